"""One name in two spellings of another script: Mujahedin and Mojahedin, Qaddafi and Gaddafi.

Names from Arabic, Persian or Russian are spelled in many ways. Two are taken for one if their
consonants agree once those are made equal that the ways of romanising exchange (q, g, k before a
vowel; kh; dj, zh, j; ph, f), and their vowels differ in no more than these ways do: a and e, e and
i, o and u. "Marian" and "Marion", "Hansen" and "Hanson" differ in more.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from itertools import zip_longest

from quellen.marking.voices.lexicon import FEMALE_NAMES, MALE_NAMES

_DATA = tomllib.loads(resources.files(__package__).joinpath("variants.toml").read_text("utf-8"))
GIVEN: dict[str, str] = {
    form: row.split()[0] for row in _DATA["given"] for form in str(row).split()
}
COMMON = frozenset(str(_DATA["common"]).split())
_FIXED = (MALE_NAMES | FEMALE_NAMES) - GIVEN.keys()
"""Given names with one spelling: Peter is no way to spell anything else."""

LONG_ENOUGH = 7  # letters of a name of one word
_CONSONANTS = (
    (re.compile(r"['’`]"), ""),
    (re.compile(r"\b(?:al|el|ul|ar|ash|e|i|o)[ -]"), ""),
    (re.compile(r"-"), " "),
    (re.compile(r"kh"), "x"),
    (re.compile(r"gh|q|k(?=[aeiou])"), "g"),
    (re.compile(r"dj|zh"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"h\b"), ""),
    (re.compile(r"ou|oo|o"), "u"),
    (re.compile(r"ie|ei|ee|ai|ay|ey|iy|y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWEL = re.compile(r"[aeiu]+")


@functools.lru_cache(maxsize=65536)
def skeleton(name: str) -> str | None:
    """The consonants of a folded name, made equal; None where no other spelling is looked for."""
    plain = _plain(name)
    if plain is None:
        return None
    return _VOWEL.sub("-", plain)


def alike(one: str, two: str) -> bool:
    """Whether two folded names are two spellings of one.

    >>> alike("mujahedin-e khalq", "mojahedin-e khalq"), alike("marian cole", "marion cole")
    (True, False)
    """
    a, b = _plain(one), _plain(two)
    if a is None or b is None or _VOWEL.sub("-", a) != _VOWEL.sub("-", b):
        return False
    pairs = zip_longest(_VOWEL.findall(a), _VOWEL.findall(b), fillvalue="")
    return all(x == y or {x, y} in _EXCHANGED for x, y in pairs)


_EXCHANGED = ({"a", "e"}, {"e", "i"})


@functools.lru_cache(maxsize=65536)
def _plain(name: str) -> str | None:
    words = name.split()
    if not name.isascii() or any(word in _FIXED for word in words):
        return None
    if len(words) == 1 and len(name) < LONG_ENOUGH:
        return None
    plain = " ".join(GIVEN.get(word, word) for word in words)
    for pattern, letter in _CONSONANTS:
        plain = pattern.sub(letter, plain)
    return plain


def share_a_word(one: str, two: str) -> bool:
    """Whether two folded names of organisations share a word that tells them from others."""
    first, second = (_telling(name) for name in (one, two))
    return any(a == b or alike(a, b) for a in first for b in second)


def _telling(name: str) -> list[str]:
    words = re.split(r"[\s-]+", name)
    return [w for w in words if len(w) > 3 and w.removesuffix("'s") not in COMMON]
