"""How well names, roles, places and named events are marked, on sentences of our own.

usage: python -m bench.names [--errors]

``data/names.jsonl`` was written before the rules were. Rows that are ``blind`` were left alone
when these were made; both halves are reported apart. A row has a text, or documents to be compared,
and what it holds: roles (person, role, of what, standing), forms of one name (``same``) and of two
(``apart``), in one text or across documents, what a place lies in, what a description refers to,
events by their names, types of names.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.figures import document_of
from bench.floors import hold
from quellen.comparing.identity import Identities, cast_of
from quellen.marking import analyse
from quellen.model import Analysis, Document, Entity, Marked

GOLD = Path(__file__).parent / "data" / "names.jsonl"
Row = dict[str, Any]


def main() -> None:
    right, asked = Counter[str](), Counter[str]()
    for line in GOLD.read_text("utf-8").splitlines():
        row: Row = json.loads(line)
        half = "blind" if row["blind"] else "seen"
        for kind, label, met in _results(row):
            for key in (half, kind):
                asked[key] += 1
                right[key] += met
            if not met and "--errors" in sys.argv and not row["blind"]:
                print(f"    {kind}: {label} in {row.get('text') or row['documents']}")
    for key in sorted(asked):
        print(f"{key:8} {right[key]} of {asked[key]}")
    hold("names", **{key: 100 * right[key] / asked[key] for key in ("seen", "blind")})


def _results(row: Row) -> Iterator[tuple[str, str, bool]]:
    """Kind, what was asked for, whether it was met."""
    if "documents" in row:
        yield from _across(row)
        return
    document = document_of("", row["text"])
    found = analyse(document)
    entities = {form: e for e in found.entities for form in (e.name, *e.aliases)}
    for one, two in row.get("same", ()):
        yield "same", f"{one} = {two}", one in entities and entities.get(two) is entities[one]
    for one, two in row.get("apart", ()):
        there = one in entities and two in entities
        yield "apart", f"{one} ≠ {two}", there and entities[one] is not entities[two]
    for name, within in row.get("within", ()):
        entity = entities.get(name)
        got = list(entity.within) if entity else None
        yield "within", f"{name}: {got}, not {within}", got == within
    for words, name in row.get("refers", ()):
        referent = _referent(document, found, words)
        got_name = referent.name if referent else None
        yield "refers", f"{words}: {got_name}, not {name}", got_name == name
    for name, kind in row.get("types", ()):
        got_type = entities[name].type if name in entities else None
        yield "types", f"{name}: {got_type}", got_type == kind
    yield from _events(row, found)
    yield from _roles(row, found)


def _referent(document: Document, found: Analysis, words: str) -> Entity | None:
    by_id = {e.id: e for e in found.entities}
    for description in found.descriptions:
        if document.text[description.start : description.end] == words:
            return by_id[description.entity]
    return None


def _events(row: Row, found: Analysis) -> Iterator[tuple[str, str, bool]]:
    events = [e.name for e in found.entities if e.type == "event"]
    for name in row.get("events", ()):
        yield "events", f"{name}, found {events}", name in events
    if "no_events" in row:
        yield "events", f"none, found {events}", not events


def _roles(row: Row, found: Analysis) -> Iterator[tuple[str, str, bool]]:
    names = {e.id: e.name for e in found.entities}
    got = [(names[r.entity], r.role, _plain(r.of), r.standing) for r in found.roles]
    for person, role, of, standing in row.get("roles", ()):
        wanted = (person, role, _plain(of), standing)
        yield "roles", f"{wanted}, found {got}", wanted in got


def _plain(words: str | None) -> str | None:
    return words.removeprefix("the ") if words else None


def _across(row: Row) -> Iterator[tuple[str, str, bool]]:
    documents = [document_of("", text) for text in row["documents"]]
    marked = [Marked(str(n), d, analyse(d)) for n, d in enumerate(documents)]
    identities = Identities(map(cast_of, marked))
    for one, two in row.get("same_across", ()):
        yield "across", f"{one} = {two}", identities.of(one) == identities.of(two)
    for one, two in row.get("apart_across", ()):
        yield "across", f"{one} ≠ {two}", identities.of(one) != identities.of(two)


if __name__ == "__main__":
    main()
