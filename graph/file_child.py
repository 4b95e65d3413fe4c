"""The process that runs users' queries on the graph file: a request a line from its input, answers a line to its output."""

import json
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from graph.file_engine import Engine, GraphFileError, QueryError

MEMORY = 2 << 30  # bytes of address space: a runaway query ends this process, not the machine


def main() -> None:
    """Answer until the input ends, then end at once, also in the middle of a query."""
    _limit_memory()
    requests: SimpleQueue[dict[str, Any]] = SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    engine: Engine | None = None
    opened = ""
    while request := requests.get():
        try:
            if engine is None or opened != request["file"]:
                engine, opened = Engine.open(Path(request["file"])), request["file"]
            _say({"begun": True})
            columns, rows = engine.ask(request["query"], request["parameters"], most=request["most"])
            _say({"columns": columns, "rows": rows})
        except QueryError as error:
            _say({"refused": error.what, "place": error.place})
        except GraphFileError as error:
            engine = None
            _say({"unreadable": error.what})


def _listen(requests: "SimpleQueue[dict[str, Any]]") -> None:
    for line in sys.stdin:
        requests.put(json.loads(line))
    os._exit(0)


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what, default=str) + "\n")
    sys.stdout.flush()


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):  # where a lower limit holds already
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
