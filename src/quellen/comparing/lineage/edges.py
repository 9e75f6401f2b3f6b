"""Edges of the stemma that people add, remove or turn: they outrank the machine.

``link`` says that the document of the second anchor depends on that of the first, its value in
which way ("copy", "reuse", "quotation" …, else "reuse"); ``unlink`` that the two do not depend on
each other; ``turn`` that the first is the origin, in whatever way they depend. The last decision
about two documents holds, and holds for their texts: whatever is read again keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args, get_type_hints

from quellen.comparing.lineage.kinds import turned
from quellen.ledger.decisions import standing
from quellen.model import Decision, Dependence, Marked

ACTIONS = ("link", "unlink", "turn")
KINDS = frozenset(get_args(get_type_hints(Dependence)["kind"]))


def as_decided(
    links: Iterable[Dependence], documents: Sequence[Marked], decisions: Sequence[Decision]
) -> tuple[Dependence, ...]:
    """The links as people have decided them, each changed one with who decided it and when."""
    by_digest = {m.document.sha256: m.id for m in documents}
    kept = list(links)
    for decision in standing(decisions):
        pair = _pair(decision, by_digest) if decision.action in ACTIONS else None
        if pair is not None:
            between = [x for x in kept if {x.origin, x.copy} == set(pair)]
            others = [x for x in kept if {x.origin, x.copy} != set(pair)]
            kept = [*others, *_changed(decision, *pair, between)]
    return tuple(sorted(kept, key=by_surety))


def by_surety(link: Dependence) -> tuple[float, str, str, str]:
    """The order of links: the surest first."""
    return -link.probability, link.origin, link.copy, link.kind


def _pair(decision: Decision, by_digest: Mapping[str, str]) -> tuple[str, str] | None:
    """Origin and copy, where the anchors stand in two documents that are there."""
    found = dict.fromkeys(by_digest.get(anchor.sha256) for anchor in decision.anchors)
    ids = [document for document in found if document is not None]
    return (ids[0], ids[1]) if len(ids) == len(found) == 2 else None


def _changed(
    decision: Decision, origin: str, copy: str, between: Sequence[Dependence]
) -> Iterable[Dependence]:
    by = f"{decision.who} decided on {decision.made[:10]}"
    if decision.action == "unlink":
        return ()
    if decision.action == "turn":
        return [_facing(x, origin, f"{by} which of the two is the origin") for x in between]
    kind = decision.value if decision.value in KINDS else "reuse"
    same = [_facing(x, origin, f"{by} that one depends on the other") for x in between]
    if any(x.kind == kind for x in same):
        return [replace(x, probability=1.0) if x.kind == kind else x for x in same]
    reason = f"{by} that one depends on the other"
    return [*same, Dependence(origin, copy, kind, 1.0, reasons=(reason,))]  # type: ignore[arg-type]


def _facing(link: Dependence, origin: str, reason: str) -> Dependence:
    facing = link if link.origin == origin else turned(link)
    return replace(facing, reasons=(reason, *link.reasons))
