"""Full-text search: any words a person types, with the exact place of each hit."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Any

MOST = 500  # hits given

_WORD = re.compile(r'"([^"]*)"?|([^\s"]+)')
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def search(connection: sqlite3.Connection, query: str) -> list[dict[str, Any]]:
    """Sentences that match, best first; empty where the query holds no words.

    Words are joined by AND; "quoted words" stand together; OR, NOT and a final * do as they do in
    FTS5. Anything else is taken as the words it holds, so that no query is an error.
    """
    expression = _expression(query)
    if not expression:
        return []
    found = connection.execute(
        'SELECT passage.source, start, "end", words FROM passage JOIN source ON source.id = '
        "passage.source WHERE passage MATCH ? AND status = 'read' "
        "ORDER BY rank, passage.source, start LIMIT ?",
        (expression, MOST),
    ).fetchall()
    statements = {number: _statements(connection, number) for number in {row[0] for row in found}}
    return [
        {"document": number, "start": start, "end": end, "quote": words,
         "statement": _within(statements[number], start, end)}
        for number, start, end, words in found
    ]  # fmt: skip


def _expression(query: str) -> str:
    """The query in FTS5's language, with everything but its operators quoted."""
    parts: list[str] = []
    for match in _WORD.finditer(query):
        phrase, word = match[1], match[2]
        if word in _OPERATORS:
            parts.append(word)
        else:
            parts += _quoted(phrase if phrase is not None else word, phrase is None)
    while parts and parts[-1] in _OPERATORS:
        parts.pop()
    while parts and parts[0] in _OPERATORS:
        parts.pop(0)
    return " ".join(p for i, p in enumerate(parts) if not _doubled(parts, i))


def _doubled(parts: list[str], i: int) -> bool:
    return parts[i] in _OPERATORS and parts[i + 1] in _OPERATORS


def _quoted(words: str, loose: bool) -> list[str]:
    if not any(c.isalnum() for c in words):
        return []
    star = "*" if loose and words.endswith("*") else ""
    cleaned = words.rstrip("*").replace("\x00", " ")
    return [f'"{cleaned}"{star}']


def _statements(connection: sqlite3.Connection, number: str) -> list[tuple[int, str]]:
    found = connection.execute("SELECT spans, id FROM statement WHERE source = ?", (number,))
    return [(json.loads(spans)[0][0], name) for spans, name in found]


def _within(statements: list[tuple[int, str]], start: int, end: int) -> str | None:
    return next((name for place, name in statements if start <= place < end), None)
