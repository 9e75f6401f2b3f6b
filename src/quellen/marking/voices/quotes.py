"""Quotation marks, paired paragraph by paragraph; a mark too many never spoils the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quellen.marking.language import PROSE
from quellen.model import Block, Document, Span

MARKS = re.compile(r"[“”„‟\"«»]|``|''|[‘’‚'‹›]")
_OPENING = frozenset("“„‟«‘‚‹") | {"``"}
_CLOSING = frozenset("”»’›") | {"''"}
_SINGLE = frozenset("‘’‚'‹›")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_ELISIONS = re.compile(r"['’](?:em|til|tis|twas|cause|round|n|\d0s|\d\d)\b", re.IGNORECASE)
_LETS_SPEAK = re.compile(r"(?:^|[,:—–-])\s*$")
_TAIL = re.compile(
    r"[,!?] (?:[^\W\d_][\w.’'-]* ){1,5}"
    r"(?:said|says|told|wrote|added|asked|replied|recalled)\b[^.!?]*[.!?]?$"
)
"""Where a mark was forgotten, what introduces the speech still ends it."""
LONGEST_SINGLE = 400
"""Characters; an apostrophe is sooner misread than a single-quoted speech is that long."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, marks included; ``unclosed`` ends with its paragraph, not with a mark."""

    start: int
    end: int
    unclosed: bool = False
    continues: bool = False
    """Goes on from an unclosed quotation of the paragraph before."""


def find_quotations(document: Document) -> list[Quotation]:
    """Outermost quotations of the prose, in text order; quotations inside them are their own."""
    found: list[Quotation] = []
    running = False
    for start, end in paragraphs(document):
        own = _in_paragraph(document.text, start, end)
        if own and running and own[0].start == start:
            own[0] = Quotation(own[0].start, own[0].end, own[0].unclosed, continues=True)
        running = bool(own and own[-1].unclosed)
        found.extend(own)
    return found


def paragraphs(document: Document) -> Iterator[Span]:
    """The prose blocks, cut at blank lines, trimmed."""
    blocks: Sequence[Block] = document.blocks or (Block(0, len(document.text), "paragraph"),)
    for block in blocks:
        if block.kind in PROSE:
            yield from _cut(document.text, block.start, block.end)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _PARAGRAPH.finditer(text, start, end):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


@dataclass(slots=True)
class _Open:
    start: int
    single: bool
    mark: str
    inside: list[Quotation]


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    stack: list[_Open] = []
    done: list[Quotation] = []
    for match in MARKS.finditer(text, start, end):
        mark, before, after = match[0], text[match.start() - 1 : match.start()], ""
        before = before if match.start() > start else ""
        after = text[match.end() : match.end() + 1] if match.end() < end else ""
        level = _closes(stack, mark, before, after)
        if level is not None:
            _close(stack, level, match.end(), done)
        elif _opens(mark, before, after, text, match.start(), stack):
            stack.append(_Open(match.start(), mark in _SINGLE, mark, []))
    return _with_unclosed(text, start, end, stack, done)


def _closes(stack: list[_Open], mark: str, before: str, after: str) -> int | None:
    """The depth of the open quotation that this mark closes, if it does."""
    if not stack or not before or (before.isspace() and not (not after or after in " ,.;")):
        return None
    if mark in _OPENING:
        return _reversed_close(stack, mark, after)
    if mark in _SINGLE and after.isalnum():
        return None
    if mark == '"' and after.isalnum() and not before.isalnum() and before not in ".,!?;:":
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if _match(stack[depth].mark, mark):
            return depth
    return None


def _reversed_close(stack: list[_Open], mark: str, after: str) -> int | None:
    """„German“ and »Danish« marks close with what opens elsewhere, and so does a slip (“…“)."""
    partners = {"“": "„", "‘": "‚", "«": "»"}
    if stack and stack[-1].mark == partners.get(mark) and not after.isalnum():
        return len(stack) - 1
    if mark == stack[-1].mark == "“" and (not after or after in " ,.;:"):
        return len(stack) - 1
    return None


def _match(opening: str, closing: str) -> bool:
    """Whether two marks can belong together; writers mix straight and curly ones."""
    if (opening in _SINGLE) != (closing in _SINGLE):
        return False
    if "«" in (opening, closing) or "»" in (opening, closing):
        return {opening, closing} == {"«", "»"}
    return True


def _close(stack: list[_Open], level: int, end: int, done: list[Quotation]) -> None:
    opened = stack[level]
    del stack[level:]
    if opened.single and end - opened.start > LONGEST_SINGLE:
        return
    inner = Quotation(opened.start, end)
    if not stack:
        done.append(inner)
    else:
        stack[-1].inside.append(inner)


def _opens(  # noqa: PLR0913, PLR0917 - what stands around a mark decides
    mark: str, before: str, after: str, text: str, place: int, stack: list[_Open]
) -> bool:
    if not after or after.isspace() or (before.isalnum() and mark not in "“„«‘"):
        return False
    if before and before.isalnum() and mark in _SINGLE:
        return False
    if mark in _SINGLE:
        if mark in "’'" and _ELISIONS.match(text, place):
            return False
        return mark != "’" and not any(o.single for o in stack)
    if mark == "»":
        return not before or before.isspace()
    return not (before and before in ".,!?;:…" and mark not in _OPENING)


def _with_unclosed(
    text: str, start: int, end: int, stack: list[_Open], done: list[Quotation]
) -> list[Quotation]:
    """What was never closed runs to the end of its paragraph where it began like a speech."""
    for opened in stack:
        if not opened.single and _LETS_SPEAK.search(text, start, opened.start):
            tail = _TAIL.search(text, opened.start, end)
            stop = tail.start() + 1 if tail else end
            return [*done, Quotation(opened.start, stop, unclosed=True)]
        done.extend(opened.inside)
    return sorted(done, key=lambda q: q.start)
