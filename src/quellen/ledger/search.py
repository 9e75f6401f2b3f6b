"""Full-text search: any words a person types, with the exact place of each hit."""

from __future__ import annotations

import json
import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

MOST = 500  # hits given
WIDEST = 3_000  # characters of a paragraph's hit: beyond that the words do not stand together

_WORD = re.compile(r'"([^"]*)"?|([^\s"]+)')
_OPERATORS = frozenset({"AND", "OR", "NOT"})


class Hit(NamedTuple):
    """A passage that matches."""

    source: int
    document: str
    start: int
    end: int


def search(
    connection: sqlite3.Connection, query: str, *, statements: bool = True
) -> list[dict[str, Any]]:
    """Sentences that match, best first, then paragraphs that hold the words in several sentences.

    Words are joined by AND; "quoted words" stand together; OR, NOT and a final * do as they do in
    FTS5. Anything else is taken as the words it holds, so that no query is an error; empty where
    it holds no words. Without ``statements`` they are None: finding them takes most of the time.
    """
    terms = _terms(query)
    if not terms:
        return []
    hits = _in_one_sentence(connection, " ".join(terms))
    if len(terms) > 1 and not _OPERATORS & set(terms) and len(hits) < MOST:
        hits += _in_one_paragraph(connection, terms, hits)
    return list(_rows(connection, hits[:MOST], with_statements=statements))


# -------------------------------------------------------------------- what is asked


def _terms(query: str) -> list[str]:
    """The query in FTS5's language, with everything but its operators quoted."""
    terms: list[str] = []
    for match in _WORD.finditer(query):
        phrase, word = match[1], match[2]
        if word in _OPERATORS:
            if terms and terms[-1] not in _OPERATORS:
                terms.append(word)
        else:
            terms += _quoted(word if phrase is None else phrase, loose=phrase is None)
    while terms and terms[-1] in _OPERATORS:
        terms.pop()
    return terms


def _quoted(words: str, *, loose: bool) -> list[str]:
    if not any(c.isalnum() for c in words):
        return []
    star = "*" if loose and words.endswith("*") else ""
    cleaned = words.rstrip("*").replace("\x00", " ").encode("utf-8", "replace").decode()
    return [f'"{cleaned}"{star}']


# ------------------------------------------------------------------- what is found

_FOUND = """
    FROM passage_words JOIN passage ON passage.id = passage_words.rowid
    JOIN source ON source.n = passage.source
    WHERE passage_words MATCH ? AND status = 'read'"""


def _in_one_sentence(connection: sqlite3.Connection, expression: str) -> list[Hit]:
    found = connection.execute(
        f'SELECT passage.source, source.id, start, "end" {_FOUND} '
        "ORDER BY rank, path, source.id, start LIMIT ?",
        (expression, MOST),
    )
    return [Hit(*row) for row in found]


def _in_one_paragraph(
    connection: sqlite3.Connection, terms: list[str], hits: list[Hit]
) -> list[Hit]:
    """From the first to the last sentence with one of the words, where a paragraph holds all."""
    paragraphs = " INTERSECT ".join([f"SELECT passage.source, paragraph {_FOUND}"] * len(terms))
    found = connection.execute(
        f'SELECT passage.source, source.id, min(start), max("end") {_FOUND} '
        f"AND (passage.source, paragraph) IN ({paragraphs}) "
        'GROUP BY passage.source, paragraph HAVING max("end") - min(start) <= ? '
        "ORDER BY path, source.id, min(start)",
        (" OR ".join(terms), *terms, WIDEST),
    )
    begins = sorted((hit.source, hit.start) for hit in hits)
    return [hit for row in found if not _has_one_of(begins, hit := Hit(*row))]


def _has_one_of(begins: list[tuple[int, int]], hit: Hit) -> bool:
    """Whether a sentence of the paragraph holds all the words by itself."""
    i = bisect_left(begins, (hit.source, hit.start))
    return i < len(begins) and begins[i] < (hit.source, hit.end)


def _rows(
    connection: sqlite3.Connection, hits: list[Hit], *, with_statements: bool
) -> Iterator[dict[str, Any]]:
    texts: dict[int, str] = {}
    statements: dict[int, list[tuple[int, int, str]]] = {}
    for hit in hits:
        if hit.source not in texts:
            texts[hit.source] = _text(connection, hit.source)
            statements[hit.source] = _statements(connection, hit.source) if with_statements else []
        yield {
            "document": hit.document,
            "start": hit.start,
            "end": hit.end,
            "quote": texts[hit.source][hit.start : hit.end],
            "statement": _within(statements[hit.source], hit),
        }


def _text(connection: sqlite3.Connection, source: int) -> str:
    row = connection.execute("SELECT text FROM text WHERE source = ?", (source,)).fetchone()
    return str(row[0])


def _statements(connection: sqlite3.Connection, source: int) -> list[tuple[int, int, str]]:
    """Span and id of each statement, in text order."""
    found = connection.execute("SELECT spans, id FROM statement WHERE source = ?", (source,))
    spans = ((json.loads(packed or "[]"), number) for packed, number in found)
    return sorted((start, end, number) for parts, number in spans for start, end in parts)


def _within(statements: list[tuple[int, int, str]], hit: Hit) -> str | None:
    """The first statement that begins in the passage, else one that reaches into it."""
    beginning = (n for start, _, n in statements if hit.start <= start < hit.end)
    reaching = (n for start, end, n in statements if start < hit.end and hit.start < end)
    return next(beginning, None) or next(reaching, None)
