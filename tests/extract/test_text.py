"""Sentences of articles: texts with all their sentences, and how they agree with the annotated evidence."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import sentences

GOLD = Path(__file__).parents[2] / "corpus" / "gold"

# One line each, with all sentences of it.
LINES = [
    # full stops and what is none
    ("Nvidia invests. OpenAI spends.", ["Nvidia invests.", "OpenAI spends."]),
    ("Microsoft Corp. said it would pay. Apple Inc. did too.", ["Microsoft Corp. said it would pay.", "Apple Inc. did too."]),
    ("It sued X Corp. The case goes on.", ["It sued X Corp.", "The case goes on."]),
    (
        "Nvidia Corp. Chief Executive Jensen Huang met Foxconn Co. Ltd. Chairman Young Liu.",
        ["Nvidia Corp. Chief Executive Jensen Huang met Foxconn Co. Ltd. Chairman Young Liu."],
    ),
    ("Warner Bros. Discovery sued. Warner Bros. The end.", ["Warner Bros. Discovery sued.", "Warner Bros.", "The end."]),
    (
        "The U.S. Department of Energy paid. It is in the U.S. The U.K. did not.",
        ["The U.S. Department of Energy paid.", "It is in the U.S.", "The U.K. did not."],
    ),
    ("Mr. Lee met Dr. Wu and Sen. Warren. Gov. Abbott left.", ["Mr. Lee met Dr. Wu and Sen. Warren.", "Gov. Abbott left."]),
    ("They left Wall St. The firm did not. St. Louis pays.", ["They left Wall St.", "The firm did not.", "St. Louis pays."]),
    ("J. P. Morgan and Samuel L. Jackson sold. C.C. Wei bought.", ["J. P. Morgan and Samuel L. Jackson sold.", "C.C. Wei bought."]),
    (
        "It closed its Series C. Investors came. Row A is served by B. Building D is not.",
        ["It closed its Series C.", "Investors came.", "Row A is served by B. Building D is not."],
    ),
    ("He wrote it on X. Musk replied.", ["He wrote it on X.", "Musk replied."]),
    ("On Jan. 5 it paid. It was agreed in Sept. The sum is open.", ["On Jan. 5 it paid.", "It was agreed in Sept.", "The sum is open."]),
    ("It opens at 9 a.m. Tuesday and closes at 5 p.m. No one came.", ["It opens at 9 a.m. Tuesday and closes at 5 p.m.", "No one came."]),
    ("Getty v. Stability and Arm vs. Qualcomm go on, e.g. Monday.", ["Getty v. Stability and Arm vs. Qualcomm go on, e.g. Monday."]),
    ("Lee et al. Nature published it. Ask Lee et al. They know.", ["Lee et al. Nature published it.", "Ask Lee et al.", "They know."]),
    ("Engine No. 1 sold. Is it true? No. It is not.", ["Engine No. 1 sold.", "Is it true?", "No.", "It is not."]),
    ("The chief is ill. Nvidia sat. Oracle won.", ["The chief is ill.", "Nvidia sat.", "Oracle won."]),
    ("It paid $1.5 bn for 2.5% of C3.ai. Amazon.com paid €4.5m.", ["It paid $1.5 bn for 2.5% of C3.ai.", "Amazon.com paid €4.5m."]),
    ("Revenue rose 4.5. 10 firms fell.", ["Revenue rose 4.5.", "10 firms fell."]),
    # other stops
    (
        "Yahoo! Japan bought. Does Yahoo! sell? They sold Yahoo! The price is open. What a deal!",
        ["Yahoo! Japan bought.", "Does Yahoo! sell?", "They sold Yahoo!", "The price is open.", "What a deal!"],
    ),
    (
        "Stellantis ordered... nothing. Then... Nothing. And … well. So . . . no.",
        ["Stellantis ordered... nothing.", "Then...", "Nothing.", "And … well.", "So . . . no."],
    ),
    ("It bought A; B was sold; C stays: all is well.", ["It bought A; B was sold; C stays: all is well."]),
    ("Really?! Yes.", ["Really?!", "Yes."]),
    # quotes and brackets
    ('"We will buy," he said. "They walk. We work." He left.', ['"We will buy," he said.', '"They walk.', 'We work."', "He left."]),
    ('"Who pays?" asked Musk. "Not me!" said Altman.', ['"Who pays?" asked Musk.', '"Not me!" said Altman.']),
    ("“It is done.” OpenAI agreed. He said: “No.”", ["“It is done.”", "OpenAI agreed.", "He said: “No.”"]),
    (
        "Both hold shares. (It led the round; Menlo was in.) One is large.",
        ["Both hold shares.", "(It led the round; Menlo was in.)", "One is large."],
    ),
    ('(It is closed. Conesa is not for sale to "anybody". – Ed.)', ["(It is closed.", 'Conesa is not for sale to "anybody". – Ed.)']),
    ('The plan is "Yes." and nothing else.', ['The plan is "Yes." and nothing else.']),
    ("It paid, he said.[1] Nvidia did not.[2][13] The end.", ["It paid, he said.[1]", "Nvidia did not.[2][13]", "The end."]),
    # a blank too few
    ("It bought the firm.The price is open.[3]Nvidia left.", ["It bought the firm.", "The price is open.[3]", "Nvidia left."]),
    ('He said "no."Then he left Booking.Com for Character.AI.', ['He said "no."', "Then he left Booking.Com for Character.AI."]),
    # names in small letters
    (
        "It works with Scale. xAI has stopped. None would. eMed bought it.",
        ["It works with Scale.", "xAI has stopped.", "None would.", "eMed bought it."],
    ),
    (
        "One of them left Microsoft. stc stays, approx. five years. nilo.ai closed.",
        ["One of them left Microsoft.", "stc stays, approx. five years.", "nilo.ai closed."],
    ),
    ("that is wrong in four places. let me fix it", ["that is wrong in four places.", "let me fix it"]),
    # datelines, digests, labels, items
    (
        "WILMINGTON, Del. – Kestrel Lane has asked a court to let it take the chips. It waits.",
        ["WILMINGTON, Del. – Kestrel Lane has asked a court to let it take the chips.", "It waits."],
    ),
    ("ST. LOUIS, May 1 - Ironwood won an order. Peoria waits.", ["ST. LOUIS, May 1 - Ironwood won an order.", "Peoria waits."]),
    (
        "Meta buys Manus - the price is $2bn, sources say. Manus stays in Singapore.",
        ["Meta buys Manus - the price is $2bn, sources say.", "Manus stays in Singapore."],
    ),
    ("**Packaging.** Harvard's case goes on. **Who pays?** No one.", ["**Packaging.** Harvard's case goes on.", "**Who pays?** No one."]),
    ("1. Meta buys it. It pays.", ["1. Meta buys it.", "It pays."]),
    ("Q. What happened? A. It was sold.", ["Q. What happened?", "A. It was sold."]),
    ("2026. Runway gives notice.", ["2026.", "Runway gives notice."]),
    ("• Tesla pays. • Waymo opens.", ["• Tesla pays.", "• Waymo opens."]),
    ("9.02 We are live. 9.11 Microsoft buys.", ["9.02 We are live.", "9.11 Microsoft buys."]),
    ("ABARA: [laughs] Okay. AWS gets the most.", ["ABARA: [laughs] Okay.", "AWS gets the most."]),
    ("| Warner Bros. Discovery | Midjourney | filed. Open. |", ["| Warner Bros. Discovery | Midjourney | filed. Open. |"]),
    ("Nvidia\tOpenAI\tup to $100bn. No contract. Yet", ["Nvidia\tOpenAI\tup to $100bn. No contract. Yet"]),
    ("Read more: Why Nvidia pays", ["Read more: Why Nvidia pays"]),
    # nothing
    ("", []),
    (" \t\u200b\ufeff\r\n\n", []),
    ("* * *", []),
    ("|---|---|", []),
    ("?! … 😀", []),
]


def said(text):
    return [text[found.start : found.end] for found in sentences(text)]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_sentences_of_a_line(line, expected):
    assert said(line) == expected


# Whole texts: each sentence with its paragraph; titles are marked.
TEXTS = {
    "a title and two paragraphs": (
        "Meta buys Manus\n\nMeta has bought Manus. It paid $2bn.\n\n\nManus stays.\n",
        ["T 0 Meta buys Manus", "1 Meta has bought Manus.", "1 It paid $2bn.", "2 Manus stays."],
    ),
    "the first line is a sentence": ("Meta has bought Manus.\n\nIt paid.", ["0 Meta has bought Manus.", "1 It paid."]),
    "a title that asks": ("Who owns Manus?\n\nMeta.", ["T 0 Who owns Manus?", "1 Meta."]),
    "a title that ends with a firm": ("Nvidia buys shares of Oracle Corp.\n\nIt paid.", ["T 0 Nvidia buys shares of Oracle Corp.", "1 It paid."]),
    "no blank lines": ("Deals of the day\nMeta buys Manus\nNvidia invests in Wayve.\nxAI borrows", ["T 0 Deals of the day", "1 Meta buys Manus", "2 Nvidia invests in Wayve.", "3 xAI borrows"]),
    "Markdown": (
        "# Week 12\n\n#### Business\nMeta buys [Manus](https://a.example/b). It pays.\n\n---\n\n## Courts\nGetty lost.\n",
        ["T 0 # Week 12", "T 1 #### Business", "2 Meta buys [Manus](https://a.example/b).", "2 It pays.", "T 3 ## Courts", "4 Getty lost."],
    ),
    "items": (
        "Deals\n\n- Meta buys Manus\n- Nvidia invests. It pays.\n* Oracle lends\n1. xAI borrows\n2) Wayve sells",
        ["T 0 Deals", "1 - Meta buys Manus", "2 - Nvidia invests.", "2 It pays.", "3 * Oracle lends", "4 1. xAI borrows", "5 2) Wayve sells"],
    ),
    "a table": (
        "Holdings\n\n| Holder | Company |\n|---|---|\n| ASML | Mistral AI |\n| Warner Bros. The end | Udio |\n\nAll as of May.",
        ["T 0 Holdings", "1 | Holder | Company |", "1 | ASML | Mistral AI |", "1 | Warner Bros. The end | Udio |", "2 All as of May."],
    ),
    "a time above its item": ("Live\n\n6:05 p.m.\nPerplexity bids. It waits.\n\n5:40 p.m.\nGoogle speaks", ["T 0 Live", "1 6:05 p.m.", "1 Perplexity bids.", "1 It waits.", "2 5:40 p.m.", "2 Google speaks"]),
    "lines that are whole paragraphs": ("News\n\nMeta buys Manus. It pays.\nNvidia invests in Wayve.\nCaption: a chip\nOracle lends.", ["T 0 News", "1 Meta buys Manus.", "1 It pays.", "2 Nvidia invests in Wayve.", "3 Caption: a chip", "3 Oracle lends."]),
    "a heading above a paragraph is not joined": (
        "Week\n\nThe firm that everybody wanted to buy this spring\nNvidia and OpenAI have agreed on terms.",
        ["T 0 Week", "1 The firm that everybody wanted to buy this spring", "1 Nvidia and OpenAI have agreed on terms."],
    ),
    "wrapped by hand": (
        "Deal\n\nMicrosoft and Nvidia said on Tuesday that they would\ninvest up to $15 billion in Anthropic. The maker of\nClaude will buy $30 billion of computing power from\nMicrosoft in return.\n\nShares fell.",
        [
            "T 0 Deal",
            "1 Microsoft and Nvidia said on Tuesday that they would\ninvest up to $15 billion in Anthropic.",
            "1 The maker of\nClaude will buy $30 billion of computing power from\nMicrosoft in return.",
            "2 Shares fell.",
        ],
    ),
    "one line broken, with a hyphen": (
        "Baobab Compute lands Standard Bank as an-\nchor tenant\n\nIt pays.",
        ["T 0 Baobab Compute lands Standard Bank as an-\nchor tenant", "1 It pays."],
    ),
    "a broken item": (
        "List\n\n- Nvidia will put money into Wayve, of London,\n  and into Nscale\n- Oracle lends",
        ["T 0 List", "1 - Nvidia will put money into Wayve, of London,\n  and into Nscale", "2 - Oracle lends"],
    ),
    "comments are not joined": (
        "Talk\n\ngus_s: my local Nordstrom tailor still uses paper lol\nanon: Google could build this in a weekend",
        ["T 0 Talk", "1 gus_s: my local Nordstrom tailor still uses paper lol", "1 anon: Google could build this in a weekend"],
    ),
    "line ends of other systems": ("Deal\r\n\r\nMeta buys.\r\nIt pays.\r\n\r\nEnd\u2028of all", ["T 0 Deal", "1 Meta buys.", "1 It pays.", "2 End", "2 of all"]),
    "blanks around": ("\ufeff\n  Deal \u00a0\n\n\u200b\t Meta buys. \u200b It pays. \u00a0\n", ["T 0 Deal", "1 Meta buys.", "1 It pays."]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_sentences_of_a_text(text, expected):
    shown = [f"{'T ' if found.title else ''}{found.paragraph} {text[found.start : found.end]}" for found in sentences(text)]
    assert shown == expected


def test_a_long_first_line_is_no_title():
    assert [found.title for found in sentences("word " * 100)] == [False]


def test_a_row_is_no_title():
    assert [found.title for found in sentences("Holder | Company | Stake\nASML | Mistral AI | 11%")] == [False, False]


def test_a_long_sentence_is_cut_at_the_end_of_a_clause():
    text = "the firm bought chips and paid; " * 100 + "the end."
    assert [found.end - found.start for found in sentences(text)] == [2975, 232]


# ------------------------------------------------------------------ properties

ANY = st.text(st.one_of(st.characters(), st.sampled_from("aB1 .\n\"'”)(*-–|#,;!?…[]\t\u200b\ud800")), max_size=300)


@given(ANY)
def test_sentences_stand_in_order_and_hold_their_words(text):
    found = sentences(text)
    ends = [0]
    for sentence in found:
        inside = text[sentence.start : sentence.end]
        assert inside == inside.strip() != ""
        ends += [sentence.start, *(place for word in sentence.words for place in word), sentence.end]
    assert ends == sorted(ends)
    assert [found.paragraph for found in found] == sorted(found.paragraph for found in found)


@given(ANY)
def test_no_letter_or_figure_is_lost(text):
    inside = "".join(text[word.start : word.end] for found in sentences(text) for word in found.words)
    assert [sign for sign in inside if sign.isalnum()] == [sign for sign in text if sign.isalnum()]


# ------------------------------------------------------------------ annotated articles


def shares(folder):
    """Shares of the claims whose evidence is exactly one sentence, and of those where one sentence holds it all."""
    exact = held = count = 0
    for path in sorted((GOLD / folder).glob("*.jsonl")):
        for article in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            text, found = article["text"], {(sentence.start, sentence.end) for sentence in sentences(article["text"])}
            for claim in article["claims"]:
                start = claim.get("start", text.find(claim["evidence"]))
                end = start + len(claim["evidence"])
                count += 1
                exact += (start, end) in found
                held += any(first <= start and end <= last for first, last in found)
    return exact / count, held / count


@pytest.mark.parametrize("folder", ["train", "test"])
def test_evidence_is_one_sentence(folder):
    exact, held = shares(folder)
    assert exact >= 0.97
    assert held >= 0.98
