"""Which files are meant by what a user names, in which order, and what stands beside them about them."""

import os
from pathlib import Path

import pytest

from corpus.draft import Details
from corpus.format_dates import date_of
from corpus.formats import pieces_of_file
from corpus.sidecar import Sidecars
from corpus.sources import files, folders
from tests.corpus.format_samples import told


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str, text: str = "It was.") -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def named(*names: str) -> list[str]:
    return [str(path) for path in files(names)]


# ------------------------------------------------------------------ files


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["b.txt", "a.txt"], ["b.txt", "a.txt"]),
        (["a.txt", "./a.txt", "c/../a.txt"], ["a.txt"]),
        (["-", "a.txt", "-"], ["-", "a.txt", "-"]),
        (["."], ["a.txt", "b.txt", "c/1.html", "c/d/2.pdf", "c/e.TXT", "odd [1].txt"]),
        (["c"], ["c/1.html", "c/d/2.pdf", "c/e.TXT"]),
        (["c/d", "c"], ["c/d/2.pdf", "c/1.html", "c/e.TXT"]),
        (["*.txt"], ["a.txt", "b.txt", "odd [1].txt"]),
        (["c/*"], ["c/1.html", "c/e.TXT"]),
        (["**/*.pdf"], ["c/d/2.pdf"]),
        (["[ab].txt"], ["a.txt", "b.txt"]),
        (["odd [1].txt"], ["odd [1].txt"]),  # there is a file of that name
        (["a.unknown", ".hidden.txt"], ["a.unknown", ".hidden.txt"]),  # who names a file means it
        (["gone.txt", "*.gone", "empty"], ["gone.txt", "*.gone", "empty"]),  # who reads them says what is wrong
        ([], []),
    ],
)
def test_what_is_meant(names: list[str], found: list[str]) -> None:
    put(
        "b.txt",
        "a.txt",
        "c/d/2.pdf",
        "c/1.html",
        "c/e.TXT",
        "odd [1].txt",
        "a.unknown",
        ".hidden.txt",
        ".git/a.txt",
        "c/.x/a.txt",
        "c/a.py",
    )
    Path("empty").mkdir()
    assert named(*names) == found


def test_links_to_folders_are_followed_but_not_in_circles() -> None:
    put("a/1.txt", "b/2.txt")
    Path("a/b").symlink_to("../b")
    Path("b/up").symlink_to("..")
    Path("a/self").symlink_to(".")
    Path("a/dead.txt").symlink_to("gone")
    Path("a/loop.txt").symlink_to("loop.txt")
    assert named("a") == ["a/1.txt", "a/b/2.txt"]
    assert named("a/loop.txt") == ["a/loop.txt"]


def test_what_is_no_file_is_left_out_of_folders() -> None:
    put("a/1.txt")
    os.mkfifo("a/pipe.txt")
    assert named("a") == ["a/1.txt"]


def test_an_empty_folder_and_one_of_other_things_are_told() -> None:
    put("a/1.py")
    ((place, reason, why),) = [told(piece) for path in files(["a"]) for piece in pieces_of_file(path)]
    assert (place, reason) == ("a", "not found")
    assert why.startswith("The folder holds no file that is read (.atom, ")


def test_the_folders_among_the_names() -> None:
    put("a/1.txt")
    assert list(folders(["a", "a/1.txt", "-", "gone", "x\0"])) == [Path("a")]


# ------------------------------------------------------------------ what stands beside them

SAID = Details("T", "Wire", ("Ann Oak",), date_of("2026-03-02"), "https://x.example/1")
BESIDE = '{"title": "T", "publisher": "Wire", "author": "Ann Oak", "published": "2026-03-02", "url": "https://x.example/1"}'


def test_an_object_beside_a_text() -> None:
    put("c/a.txt", "c/b.txt")
    put("c/a.json", text=BESIDE)
    assert named("c") == ["c/a.txt", "c/b.txt"]
    assert Sidecars().of(Path("c/a.txt")) == SAID
    assert Sidecars().of(Path("c/b.txt")) == Details()
    rows = [told(piece) for path in files(["c"]) for piece in pieces_of_file(path, given=Sidecars().of(path))]
    assert rows == [
        (
            "c/a.txt",
            "T",
            "It was.",
            {"publisher": "Wire", "authors": ("Ann Oak",), "published": "2026-03-02", "url": "https://x.example/1", "key": "a"},
        ),
        ("c/b.txt", None, "It was.", {"key": "b"}),
    ]


@pytest.mark.parametrize("text", ['{"title": "T", "text": "It was another."}', "{", "[]", "\0"])
def test_an_object_with_a_text_of_its_own_or_none_at_all_is_a_file_like_others(text: str) -> None:
    put("c/a.txt")
    put("c/a.json", text=text)
    put("c/lone.json", text=BESIDE)
    assert named("c") == ["c/a.json", "c/a.txt", "c/lone.json"]
    assert Sidecars().of(Path("c/a.txt")) == Details()


def test_a_table_for_a_folder() -> None:
    put("c/a.txt", "c/2026/b.txt", "c/2026/c.txt", "other/a.txt")
    put("c/index.csv", text="file,title,publisher,published,url\na.txt,T,Wire,2026-03-02,https://x.example/1\n2026/b.txt,U,,March 2026,\n")
    put("c/2026/list.csv", text="File;Publisher\nb.txt;Post\n")
    put("c/rows.csv", text="file,title,text\na.txt,T,It was another.\n")
    assert named("c") == ["c/2026/b.txt", "c/2026/c.txt", "c/a.txt", "c/rows.csv"]
    beside = Sidecars([Path("c")])
    assert beside.of(Path("c/a.txt")) == Details("T", "Wire", (), date_of("2026-03-02"), "https://x.example/1")
    assert beside.of(Path("c/2026/b.txt")) == Details("U", "Post", published=date_of("2026-03"))  # the nearer table first
    assert beside.of(Path("c/2026/c.txt")) == Details()
    assert beside.of(Path("other/a.txt")) == Details()
    assert Sidecars([Path("c/2026")]).of(Path("c/2026/b.txt")) == Details(publisher="Post")  # nothing above what was named


def test_the_object_outdoes_the_table_and_both_what_is_said_for_all() -> None:
    put("c/a.txt")
    put("c/a.json", text='{"title": "From the object"}')
    put("c/index.csv", text="file,title,publisher\na.txt,From the table,Post\n")
    given = Sidecars().of(Path("c/a.txt")).over(Details(publisher="Wire", published=date_of("2026-03-02")))
    assert given == Details("From the object", "Post", published=date_of("2026-03-02"))


@pytest.mark.parametrize(
    "text", ["file\n", "", "file,title\n\0,x\n", 'file,title\n"a.txt', "file,title\n../../etc/passwd,T\n", "file\n" * 1_000]
)
def test_odd_tables_harm_nothing(text: str) -> None:
    put("c/a.txt")
    put("c/index.csv", text=text)
    assert "c/a.txt" in named("c")
    assert Sidecars([Path("c")]).of(Path("c/a.txt")).publisher is None
