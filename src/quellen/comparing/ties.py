"""A tie: how far one event is told to lie from another, and in whose words."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from quellen.comparing.families import is_family
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import stem
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
    told: frozenset[str] = frozenset()
    """The words in which the event itself is told there."""
    named: frozenset[str] = frozenset()
    """Those that name what it hangs on."""

    def fits(self, number: int, telling: Telling) -> bool:
        """Whether a telling of one of its two events is of the very thing that it speaks of.

        Of the town that surrendered the tie of the castle that surrendered says nothing.
        """
        words = own_words(telling)
        asked = [w for n, w in ((self.event, self.told), (self.anchor, self.named)) if n == number]
        return all(w <= words or words <= w for w in asked)


_HAPPENS = frozenset(stem(w) for w in "happen happened occur occurred place come came".split())


def own_words(telling: Telling) -> frozenset[str]:
    """The words of a telling's own clause that say what is told."""
    own = (t for t, weight in telling.terms.items() if weight == 1.0 and not is_family(t))
    return frozenset(own) - _HAPPENS


_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|next|another|again|once more|new|later|former)\b",
    re.IGNORECASE,
)


def ordinals(words: str) -> frozenset[str]:
    """What tells one of several of a kind from another: "the first siege", "arrested again"."""
    return frozenset(m[0].lower() for m in _ORDINAL.finditer(words))


_OF_KIND = re.compile(rf"{_ORDINAL.pattern}(?P<words>(?:\s+[\w’'-]+){{0,2}})", re.IGNORECASE)
_AGAIN = frozenset({"again", "once more"})


def which_of(words: str, kind: Set[str]) -> frozenset[str]:
    """The ordinals that tell one of a kind, by its stems: not those of "second thoughts".

    >>> sorted(which_of("on second thoughts the first siege was raised", {"sieg"}))
    ['first']
    """
    found = ((m[0].lower(), m["words"].lower()) for m in _OF_KIND.finditer(words))
    return frozenset(
        said.removesuffix(after) for said, after in found
        if said.removesuffix(after) in _AGAIN or {"tim", *kind} & set(map(stem, after.split()))
    )  # fmt: skip
