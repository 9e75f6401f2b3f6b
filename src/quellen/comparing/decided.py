"""What people have decided about disputes: it outranks the machine.

A decision holds on by its quotes, not by the number of a dispute: it binds every dispute in which
two different sides are quoted at its anchors, however the documents are read again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quellen.ledger.decisions import standing
from quellen.model import Decision, Dispute, Findings, Side, TextAnchor

DISMISSED = ("not_a_dispute", "different")
UPDATED = "update"
VERDICTS = (*DISMISSED, UPDATED, "same", "accept")


def decided(
    findings: Findings, decisions: Sequence[Decision], digests: Mapping[str, str]
) -> Findings:
    """Findings as people have decided them; ``digests`` gives the SHA-256 of each document id.

    ``not_a_dispute`` takes a dispute away, and so does ``different``: what is told of different
    things cannot conflict. ``update`` makes it an update, ``accept`` and ``same`` leave it. The
    last decision about the same quotes holds, unless it was undone.
    """
    in_force = standing(decisions)
    kept = (_as_decided(d, in_force, digests) for d in findings.disputes)
    return replace(findings, disputes=tuple(d for d in kept if d is not None))


def verdict(
    dispute: Dispute, decisions: Sequence[Decision], digests: Mapping[str, str]
) -> Decision | None:
    """The last of these decisions, oldest first, that is about a dispute as such."""
    for decision in reversed(decisions):
        if decision.action in VERDICTS and _about(decision, dispute, digests):
            return decision
    return None


def _as_decided(
    dispute: Dispute, decisions: Sequence[Decision], digests: Mapping[str, str]
) -> Dispute | None:
    decision = verdict(dispute, decisions, digests)
    if decision is not None and decision.action in DISMISSED:
        return None
    if decision is not None and decision.action == UPDATED:
        reason = f"{decision.who} decided on {decision.made[:10]} that this is an update"
        return replace(dispute, relation="update", reasons=(*dispute.reasons, reason))
    return dispute


def _about(decision: Decision, dispute: Dispute, digests: Mapping[str, str]) -> bool:
    """Whether the anchors of a decision stand on two sides of a dispute, or all on its one text."""
    sides = {
        number
        for number, side in enumerate(dispute.sides)
        if any(_quotes(side, anchor, digests) for anchor in decision.anchors)
    }
    return len(sides) >= 2


def _quotes(side: Side, anchor: TextAnchor, digests: Mapping[str, str]) -> bool:
    return any(
        digests.get(q.document) == anchor.sha256
        and (q.quote == anchor.exact or (q.start < anchor.end and anchor.start < q.end))
        for q in side.accounts
    )
