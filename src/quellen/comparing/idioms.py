"""Acts told in several words, none of which says so alone: "gave way", "got four years"."""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from importlib import resources

from quellen.comparing.families import SIGN
from quellen.comparing.terms import NUMBER_WORDS

_OBJECT = r"(?:\s+(?!(?:and|but|for|after|nothing|no)\b)[^\s.,;:()]+){0,3}?"
_NUMBER = rf"(?:\d+|{'|'.join(sorted(NUMBER_WORDS))})"


class Idioms:
    """The idioms of one text, by where they begin."""

    def __init__(self, text: str) -> None:
        pattern, names = _pattern()
        found = [(m.start(), m.end(), names[m.lastgroup or ""]) for m in pattern.finditer(text)]
        self._starts = [start for start, _, _ in found]
        self._found = found

    def families(self, start: int, end: int) -> frozenset[str]:
        """The families of those that stand in a part of the text, as terms."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return frozenset(family for _, stop, family in self._found[first:last] if stop <= end)


@functools.cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """All idioms in one pattern, with the family of each of its groups."""
    table = tomllib.loads(resources.files(__package__).joinpath("idioms.toml").read_text("utf-8"))
    groups = [
        (f"i{n}", family, _compiled(phrase))
        for n, (family, phrase) in enumerate((f, p) for f, ps in table.items() for p in ps)
    ]
    either = "|".join(f"(?P<{name}>{phrase})" for name, _, phrase in groups)
    names = {name: SIGN + family for name, family, _ in groups}
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE), names


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
