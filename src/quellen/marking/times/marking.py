"""From a document to its times."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from quellen.marking.language import PROSE, Parse
from quellen.marking.times import (
    bounds,
    centuries,
    days,
    dual,
    events,
    joining,
    numeric,
    scan,
    timex,
)
from quellen.marking.times.anchoring import resolve
from quellen.marking.times.annals import years_of_entries
from quellen.marking.times.asides import BEFORE, TELLING_APART, price
from quellen.marking.times.diary import in_entries
from quellen.marking.times.narrative import choose_years, month_of
from quellen.marking.times.news import day_of_speech, is_news, past_from
from quellen.marking.times.reading import Reading
from quellen.marking.times.setting import Setting
from quellen.marking.times.tense import is_reported
from quellen.model import Block, Document, Repair, Time


def mark_times(document: Document, parsed: Parse | None = None) -> tuple[Time, ...]:
    """The temporal expressions of a document's prose, sorted, with TIMEX3, EDTF and bounds.

    ``parsed`` is not needed. Undated words hang on the narrative before them, in news on the day of
    publication, in posts on the day of the post; ``Time.basis`` says which.
    """
    text = scan.fold(document.text)
    passages = [(block, _read(document, text, block)) for block in _prose(document)]
    for _, found in passages:
        joining.join(found, text)
        dual.pair(found, text)
    every = [r for _, found in passages for r in found]
    centuries.settle(every, days.from_iso(document.published))
    numeric.settle(every, days.from_iso(document.published))
    dual.settle_calendar(every)
    setting = _setting(document, passages, text)
    told = [r for block, found in passages if not block.date for r in found]
    before = 0 if setting.is_news else past_from(told, setting.speech, text)
    prices = [_price(r, text, setting.speech, before) for r in told]
    spoken = _spoken_years(told, setting)
    chosen = {**choose_years(told, prices, spoken), **years_of_entries(told, text)}
    setting.apart = frozenset(
        r.start for r, cost in zip(told, prices, strict=True) if cost == TELLING_APART
    )
    setting.years = {told[index].start: year for index, year in chosen.items()}
    passages = in_entries(passages, lambda: _resolve_all(passages, setting, text), text)
    events.resolve([r for _, found in passages for r in found], text)
    times: list[Time] = []
    for _, found in passages:
        times += _written(_outermost(found), text)
    return tuple(sorted(times, key=lambda t: (t.start, -t.end)))


def _read(document: Document, text: str, block: Block) -> list[Reading]:
    """The expressions of a block, those that only show once damage is mended among them."""
    found = scan.readings(text, block.start, block.end)
    first = bisect_left(document.repairs, block.start, key=_start)
    last = bisect_left(document.repairs, block.end, key=_start)
    mended = [r for repair in document.repairs[first:last] for r in _mended(repair, text, found)]
    return sorted([*found, *mended], key=_start)


def _start(place: Repair | Reading) -> int:
    return place.start


def _mended(repair: Repair, text: str, found: list[Reading]) -> list[Reading]:
    after = bisect_left(found, repair.end, key=_start)
    if after and found[after - 1].end > repair.start:
        return []
    places = _places(repair, text)
    mended = scan.readings(scan.fold(repair.meaning), 0, len(repair.meaning))
    for r in mended:
        r.start, r.end, r.event = places[r.start], places[r.end], None
    return [r for r in mended if r.start < r.end]


def _places(repair: Repair, text: str) -> list[int]:
    """For each character of the meaning, and its end, the place in the text it stands for."""
    places, at = [], repair.start
    for char in repair.meaning:
        places.append(at)
        if at < repair.end and text[at] == char:
            at += 1
    return [*places, at]


def _prose(document: Document) -> Iterator[Block]:
    blocks: Iterable[Block] = document.blocks or (Block(0, len(document.text), "paragraph"),)
    return (block for block in blocks if block.kind in PROSE)


def _setting(document: Document, passages: list[tuple[Block, list[Reading]]], text: str) -> Setting:
    every = [r for _, found in passages for r in found]
    speech = day_of_speech(every, days.from_iso(document.published), text)
    return Setting(text, speech, speech is not None and is_news(every, speech, text))


def _price(r: Reading, text: str, speech: days.Day | None, before: int) -> float:
    """What a date costs to leave out; that of publication, written out, tells nothing of it.

    Neither does a year of the teller's own time that stands before those that he tells of.
    """
    if speech is None:
        return price(r, text)
    own = r.start < before and r.year is not None and r.year >= speech[0] - 1
    return BEFORE if own or (r.year, r.month, r.day) == speech else price(r, text)


def _spoken_years(told: list[Reading], setting: Setting) -> dict[int, int]:
    """The year of "this June", where the author's own day tells it."""
    if setting.speech is None:
        return {}
    own = (
        i for i, r in enumerate(told)
        if r.whence == "speech" and r.which == 0 and r.year is None and month_of(r) is not None
        and not is_reported(setting.text, r.start)
    )  # fmt: skip
    return dict.fromkeys(own, setting.speech[0])


def _resolve_all(passages: list[tuple[Block, list[Reading]]], setting: Setting, text: str) -> None:
    for block, found in passages:
        _resolve(block, found, setting, text)


def _resolve(block: Block, found: list[Reading], setting: Setting, text: str) -> None:
    local = setting
    posted = days.from_iso(block.date)
    if posted:
        local = Setting(text, posted, True)
    local.begun = block.start
    for r in found:
        resolve(r, local)


def _written(found: list[Reading], text: str) -> Iterator[Time]:
    extents = [bounds.extent(r) for r in found]
    following = [*zip(found, extents, strict=True)][1:]
    for r, extent, after in zip_longest(found, extents, following):
        yield _time(r, extent, after, text)


def _outermost(found: list[Reading]) -> list[Reading]:
    """Without those inside a longer one ("the vote" of "two days after the vote")."""
    kept: list[Reading] = []
    for r in found:
        if not kept or r.start >= kept[-1].end:
            kept.append(r)
    return kept


def _time(
    r: Reading, extent: bounds.Extent, after: tuple[Reading, bounds.Extent] | None, text: str
) -> Time:
    if after is not None and r.join == "range" and after[0].value == "PRESENT_REF":
        extent = _opened(r, extent, "since")
    elif after is not None and r.join in ("range", "or"):
        extent = _joined(r, after[0], extent, after[1])
    elif (
        extent.edtf
        and not _is_hour_of_known_day(r)
        and ("/" not in extent.edtf or r.type == "DATE")
    ):
        extent = _opened(r, extent, joining.opening(r, text))
    extent = _doubted(r, extent, text)
    return Time(
        r.start, r.end, r.type, timex.value(r), _mod(r), extent.edtf,
        None if extent.first is None else days.iso(extent.first),
        None if extent.last is None else days.iso(extent.last),
        r.calendar, r.anchor, r.basis,
    )  # fmt: skip


def _is_hour_of_known_day(r: Reading) -> bool:
    """ "On 4 May, before midnight": what "before" bounds is the hour; the day stands."""
    return r.type == "TIME" and bool(r.clock or (r.part and r.basis in ("context", "published")))


_PERHAPS = re.compile(r"\b(?:possibly|probably|perhaps|presumably)\s(?:in\s|on\s)?$", re.IGNORECASE)


def _doubted(r: Reading, extent: bounds.Extent, text: str) -> bounds.Extent:
    """ "Possibly 1291", "1291 (?)": a question mark in EDTF."""
    edtf = extent.edtf
    if not edtf or "/" in edtf or "[" in edtf or edtf[-1] in "~?":
        return extent
    before, after = text[max(0, r.start - 16) : r.start], text[r.end : r.end + 4]
    doubt = ("y" in before or "p" in before) and _PERHAPS.search(before)
    doubt = doubt or ("?" in after and _QUERY.match(after))
    return extent._replace(edtf=f"{edtf}?") if doubt else extent


_QUERY = re.compile(r"\s?(?:\(\?\)|\[\?\]|\?(?=[,;)]))")


def _mod(r: Reading) -> str | None:
    return r.mod if r.mod != "NONE" else None


def _joined(r: Reading, other: Reading, first: bounds.Extent, last: bounds.Extent) -> bounds.Extent:
    if first.first is None or last.last is None or first.first > last.last:
        return first
    if not first.edtf or not last.edtf or "[" in first.edtf + last.edtf:
        return first
    left, right = _ends(first.edtf)[0], _ends(last.edtf)[1]
    if left == right:
        return first
    plain = not (r.season or other.season) and not {"/", "X"} & set(
        first.edtf + last.edtf
    )  # all that a set can hold
    edtf = f"[{left},{right}]" if r.join == "or" and plain else f"{left}/{right}"
    return bounds.Extent(edtf, first.first, last.last)


def _opened(r: Reading, extent: bounds.Extent, side: str | None) -> bounds.Extent:
    if extent.first is None or extent.last is None:
        return extent
    if side and r.period:  # before a period is before its first day, after it after its last
        extent = bounds.between(*(r.period[:1] if side == "until" else r.period[1:]) * 2)
    first, last = _ends(extent.edtf or "")
    if side == "until":
        return bounds.Extent(f"../{last}", None, extent.last)
    if side == "since":
        return bounds.Extent(f"{first}/..", extent.first, None)
    return extent


def _ends(edtf: str) -> tuple[str, str]:
    """First and last date of EDTF; digits that are not said are filled, as intervals need them."""
    return edtf.split("/", maxsplit=1)[0].replace("X", "0"), edtf.rsplit("/", maxsplit=1)[
        -1
    ].replace("X", "9")
