"""Accounts beside a reference: a day that they give for an act which the reference dates otherwise.

A reference is one more witness, marked as such. An account is held against a fact of it only where
its sentence has all names and labels of the fact, and its date stands right behind the act: "eight
days after its issuance on August 19, 1987" beside "Resolution 598 was issued on 20 July 1987".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quellen.comparing.accounts import speaker_of
from quellen.comparing.days import Interval
from quellen.comparing.disputes.draft import Draft
from quellen.comparing.terms import stem
from quellen.model import REFERENCE, Marked, Quotation, Side, Span, Time

NEAR = 40  # characters between an act and its date
ROOT = 4  # letters that an act and its noun share: issue, issuance
LOOSEST = 400  # days: a fact or an account dated less closely fixes too little
_LABEL = re.compile(r"\b(?:[A-Z][\w’'-]+|\d+)\b")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A sentence of a reference: its names and labels, its act, its date."""

    marked: Marked
    span: Span
    labels: frozenset[str]
    root: str
    time: Time
    when: Interval


def reference_disputes(documents: Sequence[Marked]) -> Iterator[Draft]:
    """A dispute for each fact that accounts date otherwise."""
    facts = [f for d in documents if d.document.format == REFERENCE for f in _facts(d)]
    accounts = [d for d in documents if d.document.format != REFERENCE] if facts else []
    for fact in facts:
        others: dict[str, list[Quotation]] = {}
        for marked in accounts:
            for time, span in _told(fact, marked):
                others.setdefault(time.edtf or time.value, []).append(_quotation(marked, span))
        if others:
            yield _draft(fact, others)


def with_reference(draft: Draft, documents: Sequence[Marked]) -> Draft:
    """A conflict in which a reference stands on one side says so."""
    trusted = {d.id for d in documents if d.document.format == REFERENCE}
    if draft.relation != "conflict" or not trusted:
        return draft
    reasons = dict.fromkeys(draft.reasons)
    for side in draft.sides:
        for quote in side.accounts:
            if quote.document in trusted and not any("reference" in r for r in draft.reasons):
                words = (
                    f"a reference that is trusted ({quote.voice}) is on the side of {side.value}"
                )
                reasons.setdefault(words, None)
    return replace(draft, reasons=tuple(reasons))


def _facts(marked: Marked) -> Iterator[Fact]:
    text = marked.document.text
    for statement in marked.analysis.statements:
        time = marked.analysis.times[statement.time] if statement.time is not None else None
        when = Interval.of(statement.earliest, statement.latest)
        if time is None or when is None or when.is_open or when.width > LOOSEST:
            continue
        start, end = _sentence(marked, time.start)
        before = text[start : time.start]
        labels = frozenset(_labels(before))
        root = stem(statement.predicate.split()[-1])[:ROOT] if statement.predicate else ""
        if labels and len(root) == ROOT:
            yield Fact(marked, (start, end), labels, root, time, when)


def _labels(words: str) -> Iterator[str]:
    """Names and numbers that say what a sentence is about: "Resolution", "598"."""
    return (w.casefold() for w in _LABEL.findall(words) if w.casefold() not in ("the", "a", "an"))


def _told(fact: Fact, marked: Marked) -> Iterator[tuple[Time, Span]]:
    """Dates that a document gives for the act of a fact and that exclude the fact's."""
    text = marked.document.text
    for time in marked.analysis.times:
        when = Interval.of(time.earliest, time.latest)
        if time.basis != "explicit" or when is None or when.is_open or when.width > LOOSEST:
            continue
        start, end = _sentence(marked, time.start)
        act = any(
            w.casefold().startswith(fact.root)
            for w in _WORD.findall(text[max(start, time.start - NEAR) : time.start])
        )
        if act and not when.overlaps(fact.when) and fact.labels <= set(_labels(text[start:end])):
            yield time, (start, end)


def _sentence(marked: Marked, place: int) -> Span:
    sentences = marked.analysis.sentences
    here = ((a, b) for a, b in sentences if a <= place < b)
    return next(here, (place, min(place + NEAR, len(marked.document.text))))


def _quotation(marked: Marked, span: Span) -> Quotation:
    words = marked.document.text[slice(*span)]
    return Quotation(marked.id, speaker_of(marked.document), *span, words)


def _draft(fact: Fact, others: dict[str, list[Quotation]]) -> Draft:
    trusted, by = fact.time.edtf or fact.time.value, _source(fact)
    sides = (
        *(Side(value, tuple(quotes)) for value, quotes in sorted(others.items())),
        Side(trusted, (_of_fact(fact, by),)),
    )
    reason = f"a reference that is trusted ({by}) gives {trusted} for it"
    return Draft("date", "conflict", sides, (reason,))


def _of_fact(fact: Fact, by: str) -> Quotation:
    return Quotation(fact.marked.id, by, *fact.span, fact.marked.document.text[slice(*fact.span)])


def _source(fact: Fact) -> str:
    """Who the reference has a fact from; where it does not say so, the reference itself."""
    blocks = fact.marked.document.blocks
    here = (b.author for b in blocks if b.start <= fact.span[0] < b.end and b.author)
    return next(here, speaker_of(fact.marked.document))
