"""Where the ledger and the graph lie: options first, then the environment, then the configuration file."""

import getpass
import os
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

from corpus.errors import KeiretsuError

KNOWN = ("graph", "by")


class Settings(NamedTuple):
    """Read once for each command."""

    home: Path
    graph: str  # the store's address
    by: str  # who judges

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.home / "ledger.sqlite"


def settings(*, graph: str | None = None, by: str | None = None) -> Settings:
    """The settings of this call: `KEIRETSU_HOME`, `KEIRETSU_GRAPH`, `KEIRETSU_BY`, and `config.toml` in the home folder."""
    home = Path(os.environ.get("KEIRETSU_HOME") or _default_home()).expanduser()
    config = _config(home / "config.toml")
    address = graph or os.environ.get("KEIRETSU_GRAPH") or config.get("graph") or str(home / "graph.grafeo")
    if "://" not in address:
        address = str(Path(address).expanduser())
    return Settings(home, address, by or os.environ.get("KEIRETSU_BY") or config.get("by") or _user())


def _default_home() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "keiretsu"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "keiretsu"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "keiretsu"


def _config(path: Path) -> dict[str, str]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise KeiretsuError(f"{path} cannot be read ({error}); mend or remove it.") from None
    for key, value in found.items():
        if key not in KNOWN or not isinstance(value, str):
            raise KeiretsuError(f"{path}: {key} = {value!r} is no setting; it takes {' and '.join(KNOWN)}, each a text in quotes.")
    return found


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run under a number that has no name
        return "unnamed"
