"""Who is counted: the group of a figure, and which groups include which.

"20 rebels" and "58 civilians" are counts of two groups and can both be right. "Six children" are
some of "58 people". Only the same group, or a part and its whole, can be held against one another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quellen.comparing.disputes.vocabulary import (
    COLOURING,
    EVERYONE,
    LOOSE,
    LOSING,
    NO_SIDE,
    ONE_GROUP,
    OVERLAPPING,
)
from quellen.comparing.terms import SILENT, is_number, stem
from quellen.model import Figure


@dataclass(frozen=True, slots=True)
class Group:
    """A head noun (empty: everybody) with what narrows it down, as stems."""

    head: str = ""
    kinds: frozenset[str] = frozenset()

    def includes(self, other: Group) -> bool:
        """Whether all of the other belong to this group.

        >>> Group().includes(Group("rebel")), Group("rebel").includes(Group("civilian"))
        (True, False)
        """
        return self.head in ("", other.head) and self.kinds <= other.kinds

    def excludes(self, other: Group) -> bool:
        """Whether nobody can belong to both: soldiers and porters, but not porters and children."""
        crossing = bool(self.head in OVERLAPPING) != bool(other.head in OVERLAPPING)
        return bool(self.head and other.head) and self.head != other.head and not crossing


_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OF = re.compile(r"\s+of\s+(?:the|his|her|its|their|our|these|those)\s+([\w-]+)")
_BEFORE = re.compile(
    rf"\b(?:(?P<kind>[\w-]+)\s+)?(?P<side>[\w-]+)\s+(?:(?:has|have|had|also|alone|itself)\s+)*"
    rf"{LOSING}\s+(?:[\w-]+\s+){{0,3}}$"
)


def group_of(figure: Figure, text: str) -> Group:
    """The group that a figure of a text counts.

    By its own noun ("20 rebels", "three of the guards"), and by the side that lost them.
    """
    words = _words(text[figure.start : figure.end])
    whole = _OF.match(text, figure.end)
    if not words and whole:
        words = _words(whole[1])
    side = _side(text[max(0, figure.start - 80) : figure.start])
    return _group([*side, *words])


def noun_of(figure: Figure, text: str) -> str:
    """The counted as the text calls them, without the number: "civilians"; else empty."""
    found = [m for m in _WORD.finditer(text[figure.start : figure.end]) if _tells(m[0])]
    return text[figure.start + found[0].start() : figure.end] if found else ""


def _words(phrase: str) -> list[str]:
    return [stem(m[0].lower()) for m in _WORD.finditer(phrase) if _tells(m[0])]


def _tells(word: str) -> bool:
    lower = word.lower()
    return lower not in SILENT and not is_number(word) and stem(lower) not in EVERYONE | COLOURING


def _group(words: list[str]) -> Group:
    named = [ONE_GROUP.get(word, word) for word in words]
    while len(named) > 1 and (named[-1] in LOOSE or ONE_GROUP.get(words[-1]) == "polic"):
        named.pop()
    if not named:
        return Group()
    return Group(named[-1], frozenset(named[:-1]) - {named[-1]})


def _side(before: str) -> list[str]:
    """Those who lost the counted: "the rebels lost", "the Ardish army suffered"."""
    match = _BEFORE.search(before)
    if not match or stem(match["side"].lower()) in NO_SIDE:
        return []
    kind = match["kind"] or ""
    kinds = [kind] if kind[:1].isupper() and kind.lower() not in SILENT else []
    return [stem(word.lower()) for word in (*kinds, match["side"])]
