"""What a place lies in: by the text's own words, and by the gazetteer where these stop.

"Camp Ashraf, Diyala province, Iraq"; "Karsk in Belmar province"; "the Soho district of London". The
gazetteer adds the country of a town only where no other town of the name comes near in size.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from quellen.marking.places.gazetteer import (
    country,
    country_of,
    is_area,
    is_part,
    state,
    state_called,
    towns,
)
from quellen.model import Document, Entity, Name

CLEARLY = 3  # times as many people: the town that is meant where nothing else tells
DEEPEST = 4
_JOINING = re.compile(
    r",?\s+(?:in|outside|near)\s+(?:the\s+|(?:north|south|east|west|central)\w*\s+)?"
    r"|,\s+(?:in\s+)?"
    r"|,\s+an?\s+(?:\w+\s+)?(?:village|hamlet|town|city|port|suburb)\s+(?:in|of)\s+(?:\w+ern\s+|the\s+)?"
    r"|,?\s+(?:district|quarter|neighbou?rhood|section|suburb)\s+of\s+"
)
_NEAR = re.compile(r"\b(?:near|outside)\b")


def nested(
    document: Document, entities: Sequence[Entity], names: Sequence[Name]
) -> tuple[Entity, ...]:
    """The entities, places with what they lie in."""
    places = {e.id: e for e in entities if e.type == "place"}
    if not places:
        return tuple(entities)
    said = _said(document.text, names, places)
    return tuple(
        replace(e, within=tuple(_outwards(e, said, places))) if e.id in places else e
        for e in entities
    )


def _said(text: str, names: Sequence[Name], places: dict[str, Entity]) -> dict[str, str]:
    """Place → the place that the text puts it in, by id, at the first words that do."""
    found: dict[str, str] = {}
    located = [n for n in names if n.entity in places]
    for one, two in itertools.pairwise(located):
        between = text[one.end : two.start]
        if one.entity == two.entity or not _JOINING.fullmatch(between) or _NEAR.search(between):
            continue
        if "in" in between or "of" in between or _is_wider(places[two.entity], places[one.entity]):
            found.setdefault(one.entity, two.entity)
    return found


_DIVISION = re.compile(
    r"\b(?:province|county|governorate|oblast|district|prefecture|canton|parish|region|state|island)s?$",
    re.IGNORECASE,
)


def _is_wider(outer: Entity, inner: Entity) -> bool:
    """Whether "inner, outer" tells what lies in what, and is no list: "Paris, Lyon and Lille"."""
    if is_area(inner.name):
        return False
    if _DIVISION.search(outer.name) or is_area(outer.name):
        return True
    return bool(_DIVISION.search(inner.name))


def _outwards(entity: Entity, said: dict[str, str], places: dict[str, Entity]) -> list[str]:
    chain: list[str] = []
    at = entity
    while at.id in said and len(chain) < DEEPEST:
        at = places[said[at.id]]
        if at.name in chain or at is entity:
            break
        chain.append(at.name)
    return [*chain, *_known([entity.name, *chain])]


def _known(names: Sequence[str]) -> list[str]:
    """What the gazetteer adds at the outside of a chain: the state and country of a town or state.

    Only of the place itself or of the state it is said to lie in: a county has namesakes.
    """
    outermost = names[-1]
    code = state(outermost)
    if len(names) > 1:
        inner = {t.state for t in towns(names[-2])}
        known = code is not None and (country(outermost) is None or code in inner)
        if known or country(outermost) is not None or is_part(outermost):
            return ["United States"] if known else []
        return _around(outermost) if len(names) == 2 and not _DIVISION.search(names[0]) else []
    if country(outermost) is not None or is_part(outermost):
        return []
    return ["United States"] if code is not None and not towns(outermost) else _around(outermost)


def _around(town: str) -> list[str]:
    """The state and country of a town that has no namesake near its size."""
    same = towns(town)
    if not same or (len(same) > 1 and same[0].thousands < CLEARLY * same[1].thousands):
        return []
    found = [state_called(same[0].state)] if same[0].state else []
    outer = country_of(same[0].country)
    return [*found, outer.name] if outer else found
