"""Text reuse: which passages two texts share, to the letter."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quellen.comparing.lineage.borders import to_sentences
from quellen.comparing.lineage.enough import enough, least_among
from quellen.comparing.lineage.index import SeedIndex, Stretch
from quellen.comparing.lineage.letters import Letters, letters_of
from quellen.comparing.lineage.passages import Found, Stand, passages_near
from quellen.comparing.lineage.seeds import seeds_of
from quellen.model import Passage

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
    least = least_among(len(texts))
    index = SeedIndex(seeds_of(letters_of(text).codes) for text in texts)
    for (b, a), stretches in itertools.groupby(index.stretches(), key=lambda s: (s.b, s.a)):
        stand = Stand(letters(a).codes, *index.rarity(a))
        found = [f for f in _all_near(stand, letters(b), list(stretches)) if f.evidence >= least]
        kept = [
            to_sentences(passage, texts[a], texts[b])
            for f in found
            if _is_enough(
                passage := _passage(f, letters(a), letters(b)), f, least, texts[a], texts[b]
            )
        ]
        if kept:
            yield Pair(a, b, tuple(kept))


def _is_enough(passage: Passage, found: Found, least: float, one: str, two: str) -> bool:
    return enough(found.evidence, least, one[slice(*passage.origin)], two[slice(*passage.copy)])


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
