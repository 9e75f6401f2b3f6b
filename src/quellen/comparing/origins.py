"""Origins: how many independent witnesses stand behind accounts of one event.

Two accounts have one origin where the later document took the very words from the earlier, where
both report the same voice, or where one cites the other. Documents that share only a publisher are
counted apart, and the reason is told. Counting is by union of such links (a first form of the
dependence model of Dong, Berti-Équille & Srivastava 2009, with text reuse for evidence).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quellen.comparing.identity import Identities
from quellen.comparing.lineage.camps import side_of
from quellen.comparing.lineage.citing import is_desk
from quellen.model import Account, Dependence, Marked, Quotation, Span

WEAK = frozenset({"same_publisher", "same_organisation", "common_source"})
ONE_SIDE = 0.6  # probability of one camp from which it counts as one witness
_HANDLE = re.compile(r"\s*\(@\w+\)$")
BINDING = frozenset({"duplicate", "copy", "reuse", "quotation", "common_source"})


@dataclass(frozen=True, slots=True)
class Origins:
    """Documents grouped by where their word comes from, with the reasons for each join."""

    groups: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]
    effective: float = 0.0
    """Their number, each for as much as nothing weaker hangs it on one before it."""

    @property
    def count(self) -> int:
        return len(self.groups)


class OriginCounter:
    """Counts independent origins behind any set of quotations."""

    def __init__(
        self, documents: Sequence[Marked], lineage: Iterable[Dependence], identities: Identities
    ) -> None:
        self._identities = identities
        self._speakers = _speakers(documents, identities)
        self._known = {
            (d.id, a.voice)
            for d in documents
            for a in d.analysis.attributions
            if a.entity or a.kind == "post"
        }
        self._authors = {d.id: name for d in documents if (name := _sole_author(d))}
        self._links: dict[str, list[Dependence]] = defaultdict(list)
        for link in lineage:
            self._links[link.copy].append(link)

    def of(self, quotations: Sequence[Account | Quotation]) -> Origins:
        """Group the documents of some quotations by common origin."""
        parent: dict[str, str] = {}
        reasons: dict[str, None] = {}
        for quotation in quotations:
            node, reason = self._origin(quotation, quotations)
            _join(parent, f"document {quotation.document}", node)
            if reason:
                reasons[reason] = None
        for one, two, name in self._same_authors(quotations):
            _join(parent, f"document {one}", f"document {two}")
            reasons[f"{one} and {two} are both by {name}"] = None
        for link in self._camps(quotations):
            _join(parent, f"document {link.origin}", f"document {link.copy}")
            reasons[f"{link.copy} and {link.origin} speak for one side: {link.reasons[0]}"] = None
        groups: dict[str, list[str]] = defaultdict(list)
        for document in dict.fromkeys(q.document for q in quotations):
            groups[_root(parent, f"document {document}")].append(document)
        found = tuple(tuple(sorted(g)) for g in groups.values())
        return Origins(found, tuple(reasons), round(self._effective(found), 2))

    def _effective(self, groups: Sequence[Sequence[str]]) -> float:
        """Each group for as much as no weaker link (a publisher, an employer) ties it to those
        before it."""
        total, before = 0.0, set[str]()
        for group in groups:
            ties = [
                link.probability
                for document in (*group, *before)
                for link in self._links[document]
                if link.kind in WEAK
                and len({link.origin, link.copy} & set(group)) == 1
                and {link.origin, link.copy} <= before | set(group)
            ]
            total += 1 - max(ties, default=0.0)
            before |= set(group)
        return total

    def _same_authors(
        self, quotations: Sequence[Account | Quotation]
    ) -> Iterator[tuple[str, str, str]]:
        """Documents that give it in their own word and have one author: one witness."""
        first: dict[str, str] = {}
        for quotation in quotations:
            document = quotation.document
            name = self._authors.get(document)
            if name and (document, quotation.voice) not in self._known:
                other = first.setdefault(self._identities.of(name), document)
                if other != document:
                    yield other, document, name

    def _camps(self, quotations: Sequence[Account | Quotation]) -> Iterator[Dependence]:
        """Links of one camp between two of the documents: one side is one witness."""
        documents = {q.document for q in quotations}
        for document in sorted(documents):
            for link in self._links[document]:
                one_side = link.kind == "same_organisation" and link.probability >= ONE_SIDE
                if one_side and link.origin in documents:
                    yield link

    def _origin(
        self, quotation: Account | Quotation, among: Sequence[Account | Quotation]
    ) -> tuple[str, str | None]:
        """The node that a quotation's word comes from, and why."""
        others = {q.document for q in among}
        span = (quotation.start, quotation.end)
        for link in self._links[quotation.document]:
            if link.kind in BINDING and link.origin in others and _covers(link, span):
                return f"document {link.origin}", self._reason(quotation, link)
        if (quotation.document, quotation.voice) not in self._known:
            # The document's own word, or that of somebody who cannot be told from others.
            return f"document {quotation.document}", None
        voice = self._identities.of(_HANDLE.sub("", quotation.voice))
        home = self._speakers.get(voice)
        if home == quotation.document:
            return f"document {home}", None
        reason = f"{quotation.document} rests on the word of {quotation.voice}"
        return (f"document {home}" if home else f"voice {voice}"), reason

    def _reason(self, quotation: Account | Quotation, link: Dependence) -> str:
        return (
            f"{quotation.document} has these words from {link.origin} "
            f"({link.kind}, {link.probability:.0%})"
        )


def _speakers(documents: Sequence[Marked], identities: Identities) -> dict[str, str]:
    """Voice → the one document that is its own word; who speaks in several stays a voice."""
    homes: dict[str, set[str]] = defaultdict(set)
    for marked in documents:
        for key in side_of(marked, identities.of).own:
            homes[key].add(marked.id)
        for name in (marked.document.publisher, *marked.document.authors):
            if name:
                homes[identities.of(name)].add(marked.id)
    return {voice: next(iter(ids)) for voice, ids in homes.items() if len(ids) == 1}


def _sole_author(marked: Marked) -> str | None:
    """The one person that signs a document; a desk or a newsroom is none."""
    authors = marked.document.authors
    person = len(authors) == 1 and " " in authors[0] and not is_desk(authors[0])
    return authors[0] if person else None


def _covers(link: Dependence, span: Span) -> bool:
    """Whether at least half of a span stands in the passages that were taken over."""
    start, end = span
    inside = sum(max(0, min(end, p.copy[1]) - max(start, p.copy[0])) for p in link.passages)
    return inside * 2 >= end - start


def _root(parent: dict[str, str], node: str) -> str:
    while parent.setdefault(node, node) != node:
        node = parent[node]
    return node


def _join(parent: dict[str, str], a: str, b: str) -> None:
    parent[_root(parent, a)] = _root(parent, b)
