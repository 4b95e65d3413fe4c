"""Mails: who wrote, who published and when, in newsletters, letters, forwarded mails and mailboxes."""

import random
from email.message import EmailMessage

import pytest

from tests.corpus.format_samples import BODY, PAGE, read

DAY = {"published": "2026-03-02"}


def mail(plain: str | None = BODY, markup: str | None = None, *, headers: dict[str, str] | None = None) -> EmailMessage:
    message = EmailMessage()
    said = {"From": "Ann Oak <ann@x.example>", "Date": "Mon, 02 Mar 2026 10:00:00 +0100", "Subject": "Orbline raises"} | (headers or {})
    for name, value in said.items():
        message[name] = value
    if plain is not None:
        message.set_content(plain)
    if markup is not None and plain is None:
        message.set_content(markup, subtype="html")
    elif markup is not None:
        message.add_alternative(markup, subtype="html")
    return message


def inner(marker: str, quote: str = "") -> str:
    lines = [
        marker,
        "From: Wire Daily <news@wire.example>",
        "Date: Sun, Mar 1, 2026 at 9:00 AM",
        "Subject: Arm sold",
        "To: Ann Oak",
        " <ann@x.example>",
        "",
    ]
    return "\n".join(
        ["For you, Bo.", "", lines[0], *(f"{quote}{line}" for line in lines[1:]), *(f"{quote}{line}" for line in BODY.split("\n"))]
    )


@pytest.mark.parametrize(
    ("message", "title", "body", "known"),
    [
        (mail(), "Orbline raises", BODY, {"authors": ("Ann Oak",)} | DAY),
        (mail(headers={"List-Unsubscribe": "<https://x.example>", "From": '"Wire Daily" <news@wire.example>'}), "Orbline raises", BODY, {"publisher": "Wire Daily"} | DAY),
        (mail(headers={"From": "news@wire.example", "List-Id": "x"}), "Orbline raises", BODY, DAY),  # an address is no name
        (mail(headers={"From": "Jürgen Öl <j@x.example>", "Subject": "Fwd: RE: Übernahme für 5 €", "Date": "soon"}), "Übernahme für 5 €", BODY, {"authors": ("Jürgen Öl",)}),
        (mail(f"{BODY}\n\n-- \nAnn Oak\nWire"), "Orbline raises", BODY, {"authors": ("Ann Oak",)} | DAY),
        (mail(None, PAGE), "Orbline raises", BODY, {"authors": ("Ann Oak",)} | DAY),
        (mail("See the page.", PAGE), "Orbline raises", BODY, {"authors": ("Ann Oak",)} | DAY),
        (mail(BODY, "<p>Short</p>"), "Orbline raises", BODY, {"authors": ("Ann Oak",)} | DAY),  # a page that is none
        # Forwarded: who forwards is not who wrote
        (mail(inner("---------- Forwarded message ---------"), headers={"Subject": "Fwd: Arm sold"}), "Arm sold", BODY, {"authors": ("Wire Daily",), "published": "2026-03-01"}),
        (mail(inner("-----Original Message-----") + "\n\nUnsubscribe"), "Arm sold", f"{BODY}\n\nUnsubscribe", {"publisher": "Wire Daily", "published": "2026-03-01"}),
        (mail(inner("Begin forwarded message:\n", quote="> ")), "Arm sold", BODY, {"authors": ("Wire Daily",), "published": "2026-03-01"}),
        (mail("Look!\n\n---------- Forwarded message ---------\nSubject: Arm sold\n\n" + BODY), "Arm sold", BODY, {}),
    ],
)  # fmt: skip
def test_a_mail(message: EmailMessage, title: str, body: str, known: dict[str, object]) -> None:
    assert read(bytes(message), "m.eml") == [("m.eml", title, body, known)]


def test_a_mail_forwarded_as_an_attachment() -> None:
    outer = mail("For you.", headers={"Subject": "Fwd: Arm sold"})
    outer.add_attachment(
        mail(headers={"Subject": "Arm sold", "From": "Wire Daily <n@w.example>", "List-Id": "w", "Date": "Sun, 01 Mar 2026 09:00:00 +0000"})
    )
    assert read(bytes(outer), "m.eml") == [("m.eml", "Arm sold", BODY, {"publisher": "Wire Daily", "published": "2026-03-01"})]


@pytest.mark.parametrize(
    "data",
    [
        b"From: =?utf-8?q?=C3=9C?= <a@x.example>\nSubject: =?iso-8859-1?q?f=FCr?=\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\nMIME-Version: 1.0\n\n5 =80 =FC\n",
        b"From: \xc3\x9c <a@x.example>\r\nSubject: f\xc3\xbcr\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n5 \xe2\x82\xac \xc3\xbc\r\n",
    ],
)
def test_characters_of_a_mail(data: bytes) -> None:
    assert read(data, "m.eml") == [("m.eml", "für", "5 € ü", {"authors": ("Ü",)})]


def test_a_mailbox() -> None:
    mails = [bytes(mail(f"Text {at}.\n\nFrom the start.", headers={"Subject": f"No {at}"})) for at in range(3)]
    box = b"".join(b"From a@x.example Mon Mar  2 10:00:00 2026\n" + one.replace(b"\nFrom the", b"\n>From the") + b"\n\n" for one in mails)
    assert [row[:3] for row in read(box, "m.mbox")] == [
        (f"m.mbox: message {at + 1}", f"No {at}", f"Text {at}.\n\nFrom the start.") for at in range(3)
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"From: a@x.example\nSubject: x\nMIME-Version: 1.0\n\n", "The mail holds no text; attachments are not read, give them as files."),
        (b"From: a@x.example\nMIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n", "The mail holds no text; attachments are not read, give them as files."),
        (bytes(mail(None, "<p>Short</p>")), ""),
        (b"Content-Type: multipart/mixed; boundary=x\nMIME-Version: 1.0\n\n" + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 5_000, ""),
    ],
)  # fmt: skip
def test_a_mail_that_is_refused(data: bytes, why: str) -> None:
    ((place, reason, told),) = read(data, "m.eml")
    assert place == "m.eml"
    assert reason in ("unreadable", "too short", "not an article", "too large")
    assert told.startswith(why)


@pytest.mark.parametrize("seed", range(40))
def test_noise_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(bytes(mail(inner("---------- Forwarded message ---------"), PAGE)))
    for _ in range(chance.choice((1, 10, 100))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    for row in read(bytes(data), "m.eml"):
        assert row[0].startswith("m.eml")
        assert len(row) in (3, 4)
