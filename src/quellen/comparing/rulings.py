"""What people have decided about voices: which are one, and which are not.

``merge`` makes one voice of those that speak at its anchors and calls it by its value, if it has
one; ``split`` keeps the voices at its anchors apart from one another. An anchor is about a voice if
it lies on words that name one: the source of an attribution, or the line that signs a document.
Decisions with other anchors are about other things. The last decision about two voices holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from quellen.comparing.accounts import speaker_of
from quellen.comparing.sayings import Sayings
from quellen.ledger.decisions import standing
from quellen.model import Decision, Marked, TextAnchor

ACTIONS = ("merge", "split")
Spoken = tuple[str, str]
"""A document and what a voice is called in it."""


class Rulings:
    """The keys of voices as people have decided them, their names, and who decided it when."""

    def __init__(
        self,
        said: Mapping[str, Sayings],
        of: Callable[[str], str],
        decisions: Sequence[Decision] = (),
        anchored: Sequence[Marked] = (),
    ) -> None:
        """``of`` gives the key a name is known by; decisions are about documents in ``anchored``,
        and anchors in others are passed over."""
        self.keys = _keys(said, of)
        """(document, voice) → key of the voice; equal keys mean one voice."""
        self.names: dict[str, str] = {}
        self.reasons: dict[str, list[str]] = {}
        by_digest = {m.document.sha256: m for m in anchored}
        for decision in standing(decisions):
            voices = _voices(decision, by_digest) if decision.action in ACTIONS else ()
            if len(voices) > 1:
                (self._merge if decision.action == "merge" else self._split)(decision, voices)

    def _merge(self, decision: Decision, voices: Sequence[Spoken]) -> None:
        kept = self.keys[voices[0]]
        joined = {self.keys[voice] for voice in voices}
        self.keys |= {spoken: kept for spoken, key in self.keys.items() if key in joined}
        if decision.value:
            self.names[kept] = decision.value
        self._note(kept, decision, "these are one voice")

    def _split(self, decision: Decision, voices: Sequence[Spoken]) -> None:
        """The first voice keeps its key; any other that shares it gets one of its own."""
        keys = self.keys
        taken = {keys[voices[0]]}
        for number, voice in enumerate(voices[1:], 1):
            if keys[voice] in taken:
                keys[voice] = f"{keys[voice]}\t{decision.id}.{number}"
                self._note(keys[voice], decision, "this is a voice of its own")
            taken.add(keys[voice])

    def _note(self, key: str, decision: Decision, what: str) -> None:
        words = f"{decision.who} decided on {decision.made[:10]} that {what}"
        self.reasons.setdefault(key, []).append(words)


def _keys(said: Mapping[str, Sayings], of: Callable[[str], str]) -> dict[Spoken, str]:
    """Voices as the documents name them, before anybody decides."""
    return {
        (document, spoken.voice): (
            f"{document}\t{spoken.voice}" if spoken.voice in sayings.nameless else of(spoken.voice)
        )
        for document, sayings in said.items() for spoken in sayings.spoken
    }  # fmt: skip


def _voices(decision: Decision, by_digest: dict[str, Marked]) -> tuple[Spoken, ...]:
    """The different voices at the anchors; none where an anchor is on something else.

    Anchors in documents that are not in the ledger any more are passed over.
    """
    found: dict[Spoken, None] = {}
    for anchor in decision.anchors:
        marked = by_digest.get(anchor.sha256)
        if marked is not None:
            voice = _voice_at(anchor, marked)
            if voice is None:
                return ()
            found[marked.id, voice] = None
    return tuple(found)


def _voice_at(anchor: TextAnchor, marked: Marked) -> str | None:
    """Who is named at a place; where the text has moved since, by the words that were quoted."""
    text = marked.document.text
    stands = text[anchor.start : anchor.end] == anchor.exact
    for attribution in marked.analysis.attributions:
        if attribution.source is not None:
            start, end = attribution.source
            here = start <= anchor.start and anchor.end <= end
            if here if stands else text[start:end] == anchor.exact:
                return attribution.voice
    speaker = speaker_of(marked.document)
    return speaker if anchor.exact.casefold() == speaker.casefold() else None
