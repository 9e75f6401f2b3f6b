"""One entity for a name across documents: "Massoud Rajavi", "Mr. Rajavi", "PMOI", "MEK"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from quellen.marking.names.folding import fold as fold_name
from quellen.marking.voices.lexicon import FEMALE_NAMES, MALE_NAMES
from quellen.model import Entity, Marked

FEWEST_BEFORE_OF = 3  # words of a name that has a longer form with "of"
_ACRONYM = re.compile(r"[A-Z][A-Z0-9.\-]{1,9}")


class Identities:
    """Names of all documents, joined where they share a full form or an explained acronym.

    A single word joins nothing by itself: "Rajavi" belongs to the one person of that surname that
    the documents name in full, and stays apart where there are two.
    """

    def __init__(self, documents: Iterable[Marked]) -> None:
        self._parent: dict[str, str] = {}
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self.types: dict[str, str] = {}
        for marked in documents:
            for entity in marked.analysis.entities:
                self._add(entity)
            for name in (marked.document.publisher, *marked.document.authors):
                if name and _joins(name):
                    self._parent.setdefault(fold(name), fold(name))
        self._join_long_forms()

    def of(self, name: str) -> str:
        """The key under which a name is known; equal keys mean one entity."""
        key = fold(name)
        if key in self._parent:
            return self._root(key)
        bearers = {self._root(b) for b in self._bearers.get(key, ()) if may_be(name, b)}
        return bearers.pop() if len(bearers) == 1 else key

    def _add(self, entity: Entity) -> None:
        forms = [f for f in (entity.name, *entity.aliases) if _joins(f)]
        keys = list(dict.fromkeys(fold(f) for f in forms))
        for key in keys:
            self._parent.setdefault(key, key)
            self.types.setdefault(key, entity.type)
            self._parent[self._root(key)] = self._root(keys[0])
            if entity.type == "person" and " " in key:
                self._bearers[key.rsplit(" ", 1)[1]].add(key)

    def _join_long_forms(self) -> None:
        """ "Ministry of Transport" is "Ministry of Transport of the Republic", if that is the only
        long form of it."""
        keys = sorted(self._parent)
        for key in (k for k in keys if k.count(" ") >= FEWEST_BEFORE_OF - 1):
            roots = {self._root(longer) for longer in _beginning(f"{key} of ", keys)}
            if len(roots) == 1:
                self._parent[roots.pop()] = self._root(key)

    def _root(self, key: str) -> str:
        while self._parent.get(key, key) != key:
            key = self._parent[key]
        return key


def may_be(name: str, person: str) -> bool:
    """Whether a title lets a surname stand for a person: "Mr. Rajavi" is not Maryam Rajavi."""
    words, given = name.casefold().split(), person.split(maxsplit=1)[0]
    title = words[0].rstrip(".") if words else ""
    if title in _LADIES:
        return given not in MALE_NAMES
    return title not in _GENTLEMEN or given not in FEMALE_NAMES


_GENTLEMEN, _LADIES = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "lady"})


def _beginning(words: str, ordered: Sequence[str]) -> Iterator[str]:
    """Keys, in their order, that begin with some words."""
    at = bisect_left(ordered, words)
    while at < len(ordered) and ordered[at].startswith(words):
        yield ordered[at]
        at += 1


def _joins(form: str) -> bool:
    return " " in form or bool(_ACRONYM.fullmatch(form))


def fold(name: str) -> str:
    """A name without case, accents, typographic apostrophes, "the" and titles of courtesy.

    >>> fold("The People’s Mojahedín"), fold("Mr. Rajavi")
    ("people's mojahedin", 'rajavi')
    """
    return _COURTESY.sub("", fold_name(name.strip()))


_COURTESY = re.compile(r"^(?:mr|mrs|ms|miss|dr|sir|prof|gen|general|president)\b\.?\s+")
