"""PDF and Word: headings, lists, tables and paragraphs stay, running heads go, and a broken file is a sentence."""

import io
import random
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from tests.corpus.format_samples import BODY, PARAGRAPHS, pdf, read, zipped

TITLE = "Tarnfjell backs Orbline"


def wrapped(text: str, width: int = 76) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


LINES = [line for paragraph in PARAGRAPHS for line in wrapped(paragraph)]

# ------------------------------------------------------------------ PDF


@pytest.mark.parametrize(
    ("pages", "stated", "title", "body"),
    [
        ([[TITLE, *LINES]], None, TITLE, BODY),
        ([[TITLE, *LINES]], TITLE, TITLE, BODY),
        ([[TITLE, *LINES]], "Microsoft Word - draft_7.doc", TITLE, BODY),  # a title that the page does not show is no title
        ([[*LINES]], None, None, BODY),
        (
            [["The Example Times", "2 March 2026", TITLE, *LINES[:3], f"Page {1}"], ["The Example Times", *LINES[3:6], "Page 2"], ["The Example Times", *LINES[6:], "Page 3"]],
            None, None, None,
        ),
        ([["What it buys", "- switches for data cen-", "tres", "- fibre", *LINES]], None, "What it buys", "- switches for data centres\n\n- fibre"),
    ],
)  # fmt: skip
def test_a_pdf(pages: list[list[str]], stated: str | None, title: str | None, body: str | None) -> None:
    ((place, found, text, known),) = read(pdf(*pages, title=stated), "a.pdf")
    assert (place, known) == ("a.pdf", {"key": "a"})
    assert "The Example Times" not in text
    assert "Page" not in text
    if body == BODY:
        assert (found, text) == (title, BODY)
    elif body:
        assert found == title
        assert text.startswith(body)
    else:
        assert all(word in text for word in BODY.split())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf([]), "Its pages hold no text but pictures of it; run text recognition (OCR) over it first."),
        (pdf(["Text"])[:200], "The PDF is faulty or cut off ("),
        (b"%PDF-1.7\n" + b"noise " * 500, "The PDF is faulty or cut off ("),
        (b"%PDF-", "The PDF is faulty or cut off ("),
        (pdf(*[[] for _ in range(301)]), "It has 301 pages, more than 300; give the pages of the article."),
        (pdf(["Text"]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), ""),  # a tree of pages that holds itself
        (pdf(["Text"]).replace(b"/Info 4 0 R", b"/Encrypt 4 0 R /ID [<00> <00>]"), ""),
    ],
)
def test_a_pdf_that_is_refused(data: bytes, why: str) -> None:
    ((place, reason, told),) = read(data, "a.pdf")
    assert place == "a.pdf"
    assert reason in ("unreadable", "too large")
    assert told.startswith(why)


def test_a_pdf_of_many_characters_is_refused() -> None:
    ((_, reason, why),) = read(pdf(*[["x" * 20_000] * 10 for _ in range(11)]), "a.pdf")
    assert (reason, why) == ("too large", "It holds more than 2,000,000 characters; give the pages of the article.")


# ------------------------------------------------------------------ Word


def word(make: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    make(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def everything(document: Document) -> None:
    document.add_paragraph(TITLE, "Title")
    document.add_heading("The terms", 1)
    document.add_paragraph(PARAGRAPHS[0])
    document.add_paragraph("switches", "List Bullet")
    document.add_paragraph("fibre", "List Bullet")
    table = document.add_table(2, 3)
    for row, words in zip(table.rows, (("Year", "Sum", ""), ("2026", "$40\u00a0m", "paid\nin full")), strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    document.add_paragraph("")
    document.add_paragraph(PARAGRAPHS[1])


def tracked(document: Document) -> None:
    paragraph = document.add_paragraph("It paid ")
    for tag, inner in (
        ("del", '<w:r><w:delText xml:space="preserve">nothing</w:delText></w:r>'),
        ("ins", "<w:r><w:t>$40 million</w:t></w:r>"),
    ):
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        paragraph._p.append(parse_xml(f'<w:{tag} xmlns:w="{space}" w:id="1" w:author="a">{inner}</w:{tag}>'))


def merged(document: Document) -> None:
    document.add_paragraph("It was.")
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Total"


@pytest.mark.parametrize(
    ("make", "title", "body"),
    [
        (
            everything,
            TITLE,
            f"The terms\n\n{PARAGRAPHS[0]}\n\nswitches\nfibre\n\nYear | Sum | \n2026 | $40 m | paid in full\n\n{PARAGRAPHS[1]}",
        ),
        (tracked, None, "It paid $40 million"),
        (merged, None, "It was.\n\nTotal"),
        (lambda document: [document.add_paragraph(text) for text in (TITLE, BODY)], TITLE, BODY.replace("\n\n", "\n\n")),
    ],
)
def test_a_word_file(make: Callable[[Document], None], title: str | None, body: str) -> None:
    ((place, found, text, known),) = read(word(make), "a.docx")
    assert (place, known) == ("a.docx", {"key": "a"})
    assert found == title
    assert text.replace("\u00a0", " ") == body


@pytest.mark.parametrize("name", ["a.docx", "a.zip", "a.txt", ""])
def test_a_word_file_under_any_name(name: str) -> None:
    assert read(word(everything), name)[0][1] == TITLE


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (word(lambda _: None), "There is no text in it."),
        (word(everything)[:-40], "The zip file is faulty or cut off ("),
        (zipped({"word/document.xml": "<x/>"}), "The Word file is faulty ("),
        (
            zipped({"word/document.xml": "<x/>"} | dict.fromkeys(map(str, range(5_000)), "")),
            "The Word file unpacks to 4 bytes in 5,001 parts;",
        ),
    ],
)
def test_a_word_file_that_is_refused(data: bytes, why: str) -> None:
    ((place, reason, told),) = read(data, "a.docx")
    assert place == "a.docx"
    assert reason in ("unreadable", "too large")
    assert told.startswith(why)


def test_entities_in_a_word_file_bring_nothing_in() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(everything))) as whole, zipfile.ZipFile(out, "w") as changed:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "word/document.xml":
                inside = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
                data = data.replace(b"<w:document", inside + b"<w:document", 1).replace(b"The terms", b"The &e;&b; terms")
            changed.writestr(name, data)
    assert "root:" not in str(read(out.getvalue(), "a.docx"))


# ------------------------------------------------------------------ noise


@pytest.mark.parametrize("seed", range(30))
def test_noise_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray([pdf([TITLE, *LINES], title=TITLE), word(everything)][seed % 2])
    for _ in range(chance.choice((1, 5, 50))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    for row in read(bytes(data), "a"):
        assert row[0] == "a"
        assert len(row) == 4 or row[1] in ("unreadable", "too large")
