"""Headings in text without mark-up: short lines on their own that do not end like a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quellen.model import Block

LONGEST = 130  # characters
MOST_WORDS = 18
SHORT = 9  # words of a heading in sentence case
_ENDS = re.compile(r"[.!;:,…*][\"'”’)\]»]*$|[—–-]$")
_INSIDE = re.compile(r"[a-z]{2}[.!?]\s+[A-Z]|https?://|@\w|\s{4,}|\t|[|•]")
_SPEAKER = re.compile(r"[A-Z]{1,3}\s?:")  # Q: and A: in an interview
_NUMBER = re.compile(r"(?:\d{1,2}|[IVXLC]{1,6})[.)][ \t]+$")
_STARTS = re.compile(r"[\"'“‘(]?(?:[A-ZÀ-ÖØ-Þ]|\d)")
_SMALL = frozenset(
    "a an and as at but by for from in into nor of on or over the to up via vs with".split()
)


def mark_headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Turn short lines that head prose into headings; the first of the document has level 1."""
    marked = list(blocks)
    if _is_verse(text, blocks):
        return marked
    heads = False  # whether prose follows, going backwards
    for index in range(len(marked) - 1, -1, -1):
        block = marked[index]
        if block.kind == "paragraph":
            here = text[block.start : block.end]
            first = not any(b.kind in {"paragraph", "heading"} for b in marked[:index])
            if heads and reads_like_heading(here, first=first):
                marked[index] = replace(block, kind="heading", level=1 if first else 2)
            else:
                heads = not _could_head(here)
        elif block.kind == "item" and heads and _is_numbered_heading(text, marked, index):
            marked[index] = replace(block, kind="heading", level=2)
        elif block.kind in {"item", "quote", "table"}:
            heads = block.kind != "table"
    return marked


def _is_numbered_heading(text: str, blocks: Sequence[Block], index: int) -> bool:
    """A numbered line on its own, between blocks that are no items: 2. Arrests"""
    block = blocks[index]
    beside = (*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2])
    numbered = _NUMBER.search(text, max(block.start - 8, 0), block.start)
    alone = all(other.kind != "item" for other in beside)
    return bool(numbered) and alone and reads_like_heading(text[block.start : block.end])


def reads_like_heading(line: str, *, first: bool = False) -> bool:
    """Whether a line on its own reads like a heading and not like a sentence.

    >>> reads_like_heading("A bridge of sighs")
    True
    >>> reads_like_heading("The bridge fell on Tuesday.")
    False
    """
    if not _could_head(line):
        return False
    words = re.findall(r"[^\W_][\w'’-]*", line)
    strong = [w for w in words if w.lower() not in _SMALL]
    capitals = sum(w[0].isupper() or w[0].isdigit() for w in strong)
    return first or len(words) <= SHORT or capitals >= 0.7 * len(strong)


def _could_head(line: str) -> bool:
    if len(line) > LONGEST or "\n" in line or not _STARTS.match(line):
        return False
    if _ENDS.search(line) or _INSIDE.search(line) or _SPEAKER.match(line):
        return False
    return 1 <= len(line.split()) <= MOST_WORDS and any(c.isalpha() for c in line)


def _is_verse(text: str, blocks: Sequence[Block]) -> bool:
    """Poems, lists of names, menus: most lines are short, so none of them heads the others."""
    lines = [b for b in blocks if b.kind == "paragraph"]
    short = sum(_could_head(text[b.start : b.end]) for b in lines)
    return len(lines) >= 6 and short > 0.6 * len(lines)
