"""Sayings: who says how much in a document, and what it calls them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quellen.comparing.accounts import speaker_of
from quellen.model import Marked, VoiceType


@dataclass(frozen=True, slots=True)
class Spoken:
    """How often a voice is given as one of a kind, and the other forms of its name there."""

    voice: str
    type: VoiceType
    times: int
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sayings:
    """Who says what in one document; the document itself is the first to speak."""

    spoken: tuple[Spoken, ...]
    nameless: frozenset[str]
    """Voices that the document alone knows: "residents", "he"."""
    statements: Mapping[str, int]
    """Voice → of how many statements it is the last that gives them."""


def sayings_of(marked: Marked) -> Sayings:
    """What a document has of each voice."""
    speaker, by_id = speaker_of(marked.document), {a.id: a for a in marked.analysis.attributions}
    statements = Counter(
        by_id[s.chain[-1]].voice if s.chain else speaker for s in marked.analysis.statements
    )
    known = {speaker: True}
    known |= {a.voice: bool(a.entity or a.kind == "post") for a in by_id.values()}
    nameless = frozenset(voice for voice, named in known.items() if not named)
    return Sayings(tuple(_spoken(marked, speaker)), nameless, statements)


def _spoken(marked: Marked, speaker: str) -> Iterator[Spoken]:
    entities = {e.id: e for e in marked.analysis.entities}
    times: Counter[tuple[str, VoiceType]] = Counter({(speaker, "named"): 1})
    forms: dict[str, dict[str, None]] = {}
    for attribution in marked.analysis.attributions:
        times[attribution.voice, attribution.voice_type] += 1
        entity = entities.get(attribution.entity or "")
        if entity is not None and entity.name == attribution.voice:
            forms.setdefault(entity.name, {}).update(dict.fromkeys(entity.aliases))
    for (voice, kind), number in times.items():
        yield Spoken(voice, kind, number, tuple(forms.get(voice, ())))
