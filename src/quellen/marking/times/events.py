"""Times that hang on an event: "eight days after its issuance on July 20, 1987".

The event is looked for where the document dates it: in the phrase itself, in a sentence with the
same words and one date, or among well-known periods. Where none or several different dates are
found, the time stays unresolved: there is no guessing.
"""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from quellen.marking.times import bounds, days
from quellen.marking.times.counting import shift_from
from quellen.marking.times.reading import Reading

_REACH = 110  # characters of the phrase that names an event
_END = re.compile(r"[.;:!?,()\n]|\s[–—-]\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LINK = re.compile(r"\s?\(?(?:on|in|of|at)?\s?(?:the\s)?\(?$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n\s*")


@functools.cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with a date: its words and where the date stands."""

    start: int
    end: int
    words: frozenset[str]
    reading: Reading


def resolve(found: Sequence[Reading], text: str) -> None:
    """Give the readings that hang on an event the date of it, where the document has one."""
    waiting = [r for r in found if r.event is not None]
    if not waiting:
        return
    dated = list(_dated_sentences(found, text))
    for r in waiting:
        _resolve(r, found, dated, text)


def _resolve(r: Reading, found: Sequence[Reading], dated: Sequence[Dated], text: str) -> None:
    assert r.event is not None
    start = r.event[0]
    end = _phrase_end(text, start)
    r.anchor = text[start:end].strip() or None
    if r.unit == "ANNIVERSARY" and _is_apposed(r, found, text):
        return
    inside = _date_inside(found, text, start)
    anchor = inside or _date_elsewhere(r, dated, text[start:end])
    if anchor is not None:
        hang(r, bounds.extent(anchor), anchor)
        if r.phase is None:
            r.end = max(r.end, _noun_end(text, start, min(end, inside.start if inside else end)))
        return
    period = known_period(text[start:end]) or _only_war(text[start:end], text)
    if period is not None:
        hang(r, bounds.between(*period), None)
        r.end = max(r.end, start + _period_end(text[start:end]))
        r.anchor = f"{r.anchor} ({'/'.join(period)})"


def _is_apposed(r: Reading, found: Sequence[Reading], text: str) -> bool:
    """ "On 9 April 1920, the tenth anniversary of the fire": that day."""
    for day in found:
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
    stop = set(_data("events.toml")["clause"]) | {"on", "in"}
    last, before = 0, "of"
    links = _LINKS | {"on", "in"}
    for match in _WORD.finditer(text, start, end):
        word = match[0].lower()
        if word in stop or (word in ("the", "a", "an") and before not in _LINKS):
            break
        last = match.end() if word not in links else last
        before = word
    return last


def _date_inside(found: Sequence[Reading], text: str, start: int) -> Reading | None:
    """A date that belongs to the phrase: "the death of the shah in July 1980"."""
    for r in found:
        if r.start < start:
            continue
        between = text[start : r.start]
        if len(between) > _REACH or re.search(r"[.;:!?,\n]", between):
            return None
        link = _LINK.search(between)
        words = [word.lower() for word in _WORD.findall(between[: link.start() if link else None])]
        plain = r.year is not None and r.type in ("DATE", "TIME") and r.event is None
        if not (plain and link) or (between.strip() and not words) or _is_clause(words):
            return None
        return r
    return None


def _is_clause(words: Sequence[str]) -> bool:
    verbs = _data("events.toml")["clause"]
    return len(words) > 8 or any(
        word in verbs or (word.endswith("ed") and word != "united") for word in words
    )


# ------------------------------------------------------- dates elsewhere in the document


def _dated_sentences(found: Sequence[Reading], text: str) -> Iterator[Dated]:
    """Sentences of one date, by which an event can be known."""
    plain = [r for r in found if _is_plain(r)]
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text) + 1]
    index = 0
    for begin, end in itertools.pairwise(starts):
        inside = []
        while index < len(plain) and plain[index].start < end:
            if plain[index].start >= begin:
                inside.append(plain[index])
            index += 1
        if len(inside) == 1 and end - begin < 600:
            words = (word.lower() for word in _WORD.findall(text[begin:end]))
            yield Dated(
                begin, end, frozenset(_without_possessive(word) for word in words), inside[0]
            )


def _is_plain(r: Reading) -> bool:
    return (
        r.type in ("DATE", "TIME") and r.year is not None and r.basis in ("explicit", "context")
        and r.event is None and r.value is None and r.join is None and r.shift is None
        and r.which is None
    )  # fmt: skip


def _without_possessive(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)


def _date_elsewhere(r: Reading, dated: Sequence[Dated], phrase: str) -> Reading | None:
    keys = _keys(phrase)
    if not keys:
        return None
    others = (d for d in dated if not d.start <= r.start < d.end)
    scored = [(sum(_occurs(key, d.words) for key in keys), d) for d in others]
    needed = max(1, -(-2 * len(keys) // 3))
    best = max((score for score, _ in scored), default=0)
    head_known = [d.reading for score, d in scored if score == best and _occurs(keys[0], d.words)]
    if best < needed or not head_known:
        return None
    extents = {bounds.extent(reading).edtf for reading in head_known}
    return head_known[0] if len(extents) == 1 else None


def _keys(phrase: str) -> list[str]:
    """The words that tell the event, its head noun first."""
    data = _data("events.toml")
    words: list[str] = []
    for word in _WORD.findall(phrase):
        is_next_noun = word.lower() in ("the", "a", "an") and words and words[-1] not in _LINKS
        if word.lower() in data["clause"] or (is_next_noun and words[-1] not in data["empty"]):
            break
        words.append(_without_possessive(word.lower()))
    cut = next((i for i, word in enumerate(words) if word in _LINKS), None)
    head_phrase = words[:cut] if cut else words
    content = [word for word in words if word not in data["empty"]]
    head = next((word for word in reversed(head_phrase) if word in content), None)
    return [head, *(word for word in content if word != head)] if head else []


_LINKS = frozenset({"of", "in", "on", "by", "at", "from", "to", "against"})


def _occurs(key: str, words: frozenset[str]) -> bool:
    if key in words:
        return True
    group: set[str] = set()
    for same in _data("events.toml")["same"]:
        if key in same:
            group.update(same)
    return bool(group & words) or any(_akin(key, word) for word in words)


def _akin(a: str, b: str) -> bool:
    """Whether two words share their stem: invasion and invaded, issuance and issued."""
    least = min(len(a), len(b))
    if least == 4 and (a.startswith(b) or b.startswith(a)):
        return max(len(a), len(b)) <= 6  # Iraq, Iraqi
    if least < 5 or a[:4] != b[:4]:
        return False
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), least)
    return shared >= max(4, least - 3)


# ------------------------------------------------------------------ well-known periods


@functools.cache
def _periods() -> dict[str, tuple[str, str]]:
    return {
        name: (entry["from"], entry["to"])
        for entry in _data("periods.toml")["period"]
        for name in entry["names"]
    }


def period_names() -> tuple[str, ...]:
    return tuple(_periods())


def known_period(phrase: str) -> tuple[str, str] | None:
    """First and last day (or year) of a well-known period that a phrase begins with."""
    words = re.sub(
        r"^(?:the\s+)?(?:(?:end|start|outbreak|beginning)\s+of\s+the\s+)?", "", phrase.strip()
    )
    names = [name for name in _periods() if words.startswith(name)]
    return _periods()[max(names, key=len)] if names else None


_THE_WAR = re.compile(r"(?:the|this|that) (?:war|conflict|fighting|hostilities)\b")


def _only_war(phrase: str, text: str) -> tuple[str, str] | None:
    """ "The war", in a document that names one well-known war and no other."""
    if not _THE_WAR.match(phrase.strip()):
        return None
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
        r.type, r.value = "DATE", None
        shift_from(r, base)
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
