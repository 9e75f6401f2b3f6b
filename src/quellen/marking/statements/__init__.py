"""Statements: the propositions of a text, each with who, when, where, how many, on whose word."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.marking.language import Parse
from quellen.marking.statements.clause import Clause
from quellen.marking.statements.clauses import find_clauses
from quellen.marking.statements.dating import Dated, dates_of
from quellen.marking.statements.index import Index
from quellen.marking.statements.placing import place_of
from quellen.marking.statements.roles import roles_of
from quellen.marking.statements.scope import with_scopes
from quellen.marking.statements.stance import aims, modality_of, polarity_of, states
from quellen.marking.statements.weight import checkable
from quellen.model import Attribution, Description, Document, Entity, Figure, Name, Statement, Time

__all__ = ["mark_statements"]


def mark_statements(  # noqa: PLR0913, PLR0917 - a statement draws on every other mark
    document: Document,
    parsed: Parse,
    times: Sequence[Time],
    figures: Sequence[Figure],
    entities: Sequence[Entity],
    names: Sequence[Name],
    attributions: Sequence[Attribution],
    descriptions: Sequence[Description] = (),
) -> tuple[Statement, ...]:
    """One statement for each finite clause, dated participle and dated event noun.

    Clauses that only introduce somebody's words ("the minister said") make no statement of their
    own: they are attributions, and stand in the ``chain`` of the statements they introduce. In
    text order, ids ``s1``, ``s2`` …
    """
    index = Index(document, times, figures, entities, names, attributions, descriptions)
    clauses = [c for c in find_clauses(parsed, index) if _is_told(c, index)]
    clauses.sort(key=lambda c: (c.spans[0], c.spans[-1]))
    found = [_statement(f"s{n}", clause, index) for n, clause in enumerate(clauses, 1)]
    return tuple(with_scopes(found, document, times))


def _is_told(clause: Clause, index: Index) -> bool:
    """Whether a clause states something itself: not "refused to confirm", which is how it is said.

    "Vowed to leave" and "refused to leave" are, though the words are somebody's.
    """
    head = clause.head
    if aims(head) or not index.only_introduces(head):
        return True
    below = [c for c in head.children if c.dep == "xcomp"]
    return states(head) and not any(index.only_introduces(c) for c in below)


def _statement(number: str, clause: Clause, index: Index) -> Statement:
    dated: Dated = dates_of(clause, index)
    figures = index.figures_in(clause.spans)
    around = index.chain_at(clause.head)
    tellers = index.tellers_of(clause.head, figures)
    chain = (*around, *(a for a in tellers if a not in around))
    modality, why = modality_of(clause, chain)
    place, where = place_of(clause, index)
    who = index.participants(clause)
    agents, patients = roles_of(clause)
    weight, reasons = checkable(
        clause, dated, index.counts_anew(figures), bool(who), place, modality
    )
    return Statement(
        id=number,
        spans=clause.spans,
        predicate=clause.predicate,
        polarity=polarity_of(clause, chain),
        modality=modality,
        edtf=dated.edtf,
        earliest=dated.earliest,
        latest=dated.latest,
        place=place,
        who=who,
        figures=figures,
        chain=tuple(a.id for a in chain),
        checkable=weight,
        reasons=(*dated.reasons, *where, *why, *reasons),
        time=dated.time,
        agents=agents,
        patients=patients,
    )
