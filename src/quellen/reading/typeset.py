"""Paragraphs of typeset pages: which lines belong together, and broken words made whole."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quellen.reading.draft import Piece, clean
from quellen.reading.layout import Line, reading_order
from quellen.reading.running import drop_running_heads
from quellen.reading.text import ENDING, ITEM

_BROKEN_WORD = re.compile(r"[^\W\d_]{2,}-$")
_CAPITAL = re.compile(r"[\"'“‘(\[]?[A-ZÀ-ÖØ-Þ0-9]")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
Placed = tuple[int, Line]
"""A line and the number of its page, from 1."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document is set: what most of its lines do."""

    size: float
    """Height of the lines of the body."""
    spacing: float
    """From one baseline to the next."""
    bold: bool
    indents: bool
    """Whether paragraphs begin with an indent."""
    words: Counter[str]
    """Words as they stand inside lines, to tell a broken word from a compound."""


def typeset_pieces(pages: list[list[Line]]) -> Iterator[Piece]:
    """Blocks of all pages; a paragraph that runs over a page's end is put together."""
    kept, heads = drop_running_heads(pages)
    lines = [(n, line) for n, page in enumerate(kept, 1) for line in reading_order(page)]
    waiting = [(number, line) for number, page in enumerate(heads, 1) for line in page]
    habits = _habits(lines)
    for group in _groups(lines, habits):
        page = group[0][0]
        while waiting and waiting[0][0] < page:
            yield _artefact(*waiting.pop(0))
        yield _piece([line for _, line in group], page, habits)
    for number, line in waiting:
        yield _artefact(number, line)


def _artefact(number: int, line: Line) -> Piece:
    return Piece("artefact", clean(line.text), page=number)


# -------------------------------------------------------------------- habits


def _habits(lines: Sequence[Placed]) -> Habits:
    sizes: Counter[float] = Counter()
    words: Counter[str] = Counter()
    for _, line in lines:
        sizes[round(line.height * 2) / 2] += len(line.text)
        inside = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)[:-1]
        words.update(word.lower() for word in inside)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    bold = sum(line.bold for _, line in lines) > len(lines) / 2
    indents = sum(_is_indented(line) for _, line in lines) > len(lines) / 25
    return Habits(size, _usual_spacing(lines), bold, indents, words)


def _usual_spacing(lines: Sequence[Placed]) -> float:
    steps = [
        a.bottom - b.bottom
        for (p, a), (q, b) in itertools.pairwise(lines)
        if p == q and 0 < a.bottom - b.bottom < 4 * a.height
    ]
    return statistics.median(steps) if steps else 14.0


def _is_indented(line: Line) -> bool:
    return line.indent > 0.8 * line.height


def _is_short(line: Line) -> bool:
    return line.right < line.column_right - 0.12 * max(line.column_right - line.column_left, 1)


# -------------------------------------------------------------------- groups


def _groups(lines: Sequence[Placed], habits: Habits) -> Iterator[list[Placed]]:
    group: list[Placed] = []
    for placed in lines:
        if group and _begins(group, placed, habits):
            yield group
            group = []
        group.append(placed)
    if group:
        yield group


def _begins(group: list[Placed], placed: Placed, habits: Habits) -> bool:
    """Whether a line begins a block, seen against the lines before it."""
    (before_page, before), (page, line) = group[-1], placed
    ended = bool(ENDING.search(before.text))
    if _other_size(before, line) or before.bold != line.bold:
        return True
    if ITEM.match(line.text) and (ended or ITEM.match(group[0][1].text)):
        return True
    step = before.bottom - line.bottom
    if before_page != page or before.column != line.column or step < 0:
        return ended and _begins_column(before, line, habits)
    if step > 1.45 * max(habits.spacing, 1.05 * line.height):
        return True
    if _is_indented(line) and not _is_indented(before):
        return not ITEM.match(group[0][1].text)
    return ended and _is_short(before) and bool(_CAPITAL.match(line.text))


def _other_size(before: Line, line: Line) -> bool:
    larger = max(before.height, line.height)
    enough = min(len(before.text), len(line.text)) > 3  # letters, to compare heights by
    return enough and abs(before.height - line.height) > 0.15 * larger


def _begins_column(before: Line, line: Line, habits: Habits) -> bool:
    """At the top of a column or page, after the end of a sentence."""
    if habits.indents:
        return _is_indented(line) or _is_short(before)
    return _is_short(before) or bool(_CAPITAL.match(line.text))


# -------------------------------------------------------------------- pieces


def _piece(lines: list[Line], page: int, habits: Habits) -> Piece:
    text = clean(_joined(lines, habits.words))
    if level := _heading_level(text, lines, habits):
        return Piece("heading", text, level=level, page=page)
    if match := ITEM.match(text):
        return Piece("item", text[match.end() :], page=page)
    return Piece("paragraph", text, page=page)


def _heading_level(text: str, lines: list[Line], habits: Habits) -> int | None:
    """1 to 3 for a short block that is larger or bolder than the body, and no sentence."""
    height = statistics.median(line.height for line in lines)
    if len(text) > 200 or len(lines) > 4 or not any(c.isalpha() for c in text):
        return None
    if re.search(r"[.;,]$", text):
        return None
    if height > 1.6 * habits.size:
        return 1
    if height > 1.15 * habits.size:
        return 2
    return 3 if lines[0].bold and not habits.bold else None


def _joined(lines: list[Line], words: Counter[str]) -> str:
    """Lines as one text, words that were broken at line ends made whole."""
    text = ""
    for line in lines:
        here = line.text.strip().translate(_LIGATURES)
        broken = text.endswith("\u00ad") or (_BROKEN_WORD.search(text) and here[:1].isalpha())
        if broken:
            text = text[:-1] + _hyphen(text[:-1], here, words) + here
        else:
            text = f"{text} {here}" if text else here
    last = "-" if text.endswith("\u00ad") else ""
    return text.replace("\u00ad", "") + last


def _hyphen(before: str, after: str, words: Counter[str]) -> str:
    """Nothing for a broken word, the hyphen for a compound.

    A compound shows by a capital behind it (Anglo-Irish), or as the document writes it elsewhere.
    """
    first = re.search(r"[^\W\d_]+$", before)
    second = re.match(r"[^\W\d_]+", after)
    if not first or not second or second[0][0].isupper():
        return "-"
    whole, compound = (first[0] + second[0]).lower(), f"{first[0]}-{second[0]}".lower()
    return "-" if words[compound] > words[whole] else ""
