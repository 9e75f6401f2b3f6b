"""How far a value that somebody gives speaks for another one: lists of names that are left short.

Who names two of three authors denies the third by no word: an omission is no contradiction, while
who names one too many says something false. So a list speaks for every longer one that holds its
names, and less for a shorter one. Spellings and initials of names are seen through. Numbers and
other single words speak for themselves alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

SPEAKS_FOR = 0.6  # of its own vote, what a value gives to one that holds all it says
_SEPARATORS = re.compile(r"\s*(?:;|\||/|&|\band\b)\s*")
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_SLIP = 0.85  # ratio of letters that agree from which two names are one with a slip in it

Name = tuple[str, ...]
"""The words of a name in order of the alphabet, so that "Luna, Ada" is "Ada Luna"."""


def spoken_for(scores: Mapping[str, float]) -> dict[str, float]:
    """The votes of the values of one object, each with what the others speak for it."""
    if len(scores) < 2 or not any(_LETTER.search(value) for value in scores):
        return dict(scores)
    return {
        value: score
        + SPEAKS_FOR
        * sum(likeness(v, value) * max(0.0, s) for v, s in scores.items() if v != value)
        for value, score in scores.items()
    }


@lru_cache(maxsize=200_000)
def likeness(said: str, value: str) -> float:
    """The part of the names in ``said`` that ``value`` has too, 0 to 1."""
    names, others = members(said), members(value)
    if not names or not others:
        return 0.0
    return sum(max(_same(name, other) for other in others) for name in names) / len(names)


@lru_cache(maxsize=50_000)
def members(value: str) -> tuple[Name, ...]:
    """The names of a list; none for numbers."""
    plain = unicodedata.normalize("NFKD", value.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    names = (tuple(sorted(_WORD.findall(part))) for part in _SEPARATORS.split(plain))
    return tuple(name for name in names if any(_LETTER.match(word) for word in name))


def _same(one: Name, two: Name) -> float:
    """1 for the same name, less where initials or a slip of the pen stand between, else 0."""
    if one == two:
        return 1.0
    if _initials(one, two):
        return 0.9
    if any(word[0].isdigit() for word in (*one, *two)):
        return 0.0  # "version 2" is no slip for "version 3"
    close = SequenceMatcher(None, " ".join(one), " ".join(two), autojunk=False).ratio()
    return 0.8 if close >= _SLIP else 0.0


def _initials(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether what is left of two names when shared words go are initials of each other."""
    shared = set(one) & set(two)
    left = [[w for w in words if w not in shared] for words in (one, two)]
    if not any(len(word) > 2 for word in shared):
        return False
    shorter, longer = sorted(left, key=lambda words: (len(words), sum(map(len, words))))
    return all(any(w.startswith(i) and len(i) == 1 for w in longer) for i in shorter)
