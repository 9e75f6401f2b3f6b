"""Keys of a document: what another that has something to do with it is likely to share.

Blocking (Fellegi & Sunter 1969; Christen 2012): documents are compared only where they share enough
keys. Four kinds: long seeds of their letters, for copies; rare names, and addresses of documents;
a name or place on one day, for events; and a capital word in what is told of one day, since a name
may go unrecognised. A key is a number of 64 bits, which kind it is its lowest two bits.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from quellen.comparing.days import Interval
from quellen.comparing.identity import fold
from quellen.comparing.lineage.declared import address_of
from quellen.comparing.lineage.letters import letters_of
from quellen.comparing.lineage.seeds import seeds_of
from quellen.model import Marked, Statement

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Pairs = tuple[Numbers, Numbers, Numbers]
"""Pairs of documents in columns: the earlier, the later, and what their common keys count for."""

SEED, NAME, DAY, WORD = 0, 1, 2, 3
WORTH = np.array([1, 2, 4, 2], dtype=np.int64)
"""What sharing a key of each kind counts for."""
ENOUGH = 4
"""Four seeds (a sentence), two rare names, one name on one day, or two capital words on one day."""
CROWD = np.array([1 << 62, 25, 400, 25], dtype=np.int64)
"""Documents with a key from which it joins nothing: copies may be as many as they like."""
EXACT = 3  # days that a date may span to be a key
_CAPITAL = re.compile(r"(?<=[a-z\d,;] )[A-Z][\w’'-]{3,}")
"""Within a sentence: at its head, and behind another such word, capitals say less."""
_CALENDAR = frozenset((*calendar.month_name, *calendar.day_name))


def keys_of(marked: Marked) -> Keys:
    """All keys of a document, each once."""
    seeds = seeds_of(letters_of(marked.document.text).codes).long.astype(np.uint64)
    names = {e.id: fold(e.name) for e in marked.analysis.entities}
    rare = (_key(NAME, name) for name in set(names.values()) if " " in name)
    addresses = (_key(NAME, key) for key in _addresses(marked))
    days = (_key(DAY, key) for s in marked.analysis.statements for key in _days(s, names))
    capitals = (_key(WORD, key) for key in _capitals(marked))
    words = np.fromiter({*rare, *addresses, *days, *capitals}, dtype=np.uint64)
    return np.unique(np.concatenate((seeds << np.uint64(2), words)))


def _addresses(marked: Marked) -> Iterator[str]:
    """The address of the document and those that it links to, each twice: a link is enough."""
    document = marked.document
    for url in {url for url in (document.url, *(link.url for link in document.links)) if url}:
        yield from (f"{address_of(url)} {side}" for side in "ab")


def _days(statement: Statement, names: dict[str, str]) -> Iterator[str]:
    day = _day(statement)
    if day is None:
        return
    told = {names[w] for w in statement.who if w in names}
    told |= {fold(statement.place)} if statement.place else set()
    yield from (f"{day} {name}" for name in told)


def _capitals(marked: Marked) -> Iterator[str]:
    """Capital words of the sentences in which something is told of a day."""
    sentences, text = marked.analysis.sentences, marked.document.text
    starts = [start for start, _ in sentences]
    told = {(_day(s), bisect_right(starts, s.spans[0][0]) - 1)
            for s in marked.analysis.statements if s.spans}  # fmt: skip
    for day, at in told:
        if day is not None and at >= 0:
            words = _CAPITAL.findall(text[slice(*sentences[at])])
            yield from (f"{day} {fold(word)}" for word in words if word not in _CALENDAR)


def _day(statement: Statement) -> int | None:
    """The day on which it is, if it is told as exactly."""
    when = Interval.of(statement.earliest, statement.latest)
    return None if when is None or when.is_open or when.width > EXACT else when.low


def _key(kind: int, words: str) -> int:
    digest = hashlib.blake2b(words.encode(), digest_size=8).digest()
    return int.from_bytes(digest) & ~3 | kind


# ------------------------------------------------------------------------- joining


def met(documents: Numbers, keys: Keys) -> Pairs:
    """Pairs of documents that share keys, each once.

    Takes a row for each key of each document. Each document meets the first that has a key, and the
    one before it: as many pairs as keys, however many share one.
    """
    if not len(keys):
        return documents, documents, documents
    order = np.lexsort((documents, keys))
    documents, keys = documents[order], keys[order]
    fresh = np.concatenate(([True], keys[1:] != keys[:-1]))
    starts = np.flatnonzero(fresh)
    sizes = np.diff(np.append(starts, len(keys)))
    first, size = np.repeat(starts, sizes), np.repeat(sizes, sizes)
    kinds = (keys & np.uint64(3)).astype(np.int64)
    later = np.flatnonzero(~fresh & (size <= CROWD[kinds]))
    before = np.stack((documents[first[later]], documents[later - 1]))
    nearer = before[0] != before[1]
    a = np.concatenate((before[0], before[1][nearer]))
    b = np.concatenate((documents[later], documents[later][nearer]))
    worth = WORTH[np.concatenate((kinds[later], kinds[later][nearer]))]
    return summed(a, b, worth)


def summed(a: Numbers, b: Numbers, worth: Numbers) -> Pairs:
    """Each pair once, with what it counts for in all."""
    if not len(a):
        return a, b, worth
    order = np.lexsort((b, a))
    a, b, worth = a[order], b[order], worth[order]
    starts = np.flatnonzero(np.concatenate(([True], (a[1:] != a[:-1]) | (b[1:] != b[:-1]))))
    return a[starts], b[starts], np.add.reduceat(worth, starts)


def components(pairs: Pairs) -> dict[int, int]:
    """Document → the first of those it hangs together with, for all that share enough."""
    parent: dict[int, int] = {}

    def root(n: int) -> int:
        while (above := parent.setdefault(n, n)) != n:
            parent[n] = parent[above]
            n = above
        return n

    a, b = (column[pairs[2] >= ENOUGH] for column in pairs[:2])
    for one, two in zip(map(root, a.tolist()), map(root, b.tolist()), strict=True):
        parent[max(one, two)] = min(one, two)
    return {n: root(n) for n in parent}
