"""Names folded for comparison, and the readable slugs that organisations have as ids."""

import re
import unicodedata
from functools import lru_cache

# Words that say in which legal form a firm trades, not which firm it is. Fund words (Ventures, Capital,
# Growth, Foundation) are not among them: "Google Ventures" is not Google.
LEGAL_FORMS = frozenset(
    (
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "company",
        "companies",
        "ltd",
        "limited",
        "llc",
        "llp",
        "lp",
        "plc",
        "pbc",
        "nv",
        "bv",
        "ag",
        "gmbh",
        "sa",
        "sas",
        "sarl",
        "se",
        "spa",
        "srl",
        "ab",
        "as",
        "asa",
        "oy",
        "oyj",
        "kk",
        "kabushiki",
        "kaisha",
        "pte",
        "pty",
        "bhd",
        "sdn",
        "ao",
        "pjsc",
        "jsc",
        "pvt",
        "pt",
        "tbk",
        "the",
        "group",
        "holding",
        "holdings",
    )
)
_APART = re.compile(r"[^\w]+|_+")
_INSIDE = re.compile(r"(?<=\w)[.'’](?=\w)|(?<=\b\w)\.")  # U.S. → us, L'Oréal → loreal, Amazon.com → amazoncom


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The name's words, case, accents and punctuation folded; letters of other scripts stay.

    >>> words("Société Générale S.A.")
    ('societe', 'generale', 'sa')
    """
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l"))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(w for w in _APART.split(_INSIDE.sub("", unicodedata.normalize("NFC", bare)).casefold().replace("&", " and ")) if w)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """One spelling for all ways to write a name, legal form included.

    >>> fold("Amazon.com, Inc.")
    'amazoncom inc'
    """
    return " ".join(words(name))


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """The folded name without legal forms at either end (unless nothing else is left).

    >>> bare("The Home Depot, Inc."), bare("Google Ventures"), bare("Group SA")
    ('home depot', 'google ventures', 'group sa')
    """
    kept = list(words(name))
    while kept and kept[-1] in LEGAL_FORMS - {"the"}:
        kept.pop()
    if len(kept) > 1 and kept[0] == "the":
        kept.pop(0)
    return " ".join(kept) if kept else fold(name)


def slug(name: str) -> str:
    """The readable id of an organisation with this name, the same in any order of ingest.

    >>> slug("Tarnfjell AS"), slug("H2O.ai, Inc."), slug("寒武纪")
    ('tarnfjell', 'h2oai', '寒武纪')
    """
    return bare(name).replace(" ", "-") or "unnamed"
