"""A voice's record: how often it speaks, where, and how its statements fare beside the others'."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from quellen.comparing.accounts import speaker_of
from quellen.comparing.identity import Identities
from quellen.model import Dispute, Event, Marked, VoiceRecord, VoiceType


@dataclass(slots=True)
class _Tally:
    """Counts for one voice while documents are gone through."""

    labels: Counter[str] = field(default_factory=Counter)
    types: Counter[VoiceType] = field(default_factory=Counter)
    statements: int = 0
    documents: dict[str, None] = field(default_factory=dict)
    supported: int = 0
    disputed: int = 0
    denied: int = 0


def voice_records(
    documents: Sequence[Marked],
    events: Sequence[Event],
    origins: dict[str, int],
    disputes: Sequence[Dispute],
    identities: Identities,
) -> tuple[VoiceRecord, ...]:
    """Records of all voices that can be told apart, the most talkative first.

    ``origins`` gives the number of independent origins of each event. A voice that is nobody in
    particular ("residents", "he") is counted within its document only.
    """
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    keys = _statements(documents, tallies, identities)
    _fates(events, origins, disputes, keys, tallies)
    records = [_record(t) for t in tallies.values()]
    return tuple(sorted(records, key=lambda r: (-r.statements, r.voice)))


def _statements(
    documents: Sequence[Marked], tallies: dict[str, _Tally], identities: Identities
) -> dict[tuple[str, str], str]:
    """Count statements; gives (document, voice) → key of the voice."""
    keys: dict[tuple[str, str], str] = {}
    for marked in documents:
        speaker = speaker_of(marked.document)
        keys[marked.id, speaker] = _tell(
            tallies, identities.of(speaker), speaker, "named", marked.id
        )
        by_id = {a.id: a for a in marked.analysis.attributions}
        for attribution in by_id.values():
            known = attribution.entity or attribution.kind == "post"
            key = identities.of(attribution.voice) if known else f"{marked.id}\t{attribution.voice}"
            keys[marked.id, attribution.voice] = _tell(
                tallies, key, attribution.voice, attribution.voice_type, marked.id
            )
        for statement in marked.analysis.statements:
            last = by_id[statement.chain[-1]].voice if statement.chain else speaker
            tallies[keys[marked.id, last]].statements += 1
    return keys


def _tell(tallies: dict[str, _Tally], key: str, label: str, kind: VoiceType, document: str) -> str:
    tally = tallies[key]
    tally.labels[label] += 1
    tally.types[kind] += 1
    tally.documents[document] = None
    return key


def _fates(
    events: Sequence[Event],
    origins: dict[str, int],
    disputes: Sequence[Dispute],
    keys: dict[tuple[str, str], str],
    tallies: dict[str, _Tally],
) -> None:
    for event in events:
        for account in event.accounts:
            key = keys.get((account.document, account.voice))
            if key and origins.get(event.id, 1) > 1:
                tallies[key].supported += 1
    for dispute in disputes:
        for number, side in enumerate(dispute.sides):
            for quotation in side.accounts:
                key = keys.get((quotation.document, quotation.voice))
                if key and dispute.relation == "conflict":
                    tallies[key].disputed += 1
                    tallies[key].denied += dispute.kind == "denial" and number == 0


def _record(tally: _Tally) -> VoiceRecord:
    (label, _), *others = tally.labels.most_common()
    reasons = [f"speaks in {len(tally.documents)} document{'s'[: len(tally.documents) > 1]}"]
    for count, words in (
        (tally.supported, "of its accounts told from another origin too"),
        (tally.disputed, "quoted in conflicts"),
        (tally.denied, "denied by others"),
    ):
        if count:
            reasons.append(f"{count} {words}")
    return VoiceRecord(
        label, tally.types.most_common(1)[0][0], tuple(sorted(x for x, _ in others)),
        tally.statements, tuple(tally.documents), tally.supported, tally.disputed, tally.denied,
        tuple(reasons),
    )  # fmt: skip
