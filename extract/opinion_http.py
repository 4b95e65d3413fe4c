"""One POST: no redirects, no compression, no repeats of its own, a limit for its size and one for its time."""

import datetime as dt
import ssl
import time
from email.utils import parsedate_to_datetime
from functools import cache
from typing import NamedTuple

import httpx2

from extract.opinion_address import Address

LARGEST = 1 << 20  # bytes of an answer; two hundred claims take a tenth of it
_CONNECT = 10.0


class Received(NamedTuple):
    """A status and the body, or the beginning of one that is too long."""

    status: int
    body: bytes
    after: float | None = None  # seconds that the server asks to wait

    @property
    def again(self) -> bool:
        """Whether the same request may succeed later."""
        return self.status in (408, 425, 429) or self.status >= 500


class TroubleError(Exception):
    """No answer came, or none that can be used: a predicate to "the server …", and whether waiting may help."""

    def __init__(self, what: str, *, again: bool) -> None:
        super().__init__(what)
        self.again = again


def post(address: Address, body: bytes, *, key: str | None, seconds: float) -> Received:
    """Sends the body and reads what comes back within `seconds`."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "keiretsu"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    timeout = httpx2.Timeout(seconds, connect=min(_CONNECT, seconds))
    try:
        # A proxy of the environment leads out of this machine, and so not to a server on it.
        with (
            httpx2.Client(verify=_trusted(), timeout=timeout, follow_redirects=False, trust_env=not address.local) as client,
            client.stream("POST", address.url, content=body, headers=headers) as response,
        ):
            return Received(response.status_code, _read(response, time.monotonic() + seconds), _after(response.headers.get("Retry-After")))
    except httpx2.ConnectError:
        raise TroubleError("does not answer; see that the server runs and that --model-url is right", again=False) from None
    except httpx2.TimeoutException:
        raise TroubleError(f"took longer than {seconds:g} seconds", again=True) from None
    except httpx2.InvalidURL:
        raise TroubleError("is no address that can be asked; see --model-url", again=False) from None
    except httpx2.HTTPError:
        raise TroubleError("broke off its answer", again=True) from None


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates of this machine; reading them takes longer than many an answer."""
    return httpx2.create_ssl_context()


def _read(response: httpx2.Response, deadline: float) -> bytes:
    """The body; of one that does not end, a little more than is allowed, and of a refusal its beginning."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise TroubleError("packs its answers, which it was asked not to do", again=False)
    limit = LARGEST if response.status_code == 200 else 4096
    found = bytearray()
    for chunk in response.iter_raw():
        found += chunk
        if len(found) > limit:
            break
        if time.monotonic() > deadline:
            raise TroubleError("took too long to send its answer", again=True)
    return bytes(found[: limit + 1])


def _after(value: str | None) -> float | None:
    """Retry-After: seconds, or a date."""
    try:
        return max(0.0, float(value)) if value else None
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(value or "") - dt.datetime.now(dt.UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
