"""Text reuse: which passages two texts share, to the letter."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quellen.comparing.lineage.borders import to_sentences
from quellen.comparing.lineage.index import SeedIndex, Stretch
from quellen.comparing.lineage.letters import Letters, letters_of
from quellen.comparing.lineage.passages import Found, Stand, passages_near
from quellen.comparing.lineage.seeds import seeds_of
from quellen.model import Passage

LEAST = 73.0  # letters, rare ones counted twice, that a passage must have
FEW = 45.0  # as many more in one text, falling with the root of their number: a phrase that is
# common in the language looks rare where there is little to tell it by
REMEMBERED = 512  # texts whose letters are kept at hand


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, by their place in the order given, and the passages that they share."""

    a: int
    b: int
    passages: tuple[Passage, ...]


def find_reuse(texts: Sequence[str]) -> Iterator[Pair]:
    """Pairs of texts, the earlier first, with the passages they share.

    ``Passage.origin`` is the span in the earlier text, ``Passage.copy`` that in the later, in
    characters; similarity is the share of their letters that agree, 0 to 1.
    """
    letters = lru_cache(REMEMBERED)(lambda number: letters_of(texts[number]))
    least = LEAST + FEW / max(len(texts), 1) ** 0.5
    index = SeedIndex(seeds_of(letters_of(text).codes) for text in texts)
    for (_, _), stretches in itertools.groupby(index.stretches(), key=lambda s: (s.b, s.a)):
        pair = list(stretches)
        a, b = letters(pair[0].a), letters(pair[0].b)
        stand = Stand(a.codes, *index.rarity(pair[0].a))
        found = [f for f in _all_near(stand, b, pair) if f.worth >= least]
        if found:
            yield Pair(
                pair[0].a,
                pair[0].b,
                tuple(
                    to_sentences(_passage(f, a, b), texts[pair[0].a], texts[pair[0].b])
                    for f in found
                ),
            )


def _all_near(one: Stand, other: Letters, stretches: Sequence[Stretch]) -> list[Found]:
    found: list[Found] = []
    for stretch in stretches:
        if not any(_within(stretch, f) for f in found):
            found += passages_near(one, other.codes, stretch.in_a, stretch.in_b)
    return _distinct(found)


def _within(stretch: Stretch, found: Found) -> bool:
    return all(
        span[0] <= seeds[0] and seeds[1] <= span[1]
        for seeds, span in ((stretch.in_a, found.a), (stretch.in_b, found.b))
    )


def _distinct(found: Sequence[Found]) -> list[Found]:
    """The best of those that stand on the same words in both texts, in the order of the first."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (-f.worth, f.a)):
        if not any(_touch(one.a, k.a) and _touch(one.b, k.b) for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.a)


def _touch(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return max(one[0], two[0]) < min(one[1], two[1])


def _passage(found: Found, a: Letters, b: Letters) -> Passage:
    longer = max(found.a[1] - found.a[0], found.b[1] - found.b[0])
    return Passage(
        _characters(found.a, a), _characters(found.b, b), round(min(1.0, found.equal / longer), 3)
    )


def _characters(span: tuple[int, int], letters: Letters) -> tuple[int, int]:
    return int(letters.offsets[span[0]]), int(letters.offsets[span[1] - 1]) + 1
