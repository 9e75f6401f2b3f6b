"""A mention as it is found, before it is known whom or what it names."""

from __future__ import annotations

from dataclasses import dataclass

from quellen.model import EntityType


@dataclass(frozen=True, slots=True)
class RawName:
    """A mention before it is known whom it names; ``key`` is its name without frills."""

    start: int
    end: int
    type: EntityType
    text: str
    key: str
    title: str = ""
