"""Who was hurt and lived: those shot or hurt, less the dead of the same document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quellen.marking.figures.background import LEAD, in_background, sentence_start
from quellen.marking.figures.least import least
from quellen.marking.figures.persons import Person, different, is_pronoun, person
from quellen.model import Document, Figure

_OTHER = re.compile(
    r"\b(?:another|second|others?|third|fourth|surviving|survivor)\b", re.IGNORECASE
)
_ALSO = re.compile(r"(?:was|were)\salso\b")
_SELF = re.compile(r"(?:himself|herself)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"[^.;\n]{0,30}?\b(?:critical|serious|stable|grave|guarded|fair)(?:ly)?\b[^.;\n]{0,20}\bcondition\b"
    r"|\s(?:critically|seriously)\b(?!\s(?:wounded|injured|hurt))",
    re.IGNORECASE,
)


def alive(document: Document, figures: Sequence[Figure]) -> list[Figure]:
    """Those hurt or shot who can be known not to be the dead of the same document."""
    text = document.text
    hurt = [f for f in figures if f.counts in ("injured", "shot") and f.unit == "person"]
    dead = [f for f in figures if f.counts == "killed" and f.unit == "person" and f.high != 0]
    if not dead:
        return hurt
    told = [f for f in dead if not is_pronoun(text, f)]
    places = {sentence_start(text, f.start) for f in told}
    persons = [p for p in (person(text, f) for f in told) if p.described]
    known = _all_told(document, dead)
    return [f for f in hurt if _apart_from(text, f, persons, places) or _further(text, f, known)]


def _all_told(document: Document, dead: Sequence[Figure]) -> int:
    """Where as many have been told of as are dead by any count, so that whoever follows lives."""
    most = max(f.low or 0 for f in dead)
    first = next(f for f in dead if (f.low or 0) == most)
    apart = least(document, dead)
    return first.end if apart is None or (apart.low or 0) <= most else len(document.text)


def _further(text: str, figure: Figure, known: int) -> bool:
    """ "Another man was shot", "a child was also shot", once all the dead have been told of."""
    if figure.counts != "shot" or figure.start < known or is_pronoun(text, figure):
        return False
    more = _OTHER.search(text, figure.start, figure.end)
    return bool(more or _ALSO.search(text, figure.end, figure.end + 40))


def _apart_from(text: str, figure: Figure, dead: Sequence[Person], places: set[int]) -> bool:
    if is_pronoun(text, figure) or _SELF.match(text, figure.start):
        return False
    if figure.counts == "injured":
        if _OTHER.search(text, figure.start, figure.end):
            return True
        if sentence_start(text, figure.start) in places:
            return True
    hurt = person(text, figure)
    return bool(dead) and hurt.described and all(different(hurt, one) for one in dead)


def of_condition(text: str, figure: Figure) -> bool:
    """ "Two are in critical condition" tells of some of those hurt."""
    return figure.counts == "injured" and _CONDITION.match(text, figure.end) is not None


def survived(
    document: Document, shot: Sequence[Figure], dead: Figure | None, *, beyond: float
) -> Figure | None:
    """Of the number shot those who did not die, where they are more than are said to be hurt."""
    told = next((f for f in shot if f.low and not _elsewhere(document, f)), None)
    if told is None or told.start > 3 * LEAD:
        return None
    row = told.qualifier == "implicit"  # "Kern and three others", where Kern is among them
    others = not row and _OTHER.search(document.text, told.start, told.end + 1)
    left = (told.low or 0) - (0 if others else (dead.low if dead else 0) or 0)
    return replace(told, low=left, high=left, qualifier="implicit") if left > beyond else None


def _elsewhere(document: Document, figure: Figure) -> bool:
    """ "The two were among eleven shot that night"."""
    among = document.text[max(0, figure.start - 6) : figure.start].lower() == "among "
    return among or in_background(document, figure)
