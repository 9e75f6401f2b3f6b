"""Accounts beside a reference: another day or place than it gives for the same act.

A reference is one more witness, marked as such. An account is held against a fact of it only where
its sentence has all names and labels of the fact, and its date stands right behind the act: "eight
days after its issuance on August 19, 1987" beside "Resolution 598 was issued on 20 July 1987". What
it says of the place is asked in ``trusted_places``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from quellen.comparing.accounts import speaker_of
from quellen.comparing.disputes.draft import Draft
from quellen.comparing.disputes.facts import Dated, Fact, dated_by, facts_of
from quellen.comparing.disputes.trusted_places import elsewhere
from quellen.model import REFERENCE, Marked, Quotation, Side

NEAR = 40  # characters between an act and its date
_WORD = re.compile(r"[^\W\d_]+")


def reference_disputes(documents: Sequence[Marked]) -> Iterator[Draft]:
    """A dispute for each fact that accounts date otherwise, or put elsewhere."""
    facts = [f for d in documents if d.document.format == REFERENCE for f in facts_of(d)]
    if not facts:
        return
    accounts = [d for d in documents if d.document.format != REFERENCE]
    by_label: dict[str, list[Dated]] = defaultdict(list)
    for told in (told for marked in accounts for told in dated_by(marked)):
        for label in told.labels:
            by_label[label].append(told)
    for fact in facts:
        rarest = min(fact.labels, key=lambda label: (len(by_label[label]), label))
        about = [told for told in by_label[rarest] if fact.labels <= told.labels]
        days, places = defaultdict[str, list[Dated]](list), defaultdict[str, list[Dated]](list)
        for told in about:
            if _dates_otherwise(fact, told):
                days[told.time.edtf or told.time.value].append(told)
            elif place := elsewhere(fact, told, documents):
                places[place].append(told)
        if days:
            yield _draft("date", fact, fact.time.edtf or fact.time.value, days)
        if places and fact.place:
            yield _draft("place", fact, fact.place, places)


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


def _dates_otherwise(fact: Fact, told: Dated) -> bool:
    """Whether the act of a fact stands right before a date that excludes the fact's."""
    text, at = told.marked.document.text, told.time.start
    before = _WORD.findall(text[max(told.span[0], at - NEAR) : at])
    return not told.when.overlaps(fact.when) and any(
        word.casefold().startswith(fact.root) for word in before
    )


def _draft(
    kind: Literal["date", "place"], fact: Fact, trusted: str, others: Mapping[str, Sequence[Dated]]
) -> Draft:
    by = _source(fact)
    sides = (
        *(Side(value, tuple(dict.fromkeys(map(_quotation, told))))
          for value, told in sorted(others.items())),
        Side(trusted, (_of_fact(fact, by),)),
    )  # fmt: skip
    reason = f"a reference that is trusted ({by}) gives {trusted} for it"
    return Draft(kind, "conflict", sides, (reason,))


def _quotation(told: Dated) -> Quotation:
    return Quotation(told.marked.id, speaker_of(told.marked.document), *told.span, told.words)


def _of_fact(fact: Fact, by: str) -> Quotation:
    return Quotation(fact.marked.id, by, *fact.span, fact.marked.document.text[slice(*fact.span)])


def _source(fact: Fact) -> str:
    """Who the reference has a fact from; where it does not say so, the reference itself."""
    blocks = fact.marked.document.blocks
    here = (b.author for b in blocks if b.start <= fact.span[0] < b.end and b.author)
    return next(here, speaker_of(fact.marked.document))
