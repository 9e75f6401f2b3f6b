"""So long after what was just told: "The strike broke out on 3 May. It failed after nineteen days."

Such words give no date, but what they count from stands in the sentence before. Only days and weeks
are counted so, since years ("he retired after forty years") are mostly those of a life; and only
where the one date before them is close by and no wider than a month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from quellen.marking.statements.clause import Clause
from quellen.marking.statements.index import Index
from quellen.marking.times.bounds import Extent
from quellen.marking.times.days import fixed, from_iso, iso
from quellen.model import Time

_AFTER = re.compile(r"\bafter\s(?:about\s|only\s|just\s|some\s|nearly\s|almost\s|barely\s)?$")
_STANDS_ALONE = re.compile(r"\s?(?:$|[.,;:)—–]|(?:and|but|with|when|because|while|under)\b)")
_OPENS = re.compile(r"\s(?:the|he|she|it|they|we|I|his|her|its|their|our|my)\b")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")
_ANEW = re.compile(r"\b(?:another|second|third|last|new|next|first|later|a|an)\b", re.IGNORECASE)
_LENGTH = re.compile(r"P(?:(\d+)([DW])|T\d+[HM])")
_DAYS = {"D": 1, "W": 7}
LONGEST = 70  # days
BACK = 250  # characters to the date before
BEFORE = 6  # times before it among which that date is looked for
WIDEST = 31  # days that the date before may leave open


def lapsed(clause: Clause, index: Index) -> tuple[int, Extent] | None:
    """The words that say how long after, by their number, and the days that they come to."""
    for number in index.times.inside(clause.spans) if index.counts_after else ():
        length = _length(index.times.items[number], index.text)
        if length is None or _brings_in(clause, index):
            continue
        before = _dated_before(number, clause, index)
        if before is not None:
            return number, _counted(before, length)
    return None


def _length(time: Time, text: str) -> int | None:
    """How many days the words "after so long" say, where nothing follows that they are of."""
    match = _LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
    before = _AFTER.search(text[max(0, time.start - 24) : time.start].lower())
    if match is None or before is None or " of " in text[time.start : time.end]:
        return None
    days = int(match[1]) * _DAYS[match[2]] if match[1] else 0
    opens = "After" in text[max(0, time.start - 24) : time.start]
    alone = _STANDS_ALONE.match(text, time.end) or (opens and _OPENS.match(text, time.end))
    return days if alone and days <= LONGEST else None


def _brings_in(clause: Clause, index: Index) -> bool:
    """Whether its subject is something new: "a second strike failed after nineteen days"."""
    below = (t for t in clause.head.children if t.dep in ("nsubj", "nsubjpass"))
    return any(_ANEW.fullmatch(word.lower) for subject in below for word in subject.subtree())


def _dated_before(number: int, clause: Clause, index: Index) -> Time | None:
    """The date of the sentence before, or of the last but one."""
    block = index.blocks[clause.block].start if index.blocks else 0
    times: Sequence[Time] = index.times.items
    for time in islice(reversed(times[:number]), BEFORE):
        if time.start < max(block, clause.start - BACK) or time.start >= clause.start:
            return None
        if time.type in ("DATE", "TIME") and time.earliest and time.latest:
            between = _SENTENCE_END.findall(index.text, time.end, clause.start)
            return time if len(between) <= 2 and _is_close(time) else None
    return None


def _is_close(time: Time) -> bool:
    first, last = from_iso(time.earliest), from_iso(time.latest)
    known = time.basis in ("explicit", "context") and first and last
    return bool(known and first and last and fixed(*last) - fixed(*first) <= WIDEST)


def _counted(time: Time, length: int) -> Extent:
    """So many days on, or one less where the first is counted; hours stay within the day."""
    first, last = from_iso(time.earliest), from_iso(time.latest)
    assert first is not None
    assert last is not None
    low, high = fixed(*first) + length, fixed(*last) + length
    if not length:
        return Extent(time.edtf, low, high)
    edtf = f"{iso(low)}~" if low == high else f"{iso(low)}/{iso(high)}"
    return Extent(edtf, low - 1, high)
