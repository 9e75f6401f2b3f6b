"""Who speaks, how often, where, and how it fares beside what others say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quellen.showing.report.gather import Row
from quellen.showing.report.inert import clipped
from quellen.showing.report.names import Names

FIRST = 40  # voices in sight
TYPES = {
    "named": "named", "group": "a group", "anonymous": "not named", "document": "a document",
    "image": "a picture", "none": "nobody in particular",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class VoiceView:
    voice: str
    type: str
    aliases: str
    statements: int
    documents: tuple[tuple[str, str], ...]
    """Names and links."""
    supported: int
    disputed: int
    denied: int


def voice_views(voices: Sequence[Row], names: Names) -> list[VoiceView]:
    """Voices with statements of their own, those that say most first."""
    speaking = [v for v in voices if v["statements"]]
    ordered = sorted(speaking, key=lambda v: (-v["statements"], v["voice"]))
    return [_view(v, names) for v in ordered]


def _view(row: Row, names: Names) -> VoiceView:
    return VoiceView(
        row["voice"],
        TYPES.get(row["voice_type"], str(row["voice_type"])),
        clipped(", ".join(row["aliases"]), 160),
        row["statements"],
        tuple((names[d], f"#{names.key(d)}") for d in row["documents"]),
        row["supported"],
        row["disputed"],
        row["denied"],
    )
