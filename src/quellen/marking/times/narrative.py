"""Where the story is: the reference time that undated words count from.

Mani and Wilson (2000) and Strötgen and Gertz (2010) give an undated date the year last named; here
the story also moves on with its months: after December comes the January of the next year.
"""

from __future__ import annotations

from dataclasses import dataclass

from quellen.marking.times import days
from quellen.marking.times.reading import Reading

_SEASON_MONTH = {"WI": 1, "SP": 4, "SU": 7, "FA": 10}
_BACK = 1.6  # a step back in time weighs more than one forward


@dataclass(slots=True)
class Story:
    """The date the narrative has reached, as precisely as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    bc: bool = False

    def moves_to(self, r: Reading) -> None:
        """Take over a resolved date."""
        if r.year is None:
            return
        month = r.month or (_SEASON_MONTH[r.season] if r.season else None)
        if month is None and r.quarter:
            month = (abs(r.quarter) - 1) * (3 if r.quarter > 0 else 6) + 2
        if month is None and r.year == self.year:
            return  # "In June 1941 ... the 1941 campaign": no step back to the whole year
        self.year, self.month, self.day = r.year, month, r.day
        self.bc = r.year <= 0

    def number(self) -> int | None:
        if self.year is None or self.month is None or self.day is None:
            return None
        return days.fixed(self.year, self.month, self.day)


def year_of(story: Story, r: Reading) -> int | None:
    """The year of a date that does not name it, by where the story is."""
    if story.year is None:
        return None
    month = r.month or (_SEASON_MONTH[r.season] if r.season else None)
    if month is None or story.month is None:
        return story.year
    gap = month - story.month
    costs = {
        story.year + step: (months if months >= 0 else -_BACK * months)
        for step, months in ((-1, gap - 12), (0, gap), (1, gap + 12))
    }
    return min(costs, key=lambda year: (costs[year], abs(year - (story.year or 0))))
