"""Disputes: where accounts cannot both be right, and where one only follows another.

A dispute needs two explicit quotes. Figures are compared as intervals within one scope, dates only
where both are given in so many words; a later report of the same count is an update.
"""

from __future__ import annotations

from collections.abc import Sequence

from quellen.comparing.disputes.actors import actor_disputes
from quellen.comparing.disputes.anchored import anchored_contradictions
from quellen.comparing.disputes.chronology import contradictions
from quellen.comparing.disputes.dates import date_disputes
from quellen.comparing.disputes.denials import Answered, denial_disputes
from quellen.comparing.disputes.draft import Draft
from quellen.comparing.disputes.figures import figure_disputes
from quellen.comparing.disputes.lengths import length_contradictions
from quellen.comparing.disputes.places import place_disputes
from quellen.comparing.disputes.reckoning import reckoning_disputes
from quellen.comparing.disputes.trusted import reference_disputes, with_reference
from quellen.comparing.happening import Happening
from quellen.comparing.ties import Tie
from quellen.model import Dispute, Marked, Quotation

__all__ = ["Draft", "by_weight", "find_disputes"]


def find_disputes(
    happenings: Sequence[Happening],
    documents: Sequence[Marked],
    ties: Sequence[Tie] = (),
    denials: Sequence[Answered] = (),
) -> list[Draft]:
    """All disputes, those with most voices first within each kind."""
    drafts: list[Draft] = []
    for happening in happenings:
        days = list(date_disputes(happening))
        drafts.extend(days)
        drafts.extend(figure_disputes(happening, days_disputed=bool(days)))
        drafts.extend(actor_disputes(happening, documents))
        drafts.extend(place_disputes(happening, documents))
    drafts.extend(denial_disputes(denials, happenings, documents))
    drafts.extend(contradictions(documents))
    drafts.extend(length_contradictions(documents))
    drafts.extend(reckoning_disputes(happenings, ties))
    drafts.extend(d for d in anchored_contradictions(documents) if not _told(d, drafts))
    drafts.extend(d for d in reference_disputes(documents) if not _is_known(d, drafts))
    return sorted((with_reference(d, documents) for d in drafts), key=by_weight)


def by_weight(draft: Draft | Dispute) -> tuple[object, ...]:
    """The order of disputes: conflicts first, and of them those with most voices."""
    voices = {(a.document, a.voice) for side in draft.sides for a in side.accounts}
    places = sorted((a.document, a.start) for side in draft.sides for a in side.accounts)
    return (draft.relation != "conflict", -len(voices), draft.kind, places)


def _is_known(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether another dispute of this kind quotes every side of it."""
    return any(
        all(any(_quoted(q, other) for q in side.accounts) for side in draft.sides)
        for other in drafts if other.kind == draft.kind
    )  # fmt: skip


def _quoted(quotation: Quotation, draft: Draft) -> bool:
    return any(
        a.document == quotation.document and a.start < quotation.end and quotation.start < a.end
        for side in draft.sides for a in side.accounts
    )  # fmt: skip


def _told(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether another contradiction quotes the very words in which this one stands."""
    (own,) = draft.sides[-1].accounts
    return any(
        a.document == own.document and a.start < own.end and own.start < a.end
        for d in drafts if d.kind == "chronology" for side in d.sides for a in side.accounts
    )  # fmt: skip
