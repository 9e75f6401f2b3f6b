"""Where a passage begins and ends: at the sentence's edge, where that is as near as its changes.

Who rewrites a sentence changes its first and last words as often as any others. So what was taken
with changes is given to the edge of the sentence in both texts; what was taken to the letter ends
where the letters end.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quellen.model import Passage, Span

NEAREST = 10  # characters to an edge that a passage reaches for in any case
FARTHEST = 90
FOR_CHANGES = 140  # characters more that it reaches where no letter agrees
UNEVEN = 25  # characters that one text may have more than the other up to the edge

_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|$)|[:;,]?[\"”»](?=\s|$)|(?=\s*\n\s*\n)|\s*$")
_BREAK = re.compile(r"[.!?…:][\"'”’»)\]]*\s+|\n\s*|[\"”»]\s+")


def to_sentences(passage: Passage, one: str, two: str) -> Passage:
    """The passage with its ends at sentence edges, where both texts have one near enough."""
    reach = min(FARTHEST, NEAREST + FOR_CHANGES * (1 - passage.similarity))
    (a, end_a), (b, end_b) = passage.origin, passage.copy
    before = _even(_to_start(one, a), _to_start(two, b), reach)
    after = _even(_to_end(one, end_a), _to_end(two, end_b), reach)
    origin, copy = (a - before[0], end_a + after[0]), (b - before[1], end_b + after[1])
    return replace(passage, origin=_trimmed(origin, one), copy=_trimmed(copy, two))


def _even(one: int, two: int, reach: float) -> tuple[int, int]:
    """Both ways to go, or none."""
    near = max(one, two) <= reach and abs(one - two) <= UNEVEN
    return (one, two) if near else (0, 0)


def _to_end(text: str, place: int) -> int:
    """Characters from a place to where its sentence ends; 0 where it stands at an end."""
    ended = _END.match(text, place)
    found = ended or _END.search(text, place, place + FARTHEST + 1)
    return found.end() - place if found else FARTHEST + 1


def _to_start(text: str, place: int) -> int:
    """Characters from a place back to where its sentence begins."""
    begin = max(0, place - FARTHEST - 1)
    edges = [found.end() for found in _BREAK.finditer(text, begin, place)]
    if edges:
        return place - edges[-1]
    return place if begin == 0 else FARTHEST + 1


def _trimmed(span: Span, text: str) -> Span:
    """Without white space at its ends."""
    start, end = span
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
