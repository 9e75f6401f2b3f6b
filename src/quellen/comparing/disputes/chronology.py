"""Contradictions within one document: a date and, beside it, an offset that leads elsewhere.

"On 3 March, six weeks before the collapse of 29 April" gives a day twice; where the two readings do
not meet, within what the words leave open, the author contradicts himself.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from quellen.comparing.accounts import speaker_of
from quellen.comparing.days import Interval
from quellen.comparing.disputes.arithmetic import around, in_words
from quellen.comparing.disputes.draft import Draft
from quellen.comparing.terms import stems
from quellen.model import Marked, Quotation, Side, Time

_BESIDE = re.compile(r"[\s,;:()\[\]–—-]*(?:(?:on|in|of|that is|i\.e\.|or|exactly|just)\s+)?[\s(]*")
_GLOSS = re.compile(r"[^.!?;\n()]{0,200}\(")
"""An offset in brackets after a clause with a date is said of that date."""
LOOSEST = 62  # days: a wider date fixes too little to be contradicted
SLACK = 0.2  # of the offset: "six months" may be five and a half or seven


def contradictions(documents: Sequence[Marked]) -> Iterator[Draft]:
    """A dispute for each date that an offset beside it contradicts, document by document."""
    for marked in documents:
        times = [t for t in marked.analysis.times if t.earliest and t.latest]
        for one, two in itertools.pairwise(times):
            given, reckoned = (one, two) if two.basis == "event" else (two, one)
            if _gives_twice(marked, one, two, given, reckoned):
                yield from _contradiction(marked, given, reckoned)


def _gives_twice(marked: Marked, one: Time, two: Time, given: Time, reckoned: Time) -> bool:
    text = marked.document.text
    between = text[one.end : two.start]
    glossed = two is reckoned and _GLOSS.fullmatch(between) and text[two.end : two.end + 1] == ")"
    return (
        reckoned.basis == "event"
        and given.basis == "explicit"
        and reckoned.anchor is not None
        and not _within_anchor(text, given, reckoned)
        and bool(glossed or _BESIDE.fullmatch(between))
    )


def _within_anchor(text: str, given: Time, reckoned: Time) -> bool:
    """Whether a date belongs to what is reckoned from: "a week after the vote of 3 May"."""
    anchor = reckoned.anchor or ""
    start = text.find(anchor, reckoned.start)
    return 0 <= start < given.end and given.start < start + len(anchor)


def _contradiction(marked: Marked, given: Time, reckoned: Time) -> Iterator[Draft]:
    said = Interval.of(given.earliest, given.latest)
    found = Interval.of(reckoned.earliest, reckoned.latest)
    if said is None or found is None or max(said.width, found.width) > LOOSEST:
        return
    anchor = _anchor(marked, given, reckoned)
    if anchor is None:
        return
    base = Interval.of(anchor.earliest, anchor.latest)
    if base is None or said.gap(found) <= SLACK * abs(found.low - base.low):
        return
    yield Draft(
        "chronology", "conflict",
        (_side(marked, "the date given", given), _side(marked, "the date reckoned", reckoned),
         _side(marked, "what it is reckoned from", anchor)),
        (_arithmetic(marked, given, said, reckoned, base), "within one document"),
    )  # fmt: skip


def _anchor(marked: Marked, given: Time, reckoned: Time) -> Time | None:
    """The time from which an offset is reckoned: by its words, else by its day.

    Never the date that the offset is held against: that lies no days away from itself.
    """
    text, anchor = marked.document.text, reckoned.anchor or ""
    day = re.search(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?", anchor)
    fitting = [
        time
        for time in marked.analysis.times
        if time is not reckoned
        and time is not given
        and time.basis == "explicit"
        and (
            text[time.start : time.end] in anchor
            or (day is not None and time.value[: len(day[0])] == day[0])
        )
    ]
    if not fitting:
        fitting = [t for t in _dated_mentions(marked, anchor) if t is not given]
    return min(fitting, key=lambda t: abs(t.start - reckoned.end), default=None)


def _dated_mentions(marked: Marked, anchor: str) -> list[Time]:
    """Days given in sentences that name what an offset is reckoned from."""
    head = re.split(r"\s(?:of|by|from|in|on|at|to)\s", anchor)[0]
    named = set(list(stems(head))[-1:])
    text = marked.document.text
    return [
        time
        for start, end in marked.analysis.sentences
        if named & stems(text[start:end]).keys()
        for time in marked.analysis.times
        if start <= time.start < end and time.basis == "explicit" and time.earliest == time.latest
    ]


def _side(marked: Marked, value: str, time: Time) -> Side:
    text = marked.document.text
    start, end = around(marked, (time.start, time.end))
    quotation = Quotation(marked.id, speaker_of(marked.document), start, end, text[start:end])
    return Side(f"{value}: {text[time.start : time.end]}", (quotation,))


def _arithmetic(marked: Marked, given: Time, said: Interval, reckoned: Time, base: Interval) -> str:
    text = marked.document.text
    shortest = said.gap(base)
    longest = max(abs(base.high - said.low), abs(said.high - base.low))
    stated = text[reckoned.start : reckoned.end]
    return (
        f"{text[given.start : given.end]} is {in_words(shortest, longest)} away from "
        f"{reckoned.anchor}, not “{stated}”"
    )
