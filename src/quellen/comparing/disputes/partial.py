"""Counts that are smaller than what happened, by the way in which they came about.

Those taken to hospital are some of the hurt, and those found dead some of the dead: "at least" so
many; so are those who died at once, in the first hour or by nightfall. What an announcement divides
("21 dead, 15 in the north and another six in the port") adds nothing to it. Four of seven men who
were hurt are men too: the seven met with more than one thing. And what somebody said before the day
of an event is no count of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from quellen.comparing.days import Interval, day_number
from quellen.comparing.disputes.groups import group_of
from quellen.comparing.happening import Witnessed
from quellen.comparing.tolls import CASUALTIES
from quellen.marking.figures.numbers import numbers
from quellen.model import Figure

_CARE = (
    r"transport(?:ed|ing)|taken|rushed|flown|airlifted|brought|carried|sent|treated|admitted|"
    r"hospitali[sz]ed|in (?:the )?hospital"
)
_FINDING = (
    r"found|discovered|recovered|retrieved|pulled|dug|exhumed|identified|buried|laid out|"
    r"brought (?:out|up|in)"
)
_PASSIVE = r"(?:were|was|are|is|had|have|has|been|being|remain(?:ed)?|still|later|also|there)"
_BEHIND = {
    "injured": re.compile(rf"\W+(?:{_PASSIVE}\s+)*(?:{_CARE})\b", re.IGNORECASE),
    "killed": re.compile(rf"\W+(?:{_PASSIVE}\s+)+(?:{_FINDING})\b", re.IGNORECASE),
}
_OBJECT = r"\s+(?:(?:at least|some|about|all|the|another)\s+|(?:the )?bod(?:y|ies) of\s+)*$"
_BEFORE = {
    "injured": re.compile(
        r"\b(?:transport(?:s|ed|ing)?|t(?:ook|aking)|treat(?:s|ed|ing)?|admitt(?:ed|ing)|"
        rf"hospitali[sz](?:ed|ing)|rush(?:ed|ing)|fl(?:ew|ying)|airlift(?:ed|ing)){_OBJECT}",
        re.IGNORECASE,
    ),
    "killed": re.compile(
        r"\b(?:f(?:ou|i)nd(?:s|ing)?|discover(?:ed|ing|s)|recover(?:ed|ing|s)|"
        r"retriev(?:ed|ing|es)|pull(?:ed|ing)|identif(?:ied|ying|ies)|bur(?:ied|ying)|"
        rf"count(?:ed|ing)){_OBJECT}",
        re.IGNORECASE,
    ),
}
_AT_ONCE = re.compile(
    r"(?:\s+(?!(?:and|but|while|who|which)\b)[\w’'-]+){0,5}?\s+"
    r"(?:on the spot|at once|instantly|outright|immediately|(?:at|on) the scene"
    r"|there and then|then and there|on impact|straight ?away"
    r"|(?:in|within|during|on) the first (?:few |half )?(?:minutes?|hours?|days?|nights?|weeks?)"
    r"|by (?:nightfall|evening|noon|midnight|dawn|dusk|morning|[a-z]+ o[’']clock))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\W+(?:\w+\s+){0,2}?(?:were|was|had|have|has)\b", re.IGNORECASE)
"""Behind "found nine people" a verb makes it a finding of fact: "were killed"."""
_NEAR = 40  # characters before a figure in which its verb stands


def as_seen(figure: Figure, witnessed: Witnessed) -> Figure:
    """The figure as "at least", where it counts those found or cared for, or dead at once."""
    text = witnessed.marked.document.text
    if figure.counts not in _BEHIND or figure.qualifier not in ("exactly", "about"):
        return figure
    before = text[max(0, figure.start - _NEAR) : figure.start]
    seen = _BEHIND[figure.counts].match(text, figure.end) or (
        _BEFORE[figure.counts].search(before) and not _CLAUSE.match(text, figure.end)
    )
    first = figure.counts == "killed" and _AT_ONCE.match(text, figure.end)
    return replace(figure, high=None, qualifier="at_least") if seen or first else figure


# --------------------------------------------------------------------- parts of a whole


_STOP = re.compile(r"[.!?]\s")


def divides(whole: Figure, more: Figure, text: str) -> bool:
    """Whether a figure closes the list of parts of another: "21, 15 here and another six there"."""
    if _STOP.search(text, whole.end, more.start):
        return False
    parts = [n.low for n in numbers(text, whole.end, more.start) if n.low is not None]
    return bool(parts) and sum(parts) + (more.low or 0) == whole.low


def is_of_more(figure: Figure, witnessed: Witnessed) -> bool:
    """Whether a part of it is told apart though it is of the very same kind of people.

    "Seven men were shot, including four men on a porch" tells of the porch and of somewhere else;
    "58 people, including 11 children" of one happening.
    """
    text = witnessed.marked.document.text
    if not group_of(figure, text).head:
        return False
    return any(
        part.part
        and figure.end <= part.start < figure.end + len(witnessed.telling.sentence)
        and part.counts in CASUALTIES | {"shot"}
        and group_of(part, text) == group_of(figure, text)
        for part in witnessed.marked.analysis.figures
    )


# ------------------------------------------------------------------------ said too early


def said_before(witnessed: Witnessed, days: Mapping[str, Interval]) -> bool:
    """Whether an undated count was given before the day on which its document puts the event."""
    if witnessed.telling.when is not None or not witnessed.telling.chain:
        return False
    said, day = _day_of_saying(witnessed), days.get(witnessed.account.document)
    return said is not None and day is not None and said.high < day.low


def _day_of_saying(witnessed: Witnessed) -> Interval | None:
    """The date beside the words "the ministry said", outside what it said."""
    speech = witnessed.telling.chain[-1]
    spans = [s for s in (speech.source, speech.cue) if s]
    if not spans:
        return None
    text = witnessed.marked.document.text
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    begin = max((m.end() for m in _STOP.finditer(text, max(0, first - _NEAR), first)), default=0)
    end = min((a for a, _ in speech.content if a >= last), default=last + _NEAR)
    for time in witnessed.marked.analysis.times:
        if max(begin, first - _NEAR) <= time.start and time.end <= end:
            inside = any(a <= time.start < b for a, b in speech.content)
            if not inside and time.earliest and time.latest:
                return Interval(day_number(time.earliest), day_number(time.latest))
    return None
