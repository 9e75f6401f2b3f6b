"""Neutral titles: an event in dispute is not called and dated by one side alone.

"The bridge collapsed on 28 April 2025" is a side's word where another gives 29 April: the event is
"The bridge collapsed", on one of both days (an EDTF set: ``[2025-04-28,2025-04-29]``). Likewise
"The army killed 58 civilians" is "The army killed civilians" where the number is in dispute.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quellen.comparing.disputes.draft import Draft
from quellen.comparing.disputes.groups import noun_of
from quellen.comparing.disputes.wording import NONE
from quellen.comparing.happening import Happening, Witnessed
from quellen.comparing.tellings import Telling
from quellen.comparing.titles import title_of
from quellen.marking.statements.vocabulary import EVENT_NOUNS
from quellen.model import Event, Span

FEWEST = 3  # words of a title
_NAME = re.compile(
    rf"\b[Tt]he\s+(?:[\w-]+\s+)?(?:{'|'.join(sorted(EVENT_NOUNS))})\b"
    r"(?:\s+(?:of|on|at|in|off|near|over)\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*)+"
)
"""A happening by its name: where one side says that nobody was hurt, "58 were" is no title."""
_LEADING = re.compile(
    r"[,\s]*\b(?:(?:only|early|late|shortly before|just after)\s+)?"
    r"(?:(?:on|in|at|during|by|of|from|around|about)\s+)?"
    r"(?:the\s+(?:night|morning|evening|afternoon|day)\s+of\s+|the\s+)?$",
    re.IGNORECASE,
)
"""What hangs on a date before it: "on", "on the night of"."""
_HANGING = "to|at|of|in|on|and|by|from|the|before|after|until|between"
_GAPS = (
    (r"\s+", " "),
    (r"\s+([,.;:)])", r"\1"),
    (r"([,;:])(?:\s*[,;:])+", r"\1"),
    (r"^[\s,;:]+(?:when\s+)?", ""),
    (rf"(?:[\s,;:]+(?:{_HANGING}))*[\s,;:]*$", ""),
)
"""What a cut leaves behind, and what to put there."""


def neutral(event: Event, happening: Happening, drafts: Sequence[Draft]) -> Event:
    """The event with a title that takes no side, and every date that is in dispute."""
    own = [d for d in drafts if d.event == happening.number and d.relation == "conflict"]
    dates = [d for d in own if d.kind == "date"]
    figures = [d for d in own if d.kind == "figure"]
    if dates:
        event = _of_any_day(event, dates[0], happening)
    return replace(event, title=_title(happening, dates, figures)) if own else event


def _of_any_day(event: Event, draft: Draft, happening: Happening) -> Event:
    """Dated by the set of the days in dispute, from the first to the last."""
    places = {(q.document, q.start) for s in draft.sides for q in s.accounts}
    told = [
        w.account for w in happening.witnessed if (w.account.document, w.account.start) in places
    ]
    values = sorted({s.value for s in draft.sides})
    one = values if all(_PLAIN.fullmatch(v) for v in values) else []
    return replace(
        event,
        edtf=f"[{','.join(one)}]" if one else event.edtf,
        earliest=min((a.earliest for a in told if a.earliest), default=event.earliest),
        latest=max((a.latest for a in told if a.latest), default=event.latest),
    )


_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")


def _title(happening: Happening, dates: Sequence[Draft], figures: Sequence[Draft]) -> str:
    """The title that the accounts give without what is in dispute; those on no side come first."""
    sides = {(q.document, q.start) for d in figures for s in d.sides for q in s.accounts}
    apart = [w for w in happening.witnessed if (w.account.document, w.account.start) not in sides]
    rows = [w for w in apart if len(w.telling.quote.split()) >= FEWEST] or happening.witnessed
    if any(s.value == NONE for d in figures for s in d.sides):
        named = next((m for w in rows if (m := _NAME.search(w.telling.quote))), None)
        if named:
            return f"{named[0][0].upper()}{named[0][1:]}"
    return title_of([_without(w, dated=bool(dates), counted=bool(figures)) for w in rows])


def _without(witnessed: Witnessed, *, dated: bool, counted: bool) -> Telling:
    """A telling whose words leave out its date, or its numbers."""
    telling, text = witnessed.telling, witnessed.marked.document.text
    cuts: list[tuple[Span, str]] = []
    if dated:
        cuts += [((t.start, t.end), "") for t in witnessed.marked.analysis.times]
    if counted:
        cuts += [((f.start, f.end), noun_of(f, text) or "people") for f in telling.figures]
    words = text[telling.start : telling.end]
    for (start, end), instead in sorted(cuts, reverse=True):
        if telling.start <= start and end <= telling.end:
            before = words[: start - telling.start]
            before = before if instead else _LEADING.sub("", before)
            words = f"{before} {instead}{words[end - telling.start :]}"
    for pattern, put in _GAPS:
        words = re.sub(pattern, put, words)
    enough = len(words.split()) >= FEWEST
    return replace(telling, quote=words[:1].upper() + words[1:]) if enough else telling
