"""Histories: documents that tell of many days over years, where reports tell of one.

That two histories both name the 2nd of October 1989 is hardly chance, while the reports of one week
name the same few days whatever they are about. So a common day is worth more between histories, and
no history has a main event: of which one its undated casualties are told, see ``spoken_of``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from quellen.comparing.days import Interval
from quellen.comparing.tellings import Telling

MONTHS = 6  # different months that a history tells of, or else
YEARS = 8  # different years
SPAN = 2 * 365  # days from the first of them to the last
CLOSE = 31  # days that a date may be wide to name a month
A_YEAR = 366


def histories(tellings: Iterable[Telling]) -> frozenset[int]:
    """The documents that date what they tell to many months over more than two years, or years."""
    told: dict[int, list[Interval]] = defaultdict(list)
    for telling in tellings:
        if telling.when is not None and not telling.when.is_open and telling.when.width <= A_YEAR:
            told[telling.document].append(telling.when)
    return frozenset(number for number, days in told.items() if _is_history(days))


def _is_history(days: Sequence[Interval]) -> bool:
    lows = [day.low for day in days if day.width <= CLOSE]
    months = {low // 30 for low in lows}
    if len(months) >= MONTHS and max(lows) - min(lows) >= SPAN:
        return True
    return len({day.low * 400 // 146_097 for day in days}) >= YEARS
