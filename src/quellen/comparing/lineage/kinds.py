"""What kind of dependence shared passages show, and in which direction, with the reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from quellen.comparing.accounts import told_on
from quellen.comparing.lineage.reuse import Pair
from quellen.comparing.lineage.whole import stands_in
from quellen.model import Attribution, Dependence, Document, Marked, Passage, Span

SAME = 0.95  # share of both texts from which they are duplicates
MOSTLY = 0.45  # share of the later text from which it is a copy
FEWEST_LETTERS = 150  # less shared text than this, scattered, is set phrase or chance
ALIKE = 0.6  # similarity below which passages without much else merely speak of the same
BESIDE = 120  # characters between a quotation and who says it
COMMON = 0.8  # probability that two who quote the same words have them from one place
QUOTED = 0.7  # share of the passages inside quotations that makes them quotations

Direction = Literal["forward", "backward"]


def dependence_of(shared: Pair, documents: Sequence[Marked]) -> Dependence | None:
    """The link that shared passages make, or None where they are too slight to mean one."""
    one, two = documents[shared.a], documents[shared.b]
    share_one = _share([p.origin for p in shared.passages], one.document)
    share_two = _share([p.copy for p in shared.passages], two.document)
    letters = sum(p.copy[1] - p.copy[0] for p in shared.passages)
    alike = sum((p.copy[1] - p.copy[0]) * p.similarity for p in shared.passages)
    slight = alike < FEWEST_LETTERS or alike / letters < ALIKE
    if slight and max(share_one, share_two) < MOSTLY:
        return None
    quoted = (
        _inside_quotations([p.origin for p in shared.passages], one) >= QUOTED,
        _inside_quotations([p.copy for p in shared.passages], two) >= QUOTED,
    )
    if all(quoted) and max(share_one, share_two) < MOSTLY:
        return Dependence(
            one.id, two.id, "common_source", COMMON, round(share_one, 3), round(share_two, 3),
            shared.passages, ("both give these words as the words of somebody else",),
        )  # fmt: skip
    forward, sure, why = direction(one, two, share_one, share_two)
    if quoted[0] != quoted[1]:
        forward, sure, why = (
            quoted[1],
            0.95,
            ("only one of the two gives the words as a quotation",),
        )
    link = Dependence(
        one.id, two.id, "reuse", 0.0, round(share_one, 3), round(share_two, 3), shared.passages
    )
    link = link if forward else turned(link)
    copy, origin = (two, one) if forward else (one, two)
    kind, reason = _kind(link, copy, origin)
    probability = round(min(0.99, sure * _weight(link, letters)), 2)
    return replace(link, kind=kind, probability=probability, reasons=(reason, *why))


def turned(link: Dependence) -> Dependence:
    """The same link with the other document for its origin."""
    passages = tuple(
        sorted((Passage(p.copy, p.origin, p.similarity) for p in link.passages),
               key=lambda p: p.origin)
    )  # fmt: skip
    return replace(
        link, origin=link.copy, copy=link.origin, passages=passages,
        share_origin=link.share_copy, share_copy=link.share_origin,
    )  # fmt: skip


def _share(spans: Sequence[Span], document: Document) -> float:
    """Share of the prose that the spans cover."""
    prose = sum(b.end - b.start for b in document.blocks if b.kind != "artefact")
    return min(1.0, covered(spans) / max(prose or len(document.text), 1))


def covered(spans: Sequence[Span]) -> int:
    """Characters under at least one of the spans."""
    total, last = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, last))
        last = max(last, end)
    return total


def _weight(link: Dependence, letters: int) -> float:
    return 0.6 + 0.4 * min(1.0, max(link.share_copy, letters / 1500))


# ------------------------------------------------------------------------ kind


def _kind(
    link: Dependence, copy: Marked, origin: Marked
) -> tuple[Literal["duplicate", "copy", "reuse", "quotation"], str]:
    percent = f"{100 * link.share_copy:.0f}% of its text"
    similar = sum(p.similarity for p in link.passages) / len(link.passages)
    if min(link.share_origin, link.share_copy) >= SAME and similar >= 0.9:
        return "duplicate", "the two texts are the same"
    inside = _inside_quotations([p.copy for p in link.passages], copy)
    if inside >= QUOTED:
        return "quotation", "the shared passages stand in quotation, with their source named"
    if link.share_copy >= MOSTLY:
        return "copy", f"{percent} stands in the other document"
    return "reuse", f"{percent} stands in the other document, in {len(link.passages)} passages"


def _inside_quotations(passages: Sequence[Span], marked: Marked) -> float:
    """Share of the passages that the document gives as another's words, who says so included."""
    spans = [_whole(a) for a in marked.analysis.attributions]
    spans += [(b.start, b.end) for b in marked.document.blocks if b.kind in ("quote", "post")]
    total = covered(passages)
    overlaps = [
        (max(a, c), min(b, d)) for a, b in passages for c, d in spans if max(a, c) < min(b, d)
    ]
    return covered(overlaps) / total if total else 0.0


def _whole(attribution: Attribution) -> Span:
    """From the first to the last of source, cue and content, where they stand close together."""
    content = attribution.content or ((0, 0),)
    start, end = content[0][0], content[-1][1]
    for span in (attribution.source, attribution.cue):
        if span and min(abs(span[0] - end), abs(span[1] - start)) < BESIDE:
            start, end = min(start, span[0]), max(end, span[1])
    return start, end


# ------------------------------------------------------------------- direction


def direction(
    one: Marked, two: Marked, share_one: float, share_two: float
) -> tuple[bool, float, tuple[str, ...]]:
    """Whether ``one`` is the origin, how sure that is (0 to 1), and why."""
    credited = _credits(two.document, one.document), _credits(one.document, two.document)
    if credited[0] != credited[1]:
        named = (one if credited[0] else two).document
        name = named.publisher or agency_of(named)
        return credited[0], 0.98, (f"the later one credits {name}",)
    days = days_between(one.document, two.document)
    if days:
        words = f"published {abs(days)} day{'s' if abs(days) > 1 else ''} earlier"
        return days > 0, 0.93, (words,)
    if abs(share_one - share_two) > 0.1:
        # What was taken over whole is the origin; what has more around it took it over.
        return share_one > share_two, 0.7, ("the other adds to it; no date tells which is older",)
    return True, 0.5, ("which is older cannot be told: no dates, no credit",)


def days_between(one: Document, two: Document) -> int | None:
    first, second = told_on(one.published), told_on(two.published)
    return second - first if first is not None and second is not None else None


_CREDIT_ZONE = 400


def _credits(copy: Document, origin: Document) -> bool:
    """Whether a document names the other's publisher at its head or foot, as a wire credit."""
    names = {n for n in (origin.publisher, agency_of(origin)) if n and n != copy.publisher}
    head_and_foot = copy.text[:_CREDIT_ZONE] + "\n" + copy.text[-_CREDIT_ZONE:]
    own = copy.publisher is None and agency_of(copy) in names  # the agency's own dateline
    return not own and any(stands_in(name, head_and_foot) for name in names)


_DATELINE = re.compile(
    r"(?:^|\n)[A-Z][\w .'’-]{1,40}(?:,[\w .]{2,30})?\s*\((?P<agency>[A-Z][\w. ]{1,30})\)\s*[-–—:]"
)


def agency_of(document: Document) -> str | None:
    """The agency in a dateline: "CASTREL, 29 April (ONA) -"."""
    match = _DATELINE.search(document.text[:600])
    return match["agency"] if match else None
