"""Histories: documents that tell of many days long after, where reports tell of one.

That two histories both name the 2nd of October 1989 is hardly chance, while the reports of one week
name the same few days whatever they are about. So a common day is worth more between histories, and
no history has a main event: of which one its undated casualties are told, see ``spoken_of``.

A history tells of many months over more than two years, or of many years. On a smaller scale so
does whoever tells of one siege or one strike by its days: long after, as the day on which it came
out shows; in a diary; or, where nothing says when it was told, by many days over a quarter of a
year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from quellen.comparing.dated import in_entry
from quellen.comparing.days import Interval
from quellen.comparing.tellings import Telling

MONTHS = 6  # different months that a history tells of, or else
YEARS = 8  # different years
SPAN = 2 * 365  # days from the first of them to the last
CLOSE = 31  # days that a date may be wide to name a month
A_YEAR = 366
A_DAY = 2  # days that a date may be wide to name a day
RETROSPECT, DIARY, UNDATED = (4, 14), (5, 14), (8, 90)
"""Different days (of a retrospect: or months), and days from the first to the last."""
MOSTLY = 0.75  # of what a retrospect dates lies a year before it came out


def histories(tellings: Iterable[Telling], came_out: Sequence[int | None]) -> frozenset[int]:
    """The documents that date what they tell to many months or years, or to many days long past.

    ``came_out`` is the day on which each document did, if it says so.
    """
    told: dict[int, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.when is not None and not telling.when.is_open and telling.when.width <= A_YEAR:
            told[telling.document].append(telling)
    return frozenset(
        number for number, own in told.items()
        if _is_history(days := _days(own)) or _is_of_days(own, days, came_out[number])
    )  # fmt: skip


def _days(tellings: Iterable[Telling]) -> list[Interval]:
    return [t.when for t in tellings if t.when is not None]


def _is_history(days: Sequence[Interval]) -> bool:
    lows = [day.low for day in days if day.width <= CLOSE]
    months = {low // 30 for low in lows}
    if len(months) >= MONTHS and max(lows) - min(lows) >= SPAN:
        return True
    return len({day.low * 400 // 146_097 for day in days}) >= YEARS


def _is_of_days(tellings: Sequence[Telling], days: Sequence[Interval], out: int | None) -> bool:
    """Whether it tells of one thing by its days, and not as the news of its week."""
    if out is not None:
        past = [day for day in days if out - day.high > A_YEAR]
        return len(past) >= MOSTLY * len(days) and _are_many(past, CLOSE, *RETROSPECT)
    entries = _days(t for t in tellings if _is_of_entry(t))
    return _are_many(entries, A_DAY, *DIARY) or _are_many(days, A_DAY, *UNDATED)


def _is_of_entry(telling: Telling) -> bool:
    """Whether it is told under the day of an entry, or right behind it: "9 Jan. We sailed"."""
    day, start = telling.dated_by, telling.start
    heads = (
        bool(day)
        and telling.quote.startswith(day)
        and telling.text[max(0, start - 1) : start] in ("", "\n")
    )
    return heads or in_entry(telling.statement)


def _are_many(days: Iterable[Interval], widest: int, fewest: int, span: int) -> bool:
    lows = {day.low for day in days if day.width <= widest}
    return len(lows) >= fewest and max(lows) - min(lows) >= span
