"""Chronology over all documents: dates, distances and orders that cannot all be right.

Each event whose accounts agree on a day stands on it; each tie puts a distance between two events.
Where they cannot all hold, the smallest set of quotes that shows it is the contradiction. Dates of
one event that differ are another dispute, and say nothing here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quellen.comparing.accounts import speaker_of
from quellen.comparing.days import Interval
from quellen.comparing.disputes.arithmetic import in_words
from quellen.comparing.disputes.draft import Draft, quotation
from quellen.comparing.happening import Happening, Witnessed
from quellen.comparing.network import ORIGIN, Constraint, contradictions
from quellen.comparing.ties import Tie
from quellen.model import Quotation, Side

LOOSEST = 366  # days: a wider date fixes too little to be contradicted


def reckoning_disputes(happenings: Sequence[Happening], found: Sequence[Tie]) -> Iterator[Draft]:
    """A contradiction for each smallest set of quotes that cannot all be right."""
    tied: dict[int, list[Tie]] = defaultdict(list)
    for tie in found:
        tied[tie.event].append(tie)
        tied[tie.anchor].append(tie)
    dates = [(n, w) for n in sorted(tied) if (w := _dated(happenings[n], tied[n])) is not None]
    constraints = [_date(n, w) for n, w in dates]
    constraints += [Constraint(t.anchor + 1, t.event + 1, t.low, t.high, 1) for t in found]
    for cycle in contradictions(constraints):
        used = [dates[n] for n in cycle if n < len(dates)]
        hanging = [found[n - len(dates)] for n in cycle if n >= len(dates)]
        if hanging and len(cycle) > 1:
            yield _draft(used, hanging)


def _date(number: int, witnessed: Witnessed) -> Constraint:
    when = witnessed.telling.when
    assert when is not None
    return Constraint(ORIGIN, number + 1, when.low, when.high)


def _dated(happening: Happening, found: Sequence[Tie]) -> Witnessed | None:
    """The closest date of an event that says so in words of its own, if all of these agree.

    ``found`` are the ties of the event.
    """
    rows = [
        w for w in happening.affirmed
        if _fixed(w) and not _in_tie(w, found)
        and all(tie.fits(happening.number, w.telling) for tie in found)
    ]  # fmt: skip
    whens = [w.telling.when for w in rows if w.telling.when]
    if not rows or any(not a.overlaps(b) for a in whens for b in whens):
        return None
    return min(rows, key=lambda w: (w.telling.when or Interval(0, 0)).width)


def _fixed(witnessed: Witnessed) -> bool:
    telling = witnessed.telling
    return (
        telling.explicit
        and not telling.negative
        and telling.when is not None
        and not telling.when.is_open
        and telling.when.width <= LOOSEST
    )


def _in_tie(witnessed: Witnessed, found: Sequence[Tie]) -> bool:
    """A clause that gives a date beside a distance: within one document that is seen elsewhere."""
    start, end = witnessed.telling.start, witnessed.telling.end
    here = (t for t in found if t.marked.id == witnessed.account.document)
    return any(t.span[0] <= start and end <= t.span[1] and not t.high > 10**6 for t in here)


def _draft(used: Sequence[tuple[int, Witnessed]], hanging: Sequence[Tie]) -> Draft:
    sides = (
        *(Side(f"dated {w.telling.edtf}", (quotation(w.account),)) for _, w in used),
        *(Side(t.words, (_quotation(t),)) for t in hanging),
    )
    one = len({a.document for side in sides for a in side.accounts}) == 1
    event = hanging[0].event
    return Draft(
        "chronology", "conflict", sides,
        (_arithmetic(used, hanging), "within one document" if one else "across documents"), event,
    )  # fmt: skip


def _quotation(tie: Tie) -> Quotation:
    text = tie.marked.document.text
    return Quotation(
        tie.marked.id, speaker_of(tie.marked.document), *tie.span, text[slice(*tie.span)]
    )


def _arithmetic(used: Sequence[tuple[int, Witnessed]], hanging: Sequence[Tie]) -> str:
    """ "From 1921-01-01 to 1921-05-03 is 122 days, not “two weeks before the siege of Varn”"."""
    ordered = sorted((w.telling for _, w in used if w.telling.when), key=lambda t: t.when.low)  # type: ignore[union-attr]
    said = " and ".join(f"“{tie.words}”" for tie in hanging)
    if len(ordered) < 2:
        return f"{said} lead round in a circle"
    first, last = ordered[0], ordered[-1]
    assert first.when is not None
    assert last.when is not None
    span = in_words(first.when.gap(last.when), last.when.high - first.when.low)
    turned = _turned(used, hanging)
    return f"from {first.edtf} to {last.edtf} is {span}, not {said}" + (
        f": {last.edtf} is the later of the two" if turned else ""
    )


def _turned(used: Sequence[tuple[int, Witnessed]], hanging: Sequence[Tie]) -> bool:
    """Whether one tie alone is said, and the days are in the other order than it says."""
    days = {n: w.telling.when.low for n, w in used if w.telling.when}
    if len(hanging) != 1 or not {hanging[0].event, hanging[0].anchor} <= days.keys():
        return False
    tie = hanging[0]
    later = days[tie.event] - days[tie.anchor]
    return later > 0 > tie.low if tie.high <= 1 else later < 0 <= tie.high
