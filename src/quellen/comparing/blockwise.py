"""Comparing a ledger block by block: blocks in which nothing has changed are not compared again.

What it shows is what all documents show that are compared at once, to the byte: which of them are a
block hangs on what there is of them all, and what is found in a block on nothing outside it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from quellen.comparing.blocks import Block, blocks_of
from quellen.comparing.compose import Part, compose, heeded
from quellen.comparing.corrected import corrected
from quellen.comparing.decided import decided
from quellen.comparing.identity import Identities
from quellen.comparing.pile import about, numbered, voices_of
from quellen.comparing.rules import rules
from quellen.comparing.sketches import Sketch, packed, sketch_of, unpacked
from quellen.comparing.unswept import unswept
from quellen.comparing.voices import Met
from quellen.ledger import Store, compared, current, documents, findings, undecided
from quellen.ledger.compared import Compared
from quellen.ledger.rows import dump, plain
from quellen.model import Decision, Dispute, Fate, Findings, Marked, VoiceRecord

AT_HAND = 1000  # documents that were read out of the ledger to be sketched, and stay in memory


def compare_ledger(store: Store) -> None:
    """Compare what has changed since the last time, and write what the ledger shows now."""
    with unswept():
        while not _written(store, _found(store)):
            pass  # somebody else has compared meanwhile


@dataclass(frozen=True, slots=True)
class _Found:
    """What the documents show, and in which state of the ledger."""

    basis: str
    composition: str
    shown: Findings
    """Disputes as people have decided them, and voices; events are with their blocks."""
    unchanged: frozenset[str]
    fresh: Sequence[Compared]
    sketches: Sequence[compared.Kept]


def _found(store: Store) -> _Found:
    with store.snapshot() as connection:  # others may read more into it meanwhile
        log = store.decision_log()
        pile = _Pile(connection, heeded(log))
        pile.compare()
        disputes = numbered(pile.disputes)
        shown = decided(Findings(disputes=disputes), log, {r.id: r.sha256 for r in pile.rows})
        return _Found(
            store.basis(), undecided.composition(connection, pile.decisions),
            replace(shown, voices=pile.voices(disputes)), frozenset(pile.unchanged), pile.fresh,
            pile.sketched,
        )  # fmt: skip


def _written(store: Store, found: _Found) -> bool:
    """Whether it could be written: not if blocks that are to stay are there no more."""
    with store.transaction() as connection:
        if not compared.holds(connection, found.unchanged):
            return False
        compared.keep_sketches(connection, found.sketches)
        compared.write(connection, found.unchanged, found.fresh, found.shown, found.composition)
        findings.mark(connection, found.basis)
    return True


class _Pile:
    """The current documents of a ledger, and what the blocks of them show."""

    def __init__(self, connection: sqlite3.Connection, decisions: Sequence[Decision]) -> None:
        self.connection = connection
        self.decisions = decisions
        self._on: dict[str, list[Decision]] = defaultdict(list)
        """Document, by its SHA-256 → the decisions on it."""
        for decision in decisions:
            for digest in {anchor.sha256 for anchor in decision.anchors}:
                self._on[digest].append(decision)
        self.rows = current.rows(connection)
        self.sketched: list[compared.Kept] = []
        """Sketches that the ledger does not hold yet."""
        self._at_hand: dict[str, Marked] = {}
        self._sketches = [self._sketch(row) for row in self.rows]
        self._identities = Identities(sketch.cast for sketch in self._sketches)
        self.unchanged: list[str] = []
        self.fresh: list[Compared] = []
        self.disputes: list[Dispute] = []
        self._met: list[Met] = []

    def compare(self) -> None:
        """Find out what all blocks show, by comparing those of which it is not known."""
        for block in blocks_of(self._sketches, self._identities.of, self.decisions):
            rows = [self.rows[n] for n in block.members]
            here = about(self.decisions, {row.sha256 for row in rows})
            rests_on = _digest([rules(), [row[1:] for row in rows], block.stories, plain(here)])
            rest = compared.recall(self.connection, rests_on)
            if rest is None:
                self.fresh.append(self._compared(block, here, rests_on))
                rest = self.fresh[-1].rest
            else:
                self.unchanged.append(rests_on)
            self.disputes += map(undecided.dispute_of, rest["disputes"])
            self._met += ((voice, Fate(*fate)) for voice, *fate in rest["met"])

    def voices(self, disputes: Sequence[Dispute]) -> tuple[VoiceRecord, ...]:
        """The voices of all documents; ``disputes`` are all that were found."""
        anchored = [self._marked(row) for row in self.rows if row.sha256 in self._on]
        return voices_of(
            self._sketches, self._identities, self._met, disputes, self.decisions, anchored
        )

    def _sketch(self, row: current.Row) -> Sketch:
        """The sketch that is kept of a document; a new one where there is none of it as it is."""
        rests_on = _digest([rules(), row, plain(self._on.get(row.sha256, []))])
        body = compared.sketch(self.connection, row.n, rests_on)
        sketch = body and unpacked(row.id, row.sha256, body)
        if not sketch:
            marked = self._marked(row)
            sketch = sketch_of(marked)
            self.sketched.append((row.n, rests_on, packed(sketch)))
            if len(self._at_hand) < AT_HAND:
                self._at_hand[row.id] = marked  # it is compared next
        return sketch

    def _marked(self, row: current.Row) -> Marked:
        """A document with its marks as people have corrected them."""
        marked = documents.marked(self.connection, row.id)
        return corrected([marked], self._on.get(row.sha256, ()))[0]

    def _taken(self, row: current.Row) -> Marked:
        return self._at_hand.pop(row.id) if row.id in self._at_hand else self._marked(row)

    def _compared(self, block: Block, here: Sequence[Decision], rests_on: str) -> Compared:
        marked = [self._taken(self.rows[n]) for n in block.members]
        part = compose(marked, block.stories, here)
        return Compared(rests_on, part.events, part.order, part.lineage, part.support, _rest(part))


def _rest(part: Part) -> dict[str, Any]:
    """What the whole pile makes use of, in plain words."""
    met = [[voice, f.fate, f.document, f.start, f.end, f.about] for voice, f in part.met]
    return {"disputes": plain(list(part.disputes)), "met": met}


def _digest(state: object) -> str:
    return hashlib.sha256(dump(state).encode()).hexdigest()
