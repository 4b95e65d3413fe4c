"""Servers that are slow, broken, overloaded, or not to be trusted."""

import json
import socket
import time

import pytest

from corpus.errors import KeiretsuError
from extract.opinion import Opinion
from extract.reading import Reading
from tests.extract.opinion_cases import ARTICLE, GOOD, READ, stated
from tests.extract.opinion_player import breaks, completes, drips, floods, playing, refuses, sends, states, waits

UNREADABLE = Reading((), ("1 answer of the model could not be read as claims",))


@pytest.fixture(autouse=True)
def no_key(monkeypatch):
    monkeypatch.delenv("KEIRETSU_MODEL_KEY", raising=False)


def opinion(url, *, pauses=None, **options):
    pause = (lambda _: None) if pauses is None else pauses.append
    return Opinion(**{"url": url, "model": "m", "tell": lambda _: None, "pause": pause, "seconds": 5.0, **options})


# ------------------------------------------------------------------ answers that hold nothing, or not what was asked for


@pytest.mark.parametrize(
    "content",
    [
        "",
        None,
        "I'm sorry, but I can't help with that.",
        '{"claims": [',
        '{"claims": "none"}',
        '{"deals": []}',
        "[1, 2, 3]",
        "null",
        "[" * 5000,
        '{"claims":' * 3000,
        "{" * 200_000,
        "\x1b[2J\x00\ud800",
    ],
)
def test_an_answer_without_a_list_of_claims_is_told(content):
    with playing(completes(content)) as player:
        assert opinion(player.url).read(ARTICLE) == UNREADABLE


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Welcome</html>",
        b"{}",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": 5}}]}',
        b'{"choices": [{}]}',
        b"\xff\xfe",
    ],
)
def test_an_answer_outside_the_protocol_is_told(body):
    with playing(sends(200, body)) as player:
        assert opinion(player.url).read(ARTICLE) == UNREADABLE


@pytest.mark.parametrize(
    "act", [completes(None, refusal="I will not read this."), completes(json.dumps({"claims": GOOD}), "content_filter")]
)
def test_a_refusal_is_told(act):
    with playing(act) as player:
        assert opinion(player.url).read(ARTICLE) == Reading((), ("1 answer of the model was a refusal",))


def test_claims_of_the_wrong_shape_are_counted_and_the_others_kept():
    wrong = [
        5,
        "Corvane OWNS Birk Cloud",
        {},
        {**GOOD[0], "evidence": None},
        {**GOOD[0], "hedged": "perhaps"},
        {**GOOD[0], "amount": {"value": 1e9}},
        {**GOOD[0], "relation": "MARRIES"},
        {**GOOD[0], "status": "rumoured"},
        {**GOOD[0], "relation": "INVESTS_IN; DROP TABLE claims"},
    ]
    with playing(states(*wrong, *GOOD)) as player:
        notes = (
            "9 of the model's claims dropped: 6 for a part that is missing or of a wrong kind; 3 for a relation or status outside the vocabulary",
        )
        assert opinion(player.url).read(ARTICLE) == Reading(READ, notes)


def test_more_claims_than_an_article_can_hold_are_counted():
    with playing(states(*[*GOOD] * 100)) as player:
        notes = ("100 of the model's claims dropped: 100 for coming after the first 200",)
        assert opinion(player.url).read(ARTICLE) == Reading(READ, notes)


def test_an_answer_without_end_is_cut_off():
    with playing(floods) as player:
        began = time.monotonic()
        assert opinion(player.url).read(ARTICLE) == Reading((), ("1 answer of the model was too long to be read",))
        assert time.monotonic() - began < 5


def test_an_answer_that_is_packed_is_not_unpacked():
    packed = sends(200, b"\x1f\x8b" + b"0" * 100, Content_Encoding="gzip")
    with playing(packed) as player, pytest.raises(KeiretsuError, match="packs its answers, which it was asked not to do"):
        opinion(player.url).read(ARTICLE)


# ------------------------------------------------------------------ what passes, and what does not


def test_too_many_requests_are_repeated_when_the_server_says():
    pauses = []
    with playing(refuses(429, Retry_After="7"), refuses(429, Retry_After="9999"), refuses(429), states(*GOOD)) as player:
        assert opinion(player.url, pauses=pauses).read(ARTICLE) == Reading(READ, ())
    assert pauses == [7.0, 60.0, 8.0]


def test_a_date_to_wait_for_that_has_passed_means_now():
    pauses = []
    with playing(refuses(503, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"), refuses(503, Retry_After="soon"), states(*GOOD)) as player:
        assert opinion(player.url, pauses=pauses).read(ARTICLE) == Reading(READ, ())
    assert pauses == [0.0, 4.0]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (refuses(500, "Traceback: secret"), "{host} failed to answer (500); see its log (tried 4 times)"),
        (refuses(502), "{host} failed to answer (502); see its log (tried 4 times)"),
        (refuses(429), "{host} takes no more requests at present (429); wait, or ask for a higher limit there (tried 4 times)"),
        (waits, "{host} took longer than 0.2 seconds (tried 4 times)"),
        (drips, "{host} took too long to send its answer (tried 4 times)"),
        (breaks, "{host} broke off its answer (tried 4 times)"),
    ],
)
def test_what_may_pass_is_tried_four_times(act, said):
    pauses = []
    with playing(act) as player, pytest.raises(KeiretsuError) as error:
        opinion(player.url, pauses=pauses, seconds=0.2).read(ARTICLE)
    assert str(error.value) == said.format(host=player.host)
    assert (len(player.bodies), pauses) == (4, [2.0, 4.0, 8.0])


@pytest.mark.parametrize("act", [breaks, waits, refuses(500), refuses(503)])
def test_what_passes_is_forgotten(act):
    with playing(act, states(*GOOD)) as player:
        assert opinion(player.url, seconds=0.5).read(ARTICLE) == Reading(READ, ())


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (refuses(401, "bad key sk-secret"), "{host} refused the request (401); it wants a key: set KEIRETSU_MODEL_KEY"),
        (refuses(403), "{host} refused the request (403); it wants a key: set KEIRETSU_MODEL_KEY"),
        (refuses(404), "{host} has no model 'm', or no chat completions at its address (404); see --model-name and --model-url"),
        (
            refuses(307, Location="http://elsewhere.invalid/v1/chat/completions"),
            "{host} sends requests on to another address (307); texts go only where you say: give that one by --model-url",
        ),
        (refuses(413, "too large"), """{host} did not accept the request (413): '{{"error": {{"message": "too large"}}}}'"""),
    ],
)
def test_what_does_not_pass_is_tried_once(act, said):
    with playing(act) as player, pytest.raises(KeiretsuError) as error:
        opinion(player.url).read(ARTICLE)
    assert str(error.value) == said.format(host=player.host)
    assert len(player.bodies) == 1


def test_where_nobody_answers_it_says_so_at_once():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: whoever connects is refused
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        pauses = []
        with pytest.raises(KeiretsuError) as error:
            opinion(f"http://{host}", pauses=pauses).read(ARTICLE)
    assert str(error.value) == f"{host} does not answer; see that the server runs and that --model-url is right"
    assert pauses == []


def test_an_address_that_cannot_be_asked():
    with pytest.raises(KeiretsuError, match=r"^example\.org is no address that can be asked; see --model-url$"):
        opinion(f"http://example.org/{'a' * 70_000}").read(ARTICLE)


# ------------------------------------------------------------------ servers that know less of the protocol


@pytest.mark.parametrize(
    ("refusal", "left"),
    [
        (refuses(400, "Unsupported parameter: 'max_tokens' is not supported with this model."), {"temperature", "response_format"}),
        (refuses(400, "'temperature' does not support 0"), {"max_tokens", "response_format"}),
        (refuses(500, "response_format type must be one of text, json_object"), {"temperature", "max_tokens"}),
        (refuses(422, "bad schema"), set()),
        (refuses(400, "temperature and max_tokens?"), {"response_format"}),
    ],
)
def test_what_a_server_does_not_take_is_left_out_from_then_on(refusal, left):
    with playing(refusal, states(*GOOD)) as player:
        asked = opinion(player.url)
        assert [asked.read(ARTICLE), asked.read(ARTICLE)] == [Reading(READ, ())] * 2
    assert [body.keys() - {"model", "messages"} for body in player.bodies] == [{"temperature", "max_tokens", "response_format"}, left, left]


def test_a_request_that_is_bad_anyhow_leaves_later_ones_as_they_were():
    with playing(refuses(400, "no"), refuses(400, "context size exceeded"), states(*GOOD)) as player:
        asked = opinion(player.url)
        with pytest.raises(KeiretsuError) as error:
            asked.read(ARTICLE)
        assert (
            str(error.value) == f"""{player.host} did not accept the request (400): '{{"error": {{"message": "context size exceeded"}}}}'"""
        )
        assert asked.read(ARTICLE) == Reading(READ, ())
    assert [len(body) for body in player.bodies] == [5, 2, 5]


# ------------------------------------------------------------------ secrets, and what a terminal would obey


def test_the_key_is_in_no_message(capsys):
    key = "sk-abc123"
    seen = []
    for act in (
        refuses(401, f"Incorrect key {key}"),
        refuses(413, f"{key} \x1b]0;owned\x07\r\n and " + "x" * 5000),
        refuses(500, key),
        breaks,
    ):
        with playing(act) as player, pytest.raises(KeiretsuError) as error:
            opinion(player.url, key=key).read(ARTICLE)
        seen.append(str(error.value).removeprefix(player.host))
        assert error.value.__cause__ is None or key not in str(error.value.__cause__)
    asked = opinion("https://models.example.org", key=key)
    seen += [repr(asked), str(vars(asked)), *capsys.readouterr()]
    assert seen[0].endswith("(401); the key in KEIRETSU_MODEL_KEY is not the one it wants")
    assert (
        seen[1] == r""" did not accept the request (413): '{"error": {"message": "… \\u001b]0;owned\\u0007\\r\\n and xxxxxxxxxxxxxxxxxx…"""
    )
    assert not any(key in text or not text.isprintable() for text in seen if text)


@pytest.mark.parametrize("key", ["two words", "a\nb", "ключ", "a\x00b"])
def test_a_key_that_is_none_is_refused_unshown(key):
    with pytest.raises(KeiretsuError) as error:
        opinion("http://localhost:1", key=key)
    assert (
        str(error.value)
        == "KEIRETSU_MODEL_KEY holds something that is no key: a blank, a line break or a letter outside ASCII; set it again"
    )


@pytest.mark.parametrize("model", ["", "  ", "a\nb", "x" * 201, "\x1b[31mred"])
def test_a_model_needs_a_name(model):
    with pytest.raises(KeiretsuError, match=r"is no model's name; give the one by which the server knows it$"):
        opinion("http://localhost:1", model=model)


def test_what_an_answer_says_is_in_no_note():
    poison = "\x1b[31m<script>alert(1)</script> /etc/passwd"
    wrong = [
        stated("Alder Capital OWNS Corvane", poison),
        {**GOOD[0], "subject": poison},
        {**GOOD[0], "relation": poison},
        {poison: poison},
    ]
    with playing(states(*wrong)) as player:
        reading = opinion(player.url).read(ARTICLE)
    assert reading == Reading(
        (),
        (
            "4 of the model's claims dropped: 1 for a part that is missing or of a wrong kind; 1 for a relation or status outside the vocabulary; "
            "1 for a sentence that does not stand in the article; 1 for an organisation that the article does not name",
        ),
    )
