"""What the words of a temporal expression say, before it is known what they hang on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quellen.model import Basis, TimeType

Whence = Literal["speech", "story"]
"""Whether a relative time counts from when the words were said or from where the story is."""
Join = Literal["range", "or", "and"]


@dataclass(slots=True)
class Reading:
    """One expression. What is not said is None; years are astronomical (1 BC is 0).

    ``shift`` with ``unit`` counts from a reference ("two days later": 2, D); ``which`` picks a
    neighbour of the reference period ("last year": -1, Y). ``value`` is set where the words alone
    give the TIMEX3 value. ``phase`` is the part of the period that is meant (START, MID, END).
    """

    start: int
    end: int
    type: TimeType = "DATE"
    value: str | None = None
    mod: str | None = None
    calendar: str = "gregorian"
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    season: str | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    nth: int | None = None
    """Which of the weekdays of its month; -1 is the last."""
    weekend: bool = False
    part: str | None = None
    clock: str | None = None
    easter: int | None = None
    shift: float | None = None
    unit: str | None = None
    which: int | None = None
    exact: bool = False
    """Whether what is counted to is a day, whatever the unit ("a year ago today")."""
    whence: Whence = "story"
    phase: str | None = None
    circa: bool = False
    bc: bool = False
    event: tuple[int, int] | None = None
    join: Join | None = None
    """How it is joined to the next reading."""
    year_end: int | None = None
    """The last year of a period that is said with two ("the winter of 1941-42")."""
    cut: bool = False
    """Whether its year is written without its century ("in '84")."""
    period: tuple[str, str] | None = None
    """EDTF of a period known by its name: first and last."""
    order: Literal["day first", "month first", "either"] | None = None
    """For a date in digits: which comes first, as far as its numbers tell."""
    basis: Basis = "explicit"
    anchor: str | None = None
