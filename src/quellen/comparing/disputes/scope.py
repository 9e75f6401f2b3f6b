"""The scope of a count: of whom, of which happening, of how long a time.

Scopes are compared before values: the dead of one raid are no part of the other's, and some of the
dead of two raids; the dead of a day are among those of its month.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quellen.comparing.disputes.groups import Group, group_of
from quellen.comparing.disputes.vocabulary import (
    ANOTHER_HAPPENING,
    EARLIER,
    LONG_RUN,
    ONE_HAPPENING,
    SEVERAL_HAPPENINGS,
)
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import stem
from quellen.model import Figure

Relation = Literal["same", "part", "whole", "apart"]
"""What one scope is to another."""
A_WEEK = 7  # days: a count dated no closer than that can be of several happenings


@dataclass(frozen=True, slots=True)
class Scope:
    """Of whom a count is, and of what: ``which`` of several happenings, how many, how long."""

    group: Group
    which: str = ""
    several: bool = False
    days: int = 1

    def is_to(self, other: Scope) -> Relation:
        """How this scope stands to another.

        >>> Scope(Group("child")).is_to(Scope(Group()))
        'part'
        """
        if self.which != other.which and not self.several and not other.several:
            return "apart"
        steps = {_by(self.group, other.group), self._extent(other)} - {"same"}
        if not steps:
            return "same"
        return steps.pop() if len(steps) == 1 else "apart"

    def _extent(self, other: Scope) -> Relation:
        if self.several != other.several:
            return "whole" if self.several else "part"
        if self.several or max(self.days, other.days) <= A_WEEK:
            return "same"
        if self.days == other.days:
            return "same"
        return "whole" if self.days > other.days else "part"


def _by(one: Group, two: Group) -> Relation:
    if one == two:
        return "same"
    if one.includes(two):
        return "whole"
    return "part" if two.includes(one) else "apart"


def scope_of(figure: Figure, telling: Telling, text: str) -> Scope | None:
    """The scope of a figure; None where it is a count of more than any one happening."""
    around = telling.sentence
    if LONG_RUN.search(around):
        return None
    another = ANOTHER_HAPPENING.search(around)
    several = SEVERAL_HAPPENINGS.search(around) is not None
    named = ONE_HAPPENING.search(around) is not None
    days = telling.when.width if telling.when and not named else 1
    which = f"{another[1]} {stem(another[2])}".lower() if another and not several else ""
    turned = EARLIER.match(around)
    which = which or (turned[0].strip().lower() if turned else "")
    return Scope(group_of(figure, text), which, several, days)
