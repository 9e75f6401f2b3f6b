"""A count: a figure that somebody gives for an event, within its scope."""

from __future__ import annotations

from dataclasses import dataclass

from quellen.comparing.disputes.scope import Relation, Scope
from quellen.comparing.happening import Witnessed
from quellen.model import Figure

TENTH = 0.1  # "about 200" leaves this much room on either side

What = tuple[str, str]
"""What a figure counts and its unit, as the marks give them."""


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A figure that somebody explicitly gives for an event, within its scope."""

    figure: Figure
    by: Witnessed
    what: What
    scope: Scope
    added: tuple[Figure, ...] = ()
    """What the same document puts on top of it."""
    words: str = ""
    """How the number came about, where the text does not give it as such."""

    @property
    def bounds(self) -> tuple[float, float]:
        """From the number itself to what it becomes with all that is added to it."""
        low, high = bounds(self.figure)
        return low, high + sum(bounds(more)[1] for more in self.added)

    def is_to(self, other: Count) -> Relation:
        """How the scope of this count stands to another's."""
        return self.scope.is_to(other.scope)

    def excludes(self, other: Count) -> bool:
        """Whether both cannot be right: two numbers of the same, or a part above its whole."""
        relation = self.is_to(other)
        if relation == "same":
            return self.bounds[0] > other.bounds[1] or other.bounds[0] > self.bounds[1]
        if relation == "part":
            return self.bounds[0] > other.bounds[1]
        return relation == "whole" and other.bounds[0] > self.bounds[1]


def bounds(figure: Figure) -> tuple[float, float]:
    """The values that a figure leaves possible.

    >>> bounds(Figure(0, 1, 58, None, "at_least", "person", "killed"))
    (58, inf)
    """
    low = figure.low if figure.low is not None else 0.0
    high = figure.high if figure.high is not None else float("inf")
    if figure.qualifier == "about":
        return low * (1 - TENTH), high * (1 + TENTH)
    return low, high
