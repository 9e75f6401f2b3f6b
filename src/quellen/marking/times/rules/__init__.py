"""The grammar: every rule, each with its examples beside it."""

from __future__ import annotations

from quellen.marking.times.rules import (
    business,
    calendars,
    dates,
    durations,
    from_events,
    hours,
    nth,
    reckoned,
    recurring,
    relative,
    spans,
    spoken_hours,
    vague,
    worded,
    years,
)
from quellen.marking.times.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *calendars.RULES,  # first: of two readings of the same words the earlier rule is taken
    *dates.RULES,
    *worded.RULES,
    *business.RULES,
    *years.RULES,
    *spans.RULES,
    *hours.RULES,
    *spoken_hours.RULES,
    *reckoned.RULES,
    *nth.RULES,
    *relative.RULES,
    *from_events.RULES,
    *recurring.RULES,
    *durations.RULES,
    *vague.RULES,
)
