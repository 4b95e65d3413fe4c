"""What a model states, and what of it the article bears out: a table, compared whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.domain import Article
from corpus.tables import load_tables
from extract.opinion_answer import Stated
from extract.opinion_check import Checked, Checker
from extract.opinion_names import Names
from extract.opinion_spans import Span, find
from extract.opinion_tables import known
from tests.extract.opinion_cases import ARTICLE, GOOD, LEASE, READ, ROUND, SUIT, TALKS, TEXT, claim, stated

KNOWN = known()


def check(*answers, text=TEXT, **article):
    one = ARTICLE.model_copy(update={"text": text, **article})
    return Checker(one, text=text, known=KNOWN, model="m").check([Stated.model_validate(answer) for answer in answers])


def test_what_the_article_says_is_taken():
    assert check(*GOOD) == Checked(READ, {}, 0)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        # invented sentences
        (stated("Alder Capital INVESTS_IN Corvane", "Alder Capital owns all of Corvane."), "a sentence that does not stand in the article"),
        (stated("Alder Capital INVESTS_IN Corvane", ROUND.replace("$40m", "$400m")), "a sentence that does not stand in the article"),
        (stated("Alder Capital INVESTS_IN Corvane", ROUND.lower()), "a sentence that does not stand in the article"),
        (stated("Alder Capital INVESTS_IN Corvane", "Alder Capital put … into Corvane"), "a sentence that does not stand in the article"),
        (stated("Alder Capital INVESTS_IN Corvane", ".*"), "a sentence that does not stand in the article"),
        (stated("Alder Capital INVESTS_IN Corvane", ""), "a sentence that does not stand in the article"),
        (stated("Alder Capital INVESTS_IN Corvane", " \n"), "a sentence that does not stand in the article"),
        (stated("Alder Capital INVESTS_IN Corvane", TEXT), "several paragraphs in place of a sentence"),
        (stated("Alder Capital INVESTS_IN Corvane", f"{LEASE}\n\n{SUIT}"), "several paragraphs in place of a sentence"),
        # invented organisations, and what is none
        (stated("Nvidia INVESTS_IN Corvane", ROUND), "an organisation that the article does not name"),
        (stated("Corvane BUYS_FROM Nvidia", LEASE), "an organisation that the article does not name"),
        (stated("Alder INVESTS_IN Corvane Robotics", ROUND), "an organisation that the article does not name"),
        (stated("Capital Alder INVESTS_IN Corvane", ROUND), "an organisation that the article does not name"),
        (stated("the startup BUYS_FROM Birk Cloud", LEASE), "an organisation that the article does not name"),
        (stated("founder INVESTS_IN Corvane", ROUND.replace("founder", "Founder")), "a sentence that does not stand in the article"),
        (stated("It PARTNERS_WITH Delphine", TALKS), "an organisation that the article does not name"),
        (stated("models BUYS_FROM Azure", LEASE), "an organisation that the article does not name"),
        (stated(" INVESTS_IN Corvane", ROUND), "an organisation that the article does not name"),
        (stated(f"{'Corvane ' * 20} INVESTS_IN Corvane", ROUND), "an organisation that the article does not name"),
        # of one with itself, by whatever names
        (stated("Corvane OWNS Corvane", LEASE), "the same organisation at both ends"),
        (stated("Azure BUYS_FROM Microsoft", LEASE), "the same organisation at both ends"),
    ],
)
def test_what_it_does_not_bear_out_is_dropped(answer, reason):
    assert check(answer) == Checked((), {reason: 1}, 0)
    assert check(answer, GOOD[2]) == Checked(READ[2:], {reason: 1}, 0)


def test_a_sentence_far_from_both_names_is_dropped():
    text = f"{SUIT}\n\n{'Nothing else was said that week. ' * 20}\n\nThe two have signed a contract."
    far = stated("Birk Cloud PARTNERS_WITH Corvane", "The two have signed a contract.")
    assert check(far, text=text) == Checked((), {"a sentence that is about neither of the two": 1}, 0)
    near = f"{SUIT}\n\nNothing else was said that week. The two have signed a contract."
    taken = claim("Birk Cloud PARTNERS_WITH Corvane", "The two have signed a contract.", text=near, subject_text=None, object_text=None)
    assert check(far, text=near) == Checked((taken,), {}, 0)


@pytest.mark.parametrize(
    "name",
    [
        "<b>Corvane</b>", "Corvane<script>", "../Corvane", "/Corvane", "~/Corvane", "Corvane/../Delphine", "C:\\Corvane", "file://Corvane", "Corvane.sh",
        "`Corvane`", "{Corvane}", "Cor\x00vane", "Corvane\x1b[31m", "Corvane\u202e", "Corvane\u200b", "\x9bCorvane", "Corvane\nCorvane", "[Corvane]", "Corvane|Delphine",
    ],
)  # fmt: skip
def test_names_with_markup_paths_or_hidden_characters_are_none_even_where_they_stand(name):
    text = f"{SUIT} {name} was there, said Birk Cloud."
    assert Names(text, KNOWN, None).find(name) is None


@pytest.mark.parametrize(
    ("written", "evidence"),
    [
        (ROUND, ROUND),
        (ROUND.replace("’", "'"), ROUND),
        (f"  {ROUND}\n", ROUND),
        (ROUND.replace(" ", " \n\t"), ROUND),
        (ROUND.replace(" ", "\u00a0"), ROUND),
        (LEASE.replace("\n", " ").replace("“", '"').replace("”", "«"), LEASE),
        ("put up to $40m into Corvane", ROUND),  # the whole sentence is the evidence, whoever points at it
        ("Tuesday", ROUND),
    ],
)
def test_evidence_is_found_through_blanks_and_quotation_marks_and_is_the_articles_own(written, evidence):
    (found,) = (
        check(stated("Alder Capital INVESTS_IN Corvane", written)).claims
        if evidence == ROUND
        else check(stated("Corvane BUYS_FROM Birk Cloud", written)).claims
    )
    assert (found.evidence, found.start, found.end) == (evidence, TEXT.index(evidence), TEXT.index(evidence) + len(evidence))


def test_words_over_two_sentences_stay_as_they_are():
    both = f"{SUIT} {TALKS}"
    assert check(stated("Birk Cloud SUES Corvane", both)) == Checked((claim("Birk Cloud SUES Corvane", both),), {}, 0)


def test_told_twice_is_claimed_once_and_two_sums_are_two():
    again = {**GOOD[0], "status": "agreed", "evidence": "Alder Capital put up to $40m"}
    other = {**GOOD[0], "amount": None}
    assert check(GOOD[0], again, GOOD[0], other) == Checked((READ[0], READ[0].model_copy(update={"amount": None})), {}, 0)


# ------------------------------------------------------------------ names


NAMES = (
    "Andreessen Horowitz Inc. and AT&T met Zorvex Robotics. Zorvex's backers, a16z among them, use Claude, DeepMind and GitHub. quillbase does not. "
    "ZORVEX ROBOTICS, ZORVEX ROBOTICS! Marks & Tarn and the L'Oréal fund of H2O.ai came; Open\nAI did not. The US government watched."
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Andreessen Horowitz", ("Andreessen Horowitz", ["Andreessen Horowitz", "a16z"])),
        ("a16z", ("Andreessen Horowitz", ["Andreessen Horowitz", "a16z"])),
        ("AT&T", ("AT&T", ["AT&T"])),
        ("Zorvex Robotics", ("Zorvex Robotics", ["Zorvex Robotics", "Zorvex", "ZORVEX ROBOTICS", "ZORVEX ROBOTICS"])),
        ("zorvex robotics", ("ZORVEX ROBOTICS", ["Zorvex Robotics", "Zorvex", "ZORVEX ROBOTICS", "ZORVEX ROBOTICS"])),
        ("Zorvex", ("Zorvex", ["Zorvex", "Zorvex", "ZORVEX", "ZORVEX"])),
        ("Anthropic", ("Anthropic", ["Claude"])),
        ("Claude", ("Anthropic", ["Claude"])),
        ("quillbase", ("quillbase", ["quillbase"])),
        ("Marks and Tarn", ("Marks & Tarn", ["Marks & Tarn"])),
        ("L’Oreal", ("L'Oréal", ["L'Oréal"])),
        ("H2O.ai", ("H2O.ai", ["H2O.ai"])),
        ("Amazon", None),
        ("Robotics Zorvex", None),
        ("backers", None),
        ("The Fund", None),
    ],
)
def test_names_are_found_by_alias_product_and_short_form(name, found):
    named = Names(NAMES, KNOWN, None).find(name)
    assert (named and (named.name, [NAMES[m.start : m.end] for m in named.mentions])) == found


def test_a_product_stands_for_its_owner_on_the_day():
    product = next(p for p in load_tables().products if p.id.endswith("-2"))
    before = next(p for p in load_tables().products if p.id == product.id.removesuffix("-2"))
    early, late = (load_tables().organisations[p.owner].name for p in (before, product))
    text = f"They moved to {product.name} for good."
    first, last = (Article(text=text, published=day).published for day in (str(before.until), "2099"))
    assert [Names(text, KNOWN, day).find(product.name).name for day in (first, last)] == [early, late]


# ------------------------------------------------------------------ fields


@pytest.mark.parametrize(
    ("given", "fields", "blank"),
    [
        ({"amount": "$40m"}, {"amount": {"value": 40e6, "bound": "up_to", "text": "up to $40m"}}, 0),
        ({"amount": "$41m"}, {}, 1),
        ({"amount": "Corvane"}, {}, 1),
        ({"amount": "40000000"}, {}, 1),
        ({"date": "Tuesday"}, {"date": "2025-05-13"}, 0),
        ({"date": "2025-05-13"}, {}, 1),
        ({"date": "in 2031"}, {}, 1),
        ({"date": "until 2028"}, {"date": "2028"}, 0),  # from the next sentence of the paragraph
        ({"capacity": "20,000 GPUs"}, {"capacity": {"value": 20_000, "unit": "GPUs", "text": "20,000 GPUs"}}, 0),
        ({"percent": "49%"}, {}, 1),
        ({"speaker": "the startup's founder"}, {"speaker": "the startup’s founder"}, 0),
        ({"speaker": "a spokesperson for Corvane"}, {"speaker": "a spokesperson for Corvane"}, 0),
        ({"speaker": "Sam Altman"}, {}, 1),
        ({"speaker": "x" * 5000, "amount": "$" * 5000, "date": "\x00"}, {}, 3),
        ({"conditional": True, "hedged": True, "status": "denied"}, {"conditional": True, "hedged": True, "status": "denied"}, 0),
        ({"amount": ""}, {}, 0),
    ],
)
def test_fields_are_read_from_the_articles_own_words(given, fields, blank):
    answer = stated("Alder Capital INVESTS_IN Corvane", ROUND, **given)
    assert check(answer) == Checked((claim("Alder Capital INVESTS_IN Corvane", ROUND, **fields),), {}, blank)


def test_what_a_company_is_worth_is_not_what_was_paid():
    text = "Alder Capital took 12% of Corvane, valuing it at $2 billion."
    answer = stated("Alder Capital INVESTS_IN Corvane", text, amount="$2 billion", percent="12%")
    assert check(answer, text=text) == Checked(
        (claim("Alder Capital INVESTS_IN Corvane", text, text=text, percent={"value": 12, "of": "stake"}),), {}, 1
    )


# ------------------------------------------------------------------ properties

ANY_TEXT = st.text(st.sampled_from("Corvane Birk.\n\x00\u202e<>/&’'\"“0$%m") | st.characters(), max_size=80)


@given(text=ANY_TEXT, words=ANY_TEXT)
def test_what_is_found_is_what_was_said_but_for_blanks_and_quotation_marks(text, words):
    found = find(text, words)
    if found:
        same = str.maketrans(dict.fromkeys("‘‚‛′`´’", "'") | dict.fromkeys("“”„‟″«»", '"'))
        assert text[found.start : found.end].translate(same).split() == words.translate(same).split()
    elif words.strip() and "\0" not in words:
        assert words.strip() not in text


@given(
    st.lists(st.fixed_dictionaries(dict.fromkeys(("evidence", "subject", "object", "amount", "date", "speaker"), ANY_TEXT)), max_size=4),
    ANY_TEXT,
)
def test_any_answer_to_any_text_gives_only_what_stands_there(answers, text):
    checked = check(*({"relation": "OWNS", "status": "active", **answer} for answer in answers), text=text or "x")
    for one in checked.claims:
        assert text[one.start : one.end] == one.evidence
        assert Names(text, KNOWN, ARTICLE.published).find(one.subject)
    assert len(checked.claims) + checked.dropped.total() <= len(answers)


def test_spans_know_what_they_share():
    assert [Span(2, 5).meets(Span(*other)) for other in [(0, 2), (0, 3), (3, 4), (5, 9)]] == [False, True, True, False]
