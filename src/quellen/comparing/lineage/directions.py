"""Which of two documents that share words is the origin, how sure that is, and why.

Signs are asked in turn, the surest first: the first that speaks decides, later ones that agree are
told as well, and those that speak against it make it less sure.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from quellen.comparing.accounts import told_on
from quellen.comparing.days import day_number
from quellen.comparing.lineage.garbled import Vocabulary, garbled
from quellen.comparing.lineage.whole import stands_in
from quellen.model import Document, Marked, Passage

CREDITED, QUOTED, DATED, SPEAKS_OF, MISREAD, ADDED, UNKNOWN = 0.98, 0.95, 0.93, 0.85, 0.85, 0.7, 0.5
CONTRADICTED = 0.85  # of what one is sure of, for each sign against it
MOSTLY = 0.45  # share of a text from which it consists of what it shares
MORE = 0.1  # share that one text has taken over more than the other

Sign = tuple[bool, float, str]
"""Whether the first is the origin, how sure that makes it, and why."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Two documents, what they share, and how much of each that is."""

    one: Marked
    two: Marked
    passages: tuple[Passage, ...]
    share_one: float
    share_two: float
    quoted: tuple[bool, bool] = (False, False)
    """Whether each gives it as another's words."""


def direction(shared: Shared, words: Vocabulary) -> tuple[bool, float, tuple[str, ...]]:
    """Whether the first is the origin, how sure that is (0 to 1), and why."""
    signs = list(_signs(shared, words))
    if not signs:
        return True, UNKNOWN, ("which is older cannot be told: no dates, no credit",)
    forward, sure, why = signs[0]
    reasons = [why]
    for other, _, reason in signs[1:]:
        reasons.append(reason if other == forward else f"against this: {reason}")
        sure *= 1.0 if other == forward else CONTRADICTED
    return forward, sure, tuple(reasons)


def _signs(shared: Shared, words: Vocabulary) -> Iterator[Sign]:
    one, two = shared.one.document, shared.two.document
    credited = credits(two, one), credits(one, two)
    if credited[0] != credited[1]:
        name = (one if credited[0] else two).publisher or agency_of(one if credited[0] else two)
        yield credited[0], CREDITED, f"the later one credits {name}"
    days = days_between(one, two)
    if shared.quoted[0] != shared.quoted[1] and not _plain_and_later(shared, days):
        yield shared.quoted[1], QUOTED, "only one of the two gives the words as a quotation"
    if days:
        words_ = f"published {abs(days)} day{'s' if abs(days) > 1 else ''} earlier"
        yield days > 0, DATED, words_
    elif days is None:
        yield from _by_what_it_speaks_of(shared.one, shared.two)
    slip = garbled(shared.passages, one.text, two.text, words)
    if slip:
        yield slip[0], MISREAD, f"the other misreads it ({slip[1]})"
    if not days and abs(shared.share_one - shared.share_two) > MORE:
        # What was taken over whole is the origin; what has more around it took it over.
        reason = "the other adds to it; no date tells which is older"
        yield shared.share_one > shared.share_two, ADDED, reason


def _plain_and_later(shared: Shared, days: int | None) -> bool:
    """Whether what stands without quotation marks was published later, in words of its own: then
    it is no speech that the other quotes, but took the quotation for its own."""
    if not days:
        return False
    later_is_two = days > 0
    share = shared.share_two if later_is_two else shared.share_one
    return not shared.quoted[later_is_two] and share < MOSTLY


def days_between(one: Document, two: Document) -> int | None:
    """Days from the publication of the one to that of the other; None where either is unknown."""
    first, second = told_on(one.published), told_on(two.published)
    return second - first if first is not None and second is not None else None


# ----------------------------------------------------------------- days that are spoken of


def _by_what_it_speaks_of(one: Marked, two: Marked) -> Iterator[Sign]:
    """A text without a date that tells of a day after the other appeared is the later one."""
    for undated, other, forward in ((two, one, True), (one, two, False)):
        appeared = told_on(other.document.published)
        day = last_day_told(undated) if undated.document.published is None else None
        if appeared is not None and day is not None and day_number(day) > appeared:
            reason = f"the other, which has no date, tells of {_in_words(day)}"
            yield forward, SPEAKS_OF, reason


def last_day_told(marked: Marked) -> str | None:
    """The last day on which a document says that something happened, in ISO 8601."""
    days = [
        s.earliest
        for s in marked.analysis.statements
        if s.modality == "actual" and s.earliest and s.earliest == s.latest
    ]
    return max(days, key=day_number, default=None)


def _in_words(day: str) -> str:
    year, month, date = day.rsplit("-", 2)
    return f"{int(date)} {calendar.month_name[int(month)]} {year.lstrip('0')}"


# ------------------------------------------------------------------------------ credits

_CREDIT_ZONE = 400


def credits(copy: Document, origin: Document) -> bool:
    """Whether a document names the other's publisher at its head or foot, as a wire credit."""
    names = {n for n in (origin.publisher, agency_of(origin)) if n and n != copy.publisher}
    head_and_foot = copy.text[:_CREDIT_ZONE] + "\n" + copy.text[-_CREDIT_ZONE:]
    own = copy.publisher is None and agency_of(copy) in names  # the agency's own dateline
    return not own and any(stands_in(name, head_and_foot) for name in names)


_DATELINE = re.compile(
    r"(?:^|\n)[A-Z][\w .'’-]{1,40}(?:,[\w .]{2,30})?\s*\((?P<agency>[A-Z][\w. ]{1,30})\)\s*[-–—:]"
)


def agency_of(document: Document) -> str | None:
    """The agency in a dateline: "CASTREL, 29 April (ONA) -"."""
    match = _DATELINE.search(document.text[:600])
    return match["agency"] if match else None


def common_agency(one: Document, two: Document) -> str | None:
    """The agency that both credit and neither is."""
    agency = agency_of(one)
    is_other = agency not in (one.publisher, two.publisher) and one.publisher and two.publisher
    return agency if agency and is_other and agency == agency_of(two) else None
