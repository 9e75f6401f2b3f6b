"""Lineage: which documents copy, quote or cite which others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from quellen.comparing.identity import fold
from quellen.comparing.lineage.camps import camp_links
from quellen.comparing.lineage.declared import declared_links
from quellen.comparing.lineage.edges import by_surety
from quellen.comparing.lineage.garbled import Vocabulary
from quellen.comparing.lineage.kinds import dependence_of, turned
from quellen.comparing.lineage.reuse import Pair, find_reuse
from quellen.comparing.lineage.stemma import direct
from quellen.comparing.when_told import UNDATED, told_on
from quellen.model import Dependence, Marked

__all__ = ["Pair", "find_lineage", "find_reuse"]


def find_lineage(
    documents: Sequence[Marked],
    same: Callable[[str], str] = fold,
    stories: Sequence[int] = (),
) -> tuple[Dependence, ...]:
    """All links between documents, the surest first; ``same`` gives the key a name is known by.

    Two documents that share only what both took from a third are linked to the third, not to each
    other. The same author or publisher is a link of its own kind. ``stories`` are numbers of the
    events that the documents report.
    """
    said = list(declared_links(documents, same))
    cited = {frozenset((x.origin, x.copy)): x for x in said if x.kind == "citation"}
    kept = [_quoted_from(x, cited) for x in direct(_links_by_text(documents, stories))]
    joined = {frozenset((link.origin, link.copy)) for link in kept}
    declared = [
        link
        for link in said
        if link.kind != "citation" or frozenset((link.origin, link.copy)) not in joined
    ]
    return tuple(sorted((*kept, *declared, *camp_links(documents, same)), key=by_surety))


def _quoted_from(link: Dependence, cited: Mapping[frozenset[str], Dependence]) -> Dependence:
    """Where one of two that quote the same words names the other, it has them from there."""
    citation = cited.get(frozenset((link.origin, link.copy)))
    if link.kind != "common_source" or citation is None:
        return link
    facing = link if link.origin == citation.origin else turned(link)
    reasons = (*citation.reasons, "both give the same words as a quotation")
    return replace(facing, kind="quotation", reasons=reasons)


def _links_by_text(documents: Sequence[Marked], stories: Sequence[int]) -> list[Dependence]:
    # The oldest first, so that what many have in common is held against what is likely its origin.
    told = [told_on(d.document.published) or UNDATED for d in documents]
    order = sorted(range(len(documents)), key=lambda n: told[n])
    ordered = [documents[n] for n in order]
    pairs = find_reuse([d.document.text for d in ordered], [stories[n] for n in order if stories])
    words = Vocabulary(ordered)
    return [link for pair in pairs if (link := dependence_of(pair, ordered, words)) is not None]
