"""The way out: a name is looked up once, every address checked, and the connection made to the very one that was checked."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpcore2
import httpx2

from corpus.errors import short
from corpus.fetch_address import forbidden
from corpus.fetch_limits import Deadline, Limits, RefusedError

TRIED = 4  # addresses of one host, before we give up


class Network:
    """What this machine does to reach others: look up, connect, wait. Tests put a small world in its place."""

    def addresses(self, host: str, port: int) -> list[str]:
        """All that the system's resolver finds; it has a time-out of its own."""
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]

    def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        """A connection to an address, which is no name any more."""
        return httpcore2.SyncBackend().connect_tcp(address, port, timeout)

    def pause(self, seconds: float) -> None:
        """Waits out of politeness."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Way:
    """How a Fetcher goes out."""

    network: Network
    limits: Limits
    allow_private: bool
    tls: ssl.SSLContext


@contextmanager
def exchange(request: httpx2.Request, way: Way, deadline: Deadline) -> Iterator[httpx2.Response]:
    """Sends a request on a connection of its own and gives the answer, its body still to come."""
    name, url = short(str(request.url)), request.url
    target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    times = {"connect": way.limits.connect, "read": way.limits.read, "write": way.limits.read}
    try:
        with httpcore2.HTTPConnection(target.origin, way.tls, network_backend=_Checked(name, way, deadline)) as connection:
            asked = httpcore2.Request("GET", target, headers=request.headers.raw, extensions={"timeout": times})
            answer = connection.handle_request(asked)
            yield httpx2.Response(answer.status, headers=answer.headers, content=answer.iter_stream(), request=request)
    except httpcore2.TimeoutException:
        raise RefusedError("time", f"{name} does not answer in time; try again later.") from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise RefusedError("connection", f"{name} cannot be read: {error}. Try again later.") from None
    except httpx2.DecodingError as error:
        raise RefusedError("server", f"{name} is packed in a way that cannot be unpacked ({error}).") from None


class _Checked(httpcore2.NetworkBackend):
    """Connects to checked addresses only. The host's name stays in the request and in TLS."""

    def __init__(self, name: str, way: Way, deadline: Deadline) -> None:
        self._name, self._way, self._deadline = name, way, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # ours, by way of httpcore2
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        failed: Exception = httpcore2.ConnectError("no address")
        for address in self._addresses(host, port)[:TRIED]:
            seconds = min(timeout or self._way.limits.connect, self._deadline.left(self._name))
            try:
                return _Metered(self._way.network.connect(address, port, seconds), self._name, self._way.limits, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed

    def _addresses(self, host: str, port: int) -> list[str]:
        """Where one address of a host is forbidden, all are: which of them is taken must not be up to chance."""
        try:
            found = list(dict.fromkeys(self._way.network.addresses(host, port)))
        except (OSError, UnicodeError):
            raise RefusedError("connection", f"No host {short(host)} is known; check the spelling.") from None
        for address in found:
            if kind := forbidden(address, allow_private=self._way.allow_private):
                remedy = "" if forbidden(address, allow_private=True) else " Allow private addresses if that is meant."
                raise RefusedError("address", f"{self._name} leads to {address}, {kind}; nothing was asked there.{remedy}")
        return found


class _Metered(httpcore2.NetworkStream):
    """A connection that ends with the time and the bytes that one fetch may take."""

    def __init__(self, stream: httpcore2.NetworkStream, name: str, limits: Limits, deadline: Deadline) -> None:
        self._stream, self._name, self._limits, self._deadline = stream, name, limits, deadline
        self._taken = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._within(timeout))
        self._taken += len(data)
        if self._taken > self._limits.wire:
            raise too_large(self._name, self._limits.wire)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._within(timeout))

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None) -> _Metered:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._within(timeout))
        return _Metered(stream, self._name, self._limits, self._deadline)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _within(self, timeout: float | None) -> float:
        return min(timeout or self._limits.read, self._deadline.left(self._name))


def too_large(name: str, limit: int) -> RefusedError:
    """The refusal of more than a page can be."""
    return RefusedError("too_large", f"{name} is larger than {limit / 1e6:g} MB; save what you need of it and give the file.")
