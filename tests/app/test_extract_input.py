"""What people give to be read: every kind of file, and every way in which one can be faulty."""

import io
import json
import sys
from pathlib import Path

import pytest

from app.extract_input import KINDS, Details, Given, Unread, articles, files_of, title_of

OBJECT = {"id": "wire-1", "title": "Arm", "published": "2026-03-02", "text": "Arm was bought."}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, data: str | bytes) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
    return name


def read(*names: str, **details: str) -> list[tuple[str | None, str, str | None, str] | str]:
    """Key, title, date and text of each article, or why there is none."""
    return [
        item.why if isinstance(item, Unread) else (item.article.key, item.article.title, item.article.published, item.article.text)
        for item in articles(names, Details(**details))
    ]


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


# ------------------------------------------------------------------ kinds


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", "Arm sold\n\nIt was.", [("a", "Arm sold", None, "Arm sold\n\nIt was.")]),
        ("b.md", "# Arm sold #\nIt was.", [("b", "Arm sold", None, "# Arm sold #\nIt was.")]),
        ("c.TXT", "\ufeffIt was.\r\nSo.\r", [("c", "", None, "It was.\nSo.\n")]),
        ("c.json", json.dumps(OBJECT), [("wire-1", "Arm", "2026-03-02", "Arm was bought.")]),
        ("d.json", json.dumps({"text": "x", "claims": "never looked at"}, indent=2), [("d", "", None, "x")]),
        (
            "e.jsonl",
            "\n" + json.dumps(OBJECT) + '\n\n{"text": "y"}\n',
            [("wire-1", "Arm", "2026-03-02", "Arm was bought."), (None, "", None, "y")],
        ),
        ("no-ending", json.dumps({"id": "f", "text": "x"}), [("f", "", None, "x")]),
        ("notes", "Just text.", [("notes", "", None, "Just text.")]),
    ],
)
def test_each_kind_of_file(name: str, data: str, found: list[object]) -> None:
    assert read(put(name, data)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Arm sold\n\nIt was.", [(None, "Arm sold", None, "Arm sold\n\nIt was.")]),
        (
            json.dumps(OBJECT) + "\n" + json.dumps(OBJECT | {"id": "wire-2"}),
            [(key, "Arm", "2026-03-02", "Arm was bought.") for key in ("wire-1", "wire-2")],
        ),
        ("\n" + json.dumps(OBJECT, indent=1), [("wire-1", "Arm", "2026-03-02", "Arm was bought.")]),
    ],
)
def test_the_standard_input_is_text_or_objects(monkeypatch: pytest.MonkeyPatch, typed: str, found: list[object]) -> None:
    type_in(monkeypatch, typed)
    assert read("-") == found


def test_details_of_a_single_text() -> None:
    put("a.txt", "Arm sold\n\nIt was.")
    (item,) = articles(["a.txt"], Details(title="T", publisher="P", published="2026-03", url="https://a.example/x"))
    assert isinstance(item, Given)
    assert item.place == "a.txt"
    assert item.article.model_dump(exclude_defaults=True, exclude={"id"}) == {
        "key": "a", "title": "T", "publisher": "P", "published": "2026-03", "url": "https://a.example/x", "text": "Arm sold\n\nIt was.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nvidia to back Orbline\n\nNvidia will.", "Nvidia to back Orbline"),
        ("\n  Will Nvidia pay?  \n\nPerhaps.", "Will Nvidia pay?"),
        ("Arm sold\nNvidia said on Monday that it had bought Arm for a sum that nobody names.", "Arm sold"),
        ("### Arm ###\nIt was.", "Arm"),
        ("#hashtag here\nIt was said by everybody there.", "#hashtag here"),
        ("Nvidia said on Monday that it has\nbought Arm for a sum that nobody", ""),  # lines of one paragraph
        ("Nvidia bought Arm.\n\nIt paid.", ""),  # a first paragraph
        ("By our reporters:\n\nIt paid.", ""),
        ("A single line", ""),
        ("word " * 60 + "\n\nIt paid.", ""),
        ("# " + " " * 100_000 + "\n\nIt paid.", ""),
    ],
)
def test_the_first_line_where_it_looks_like_a_title(text: str, title: str) -> None:
    assert title_of(text) == title


# ------------------------------------------------------------------ faults


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("gone.txt", None, "gone.txt cannot be read (No such file or directory)."),
        ("a.pdf", b"%PDF", "a.pdf: .pdf files are not read; give .json, .jsonl, .md or .txt."),
        ("a.txt", b"\xff\xfea\0", "a.txt is not UTF-8 text (invalid start byte at byte 0); save it as UTF-8."),
        ("a.txt", " \n\n", "a.txt holds no text."),
        ("a.json", '{"id": "a"}', "a.json, line 1: 'text' is missing."),
        ("a.json", '{"id": 1, "text": "x"}', "a.json, line 1: 'id' is 1; it has to be text."),
        ("a.json", '[{"text": "x"}\n]', "a.json: [{'text': 'x'}] is no article object."),
        ("a.json", "[1]", "a.json: [1] is no article object. Write one object with a text, or one on each line."),
        ("a.json", "{", "a.json: not JSON (Expecting property name enclosed in double quotes"),
        ("a.json", "[" * 100_000, "a.json: not JSON ("),
        ("a.json", '{"text": "\\ud800"}', "a.json, line 1: 'text' is '\\ud800': "),
        ("a.json", '{"text": "x", "published": "soon"}', "a.json, line 1: 'published' is 'soon': 'soon' is no date"),
        ("x" * 300, None, "x" * 300 + " cannot be read (File name too long)."),
    ],
)
def test_a_fault_is_one_sentence_with_the_name(name: str, data: str | bytes | None, why: str) -> None:
    if data is not None:
        put(name, data)
    (told,) = read(*files_of([name]))
    assert isinstance(told, str)
    assert told.startswith(why)
    assert "\n" not in told


def test_the_others_go_on() -> None:
    put("a.jsonl", '{"id": "1", "text": "x"}\n{"id": 2, "text": "x"}\n{"id": "3", "text": "x"}')
    put("b.txt", "y")
    assert read("gone", "a.jsonl", "b.txt") == [
        "gone cannot be read (No such file or directory).",
        ("1", "", None, "x"),
        "a.jsonl, line 2: 'id' is 2; it has to be text.",
        ("3", "", None, "x"),
        ("b", "", None, "y"),
    ]


def test_a_first_line_cut_short_does_not_take_the_others_with_it() -> None:
    put("a.jsonl", '{"id": "1", "te\n{"id": "2", "text": "x"}')
    first, second = read("a.jsonl")
    assert str(first).startswith("a.jsonl, line 1: not JSON (")
    assert second == ("2", "", None, "x")


def test_details_of_what_says_them_itself() -> None:
    put("a.json", json.dumps(OBJECT))
    put("a.txt", "x")
    assert read("a.json", title="T") == [
        "a.json holds article objects, which say themselves what --title and its like say of a plain text."
    ]
    assert read("a.txt", published="soon") == [
        "a.txt: 'published' is 'soon': 'soon' is no date; write YYYY, YYYY-H1, YYYY-Q3, YYYY-MM or YYYY-MM-DD."
    ]


# ------------------------------------------------------------------ folders


def test_folders_are_opened_and_sorted_and_hidden_things_left_out() -> None:
    for name in ("f/b.txt", "f/a.md", "f/a/c.json", "f/a.pdf", "f/.hidden/x.txt", "f/.x.txt", "f/z.jsonl", "f/a b/d.txt"):
        put(name, "x")
    assert list(files_of(["f", "-", "f/a.pdf"], KINDS)) == ["f/a/c.json", "f/a b/d.txt", "f/a.md", "f/b.txt", "f/z.jsonl", "-", "f/a.pdf"]


def test_a_folder_with_nothing_to_read_is_said_so() -> None:
    put("f/a.pdf", "x")
    assert list(files_of(["f"])) == [Unread("f holds no .json, .jsonl, .md or .txt file.")]


def test_a_folder_that_leads_to_itself_ends() -> None:
    put("f/a.txt", "x")
    Path("f/up").symlink_to("..")
    assert list(files_of(["f"])) == ["f/a.txt"]
