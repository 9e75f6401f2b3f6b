"""One entity for a name across documents: "Massoud Rajavi", "Mr. Rajavi", "PMOI", "MEK"."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quellen.comparing.spelling import alike, share_a_word, skeleton
from quellen.marking.folding import fold as fold_name
from quellen.marking.folding import turned
from quellen.marking.names.vocabulary import TITLES
from quellen.marking.voices.lexicon import FEMALE_NAMES, MALE_NAMES
from quellen.model import Entity, Marked

FEWEST_BEFORE_OF = 3  # words of a name that has a longer form with "of"
_ACRONYM = re.compile(r"[A-Z][A-Z0-9.\-]{1,9}")


class Cast(NamedTuple):
    """Whom a document names, and who signs it."""

    entities: Sequence[Entity]
    signed: Sequence[str]


def cast_of(marked: Marked) -> Cast:
    """Whom a document names; its publisher and its authors sign it."""
    document = marked.document
    signed = (name for name in (document.publisher, *document.authors) if name)
    return Cast(marked.analysis.entities, tuple(signed))


class Identities:
    """Names of all documents, joined where they share a full form or an explained acronym, or where
    they are two spellings of one name from another script.

    A single word joins nothing by itself: "Rajavi" belongs to the one person of that surname that
    the documents name in full, and stays apart where there are two.
    """

    def __init__(self, casts: Iterable[Cast]) -> None:
        self._parent: dict[str, str] = {}
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._explained: dict[str, dict[str, None]] = defaultdict(dict)
        self._beside: dict[str, set[int]] = defaultdict(set)
        self._called: dict[str, Counter[str]] = defaultdict(Counter)
        self._single: dict[str, str] = {}
        for number, cast in enumerate(casts):
            for entity in cast.entities:
                self._add(entity, number)
            for name in cast.signed:
                if _joins(name):
                    self._parent.setdefault(_key(name), _key(name))
        self.types = {key: kinds.most_common(1)[0][0] for key, kinds in self._called.items()}
        """What most documents take a name for."""
        self._join_short_forms()
        self._join_spellings()
        self._join_acronyms()
        self._join_long_forms()

    def of(self, name: str) -> str:
        """The key under which a name is known; equal keys mean one entity."""
        key = _key(name)
        if key in self._parent:
            return self._root(key)
        bearers = {self._root(b) for b in self._bearers.get(key, ()) if may_be(name, b)}
        return bearers.pop() if len(bearers) == 1 else key

    def _add(self, entity: Entity, document: int) -> None:
        forms = [f for f in (entity.name, *entity.aliases) if _joins(f) and _names(f, entity.type)]
        short = [_key(f) for f in forms if _ACRONYM.fullmatch(f)]
        long = [_key(f) for f in forms if not _ACRONYM.fullmatch(f)]
        for key in dict.fromkeys([*long, *short]):
            self._parent.setdefault(key, key)
            self._called[key][entity.type] += 1
            self._beside[key].add(document)
            if key in long:
                self._unite(long[0], key)
            elif long:
                self._explained[key][long[0]] = None
            if entity.type == "person" and " " in key:
                self._bearers[key.rsplit(" ", 1)[1]].add(key)
        for key in short if not long else ():
            self._unite(short[0], key)
        if not forms and entity.type in _SPELLED:
            self._single.setdefault(_key(entity.name), entity.type)
            self._beside[_key(entity.name)].add(document)

    def _unite(self, key: str, other: str) -> None:
        self._parent[self._root(other)] = self._root(key)

    def _join_short_forms(self) -> None:
        """ "A. Stroud" and "Dan Reed" are the only Aubrey Stroud and Daniel Reed that there are."""
        for bearers in self._bearers.values():
            for short in sorted(bearers) if len(bearers) > 1 else ():
                full = [b for b in bearers if _is_short(short.split()[0], b.split()[0])]
                if len(full) == 1:
                    self._unite(full[0], short)

    def _join_spellings(self) -> None:
        """Two spellings of a name from another script, unless one document uses both."""
        by_sound: dict[tuple[str, str], list[str]] = defaultdict(list)
        single = {k: kind for k, kind in self._single.items() if k not in self._bearers}
        for key, kind in (single | self.types).items():
            sound = skeleton(key) if kind in _SPELLED and _can_vary(key, kind) else None
            if sound is not None:
                by_sound[kind, sound].append(key)
        for keys in by_sound.values():
            for one, two in itertools.combinations(keys, 2):
                if not self._beside[one] & self._beside[two] and alike(one, two):
                    for key in (one, two):
                        self._parent.setdefault(key, key)
                    self._unite(one, two)

    def _join_acronyms(self) -> None:
        """An acronym is the name that it is explained by; one of two names is neither's."""
        for acronym, names in self._explained.items():
            for one, two in itertools.combinations(names, 2):
                if share_a_word(one, two):
                    self._unite(one, two)
            if len({self._root(name) for name in names}) == 1:
                self._unite(next(iter(names)), acronym)

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


def _names(form: str, kind: str) -> bool:
    """Whether a form names its bearer: of a person not by title and surname alone."""
    return kind != "person" or form.split(maxsplit=1)[0].casefold().rstrip(".") not in TITLES


def _is_short(short: str, given: str) -> bool:
    """Whether one given name stands for another: an initial, or cut from it."""
    initial = len(short.rstrip(".")) == 1 < len(given.rstrip(".")) and short[0] == given[0]
    return initial or is_short_for(short, given)


def is_short_for(short: str, given: str) -> bool:
    """Whether a given name is cut from a longer one of the same sex.

    >>> is_short_for("dan", "daniel"), is_short_for("paul", "pauline"), is_short_for("ann", "anna")
    (True, False, False)
    """
    cut = MIN_SHORT <= len(short) <= len(given) - 2 and given.startswith(short)
    return cut and any({short, given} <= names for names in (MALE_NAMES, FEMALE_NAMES))


MIN_SHORT = 3  # letters: "Al" may be many
_SPELLED = frozenset({"person", "organisation", "group"})


def _can_vary(key: str, kind: str) -> bool:
    """A single word says too little of a person."""
    return " " in key or kind != "person"


_GENTLEMEN, _LADIES = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "lady"})


@functools.lru_cache(maxsize=65536)
def _key(name: str) -> str:
    """A name as it is known here: offices by what they are for, however they are turned."""
    return turned(fold(name))


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
