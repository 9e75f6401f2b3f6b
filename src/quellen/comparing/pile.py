"""A pile of documents compared: block by block, then what the blocks show together."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from quellen.comparing.blocks import blocks_of
from quellen.comparing.compose import Part, compose, heeded
from quellen.comparing.corrected import corrected
from quellen.comparing.disputes import by_weight
from quellen.comparing.fates import in_conflicts
from quellen.comparing.identity import Identities
from quellen.comparing.lineage.edges import by_surety
from quellen.comparing.rulings import Rulings
from quellen.comparing.sketches import Sketch, sketch_of
from quellen.comparing.voices import Met, voice_records
from quellen.model import Decision, Dispute, Findings, Marked, VoiceRecord


def compare_pile(documents: Sequence[Marked], log: Sequence[Decision] = ()) -> Findings:
    """Findings before anybody's verdict on them; of a log of decisions nothing else counts."""
    decisions = heeded(log)
    documents = corrected(documents, decisions)
    sketches = [sketch_of(marked) for marked in documents]
    identities = Identities(sketch.cast for sketch in sketches)
    parts = [
        compose(
            [documents[n] for n in b.members],
            b.stories,
            about(decisions, {sketches[n].sha256 for n in b.members}),
        )
        for b in blocks_of(sketches, identities.of, decisions)
    ]
    disputes = numbered(d for p in parts for d in p.disputes)
    met = (m for p in parts for m in p.met)
    voices = voices_of(sketches, identities, met, disputes, decisions, documents)
    return _together(parts, disputes, voices)


def _together(
    parts: Sequence[Part], disputes: tuple[Dispute, ...], voices: tuple[VoiceRecord, ...]
) -> Findings:
    ordered = sorted((row for p in parts for row in zip(p.order, p.events, strict=True)),
                     key=lambda row: row[0])  # fmt: skip
    places = {event.id: n for n, (_, event) in enumerate(ordered)}
    support = sorted((s for p in parts for s in p.support), key=lambda s: places[s.event])
    lineage = sorted((x for p in parts for x in p.lineage), key=by_surety)
    events = tuple(event for _, event in ordered)
    return Findings(events, disputes, tuple(lineage), tuple(support), voices)


def numbered(disputes: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """The disputes of a pile in their order, each with its number."""
    ordered = enumerate(sorted(disputes, key=by_weight), 1)
    return tuple(replace(dispute, id=f"c{number}") for number, dispute in ordered)


def voices_of(  # noqa: PLR0913, PLR0917 - all that is known of a voice
    sketches: Sequence[Sketch],
    identities: Identities,
    met: Iterable[Met],
    disputes: Sequence[Dispute],
    decisions: Sequence[Decision],
    anchored: Sequence[Marked],
) -> tuple[VoiceRecord, ...]:
    """The voices of a pile, with what became of what they say.

    ``met`` is that by events, ``anchored`` are the documents that decisions about voices are on.
    """
    said = {sketch.id: sketch.sayings for sketch in sketches}
    trusted = {sketch.id for sketch in sketches if sketch.trusted}
    rulings = Rulings(said, identities.of, decisions, anchored)
    return voice_records(said, itertools.chain(met, in_conflicts(disputes, trusted)), rulings)


def about(decisions: Sequence[Decision], digests: Collection[str]) -> list[Decision]:
    """The decisions that have an anchor in one of some documents, given by their SHA-256."""
    return [d for d in decisions if any(a.sha256 in digests for a in d.anchors)]
