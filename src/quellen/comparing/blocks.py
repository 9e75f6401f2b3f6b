"""Blocks: which documents of a pile are compared with one another.

Documents hang together that tell one story, share enough keys, or have been decided on together;
what hangs together, directly or by way of others, is in one block. Blocks are filled up with what
was told at the same time, so that each knows which words are rare. Where one block ends and the
next begins, its documents say themselves (content-defined chunking; Muthitacharoen, Chen & Mazières
2001), so that a new document changes the block that it comes into, and at most a few others.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from quellen.comparing.keys import ENOUGH, Keys, Pairs, components, met
from quellen.comparing.sketches import Sketch
from quellen.comparing.stories import ALONE, stories_of
from quellen.comparing.when_told import UNDATED
from quellen.model import Decision

WHOLE = 500
"""Documents up to which a pile is one block."""
FEWEST, MOST = 200, 400
"""Documents from which a block may end, and from which it ends in any case."""
ENDINGS = 8  # of so many groups of documents, one lets a block end


class Block(NamedTuple):
    """Documents by their number in the pile, and for each the number in the block of its story."""

    members: tuple[int, ...]
    stories: tuple[int, ...]


def blocks_of(
    sketches: Sequence[Sketch], of: Callable[[str], str], decisions: Sequence[Decision] = ()
) -> list[Block]:
    """The blocks of a pile that is given by path; ``of`` gives the key that a name is known by.

    Each document is in one block. The same documents give the same blocks.
    """
    names = [
        dict.fromkeys(of(e.name) for e in sketch.cast.entities if e.type != "group")
        for sketch in sketches
    ]
    stories = stories_of([sketch.report for sketch in sketches], names)
    if len(sketches) <= WHOLE:
        filled: Iterable[Sequence[int]] = [range(len(sketches))] if sketches else []
    else:
        filled = _filled(_groups(sketches, stories, decisions), sketches)
    return [_block(sorted(members), stories) for members in filled]


def _block(members: Sequence[int], stories: Sequence[int]) -> Block:
    first: dict[int, int] = {}
    own = [stories[n] for n in members]
    numbers = [s if s == ALONE else first.setdefault(s, n) for n, s in enumerate(own)]
    return Block(tuple(members), tuple(numbers))


# ------------------------------------------------------------------------- groups


def _groups(
    sketches: Sequence[Sketch], stories: Sequence[int], decisions: Sequence[Decision]
) -> list[list[int]]:
    """Documents that hang together, those first that were told first."""
    order = sorted(range(len(sketches)), key=lambda n: (_told(sketches[n]), n))
    place = {n: at for at, n in enumerate(order)}
    links = (*_by_story(stories), *_by_decision(sketches, decisions))
    others = np.array([(place[a], place[b]) for a, b in links], dtype=np.int64).reshape(-1, 2)
    one, two, worth = _by_keys([sketches[n].keys for n in order])
    together = components((
        np.concatenate((one, others[:, 0])),
        np.concatenate((two, others[:, 1])),
        np.concatenate((worth, np.full(len(others), ENOUGH))),
    ))  # fmt: skip
    groups: dict[int, list[int]] = defaultdict(list)
    for at, n in enumerate(order):
        groups[together.get(at, at)].append(n)
    return list(groups.values())


def _told(sketch: Sketch) -> int:
    return UNDATED if sketch.told is None else sketch.told


def _by_keys(keys: Sequence[Keys]) -> Pairs:
    places = np.repeat(np.arange(len(keys)), [len(own) for own in keys])
    return met(places, np.concatenate(keys))


def _by_story(stories: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((n, story) for n, story in enumerate(stories) if story != ALONE)


def _by_decision(
    sketches: Sequence[Sketch], decisions: Sequence[Decision]
) -> Iterator[tuple[int, int]]:
    """What people have decided of documents together holds wherever else these belong."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for n, sketch in enumerate(sketches):
        numbers[sketch.sha256].append(n)
    for decision in decisions:
        here = [n for anchor in decision.anchors for n in numbers.get(anchor.sha256, ())]
        yield from ((here[0], other) for other in here[1:])


# ------------------------------------------------------------------------- filling


def _filled(groups: Sequence[Sequence[int]], sketches: Sequence[Sketch]) -> Iterator[list[int]]:
    """Blocks of some groups each, in their order; a group is never cut."""
    block: list[int] = []
    for group in groups:
        last = zlib.crc32(sketches[group[0]].sha256.encode()) % ENDINGS == 0
        if len(block) >= (FEWEST if last else MOST):
            yield block
            block = []
        block += group
    if block:
        yield block
