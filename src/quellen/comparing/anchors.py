"""Anchors: acts that a distance hangs on, "after he was sentenced", "the death of General Orsk".

An anchor is an act and whose it is. Its day is that of the statements that tell the same act of the
same person or thing with a date of their own, where all of these agree; nobody's day is taken from
what may have been done twice.
"""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from quellen.comparing.days import Interval
from quellen.comparing.identity import fold, is_short_for
from quellen.comparing.terms import stem
from quellen.comparing.ties import ordinals
from quellen.model import Marked, Span, Statement

PEOPLE, THINGS = frozenset({"he", "she", "him", "her"}), frozenset({"it"})
TOLD_TWICE = frozenset({"arrest", "release", "opening"})
"""Acts that come more than once in a life: dated only by the document that reckons from them."""
BACK = 2  # sentences before it that may name whom a pronoun stands for
_NAMED = r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*"
_OF = re.compile(
    rf"the\s+(?P<act>[a-z]+)\s+of\s+(?P<whose>(?>(?:the\s+)?{_NAMED}))(?!\s+(?:of|and|or|at|in)\b)"
)
_CLAUSE = re.compile(
    rf"(?P<whose>he|she|it|{_NAMED})\s+(?:(?:was|had\s+been|had)\s+)?(?P<act>[a-z]+)"
    r"(?=\s*(?:[.;,:)]|$))"
)
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An act by its key in ``anchors.toml``, and the words for whose it is."""

    act: str
    whose: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Dating:
    """A statement that dates an act."""

    marked: Marked
    statement: Statement
    whose: str
    when: Interval


def anchor_at(text: str, place: int) -> Anchor | None:
    """The act and its owner that are named right at a place, if any."""
    match = _OF.match(text, place) or _CLAUSE.match(text, place)
    kinds = _kinds().get(stem(match["act"]), {}) if match else {}
    if match is None or len(kinds) != 1:
        return None
    return Anchor(next(iter(kinds)), match["whose"], match.start(), match.end())


class Acts:
    """What all documents tell of dated acts, read once it is asked for."""

    def __init__(self, documents: Sequence[Marked]) -> None:
        self._documents = documents

    def dating(self, act: str, whose: str, marked: Marked, apart: Span) -> Dating | None:
        """The closest date of an act of somebody, if all that date it agree.

        ``apart`` is where the act is only reckoned from.
        """
        told = [d for d in self._told[act] if same(d.whose, whose)]
        told = [d for d in told if d.marked is not marked or not _overlap(d.statement, apart)]
        if not told or self._is_of_several(whose) or any(_again(d) for d in told):
            return None
        if any(not a.when.overlaps(b.when) for a in told for b in told):
            return None
        here = [d for d in told if d.marked is marked]
        if act in TOLD_TWICE or whose.casefold() == whose:
            told = here
        return min(here or told, key=lambda d: d.when.width, default=None)

    def _is_of_several(self, whose: str) -> bool:
        """Whether people of different names bear the surname."""
        given = {name.split()[0] for name in self._bearers.get(fold(whose).split()[-1], ())}
        return len([a for a in given if not any(is_short_for(a, b) for b in given)]) > 1

    @functools.cached_property
    def _bearers(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for marked in self._documents:
            for entity in marked.analysis.entities:
                words = fold(entity.name).split()
                if entity.type == "person" and len(words) > 1:
                    found[words[-1]].add(" ".join(words))
        return found

    @functools.cached_property
    def _told(self) -> Mapping[str, list[Dating]]:
        found: dict[str, list[Dating]] = defaultdict(list)
        for marked in self._documents:
            for statement in marked.analysis.statements:
                for act, role in _acts_of(statement):
                    if dating := _dating(marked, statement, role):
                        found[act].append(dating)
        return found


def owner(marked: Marked, role: Span, place: int) -> str | None:
    """Who or what the words of a role stand for: a name, a thing, or whom a pronoun stands for."""
    words = marked.document.text[slice(*role)].rsplit("\n", 1)[-1]
    if words.casefold() in PEOPLE:
        return _named_before(marked, place)
    return None if words.casefold() in THINGS else words


def same(one: str, two: str) -> bool:
    """Whether two names are of one person, by the surname if need be, or two words of a thing.

    >>> same("General Orsk", "Orsk"), same("the siege", "The siege")
    (True, True)
    >>> same("Tomas Orsk", "Anna Orsk"), same("Orsk", "The brother of Orsk")
    (False, False)
    """
    a, b = (fold(_LEADING.sub("", words)).split() for words in (one, two))
    if a == b:
        return True
    names = all(word[0].isupper() for word in (*one.split(), *two.split()))
    short, long = sorted((a, b), key=len)
    return names and len(short) == 1 and short[0] == long[-1]


def people_in(marked: Marked, start: int, end: int) -> list[str]:
    """The people who are named from one place to another, each once."""
    people = {e.id: e.name for e in marked.analysis.entities if e.type == "person"}
    ids = [n.entity for n in marked.analysis.names if start <= n.start and n.end <= end]
    return list(dict.fromkeys(people[i] for i in ids if i in people))


def _named_before(marked: Marked, place: int) -> str | None:
    """The one person named last before a place, in its paragraph or the one that it goes on from.

    A paragraph that opens with "he" goes on speaking of whoever the one before ended with.
    """
    sentences = marked.analysis.sentences
    at = bisect_right(sentences, (place, len(marked.document.text)))
    before = [(a, min(b, place)) for a, b in sentences[max(0, at - BACK - 1) : at]]
    for start, end in reversed(before):
        if people := people_in(marked, start, end):
            return people[0] if len(people) == 1 else None
    return None


def _acts_of(statement: Statement) -> Iterator[tuple[str, Span]]:
    """The acts that a statement tells, each with the words for whose it is."""
    if statement.polarity == "negative" or statement.modality != "actual":
        return
    for act, sides in _kinds().get(stem(statement.predicate.split(" ")[-1]), {}).items():
        if "whom" in sides and len(statement.patients) == 1:
            yield act, statement.patients[0]
        elif "who" in sides and len(statement.agents) == 1 and not statement.patients:
            yield act, statement.agents[0]


def _dating(marked: Marked, statement: Statement, role: Span) -> Dating | None:
    whose = owner(marked, role, statement.spans[0][0])
    return dating_of(marked, statement, whose) if whose else None


def dating_of(marked: Marked, statement: Statement, whose: str) -> Dating | None:
    """A statement that gives its day in so many words, as the dating of an act of somebody's."""
    time = marked.analysis.times[statement.time] if statement.time is not None else None
    when = Interval.of(statement.earliest, statement.latest)
    if time is None or time.basis != "explicit" or when is None or when.is_open:
        return None
    return Dating(marked, statement, whose, when)


def _overlap(statement: Statement, span: Span) -> bool:
    return any(a < span[1] and span[0] < b for a, b in statement.spans)


def _again(dating: Dating) -> bool:
    start, end = dating.statement.spans[0][0], dating.statement.spans[-1][1]
    return bool(ordinals(dating.marked.document.text[start:end]))


@functools.cache
def _kinds() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Stem → act → "who" or "whom" the act is of."""
    text = resources.files(__package__).joinpath("anchors.toml").read_text("utf-8")
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for act, sides in tomllib.loads(text).items():
        for side, words in sides.items():
            for word in map(stem, words.split()):
                found[word][act] = found[word].get(act, frozenset()) | {side}
    return found
