"""Times in dated entries: "yesterday", in a diary, is the day before its entry.

The heads of entries take their years from the story, like all dates. Once they are known, what
stands under them is read again as news of that day; so is each of several dispatches in one text,
and what a paper printed on several days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from quellen.marking.datelines import FEWEST_DISPATCHES, heads_issue, opens_dispatch
from quellen.marking.entries import FEWEST, Head, entries, is_head
from quellen.marking.times import days
from quellen.marking.times.anchoring import resolve
from quellen.marking.times.numbered import Numbered, dated, numbered_heads
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
    sent = sent if len(sent) >= FEWEST_DISPATCHES else _issues(passages, text)
    heads = numbered_heads([block for block, _ in passages], text) if opening else []
    if len(opening) + len(heads) < FEWEST and len(sent) < FEWEST_DISPATCHES:
        resolve_all()
        return list(passages)
    unresolved = [[replace(r) for r in found] for _, found in passages]
    resolve_all()
    for number, r in _numbered(heads, passages, opening).items():
        passages[number][1].insert(0, r)
        unresolved[number].insert(0, replace(r))
        opening = sorted({*opening, number})
    within = _within(passages, opening, sent, text)
    return [
        (block, found if head is None else [*_told_under(head, block, found, again, text)])
        for (block, found), again, head in zip(passages, unresolved, within, strict=True)
    ]


def _numbered(
    heads: Sequence[Numbered], passages: Sequence[Passage], opening: Sequence[int]
) -> dict[int, Reading]:
    """The readings of the heads that only number their day, by the last date before them."""
    before = [n for n in opening if heads and n < heads[0].block]
    last = _head(before[-1], passages[before[-1]][1][0]) if before else None
    return dated(heads, last and last.day)


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


def _issues(passages: Sequence[Passage], text: str) -> list[int]:
    """Heads of what a paper printed on several days, if half of it speaks from its own day."""
    heads = [n for n, (block, found) in enumerate(passages) if _heads(block, found, text)]
    within = [passages[a:b] for a, b in pairwise((*heads, len(passages)))]
    spoken = [any(_is_spoken(r) for _, found in part for r in found) for part in within]
    enough = len(heads) >= FEWEST_DISPATCHES and 2 * sum(spoken) >= len(heads)
    return heads if enough else []


def _heads(block: Block, found: Sequence[Reading], text: str) -> bool:
    first = found[0] if found else None
    full = first is not None and first.basis == "explicit" and first.year and first.month
    return bool(full and found[0].day) and heads_issue(text, block, (found[0].start, found[0].end))


def _is_spoken(r: Reading) -> bool:
    """ "Yesterday", "last night", "on Tuesday": counted from the day of speech."""
    weekday = r.weekday is not None and r.day is None and r.nth is None
    return weekday or (r.whence == "speech" and r.unit == "D")


def _opens(block: Block, found: Sequence[Reading], text: str) -> bool:
    first = found[0] if found else None
    named = first is not None and first.month is not None and first.day is not None
    return named and is_head(text, block, (found[0].start, found[0].end))


def _head(number: int, r: Reading) -> Head | None:
    if r.calendar != "gregorian" or r.year is None:
        return None
    if not days.exists(r.year, r.month or 0, r.day or 0):
        return None
    return Head(number, r.start, r.end, days.fixed(r.year, r.month or 0, r.day or 0))


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
