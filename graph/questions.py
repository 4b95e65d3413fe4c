"""The saved questions: one Cypher file each, with a title and typed parameters, asked of any published graph."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import Any

from corpus.errors import KeiretsuError
from graph.bind import value
from graph.question_file import Parameter, Question, read
from graph.reading import Answer, Graph


@lru_cache(maxsize=1)
def questions() -> list[Question]:
    """All saved questions, by name."""
    saved = [f for f in files("graph").joinpath("saved").iterdir() if f.name.endswith(".cypher")]
    return [
        read(f.name.removesuffix(".cypher"), f.read_text(encoding="utf-8"))
        for f in sorted(saved, key=lambda f: f.name.removesuffix(".cypher"))
    ]


def question(name: str) -> Question:
    """The question of this name; an error names those that are spelt like it."""
    known = {q.name: q for q in questions()}
    if found := known.get(name.strip().lower().replace("_", "-").replace(" ", "-")):
        return found
    near = get_close_matches(name, known, n=3, cutoff=0.4) or [q for q in known if name and name in q][:3]
    hint = f"Did you mean {' or '.join(near)}?" if near else "There is none like it."
    raise KeiretsuError(f"No saved question is called {name!r}. {hint} See them all: keiretsu ask --list.")


def bind(question: Question, given: Mapping[str, str], graph: Graph) -> dict[str, Any]:
    """The question's parameters as the engine takes them; organisations and deals are looked up in the graph."""
    known = {p.name: p for p in question.parameters}
    for name in given.keys() - known.keys():
        takes = ", ".join(f"{p.name} ({p.type}, for instance {p.example})" for p in question.parameters) or "none"
        raise KeiretsuError(f"{question.name} has no parameter {name!r}. Its parameters: {takes}.")
    bound = {p.name: value(p.type, p.name, _given(question, p, given), graph) for p in question.parameters}
    ends = [bound[p.name] for p in question.parameters if p.type == "organisation"]
    if len(set(ends)) < len(ends):
        raise KeiretsuError(f"{question.name} asks about two organisations, and both given are {ends[0]!r}; give two different ones.")
    return bound


def ask(graph: Graph, name: str, given: Mapping[str, str]) -> Answer:
    """The answer to a saved question."""
    asked = question(name)
    return graph.run(asked.text, bind(asked, given, graph))


def _given(question: Question, parameter: Parameter, given: Mapping[str, str]) -> str:
    text = given.get(parameter.name, "" if parameter.required else parameter.example).strip()
    if not text:
        raise KeiretsuError(
            f"{question.name} needs {parameter.name}: {parameter.help}. Give it: --param {parameter.name}={_quoted(parameter.example)}"
        )
    return text


def _quoted(example: str) -> str:
    return f'"{example}"' if " " in example else example
