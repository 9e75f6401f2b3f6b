"""Links that documents declare without sharing text: citations, hyperlinks, author, publisher."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from quellen.comparing.accounts import told_on
from quellen.comparing.identity import fold
from quellen.comparing.lineage.kinds import days_between
from quellen.model import Dependence, Marked


def declared_links(
    documents: Sequence[Marked], same: Callable[[str], str] = fold
) -> Iterator[Dependence]:
    """Citations, then documents of one author and of one publisher, each beside the one before."""
    yield from _citations(documents, same)
    yield from _in_succession(documents, lambda d: d.document.authors, "same_author", 0.9, "by")
    yield from _in_succession(documents, _publisher, "same_publisher", 0.5, "published by")


def _publisher(marked: Marked) -> tuple[str, ...]:
    return (marked.document.publisher,) if marked.document.publisher else ()


# -------------------------------------------------------------------- citations


def _citations(documents: Sequence[Marked], same: Callable[[str], str]) -> Iterator[Dependence]:
    by_name: dict[str, list[Marked]] = defaultdict(list)
    by_url: dict[str, Marked] = {}
    for marked in documents:
        for name in (*_publisher(marked), *marked.document.authors):
            by_name[same(name)].append(marked)
        if marked.document.url:
            by_url.setdefault(_address(marked.document.url), marked)
    for copy in documents:
        yield from _linked(copy, by_url)
        yield from _named(copy, by_name, same)


def _linked(copy: Marked, by_url: dict[str, Marked]) -> Iterator[Dependence]:
    found = {_address(link.url): link for link in copy.document.links}
    for address in sorted(found.keys() & by_url.keys()):
        origin = by_url[address]
        if origin.id != copy.id:
            words = copy.document.text[found[address].start : found[address].end]
            reason = f"links to it (“{words}”)" if words else "links to it"
            yield Dependence(origin.id, copy.id, "citation", 0.9, reasons=(reason,))


def _named(
    copy: Marked, by_name: dict[str, list[Marked]], same: Callable[[str], str]
) -> Iterator[Dependence]:
    """Voices that are the publisher or author of one other document, not newer than this."""
    own = {same(name) for name in (*_publisher(copy), *copy.document.authors)}
    voices = {same(a.voice): a.voice for a in copy.analysis.attributions}
    for key in sorted(voices.keys() & by_name.keys() - own):
        origins = [m for m in by_name[key] if m.id != copy.id and _not_newer(m, copy)]
        if len(origins) == 1:
            reason = (f"cites {voices[key]}",)
            yield Dependence(origins[0].id, copy.id, "citation", 0.6, reasons=reason)


def _not_newer(origin: Marked, copy: Marked) -> bool:
    days = days_between(origin.document, copy.document)
    return days is None or days >= 0


def _address(url: str) -> str:
    return (
        url.split("#", maxsplit=1)[0]
        .split("?", maxsplit=1)[0]
        .rstrip("/")
        .removeprefix("https://")
        .removeprefix("http://")
    )


# ------------------------------------------------------------------- succession


def _in_succession(
    documents: Sequence[Marked],
    names_of: Callable[[Marked], Iterable[str]],
    kind: Literal["same_author", "same_publisher"],
    probability: float,
    words: str,
) -> Iterator[Dependence]:
    """Each document of a name beside the one before it, so that links grow with the documents."""
    groups: dict[str, list[Marked]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for marked in documents:
        for name in names_of(marked):
            groups[fold(name)].append(marked)
            spelled.setdefault(fold(name), name)
    for key, members in sorted(groups.items()):
        ordered = sorted(members, key=lambda m: told_on(m.document.published) or 0)
        for earlier, later in itertools.pairwise(ordered):
            reason = (f"both {words} {spelled[key]}",)
            yield Dependence(earlier.id, later.id, kind, probability, reasons=reason)
