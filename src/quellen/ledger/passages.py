"""The passages of a text that can be searched for: its sentences, and all that lies between.

The index keeps no words, only where they stand; so taking a passage out needs its words again.
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quellen.model import Block, Span

LONGEST = 1_000  # characters of a passage that no parser has divided
_LINE = re.compile(r"[^\s][^\n]*")
_BREAK = re.compile(r"[.!?…؟۔。！？]['\"”’»)]*\s+|\s+(?=\S*$)")
"""The end of a sentence, in several scripts, or else the last space."""


def insert(
    connection: sqlite3.Connection,
    source: int,
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Span],
) -> None:
    """Make a text searchable."""
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM passage").fetchone()
    begins = [block.start for block in blocks]
    found = [(last + n, *span) for n, span in enumerate(divided(text, sentences), 1)]
    connection.executemany(
        'INSERT INTO passage (id, source, paragraph, start, "end") VALUES (?, ?, ?, ?, ?)',
        ((n, source, bisect_right(begins, start), start, end) for n, start, end in found),
    )
    connection.executemany(
        "INSERT INTO passage_words (rowid, words) VALUES (?, ?)",
        ((n, text[start:end]) for n, start, end in found),
    )


def remove(connection: sqlite3.Connection, source: int) -> None:
    """Take the passages of a text out, while the text is still there."""
    (text,) = connection.execute("SELECT text FROM text WHERE source = ?", (source,)).fetchone()
    found = connection.execute(
        'SELECT id, start, "end" FROM passage WHERE source = ?', (source,)
    ).fetchall()
    connection.executemany(
        "INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', ?, ?)",
        ((n, text[start:end]) for n, start, end in found),
    )
    connection.execute("DELETE FROM passage WHERE source = ?", (source,))


def divided(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """Sentences, and the lines between them: nothing that a person could look for is left out."""
    at = 0
    for start, end in (*sorted(sentences), (len(text), len(text))):
        yield from _lines(text, at, start)
        if start < end:
            yield start, end
        at = max(at, end)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for line in _LINE.finditer(text, start, end):
        for piece in _pieces(text, line.start(), line.end()):
            if any(c.isalnum() for c in text[slice(*piece)]):
                yield piece


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        cut = start + LONGEST
        for found in _BREAK.finditer(text[start + 1 : cut]):
            cut = start + 1 + found.end()
        yield start, cut
        start = cut
    if start < end:
        yield start, end
