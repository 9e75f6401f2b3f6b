"""The other marks of a document, looked up by place."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from quellen.marking.datelines import times_of_sending
from quellen.marking.language import Token
from quellen.marking.statements.clause import Clause
from quellen.marking.statements.vocabulary import GENERIC_TIMES
from quellen.model import (
    Attribution,
    Block,
    Description,
    Document,
    Entity,
    Figure,
    Name,
    Span,
    Time,
)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


class Index:
    """Times, figures, names and attributions of a document, by where they stand."""

    def __init__(  # noqa: PLR0913, PLR0917 - one argument for each kind of mark
        self,
        document: Document,
        times: Sequence[Time],
        figures: Sequence[Figure],
        entities: Sequence[Entity],
        names: Sequence[Name],
        attributions: Sequence[Attribution],
        descriptions: Sequence[Description] = (),
    ) -> None:
        self.text = document.text
        self.blocks: Sequence[Block] = document.blocks
        self.times = _Line(times)
        self._without_event = range_ends(document.text, times) | lifespans(document.text, times)
        self._without_event |= set(times_of_sending(document, times))
        self.figures = _Line(figures)
        self.names = _Line(names)
        self.entities = {e.id: e for e in entities}
        described = [Name(d.start, d.end, d.entity) for d in descriptions]
        located = sorted((*names, *described), key=_start)
        self._places = _Line([n for n in located if self._says_where(n)])
        self._by_id = {a.id: a for a in attributions}
        self._contents = _Cover((span, a) for a in attributions for span in a.content)
        self._cues = _Cover((a.cue, a) for a in attributions if a.cue)

    def has_date_beside(self, noun: Token, spans: Iterable[Span]) -> bool:
        """Whether words hold a date beside the name of the event ("the Crimean War" alone)."""
        times = (self.times.items[i] for i in self.times.inside(spans))
        return any(_is_date(t) and not t.start <= noun.start < t.end for t in times)

    def dates_in(self, spans: Iterable[Span]) -> list[int]:
        """Indices of times that say when: dated, not durations and not vague."""
        return [
            i
            for i in self.times.inside(spans)
            if _is_date(self.times.items[i]) and i not in self._without_event
        ]

    def says_when(self, spans: Iterable[Span]) -> bool:
        """Whether words give a date, be it one that is not worked out ("nine days later")."""
        times = (self.times.items[i] for i in self.times.inside(spans))
        return any(t.type == "DATE" and t.value not in GENERIC_TIMES for t in times)

    def figures_in(self, spans: Iterable[Span]) -> tuple[int, ...]:
        return tuple(self.figures.inside(spans))

    def places_in(self, spans: Iterable[Span]) -> list[Name]:
        """Names of places, and "the city", that stand after a preposition of place."""
        return [self._places.items[i] for i in self._places.inside(spans)]

    def _says_where(self, name: Name) -> bool:
        found = self.preposition_of(name)
        return found is not None and (
            self.entities[name.entity].type == "place" or name.entity in self._places_unknown
        )

    def preposition_of(self, name: Name) -> str | None:
        """The preposition of place before a name: "in", also of "in the port of", "in northern"."""
        found = _LOCATIVE.search(self.text, max(0, name.start - _NEAR), name.start)
        return found[1].lower() if found else None

    @functools.cached_property
    def counts_after(self) -> bool:
        """Whether any length of time stands behind "after": most documents have none."""
        lengths = (t for t in self.times.items if t.type == "DURATION")
        return any("after" in self.text[max(0, t.start - 24) : t.start].lower() for t in lengths)

    @functools.cached_property
    def _places_unknown(self) -> frozenset[str]:
        """Entities that the pipeline takes for others, though they stand as only places do."""
        types = {e.id: e.type for e in self.entities.values() if " " not in e.name}
        where: dict[str, bool] = {}
        for name in self.names.items:
            place = self.preposition_of(name) in _SURELY.get(types.get(name.entity, ""), ())
            where[name.entity] = where.get(name.entity, True) and place
        return frozenset(entity for entity, place in where.items() if place)

    def counts_anew(self, figures: Iterable[int]) -> bool:
        """Whether one of some figures is told here: not "the two countries", nor only implied."""
        return any(
            f.qualifier != "implicit" and not _GIVEN.search(self.text, max(0, f.start - 8), f.start)
            for f in map(self.figures.items.__getitem__, figures)
        )

    def called(self, name: Name) -> str:
        return self.entities[name.entity].name

    def participants(self, clause: Clause) -> tuple[str, ...]:
        """Entities named in the clause, except where they only say where it happened."""
        place = next((self.called(name) for name in self.places_in(clause.spans)), None)
        found = dict.fromkeys(self.names.items[i].entity for i in self.names.inside(clause.spans))
        return tuple(e for e in found if self.entities[e].name != place)

    def chain_at(self, token: Token) -> tuple[Attribution, ...]:
        """The attributions inside whose content a token stands, outermost first."""
        around = self._contents.over(token)
        if len(around) < 2:
            return tuple(a for _, a in around)
        chain = [a for _, a in sorted(around, key=lambda row: row[0][0] - row[0][1])]
        return tuple(sorted(dict.fromkeys(chain), key=self._depth))

    def _depth(self, attribution: Attribution) -> int:
        depth, seen = 0, {attribution.id}
        parent = attribution.parent
        while parent in self._by_id and parent not in seen:
            seen.add(str(parent))
            depth, parent = depth + 1, self._by_id[str(parent)].parent
        return depth

    def is_said_by(self, word: Token, cue: Token) -> bool:
        """Whether a word stands in what the attribution of a cue gives as somebody's."""
        around = {id(a) for _, a in self._contents.over(word)}
        return any(id(a) in around for _, a in self._cues.over(cue))

    def tellers_of(self, head: Token, figures: Sequence[int]) -> tuple[Attribution, ...]:
        """Whose words the numbers of a clause are where its own verb says so.

        "The union speaks of nineteen dead": the clause is the author's, the number the union's.
        """
        places = [self.figures.items[n] for n in figures]
        return tuple(
            a
            for _, a in self._cues.over(head)
            if places and all(any(x <= f.start < y for x, y in a.content) for f in places)
        )

    def only_introduces(self, head: Token) -> bool:
        """Whether the predicate is the cue of somebody's words, so that it states nothing itself.

        "He denied that he had paid" is what was said; "he dismissed the engineer" is what was done.
        """
        cued = [a for _, a in self._cues.over(head)]
        if any(a.kind in ("direct", "mixed") or not a.content for a in cued):
            return True
        content = [span for a in cued for span in a.content]
        return bool(content) and any(
            x <= t.start < y
            for t in head.subtree()
            if t.tag[:2] in ("VB", "MD") and t is not head and t.dep not in _AS_NOUN
            for x, y in content
        )


_AS_NOUN = frozenset({"pobj", "dobj", "amod"})
"""A participle that stands for a noun: "the number of wounded"."""


def _start(name: Name) -> int:
    return name.start


_LOCATIVE = re.compile(
    r"\b(in|at|near|from|to|into|outside|inside|around|across|towards?|on|off|within|throughout)\s+"
    r"(?:the\s+)?(?:[a-z]+(?:ern|tral|side|er)\s+)?"
    r"(?:(?:city|town|village|port|province|district|region|state|capital|island|suburb|valley)"
    r"\s+of\s+)?$",
    re.IGNORECASE,
)
_SURELY = {
    "person": frozenset({"in", "at", "near", "off", "outside", "inside", "around"}),
    "organisation": frozenset({"near", "off"}),
}
"""What follows these is a place, whatever the pipeline takes it for; but "in Parliament"."""
_GIVEN = re.compile(r"\b(?:the|these|those|its|his|her|our|their|both)\s$", re.IGNORECASE)
_NEAR = 40  # characters before a name in which its preposition stands


_LIFE = re.compile(
    r"[A-Z][\w’'.-]*\s(?!(?:Wars?|Empire|Republic|Kingdom|Dynasty|Union|Era|Age|Period|Conflict"
    r"|Occupation|Crisis|Reich|Mandate|Regency)\b)[A-Z][\w’'-]+(?:,\s|\s\()$"
)
_YEARS = re.compile(r"\d{4}")
LONGEST_LIFE = 115  # years
SHORTEST_LIFE = 15


def lifespans(text: str, times: Sequence[Time]) -> frozenset[int]:
    """Indices of the years of a life behind a name: "Anna Kerr, 1921-1980", "Anna Kerr (1921–80)".

    They date nobody's deed.
    """
    return frozenset(
        i for i, time in enumerate(times)
        if _YEARS.fullmatch(time.value)
        and time.earliest and time.latest
        and SHORTEST_LIFE <= int(time.latest[:4]) - int(time.value) <= LONGEST_LIFE
        and _LIFE.search(text, max(0, time.start - 40), time.start)
        and _CLOSED.match(text, time.end)
    )  # fmt: skip


_CLOSED = re.compile(r"\s?[-–—]\s?\d{2,4}(?:\)|\s*(?:\n|$))")


def range_ends(text: str, times: Sequence[Time]) -> frozenset[int]:
    """Indices of times that only close a range: the first of "1983 and 1986" spans both."""
    return frozenset(
        i + 1
        for i, (one, two) in enumerate(itertools.pairwise(times))
        if one.edtf
        and "/" in one.edtf
        and one.latest == two.latest
        and len(text[one.end : two.start].split()) <= 1
    )


def _is_date(time: Time) -> bool:
    return (
        time.type in ("DATE", "TIME") and time.edtf is not None and time.value not in GENERIC_TIMES
    )


class _Line(list[int], Generic[P]):
    """Marks in text order, with a search for those that begin inside a span."""

    def __init__(self, items: Sequence[P]) -> None:
        super().__init__(item.start for item in items)
        self.items = items

    def inside(self, spans: Iterable[Span]) -> list[int]:
        found: list[int] = []
        for start, end in spans:
            i = bisect_left(self, start)
            while i < len(self) and self[i] < end:
                found.append(i)
                i += 1
        return found


class _Cover:
    """Spans with what they belong to, and a search for those that cover a word."""

    def __init__(self, rows: Iterable[tuple[Span, Attribution]]) -> None:
        self._cells: dict[int, list[tuple[Span, Attribution]]] = defaultdict(list)
        for row in rows:
            start, end = row[0]
            for cell in range(start // _CELL, end // _CELL + 1):
                self._cells[cell].append(row)

    def over(self, word: Token) -> list[tuple[Span, Attribution]]:
        """In the order in which they were given."""
        start, end = word.start, word.end
        near = self._cells.get(start // _CELL, ())
        return [row for row in near if row[0][0] <= start and end <= row[0][1]]


_CELL = 256  # characters: about as many as most quoted words have
