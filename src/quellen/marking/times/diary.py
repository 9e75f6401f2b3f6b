"""Times in dated entries: "yesterday", in a diary, is the day before its entry.

The heads of entries take their years from the story, like all dates. Once they are known, what
stands under them is read again as news of that day; so is each of several dispatches in one text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from quellen.marking.datelines import FEWEST_DISPATCHES, opens_dispatch
from quellen.marking.entries import FEWEST, Head, entries, is_head
from quellen.marking.times import days
from quellen.marking.times.anchoring import resolve
from quellen.marking.times.reading import Reading
from quellen.marking.times.setting import Setting
from quellen.model import Block

Passage = tuple[Block, list[Reading]]


def in_entries(
    passages: Sequence[Passage], resolve_all: Callable[[], None], text: str
) -> list[Passage]:
    """The passages, resolved; those of dated entries by the day of their entry.

    ``resolve_all`` resolves the readings of ``passages`` in place.
    """
    opening = [n for n, (block, found) in enumerate(passages) if _opens(block, found, text)]
    sent = [n for n, (block, found) in enumerate(passages) if _is_sent(block, found, text)]
    if len(opening) < FEWEST and len(sent) < FEWEST_DISPATCHES:
        resolve_all()
        return list(passages)
    unresolved = [[replace(r) for r in found] for _, found in passages]
    resolve_all()
    within = _within(passages, opening, sent, text)
    return [
        (block, found if head is None else [*_told_under(head, block, found, again, text)])
        for (block, found), again, head in zip(passages, unresolved, within, strict=True)
    ]


def _within(
    passages: Sequence[Passage], opening: Sequence[int], sent: Sequence[int], text: str
) -> list[Head | None]:
    """For each passage the head of its entry, or of the dispatch that it is part of."""
    if len(opening) >= FEWEST:
        heads = [head for n in opening if (head := _head(n, passages[n][1][0]))]
        return entries(text, [block for block, _ in passages], heads)
    dated = {n: head for n in sent if (head := _head(n, passages[n][1][0]))}
    last, within = None, []
    for number, (block, _) in enumerate(passages):
        last = dated.get(number, last)
        within.append(None if block.kind == "post" else last)
    return within


def _is_sent(block: Block, found: Sequence[Reading], text: str) -> bool:
    return bool(found) and opens_dispatch(text, block, (found[0].start, found[0].end))


def _opens(block: Block, found: Sequence[Reading], text: str) -> bool:
    first = found[0] if found else None
    named = first is not None and first.month is not None and first.day is not None
    return named and is_head(text, block, (found[0].start, found[0].end))


def _head(number: int, r: Reading) -> Head | None:
    if r.calendar != "gregorian" or not days.exists(r.year or 0, r.month or 0, r.day or 0):
        return None
    return Head(number, r.start, r.end, days.fixed(r.year or 0, r.month or 0, r.day or 0))


def _told_under(
    head: Head, block: Block, found: Sequence[Reading], again: Sequence[Reading], text: str
) -> Iterator[Reading]:
    """The readings of a block, counted from the day of its entry; the head itself stands."""
    setting = Setting(text, days.civil(head.day), is_news=True)
    setting.begun = block.start
    for known, r in zip(found, again, strict=True):
        if r.start == head.start:
            setting.moves_past(known)
            yield known
        else:
            resolve(r, setting)
            yield r
