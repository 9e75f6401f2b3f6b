"""A document in the making: what the module for a format hands on to be finished.

Formats that have a text of their own (plain text) give spans into it; the others are written
piece by piece with :class:`Writer`, which keeps the offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from quellen.errors import TooLargeError
from quellen.model import Block, BlockKind, Link
from quellen.reading.limits import LIMITS

BETWEEN_BLOCKS = "\n\n"
_SPACES = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200a\u202f\u3000]+")
_ROUND_LINES = re.compile(r" ?\n ?")
UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff\u00ad]")


@dataclass(slots=True)
class Draft:
    """Text, blocks and what the document says of itself, before it is finished."""

    format: str
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    affiliation: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    encoding: str | None = None
    links: list[Link] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Piece:
    """The text of a block to be, with links at offsets into that text."""

    kind: BlockKind
    text: str
    author: str | None = None
    handle: str | None = None
    date: str | None = None
    url: str | None = None
    level: int | None = None
    page: int | None = None
    links: list[tuple[int, int, str]] = field(default_factory=list)


class Writer:
    """Writes pieces one after the other into a text, keeping their offsets."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._links: list[Link] = []

    def add(self, piece: Piece) -> None:
        """Append a piece; one without words leaves nothing."""
        shift = len(piece.text) - len(piece.text.lstrip())
        text = piece.text.strip()
        if not text:
            return
        if self._parts:
            self._put(BETWEEN_BLOCKS)
        start = self._length
        self._put(text)
        self._blocks.append(_block(piece, start, self._length))
        for a, b, url in piece.links:
            low, high = max(a - shift, 0), min(b - shift, len(text))
            if low < high:
                self._links.append(Link(start + low, start + high, url))

    def extend(self, pieces: Iterable[Piece]) -> Writer:
        for piece in pieces:
            self.add(piece)
        return self

    def into(self, draft: Draft) -> Draft:
        """Give a draft the text, blocks and links that were written."""
        draft.text = "".join(self._parts)
        draft.blocks = self._blocks
        draft.links = self._links
        return draft

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > LIMITS.characters:
            raise too_long(self._length)


def _block(piece: Piece, start: int, end: int) -> Block:
    return Block(
        start,
        end,
        piece.kind,
        author=piece.author,
        handle=piece.handle,
        date=piece.date,
        url=piece.url,
        level=piece.level,
        page=piece.page,
    )


def clean(text: str) -> str:
    """Text of a format that has no text of its own: one space for many, nothing unstorable."""
    text = _SPACES.sub(" ", UNSTORABLE.sub("", text.replace("\u2028", "\n")))
    return _ROUND_LINES.sub("\n", text).strip()


def storable(text: str) -> str:
    """One line without control characters or halves of surrogate pairs."""
    return " ".join(UNSTORABLE.sub(" ", text).split())


def too_long(characters: int) -> TooLargeError:
    return TooLargeError(
        message=f"the text has {characters:,} characters or more, the bound is "
        f"{LIMITS.characters:,}: split the file into parts and read those"
    )
