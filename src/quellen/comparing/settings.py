"""The day and the place of an event, by the scenes of the reports whose main event it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from quellen.comparing.days import Interval
from quellen.model import Event, Marked, Scene

BESIDE = 1  # day: by as much the day of a paper may be another than that of what it tells
WEEKS = 31  # days: what an account dates no closer than this, a report's own day may date


def settled(
    events: Iterable[Event], documents: Sequence[Marked], supposed: Set[str] = frozenset()
) -> tuple[Event, ...]:
    """Events with the place that most reports of them give, and their day, where it was open.

    A night counts to the day on which it begins. ``supposed`` are the ids of events whose day no
    account names.
    """
    scenes = {d.id: d.analysis.scenes[0] for d in documents if d.analysis.scenes}
    return tuple(
        _settled(e, [scenes[d] for d in e.about if d in scenes], supposed=e.id in supposed)
        for e in events
    )


def _settled(event: Event, scenes: Sequence[Scene], *, supposed: bool) -> Event:
    if not scenes:
        return event
    near = BESIDE if supposed else 0
    days = Counter(s.earliest for s in scenes if s.earliest and _fits(s, event, near))
    places = Counter((s.place, s.within) for s in scenes if s.place)
    day = max(days, key=lambda d: (days[d], d == event.edtf), default=None)
    place, within = next(iter(places.most_common(1)), ((None, ()), 0))[0]
    reasons = event.reasons
    if place:
        reasons = (*reasons, f"place: {', '.join((place, *within))}, as its reports open")
    if day is None:
        return replace(event, place=place or event.place, reasons=reasons)
    reasons = (*reasons, f"day: {day}, as its reports open")
    return replace(
        event, edtf=day, earliest=day, latest=day, place=place or event.place, reasons=reasons
    )


def _fits(scene: Scene, event: Event, near: int) -> bool:
    """Whether the day can be that of the event: it has none, or days around it.

    "Last week", one account says, or "before June", and the report itself has "on Tuesday". Of the
    days that accounts give it is the one of what happened, not of what was done about it.
    """
    own, day = Interval.of(event.earliest, event.latest), Interval.of(scene.earliest, scene.latest)
    if own is None or day is None:
        return True
    given = any(a.edtf == scene.edtf and not a.denies for a in event.accounts)
    if given or (near and not own.is_open and own.gap(day) <= near):
        return True
    return own.overlaps(day) and (own.is_open or 1 < own.width <= WEEKS)
