"""The shipped weights and their record. A mismatch of files, or a record of another format, is refused in one sentence."""

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.errors import KeiretsuError
from extract.confidence import COLUMNS
from extract.evaluate_confidence import Thresholds

FORMAT = 1
FILES = ("encoder.onnx", "pairs.onnx", "fields.onnx", "vocab.txt")
_FOLDER = "english-1"
_MEND = "install Keiretsu again, or name another folder of weights"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a folder of weights, beside the weights."""

    folder: Path
    extractor: str  # name and version, as claims carry it
    thresholds: Thresholds
    calibration: tuple[float, ...]
    bias: float


def load_record(folder: Path | None = None) -> Record:
    """Reads the record and checks that the files are those that it speaks of."""
    folder = folder or Path(str(files("extract").joinpath("weights", _FOLDER)))
    try:
        told = json.loads((folder / "record.json").read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise KeiretsuError(f"the weights in {folder} are of format {told['format']!r}, this version reads format {FORMAT}; {_MEND}")
        _compare(folder, told["files"])
        return _record(folder, told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeiretsuError(f"no readable record of weights in {folder} ({type(error).__name__}); {_MEND}") from error


def _compare(folder: Path, wanted: dict[str, str]) -> None:
    if missing := [name for name in FILES if name not in wanted or not (folder / name).is_file()]:
        raise KeiretsuError(f"the weights in {folder} lack {missing[0]}; {_MEND}")
    for name, known in wanted.items():
        if _hash(folder / name) != known:
            raise KeiretsuError(f"{folder / name} is not the file that record.json speaks of; {_MEND}")


def _record(folder: Path, told: dict[str, Any]) -> Record:
    thresholds, calibration = told["thresholds"], told["calibration"]
    columns = tuple(map(float, calibration["weights"]))
    if len(columns) != COLUMNS:
        raise KeiretsuError(f"the calibration in {folder} has {len(columns)} columns, this version gives {COLUMNS}; {_MEND}")
    return Record(
        folder,
        f"{told['name']} {told['version']}",
        Thresholds(sure=float(thresholds["sure"]), likely=float(thresholds["likely"])),
        columns,
        float(calibration["bias"]),
    )


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
