"""Which place holds for a clause: its own, else one of a clause that it is joined to."""

from __future__ import annotations

from quellen.marking.statements.clause import Clause
from quellen.marking.statements.dating import belongs
from quellen.marking.statements.index import Index

GOING = frozenset({"to", "into", "from", "towards", "toward"})
"""Where somebody goes is no place for what else is said: "it closed and its owner fled to Lima"."""


def place_of(clause: Clause, index: Index) -> tuple[str | None, tuple[str, ...]]:
    """The place as it is called, and why that one."""
    own = index.places_in(clause.spans)
    if own:
        return index.called(own[0]), ("placed by its own clause",)
    if clause.nominal:
        return None, ()
    for name in index.places_in(((clause.start, clause.end),)):
        if not index.preposition_of(name) & GOING and belongs(clause.head, name, index):
            return index.called(name), ("placed by its sentence",)
    return None, ()
