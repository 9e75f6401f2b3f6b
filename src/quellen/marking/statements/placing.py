"""Which place holds for a clause: its own, else one of a clause that it is joined to."""

from __future__ import annotations

import itertools

from quellen.marking.language import Token
from quellen.marking.statements.clause import Clause
from quellen.marking.statements.dating import belongs
from quellen.marking.statements.index import Index
from quellen.model import Name

GOING = frozenset({"to", "into", "from", "towards", "toward"})
"""Where somebody goes is no place for what else is said: "it closed and its owner fled to Lima"."""


def place_of(clause: Clause, index: Index) -> tuple[str | None, tuple[str, ...]]:
    """The place as it is called, and why that one."""
    own = [n for n in index.places_in(clause.spans) if not _only_described(n, clause)]
    if own:
        return index.called(own[0]), ("placed by its own clause",)
    if clause.nominal:
        return None, ()
    sentence = index.places_in(((clause.start, clause.end),))
    where = _antecedent(clause)
    for name in sentence:
        if where is not None and name.start <= where.start < name.end:
            return index.called(name), ("placed by what it describes",)
        if index.preposition_of(name) not in GOING and belongs(clause.head, name, index):
            return index.called(name), ("placed by its sentence",)
    return None, ()


def _only_described(name: Name, clause: Clause) -> bool:
    """ "The mine, one of the oldest in Europe, was closed": what is beside a noun describes it."""
    word = next((t for t in clause.tokens if name.start <= t.start < name.end), None)
    above = () if word is None else word.ancestors()
    inside = itertools.takewhile(lambda t: t is not clause.head, above)
    return any(t.dep == "appos" for t in inside)


def _antecedent(clause: Clause) -> Token | None:
    """What "where" stands for: "Kiel, where sailors hoisted the red flag"."""
    head = clause.head
    placed = head.dep == "relcl" and any(c.lower == "where" for c in head.children)
    return head.head if placed else None
