"""Words that stand for a place: "the city", "the capital", "the camp".

A description stands for the last place of its kind that was named, in its sentence or one of the
two before; where two of them were named side by side ("Paris and Lyon"), for none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quellen.marking.language import Parse
from quellen.marking.places.gazetteer import country, is_area, towns
from quellen.model import Description, Document, Entity, Name

REACH = 3  # sentences back, its own included
KINDS = (
    "city", "town", "village", "camp", "province", "governorate", "county", "island", "country",
    "port", "prison", "district", "hamlet",
)  # fmt: skip
_DESCRIPTION = re.compile(rf"\b[Tt]he (?P<kind>{'|'.join(KINDS)}|capital)\b(?!['’]s? [A-Z]| of\b)")
_SETTLED = frozenset(["city", "town", "port"])


def find_descriptions(
    document: Document, parsed: Parse, entities: Sequence[Entity], names: Sequence[Name]
) -> tuple[Description, ...]:
    """In text order; what stands for no place that is sure is left out."""
    places = {e.id: e for e in entities if e.type == "place"}
    if not places:
        return ()
    finder = _Finder(document.text, parsed, places, names)
    return tuple(finder.all())


_AND_ANOTHER = re.compile(r",? (?:and|or) [A-Z]")


class _Finder:
    """The places of a text as they are named, to look back on."""

    def __init__(
        self, text: str, parsed: Parse, places: dict[str, Entity], names: Sequence[Name]
    ) -> None:
        self._text = text
        self._places = places
        self._names = [n for n in names if n.entity in places]
        self._starts = [s.start for s in parsed.sentences]
        self._capitals = _capitals(text, places, self._names)

    def all(self) -> Iterator[Description]:
        for match in _DESCRIPTION.finditer(self._text):
            kind = match["kind"]
            entity = self._capital(match) if kind == "capital" else self._last(match, kind)
            if entity is not None:
                yield Description(match.start(), match.end(), entity)

    def _last(self, match: re.Match[str], kind: str) -> str | None:
        here = bisect_left(self._starts, match.end()) - 1
        floor = self._starts[max(0, here - REACH + 1)] if self._starts else 0
        near = [n for n in self._names if floor <= n.start and n.end <= match.start()]
        of_kind = [n for n in near if self._is(n, kind)]
        if not of_kind:
            return None
        last = of_kind[-1]
        if _AND_ANOTHER.match(self._text, last.end):
            return None
        if len(of_kind) > 1 and of_kind[-2].entity != last.entity:
            between = self._text[of_kind[-2].end : last.start]
            if between.strip() in ("and", "or", ",", "to", ", and"):
                return None
        return last.entity

    def _is(self, name: Name, kind: str) -> bool:
        """Whether a place can be called that: by its name, by the words before it, by its size."""
        called = self._places[name.entity].name
        before = self._text[max(0, name.start - 20) : name.start].lower()
        if kind in called.lower().split() or f"{kind} of " in before:
            return True
        behind = self._text[name.end : name.end + 30].lower()
        if re.match(rf",? an? (?:\w+ )?{kind}\b", behind):
            return True
        if kind == "country":
            return country(called) is not None
        return kind in _SETTLED and bool(towns(called)) and not is_area(called)

    def _capital(self, match: re.Match[str]) -> str | None:
        """The capital that the text names as such, or of the country that it names."""
        told = {entity for entity, at in self._capitals if at < match.start()}
        return told.pop() if len(told) == 1 else None


_CALLED_CAPITAL = re.compile(
    r",?\s+(?:is |was |became )?(?:the|its|their|our|\w+['’]s?|[A-Z]\w+)\s+capital\b"
)
_CAPITAL_BEFORE = re.compile(r"\bcapital,?(?: of)?\s+$")


def _capitals(text: str, places: dict[str, Entity], names: Sequence[Name]) -> list[tuple[str, int]]:
    """Places that are called a capital, or are that of a country named here, and from where on."""
    towns_named = [n for n in names if country(places[n.entity].name) is None]
    found = [(n.entity, n.start) for n in towns_named if _is_called_capital(text, n)]
    if found:
        return found
    countries = [c for e in places.values() if (c := country(e.name))]
    capitals = {c.capital.casefold() for c in countries}
    return [(n.entity, n.start) for n in names if places[n.entity].name.casefold() in capitals]


def _is_called_capital(text: str, name: Name) -> bool:
    behind = _CALLED_CAPITAL.match(text, name.end)
    return bool(behind or _CAPITAL_BEFORE.search(text, max(0, name.start - 14), name.start))
