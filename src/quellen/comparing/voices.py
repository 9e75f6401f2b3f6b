"""A voice's record: how often it speaks, where, and how its statements fare beside the others'."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from quellen.comparing.accounts import speaker_of
from quellen.comparing.rulings import Rulings
from quellen.model import Dispute, Event, Marked, VoiceRecord, VoiceType


@dataclass(slots=True)
class _Tally:
    """Counts for one voice while documents are gone through."""

    labels: Counter[str] = field(default_factory=Counter)
    forms: dict[str, None] = field(default_factory=dict)
    """Other forms of its name that the documents have."""
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
    rulings: Rulings,
) -> tuple[VoiceRecord, ...]:
    """Records of all voices that can be told apart, the most talkative first.

    ``origins`` gives the number of independent origins of each event. A voice that is nobody in
    particular ("residents", "he", "the ministry" where the document does not say which) is counted
    within its document only, unless somebody has decided otherwise.
    """
    keys = rulings.keys
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for marked in documents:
        _statements(marked, keys, tallies)
    _fates(events, origins, disputes, keys, tallies)
    records = [_record(t, key, rulings) for key, t in tallies.items()]
    return tuple(sorted(records, key=lambda r: (-r.statements, r.voice)))


def _statements(
    marked: Marked, keys: dict[tuple[str, str], str], tallies: dict[str, _Tally]
) -> None:
    """Count what each voice says in a document, and what it is called there."""
    speaker = speaker_of(marked.document)
    _tell(tallies[keys[marked.id, speaker]], speaker, "named", marked.id)
    by_id = {a.id: a for a in marked.analysis.attributions}
    entities = {e.id: e for e in marked.analysis.entities}
    for attribution in by_id.values():
        tally = tallies[keys[marked.id, attribution.voice]]
        _tell(tally, attribution.voice, attribution.voice_type, marked.id)
        entity = entities.get(attribution.entity or "")
        if entity is not None and entity.name == attribution.voice:
            tally.forms |= dict.fromkeys(entity.aliases)
    for statement in marked.analysis.statements:
        last = by_id[statement.chain[-1]].voice if statement.chain else speaker
        tallies[keys[marked.id, last]].statements += 1


def _tell(tally: _Tally, label: str, kind: VoiceType, document: str) -> None:
    tally.labels[label] += 1
    tally.types[kind] += 1
    tally.documents[document] = None


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


def _record(tally: _Tally, key: str, rulings: Rulings) -> VoiceRecord:
    label = rulings.names.get(key) or tally.labels.most_common(1)[0][0]
    reasons = [f"speaks in {len(tally.documents)} document{'s'[: len(tally.documents) > 1]}"]
    for count, words in (
        (tally.supported, "of its accounts told from another origin too"),
        (tally.disputed, "quoted in conflicts"),
        (tally.denied, "denied by others"),
    ):
        if count:
            reasons.append(f"{count} {words}")
    return VoiceRecord(
        label, tally.types.most_common(1)[0][0],
        tuple(sorted({*tally.labels, *tally.forms} - {label})),
        tally.statements, tuple(tally.documents), tally.supported, tally.disputed, tally.denied,
        (*reasons, *rulings.reasons.get(key, ())),
    )  # fmt: skip
