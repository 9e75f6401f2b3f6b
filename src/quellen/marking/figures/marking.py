"""From a parsed document to its figures."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quellen.marking.figures.counted import counted
from quellen.marking.figures.ellipsis import left_out
from quellen.marking.figures.fractions import shares
from quellen.marking.figures.implicit import implicit_figures
from quellen.marking.figures.quantities import Quantity, quantities
from quellen.marking.figures.refusals import topical
from quellen.marking.figures.standing import standing
from quellen.marking.figures.vocabulary import STRENGTH, VIOLENCE, either
from quellen.marking.language import Parse, Sentence
from quellen.model import Document, Figure, Span, Time

HEADLINE = 30
"""Characters from the beginning of a sentence within which a list of victims can open it."""


def mark_figures(document: Document, parsed: Parse, times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """The figures of a document, in text order.

    Spans that overlap a Time are no figures. ``low`` and ``high`` are the bounds stated, None where
    open: "more than 58" has low 58. ``unit`` is "person", an ISO 4217 code, "percent" or the noun
    counted; ``counts`` is what became of people ("killed"), a class of things ("weapons") or the
    noun. Only counts without a number ("a man was killed") have the qualifier "implicit".
    """
    dated = [(t.start, t.end) for t in times]
    starts = [start for start, _ in dated]
    found: list[Figure] = []
    for sentence in parsed.sentences:
        first = max(0, bisect_left(starts, sentence.start) - 1)
        last = bisect_left(starts, sentence.end)
        own = list(_all_in_sentence(document.text, sentence, dated[first:last]))
        if own:
            at = bisect_left(starts, sentence.start)
            found.extend(standing(document.text, sentence.start, own, times[at:last]))
    found.sort(key=lambda f: (f.start, -f.end))
    return tuple(_without_overlap(found))


def _all_in_sentence(text: str, sentence: Sentence, dated: Sequence[Span]) -> Iterator[Figure]:
    """The figures of a sentence; whoever is in hospital amid violence counts as injured."""
    for figure in map(functools.partial(_dead_or_hurt, text), _in_sentence(text, sentence, dated)):
        hurt = figure.counts == "hospitalised" and _violent(text, sentence)
        yield replace(figure, counts="injured") if hurt else figure


_BOTH = re.compile(
    r"(?:\s(?:were|was|are|have\sbeen))?\skilled(?:,?\s(?:and|or)\s|,?\s|/)(?:injured|wounded)"
    r"(?=\s(?:in|by|at|near|on|during|as|when|after)\b|\s*[.;\n]|\s*$)",
    re.IGNORECASE,
)


def _dead_or_hurt(text: str, figure: Figure) -> Figure:
    """ "175 fighters killed, injured in the raid": one number for both counts neither alone."""
    both = figure.counts == "killed" and figure.qualifier != "implicit"
    if both and _BOTH.match(text, figure.end):
        return replace(figure, counts="casualty")
    return figure


def _in_sentence(text: str, sentence: Sentence, dated: Sequence[Span]) -> Iterator[Figure]:
    found = [
        (quantity, _figure(quantity, sentence))
        for quantity in quantities(text, sentence.start, sentence.end, dated)
    ]
    explicit = _shared(text, sentence, left_out(text, found, sentence.tokens))
    yield from _shares(text, sentence)
    yield from explicit
    for figure in implicit_figures(sentence, explicit, lambda: _violent(text, sentence)):
        if not any(a <= figure.start and figure.end <= b for a, b in dated):
            yield figure


def _shares(text: str, sentence: Sentence) -> Iterator[Figure]:
    for quantity in shares(text, sentence.start, sentence.end):
        figure = _figure(quantity, sentence)
        if figure is not None and figure.counts != "percent":
            yield figure


_VIOLENCE = re.compile(rf"\b{either(VIOLENCE)}", re.IGNORECASE)
AROUND = 500
"""Characters before and after a sentence in which violence is looked for."""


def _violent(text: str, sentence: Sentence) -> bool:
    start = max(0, sentence.start - AROUND)
    return _VIOLENCE.search(text, start, sentence.end + AROUND) is not None


_LIST = re.compile(r"\s?,?\s(?:and\s)?")
_OF_A_WHOLE = re.compile(r"\bof\s(?:(?:the|these|those|its|their|some|about)\s)?$", re.IGNORECASE)


def _shared(text: str, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """In a headline's list, what is said last holds for all: "Three women, one man injured"."""
    result = list(figures)
    for i in range(len(result) - 2, -1, -1):
        one, two = result[i], result[i + 1]
        told = two.counts in STRENGTH and one.counts not in STRENGTH
        listed = two.unit == one.unit == "person" and _LIST.fullmatch(text, one.end, two.start)
        whole = _OF_A_WHOLE.search(text, sentence.start, one.start)
        if told and listed and not whole and one.start - sentence.start < HEADLINE:
            result[i] = replace(one, counts=two.counts)
    return result


def _figure(quantity: Quantity, sentence: Sentence) -> Figure | None:
    if quantity.word and topical(quantity, sentence.tokens):
        quantity = quantity.bare()
    found = counted(quantity, sentence.tokens)
    if found is None:
        return None
    if quantity.high == 0 and found.counts not in STRENGTH:
        return None  # a zero in a table or a counter of shares
    end = max(found.end, quantity.end)
    return Figure(
        quantity.start, end, quantity.low, quantity.high, quantity.qualifier, found.unit,
        found.counts, found.part,
    )  # fmt: skip


def _without_overlap(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Of two figures on the same words the one that begins first, or is longer, stands."""
    end = -1
    for figure in figures:
        if figure.start >= end:
            yield figure
            end = figure.end
