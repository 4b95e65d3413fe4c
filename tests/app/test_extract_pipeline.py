"""`--pipeline NAME`: it reaches the reader, in this process and in others."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app import cli, run_evaluate, run_extract
from app.extract_pool import Shipped
from corpus.errors import KeiretsuError


@pytest.mark.parametrize(
    ("arguments", "module", "verb"),
    [(["extract", "a.txt"], run_extract, "extract"), (["evaluate", "gold"], run_evaluate, "evaluate")],
)
@pytest.mark.parametrize(("options", "pipeline"), [([], None), (["--pipeline", "en_core_web_trf"], "en_core_web_trf")])
def test_both_commands_take_it(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], module: Any, verb: str, options: list[str], pipeline: str | None
) -> None:
    readers: list[object] = []
    monkeypatch.setattr(module, verb, lambda *_, reader, **__: readers.append(reader))
    assert CliRunner().invoke(cli.app, [*arguments, *options]).exit_code == 0
    assert readers == [Shipped(pipeline)]


def test_its_maker_goes_to_other_processes_and_is_the_same_there() -> None:
    maker = Shipped("en_core_web_trf")
    assert pickle.loads(pickle.dumps(maker)) == maker  # noqa: S301 - made a moment ago
    assert hash(pickle.loads(pickle.dumps(maker))) == hash(maker)  # noqa: S301
    assert maker != Shipped()


def test_a_missing_pipeline_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEIRETSU_HOME", str(tmp_path / "home"))
    (tmp_path / "a.txt").write_text("Nvidia invests in Arm.")
    ended = CliRunner().invoke(cli.app, ["extract", str(tmp_path / "a.txt"), "--pipeline", "en_core_web_none"])
    assert isinstance(ended.exception, KeiretsuError)
    assert (
        str(ended.exception)
        == "there is no spaCy pipeline 'en_core_web_none' here; install it with: python -m spacy download en_core_web_none"
    )
