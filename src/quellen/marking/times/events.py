"""Times that hang on an event: "eight days after its issuance on July 20, 1987".

The event is looked for where the document dates it: in the phrase itself, in a sentence with the
same words and one date, or among well-known periods. Where none or several different dates are
found, the time stays unresolved: there is no guessing.
"""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from importlib import resources

from quellen.marking.times import bounds, days
from quellen.marking.times.chronicle import LINKS, WORD, Chronicle, words_of
from quellen.marking.times.counting import shift_from
from quellen.marking.times.reading import Reading

Period = tuple[str, str]
"""First and last day, month or year, in EDTF."""
_NEIGHBOURS = 6  # expressions around a phrase that can date it
_REACH = 110  # characters of the phrase that names an event
_END = re.compile(r"[.;:!?,()\n]|\s[–—-]\s")
_LINK = re.compile(r"\s?\(?(?:on|in|of|at)?\s?(?:the\s)?\(?$", re.IGNORECASE)


def resolve(found: Sequence[Reading], text: str) -> None:
    """Give the readings that hang on an event the date of it, where the document has one."""
    waiting = [r for r in found if r.event is not None]
    if not waiting:
        return
    chronicle, war = Chronicle(found, text), _only_war(text)
    starts = [r.start for r in found]
    for r in waiting:
        assert r.event is not None
        first = max(0, bisect_left(starts, r.start) - 1)
        near = found[first : first + _NEIGHBOURS]
        _resolve(r, near, chronicle, war, text)


def _resolve(
    r: Reading, near: Sequence[Reading], chronicle: Chronicle, war: Period | None, text: str
) -> None:
    assert r.event is not None
    start = r.event[0]
    end = _phrase_end(text, start)
    r.anchor = text[start:end].strip() or None
    if r.unit == "ANNIVERSARY" and _is_apposed(r, near, text):
        return
    inside = _date_inside(near, text, start) or _date_of_clause(near, text, end)
    anchor = inside or chronicle.date_of(text[start:end], r.start)
    if anchor is None and r.unit == "ANNIVERSARY":
        anchor = chronicle.date_of_shorter(text[start:end], r.start)
    if inside is not None:
        r.anchor = text[start : inside.end]
    if anchor is not None:
        hang(r, bounds.extent(anchor), anchor)
        if r.phase is None:
            r.end = max(r.end, _noun_end(text, start, min(end, inside.start if inside else end)))
        return
    period = known_period(text[start:end])
    if period is None and _THE_WAR.match(text[start:end].strip()):
        period = war
    if period is not None:
        hang(r, bounds.between(*period), None)
        r.end = max(r.end, start + _period_end(text[start:end]))
        r.anchor = f"{r.anchor} ({'/'.join(period)})"


def _is_apposed(r: Reading, near: Sequence[Reading], text: str) -> bool:
    """ "On 9 April 1920, the tenth anniversary of the fire": that day."""
    for day in near:
        is_day = day.year is not None and day.month and day.day and day.end <= r.start
        if is_day and text[day.end : r.start] in (", ", " (", " – ", ", on "):
            r.year, r.month, r.day, r.value = day.year, day.month, day.day, None
            r.basis = day.basis
            return True
    return False


def _phrase_end(text: str, start: int) -> int:
    match = _END.search(text, start, start + _REACH)
    return match.start() if match else min(len(text), start + _REACH)


def _noun_end(text: str, start: int, end: int) -> int:
    """The end of the words that name the event, up to what dates it or another clause."""
    stop = set(words_of("clause")) | {"on", "in"}
    last, before = 0, "of"
    links = LINKS | {"on", "in"}
    for match in WORD.finditer(text, start, end):
        word = match[0].lower()
        if word in stop or (word in ("the", "a", "an") and before not in LINKS):
            break
        last = match.end() if word not in links | _ARTICLES else last
        before = word
    return last


_ARTICLES = {"the", "a", "an"}


def _date_inside(near: Sequence[Reading], text: str, start: int) -> Reading | None:
    """A date that belongs to the phrase: "the death of the shah in July 1980"."""
    for r in near:
        if r.start < start:
            continue
        between = text[start : r.start]
        if len(between) > _REACH or re.search(r"[.;:!?,\n]", between):
            return None
        link = _LINK.search(between)
        words = [word.lower() for word in WORD.findall(between[: link.start() if link else None])]
        plain = r.year is not None and r.type in ("DATE", "TIME") and r.event is None
        is_bare = bool(between.strip()) and not words and between.strip().lower() != "the"
        if not (plain and link) or is_bare or _is_clause(words):
            return None
        return r
    return None


_CLAUSE = re.compile(
    r",?\s(?:which|that|who)\s(?:had\s)?(?:taken\splace|took\splace|occurred|happened|began|begun|broken\sout"
    r"|broke\sout|ended|fell|was|were|came|died|opened|started)(?:\s[a-z]+){0,3}?\s(?:on|in)\s(?:the\s)?$"
)


def _date_of_clause(near: Sequence[Reading], text: str, end: int) -> Reading | None:
    """A date in the clause that tells the event: "the landing, which took place on 3 July 1950"."""
    for r in near:
        if (
            r.start < end - _REACH
            or r.start > end + _REACH
            or r.year is None
            or r.event is not None
        ):
            continue
        if r.type == "DATE" and _CLAUSE.search(text, max(0, r.start - 60), r.start):
            return r
    return None


def _is_clause(words: Sequence[str]) -> bool:
    verbs = words_of("clause")
    return len(words) > 8 or any(
        word in verbs or (word.endswith("ed") and word != "united") for word in words
    )


# ------------------------------------------------------------------ well-known periods


@functools.cache
def _periods() -> dict[str, tuple[str, str]]:
    source = resources.files(__package__).joinpath("periods.toml").read_text("utf-8")
    table = tomllib.loads(source)
    return {
        name: (entry["from"], entry["to"]) for entry in table["period"] for name in entry["names"]
    }


def period_names() -> tuple[str, ...]:
    return tuple(_periods())


def known_period(phrase: str) -> tuple[str, str] | None:
    """First and last day (or year) of a well-known period that a phrase begins with."""
    words = re.sub(
        r"^(?:the\s+)?(?:(?:end|start|outbreak|beginning)\s+of\s+the\s+)?", "", phrase.strip()
    )
    name = _period_name().match(words)
    return _periods()[name[0]] if name else None


@functools.cache
def _period_name() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(n) for n in sorted(_periods(), key=len, reverse=True)))


_THE_WAR = re.compile(r"(?:the|this|that) (?:war|conflict|fighting|hostilities)\b")


def _only_war(text: str) -> Period | None:
    """ "The war", in a document that names one well-known war and no other."""
    wars = {days for name, days in _periods().items() if "war" in name.lower() and name in text}
    return wars.pop() if len(wars) == 1 else None


def _period_end(phrase: str) -> int:
    return max((phrase.find(n) + len(n) for n in _periods() if n in phrase), default=0)


# ---------------------------------------------------------------------- hanging a time


def hang(r: Reading, extent: bounds.Extent, anchor: Reading | None) -> None:
    """Date a reading from the days of its event."""
    if extent.first is None or extent.last is None:
        return
    if r.phase is not None:
        _hang_stretch(r, extent)
        return
    if r.shift is None:
        return
    edge = extent.last if r.shift > 0 else extent.first
    base = _base(edge, anchor)
    if r.unit == "ANNIVERSARY":
        r.year, r.month, r.day = base[0] + round(r.shift), base[1] or None, base[2] or None
        if r.day and not days.exists(r.year, r.month or 0, r.day):
            r.day = 28  # of a leap day
    else:
        length = r.type, r.value
        r.type, r.value = "DATE", None
        shift_from(r, base)
        if r.year is None and r.decade is None:  # counted in days from a date without one
            r.type, r.value = length
    r.basis = "event" if r.year is not None or r.decade is not None else "none"
    if r.basis == "event":
        r.value = None


def _base(edge: int, anchor: Reading | None) -> days.Day:
    year, month, day = days.civil(edge)
    if anchor is not None and anchor.calendar == "gregorian":
        return year, month if anchor.month else 0, day if anchor.day else 0
    return year, month, day


_LENGTHS = {"D": 1, "W": 7, "FN": 14, "M": 30, "Q": 91, "Y": 365, "DE": 3652, "CE": 36525}
_VAGUE_COUNT = 6  # "the early months": half a dozen units at most


def _hang_stretch(r: Reading, extent: bounds.Extent) -> None:
    """A stretch at the beginning or end of an event: its bounds, not its value."""
    assert extent.first is not None
    assert extent.last is not None
    length = _LENGTHS.get(r.unit or "", 1) * (r.shift or _VAGUE_COUNT)
    if r.phase == "END":
        first, last = extent.last - round(length), extent.last
    else:
        first, last = extent.first, extent.first + round(length)
    r.period = (_cut(first, r.unit), _cut(last, r.unit))
    r.basis = "event"


def _cut(number: int, unit: str | None) -> str:
    text = days.iso(number)
    return text[:-3] if unit in ("M", "Q", "Y", "DE", "CE") else text
