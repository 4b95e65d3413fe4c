"""The article that the tests of the second opinion are about, and answers to it."""

from corpus.domain import Article, Claim
from corpus.relations import Relation
from extract.opinion_check import CONFIDENCE

TEXT = (
    "Corvane moves to Azure\n\n"
    "Alder Capital put up to $40m into Corvane on Tuesday, the startup’s founder said. Corvane, whose models\nran on Birk Cloud, "
    "will rent “20,000 GPUs” from Azure until 2028.\n\n"
    "Birk Cloud is reportedly preparing to sue Corvane. It isn’t in talks with Delphine, a spokesperson for Corvane said."
)
ARTICLE = Article(text=TEXT, title="Corvane moves to Azure", publisher="The Evening Post", published="2025-05-14")

ROUND = "Alder Capital put up to $40m into Corvane on Tuesday, the startup’s founder said."
LEASE = "Corvane, whose models\nran on Birk Cloud, will rent “20,000 GPUs” from Azure until 2028."
SUIT = "Birk Cloud is reportedly preparing to sue Corvane."
TALKS = "It isn’t in talks with Delphine, a spokesperson for Corvane said."


def stated(triple: str, evidence: str, **more: object) -> dict[str, object]:
    """`stated("Nvidia INVESTS_IN OpenAI", "…")` as a model answers it, every part there."""
    subject, relation, other = next(triple.partition(f" {r} ") for r in Relation if f" {r} " in triple)
    empty = dict.fromkeys(("amount", "percent", "capacity", "date", "until", "speaker"))
    whole = {"evidence": evidence, "subject": subject, "relation": relation.strip(), "object": other, "status": "active"}
    return {**whole, "hedged": False, "conditional": False, **empty, **more}


def claim(triple: str, evidence: str, *, text: str = TEXT, model: str = "m", **more: object) -> Claim:
    """The claim that comes of it, where nothing is amiss; both names stand in the sentence as they are."""
    subject, relation, other = next(triple.partition(f" {r} ") for r in Relation if f" {r} " in triple)
    start = text.index(evidence)
    given = {
        "status": "active",
        "evidence": evidence,
        "start": start,
        "end": start + len(evidence),
        "subject_text": subject,
        "object_text": other,
        "confidence": CONFIDENCE,
        "extractor": f"openai-compatible/{model}",
        "why": f"{model} read it so; the sentence and both names stand in the article; its accuracy is not known",
    }
    return Claim(subject=subject, relation=relation.strip(), object=other, **{**given, **more})


GOOD = (
    stated("Alder Capital INVESTS_IN Corvane", ROUND, amount="up to $40m", date="on Tuesday", speaker="the startup's founder"),
    stated(
        "Corvane LEASES_COMPUTE_FROM Microsoft",
        LEASE.replace("\n", " ").replace("“", '"'),
        status="agreed",
        capacity="20,000 GPUs",
        until="2028",
    ),
    stated("Birk Cloud SUES Corvane", SUIT, status="in_talks", hedged=True),
)
READ = (
    claim(
        "Alder Capital INVESTS_IN Corvane",
        ROUND,
        amount={"value": 40e6, "bound": "up_to", "text": "up to $40m"},
        date="2025-05-13",
        speaker="the startup’s founder",
    ),
    claim(
        "Corvane LEASES_COMPUTE_FROM Microsoft",
        LEASE,
        object_text="Azure",
        status="agreed",
        capacity={"value": 20_000, "unit": "GPUs", "text": "20,000 GPUs"},
        until="2028",
    ),
    claim("Birk Cloud SUES Corvane", SUIT, status="in_talks", hedged=True),
)
