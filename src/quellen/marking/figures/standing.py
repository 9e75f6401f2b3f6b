"""How a count stands to others: on top of an earlier one, in place of it, and as of when.

"Three more died" adds to what was counted before; "the toll rose to 57" takes its place; "by 10
June 300 had died" holds for that day and says nothing of the days after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quellen.marking.figures.vocabulary import RISE, STRENGTH, TOLL, TOLL_KILLED, either
from quellen.model import Figure, Time

_FURTHER_BEFORE = re.compile(r"\b(?:another|an\sadditional|additional|a\sfurther|further)\s$", re.I)
_FURTHER = re.compile(r"^(?:another|an?\sadditional|a\sfurther)\b|\b(?:more|additional)\b", re.I)
_MORE_THAN = re.compile(r"\b(?:or|no|not|much|far|well|just|slightly)?\s?more\b(?:\sthan\b)?", re.I)
_FURTHER_AFTER = re.compile(r"\s(?:more|further|additional)\b(?!\sthan\b)", re.I)

_BRING = ("bring", "brings", "bringing", "brought", "raise", "raises", "raising", "put", "putting")
_CHANGES = either(
    {*RISE, *_BRING, "revising", "revises", "stood", "stands"} - {"up", "down", "went"}
)
_TALLY = either({*TOLL, *TOLL_KILLED, "wounded", "injured", "arrested", "arrests", "victims"})
_REVISED = re.compile(
    rf"\b{_CHANGES}\b(?=[^.;]*\b{_TALLY}\b)[^.;]{{0,80}}?\bto\s$"
    rf"|\b{_TALLY}\b[^.;]{{0,40}}?\b{_CHANGES}\b[^.;]{{0,50}}?\bto\s$"
    rf"|\b(?:bringing|raising|brought|brings)\sto\s$",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(rf"\s(?:the\s)?{_TALLY}\b", re.IGNORECASE)
_AS_OF = re.compile(r"\b(?:as\sof|as\sat|by|up\sto)\s(?:the\s)?$", re.IGNORECASE)


def standing(
    text: str, start: int, figures: Sequence[Figure], times: Sequence[Time]
) -> list[Figure]:
    """The figures of a sentence, which begins at ``start``, with how they stand to others."""
    day = _as_of(text, start, times)
    return [
        replace(
            figure,
            further=_adds(text, start, figure),
            revises=_replaces(text, start, figure),
            as_of=day if figure.counts in STRENGTH else None,
        )
        if figure.qualifier != "implicit"
        else figure
        for figure in figures
    ]


def _adds(text: str, start: int, figure: Figure) -> bool:
    """ "Another five", "three more", "an additional 200"; not "more than 50", "ten or more"."""
    if _FURTHER_BEFORE.search(text, max(start, figure.start - 16), figure.start):
        return True
    if _FURTHER_AFTER.match(text, figure.end):
        return True
    quote = text[figure.start : figure.end]
    if figure.qualifier in {"more_than", "at_least"}:
        quote = _MORE_THAN.sub("", quote)
    return bool(_FURTHER.search(quote))


def _replaces(text: str, start: int, figure: Figure) -> bool:
    """ "The toll rose to 57", "bringing the number of dead to 16", "bringing to 44 the number"."""
    before = text[max(start, figure.start - 110) : figure.start]
    found = _REVISED.search(before)
    if found is None:
        return False
    bare = re.fullmatch(r"(?:bringing|raising|brought|brings)\sto\s", found[0], re.IGNORECASE)
    return not bare or _AFTERWARDS.match(text, figure.end) is not None


def _as_of(text: str, start: int, times: Sequence[Time]) -> str | None:
    """The last day that counts of a sentence hold for, where it says so."""
    for time in times:
        said = text[max(start, time.start - 8) : time.start]
        own = text[time.start : time.start + 8].lower()
        day = time.latest or time.earliest
        if day and (_AS_OF.search(said) or own.startswith(("by ", "as of "))):
            return day
    return None
