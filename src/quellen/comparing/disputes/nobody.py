"""Nobody: "no civilians were killed", "there were no casualties", "without loss of life".

An explicit none is a number like any other. "No immediate reports of casualties" and "nobody else
was hurt" leave room for some, and are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quellen.comparing.disputes.count import Count
from quellen.comparing.disputes.scope import scope_of
from quellen.comparing.disputes.vocabulary import STILL_OPEN, WITHOUT
from quellen.model import Figure

if TYPE_CHECKING:
    from quellen.comparing.happening import Witnessed

COUNTED = ("killed", "injured")
"""That nobody was arrested or found today may change tomorrow; the dead and hurt of a day stay."""


def is_nobody(figure: Figure) -> bool:
    return figure.low == figure.high == 0


def nobodies(witnessed: Witnessed) -> Iterator[Count]:
    """The counts of a telling that are nought."""
    telling, text = witnessed.telling, witnessed.marked.document.text
    found = [*_said(witnessed), *_without(witnessed)]
    if not found or STILL_OPEN.search(telling.sentence):
        return
    for figure in found:
        for counts in COUNTED if figure.counts == "casualty" else (figure.counts,):
            scope = scope_of(figure, telling, text)
            if scope is not None and counts in COUNTED:
                yield Count(
                    figure, witnessed, (counts, "person"), scope, words=_words(figure, text)
                )


def _said(witnessed: Witnessed) -> Iterator[Figure]:
    """ "Nobody was hurt": counted as none by a clause that denies."""
    if witnessed.telling.negative:
        yield from (f for f in witnessed.telling.figures if is_nobody(f) and not f.part)


def _without(witnessed: Witnessed) -> Iterator[Figure]:
    telling = witnessed.telling
    for match in WITHOUT.finditer(telling.quote):
        start, end = telling.start + match.start("what"), telling.start + match.end("what")
        yield Figure(start, end, 0, 0, "exactly", "person", _fate(match["what"].lower()))


def _fate(words: str) -> str:
    if "casualt" in words or "victim" in words:
        return "casualty"
    hurt = any(word in words for word in ("injur", "hurt", "wound"))
    return "injured" if hurt else "killed"


def _words(figure: Figure, text: str) -> str:
    return text[figure.start : figure.end].lower()
