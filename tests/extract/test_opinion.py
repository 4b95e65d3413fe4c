import json

import pytest

from corpus.domain import Article
from corpus.errors import KeiretsuError
from corpus.read import read_line, write_line
from extract.evaluate_confidence import Thresholds
from extract.opinion import Opinion
from extract.opinion_budget import Budget, BudgetSpentError
from extract.opinion_prompt import PART, messages, parts
from extract.reading import ArticleReader, Reading
from tests.extract.opinion_cases import ARTICLE, GOOD, READ, ROUND, SUIT, stated
from tests.extract.opinion_player import completes, playing, refuses, states


@pytest.fixture(autouse=True)
def no_key(monkeypatch):
    monkeypatch.delenv("KEIRETSU_MODEL_KEY", raising=False)


def opinion(player, **options):
    return Opinion(**{"url": player.url, "model": "m", "tell": lambda _: None, "pause": lambda _: None, "seconds": 5.0, **options})


# ------------------------------------------------------------------ good answers


def test_a_good_answer_becomes_claims():
    with playing(states(*GOOD)) as player:
        assert opinion(player).read(ARTICLE) == Reading(READ, ())


def test_it_is_a_reader_and_sure_of_nothing():
    with playing(states()) as player:
        reader: ArticleReader = opinion(player)
        assert (reader.thresholds, reader.read(ARTICLE)) == (Thresholds(sure=1.0, likely=0.5), Reading((), ()))
        assert {reader.thresholds.class_of(one) for one in READ} == {"likely"}


def test_its_claims_go_through_the_line_format():
    assert read_line(write_line(ARTICLE, READ), "line 1") == (ARTICLE.model_copy(update={"key": None}), list(READ))


@pytest.mark.parametrize(
    "content",
    [
        "```json\n{}\n```",
        "<think>{{not yet}} [0]</think>\n{}",
        "Here are the claims:\n\n{}\n\nAsk me for more {of them}.",
        "  \n{}",
    ],
)
def test_words_around_an_answer_do_no_harm(content):
    answer = json.dumps({"claims": GOOD})
    with playing(completes(content.replace("{}", answer))) as player:
        assert opinion(player).read(ARTICLE) == Reading(READ, ())


def test_a_bare_list_and_loose_spellings_are_understood():
    suit = {
        "evidence": SUIT,
        "subject": "Birk Cloud",
        "relation": "sues",
        "object": "Corvane",
        "status": "In talks",
        "hedged": True,
        "sure": 1,
    }
    with playing(completes(json.dumps([suit]))) as player:
        assert opinion(player).read(ARTICLE) == Reading(READ[2:], ())


# ------------------------------------------------------------------ what is sent, and where


def test_the_request_is_what_the_protocol_asks_for_and_no_more():
    with playing(states()) as player:
        opinion(player, key="sk-secret").read(ARTICLE)
    (body,), (headers,) = player.bodies, player.headers
    schema = body["response_format"]["json_schema"].pop("schema")
    assert body == {
        "model": "m",
        "messages": messages(ARTICLE, parts(ARTICLE.text)[0]),
        "temperature": 0,
        "max_tokens": 8000,
        "response_format": {"type": "json_schema", "json_schema": {"name": "claims", "strict": True}},
    }
    one = schema["$defs"]["Stated"]
    assert (schema["required"], one["required"]) == (["claims"], list(one["properties"]))
    assert (schema["additionalProperties"], one["additionalProperties"]) == (False, False)
    assert player.paths == ["/v1/chat/completions"]
    del headers["Content-Length"]
    assert headers == {
        "Host": player.host,
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "keep-alive",
        "User-Agent": "keiretsu",
        "Content-Type": "application/json",
        "Authorization": "Bearer sk-secret",
    }


def test_without_a_key_none_is_sent_and_others_of_the_environment_stay_at_home(monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://proxy.invalid:1")
    with playing(states()) as player:
        assert opinion(player).read(ARTICLE) == Reading((), ())
    assert "Authorization" not in player.headers[0]
    assert "invalid" not in str(player.headers[0])


def test_the_key_may_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("KEIRETSU_MODEL_KEY", "sk-other\n")
    with playing(states()) as player:
        opinion(player).read(ARTICLE)
    assert player.headers[0]["Authorization"] == "Bearer sk-other"


def test_one_sentence_says_where_texts_go_before_the_first_request_and_never_again():
    told = []
    with playing(states()) as player:
        asked = opinion(player, model="qwen3:8b", tell=lambda sentence: told.append((sentence, len(player.bodies))))
        assert told == []
        asked.read(ARTICLE)
        asked.read(ARTICLE)
        limit = "at most 500 articles and 5,000,000 characters"
        assert told == [(f"The texts of the articles go to {player.host} on this machine, for the model qwen3:8b; {limit}.", 0)]


class RefusedError(Exception):
    """Somebody who reads the sentence and says no."""


@pytest.mark.parametrize(
    ("url", "where"), [("http://10.0.0.7:8000", "10.0.0.7:8000, unencrypted"), ("https://a.example.org/v1?key=x", "a.example.org")]
)
def test_who_objects_to_the_sentence_sends_nothing(url, where):
    def object_to(sentence):
        raise RefusedError(sentence)

    asked = Opinion(url=url, model="m", key="k", budget=Budget(articles=3, characters=20_000), tell=object_to)
    with pytest.raises(RefusedError) as said:
        asked.read(ARTICLE)
    assert str(said.value) == f"The texts of the articles go to {where}, for the model m; at most 3 articles and 20,000 characters."


def test_the_sentence_goes_to_stderr_by_itself(capsys):
    with playing(states()) as player:
        opinion(player, tell=None).read(ARTICLE)
        assert capsys.readouterr().err.startswith(f"The texts of the articles go to {player.host} on this machine,")


@pytest.mark.parametrize(
    "text", ["", " \n", "Der Konzern hat die Firma gekauft und will sie mit der eigenen Sparte verbinden, teilte er am Montag mit. " * 4]
)
def test_what_cannot_be_read_is_not_sent(text):
    with playing(states()) as player, pytest.raises(KeiretsuError):
        opinion(player).read(Article.model_construct(**{**dict(ARTICLE), "text": text}))
    assert player.bodies == []


# ------------------------------------------------------------------ long articles


def long_article(paragraphs):
    filler = "Nothing else of note was said that week in the town of Ottermoor, where it rained. " * 12
    text = "\n\n".join([ROUND, *[filler.strip()] * paragraphs, SUIT])
    return ARTICLE.model_copy(update={"text": text})


def moved(text):
    """The first and the last claim of the short article, where the long one has them."""
    return tuple(
        one.model_copy(update={"start": text.index(one.evidence), "end": text.index(one.evidence) + len(one.evidence)})
        for one in (READ[0], READ[2])
    )


def test_a_long_article_goes_in_parts_cut_at_paragraphs():
    article = long_article(12)
    with playing(states(GOOD[0]), states(), states(GOOD[2])) as player:
        reading = opinion(player).read(article)
    assert reading == Reading(moved(article.text), ())
    sent = [parts(article.text)[n].text for n in range(3)]
    assert "".join(sent) == article.text
    assert [len(part) <= PART and part.endswith(("\n\n", SUIT)) for part in sent] == [True] * 3
    assert [body["messages"] for body in player.bodies] == [messages(article, part) for part in parts(article.text)]


def test_an_answer_that_was_cut_is_asked_for_again_in_smaller_parts():
    article = long_article(4)
    with playing(completes('{"claims": [{"evid', "length"), states(GOOD[0]), states(GOOD[2])) as player:
        assert opinion(player).read(article) == Reading(moved(article.text), ())
    (whole,) = parts(article.text)
    assert "".join(part.text for part in whole.smaller()) == article.text
    assert [body["messages"] for body in player.bodies] == [messages(article, part) for part in (whole, *whole.smaller())]


def test_a_short_part_that_is_cut_is_told():
    with playing(completes('{"claims": [{"evid', "length")) as player:
        assert opinion(player).read(ARTICLE) == Reading((), ("1 answer of the model stopped before its end",))
    assert len(player.bodies) == 1


def test_of_a_huge_article_the_beginning_is_read():
    article = ARTICLE.model_copy(update={"text": TEXT_LINE * 8000})
    with playing(states()) as player:
        assert opinion(player).read(article) == Reading((), ("only the first 240,000 characters were read",))
    assert len(player.bodies) == 40


TEXT_LINE = "The board of Corvane met on Monday and talked of the weather in the north.\n"


def test_a_text_without_any_place_to_cut_is_cut_all_the_same():
    assert [len(part.text) for part in parts("x" * 13_000)] == [6000, 6000, 1000]
    assert [part.text[-1] for part in parts("Ab cd. " * 2000)] == [" ", " ", " "]


def test_fields_that_had_to_stay_empty_are_told():
    with playing(states({**GOOD[0], "amount": "$41m"}, {**GOOD[2], "percent": "9%", "until": "2031"})) as player:
        claims = (READ[0].model_copy(update={"amount": None}), READ[2])
        notes = ("3 fields left empty: the words given do not stand there, or say no such thing",)
        assert opinion(player).read(ARTICLE) == Reading(claims, notes)


# ------------------------------------------------------------------ budget and cache


def test_the_budget_of_articles_ends_the_run_with_a_sentence():
    with playing(states(*GOOD)) as player:
        asked = opinion(player, budget=Budget(articles=1))
        assert asked.read(ARTICLE) == Reading(READ, ())
        with pytest.raises(BudgetSpentError) as error:
            asked.read(long_article(1))
    sent = sum(len(m["content"]) for m in player.bodies[0]["messages"])
    assert str(error.value) == (
        f"the second opinion stopped at its budget of 1 article (sent: 1 article, {sent:,} characters); raise --model-budget and run again, "
        "with a cache nothing is asked twice"
    )
    assert len(player.bodies) == 1


def test_an_article_that_does_not_fit_the_budget_is_not_begun():
    with playing(states()) as player:
        asked = opinion(player, budget=Budget(characters=20_000))
        with pytest.raises(BudgetSpentError, match=r"its budget of 20,000 characters \(sent: 0 articles, 0 characters\)"):
            asked.read(long_article(40))
        assert asked.read(ARTICLE) == Reading((), ())
    assert len(player.bodies) == 1


def test_repeated_attempts_count_too():
    with playing(refuses(503)) as player:
        cost = sum(len(m["content"]) for m in messages(ARTICLE, parts(ARTICLE.text)[0]))
        with pytest.raises(BudgetSpentError):
            opinion(player, budget=Budget(characters=2 * cost)).read(ARTICLE)
    assert len(player.bodies) == 2


@pytest.mark.parametrize("budget", [{"articles": 0}, {"characters": -5}])
def test_a_budget_of_nothing_is_refused(budget):
    with pytest.raises(KeiretsuError, match="lets nothing be sent"):
        Budget(**budget)


def test_what_was_answered_is_not_asked_again(tmp_path):
    answer = states(*GOOD, stated("Corvane OWNS Birk Cloud", "Corvane owns it."))
    with playing(answer, refuses(500)) as player:
        first = opinion(player, cache=tmp_path / "answers").read(ARTICLE)
        told = []
        again = opinion(player, cache=tmp_path / "answers", budget=Budget(articles=1), tell=told.append)
        assert [again.read(ARTICLE), again.read(ARTICLE)] == [first, first]
        assert first == Reading(READ, ("1 of the model's claims dropped: 1 for a sentence that does not stand in the article",))
    assert (len(player.bodies), told) == (1, [])


@pytest.mark.parametrize("change", [{"model": "n"}, {"text": ARTICLE.text + " It rained."}, {"title": "Another"}])
def test_another_model_or_text_is_asked_anew(tmp_path, change):
    with playing(states()) as player:
        opinion(player, cache=tmp_path).read(ARTICLE)
        opinion(player, cache=tmp_path, model=change.pop("model", "m")).read(ARTICLE.model_copy(update=change))
    assert len(player.bodies) == 2


def test_other_instructions_are_asked_anew(tmp_path, monkeypatch):
    with playing(states()) as player:
        opinion(player, cache=tmp_path).read(ARTICLE)
        monkeypatch.setattr("extract.opinion_prompt.instructions", lambda: "List claims.")
        opinion(player, cache=tmp_path).read(ARTICLE)
    assert len(player.bodies) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b'{"outcome": "answered"}', b"\xff\xfe", b'{"outcome": "executed", "content": ""}'])
def test_a_damaged_file_of_the_cache_counts_as_none(tmp_path, damage):
    with playing(states(*GOOD)) as player:
        opinion(player, cache=tmp_path).read(ARTICLE)
        (file,) = tmp_path.iterdir()
        file.write_bytes(damage)
        assert opinion(player, cache=tmp_path).read(ARTICLE) == Reading(READ, ())
        assert opinion(player, cache=tmp_path).read(ARTICLE) == Reading(READ, ())
    assert len(player.bodies) == 2
    assert list(tmp_path.iterdir()) == [file]


def test_what_could_not_be_used_is_not_kept(tmp_path):
    with playing(completes("I would rather not."), states(*GOOD)) as player:
        assert opinion(player, cache=tmp_path).read(ARTICLE).claims == ()
        assert opinion(player, cache=tmp_path).read(ARTICLE) == Reading(READ, ())


def test_a_cut_answer_is_remembered_with_its_parts(tmp_path):
    article = long_article(4)
    with playing(completes('{"claims": [', "length"), states(GOOD[0]), states(GOOD[2])) as player:
        first = opinion(player, cache=tmp_path).read(article)
        assert opinion(player, cache=tmp_path).read(article) == first
    assert len(player.bodies) == 3


def test_a_folder_that_takes_nothing_more_is_told(tmp_path):
    with playing(states()) as player:
        asked = opinion(player, cache=tmp_path / "answers")
        (tmp_path / "answers").rmdir()
        with pytest.raises(
            KeiretsuError, match=r"answers cannot hold the answers of the second opinion \(No such file or directory\); name another"
        ):
            asked.read(ARTICLE)
        opinion(player, cache=tmp_path / "answers").read(ARTICLE)
        (kept,) = (tmp_path / "answers").iterdir()
        kept.unlink()
        kept.mkdir()
        with pytest.raises(KeiretsuError, match="cannot hold the answers"):
            opinion(player, cache=tmp_path / "answers").read(ARTICLE)
    assert list((tmp_path / "answers").iterdir()) == [kept]


def test_a_folder_that_cannot_be_one_is_refused_at_once(tmp_path):
    (tmp_path / "file").write_text("here")
    with playing(states()) as player, pytest.raises(KeiretsuError, match="cannot hold the answers of the second opinion"):
        opinion(player, cache=tmp_path / "file")
