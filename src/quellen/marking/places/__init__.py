"""Places: what a name is the name of, and in what it lies."""

from __future__ import annotations

from quellen.marking.places.gazetteer import (
    Country,
    Town,
    country,
    country_of,
    is_area,
    state,
    state_called,
    states_in,
    towns,
)

__all__ = [
    "Country",
    "Town",
    "country",
    "country_of",
    "is_area",
    "state",
    "state_called",
    "states_in",
    "towns",
]
