"""Links that documents declare without sharing text: hyperlinks, author, publisher.

What they cite by name is in ``citing``.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from quellen.comparing.accounts import told_on
from quellen.comparing.identity import fold
from quellen.comparing.lineage.citing import citations, is_desk, publishers
from quellen.model import Dependence, Marked


def declared_links(
    documents: Sequence[Marked], same: Callable[[str], str] = fold
) -> Iterator[Dependence]:
    """Citations, then documents of one author and of one publisher, each beside the one before."""
    yield from _linked(documents)
    yield from citations(documents, same)
    yield from _in_succession(documents, _people, "same_author", 0.9, "by")
    yield from _in_succession(documents, publishers, "same_publisher", 0.5, "published by")


def _people(marked: Marked) -> Iterable[str]:
    """The authors of a document; a desk or a newsroom is nobody in particular."""
    return (name for name in marked.document.authors if not is_desk(name))


# -------------------------------------------------------------------- hyperlinks


def _linked(documents: Sequence[Marked]) -> Iterator[Dependence]:
    """Documents that link to the address of another."""
    by_url: dict[str, Marked] = {}
    for marked in documents:
        if marked.document.url:
            by_url.setdefault(address_of(marked.document.url), marked)
    for copy in documents:
        found = {address_of(link.url): link for link in copy.document.links}
        for address in sorted(found.keys() & by_url.keys()):
            if by_url[address].id != copy.id:
                words = copy.document.text[found[address].start : found[address].end]
                reason = f"links to it (“{words}”)" if words else "links to it"
                yield Dependence(by_url[address].id, copy.id, "citation", 0.9, reasons=(reason,))


def address_of(url: str) -> str:
    """A web address without what does not tell one page from another."""
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
