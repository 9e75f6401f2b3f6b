"""Garbled words: which of two texts that say the same has misread the other.

Where two passages differ in a word that is nearly the same, and the one form is met elsewhere while
the other is met nowhere, the latter is a slip of the pen, the press or the scanner: errors are
handed down and not mended (Maas, Textkritik, 1927).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from quellen.model import Marked, Passage

FEWEST = 3  # garbled words that are no chance
TIMES = 3  # as many as in the other text
NEARLY = 0.6  # likeness of a word and what it is garbled to
SHORTEST = 4  # letters
LONGEST = 600  # words of a passage that are held against each other

_WORD = re.compile(r"\w+")


class Vocabulary:
    """How often each word stands in a collection, counted when it is first asked for."""

    def __init__(self, documents: Sequence[Marked]) -> None:
        self._documents = documents

    @cached_property
    def counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for marked in self._documents:
            counts.update(w.casefold() for w in _WORD.findall(marked.document.text))
        return counts

    def is_known(self, word: str) -> bool:
        """Whether a word stands anywhere else as well."""
        return self.counts[word] > 1


def garbled(
    passages: Sequence[Passage], one: str, two: str, words: Vocabulary
) -> tuple[bool, str] | None:
    """Whether the second text has garbled the first (else the first the second), and an example;
    None where neither has, or both have."""
    slips: tuple[list[str], list[str]] = [], []
    changed = [
        (_words(one[slice(*p.origin)]), _words(two[slice(*p.copy)]))
        for p in passages if p.similarity < 1
    ]  # fmt: skip
    if max((_unknown(side, words) for side in zip(*changed, strict=True)), default=0) >= FEWEST:
        for said, copied in changed:
            for a, b in _changed(said, copied, words):
                slips[words.is_known(a)].append(f"“{b}” for “{a}”" if words.is_known(a)
                                                else f"“{a}” for “{b}”")  # fmt: skip
    less, more = sorted(map(len, slips))
    if more < FEWEST or more < TIMES * less:
        return None
    second = len(slips[1]) == more
    return second, slips[second][0]


def _words(passage: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(passage)[:LONGEST]]


def _unknown(side: Iterable[Sequence[str]], words: Vocabulary) -> int:
    """How many slips one of two texts can have at most."""
    return sum(len(w) >= SHORTEST and not words.is_known(w) for said in side for w in said)


def _changed(a: Sequence[str], b: Sequence[str], words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Words in the same place of two passages that are nearly the same, one of them unknown."""
    if all(words.is_known(w) for w in (*a, *b)):
        return
    for kind, i, j, k, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "replace" and j - i == n - k:
            for x, y in zip(a[i:j], b[k:n], strict=True):
                if words.is_known(x) != words.is_known(y) and _nearly_same(x, y):
                    yield x, y


def _nearly_same(x: str, y: str) -> bool:
    if min(len(x), len(y)) < SHORTEST:
        return False
    most = (Counter(x) & Counter(y)).total()  # letters that can agree: quick to count
    likely = 2 * most >= NEARLY * (len(x) + len(y))
    return likely and SequenceMatcher(None, x, y).ratio() >= NEARLY
