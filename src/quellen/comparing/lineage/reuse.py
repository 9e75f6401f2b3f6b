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
from quellen.comparing.stories import ALONE
from quellen.model import Passage

REMEMBERED = 512  # texts whose letters are kept at hand
OTHER_SUBJECT = (
    1.35  # as many times more must reports of two events share: what their author, their
)
# paper or their police write of every such thing, they share anyway


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, by their place in the order given, and the passages that they share."""

    a: int
    b: int
    passages: tuple[Passage, ...]


def find_reuse(texts: Sequence[str], subjects: Sequence[int] = ()) -> Iterator[Pair]:
    """Pairs of texts, the earlier first, with the passages they share.

    ``Passage.origin`` is the span in the earlier text, ``Passage.copy`` that in the later, in
    characters; similarity is the share of their letters that agree, 0 to 1. ``subjects`` are
    numbers of what the texts are about, ALONE where that is not known: on two they must share more.
    """
    pile = _Pile(texts, subjects)
    for (b, a), together in itertools.groupby(pile.index.stretches(), key=lambda s: (s.b, s.a)):
        kept = tuple(pile.passages(a, b, pile.near(a, b, list(together))))
        if kept:
            yield Pair(a, b, kept)


class _Pile:
    """Texts with their seeds, and the letters of those that were last looked at."""

    def __init__(self, texts: Sequence[str], subjects: Sequence[int]) -> None:
        self._texts = texts
        self._subjects = subjects
        self._letters = lru_cache(REMEMBERED)(lambda number: letters_of(texts[number]))
        self._least = least_among(len(texts))
        self.index = SeedIndex(seeds_of(letters_of(text).codes) for text in texts)

    def near(self, a: int, b: int, stretches: Sequence[Stretch]) -> list[Found]:
        """What two texts share around some stretches, in letters, however slight."""
        stand = Stand(self._letters(a).codes, *self.index.rarity(a))
        return _all_near(stand, self._letters(b), stretches)

    def passages(self, a: int, b: int, found: Sequence[Found]) -> Iterator[Passage]:
        """As much of it as is no chance, from sentence to sentence."""
        least = self._least * (OTHER_SUBJECT if self._differ(a, b) else 1)
        for one in (f for f in found if f.evidence >= least):
            passage = _passage(one, self._letters(a), self._letters(b))
            said, again = (
                self._texts[a][slice(*passage.origin)],
                self._texts[b][slice(*passage.copy)],
            )
            if enough(one.evidence, least, said, again):
                yield to_sentences(passage, self._texts[a], self._texts[b])

    def _differ(self, a: int, b: int) -> bool:
        """Whether two texts are about different things, as far as that is known."""
        if not self._subjects:
            return False
        one, two = self._subjects[a], self._subjects[b]
        return one != two and ALONE not in (one, two)


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
