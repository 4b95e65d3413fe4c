"""JSON and tables: the names that exports use, the shapes in which they wrap a list, and rows that hold nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.domain import Article, Source
from corpus.draft import Details
from corpus.errors import KeiretsuError
from corpus.format_dates import date_of
from corpus.format_fields import mapping
from corpus.formats import pieces_of_file
from corpus.read import write_line
from tests.corpus.format_samples import BODY, PARAGRAPHS, read, told

NO_TEXT = "There is neither a text nor an address in its fields ({}); say which is the text with --map text=NAME."
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)

# ------------------------------------------------------------------ names of fields


@pytest.mark.parametrize(
    ("data", "title", "body", "known"),
    [
        (
            {"title": "T", "text": "x", "date": "2026-03-02", "source": "Wire", "url": "https://x.example/1", "author": "Ann Oak"},
            "T", "x", {"publisher": "Wire", "authors": ("Ann Oak",), "published": "2026-03-02", "url": "https://x.example/1"},
        ),
        (
            {"headline": "T", "articleBody": "x", "datePublished": "2026-03-02T23:30:00-05:00", "publisher": {"@type": "Organization", "name": "Wire"},
             "author": [{"@type": "Person", "name": "Ann Oak"}, {"name": "Bo Ash"}]},
            "T", "x", {"publisher": "Wire", "authors": ("Ann Oak", "Bo Ash"), "published": "2026-03-02"},
        ),
        ({"Headline": "T", "Full Text": "x", "Publication date": "March 2, 2026", "Publication title": "Wire", "Byline": "By Ann Oak and Bo Ash"},
         "T", "x", {"publisher": "Wire", "authors": ("Ann Oak", "Bo Ash"), "published": "2026-03-02"}),
        ({"webTitle": "T", "webUrl": "https://x.example/1", "webPublicationDate": "2026-03-02T10:00:00Z", "fields": {"bodyText": "x"}},
         "T", "x", {"published": "2026-03-02", "url": "https://x.example/1"}),
        ({"_id": "7", "_source": {"title": "T", "body": "x"}}, "T", "x", {"key": "7"}),
        ({"headline": {"main": "T"}, "web_url": "https://x.example/1", "pub_date": "2026-03-02", "byline": {"original": "By ANN OAK"}, "body": "x"},
         "T", "x", {"authors": ("ANN OAK",), "published": "2026-03-02", "url": "https://x.example/1"}),
        ({"title": "A &amp; B <em>win</em>", "content": ["x", "y"], "pubDate": "Mon, 02 Mar 2026 10:00:00 GMT", "link": "https://x.example/1"},
         "A & B win", "x\n\ny", {"published": "2026-03-02", "url": "https://x.example/1"}),
        ({"id": 12, "title": "T", "text": "x", "outlet": "Wire", "publishedAt": "2026-03"}, "T", "x", {"publisher": "Wire", "published": "2026-03", "key": "12"}),
        ({"title": "T", "text": "x", "kind": "press release", "canonicalUrl": "https://x.example/c"}, "T", "x", {"kind": "press release", "canonical_url": "https://x.example/c"}),
        # What is not what its name says is unknown
        ({"title": "T", "text": "x", "date": "soon", "source": "https://x.example", "url": "javascript:alert(1)", "author": 7, "kind": "joke", "id": True}, "T", "x", {}),
        ({"title": ["T"], "text": "x", "author": "Oak, Jr", "publisher": ""}, "T", "x", {"authors": ("Oak, Jr",)}),
        ({"text": "Orbline raises\n\nTarnfjell invested."}, "Orbline raises", "Tarnfjell invested.", {}),
        ({"title": "orbline raises", "text": "Orbline raises\n\nTarnfjell invested."}, "orbline raises", "Tarnfjell invested.", {}),
        ({"title": "T", "text": "a\ud800b \u0007c"}, "T", "a\ufffdb c", {}),
    ],
)  # fmt: skip
def test_an_object_with_common_names(data: dict[str, Any], title: str, body: str, known: dict[str, Any]) -> None:
    assert read(json.dumps(data), content_type="application/json") == [("here", title, body, known)]


def test_a_text_that_is_html_is_read_as_such() -> None:
    ((place, title, body, known),) = read(json.dumps({"title": "Orbline", "content_html": HTML}), "a.json")
    assert (place, title, known) == ("a.json", "Orbline", {})
    assert body == BODY


def test_more_may_be_mapped() -> None:
    data = json.dumps({"story": "x", "when": "2026-03-02", "Paper Name": "Wire", "title": "T"})
    said = mapping(["text=story", "published=When", "publisher = paper name"])
    assert read(data, "a.json", mapping=said) == [("a.json", "T", "x", {"publisher": "Wire", "published": "2026-03-02"})]
    assert read("story;when\nx;2026-03-02\n", "a.csv", mapping=said) == [("a.csv: row 1", None, "x", {"published": "2026-03-02"})]


@pytest.mark.parametrize("pair", ["text", "text=", "=story", "body=story", "texte=story"])
def test_a_map_that_maps_nothing_is_told(pair: str) -> None:
    with pytest.raises(KeiretsuError, match="maps no field; write text=THEIR_NAME, with one of title, text, published"):
        mapping([pair])


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2026-03-02T10:00:00Z", "2026-03-02"), ("20260302T100000Z", "2026-03-02"), ("2026-Q1", "2026-Q1"), (1772442000, "2026-03-02"),
        (1772442000000, "2026-03-02"), ("1772442000", "2026-03-02"), ("March 2nd, 2026", "2026-03-02"), ("March 2026", "2026-03"), ("14/03/2026", "2026-03-14"),
        ("02/03/2026", "2026"), ("31/02/2026", None), ("2026-02-31", None), ("yesterday", None), ("", None), (None, None), (True, None), (12, None),
        (float("nan"), None), (1e300, None), ("9" * 100_000, None), ([], None),
    ],
)  # fmt: skip
def test_dates(value: Any, date: str | None) -> None:
    assert date_of(value) == date


# ------------------------------------------------------------------ shapes

ONE, TWO = {"title": "One", "text": "x"}, {"title": "Two", "url": "https://x.example/2"}


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("a.json", json.dumps(ONE), ["a.json"]),
        ("a.json", json.dumps(ONE, indent=2), ["a.json"]),
        ("a.json", json.dumps([ONE, TWO]), ["a.json: entry 1", "a.json: entry 2"]),
        ("a.json", json.dumps([ONE, TWO], indent=1), ["a.json: entry 1", "a.json: entry 2"]),
        ("a.json", json.dumps({"status": "ok", "articles": [ONE, TWO]}), ["a.json: entry 1", "a.json: entry 2"]),
        ("a.json", json.dumps({"response": {"tags": [{"a": 1}], "results": [ONE, TWO]}}), ["a.json: entry 1", "a.json: entry 2"]),
        ("a.json", json.dumps({"hits": {"hits": [{"_source": ONE}, {"_source": TWO}]}}), ["a.json: entry 1", "a.json: entry 2"]),
        ("a.json", json.dumps(ONE) + "\n" + json.dumps(TWO), ["a.json: line 1", "a.json: line 2"]),
        ("a.jsonl", json.dumps(ONE) + "\n\n" + json.dumps(TWO) + "\n", ["a.jsonl: line 1", "a.jsonl: line 3"]),
        ("a.jsonl", json.dumps(ONE), ["a.jsonl: line 1"]),
        ("", "\ufeff" + json.dumps(ONE) + "\n" + json.dumps(TWO), ["here: line 1", "here: line 2"]),
    ],
)
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_each_shape(name: str, text: str, places: list[str], charset: str) -> None:
    found = read(text.removeprefix("\ufeff" if charset == "utf-16" else "").encode(charset), name)  # which writes a mark of its own
    assert [row[0] for row in found] == places
    assert [row[1] for row in found] == ["One", "https://x.example/2"][: len(places)]


def test_our_own_lines_come_back_as_they_were(tmp_path: Path) -> None:
    article = Article(
        text=f"Orbline raises\n\n{BODY}", title="Orbline raises", publisher="Wire", authors=("Ann Oak",), published="2026-03-02",
        url="https://x.example/1", canonical_url="https://x.example/c", kind="blog", key="wire-1",
        based_on=(Source(publisher="Post", published="2026-03-01", url="https://p.example/1", title="Arm"), Source(publisher="Court")),
    )  # fmt: skip
    (tmp_path / "a.jsonl").write_text(write_line(article, []) + "\n")
    (piece,) = pieces_of_file(tmp_path / "a.jsonl")
    assert told(piece) == (
        f"{tmp_path / 'a.jsonl'}: line 1",
        "Orbline raises",
        BODY,
        {
            "publisher": "Wire", "authors": ("Ann Oak",), "published": "2026-03-02", "url": "https://x.example/1",
            "canonical_url": "https://x.example/c", "kind": "blog", "key": "wire-1",
            "based_on": article.based_on,
        },
    )  # fmt: skip


def test_an_interface_that_gives_the_beginning_alone_gives_a_link() -> None:
    data = {"title": "T", "source": {"id": None, "name": "Wire"}, "url": "https://x.example/1", "content": "Arm said… [+2345 chars]"}
    assert read(json.dumps({"articles": [data]}), "a.json") == [
        ("a.json: entry 1", "https://x.example/1", {"title": "T", "publisher": "Wire"})
    ]


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        ("a.json", '{"id": "a"}', [("a.json", "unreadable", NO_TEXT.format("id"))]),
        ("a.json", "{}", [("a.json", "unreadable", NO_TEXT.format("none"))]),
        ("a.json", "[]", [("a.json", "unreadable", "Its list of articles is empty.")]),
        ("a.json", "7", [("a.json", "unreadable", "7 is no article object; write one object with a text, or one a line.")]),
        ("a.json", '[{"text": "x"}, 7]', [("a.json: entry 1", None, "x", {}), ("a.json: entry 2", "unreadable", "7 is no article object; give a list of objects.")]),
        ("a.jsonl", '{"text": "x"}\n[1]\n{"text": "y"}', [
            ("a.jsonl: line 1", None, "x", {}), ("a.jsonl: line 2", "unreadable", "[1] is no article object; write one object a line."), ("a.jsonl: line 3", None, "y", {})]),
    ],
)  # fmt: skip
def test_a_fault_is_told_and_the_others_go_on(name: str, text: str, rows: list[Any]) -> None:
    assert read(text, name) == rows


@pytest.mark.parametrize(
    "text", ["{", '{"text": "x"', "[" * 100_000, '{"a":' * 100_000, "nul", '{"text": "x"} trailing', "[1" + "0" * 10_000 + "]"]
)
def test_what_is_no_json_is_told(text: str) -> None:
    ((place, reason, why),) = read(text, "a.json")
    assert (place, reason) == ("a.json", "unreadable")
    assert why.startswith("It is not JSON (")
    assert len(why) < 300


# ------------------------------------------------------------------ tables


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        ("a.csv", 'Title,Text,Date\nOne,"x, ""y""\n\nz",2026-03-02\nTwo,w,\n', [
            ("a.csv: row 1", "One", 'x, "y"\n\nz', {"published": "2026-03-02"}), ("a.csv: row 2", "Two", "w", {})]),
        ("a.csv", "headline;body;outlet\nOne;x, y;Wire\n", [("a.csv: row 1", "One", "x, y", {"publisher": "Wire"})]),
        ("a.tsv", "title\ttext\nOne\tx, y\n", [("a.tsv: row 1", "One", "x, y", {})]),
        ("a.csv", "url,title\nhttps://x.example/1,One\n,\nnone,Two\n", [
            ("a.csv: row 1", "https://x.example/1", {"title": "One"}), ("a.csv: row 3", "unreadable", NO_TEXT.format("url, title"))]),
        ("a.csv", "title,text\nOne,x,y\nTwo\n", [
            ("a.csv: row 1", "unreadable", "It has 3 cells under 2 columns; put texts into quotation marks."), ("a.csv: row 2", "unreadable", NO_TEXT.format("title"))]),
        ("a.csv", "name,value\na,b\n", [
            ("a.csv", "unreadable", "None of its columns (name, value) is known to hold a text or an address; say which with --map text=NAME.")]),
        ("a.csv", "", [("a.csv", "unreadable", "None of its columns (none) is known to hold a text or an address; say which with --map text=NAME.")]),
        ("a.csv", "text\r\n" + "x" * 200_000 + "\r\n", [("a.csv: row 1", None, "x" * 200_000, {})]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables(name: str, text: str, rows: list[Any], charset: str) -> None:
    assert read(text.encode(charset), name) == rows


def test_a_table_in_windows_1252() -> None:
    assert read("title,text\nÜbernahme,für 5 €\n".encode("cp1252"), "a.csv") == [("a.csv: row 1", "Übernahme", "für 5 €", {})]


def test_the_user_fills_what_each_row_lacks_but_not_its_title_and_address() -> None:
    given = Details(title="T", publisher="Wire", published=date_of("2026-03-02"), url="https://x.example/1")
    assert read("text,source\nx,\ny,Post\n", "a.csv", given=given) == [
        ("a.csv: row 1", None, "x", {"publisher": "Wire", "published": "2026-03-02"}),
        ("a.csv: row 2", None, "y", {"publisher": "Post", "published": "2026-03-02"}),
    ]
    assert read('{"text": "x"}', "a.json", given=given) == [
        ("a.json", "T", "x", {"publisher": "Wire", "published": "2026-03-02", "url": "https://x.example/1"})
    ]


@pytest.mark.parametrize(("name", "text", "body"), [
    ("a.jsonl", '{"text": "one\u2028two\x85three\tfour"}', "one\ntwo\nthree\tfour"),
    ("a.json", '{"text": "one\u2029two \x1cx"}', "two x"),
    ("a.csv", "text,title\none\u2028two\x85three,T\n", "one\ntwo\nthree"),
])  # fmt: skip
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_odd_ends_of_lines_within_a_text_end_no_record(name: str, text: str, body: str, charset: str) -> None:
    ((_, _, found, _),) = read(text.encode(charset), name)
    assert found == body
