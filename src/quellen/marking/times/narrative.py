"""Where the story is: the reference time that undated words count from.

Strötgen and Gertz (2010) give an undated date the year named last. Here the years of a document
are chosen together: of all the ways through its dates, the one that moves least, where a step back
costs more than one forward and a dated aside ("declassified in 2005") may be left out at a price.
The best path is found by dynamic programming over a beam of positions, in time linear in the dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from quellen.marking.times import days
from quellen.marking.times.asides import AHEAD, BEFORE, HEADING
from quellen.marking.times.reading import Reading

SEASON_MONTH = {"WI": 1, "SP": 4, "SU": 7, "FA": 10}
_BEAM = 12
_BACK = 2.0  # a step back in time weighs more than one forward
_UNNAMED = 8.0  # a month right after a year is of that year
_UNSAID = 4.0  # nearly a year on, without a word of it
_OTHER_WEEKDAY = 12.0  # what is dated with a weekday that no year near has is told of another
_NONE: Mapping[int, int] = MappingProxyType({})
_FAR = 36.0  # months; beyond this it does not matter how far


@dataclass(slots=True)
class Story:
    """The date the narrative has reached, as precisely as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    vague: bool = False
    """Whether the month only stands for a season: good to go on from, not to give as a date."""

    def moves_to(self, r: Reading) -> None:
        """Take over a resolved date."""
        if r.year is None:
            return
        month = month_of(r)
        if month is None and r.year == self.year:
            return  # "In June 1941 ... the 1941 campaign": no step back to the whole year
        self.year, self.month, self.day = r.year, month, r.day
        self.vague = not r.month

    def number(self) -> int | None:
        if self.year is None or self.month is None or self.day is None:
            return None
        return days.fixed(self.year, self.month, self.day)


def month_of(r: Reading) -> int | None:
    """The month of a date, or about the middle one of a season or quarter."""
    if r.month or r.season:
        return r.month or SEASON_MONTH[r.season or "SU"]
    if r.quarter:
        return (abs(r.quarter) - 1) * (3 if r.quarter > 0 else 6) + 2
    return 4 if r.easter is not None else None


Position = tuple[int, int | None]
"""Year and, where known, month."""


@dataclass(frozen=True, slots=True)
class Step:
    """One date on a path: the year it is given, or None where it is left out as an aside."""

    index: int
    year: int | None
    before: Step | None


@dataclass(slots=True)
class Path:
    cost: float
    step: Step | None


def choose_years(
    found: Sequence[Reading], prices: Sequence[float], spoken: Mapping[int, int] = _NONE
) -> dict[int, int | None]:
    """For each reading on the way, by index: its year; None for an aside.

    ``prices`` is what it costs, in months, to leave each of them out; ``spoken`` the years, by
    index, of those that count from the day of speech ("this June").
    """
    beam: dict[Position | None, Path] = {None: Path(0.0, None)}
    for index, r in enumerate(found):
        if not _is_on_the_way(r):
            continue
        known = replace(r, year=spoken[index]) if index in spoken else r
        beam = _advance(beam, index, known, prices[index])
    best = min(beam.values(), key=lambda path: path.cost)
    return {step.index: step.year for step in _steps(best.step)}


def _is_on_the_way(r: Reading) -> bool:
    if r.type not in ("DATE", "TIME") or r.value is not None or r.calendar != "gregorian":
        return False
    if r.whence == "speech" and r.which:
        return False  # "by next summer": where a speaker looks, not where the story goes
    if r.year is not None or month_of(r) is not None:
        return True
    return r.which is not None and r.unit in ("Y", "M") and r.whence == "story"


def _steps(step: Step | None) -> Iterator[Step]:
    while step is not None:
        yield step
        step = step.before


def _advance(
    beam: dict[Position | None, Path], index: int, r: Reading, price: float
) -> dict[Position | None, Path]:
    grown: dict[Position | None, Path] = {}
    for at, path in beam.items():
        for position, year, cost in _moves(at, r, price):
            total = path.cost + cost
            known = grown.get(position)
            if known is None or total < known.cost:
                grown[position] = Path(total, Step(index, year, path.step))
    best = sorted(grown.items(), key=lambda item: item[1].cost)[:_BEAM]
    return dict(best)


Move = tuple[Position | None, int | None, float]


def _moves(at: Position | None, r: Reading, price: float) -> Iterator[Move]:
    """Where the story can be after a date, with the year that gives it and the cost."""
    month = month_of(r)
    if r.year is not None:
        to = (r.year, month)
        if month is None and at is not None and at[0] == r.year and price < HEADING:
            yield at, r.year, 0.0
            return
        yield to, r.year, _distance(at, to)
        if at is not None or price == BEFORE:
            yield at, None, price
    elif at is None:
        yield at, None, 0.0
    elif month is None or (r.which is not None and r.unit == "Y"):
        yield _neighbour(at, r, month)
    elif price == AHEAD and r.which is None:
        yield at, at[0] + (at[1] is not None and month < at[1]), 0.0
    else:
        for year in (at[0], at[0] + 1, at[0] - 1):  # of equal ways the one on
            if _is_beside(at, (year, month), r.which, season=r.season is not None) and _may_be(
                r, at[0], year
            ):
                strange = _UNNAMED if at[1] is None and year != at[0] else 0.0
                strange += 0.0 if _falls_on(r, year) else _OTHER_WEEKDAY
                strange += _UNSAID if _is_far_on(at, (year, month)) else 0.0
                yield (year, month), year, _distance(at, (year, month)) + strange


def _neighbour(at: Position, r: Reading, month: int | None) -> Move:
    which = r.which or 0
    if which < 0 and month is None:
        return at, at[0] + which, 0.0  # a look back, from where the story goes on
    if r.unit == "M" and at[1] is not None:
        year, month = days.add_months(at[0], at[1], which)
        return (year, month), year, 0.0
    if r.unit == "M" or which == 0:
        return (at if month is None else (at[0], month)), at[0] + which, 0.0
    return (at[0] + which, month), at[0] + which, 0.0


def _is_far_on(at: Position, to: Position) -> bool:
    """Whether a month is that just before the story's, of the year after."""
    return at[1] is not None and to[0] == at[0] + 1 and (to[1] or at[1]) in range(at[1] - 2, at[1])


def _may_be(r: Reading, at: int, year: int) -> bool:
    """A weekday that is written with a day decides its year, if any year near has it."""
    return _falls_on(r, year) or not any(_falls_on(r, y) for y in (at - 1, at, at + 1))


def _falls_on(r: Reading, year: int) -> bool:
    """Whether a day can be of a year by the weekday that is written with it, if one is."""
    if r.weekday is None or not r.month or not r.day or r.week is not None:
        return True
    return _weekday(year, r.month, r.day) == r.weekday


def _weekday(year: int, month: int, day: int) -> int | None:
    return days.weekday(days.fixed(year, month, day)) if days.exists(year, month, day) else None


def _is_beside(at: Position, to: Position, which: int | None, *, season: bool) -> bool:
    """ "The following October" is after the story, "the previous October" before it."""
    if which and which < 0 and at[1] is None:
        return to[0] < at[0]  # "the previous winter", said of a year
    if which == 1 and at[1] is None and season:
        return to[0] > at[0]  # "the following spring", said of a year
    if not which or at[1] is None or to[1] is None:
        return True
    gap = (to[0] - at[0]) * 12 + to[1] - at[1]
    return 0 < gap <= 12 if which > 0 else -12 <= gap < 0


def _distance(at: Position | None, to: Position) -> float:
    """What a move costs, in months; less is known of moves from or to a whole year."""
    if at is None:
        return 0.0
    if at[1] is None or to[1] is None:
        years = to[0] - at[0]
        months = 12.0 * years
        months += -5.0 if years > 0 else (5.0 if years < 0 else 0.5)
    else:
        months = (to[0] - at[0]) * 12.0 + to[1] - at[1]
    return min(months if months >= 0 else -_BACK * months, _FAR)
