"""What people install: the wheel, built from a copy of the source, put into a folder of its own and used from there."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("app", "corpus", "extract", "graph")
PROBE = """
[[tool.streamlit.component.components]]
name = "probe"
asset_dir = "probe_assets"
"""


def run(command, *, cwd, **environment):
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel's content, with one component more, which only this test has."""
    source, wheels, target = (tmp_path_factory.mktemp(name) for name in ("source", "wheels", "target"))
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / file, source)
    with (source / "app" / "pyproject.toml").open("a") as manifest:
        manifest.write(PROBE)
    (source / "app" / "probe_assets").mkdir()
    (source / "app" / "probe_assets" / "probe.js").write_text("export default () => {}")
    run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", wheels], cwd=source)
    (wheel,) = wheels.glob("keiretsu-*.whl")
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps", "--python", sys.executable]
    run([*uv, "--target", target, wheel], cwd=source)
    return target


def files_below(folder):
    found = (path.relative_to(folder) for package in PACKAGES for path in (folder / package).rglob("*") if path.is_file())
    return {str(path) for path in found if "__pycache__" not in path.parts}


def test_every_file_of_the_four_packages_ships(installed):
    wanted = {name for name in files_below(ROOT) if not name.startswith("corpus/gold/")}  # those train and measure, and are not for running
    assert files_below(installed) == wanted | {"app/probe_assets/probe.js"}


@pytest.mark.parametrize("ending", [".csv", ".sql", ".cypher", ".xml", ".txt", ".toml"])
def test_every_kind_of_data_is_among_them(installed, ending):
    assert any(name.endswith(ending) for name in files_below(installed))


def test_nothing_else_ships(installed):
    assert {path.name for path in installed.iterdir() if not path.name.startswith(".")} == {*PACKAGES, "bin", "keiretsu-0.1.0.dist-info"}


def test_the_program_runs_from_there(installed, tmp_path):
    said = run([installed / "bin" / "keiretsu", "--help"], cwd=tmp_path, PYTHONPATH=str(installed))
    assert "Usage: keiretsu" in said


def test_streamlit_finds_the_assets_of_a_component(installed, tmp_path):
    ask = (
        "import json; from streamlit.components.v2.manifest_scanner import scan_component_manifests as scan\n"
        "print(json.dumps([[m.name, c.name, str(c.resolve_asset_root(root))] for m, root in scan() for c in m.components]))"
    )
    found = json.loads(run([sys.executable, "-c", ask], cwd=tmp_path, PYTHONPATH=str(installed)))
    assert ["keiretsu", "probe", str(installed / "app" / "probe_assets")] in found


def test_both_project_files_tell_the_same_name_and_version():
    whole, inner = (tomllib.loads((ROOT / path).read_text())["project"] for path in ("pyproject.toml", "app/pyproject.toml"))
    assert inner == {"name": whole["name"], "version": whole["version"]}
