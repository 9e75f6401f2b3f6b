"""Posts that a document shows: what somebody wrote, and when, is a happening of its own.

An article that shows a post of 12 July 2021 tells of that day too, whatever the post is about. The
act is the posting: what the post says keeps its own dates, and nothing else is taken for one event
with it but the same post in another document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quellen.comparing.cluster import Cluster
from quellen.comparing.days import Interval
from quellen.comparing.tellings import Telling
from quellen.comparing.titles import shorten
from quellen.model import Attribution, Marked

LONGEST = 90  # characters of a post in a title
PROSE = frozenset({"paragraph", "item", "quote"})
"""Kinds of block among which a post is shown; a page of nothing but posts is a source itself."""


def posts(documents: Sequence[Marked]) -> list[Cluster]:
    """An event for each dated post that documents show, with one account for each showing."""
    found: dict[tuple[str, str, str], Cluster] = {}
    for number, marked in enumerate(documents):
        for telling in _shown(number, marked):
            words = "".join(c for c in telling.quote.casefold() if c.isalnum())
            key = (telling.post, telling.edtf or "", words[:LONGEST])
            if key in found:
                found[key].add(telling)
            else:
                found[key] = Cluster(telling)
    return list(found.values())


def post_title(telling: Telling) -> str:
    """Whose post it is, and how it begins."""
    return f"Post by {telling.post}: “{shorten(' '.join(telling.quote.split()), LONGEST)}”"


def _shown(number: int, marked: Marked) -> Iterator[Telling]:
    blocks = marked.document.blocks
    if not any(block.kind in PROSE for block in blocks):
        return
    written = [a for a in marked.analysis.attributions if a.kind == "post"]
    for block in (b for b in blocks if b.kind == "post"):
        day = (block.date or "")[:10]
        said = next((a for a in written if block.start <= a.content[0][0] < block.end), None)
        if len(day) == len("2021-07-12") and said is not None:
            yield _telling(number, marked, day, said)


def _telling(number: int, marked: Marked, day: str, said: Attribution) -> Telling:
    (start, end), text = said.content[0], marked.document.text
    quote = text[start:end]
    return Telling(
        number, start, end, quote, None,
        terms={}, names=frozenset(), predicate="", edtf=day, earliest=day, latest=day,
        when=Interval.of(day, day), explicit=True, chain=(said,), sentence=quote,
        post=said.voice,
    )  # fmt: skip
