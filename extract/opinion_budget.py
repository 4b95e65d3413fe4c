"""How much one run may send: a limit that is kept before anything goes out."""

from dataclasses import dataclass

from corpus.errors import KeiretsuError
from extract.reading import StoppedError


class BudgetSpentError(StoppedError):
    """The limit of this run is reached; what was read so far is good."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Of one run. Characters are counted as sent, instructions and repeated attempts included; about four make a token."""

    articles: int = 500
    characters: int = 5_000_000

    def __post_init__(self) -> None:
        for name, value in (("articles", self.articles), ("characters", self.characters)):
            if value < 1:
                raise KeiretsuError(f"a budget of {value} {name} lets nothing be sent; give at least 1, or leave the second opinion out")

    def __str__(self) -> str:
        return f"{_articles(self.articles)} and {self.characters:,} characters"


class Purse:
    """What is left of a budget."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._articles = 0
        self._characters = 0

    def admit(self, characters: int) -> None:
        """One more article, which needs so many characters; refused whole where they are not left."""
        if self._articles >= self._budget.articles:
            raise self._spent(_articles(self._budget.articles))
        if self._characters + characters > self._budget.characters:
            raise self._spent(f"{self._budget.characters:,} characters")
        self._articles += 1

    def pay(self, characters: int) -> None:
        """One request that is about to be sent."""
        if self._characters + characters > self._budget.characters:
            raise self._spent(f"{self._budget.characters:,} characters")
        self._characters += characters

    def _spent(self, limit: str) -> BudgetSpentError:
        sent = f"{_articles(self._articles)}, {self._characters:,} characters"
        return BudgetSpentError(
            f"the second opinion stopped at its budget of {limit} (sent: {sent}); raise --model-budget and run again, "
            "with a cache nothing is asked twice"
        )


def _articles(count: int) -> str:
    return f"{count:,} {'article' if count == 1 else 'articles'}"
