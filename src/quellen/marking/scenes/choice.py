"""Which of the places given is the town of the event, and which a part of it or what it lies in."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.marking.places import towns
from quellen.marking.scenes.place import Place

ENOUGH = 0.6
FIRM = ("dateline", "police", "called")  # what names a town, not a quarter of one
LEAST = 1.0  # weight of such, from which it is the town that quarters lie in
BESIDE = 0.4  # share of the weight of another place, from which a town that is known stands before


def chosen(places: Sequence[Place]) -> Place | None:
    """The weightiest town, else the weightiest county."""
    settled = [p for p in places if not p.is_county]
    anchor = max(settled, key=_firmness, default=None)
    state = _state(anchor) if anchor is not None and _firmness(anchor) >= LEAST else None
    known = [p for p in settled if _is_in(p, state) and "quarter" not in p.weights]
    best = settled[0] if settled else None
    if best is not None and known and known[0].weight >= BESIDE * best.weight:
        best = known[0]
    if best is not None and best.weight >= ENOUGH:
        return best
    return next((p for p in places if p.weight >= ENOUGH), None)


def quarter_of(town: Place, places: Sequence[Place]) -> Place | None:
    """The part of the town in which it happened: told as its place, but no town itself."""
    parts = (p for p in places if p is not town and not p.is_county)
    told = (p for p in parts if "told" in p.weights or "quarter" in p.weights)
    return next((p for p in told if "quarter" in p.weights or not towns(p.name)), None)


def _firmness(place: Place) -> float:
    firm = sum(place.weights.get(how, 0.0) for how in FIRM)
    return firm if towns(place.name) else 0.0


def _state(place: Place) -> tuple[str, str]:
    largest = towns(place.name)[0]
    return largest.country, largest.state


def _is_in(place: Place, state: tuple[str, str] | None) -> bool:
    """Whether the gazetteer has a town of the name, there."""
    return any(state in (None, (t.country, t.state)) for t in towns(place.name))
