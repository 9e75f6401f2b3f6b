"""What kind of dependence shared passages show, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from quellen.comparing.lineage.directions import MOSTLY, Shared, common_agency, direction
from quellen.comparing.lineage.garbled import Vocabulary
from quellen.comparing.lineage.quoted import covered, quoted_share
from quellen.comparing.lineage.reuse import Pair
from quellen.comparing.lineage.standing import told
from quellen.model import Dependence, Document, Marked, Passage, Span

SAME = 0.95  # share of both texts from which they are duplicates
FEWEST_LETTERS = 150  # in less, two who tell of the same may agree by chance
ALIKE = 0.6  # similarity below which passages without much else merely speak of the same
TO_THE_LETTER = 0.9  # similarity at which even a line or two is the same text
COMMON = 0.8  # probability that two who quote the same words have them from one place
NEARLY_ALL = 0.8  # share of either from which it is taken over with its quotations
QUOTED = 0.7  # share of the passages inside quotations that makes them quotations


def dependence_of(found: Pair, documents: Sequence[Marked], words: Vocabulary) -> Dependence | None:
    """The link that shared passages make, or None where they are too slight to mean one."""
    shared = _shared(found, documents)
    if shared is None:
        return None
    if reason := _third(shared):
        return replace(_link(shared), kind="common_source", probability=COMMON, reasons=(reason,))
    forward, sure, why = direction(shared, words)
    link = _link(shared) if forward else turned(_link(shared))
    kind, reason = _kind(link, quoted=shared.quoted[forward])
    letters = sum(p.copy[1] - p.copy[0] for p in shared.passages)
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


def _shared(found: Pair, documents: Sequence[Marked]) -> Shared | None:
    """What two documents have in common that is no standing matter; None where it is slight."""
    one, two = documents[found.a], documents[found.b]
    passages = told(found.passages, one.document, two.document)
    share_one = _share([p.origin for p in passages], one.document)
    share_two = _share([p.copy for p in passages], two.document)
    if not passages or _slight(passages, max(share_one, share_two)):
        return None
    quoted = (
        quoted_share([p.origin for p in passages], one) >= QUOTED,
        quoted_share([p.copy for p in passages], two) >= QUOTED,
    )
    return Shared(one, two, passages, share_one, share_two, quoted)


def _slight(passages: Sequence[Passage], share: float) -> bool:
    """Whether passages are so short, or so loosely alike, that two may well have come to them each
    for himself; unless a short document consists of them, nearly to the letter."""
    letters = sum(p.copy[1] - p.copy[0] for p in passages)
    likeness = sum((p.copy[1] - p.copy[0]) * p.similarity for p in passages) / letters
    if share >= NEARLY_ALL and likeness >= TO_THE_LETTER:
        return False
    return letters * likeness < FEWEST_LETTERS or (likeness < ALIKE and share < MOSTLY)


def _share(spans: Sequence[Span], document: Document) -> float:
    """Share of the prose that the spans cover."""
    prose = sum(b.end - b.start for b in document.blocks if b.kind != "artefact")
    return min(1.0, covered(spans) / max(prose or len(document.text), 1))


def _link(shared: Shared) -> Dependence:
    shares = round(shared.share_one, 3), round(shared.share_two, 3)
    return Dependence(shared.one.id, shared.two.id, "reuse", 0.0, *shares, shared.passages)


def _weight(link: Dependence, letters: int) -> float:
    return 0.6 + 0.4 * min(1.0, max(link.share_copy, letters / 1500))


# ------------------------------------------------------------------------ kind


def _third(shared: Shared) -> str | None:
    """Why both have the words from somebody else, if they have."""
    if all(shared.quoted) and max(shared.share_one, shared.share_two) < NEARLY_ALL:
        return "both give these words as the words of somebody else"
    agency = common_agency(shared.one.document, shared.two.document)
    return f"both credit {agency}" if agency else None


def _kind(
    link: Dependence, *, quoted: bool
) -> tuple[Literal["duplicate", "copy", "reuse", "quotation"], str]:
    percent = f"{100 * link.share_copy:.0f}% of its text"
    similar = sum(p.similarity for p in link.passages) / len(link.passages)
    if min(link.share_origin, link.share_copy) >= SAME and similar >= 0.9:
        return "duplicate", "the two texts are the same"
    if quoted:
        return "quotation", "the shared passages stand in quotation, with their source named"
    if link.share_copy >= MOSTLY:
        return "copy", f"{percent} stands in the other document"
    many = len(link.passages)
    return "reuse", f"{percent} stands in the other document, in {many} passage{'s'[: many > 1]}"
