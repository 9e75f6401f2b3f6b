"""Lineage: families of documents as stemmata, and two documents side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from starlette.routing import Route

from quellen.showing.report.gather import ReportData
from quellen.showing.report.lineage import STRENGTH, VERBS, families
from quellen.showing.report.names import Names
from quellen.showing.report.stemma import TEXTUAL, Stemma, draw_stemmata
from quellen.showing.workbench import edges
from quellen.showing.workbench.answers import Asked, page
from quellen.showing.workbench.api import known
from quellen.showing.workbench.disputing import undoable
from quellen.showing.workbench.links import place
from quellen.showing.workbench.register import Register

DRAWN = 60  # documents of a family in its picture
LISTED = 100  # families
PASSAGES = 60  # of two documents
FARTHEST = 600_000  # characters of a text that is aligned while somebody waits
LONGEST = 1500  # words of a passage whose differences are looked for

Row = Mapping[str, Any]


class _Names(Names):
    """The names of the register, with ids for anchors."""

    def __init__(self, register: Register) -> None:
        super().__init__([])
        self._register = register

    def __getitem__(self, document: str) -> str:
        return self._register.names[document]

    def key(self, document: str) -> str:
        return document


def lineage(asked: Asked) -> Mapping[str, Any]:
    """All families by size; the one that is asked for, or the largest, drawn."""
    register = asked.register
    found = _families(register)
    wanted = asked.word("of")
    family = next((f for f in found if wanted in f), found[0] if found else set())
    links = [x for x in register.lineage if x["from"] in family and x["to"] in family]
    return {
        "families": [(min(f, key=_age(register)), len(f)) for f in found[:LISTED]],
        "more": max(0, len(found) - LISTED),
        "family": sorted(family, key=_age(register)),
        "stemma": _stemma(register, family, links),
        "drawn": DRAWN,
        "links": sorted(links, key=_strength),
        "verbs": VERBS,
        "texts": len(register.read),
        "names": sorted(register.names[s["id"]] for s in register.read),
    }


def _families(register: Register) -> list[set[str]]:
    documents = [s["id"] for s in register.read]
    return [f for f in families(documents, register.lineage, TEXTUAL) if len(f) > 1]


def _age(register: Register) -> Any:
    return lambda d: (register.by_id[d]["published"] or "9999", register.by_id[d]["path"])


def _strength(row: Row) -> tuple[int, float]:
    kind = STRENGTH.index(row["kind"]) if row["kind"] in STRENGTH else len(STRENGTH)
    return kind, -row["probability"]


def _stemma(register: Register, family: set[str], links: Sequence[Row]) -> Stemma | None:
    kept = sorted(family, key=_age(register))[:DRAWN]
    sources = [register.by_id[d] for d in kept]
    data = ReportData(sources, [], [], links, [], [], {})
    return next(iter(draw_stemmata(data, _Names(register))), None)


# ------------------------------------------------------------- two texts side by side


def pair(asked: Asked) -> Mapping[str, Any]:
    """Two documents with every passage that they share, linked or not, and what was decided."""
    origin, copy = asked.part("origin"), asked.part("copy")
    known(asked, origin)
    known(asked, copy)
    rows = [
        row for row in asked.store.lineage_of(origin) if (row["from"], row["to"]) == (origin, copy)
    ]
    texts = asked.store.text(origin), asked.store.text(copy)
    passages = [p for row in sorted(rows, key=_strength) for p in row["passages"]]
    unique = {(tuple(p["from"]), tuple(p["to"])): p for p in passages or _shared(texts)}
    ordered = sorted(unique.values(), key=lambda p: p["to"][0])
    return {
        "origin": origin,
        "copy": copy,
        "rows": rows,
        "verbs": VERBS,
        "kinds": edges.KINDS,
        "acts": edges.ACTS,
        "decided": edges.decided(asked.register, origin, copy),
        "passages": [_aligned(p, origin, copy, texts) for p in ordered[:PASSAGES]],
        "more": max(0, len(ordered) - PASSAGES),
        **undoable(asked),
    }


def _shared(texts: tuple[str, str]) -> Iterator[Row]:
    """Passages of two texts between which comparing has found no link, looked for here."""
    if max(map(len, texts)) > FARTHEST:
        return
    from quellen.comparing.lineage import find_reuse

    for found in find_reuse(texts):
        for p in found.passages:
            yield {"from": p.origin, "to": p.copy, "similarity": p.similarity}


def _aligned(passage: Row, origin: str, copy: str, texts: tuple[str, str]) -> dict[str, Any]:
    left, right = texts[0][slice(*passage["from"])], texts[1][slice(*passage["to"])]
    old, new = differences(left, right)
    return {
        "old": old,
        "new": new,
        "from": place(origin, *passage["from"]),
        "to": place(copy, *passage["to"]),
        "similarity": f"{passage['similarity']:.0%}",
    }


Run = tuple[str, bool]
"""Words, and whether the other text has them too."""


def differences(left: str, right: str) -> tuple[list[Run], list[Run]]:
    """Both texts in runs of words that they share and that they do not, as they stand.

    >>> differences("the old bridge fell", "The bridge fell down")
    ([('the ', True), ('old ', False), ('bridge fell', True)], [('The bridge fell ', True), ('down', False)])
    """  # noqa: E501 - an example in a line
    old, new = _words(left), _words(right)
    if max(len(old), len(new)) > LONGEST:
        return [(left, True)], [(right, True)]
    matcher = SequenceMatcher(None, [_plain(w) for w in old], [_plain(w) for w in new], False)
    blocks = matcher.get_matching_blocks()
    return (
        _runs(old, [(b.a, b.a + b.size) for b in blocks]),
        _runs(new, [(b.b, b.b + b.size) for b in blocks]),
    )


def _words(text: str) -> list[str]:
    """Words with the space after them, so that joining them gives the text again."""
    begins = [i for i, c in enumerate(text) if not c.isspace() and (not i or text[i - 1].isspace())]
    cuts = [0, *begins[1:], len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


def _plain(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum()) or word.strip()


def _runs(words: Sequence[str], shared: Iterable[tuple[int, int]]) -> list[Run]:
    runs: list[Run] = []
    at = 0
    for start, end in shared:
        runs.append(("".join(words[at:start]), False))
        runs.append(("".join(words[start:end]), True))
        at = end
    merged: list[Run] = []
    for text, same in runs:
        if text and merged and merged[-1][1] == same:
            merged[-1] = (merged[-1][0] + text, same)
        elif text:
            merged.append((text, same))
    return merged


ROUTES = [
    Route("/lineage", page("lineage.html", lineage)),
    *edges.ROUTES,
    Route("/lineage/{origin}/{copy}", page("pair.html", pair)),
]
