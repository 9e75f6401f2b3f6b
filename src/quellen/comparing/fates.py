"""What becomes of each account beside what others say.

An account is supported where what it gives (its figures; without figures its day; without a day
that it happened at all) has more than one independent origin, and told alone otherwise. It is
disputed where it stands on a side of a conflict, denied where somebody denies it, and contradicted
where a reference that a person trusts gives it otherwise. A denial is no account of that kind: what
becomes of it, the dispute that it stands in says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from quellen.comparing.disputes.wording import in_words
from quellen.comparing.voices import Met
from quellen.model import Account, Dispute, Event, Fate, Quotation, Support

Outcome = Literal["supported", "alone", "disputed", "denied", "contradicted"]
Key = tuple[str, str, str]
"""Event, field and value."""


def of_accounts(events: Sequence[Event], support: Sequence[Support]) -> Iterator[Met]:
    """Whether each account is supported or told alone, with whose account it is."""
    origins = {(s.event, s.field, s.value): s.origins for s in support}
    for event in events:
        for account in (a for a in event.accounts if not a.denies):
            fate: Outcome = "supported" if _is_supported(account, event.id, origins) else "alone"
            yield _met(fate, account, event.id)


def in_conflicts(disputes: Iterable[Dispute], references: Collection[str]) -> Iterator[Met]:
    """What conflicts make of what they quote; ``references`` are documents that a person trusts."""
    for dispute in disputes:
        if dispute.relation == "conflict":
            yield from _in_conflict(dispute, references)


def _is_supported(account: Account, event: str, origins: Mapping[Key, int]) -> bool:
    figures: list[Key] = [(event, f.counts, in_words(f)) for f in account.figures]
    given = [key for key in figures if key in origins]
    if not given and account.edtf and (event, "date", account.edtf) in origins:
        given = [(event, "date", account.edtf)]
    return any(origins.get(key, 1) > 1 for key in given or [(event, "occurrence", "told")])


def _in_conflict(dispute: Dispute, references: Collection[str]) -> Iterator[Met]:
    for number, side in enumerate(dispute.sides):
        others = [q for other in dispute.sides if other is not side for q in other.accounts]
        trusted = any(q.document in references for q in others)
        for quotation in side.accounts:
            yield _met("disputed", quotation, dispute.id)
            if dispute.kind == "denial" and number == 0:
                yield _met("denied", quotation, dispute.id)
            if trusted and quotation.document not in references:
                yield _met("contradicted", quotation, dispute.id)


def _met(fate: Outcome, said: Account | Quotation, about: str) -> Met:
    return said.voice, Fate(fate, said.document, said.start, said.end, about)
