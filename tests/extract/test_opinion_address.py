import pytest

from corpus.errors import KeiretsuError
from extract.opinion_address import Address


@pytest.mark.parametrize(
    ("given", "url", "host", "local", "encrypted"),
    [
        ("http://localhost:8080", "http://localhost:8080/v1/chat/completions", "localhost:8080", True, False),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions", "localhost:11434", True, False),
        ("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1/chat/completions", "127.0.0.1:8000", True, False),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1/chat/completions", "[::1]:8000", True, False),
        ("https://api.example.org/v1/chat/completions", "https://api.example.org/v1/chat/completions", "api.example.org", False, True),
        (
            "HTTPS://API.Example.org/openai/v1?api-version=3#x",
            "https://api.example.org/openai/v1/chat/completions?api-version=3",
            "api.example.org",
            False,
            True,
        ),
        ("http://10.0.0.7:8000", "http://10.0.0.7:8000/v1/chat/completions", "10.0.0.7:8000", False, False),
        ("https://münchen.example", "https://xn--mnchen-3ya.example/v1/chat/completions", "xn--mnchen-3ya.example", False, True),
        ("http://localhost.evil.example", "http://localhost.evil.example/v1/chat/completions", "localhost.evil.example", False, False),
    ],
)
def test_addresses(given, url, host, local, encrypted):
    assert tuple(Address.of(given)) == (url, host, local, encrypted)


@pytest.mark.parametrize(
    "given",
    ["", "localhost:8080", "ftp://example.org", "file:///etc/passwd", "http://", "https://:443", "http://a b/v1", "http://x:99999", "http://x:0", "http://[::1", "http://ex\nample.org/v1", "javascript:alert(1)", "http://" + "a" * 80 + ".org"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(given):
    with pytest.raises(
        KeiretsuError, match=r"is no web address; give one such as http://localhost:8080/v1 or https://api\.example\.org/v1$"
    ):
        Address.of(given)


def test_secrets_in_an_address_are_refused_or_unshown():
    with pytest.raises(KeiretsuError) as error:
        Address.of("https://user:hunter2@example.org/v1")
    assert str(error.value) == "the model's address holds a user name or password; leave them out and give a key by KEIRETSU_MODEL_KEY"
    address = Address.of("https://example.org/v1?key=hunter2")
    assert (address.host, repr(address), f"{address}") == ("example.org", "Address(example.org)", "Address(example.org)")
    with pytest.raises(KeiretsuError) as error:
        Address.of("gopher://example.org/v1?key=hunter2")
    assert "hunter2" not in str(error.value)
