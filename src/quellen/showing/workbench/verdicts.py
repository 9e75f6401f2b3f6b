"""Disputes with what people have decided about them, the weightiest first."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quellen.comparing.decided import verdict
from quellen.model import Decision, Dispute, Quotation, Side
from quellen.showing.report.disputes import KINDS
from quellen.showing.report.inert import clipped
from quellen.showing.workbench.register import Register

Row = Mapping[str, Any]
Numbered = Mapping[str, Sequence[tuple[int, Decision]]]
"""Decisions with their places in the log, by the SHA-256 of the documents they are about."""

WORDS = {
    "accept": "a dispute", "not_a_dispute": "not a dispute", "update": "an update",
    "same": "a dispute on the same thing", "different": "told of different things",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ranked:
    """A dispute as lists show it; ``notes`` are what people noted on it."""

    row: Row
    about: str
    verdict: Decision | None
    notes: tuple[Decision, ...]
    others: tuple[Decision, ...] = ()
    """What other people decided about it otherwise before, and still stands in the log."""

    @property
    def id(self) -> str:
        return str(self.row["id"])

    @property
    def is_open(self) -> bool:
        """A conflict that nobody has decided about."""
        return self.verdict is None and self.row["relation"] == "conflict"

    @property
    def label(self) -> str:
        return KINDS.get(self.row["kind"], str(self.row["kind"]).capitalize())

    @property
    def status(self) -> str:
        """What it is held for, in words."""
        if self.verdict is not None:
            return WORDS[self.verdict.action]
        return "" if self.row["relation"] == "conflict" else "an update, so the machine says"


@functools.lru_cache(maxsize=1)
def ranked(register: Register) -> list[Ranked]:
    """All disputes, those that most hangs on first."""
    by_digest = _by_digest(register.standing)
    rows = sorted(register.disputes, key=weight, reverse=True)
    return [one(row, register, by_digest) for row in rows]


def one(row: Row, register: Register, by_digest: Numbered | None = None) -> Ranked:
    """A dispute with the decisions about it."""
    known = by_digest if by_digest is not None else _by_digest(register.standing)
    documents = {a["document"] for side in row["sides"] for a in side["accounts"]}
    digests = {d: register.digests[d] for d in documents if d in register.digests}
    near = _near(known, digests.values())
    entry = register.events.get(row["event"] or "")
    about = entry.title if entry else _quoted(row)
    if not near:  # as most are
        return Ranked(row, about, None, ())
    dispute = _dispute(row)
    notes = [d for d in near if d.action == "note" and _is_about(d, dispute, digests)]
    last = verdict(dispute, near, digests)
    others = _otherwise(last, dispute, near, digests) if last else ()
    return Ranked(row, about, last, tuple(notes), others)


def _otherwise(
    last: Decision, dispute: Dispute, near: Sequence[Decision], digests: Mapping[str, str]
) -> tuple[Decision, ...]:
    """The last verdict of each other person, where it is not the one that holds."""
    found = {}
    for who in dict.fromkeys(d.who for d in near if d.who != last.who):
        own = verdict(dispute, [d for d in near if d.who == who], digests)
        if own is not None and own.action != last.action:
            found[who] = own
    return tuple(found.values())


def _is_about(decision: Decision, dispute: Dispute, digests: Mapping[str, str]) -> bool:
    """Whether a note stands on the quotations of a dispute, as a verdict on it would."""
    return verdict(dispute, [replace(decision, action="accept")], digests) is not None


def weight(row: Row) -> tuple[int, int, int, int]:
    """A dispute weighs what its second strongest side does; updates and arithmetic come last."""
    origins = sorted((side["origins"] for side in row["sides"]), reverse=True)
    quoted = sum(len(side["accounts"]) for side in row["sides"])
    conflict, told = row["relation"] == "conflict", row["kind"] != "chronology"
    return conflict, told, origins[1] if len(origins) > 1 else 0, quoted


def _by_digest(decisions: Iterable[Decision]) -> Numbered:
    found: dict[str, list[tuple[int, Decision]]] = defaultdict(list)
    for numbered in enumerate(decisions):
        for digest in {anchor.sha256 for anchor in numbered[1].anchors}:
            found[digest].append(numbered)
    return found


def _near(known: Numbered, digests: Iterable[str]) -> list[Decision]:
    """Decisions about the documents of a dispute, in the order of the log."""
    found = dict(numbered for digest in set(digests) for numbered in known.get(digest, ()))
    return [found[n] for n in sorted(found)]


def _dispute(row: Row) -> Dispute:
    sides = tuple(
        Side(side["value"], tuple(Quotation(**a) for a in side["accounts"]), side["origins"])
        for side in row["sides"]
    )
    return Dispute(row["id"], row["event"], row["kind"], row["relation"], sides)


def _quoted(row: Row) -> str:
    """The words that are disputed, where no event is."""
    accounts = [a for side in row["sides"] for a in side["accounts"]]
    return f"“{clipped(accounts[-1]['quote'], 120)}”" if accounts else ""
