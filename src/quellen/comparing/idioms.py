"""Acts told in several words, none of which says so alone: "gave way", "got four years"."""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import resources

from quellen.comparing.families import SIGN
from quellen.comparing.terms import NUMBER_WORDS

_OBJECT = r"(?:\s+(?!(?:and|but|for|after|nothing|no)\b)[^\s.,;:()]+){0,3}?"
_NUMBER = rf"(?:\d+|{'|'.join(sorted(NUMBER_WORDS))})"


class Idioms:
    """The idioms of one text, by where they begin."""

    def __init__(self, text: str) -> None:
        self._found = list(_idioms_in(text))
        self._starts = [start for start, _, _ in self._found]

    def families(self, start: int, end: int) -> frozenset[str]:
        """The families of those that stand in a part of the text, as terms."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return frozenset(family for _, stop, family in self._found[first:last] if stop <= end)


def _idioms_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each idiom begins and ends, and its family; none begins within another."""
    by_first, names = _patterns()
    behind = 0
    for word in _WORD.finditer(text):
        pattern = by_first.get(word[0].lower())
        if pattern is not None and word.start() >= behind:
            match = pattern.match(text, word.start())
            if match is not None:
                behind = match.end()
                yield match.start(), behind, names[match.lastgroup or ""]


_WORD = re.compile(r"\w+")


@functools.cache
def _patterns() -> tuple[Mapping[str, re.Pattern[str]], Mapping[str, str]]:
    """The idioms by the word that they begin with, and the family of each of their groups.

    All of them in one pattern would be tried at every word of a text.
    """
    table = tomllib.loads(resources.files(__package__).joinpath("idioms.toml").read_text("utf-8"))
    by_first: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for n, (family, phrase) in enumerate((f, p) for f, ps in table.items() for p in ps):
        names[f"i{n}"] = SIGN + family
        for first in phrase.split()[0].split("|"):
            by_first[first].append(f"(?P<i{n}>{_compiled(phrase)})")
    return {
        first: re.compile(rf"(?:{'|'.join(either)})\b", re.IGNORECASE)
        for first, either in by_first.items()
    }, names


def _compiled(phrase: str) -> str:
    """ "let ~ go" as a pattern.

    >>> bool(re.fullmatch(_compiled("set|sets ~ free"), "set the prisoners free"))
    True
    """
    found = ""
    for word in phrase.split():
        if word == "~":
            found += _OBJECT
        else:
            plain = _NUMBER if word == "#" else f"(?:{word})"
            found += plain if not found else rf"\s+{plain}"
    return found
