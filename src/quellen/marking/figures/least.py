"""The least number of people that a document tells of without a number.

Whoever is told of again cannot be known to be somebody else. Counted are the people of one
sentence, where whoever is told of apart is another; those of the lead whose names, ages or sexes
tell them apart; and, of several arrested one by one, the number of the last ("a third suspect").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quellen.marking.figures.background import LEAD, in_background, sentence_start
from quellen.marking.figures.persons import different, is_pronoun, known_apart, person
from quellen.marking.figures.vocabulary import ORDINALS, either
from quellen.model import Document, Figure

_FURTHER = re.compile(r"\b(?:himself|herself|another|second|other|third)\b", re.IGNORECASE)
_REFLEXIVE = re.compile(r"(?:himself|herself)$", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:also|another)\b", re.IGNORECASE)


def least(document: Document, told: Iterable[Figure]) -> Figure | None:
    """The largest number of people known to be told of, as an implicit figure."""
    text = document.text
    singles: list[Figure] = []
    sentences: dict[int, list[Figure]] = {}
    for figure in told:
        if figure.qualifier == "implicit" and figure.low and not in_background(document, figure):
            singles.append(figure)
            sentences.setdefault(sentence_start(text, figure.start), []).append(figure)
    totals = [_together(text, figures) for figures in sentences.values()]
    totals += [many for figures in sentences.values() for many in _opposed(text, figures)]
    totals += _apart(text, singles)
    totals += filter(None, (_nth(text, f) for f in singles))
    return max(totals, key=lambda f: f.low or 0, default=None)


# ------------------------------------------------------------------------ one sentence


def _together(text: str, figures: Sequence[Figure]) -> Figure:
    people = [f for f in figures if not is_pronoun(text, f)] or list(figures[:1])
    total = people[0]
    for figure in people[1:]:
        if _FURTHER.search(text, figure.start, figure.end) and not _same(text, figure, total):
            total = added(total, figure)
        elif (figure.low or 0) > (total.low or 0):
            total = figure
    return total


def _same(text: str, figure: Figure, told: Figure) -> bool:
    """ "A man was hurt when he shot himself" tells of one; who kills and then himself, of two."""
    if not _REFLEXIVE.match(text, figure.start, figure.end):
        return False
    if figure.counts not in ("killed", "shot"):
        return True
    if _REFLEXIVE.match(text, told.start, told.end):
        return text[told.start : told.end].lower() == text[figure.start : figure.end].lower()
    if told.counts == "injured" and figure.counts == "shot" and told.low == told.high == 1:
        return not different(person(text, told), person(text, figure))
    before = text[max(0, figure.start - 40) : figure.start]
    return bool(re.search(r"\baccident", before))


def added(one: Figure, two: Figure) -> Figure:
    """One figure for two that count different people."""
    high = None if one.high is None or two.high is None else one.high + two.high
    kind = two.qualifier if one.qualifier == "implicit" else one.qualifier
    return replace(one, end=two.end, low=(one.low or 0) + (two.low or 0), high=high, qualifier=kind)


def _opposed(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """ "A girl has died in a shooting that left a man dead" tells of two."""
    killed = [f for f in figures if f.counts == "killed" and f.low == f.high == 1]
    persons = [person(text, f) for f in killed if not is_pronoun(text, f)]
    found = known_apart(persons) if len(persons) > 1 else []
    return [replace(found[0].figure, low=len(found), high=len(found))] if found else []


# ---------------------------------------------------------------------- the whole text


def _apart(text: str, singles: Sequence[Figure]) -> list[Figure]:
    """Those of the lead, or said to be "also" among them, who are known to be different people."""
    persons = [
        person(text, f)
        for f in singles
        if f.low == f.high == 1
        and f.counts not in ("arrested", "charged")
        and not is_pronoun(text, f)
        and (f.start < LEAD or _ALSO.search(text, max(0, f.start - 30), f.end + 30))
    ]
    found = known_apart(persons)
    return [replace(found[0].figure, low=len(found), high=len(found))] if found else []


_NTH = re.compile(
    rf"(?:an?\s)?({either(ORDINALS)}|(\d{{1,2}})(?:st|nd|rd|th))\s(?:suspect|arrest|defendant)",
    re.IGNORECASE,
)
_COUNT = {word: i + 1 for i, word in enumerate(ORDINALS)}


def _nth(text: str, figure: Figure) -> Figure | None:
    """ "A third suspect was arrested": three were."""
    if figure.counts not in ("arrested", "charged"):
        return None
    found = _NTH.match(text, figure.start, figure.end)
    if found is None:
        return None
    number = int(found[2]) if found[2] else _COUNT[found[1].lower()]
    return replace(figure, low=number, high=number)
