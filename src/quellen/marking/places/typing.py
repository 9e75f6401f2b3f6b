"""Names that the pipeline took for people or bodies, and that are towns where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from quellen.marking.places.gazetteer import country, towns
from quellen.model import Document, Entity, Name

LARGE = 50  # thousand people: a smaller town's name may well be somebody's
_LOCATIVE = re.compile(
    r"\b(?:in|near|at|outside|around|to|from|towards?|through|reached|entered|left)\s+$"
)


def with_places(
    document: Document, entities: Sequence[Entity], names: Sequence[Name]
) -> tuple[Entity, ...]:
    """The entities; what the gazetteer has and "in" stands before each time is a place.

    So is what stands in a list before one.
    A surname of somebody who is named in full stays his or hers.
    """
    surnames = {e.name.rsplit(" ", 1)[-1] for e in entities if e.type == "person" and " " in e.name}
    doubtful = {
        e.id for e in entities
        if e.type in ("person", "organisation") and e.name not in surnames and _is_known(e)
    }  # fmt: skip
    where = {e.id for e in entities if e.type == "place"}
    found: dict[str, bool] = {}
    for number, name in reversed(list(enumerate(names))):
        if name.entity in doubtful:
            says_where = bool(_LOCATIVE.search(document.text, max(0, name.start - 12), name.start))
            listed = _is_beside(document, names[number : number + 2], where | found.keys())
            found[name.entity] = found.get(name.entity, True) and (says_where or listed)
    towns_here = {entity for entity, always in found.items() if always}
    return tuple(replace(e, type="place") if e.id in towns_here else e for e in entities)


_LISTING = re.compile(r",?\s(?:and|or)\s|,\s")


def _is_beside(document: Document, pair: Sequence[Name], places: Set[str]) -> bool:
    """Whether a place follows in the same list: "Toulouse, Lyon and Lille"."""
    if len(pair) < 2 or pair[1].entity not in places:
        return False
    return bool(_LISTING.fullmatch(document.text, pair[0].end, pair[1].start))


def _is_known(entity: Entity) -> bool:
    if entity.aliases or entity.name.isupper():
        return False
    largest = next(iter(towns(entity.name)), None)
    return country(entity.name) is not None or (largest is not None and largest.thousands >= LARGE)
