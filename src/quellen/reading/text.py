"""Plain text and Markdown, as people write them and as scrapers leave them.

The text is the decoded file, unchanged; blocks are spans of it. Two habits are told apart:
lines wrapped at a width (paragraphs end at an empty line, an indent or a short last line), and
lines that are paragraphs each.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quellen.errors import UnreadableError
from quellen.model import Block, BlockKind, Link
from quellen.reading.dates import WRITTEN_DATE
from quellen.reading.draft import Draft, too_long
from quellen.reading.encoding import decode
from quellen.reading.limits import LIMITS

ITEM = re.compile(
    r"(?:[•◦▪●‣·∙○■□►▶➢➤✓✔❖*+–-]|\d{1,3}[.)]|\(\d{1,2}\)|\(?[a-zA-Z]\)|\([ivx]{1,5}\)|[ivx]{1,4}\))"
    r"[ \t\u00a0]+(?=\S)"
)
ATX = re.compile(r"(#{1,6})[ \t]+(?=\S)")
SETEXT = re.compile(r"(?:={3,}|-{3,})\s*$")
QUOTED = re.compile(r">[ \t]?(?=\S)|>+[ \t>]*")
CLOSER = re.compile(r"[×✕✖]\s+(?=\w)")  # the cross of a pop-up, left before the headline
COPYRIGHT = re.compile(r"\(c\)\s*(?:copyright\b|\d{4})", re.IGNORECASE)
RULE = re.compile(r"(?:[-*_=~#+•.]\s*){3,}$")
ENDING = re.compile(r"[.!?:;…][\"'”’)\]»*_]*$")
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_CONTINUES = re.compile(r"[a-z]|[,;)\]](?!\w)|\.(?=\s|$)")
_DATE = re.compile(rf"{WRITTEN_DATE}$")
_SIGNATURE = re.compile(r"[—–-]{1,2}\s*[^()\n]{1,80}\(@")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'”’)\]]+[^\s<>\"'”’)\].,;:!?…]")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()]+)\)")
_MARKDOWN = re.compile(r"^#{1,6} \S|^```|\[[^\[\]\n]{1,300}\]\(https?://|^\|.*\|\s*$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.{1,4000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|author|authors|date|lang|language|publisher)[ \t]*:[ \t]*(.+?)[ \t]*$", re.M
)
WIDEST = 120  # columns that a wrapped line may have


@dataclass(frozen=True, slots=True)
class Line:
    """The visible part of a line, its indent, and whether an empty line stands before it."""

    start: int
    end: int
    indent: int
    gap: bool

    @property
    def width(self) -> int:
        return self.indent + self.end - self.start


def read_text(data: bytes, declared: str | None = None) -> Draft:
    """Read plain text or Markdown; raises UnreadableError (binary, too_large)."""
    if len(data) > 4 * LIMITS.characters:
        raise too_long(len(data) // 4)
    decoded = decode(data, declared)
    if len(decoded.text) > LIMITS.characters:
        raise too_long(len(decoded.text))
    if not decoded.text.strip("\x00 \t\r\n\ufeff"):
        raise UnreadableError("empty", "the file is empty: find a copy that is not, or remove it")
    markdown = bool(_MARKDOWN.search(decoded.text))
    draft = Draft("markdown" if markdown else "text", decoded.text)
    draft.encoding = decoded.encoding
    draft.notes.extend(decoded.notes)
    start = _take_front_matter(draft)
    draft.blocks.extend(segment(draft.text, start))
    draft.links.extend(_links(draft.text))
    return draft


def segment(text: str, start: int = 0) -> list[Block]:
    """Split text into paragraphs, items, quotes, Markdown headings, tables and rules."""
    lines = list(_lines(text, start))
    width = wrap_width(text, lines)
    blocks: list[Block] = []
    for group in _groups(text, lines, width):
        blocks.extend(_blocks(text, group))
    return blocks


def _lines(text: str, start: int) -> Iterator[Line]:
    gap, last = True, start
    for match in _LINE.finditer(text, start):
        stripped = match[0].strip()
        between = text[last : match.start()]
        gap = gap or len(re.findall(r"\r\n|[^\r]|\r", between)) > 1
        last = match.end()
        if not stripped:
            gap = True
            continue
        indent = len(match[0]) - len(match[0].lstrip())
        first = match.start() + indent
        yield Line(first, first + len(stripped), indent, gap)
        gap = False


# --------------------------------------------------------------- wrapped or not


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """The column at which the text is wrapped, or None where a line is a paragraph.

    A break is a wrap if the next word would not have fitted any more.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap]
    pairs = [(a, b) for a, b in pairs if not _is_item(text, b, a)]
    long = [a.width for a, _ in pairs if a.width <= WIDEST]
    if len(pairs) < 3 or len(long) < 0.8 * len(pairs):
        return None
    width = sorted(long)[int(len(long) * 0.95)]
    if width < 30:
        return None
    wraps = sum(not _would_fit(text, a, b, width) for a, b in pairs)
    return width if wraps >= 0.6 * len(pairs) else None


def _would_fit(text: str, line: Line, following: Line, width: int) -> bool:
    word = text[following.start : following.end].split(None, 1)[0]
    return line.width + 1 + len(word) <= width - 2


# ------------------------------------------------------------- lines to blocks


def _groups(text: str, lines: Sequence[Line], width: int | None) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and (line.gap or _begins(text, group, line, width)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(text: str, group: list[Line], line: Line, width: int | None) -> bool:
    """Whether a line begins a block of its own, though no empty line stands before it."""
    first, before = group[0], group[-1]
    here, there = text[line.start : line.end], text[before.start : before.end]
    if here.startswith("|") and there.startswith("|"):
        return False
    if here.startswith(">") or there.startswith(">"):
        return here.startswith(">") != there.startswith(">")
    if ATX.match(here) or ATX.match(there) or RULE.match(here) or RULE.match(there):
        return not SETEXT.match(here)
    if _SIGNATURE.match(there) and _DATE.match(here):
        return False
    if _is_item(text, line, before) or _SIGNATURE.match(here):
        return True
    hangs = line.indent > first.indent and bool(ITEM.match(text, first.start))
    if hangs and not ENDING.search(there):
        return False
    if width is None:
        return bool(ENDING.search(there)) or not _CONTINUES.match(here)
    indented = line.indent >= before.indent + 2 and not ITEM.match(there)
    ended = bool(ENDING.search(there)) and _would_fit(text, before, line, width)
    far_short = here[0].isupper() and _would_fit(text, before, line, int(width * 0.8) - 8)
    capitals = there.isupper() and not here.isupper() and len(there) > 8
    return indented or ended or far_short or capitals


def _is_item(text: str, line: Line, before: Line) -> bool:
    """A dash or number that begins a line is an item only after the end of a sentence or item."""
    match = ITEM.match(text, line.start)
    if not match:
        return False
    sign = match[0].strip()
    if sign in {"-", "–", "*", "+"} or sign[-1] in ".)":
        there = text[before.start : before.end]
        return bool(ENDING.search(there) or ITEM.match(there) or line.indent > before.indent)
    return True


def _blocks(text: str, group: list[Line]) -> Iterator[Block]:
    first, last = group[0], group[-1]
    here = text[first.start : first.end]
    if len(group) == 2 and SETEXT.match(text[last.start : last.end]) and not RULE.match(here):
        level = 1 if text[last.start] == "=" else 2
        yield Block(first.start, first.end, "heading", level=level)
        yield Block(last.start, last.end, "artefact")
        return
    block = _of_kind(text, Block(first.start, last.end, "paragraph"))
    if block.start < block.end:
        yield block


def _of_kind(text: str, block: Block) -> Block:
    """Name the block by its first sign, and leave that sign out of it."""
    here = text[block.start : block.end]
    if COPYRIGHT.match(here):
        return replace(block, kind="artefact") if len(here) < 200 else block
    if RULE.match(here) or here.startswith("```"):
        return replace(block, kind="artefact")
    if here.startswith("|") and here.count("|") > 2:
        return replace(block, kind="table")
    if match := ATX.match(here):
        end = block.start + len(here.rstrip("# \t"))
        level = len(match[1])
        return replace(block, start=block.start + match.end(), end=end, kind="heading", level=level)
    if match := CLOSER.match(here):
        block = replace(block, start=block.start + match.end())
        here = here[match.end() :]
    signs: tuple[tuple[re.Pattern[str], BlockKind], ...] = ((QUOTED, "quote"), (ITEM, "item"))
    for sign, kind in signs:
        if (match := sign.match(here)) and not _SIGNATURE.match(here):
            return replace(block, start=block.start + match.end(), kind=kind)
    return block


# -------------------------------------------------------------- about the text


def _take_front_matter(draft: Draft) -> int:
    """Take title, authors, date from a YAML head as Markdown writers put it; returns its end."""
    match = _FRONT_MATTER.match(draft.text)
    fields = dict(_FIELD.findall(match[1])) if match else {}
    if not match or not fields:
        return 0
    named = {name: value.strip("\"'[] ") for name, value in fields.items()}
    draft.title = named.get("title")
    draft.authors = [
        a.strip("\"' ")
        for a in (named.get("authors") or named.get("author") or "").split(",")
        if a.strip()
    ]
    draft.published = named.get("date")
    draft.language = named.get("lang") or named.get("language")
    draft.publisher = named.get("publisher")
    draft.blocks.append(Block(0, len(match[0].rstrip()), "artefact"))
    return match.end()


def _links(text: str) -> Iterator[Link]:
    end = 0
    found = [(m.start(1), m.end(1), m[2], m.end()) for m in _MARKDOWN_LINK.finditer(text)]
    found += [(m.start(), m.end(), m[0], m.end()) for m in _URL.finditer(text)]
    for a, b, url, after in sorted(found):
        if a >= end:
            yield Link(a, b, url)
            end = after
