"""Who the words for a participant stand for: a name, "he", "I", "the President", across documents.

By rules that say nothing where they are not sure: a pronoun stands for the one person whom the last
sentence with anybody in it names, of a sex that fits ("she" may be a ship); "I" for the author of a
document who speaks for himself; an office for the only one who holds it in the document. In an
apposition the name says who it is ("the agitator, Daniel Reed").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from quellen.comparing.identity import Identities
from quellen.marking.voices.genders import known_genders
from quellen.model import Entity, Marked, Span, Statement

BACK = 3  # sentences before it that may name whom a pronoun stands for
_SEXES = {"he": "m", "him": "m", "she": "f", "her": "f"}
_LEADING = re.compile(r"(?:(?:the|an?|then|late|young|old|former|[A-Z][\w.’'-]*)\s+)*")
"""What may stand before a name in one phrase: "the young Captain"."""
_FOLLOWING = re.compile(r"\s+of\s|,")
_SPOKEN_OF = {
    "m": re.compile(r"\b(?:[Hh]e|him|his|His)\b"),
    "f": re.compile(r"\b(?:[Ss]he|[Hh]er)\b"),
}
_SELF = frozenset({"i", "me"})
_SURNAME = re.compile(r"[A-Z][a-z’'-]{2,}")
_APPOSED = re.compile(r",\s+(?=[A-Z])")
_TITLE = re.compile(r"(?:[Tt]he|[Tt]his|[Oo]ur|[Hh]is)\s+(?P<role>[A-Za-z][a-z]+(?: [a-z]+)?)")


class People:
    """The people of one document, by where they are named and by the offices that they hold."""

    def __init__(self, marked: Marked, identities: Identities) -> None:
        self._text = marked.document.text
        self._identities = identities
        self._sentences = marked.analysis.sentences
        persons = {e.id: e for e in marked.analysis.entities if _is_person(e, identities)}
        self._keys = {id: identities.of(entity.name) for id, entity in persons.items()}
        names = [n for n in marked.analysis.names if n.entity in persons]
        self._names = sorted((n.start, n.end, n.entity) for n in names)
        self._starts = [start for start, _, _ in self._names]
        self._sexes = known_genders(persons.values(), names, self._text)
        self._offices = _offices(marked, self._keys)
        authors, title = marked.document.authors, marked.document.title or ""
        own = len(authors) == 1 and "interview" not in title.casefold()
        self._author = identities.of(authors[0]) if own else ""

    def in_roles(self, statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
        """The keys of those who act and of those to whom it is done, as far as they are known."""
        quoted = bool(statement.chain)
        who = [self._key(span, (), quoted=quoted) for span in statement.agents]
        whom = [self._key(span, statement.agents, quoted=quoted) for span in statement.patients]
        return frozenset(filter(None, who)), frozenset(filter(None, whom))

    def _key(self, span: Span, agents: Sequence[Span], *, quoted: bool) -> str:
        words = self._text[slice(*span)]
        plain = words.casefold()
        if plain in _SELF:
            return "" if quoted else self._author
        if plain in _SEXES:
            return self._named_before(span[0], _SEXES[plain], agents)
        known = self._named(span) or self._apposed(span[1]) or self._in_office(words)
        return known or (self._known_elsewhere(words) if _SURNAME.fullmatch(words) else "")

    def _known_elsewhere(self, surname: str) -> str:
        """The person of a surname that other documents name in full."""
        key = self._identities.of(surname)
        return key if " " in key and self._identities.types.get(key) == "person" else ""

    def _named(self, span: Span) -> str:
        """The person whose name heads a phrase: of "the brother of Orsk" nobody."""
        for start, end, entity in self._between(*span):
            before, after = self._text[span[0] : start], self._text[end : span[1]]
            heads = not after or _FOLLOWING.match(after)
            return self._keys[entity] if heads and _LEADING.fullmatch(before) else ""
        return ""

    def _apposed(self, end: int) -> str:
        comma = _APPOSED.match(self._text, end)
        at = bisect_left(self._starts, comma.end()) if comma else len(self._names)
        if comma is None or at == len(self._names) or self._starts[at] != comma.end():
            return ""
        _, last, entity = self._names[at]
        return self._keys[entity] if self._text[last : last + 1] == "," else ""

    def _in_office(self, words: str) -> str:
        office = _TITLE.fullmatch(words)
        holders = self._offices.get(office["role"].casefold(), set()) if office else set()
        return next(iter(holders)) if len(holders) == 1 else ""

    def _named_before(self, place: int, sex: str, agents: Sequence[Span]) -> str:
        """Whom a pronoun stands for; not whoever acts on him in its own clause.

        A sentence that itself speaks of "him" goes on speaking of whom those before it named.
        """
        at = bisect_right(self._sentences, (place, len(self._text)))
        for start, end in reversed(self._sentences[max(0, at - BACK - 1) : at]):
            named = self._between(start, min(end, place))
            people = dict.fromkeys(e for a, _, e in named if not _within(a, agents))
            fitting = [e for e in people if self._sexes.get(e, "m") == sex]
            goes_on = end <= place and _SPOKEN_OF[sex].search(self._text, start, end)
            if people and not goes_on:
                return self._keys[fitting[0]] if len(fitting) == 1 else ""
        return ""

    def _between(self, start: int, end: int) -> list[tuple[int, int, str]]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._names[first:last]


def _within(place: int, spans: Sequence[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _is_person(entity: Entity, identities: Identities) -> bool:
    """By its own document or, of a surname, by those that name its only bearer in full."""
    key = identities.of(entity.name)
    return entity.type == "person" or (" " in key and identities.types.get(key) == "person")


def _offices(marked: Marked, keys: Mapping[str, str]) -> Mapping[str, set[str]]:
    """Office → the people who hold it anywhere in the document."""
    found: dict[str, set[str]] = defaultdict(set)
    for role, entity in _held(marked):
        if entity in keys:
            found[role].add(keys[entity])
    return found


def _held(marked: Marked) -> Iterator[tuple[str, str]]:
    for role in marked.analysis.roles:
        yield role.role.rsplit(" ", 1)[-1], role.entity
