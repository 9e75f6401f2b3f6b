"""Tellings that leave out what was just said: "3,000 came to the march on 4 May. The union says
12,000 took part."

A bare number of the same kind as one in the sentence before, with no day of its own, is told of the
same happening.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from quellen.comparing.tellings import Telling
from quellen.marking.figures.numbers import numbers
from quellen.model import Figure, Marked


def completed(told: Sequence[Telling], marked: Marked) -> Iterator[Telling]:
    """The tellings of a document; elliptic ones with the day, the place and the words of the
    sentence that they lean on."""
    text, starts = marked.document.text, [start for start, _ in marked.analysis.sentences]
    yield from told[:1]
    for before, telling in pairwise(told):
        near = bisect_right(starts, telling.start) - bisect_right(starts, before.start) <= 1
        if near and _leans(telling, before, text):
            yield _with(telling, before)
        else:
            yield telling


def _leans(telling: Telling, before: Telling, text: str) -> bool:
    undated = telling.when is None and not telling.focal and not telling.hangs
    if not undated or telling.place or before.when is None or telling.negative != before.negative:
        return False
    kinds = {figure.counts for figure in before.figures}
    return bool(telling.figures) and all(
        figure.counts in kinds and _bare(figure, text) for figure in telling.figures
    )


def _bare(figure: Figure, text: str) -> bool:
    """Whether a figure of people names nobody: "12,000", not "12,000 miners"."""
    counted = figure.unit == "person" and figure.qualifier != "implicit"
    return counted and any(n.end == figure.end for n in numbers(text, figure.start, figure.end))


def _with(telling: Telling, before: Telling) -> Telling:
    return replace(
        telling,
        edtf=before.edtf, earliest=before.earliest, latest=before.latest, when=before.when,
        explicit=False, place=before.place, names=telling.names | before.names,
        terms={**before.terms, **telling.terms}, stories=before.stories,
    )  # fmt: skip
