"""The toll that a document gives for its main event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quellen.marking.figures.background import LEAD, in_background
from quellen.marking.figures.least import added, least
from quellen.marking.figures.survivors import alive, of_condition, survived
from quellen.model import Document, Figure


def toll(document: Document, figures: Sequence[Figure], counts: str = "killed") -> Figure | None:
    """The figure that a document gives for those killed (injured …) in what it is about.

    Numbers go before counts without one, precise ones before vague ones, totals before parts,
    headline and lead before the rest; figures of a longer time ("since 2011") are passed over.
    The headline's number takes its qualifier from the lead. What is summed up or concluded
    ("four shot", one of whom died: three injured) is implicit, on all the words it rests on.
    """
    told = [f for f in figures if _is_told(f, counts) and f.unit == "person"]
    chosen = _with_number(document, told)
    if chosen and chosen.start > 2 * LEAD:
        within = 2 * LEAD if counts == "injured" else LEAD
        lead = least(document, [f for f in told if f.start < within])
        if lead and not _with_the_killer(document, lead, chosen):
            chosen = lead
    if counts == "injured":
        return _injured(document, figures, told, chosen)
    return chosen or _without(document, figures, told, counts)


def _with_the_killer(document: Document, victims: Figure, all_dead: Figure) -> bool:
    """ "Killed his wife and two sons": of the four dead the fourth is he, by his own hand."""
    one_more = victims.counts == "killed" and all_dead.low == (victims.low or 0) + 1
    return one_more and _OWN_HAND.search(document.text) is not None


def _with_number(document: Document, told: Sequence[Figure]) -> Figure | None:
    text = document.text
    explicit = _summed(text, [f for f in told if not (f.part or of_condition(text, f))])
    explicit = [f for f in explicit if not in_background(document, f)]
    positive = [f for f in explicit if f.low or f.high]
    for group in (filter(_precise, positive), positive):
        if chosen := next(iter(group), None):
            return _whole_row(document, told, chosen) or _as_in_lead(document, chosen, explicit)
    return None


def _whole_row(document: Document, told: Sequence[Figure], chosen: Figure) -> Figure | None:
    """ "A father and his two children" is three, whatever the headline made of the children."""
    number = document.text[chosen.start : chosen.end].split()[0].lower()
    for figure in told:
        row = figure.qualifier == "implicit" and (figure.low or 0) > (chosen.low or 0)
        words = document.text[figure.start : figure.end].lower().split()
        if row and figure.start < LEAD and (figure.start < chosen.start or number in words):
            return None if in_background(document, figure) else figure
    return None


def _without(
    document: Document, figures: Sequence[Figure], told: Sequence[Figure], counts: str
) -> Figure | None:
    ways = (
        least(document, told), _charged(document, figures, counts),
        next(_parts(document, told), None),
    )  # fmt: skip
    found = max(filter(None, ways), key=lambda f: f.low or 0, default=None)
    found = found or next((f for f in told if f.high == 0), None)
    return found or (_bodies(document, figures) if counts == "killed" else None)


def _injured(
    document: Document, figures: Sequence[Figure], told: Sequence[Figure], chosen: Figure | None
) -> Figure | None:
    """Of those shot and hurt the ones who live; some of them ("two critically") only at last."""
    shot = [f for f in figures if f.counts == "shot" and f.unit == "person" and not f.part]
    numbers = [f for f in _summed(document.text, shot) if _precise(f)] or _rows(document, shot)
    parts = [f for f in _parts(document, told) if f.qualifier != "implicit"]
    least_told = max((f.low or 0 for f in (chosen, *parts[:1]) if f), default=0)
    dead = toll(document, figures, "killed")
    if more := survived(document, numbers, dead, beyond=least_told):
        return more
    if chosen:
        return chosen
    alone = least(document, alive(document, figures))
    if parts and (alone is None or (parts[0].low or 0) > (alone.low or 0)):
        return parts[0]
    return alone or next((f for f in told if f.high == 0), None)


def _rows(document: Document, shot: Sequence[Figure]) -> list[Figure]:
    """ "Shot Kern and three others": a row that gives a number."""
    rows = [f for f in shot if f.qualifier == "implicit" and f.low == f.high and (f.low or 0) > 2]
    return [f for f in rows if _OTHERS.search(document.text, f.start, f.end + 7)]


def _parts(document: Document, told: Sequence[Figure]) -> Iterator[Figure]:
    for figure in told:
        some = figure.part or of_condition(document.text, figure)
        if some and figure.low and not in_background(document, figure):
            yield figure


def _is_told(figure: Figure, counts: str) -> bool:
    """Those executed count as killed where the document opens with them."""
    opens = figure.counts == "executed" and figure.start < LEAD
    return figure.counts == counts or (counts == "killed" and opens)


def _bodies(document: Document, figures: Sequence[Figure]) -> Figure | None:
    """ "Rescuers pulled 17 bodies from the rubble", where nothing else is said of the dead."""
    bodies = (f for f in figures if f.counts == "body" and f.low and not in_background(document, f))
    return next((replace(f, unit="person", counts="killed") for f in bodies), None)


def _precise(figure: Figure) -> bool:
    return figure.low is not None and not (
        figure.qualifier == "about" and figure.high != figure.low
    )


def _as_in_lead(document: Document, chosen: Figure, explicit: Sequence[Figure]) -> Figure:
    """Headlines drop "at least" and round: the lead's "at least 16" stands for "16 killed"."""
    begins = next((b.end for b in document.blocks if b.kind == "heading"), 0)
    for figure in explicit:
        if chosen.start < figure.start < begins + LEAD and figure.low and chosen.low:
            if figure.low == chosen.low and chosen.qualifier == "exactly" != figure.qualifier:
                return figure
            rounded = chosen.qualifier in ("more_than", "about") and chosen.low % 10 == 0
            if rounded and _precise(figure) and chosen.low < figure.low <= 1.1 * chosen.low:
                return figure
    return chosen


_OWN_HAND = re.compile(
    r"\b(?:murder\W{1,3}suicide|(?:killed|shot|hanged|killing|shooting|hanging) (?:himself|herself)"
    r"|(?:took|taking|take) (?:his|her) own life|commit\w* suicide)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\bothers?\b")

# ----------------------------------------------------------------------------- sums

_AND = re.compile(
    r"(?:,\sages?\s[\d\s,]+(?:and\s\d+)?)?\s*,?\s*(?:and\s|&|,)\s*(?:the\s)?", re.IGNORECASE
)


def _summed(text: str, told: Sequence[Figure]) -> list[Figure]:
    """Explicit figures; those that one coordination joins ("three women, one man") are summed."""
    result: list[Figure] = []
    for figure in told:
        last = result[-1] if result else None
        if last and _AND.fullmatch(text, last.end, figure.start) and _addable(last, figure):
            result[-1] = added(last, figure)
        else:
            result.append(figure)
    return [f for f in result if f.qualifier != "implicit"]


def _addable(one: Figure, two: Figure) -> bool:
    return bool(one.low and two.low and two.high is not None)


def _charged(document: Document, figures: Sequence[Figure], counts: str) -> Figure | None:
    """Those charged count as held where nothing else is said of arrests."""
    found = toll(document, figures, "charged") if counts == "arrested" else None
    return replace(found, qualifier="implicit") if found else None
