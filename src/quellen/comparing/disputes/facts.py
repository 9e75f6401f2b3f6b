"""What a reference states, and the dated sentences of accounts that can be held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quellen.comparing.days import Interval
from quellen.comparing.terms import stem
from quellen.model import Marked, Span, Time

ROOT = 4  # letters that an act and its noun share: issue, issuance
LOOSEST = 400  # days: a fact or an account dated less closely fixes too little
FEWEST = 2  # names and labels that say well enough what a fact is about, its place aside
NEAR = 40  # characters that stand for a sentence where there is none
_LABEL = re.compile(r"\b(?:[A-Z][\w’'-]+|\d+)\b")
NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*"
_PLACE = re.compile(rf"\b(?:in|at)\s+(?P<place>{NAME})(?:,\s+{NAME})*\s+(?:on|in)\s*$")


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A sentence of a reference: its names and labels, its act, its date, where it was."""

    marked: Marked
    span: Span
    labels: frozenset[str]
    root: str
    time: Time
    when: Interval
    place: str | None = None
    act: str = ""
    """The stem of its predicate."""


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A sentence of an account that gives a date: its names and labels, and what leads up to it."""

    marked: Marked
    span: Span
    labels: frozenset[str]
    time: Time
    when: Interval

    @property
    def words(self) -> str:
        return self.marked.document.text[slice(*self.span)]


def facts_of(marked: Marked) -> Iterator[Fact]:
    """The facts of a reference: what it tells with a date and calls by its names."""
    text = marked.document.text
    for statement in marked.analysis.statements:
        time = marked.analysis.times[statement.time] if statement.time is not None else None
        when = Interval.of(statement.earliest, statement.latest)
        if time is None or when is None or when.is_open or when.width > LOOSEST:
            continue
        start, end = _sentence(marked, time.start)
        before = text[start : time.start]
        place = _place_at_the_end(before)
        labels = frozenset(_labels(before))
        own = labels - frozenset(_labels(place or ""))
        labels = own if len(own) >= FEWEST else labels
        act = stem(statement.predicate.split()[-1]) if statement.predicate else ""
        if labels and len(act) >= ROOT:
            yield Fact(marked, (start, end), labels, act[:ROOT], time, when, place, act)


def _place_at_the_end(before: str) -> str | None:
    """Where it was, if that stands right before the date: "was signed in Ostrel on 3 May 1921"."""
    found = _PLACE.search(before)
    return found["place"] if found else None


def _labels(words: str) -> Iterator[str]:
    """Names and numbers that say what a sentence is about: "Resolution", "598"."""
    return (w.casefold() for w in _LABEL.findall(words) if w.casefold() not in ("the", "a", "an"))


def dated_by(marked: Marked) -> Iterator[Dated]:
    """The dates that a document gives in so many words, each with its sentence."""
    for time in marked.analysis.times:
        when = Interval.of(time.earliest, time.latest)
        if time.basis == "explicit" and when and not when.is_open and when.width <= LOOSEST:
            start, end = _sentence(marked, time.start)
            labels = frozenset(_labels(marked.document.text[start:end]))
            yield Dated(marked, (start, end), labels, time, when)


def _sentence(marked: Marked, place: int) -> Span:
    sentences = marked.analysis.sentences
    here = ((a, b) for a, b in sentences if a <= place < b)
    return next(here, (place, min(place + NEAR, len(marked.document.text))))
