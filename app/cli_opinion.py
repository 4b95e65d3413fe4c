"""The options of a second opinion, and the reader that they ask for: a language model behind an address that the user gives."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import KeiretsuError, short

if TYPE_CHECKING:
    from extract.reading import ArticleReader

PROTOCOL = "openai-compatible"
_ARTICLES, _SECONDS = 500, 300.0
_CHARACTERS, _AN_ARTICLE = 5_000_000, 10_000

Model = Annotated[
    str | None, typer.Option("--model", help=f"Let a language model read instead: {PROTOCOL}, on any server that speaks that protocol.")
]
ModelUrl = Annotated[
    str | None,
    typer.Option("--model-url", help="The server, such as http://localhost:8080/v1; the texts and the key in KEIRETSU_MODEL_KEY go there."),
]
ModelName = Annotated[str | None, typer.Option("--model-name", help="The name by which the server knows the model.")]
ModelBudget = Annotated[int | None, typer.Option("--model-budget", min=1, help=f"Send at most so many articles (else {_ARTICLES}).")]
ModelSeconds = Annotated[
    float | None, typer.Option("--model-seconds", min=0.1, max=3600, help=f"Wait at most so long for an answer (else {_SECONDS:g}).")
]


@dataclass(frozen=True, slots=True)
class Asked:
    """Makes the reader that asks the model."""

    url: str
    name: str
    articles: int
    seconds: float

    def __call__(self) -> "ArticleReader":
        """Sends nothing yet; its answers are kept in the cache."""
        from app.cache import cache_home
        from extract.opinion import Opinion
        from extract.opinion_budget import Budget

        # More articles may need more characters; of a few, each may be long.
        budget = Budget(articles=self.articles, characters=max(_CHARACTERS, _AN_ARTICLE * self.articles))
        return Opinion(url=self.url, model=self.name, budget=budget, cache=cache_home() / "opinion", seconds=self.seconds)


def asked(
    model: str | None, *, url: str | None, name: str | None, budget: int | None, seconds: float | None, beside: dict[str, bool]
) -> Asked | None:
    """The maker of the reader; none where no model is named. `beside` holds the options that do not go with it, and which are given."""
    more = {"--model-url": url, "--model-name": name, "--model-budget": budget, "--model-seconds": seconds}
    if model is None:
        if given := [option for option, value in more.items() if value is not None]:
            raise KeiretsuError(f"{given[0]} says more of a --model, and none is given; add --model {PROTOCOL}.")
        return None
    if model != PROTOCOL:
        raise KeiretsuError(f"--model {short(model)} is not known; the one choice is {PROTOCOL}, and --model-name names the model itself.")
    if url is None or name is None:
        missing = " and ".join(option for option in ("--model-url", "--model-name") if more[option] is None)
        raise KeiretsuError(f"--model {PROTOCOL} needs {missing} too: the server's address, and the name by which it knows the model.")
    for option, why in _APART.items():
        if beside[option]:
            raise KeiretsuError(f"{option} does not go with --model: {why}.")
    return Asked(url, name, budget or _ARTICLES, seconds or _SECONDS)


_APART = {
    "--pipeline": "names come from the model alone; leave one of the two out",
    "--jobs": "articles are sent one after the other, within one budget; leave it out",
    "--sure": "nobody has measured the model, so none of its claims is sure; leave it out",
}
