"""Families of acts: "was discharged" and "left prison" may tell the same, in no common word."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from importlib import resources

from quellen.comparing.terms import stem

SIGN = "="
"""How the term for a family begins, so that it is no word."""


def families(stems: Iterable[str]) -> frozenset[str]:
    """The families that the stems of a text belong to, as terms.

    >>> sorted(families(["discharg", "vereth"]))
    ['=release']
    """
    known = _by_stem()
    return frozenset(family for word in stems if word in known for family in known[word])


def is_family(term: str) -> bool:
    return term.startswith(SIGN)


_OPPOSED = tuple(
    frozenset((SIGN + one, SIGN + two))
    for one, two in (
        ("begin", "end"), ("arrest", "release"), ("abduct", "release"), ("sentence", "release"),
        ("leave", "return"), ("flee", "return"), ("appoint", "resign"), ("birth", "die"),
        ("found", "ban"),
    )
)  # fmt: skip


def opposed(one: Set[str], two: Set[str]) -> bool:
    """Whether of two acts, by their families, one is the end or the undoing of the other.

    >>> opposed({"=strike", "=begin"}, {"=strike", "=end"})
    True
    """
    return any(
        len(pair & one) == len(pair & two) == 1 and not pair & one & two for pair in _OPPOSED
    )


@functools.cache
def _by_stem() -> Mapping[str, tuple[str, ...]]:
    text = resources.files(__package__).joinpath("families.toml").read_text("utf-8")
    found: dict[str, set[str]] = defaultdict(set)
    for family, words in tomllib.loads(text).items():
        for word in words.split():
            found[stem(word)].add(SIGN + family)
    return {word: tuple(sorted(names)) for word, names in found.items()}
