"""A small world for the client of pages: names and addresses of its own, real servers on this machine, and a record of what was asked."""

import socket
import socketserver
import ssl
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpcore2

from corpus.fetch import Fetcher
from corpus.fetch_limits import Limits
from corpus.fetch_network import Network

NEWS, EVIL = "93.184.215.14", "93.184.215.15"
PEM = Path(__file__).parent / "fetch_server.pem"  # key and certificate of a server that exists in these tests only
SMALL = Limits(wire=300_000, body=2_000_000, robots=20_000, read=20, connect=20, total=120, pause=100)
HURRIED = Limits(wire=1_000_000, body=2_000_000, read=0.4, connect=5, total=0.8, pause=100)

Answer = bytes | Callable[[], Iterable[bytes]]


def answer(body: bytes = b"<p>News</p>", *headers: str, status: str = "200 OK", kind: str | None = "text/html") -> bytes:
    """An answer as it goes over the wire, its length told unless a header tells another."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
    if not any(header.lower().startswith(("content-length:", "transfer-encoding:")) for header in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(location: str, *headers: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {location}", *headers, status=status)


def packed(size: int, window: int) -> bytes:
    """So many zeros, packed by deflate."""
    packer = zlib.compressobj(9, wbits=window)
    block = bytes(1_000_000)
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()


class Site(socketserver.ThreadingTCPServer):
    """A server that answers by host and path, word for word as told; `asked` holds every request's head."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.tls = tls
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def paths(self) -> list[str]:
        return [head.split(" ")[1] for head in self.asked]

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what many of the tests are about."""


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        site = self.server
        assert isinstance(site, Site)
        connection = site.tls.wrap_socket(self.request, server_side=True) if site.tls else self.request
        head = b""
        while b"\r\n\r\n" not in head:
            if not (piece := connection.recv(65536)):
                return
            head += piece
        text = head.decode("latin-1")
        site.asked.append(text)
        path = text.split(" ")[1]
        host = next(line[6:] for line in text.split("\r\n") if line.lower().startswith("host: "))
        told = site.pages.get(host + path, site.pages.get(path, answer(b"", status="404 Not Found")))
        for piece in [told] if isinstance(told, bytes) else told():
            connection.sendall(piece)
        if site.tls:
            connection.close()


@contextmanager
def served(site: Site) -> Iterator[Site]:
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield site
    site.shutdown()
    site.server_close()


class World(Network):
    """Names lead to public addresses and these to our servers; only the last step differs from the system's network."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.names: dict[str, list[list[str]]] = {"news.example": [[NEWS]], "evil.example": [[EVIL]]}  # the last answer repeats
        self.routes = {(address, port): site.port for address in (NEWS, EVIL) for port in (80, 443, 8080)}
        self.looked_up: list[str] = []
        self.dialled: list[tuple[str, int]] = []
        self.paused: list[float] = []

    def addresses(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        if answers := self.names.get(host.lower()):
            return answers.pop(0) if len(answers) > 1 else answers[0]
        # The system's resolver, for what it reads as a number without asking anybody.
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return [str(entry[4][0]) for entry in found]

    def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        self.dialled.append((address, port))
        if (address, port) not in self.routes:
            raise httpcore2.ConnectError("nobody is there")
        return super().connect("127.0.0.1", self.routes[address, port], timeout)

    def pause(self, seconds: float) -> None:
        self.paused.append(seconds)

    def fetcher(
        self,
        *,
        limits: Limits = SMALL,
        robots: bool = False,
        delay: float = 0.0,
        ports: frozenset[int] = frozenset({80, 443}),
    ) -> Fetcher:
        """Impolite unless asked otherwise, so that a test sees its own requests only."""
        return Fetcher(network=self, limits=limits, robots=robots, delay=delay, ports=ports)
