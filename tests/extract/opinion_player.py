"""A server of the tests' own that speaks just enough of the chat-completions protocol, and misbehaves on demand."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

type Act = Callable[["Handler"], None]


@dataclass(slots=True)
class Player:
    """Plays one act for each request; the last one again and again. Remembers what it was sent."""

    url: str
    acts: list[Act]
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def host(self) -> str:
        return self.url.removeprefix("http://").partition("/")[0]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    player: Player

    def do_POST(self) -> None:
        player = self.player
        body = self.rfile.read(int(self.headers["Content-Length"]))
        act = player.acts[min(len(player.bodies), len(player.acts) - 1)]
        player.bodies.append(json.loads(body))
        player.headers.append(dict(self.headers))
        player.paths.append(self.path)
        self.close_connection = True
        act(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base class
        pass


@contextmanager
def playing(*acts: Act) -> Iterator[Player]:
    """The server, for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    player = Player(f"http://127.0.0.1:{server.server_port}/v1", list(acts))
    server.RequestHandlerClass = type("Bound", (Handler,), {"player": player})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield player
    finally:
        player.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


# ------------------------------------------------------------------ acts


def sends(status: int, body: bytes, **headers: str) -> Act:
    def act(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **{k.replace("_", "-"): v for k, v in headers.items()}}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return act


def completes(content: str | None, finish: str = "stop", **message: object) -> Act:
    """A completion with this content, as servers word it."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}
    return sends(200, json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}).encode(), Content_Type="application/json")


def states(*claims: object, finish: str = "stop") -> Act:
    """A good answer."""
    return completes(json.dumps({"claims": claims}), finish)


def refuses(status: int, message: str = "", **headers: str) -> Act:
    return sends(status, json.dumps({"error": {"message": message}}).encode(), **headers)


def waits(handler: Handler) -> None:
    """No answer at all."""
    handler.player.over.wait(20)


def drips(handler: Handler) -> None:
    """An answer that comes byte by byte and never ends."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.player.over.wait(0.02):
        handler.wfile.write(b" ")


def floods(handler: Handler) -> None:
    """An answer that does not end, as fast as it goes."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while not handler.player.over.is_set():
            handler.wfile.write(b"x" * 65536)
    except OSError:  # the other side has hung up
        return


def breaks(handler: Handler) -> None:
    """Hangs up in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [{"mess')
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)
