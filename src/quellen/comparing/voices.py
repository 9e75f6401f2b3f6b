"""A voice's record: how often it speaks, where, and how its statements fare beside the others'."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quellen.comparing.rulings import Rulings
from quellen.comparing.sayings import Sayings
from quellen.model import Fate, VoiceRecord, VoiceType

Met = tuple[str, Fate]
"""A voice as its document calls it, and what became of something that it says there."""

OF_DISPUTES = frozenset({"disputed", "denied", "contradicted"})
"""Fates that are counted by the dispute, not by the account."""


@dataclass(slots=True)
class _Tally:
    """Counts for one voice while documents are gone through."""

    labels: Counter[str] = field(default_factory=Counter)
    forms: dict[str, None] = field(default_factory=dict)
    """Other forms of its name that the documents have."""
    types: Counter[VoiceType] = field(default_factory=Counter)
    statements: int = 0
    documents: dict[str, None] = field(default_factory=dict)
    fates: dict[Fate, None] = field(default_factory=dict)

    def counts(self) -> Counter[str]:
        """Accounts that met each fate; of disputes each once, however often the voice is quoted."""
        met = {(f.fate, f.about) if f.fate in OF_DISPUTES else (f.fate, f) for f in self.fates}
        return Counter(fate for fate, _ in met)


def voice_records(
    said: Mapping[str, Sayings], met: Iterable[Met], rulings: Rulings
) -> tuple[VoiceRecord, ...]:
    """Records of all voices that can be told apart, the most talkative first.

    ``said`` has for each document who says what in it. A voice that is nobody in particular
    ("residents", "he", "the ministry" where the document does not say which) is counted within its
    document only, unless somebody has decided otherwise.
    """
    keys = rulings.keys
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for document, sayings in said.items():
        _statements(document, sayings, keys, tallies)
    for voice, fate in met:
        if key := keys.get((fate.document, voice)):
            tallies[key].fates[fate] = None
    told = {key: t for key, t in tallies.items() if not _is_nobody(key, t, rulings)}
    records = [_record(t, key, rulings) for key, t in told.items()]
    return tuple(sorted(records, key=lambda r: (-r.statements, r.voice, r.documents)))


def _statements(
    document: str,
    sayings: Sayings,
    keys: Mapping[tuple[str, str], str],
    tallies: Mapping[str, _Tally],
) -> None:
    """Count what each voice says in a document, and what it is called there."""
    for spoken in sayings.spoken:
        tally = tallies[keys[document, spoken.voice]]
        tally.labels[spoken.voice] += spoken.times
        tally.types[spoken.type] += spoken.times
        tally.documents[document] = None
        tally.forms |= dict.fromkeys(spoken.forms)
    for voice, number in sayings.statements.items():
        tallies[keys[document, voice]].statements += number


def _is_nobody(key: str, tally: _Tally, rulings: Rulings) -> bool:
    """Whom a document calls "it" or "they" and does not name; people may still say who it is."""
    decided = key in rulings.names or key in rulings.reasons
    return not decided and all(label.lower() in _NO_NAME for label in tally.labels)


_NO_NAME = frozenset("i we you he she it they me us him her them who which that unnamed".split())


def _record(tally: _Tally, key: str, rulings: Rulings) -> VoiceRecord:
    label = rulings.names.get(key) or tally.labels.most_common(1)[0][0]
    reasons = [f"speaks in {len(tally.documents)} document{'s'[: len(tally.documents) > 1]}"]
    met = tally.counts()
    for count, words in (
        (met["supported"], "of its accounts told from another origin too"),
        (met["alone"], "told by this origin alone"),
        (met["disputed"], "conflicts that quote it"),
        (met["denied"], "denials by others"),
        (met["contradicted"], "conflicts with a reference"),
    ):
        if count:
            reasons.append(f"{count} {words}")
    return VoiceRecord(
        label, tally.types.most_common(1)[0][0],
        tuple(sorted({*tally.labels, *tally.forms} - {label})),
        tally.statements, tuple(tally.documents), met["supported"],
        met["disputed"], met["denied"], (*reasons, *rulings.reasons.get(key, ())),
        met["alone"], tuple(tally.fates), met["contradicted"],
    )  # fmt: skip
