"""Genders of persons, by given names and by titles: whom "he" and "Mrs." cannot stand for."""

from __future__ import annotations

from collections.abc import Iterable

from quellen.marking.voices.lexicon import FEMALE_NAMES, MALE_NAMES
from quellen.model import Entity, Name

_MALE = frozenset("mr sir lord king prince father brother ayatollah".split())
_FEMALE = frozenset("mrs ms miss dame lady queen princess sister".split())


def gender_by_title(words: str) -> str:
    """ "m" or "f" by the last of some words, empty where that tells nothing."""
    last = words.split()[-1:]
    title = last[0].rstrip(".").lower() if last else ""
    return "m" if title in _MALE else "f" if title in _FEMALE else ""


def known_genders(entities: Iterable[Entity], names: Iterable[Name], text: str) -> dict[str, str]:
    """Entity → "m" or "f": persons by their given names, else by the titles before them."""
    genders: dict[str, str] = {}
    for entity in entities:
        first = entity.name.split()[0].lower() if entity.type == "person" else ""
        if first in MALE_NAMES or first in FEMALE_NAMES:
            genders.setdefault(entity.id, "m" if first in MALE_NAMES else "f")
    for name in names:
        before = text[max(0, name.start - 10) : name.start + 8].lower()
        words = [w.rstrip(".") for w in before.split()]
        if not _MALE.isdisjoint(words):
            genders.setdefault(name.entity, "m")
        elif not _FEMALE.isdisjoint(words):
            genders.setdefault(name.entity, "f")
    return genders
