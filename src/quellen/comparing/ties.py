"""A tie: how far one event is told to lie from another, and in whose words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quellen.model import Marked, Span


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """An event, what it hangs on, and by how many days it comes later (negative: earlier)."""

    event: int
    anchor: int
    low: float
    high: float
    words: str
    marked: Marked
    span: Span


_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|next|another|again|once more|new|later|former)\b",
    re.IGNORECASE,
)


def ordinals(words: str) -> frozenset[str]:
    """What tells one of several of a kind from another: "the first siege", "arrested again"."""
    return frozenset(m[0].lower() for m in _ORDINAL.finditer(words))
