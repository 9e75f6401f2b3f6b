"""The core of an event: the telling whose date is that of the event.

Many accounts date an event, each as closely as it can: the day that most of them agree with is
taken. A year that holds everything says less than that, a bound ("after the strike ended on 3 May")
dates nothing, and the day of an hour ("at about 10 p.m.") is only supposed to be that of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quellen.comparing.days import Interval
from quellen.comparing.tellings import Telling
from quellen.marking.statements.dating import AFTER, BEFORE

MOST = 0.5  # of the dated tellings: with more than these a close date goes before a wider one
LOOKED_AT = 60  # tellings of an event
CLOSE = (2, 62, 366)  # days: a day or a night, a month or two, a year
_HOUR = re.compile(r"[^A-Z]*\b(?:\d|noon\b|midnight\b)[^A-Z]*")
_SAYS_DAY = re.compile(r"\b(?:today|tonight|yesterday|this|last|next|same|day)\b")


def core_of(tellings: Sequence[Telling]) -> Telling:
    """The telling with the date of the event; the first one where nothing is dated."""
    dated = [t for t in tellings[:LOOKED_AT] if t.when is not None]
    given = [t for t in dated if not (only_bounded(t) or only_supposed(t))]
    given = given or [t for t in dated if not only_bounded(t)] or dated
    if not given:
        return tellings[0]
    for widest in CLOSE:
        close = [t for t in given if t.when is not None and t.when.width <= widest]
        best = max(close, key=lambda t: _merit(t, given), default=None)
        if best is not None and _agreeing(best, given) > MOST * len(given):
            return best
    return max(given, key=lambda t: _merit(t, given))


def _merit(telling: Telling, others: Sequence[Telling]) -> tuple[int, int, int]:
    width = telling.when.width if telling.when is not None else 10**6
    return (_agreeing(telling, others), -min(width, 10**6), -telling.document)


def _agreeing(telling: Telling, others: Sequence[Telling]) -> int:
    when = telling.when or Interval(0, 0)
    return sum(1 for t in others if t.when is not None and t.when.overlaps(when))


def only_bounded(telling: Telling) -> bool:
    """Whether it is told as before or after a date, which is not its own."""
    reasons = telling.statement.reasons if telling.statement is not None else ()
    return AFTER in reasons or BEFORE in reasons


def only_supposed(telling: Telling) -> bool:
    """Whether its day is that of the paper or of what stands before it, for want of another."""
    hour = _HOUR.fullmatch(telling.dated_by) is not None
    return hour and not telling.explicit and _SAYS_DAY.search(telling.dated_by) is None
