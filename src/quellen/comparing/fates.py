"""What becomes of each account beside what others say.

An account is supported where what it gives (its figures; without figures its day; without a day
that it happened at all) has more than one independent origin, and told alone otherwise. It is
disputed where it stands on a side of a conflict, denied where somebody denies it, and contradicted
where a reference that a person trusts gives it otherwise. A denial is no account of that kind: what
becomes of it, the dispute that it stands in says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from quellen.comparing.disputes.wording import in_words
from quellen.model import Account, Dispute, Event, Fate, Quotation, Support

Outcome = Literal["supported", "alone", "disputed", "denied", "contradicted"]
Key = tuple[str, str, str]
"""Event, field and value."""


def fates(
    events: Sequence[Event],
    support: Sequence[Support],
    disputes: Sequence[Dispute],
    references: frozenset[str],
) -> Iterator[tuple[Account | Quotation, Fate]]:
    """Each account and quotation of a conflict with what became of it; ``references`` are the
    documents that a person trusts."""
    origins = {(s.event, s.field, s.value): s.origins for s in support}
    for event in events:
        for account in (a for a in event.accounts if not a.denies):
            fate: Outcome = "supported" if _is_supported(account, event.id, origins) else "alone"
            yield account, _fate(fate, account, event.id)
    for dispute in disputes:
        if dispute.relation == "conflict":
            yield from _in_conflict(dispute, references)


def _is_supported(account: Account, event: str, origins: Mapping[Key, int]) -> bool:
    figures: list[Key] = [(event, f.counts, in_words(f)) for f in account.figures]
    given = [key for key in figures if key in origins]
    if not given and account.edtf and (event, "date", account.edtf) in origins:
        given = [(event, "date", account.edtf)]
    return any(origins.get(key, 1) > 1 for key in given or [(event, "occurrence", "told")])


def _in_conflict(
    dispute: Dispute, references: frozenset[str]
) -> Iterator[tuple[Account | Quotation, Fate]]:
    for number, side in enumerate(dispute.sides):
        others = [q for other in dispute.sides if other is not side for q in other.accounts]
        trusted = any(q.document in references for q in others)
        for quotation in side.accounts:
            yield quotation, _fate("disputed", quotation, dispute.id)
            if dispute.kind == "denial" and number == 0:
                yield quotation, _fate("denied", quotation, dispute.id)
            if trusted and quotation.document not in references:
                yield quotation, _fate("contradicted", quotation, dispute.id)


def _fate(fate: Outcome, said: Account | Quotation, about: str) -> Fate:
    return Fate(fate, said.document, said.start, said.end, about)
