import pytest

from corpus.article import LEAST_CHARACTERS, MOST_CHARACTERS, article, language, unread
from corpus.article_signs import is_wall, phrases, sign
from corpus.dates import PartialDate
from corpus.domain import Article, Source
from corpus.draft import Draft, Refusal
from corpus.html_clean import names
from corpus.html_phrases import box_names, is_line, is_section
from corpus.tables import rows

TEXT = (
    "Tarnfjell has lent Orbline ninety million dollars, and both firms said that the loan is secured on the chips.\n\n"
    "The hall will be ready in spring, and nobody would say what it costs to run it."
)
TITLES = "\n\n".join(f"Orbline, Tarnfjell and the hall, part {part}" for part in range(12))
TABLE = "Deals of the spring\n\n" + "\n".join(f"Tarnfjell | Orbline | ${part} million | signed" for part in range(12))
TABLE_ROWS = list(rows("boilerplate.csv"))


def draft(body=TEXT, title="Tarnfjell lends", **more):
    return Draft("clips/a.html", title, body, **more)


def test_an_article_carries_all_that_its_draft_knows():
    made = article(
        draft(
            publisher="Example", authors=("Ida Moen",), published=PartialDate("2026-03"), url="https://a.example/1", kind="blog", key="k"
        ),
        fetched=PartialDate("2026-03-09"),
    )
    assert isinstance(made, Article)
    assert made.text == f"Tarnfjell lends\n\n{TEXT}"
    assert (made.publisher, made.authors, made.published, made.fetched) == ("Example", ("Ida Moen",), "2026-03", "2026-03-09")
    assert (made.url, made.canonical_url, made.kind, made.key, made.language) == ("https://a.example/1", None, "blog", "k", "en")


def test_what_it_rests_on_stays_with_it():
    source = Source(publisher="Example Wire", published=PartialDate("2026-03-01"))
    made = article(draft(based_on=(source,)))
    assert isinstance(made, Article)
    assert made.based_on == (source,)


def test_what_a_draft_does_not_know_stays_unknown():
    made = article(draft(title=None, url="javascript:alert(1)"))
    assert isinstance(made, Article)
    assert (made.text, made.title, made.url, made.publisher, made.published, made.authors) == (TEXT, "", None, None, None, ())


@pytest.mark.parametrize(
    ("body", "title", "reason", "words"),
    [
        ("", None, "too short", "0 characters"),
        ("Orbline hires.", None, "too short", f"{LEAST_CHARACTERS} at least"),
        ("word " * (MOST_CHARACTERS // 5 + 1), None, "too large", "1,500,0"),
        (TEXT, "404 Not Found", "not an article", "error page"),
        (TEXT, "Page not found | Example", "not an article", "error page"),
        ("You need to enable JavaScript to run this app.", "App", "not an article", "JavaScript"),
        ("Please verify you are human by doing this.", "Just a moment", "not an article", "robots"),
        (TEXT + "\n\nSubscribe to continue reading this and more.", "Tarnfjell", "paywall", "subscribers"),
        (TITLES, "Archive", "not an article", "list of titles"),
    ],
)
def test_refused(body, title, reason, words):
    made = article(draft(body, title))
    assert isinstance(made, Refusal)
    assert (made.place, made.reason) == ("clips/a.html", reason)
    assert words in made.why


@pytest.mark.parametrize("body", [TEXT, TABLE, TEXT * 10 + " Subscribe to continue reading.", TEXT + "\x00\ud800"])
def test_taken(body):
    made = article(draft(body))
    assert isinstance(made, Article)
    assert not set("\x00\ud800") & set(made.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, "en"),
        ("Die Halle steht auf dem Gelände einer früheren Papierfabrik und bezieht ihren Strom aus dem Fluss darunter. " * 4, "de"),
        ("La salle se trouve sur le site d'une ancienne papeterie et tire son énergie de la rivière qui coule en dessous. " * 4, "fr"),
        ("Переговоры о втором зале начнутся весной, сообщили обе стороны, и деньги уже готовы. " * 4, "ru"),
        ("両社は火曜日、三年間の供給契約を結んだと発表した。契約額は明らかにされていない。" * 6, "ja"),
        ("Nvidia OpenAI Microsoft Oracle CoreWeave 500 2026", None),
        (TEXT + "\n\n« Nous avons prêté douze millions d'euros à Orbline », a dit sa présidente.", "en"),
    ],
)
def test_language(text, expected):
    assert language(text) == expected


def test_another_language_is_stored_and_marked_but_not_read():
    made = article(draft("Orbline mietet für fünf Jahre Rechner bei Tarnfjell und zahlt dafür neun Millionen Euro im Jahr. " * 4))
    assert isinstance(made, Article)
    assert made.language == "de"
    refusal = unread(made, "a.html")
    assert refusal is not None
    assert (refusal.reason, "(de)" in refusal.why) == ("not English", True)
    assert unread(made.model_copy(update={"language": None}), "a.html") is None


# ------------------------------------------------------------------ the table of boilerplate


@pytest.mark.parametrize("row", TABLE_ROWS, ids=lambda row: f"{row['where']}: {row['example'][:30]}")
def test_each_pattern_matches_its_example(row):
    import re

    where, example, alone = row["where"], row["example"], re.compile(row["pattern"], re.IGNORECASE)
    if where in ("line", "section", "error title"):
        assert re.fullmatch(rf"\W*(?:{row['pattern']})\W*", example, re.IGNORECASE)
    else:
        assert alone.search(example if where != "name" else names({"class": example}))
    if where == "line":
        assert is_line(example)
    elif where == "section":
        assert is_section(example)
    elif where == "name":
        assert box_names().search(names({"class": example}))
    elif where == "wall":
        assert is_wall(example)
    else:
        assert sign(example if where == "error title" else None, example)


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft said that it would share the revenue with OpenAI.",
        "Subscribers rose by 5 percent.",
        "Sharing chips between two halls",
        "Copyright suits against model makers multiply",
        "More than half of the racks are empty.",
        "Like this deal, the earlier one was never signed.",
        "Updated guidance shows revenue of $4 billion",
        "Follow-on orders came from Tarnfjell.",
        "The report on the loan was never published.",
        "Related parties of Lumenor hold 40 % of Orbline.",
    ],
)
def test_sentences_of_articles_are_no_boilerplate(text):
    assert not is_line(text)
    assert not is_section(text)


@pytest.mark.parametrize(
    "name", ["post-content", "no-sidebar", "elementor-widget-text-editor", "commentary", "adobe", "biotech-story", "sharedrive"]
)
def test_names_of_other_boxes(name):
    assert not box_names().search(names({"class": name}))


def test_all_sorts_of_the_table_are_used():
    sorts = {row["where"] for row in TABLE_ROWS}
    assert all(phrases(where) for where in sorts)
    assert sorts == {"line", "section", "name", "error title", "error", "robots", "javascript", "cookies", "login", "wall"}
