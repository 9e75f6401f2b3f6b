"""A date and, beside it, a distance from an act that is dated elsewhere.

"Vell was freed on 2 September 1966, five years after he was sentenced": where the documents date
the sentence, and agree on it, the two days are a distance apart that the words fit or do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quellen.comparing.accounts import speaker_of
from quellen.comparing.anchors import (
    PEOPLE,
    Acts,
    Anchor,
    Dating,
    anchor_at,
    owner,
    people_in,
    same,
)
from quellen.comparing.days import Interval
from quellen.comparing.disputes.arithmetic import around, in_words
from quellen.comparing.disputes.draft import Draft
from quellen.comparing.distances import counted
from quellen.comparing.identity import fold, may_be
from quellen.comparing.told_before import begun, dated_before, pointed_at
from quellen.model import Marked, Quotation, Side, Span, Time

_MISTER = {"he": "Mr", "she": "Mrs"}
LOOSEST = 366  # days: a wider date fixes too little to be contradicted
GAP = 2  # characters between a clause and a distance behind it: a comma, a space
_BESIDE = re.compile(r"\s*[,(–—-]?\s*(?:(?:just|exactly|only)\s+)?")
_UNTRUE = re.compile(
    r"\b(?:not|never|nor|untrue|false|wrong\w*|myth|legend|rumou?r|if|would|should|planned|"
    r"expected|supposed|scheduled|due)\b"
)
_CLAUSE = re.compile(r"[;:]\s|,\s+(?:and|but|yet|while|though|although)\s")


def anchored_contradictions(documents: Sequence[Marked]) -> Iterator[Draft]:
    """A dispute for each date that a distance beside it contradicts, by the date of its anchor."""
    acts = Acts(documents)
    for marked in documents:
        for distance in counted(marked.document.text):
            yield from _of_act(acts, marked, distance)
            yield from _of_moment(marked, distance)


Distance = tuple[int, int, float, float]
"""Where it begins, where its anchor does, and the fewest and most days."""


def _of_act(acts: Acts, marked: Marked, distance: Distance) -> Iterator[Draft]:
    """ "Freed on 2 May 1966, five years after he was sentenced"."""
    start, named, low, high = distance
    anchor = anchor_at(marked.document.text, named)
    time = _beside(marked, start) if anchor else None
    if anchor is None or time is None or not _as_fact(marked, time, anchor.end):
        return
    whose = _whose(marked, time, anchor)
    dated = acts.dating(anchor.act, whose, marked, (start, anchor.end)) if whose else None
    if dated is None and whose and anchor.act == "beginning":
        dated = begun(whose, marked, time.start)
    yield from _contradiction(marked, time, (start, anchor.end, low, high), dated)


def _of_moment(marked: Marked, distance: Distance) -> Iterator[Draft]:
    """ "Held on 23 May 1976, two years after the coup", of which the document told before."""
    start, named, low, high = distance
    noun, end = pointed_at(marked.document.text, named) or ("", 0)
    time = _beside(marked, start) if noun else None
    if time and _as_fact(marked, time, end):
        dated = dated_before(noun, marked, time.start)
        yield from _contradiction(marked, time, (start, end, low, high), dated)


def _beside(marked: Marked, start: int) -> Time | None:
    """The day, month or year given in so many words right before a distance, or in its clause."""
    text = marked.document.text
    for time in marked.analysis.times:
        if _is_given(time) and time.end <= start and _BESIDE.fullmatch(text, time.end, start):
            return time
    return _of_clause(marked, start)


def _is_given(time: Time) -> bool:
    days = Interval.of(time.earliest, time.latest)
    plain = time.basis == "explicit" and time.type != "DURATION"
    return plain and days is not None and days.width <= LOOSEST


def _of_clause(marked: Marked, start: int) -> Time | None:
    """The date of a clause that ends in a distance: "on 1 May it reopened, a year after the fire".

    Only of one that has no other date, and where nothing but a comma stands between.
    """
    text, times = marked.document.text, marked.analysis.times
    for statement in marked.analysis.statements:
        first, last = statement.spans[0][0], statement.spans[-1][1]
        within = [t for t in times if first <= t.start < start and t.type in ("DATE", "TIME")]
        own = statement.time is not None and [times[statement.time]] == within
        apposed = text[:start].rstrip().endswith(",") and first < start <= last + GAP
        if (
            own
            and apposed
            and _is_given(within[0])
            and "," not in text[within[0].end : start - GAP]
        ):
            return within[0]
    return None


def _as_fact(marked: Marked, time: Time, end: int) -> bool:
    sentence = around(marked, (time.start, end))
    breaks = list(_CLAUSE.finditer(marked.document.text, sentence[0], time.start))
    start = breaks[-1].end() if breaks else sentence[0]
    denied = any(
        a.polarity in ("denies", "doubts") and any(x <= time.start < y for x, y in a.content)
        for a in marked.analysis.attributions
    )
    return not denied and not _UNTRUE.search(marked.document.text, start, end)


def _contradiction(
    marked: Marked, time: Time, distance: Distance, dated: Dating | None
) -> Iterator[Draft]:
    start, end, low, high = distance
    given = Interval.of(time.earliest, time.latest)
    if given is None or dated is None or dated.when.width > LOOSEST:
        return
    nearest, farthest = given.low - dated.when.high, given.high - dated.when.low
    if farthest < low or nearest > high:
        yield _draft(marked, time, (start, end), dated, turned=farthest * low < 0)


def _whose(marked: Marked, time: Time, anchor: Anchor) -> str | None:
    """Whose act it is: by name, or the subject of the clause where nobody else is named."""
    pronoun = anchor.whose.casefold()
    if pronoun not in PEOPLE | {"it"}:
        return anchor.whose
    told = [
        s for s in marked.analysis.statements
        if s.spans[0][0] < time.start < s.spans[-1][1] + 2 and (s.agents or s.patients)
    ]  # fmt: skip
    if not told:
        return None
    statement = min(told, key=lambda s: s.spans[-1][1] - s.spans[0][0])
    role = min((*statement.agents, *statement.patients))
    sentence = around(marked, (time.start, time.end))
    people = people_in(marked, sentence[0], anchor.start)
    words = owner(marked, role, sentence[0])
    if pronoun == "it":
        one = len(statement.agents) + len(statement.patients) == 1
        return words if one and words and not people and words[0] in "Tt" else None
    if not words or len(people) > 1 or (people and not same(words, people[0])):
        return None
    return words if may_be(_MISTER[pronoun], fold(people[0] if people else words)) else None


def _draft(marked: Marked, time: Time, span: Span, dated: Dating, *, turned: bool) -> Draft:
    text = marked.document.text
    given = Interval.of(time.earliest, time.latest)
    assert given is not None
    said, day = " ".join(text[slice(*span)].split()), text[time.start : time.end]
    gap = in_words(
        given.gap(dated.when),
        max(given.high - dated.when.low, dated.when.high - given.low),
    )
    start, end = dated.statement.spans[0][0], dated.statement.spans[-1][1]
    other = dated.statement.edtf
    later = day if given.low > dated.when.high else other
    why = (
        f"from {other} to {day} is {gap}, not “{said}”"
        if given.low >= dated.when.low
        else (f"from {day} to {other} is {gap}, not “{said}”")
    )
    why += f": {later} is the later of the two" if turned else ""
    one = dated.marked is marked
    return Draft(
        "chronology", "conflict",
        (_side(dated.marked, f"dated {other}", (start, end)),
         _side(marked, said, (time.start, span[1]))),
        (why, "within one document" if one else "across documents"),
    )  # fmt: skip


def _side(marked: Marked, value: str, span: Span) -> Side:
    start, end = around(marked, span)
    words = marked.document.text[start:end]
    return Side(value, (Quotation(marked.id, speaker_of(marked.document), start, end, words),))
