"""What holds for the whole project: who imports whom, how long files are, what no text names, and what the README shows."""

import ast
import json
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import typer

from app.cli import app

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "corpus": {"corpus"},
    "extract": {"extract", "corpus"},
    "graph": {"graph", "corpus"},
    "app": {"app", "graph", "extract", "corpus"},
}
PRODUCT = sorted(path for package in MAY_IMPORT for path in (ROOT / package).rglob("*.py"))
HEAVY = {
    "altair",
    "grafeo",
    "httpx2",
    "neo4j",
    "networkx",
    "numpy",
    "onnxruntime",
    "pandas",
    "playwright",
    "plotly",
    "pyarrow",
    "pydantic",
    "spacy",
    "sqlite3",
    "streamlit",
}


def name(path):
    return str(path.relative_to(ROOT))


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path):
    """The top-level names of all modules that a file imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." if node.level or not node.module else node.module.partition(".")[0]


def versioned():
    """Files that are, or are about to be, under version control."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted({path for path in listed.stdout.split("\0") if path and (ROOT / path).is_file()})


# ------------------------------------------------------------------ code


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_imports_go_one_way_and_by_full_names(path):
    ours = {module for module in imported(path) if module in MAY_IMPORT or module == "."}
    assert ours <= MAY_IMPORT[path.relative_to(ROOT).parts[0]]


@pytest.mark.parametrize("library", ["neo4j", "grafeo"])
def test_one_module_alone_imports(library):
    assert len([name(path) for path in PRODUCT if library in imported(path)]) == 1


def test_files_are_short():
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PRODUCT}
    assert {path: length for path, length in lengths.items() if length > 400} == {}
    assert sum(length < 100 for length in lengths.values()) * 2 >= len(lengths)


def test_functions_are_short():
    lengths = {
        f"{name(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in PRODUCT
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {function: length for function, length in lengths.items() if length > 60} == {}
    assert sum(length < 30 for length in lengths.values()) >= 0.9 * len(lengths)


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_no_text_becomes_html(path):
    found = re.findall(r"unsafe_allow_html|unsafe_allow_javascript|\bst\.html\b|\bcomponents\.v1\b", path.read_text(encoding="utf-8"))
    assert found == []


# ------------------------------------------------------------------ files


def test_the_top_level_is_the_known_one():
    tops = {path.partition("/")[0] for path in versioned()}
    assert {top for top in tops if not top.startswith(".")} <= {*MAY_IMPORT, "tests", "bench", "pyproject.toml", "README.md", "Makefile"}


def test_no_text_names_registries_or_places_on_one_machine():
    hosts = ["pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "repo1?" + r"\.maven", "central" + r"\.sonatype"]
    pattern = re.compile("|".join([*hosts, r"(?<![\w.])/(?:work|root)/"]))
    found = {}
    for path in versioned():
        raw = (ROOT / path).read_bytes()
        if b"\0" not in raw and (hits := pattern.findall(raw.decode("utf-8", "replace"))):
            found[path] = hits
    assert found == {}


WRITTEN = [path for path in versioned() if path.endswith((".py", ".md", ".cypher", ".sql", ".toml", ".css", ".js"))]


@pytest.mark.parametrize("path", [path for path in WRITTEN if not path.startswith("tests/")])  # whose rows hold every kind of sign
def test_no_emoji(path):
    pictures = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff\u2705\u274c\u2728\ufe0f]")
    assert pictures.findall((ROOT / path).read_text(encoding="utf-8")) == []


# ------------------------------------------------------------------ commands


def commands(group, path=()):
    """Each command with the words that call it."""
    for word, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, word))
        else:
            yield (*path, word), command


COMMANDS = dict(commands(typer.main.get_command(app)))
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHOWN = [*"".join(FENCED.findall(README)).splitlines(), *re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^```.*?^```", "", README))]
EXAMPLES = [found[1] for shown in SHOWN if (found := re.match(r"(?:.*\| )?keiretsu (.*)", shown))]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_and_option_says_what_it_does(words):
    command = COMMANDS[words]
    assert command.help
    unsaid = [parameter.name for parameter in command.params if not getattr(parameter, "help", None)]
    assert unsaid == []


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_an_example_in_the_readme(words):
    assert any(shlex.split(example, comments=True)[: len(words)] == list(words) for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_in_the_readme_is_understood(example):
    arguments = shlex.split(example, comments=True)
    command = typer.main.get_command(app)
    while hasattr(command, "commands"):
        command = command.commands[arguments.pop(0)]
    command.make_context("keiretsu", arguments)


@pytest.mark.parametrize("question", sorted({words[1] for words in map(shlex.split, EXAMPLES) if words[0] == "ask" and words[1][0] != "-"}))
def test_every_question_in_the_readme_is_shipped(question):
    assert (ROOT / "graph" / "saved" / f"{question}.cypher").is_file()


def test_help_imports_nothing_heavy():
    ask = (
        "import json, sys; sys.argv = ['keiretsu', '--help']\n"
        "from app.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n' + json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}  # which imports sqlite3 itself
    said = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env=bare, capture_output=True, text=True, check=True).stdout
    assert HEAVY & set(json.loads(said.splitlines()[-1])) == set()
