"""Which rules of the grammar are worth trying at a place: those whose words stand within reach.

Most rules cannot do without a word of a kind (a month, a unit, "century"). The words ahead are
looked up once, each gives the bits of the rules that it serves, and only those rules are tried: the
cost of a place does not grow with the size of the grammar.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from quellen.marking.times import vocabulary as v
from quellen.marking.times.rules import RULES
from quellen.marking.times.rules.rule import Rule

Matcher = Callable[[str, int, int], "re.Match[str] | None"]
Candidates = tuple[tuple[Matcher, Rule], ...]

_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_DIGITS = 1 << len(RULES)  # the bit that tells of digits ahead
_CHUNK = 64  # characters
_LONGEST = 20  # letters of a word in the tables, at most
_TABLES: dict[str, Iterable[str]] = {
    "<month>": v.MONTHS,
    "<weekday>": v.WEEKDAYS,
    "<season>": v.SEASONS,
    "<unit>": v.UNITS,
    "<part>": v.PARTS_OF_DAY,
    "<decade>": v.DECADES,
    "<frequency>": v.FREQUENCIES,
    "<feast>": (*v.HOLIDAYS, *v.MOVABLE),
    "<vague>": v.VAGUE,
    "<era>": ("a", "ad", "b", "bc", "bce", "c", "ce"),
    **{f"<{calendar}>": names for calendar, names in v.CALENDAR_MONTHS.items()},
}


class Ahead:
    """The words ahead of any place of a text, each chunk of it looked up once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._chunks: dict[int, int] = {}

    def candidates(self, start: int, end: int, *, in_digits: bool) -> Candidates:
        """The rules that can match within a stretch, where it opens in digits or does not."""
        served = 0
        for chunk in range(start // _CHUNK, end // _CHUNK + 1):
            known = self._chunks.get(chunk)
            served |= self._look_up(chunk) if known is None else known
        return _chosen(served, in_digits)

    def _look_up(self, chunk: int) -> int:
        """The rules that words beginning in a chunk serve; halves of words do no harm."""
        bits, served, begin = _bits(), 0, chunk * _CHUNK
        for word in _LETTERS.findall(self._text, begin, begin + _CHUNK + _LONGEST):
            served |= bits.get(word.lower(), 0)
        if _DIGIT.search(self._text, begin, begin + _CHUNK):
            served |= _DIGITS
        self._chunks[chunk] = served
        return served


@functools.lru_cache(maxsize=8192)
def _chosen(served: int, in_digits: bool) -> Candidates:
    return tuple(
        (rule.pattern.match, rule)
        for index, rule in enumerate(RULES)
        if (not rule.needs or served >> index & 1)
        and (served & _DIGITS or not rule.has_digits)
        and (rule.opens_in_digits or not in_digits)
    )


@functools.cache
def _bits() -> dict[str, int]:
    """For each word, in lower case, the rules that it serves."""
    bits: dict[str, int] = defaultdict(int)
    for index, rule in enumerate(RULES):
        for word in needed(rule):
            bits[word] |= 1 << index
    return dict(bits)


def needed(rule: Rule) -> frozenset[str]:
    """The words of which a rule has at least one; of names of several words, the first."""
    forms = (form for part in rule.needs.split() for form in _TABLES.get(part, (part,)))
    return frozenset(_LETTERS.findall(form.lower())[0] for form in forms)
