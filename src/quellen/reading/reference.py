"""A reference: dated facts that a person trusts, each with its source, read as one more witness.

A CSV table with the columns ``fact``, ``date`` (EDTF: a day, month or year), ``source`` and, if
known, ``place``; or JSON-LD with ``name``, ``startDate`` (or ``date``), ``citation`` and
``location``. Each fact becomes a sentence
that gives its date in words, so that it is read, marked and quoted as any other; its source is the
author of its block.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from quellen.errors import UnreadableError
from quellen.model import REFERENCE, Block, Document, Source

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_FACT, _WHEN = ("fact", "event", "name", "headline"), ("date", "startDate", "datePublished")
_PLACE = ("place", "location")
_SOURCE = ("source", "citation", "isBasedOn", "publisher")
Fact = tuple[str, str, str]
"""What happened, when in words, and who says so."""


def read_reference(source: Source) -> Document:
    """The facts of a table as a document; raises UnreadableError that names the row."""
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("malformed", f"{source.path} is not UTF-8: save it so") from error
    rows = _objects(text) if text.lstrip()[:1] in ("{", "[") else _rows(text)
    facts = [_fact(row, where) for where, row in rows]
    if not facts:
        raise UnreadableError("empty", f"{source.path} has no facts: give them with fact and date")
    return _document(source, facts)


def _rows(text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text))
    for row in reader:
        if any((value or "").strip() for value in row.values() if isinstance(value, str)):
            yield f"line {reader.line_num}", {(k or "").strip().lower(): v for k, v in row.items()}


def _objects(text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnreadableError("malformed", f"this is not JSON ({error})") from error
    if isinstance(found, dict):
        found = found.get("@graph", [found])
    for number, item in enumerate(found if isinstance(found, list) else [], 1):
        if not isinstance(item, Mapping):
            raise UnreadableError("malformed", f"item {number} is no object")
        yield f"item {number}", item


def _fact(row: Mapping[str, Any], where: str) -> Fact:
    words, when = _first(row, _FACT), _first(row, _WHEN)
    if not words or not when:
        raise UnreadableError("malformed", f"{where} lacks a fact or a date: give both in each")
    spoken = _in_words(when)
    if spoken is None:
        raise UnreadableError(
            "malformed", f"{where}: {when!r} is no date: write 1987-07-20, 1987-07 or 1987"
        )
    told, place = words.rstrip(" ."), _first(row, _PLACE)
    if place and place.casefold() not in told.casefold():
        told = f"{told} in {place}"
    return told, spoken, _first(row, _SOURCE)


def _first(row: Mapping[str, Any], names: Iterable[str]) -> str:
    """The first of some fields that is filled; of an object, its name."""
    for name in names:
        value = row.get(name)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""


def _in_words(date: str) -> str | None:
    """
    >>> _in_words("1987-07-20"), _in_words("1987-07"), _in_words("1987"), _in_words("1987-13")
    ('on 20 July 1987', 'in July 1987', 'in 1987', None)
    """
    match = _DATE.fullmatch(date)
    if not match:
        return None
    year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
    if month > 12 or day > 31 or (match[2] and not month) or (match[3] and not day):
        return None
    parts = [str(day)] * bool(day) + [_MONTHS[month - 1]] * bool(month) + [year]
    return f"{'on' if day else 'in'} {' '.join(parts)}"


def _document(source: Source, facts: Iterable[Fact]) -> Document:
    lines, blocks, at = [], [], 0
    given: dict[str, None] = {}
    for words, when, by in facts:
        line = f"{words} {when}."
        blocks.append(Block(at, at + len(line), "paragraph", author=by or None))
        lines.append(line)
        at += len(line) + 2
        if by:
            given[by] = None
    name = PurePosixPath(source.path).stem
    return Document(
        source.path, source.sha256, REFERENCE, "\n\n".join(lines), tuple(blocks), title=name,
        publisher=next(iter(given)) if len(given) == 1 else name, language="en",
        notes=("a reference: facts that a person trusts",),
    )  # fmt: skip
