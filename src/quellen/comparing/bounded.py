"""Days of events that nobody dates, reckoned from those they hang on.

"The bakers rebelled three months after the siege of Varn" dates the rebellion as soon as any
document dates the siege. The bounds are the tightest that all dates, distances and orders leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quellen.comparing.days import Interval, day_of
from quellen.comparing.happening import Happening
from quellen.comparing.network import ORIGIN, Constraint, bounds, consistent
from quellen.comparing.ties import Tie
from quellen.model import Event

WIDEST = 400  # days: wider bounds say too little to be shown as a date


def bounded(
    events: Sequence[Event], happenings: Sequence[Happening], ties: Sequence[Tie]
) -> tuple[Event, ...]:
    """The events, those without a date with the days that are left for them."""
    found = bounds(consistent([*_dates(happenings, ties), *_distances(ties)]))
    dated = (
        _dated(e, found.get(h.number + 1), ties, h) for e, h in zip(events, happenings, strict=True)
    )
    return tuple(dated)


def _dates(happenings: Sequence[Happening], ties: Sequence[Tie]) -> list[Constraint]:
    tied = sorted({n for tie in ties for n in (tie.event, tie.anchor)})
    rows = [(n, when) for n in tied if (when := _agreed(happenings[n])) is not None]
    return [Constraint(ORIGIN, n + 1, when.low, when.high) for n, when in rows]


def _distances(ties: Sequence[Tie]) -> list[Constraint]:
    return [Constraint(t.anchor + 1, t.event + 1, t.low, t.high, 1) for t in ties]


def _agreed(happening: Happening) -> Interval | None:
    """The days that all dates of an event have in common; None where there are none."""
    whens = [w.telling.when for w in happening.affirmed if w.telling.when and w.telling.explicit]
    whens = [when for when in whens if not when.is_open]
    if not whens:
        return None
    low, high = max(w.low for w in whens), min(w.high for w in whens)
    return Interval(low, high) if low <= high else None


def _dated(
    event: Event, days: tuple[float, float] | None, ties: Sequence[Tie], happening: Happening
) -> Event:
    if event.edtf is not None or days is None or not days[1] - days[0] <= WIDEST:
        return event
    earliest, latest = day_of(round(days[0])), day_of(round(days[1]))
    edtf = earliest if earliest == latest else f"{earliest}/{latest}"
    why = next((t.words for t in ties if t.event == happening.number), "")
    reasons = (*event.reasons, f"dated by what it hangs on: “{why}”")
    return replace(event, edtf=edtf, earliest=earliest, latest=latest, reasons=reasons)
