"""A folder of weights is what its record says, or it is refused in one sentence."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import KeiretsuError
from extract.confidence import COLUMNS
from extract.evaluate_confidence import Thresholds
from extract.weights import FILES, FORMAT, Record, load_record

MEND = "install Keiretsu again, or name another folder of weights"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).write_text(f"content of {name}")
    record = {
        "format": FORMAT,
        "name": "keiretsu-english",
        "version": "1",
        "data": "and whatever else is known of it",
        "thresholds": {"sure": 0.9, "likely": 0.5},
        "calibration": {"weights": [1, *[0.5] * (COLUMNS - 1)], "bias": -1},
        "files": {name: hashlib.sha256(f"content of {name}".encode()).hexdigest() for name in FILES},
    }
    (tmp_path / "record.json").write_text(json.dumps(record))
    return tmp_path


def change(folder: Path, **parts: Any) -> None:
    record = json.loads((folder / "record.json").read_text())
    (folder / "record.json").write_text(json.dumps(record | parts))


def refusal(folder: Path) -> str:
    with pytest.raises(KeiretsuError) as refused:
        load_record(folder)
    said = str(refused.value)
    assert said.endswith(f"; {MEND}")
    assert "\n" not in said
    return said.removesuffix(f"; {MEND}").replace(str(folder), "FOLDER")


def test_a_record(folder: Path) -> None:
    assert load_record(folder) == Record(
        folder=folder,
        extractor="keiretsu-english 1",
        thresholds=Thresholds(sure=0.9, likely=0.5),
        calibration=(1.0, *[0.5] * (COLUMNS - 1)),
        bias=-1.0,
    )


def test_what_a_whole_folder_needs() -> None:
    assert (FORMAT, FILES) == (1, ("encoder.onnx", "pairs.onnx", "fields.onnx", "vocab.txt"))


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file(folder: Path, name: str) -> None:
    (folder / name).write_text(f"content of {name}.")
    assert refusal(folder) == f"FOLDER/{name} is not the file that record.json speaks of"


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert refusal(folder) == f"the weights in FOLDER lack {name}"


def test_a_file_that_the_record_does_not_speak_of(folder: Path) -> None:
    files = json.loads((folder / "record.json").read_text())["files"]
    del files["pairs.onnx"]
    change(folder, files=files)
    assert refusal(folder) == "the weights in FOLDER lack pairs.onnx"


@pytest.mark.parametrize(("format_", "said"), [(2, "2"), ("1", "'1'"), (None, "None")])
def test_another_format(folder: Path, format_: object, said: str) -> None:
    change(folder, format=format_)
    assert refusal(folder) == f"the weights in FOLDER are of format {said}, this version reads format 1"


def test_a_calibration_of_another_version(folder: Path) -> None:
    change(folder, calibration={"weights": [1, 2, 3], "bias": 0})
    assert refusal(folder) == f"the calibration in FOLDER has 3 columns, this version gives {COLUMNS}"


def without(part: str) -> Callable[[Path], object]:
    def spoil(record: Path) -> None:
        told = json.loads(record.read_text())
        del told[part]
        record.write_text(json.dumps(told))

    return spoil


def holding(**parts: object) -> Callable[[Path], object]:
    return lambda record: change(record.parent, **parts)


BROKEN = {
    "no record": (Path.unlink, "FileNotFoundError"),
    "empty": (lambda record: record.write_text(""), "JSONDecodeError"),
    "cut off": (lambda record: record.write_text(record.read_text()[:-20]), "JSONDecodeError"),
    "a list": (lambda record: record.write_text("[]"), "TypeError"),
    "binary": (lambda record: record.write_bytes(b"\xff\xfe"), "UnicodeDecodeError"),
    "no format": (without("format"), "KeyError"),
    "no files": (without("files"), "KeyError"),
    "no name": (without("name"), "KeyError"),
    "no thresholds": (without("thresholds"), "KeyError"),
    "no calibration": (without("calibration"), "KeyError"),
    "files as a list": (holding(files=list(FILES)), "AttributeError"),
    "thresholds in words": (holding(thresholds={"sure": "very", "likely": "rather"}), "ValueError"),
    "a calibration of words": (holding(calibration={"weights": ["much"] * COLUMNS, "bias": 0}), "ValueError"),
}


@pytest.mark.parametrize(("spoil", "kind"), BROKEN.values(), ids=BROKEN)
def test_a_record_that_cannot_be_read(folder: Path, spoil: Callable[[Path], object], kind: str) -> None:
    spoil(folder / "record.json")
    assert refusal(folder) == f"no readable record of weights in FOLDER ({kind})"


def test_no_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none") == "no readable record of weights in FOLDER (FileNotFoundError)"
