"""Who a document tells of without a number, and which of them can be known to be different people.

Each mention is read for what it says of the person: name, age, sex, whether grown up. Two mentions
are of different people only where these cannot hold of one; whatever could be the same person is
taken to be. The number that comes out is the least that the document tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quellen.marking.figures.vocabulary import (
    AGE_UNITS,
    CHILDREN,
    FATES,
    FEMALE,
    GROWN,
    MALE,
    NOT_PEOPLE,
    PEOPLE,
    PLACES,
    SUSPECTS,
    TITLES,
    VICTIMS,
)
from quellen.model import Figure

CLOSE_AGES = 1
"""Years by which one person's age may differ within a document: a birthday, or a slip."""


@dataclass(frozen=True, slots=True)
class Person:
    """What one mention says of a person; None and empty where it says nothing."""

    figure: Figure
    name: tuple[str, ...] = ()
    age: int | None = None
    female: bool | None = None
    grown: bool | None = None
    suspect: bool | None = None
    """Whether it is the one who did it, or one of those to whom it was done."""

    @property
    def described(self) -> bool:
        """Whether anything is said by which others can be told apart."""
        told = (self.age, self.female, self.grown, self.suspect)
        return bool(self.name) or any(t is not None for t in told)


def person(text: str, figure: Figure) -> Person:
    """What a mention and the age right behind it say of a person."""
    words = _WORD.findall(text, figure.start, figure.end)
    lower = {form for w in words for form in (w.lower(), w.lower().removesuffix("s"))}
    age = _AGE.search(text, figure.start, figure.end) or _BEHIND.match(text, figure.end)
    years = int(age[1]) if age and figure.low == 1 else None
    return Person(
        figure,
        _name(words),
        years,
        _either(lower, FEMALE, MALE),
        _either(lower, GROWN, CHILDREN) if years is None else _of_age(years),
        _either(lower, SUSPECTS, VICTIMS),
    )


def is_pronoun(text: str, figure: Figure) -> bool:
    return _PRONOUN.match(text, figure.start, figure.end) is not None


def _of_age(years: int) -> bool | None:
    """Whether one is grown up; between boy and man both are said."""
    return True if years > YOUTH[1] else False if years < YOUTH[0] else None


YOUTH = (14, 19)
"""The ages of which both "boy" and "man" are said."""
_PRONOUN = re.compile(r"(?:he|she|him|her|his|hers|i)$", re.IGNORECASE)
LONGEST_NAME = 3
"""More capitals than these are a headline's."""
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_AGE = re.compile(r"\b(\d{1,2})[-\s]year(?:s)?[-\s]old\b", re.IGNORECASE)
_BEHIND = re.compile(r"(?:,\s|\s\()(?:aged?\s)?(\d{1,2})\b(?!\s*(?:others|more|people)|-|[:.]\d)")


def _either(words: set[str], yes: frozenset[str], no: frozenset[str]) -> bool | None:
    if words & yes and words & no:
        return None
    return True if words & yes else False if words & no else None


def _name(words: Sequence[str]) -> tuple[str, ...]:
    """The run of capitals that a mention ends with, without titles; "Kent man" names nobody."""
    name: list[str] = []
    for word in reversed(words):
        bare = word.rstrip(".").removesuffix("'s").removesuffix("’s").lower()
        if not word[0].isupper() or bare in AGE_UNITS or bare in PLACES:
            break
        if bare in PEOPLE or bare in NOT_PEOPLE or bare in FATES.event:
            break
        if bare not in TITLES:
            name.append(bare)
    return tuple(reversed(name)) if len(name) <= LONGEST_NAME else ()


# ----------------------------------------------------------------------- known apart


def known_apart(persons: Iterable[Person]) -> list[Person]:
    """Persons of whom each is known to be none of the others: as many as are found greedily.

    Those of whom most is said come first, since a bare "man" may be anyone.
    """
    found: list[Person] = []
    for one in sorted(persons, key=_said, reverse=True):
        if all(different(one, two) for two in found):
            found.append(one)
    return sorted(found, key=lambda p: p.figure.start)


def _said(one: Person) -> int:
    return 2 * bool(one.name) + (one.age is not None) + (one.female is not None)


def different(one: Person, two: Person) -> bool:
    """Whether what is said of two cannot hold of one person."""
    if one.name and two.name:
        return _other_name(one.name, two.name)
    if one.age is not None and two.age is not None and abs(one.age - two.age) > CLOSE_AGES:
        return True
    if _opposed(one.female, two.female):
        return True
    return _opposed(one.grown, two.grown) or _opposed(one.suspect, two.suspect)


def _opposed(one: bool | None, two: bool | None) -> bool:
    return one is not None and two is not None and one != two


def _other_name(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names are of different people: of a family only where both first names are given.

    Names spelled nearly alike are taken for slips.
    """
    if _alike(one[-1], two[-1]):
        return len(one) > 1 and len(two) > 1 and not _alike(one[0], two[0])
    return not any(_alike(a, b) for a in one for b in two)


def _alike(one: str, two: str) -> bool:
    size = min(len(one), len(two), 4)
    return one[:size] == two[:size]
