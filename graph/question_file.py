"""What a saved question's file says: its title, its typed parameters and the Cypher below them."""

import re
from typing import NamedTuple, cast, get_args

from graph.bind import Kind


class Parameter(NamedTuple):
    """What a question has to be told. Its example is a value that can be given as it stands."""

    name: str
    type: Kind
    example: str
    help: str

    @property
    def required(self) -> bool:
        """Of whom and of when has to be said; for the rest the example is as good as any."""
        return self.type in ("organisation", "deal", "date", "text")


class Question(NamedTuple):
    """A saved question. `answers` are the numbers of the ten readers' questions in the design that it helps to answer."""

    name: str
    title: str
    description: str
    answers: tuple[int, ...]
    parameters: tuple[Parameter, ...]
    text: str


_TITLE = re.compile(r"// title: (\S.*)\n// description: (\S.*)\n// answers: ?([\d, ]*)\n")
_PARAMETER = re.compile(r"// parameter: (\w+) (\w+) = (\S.*?) — (\S.*)\n")


def read(name: str, text: str) -> Question:
    """The question of this name from the text of its file."""
    head = _TITLE.match(text)
    if not head:
        raise ValueError(f"{name}.cypher has to begin with // title:, // description: and // answers: lines")
    parameters = []
    place = head.end()
    while line := _PARAMETER.match(text, place):
        if line[2] not in get_args(Kind):
            raise ValueError(f"{name}.cypher: {line[2]!r} is no type of parameter; types: {', '.join(get_args(Kind))}")
        parameters.append(Parameter(line[1], cast("Kind", line[2]), line[3], line[4]))
        place = line.end()
    answers = tuple(int(n) for n in head[3].split(",") if n.strip())
    return Question(name, head[1], head[2], answers, tuple(parameters), text[place:])
