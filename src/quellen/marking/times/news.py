"""Whether a text is news of the day on which it came out, or tells of what was long past.

News hangs on its own day: "on Tuesday", "yesterday", "last week". A memory, an obituary, an inquiry
names years that were past when it came out, a few times only where it tells of one year; what it
says of "now" and "today" is no sign of news, and neither is the day on which it was written or
recorded. Which of the two speaks first, with a month or a day, counts twice: news opens with
what is new. What is told in the first person throughout is a memory if it names any such year: its
weekdays are those of its story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quellen.marking.times import days
from quellen.marking.times.asides import TELLING_APART, price
from quellen.marking.times.reading import Reading

HEAD = 400  # characters in which a letter says where and when it was written
_PLACE = re.compile(r"[\W_]*(?:[A-Z][\w.'’-]*,?\s+){1,5}(?:the\s+)?")
A_YEAR = 12  # months
FEWEST = 4  # expressions by which a text can be told from news
_TOLD_DAY = re.compile(r"\b(?:that|an?|one|the)\s$", re.IGNORECASE)
_YEARS = frozenset({"Y", "DE", "CE"})
_OPENS = 2  # times as much that the side counts which speaks first
_QUOTED = re.compile(r"“[^”\n]{0,1500}[”\n]|\"[^\"\n]{0,1500}[\"\n]")
_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_SELDOM = 150  # characters from one word for the teller to the next: news has fewer of them


def is_news(found: Sequence[Reading], speech: days.Day, text: str) -> bool:
    """Whether undated words hang on the day of publication."""
    past = [r for r in found if _is_past(r, speech, text)]
    near = [r for r in found if _is_near(r, speech, text)]
    if past and any(r.whence != "speech" for r in near) and _in_first_person(text):
        near = [r for r in near if r.whence == "speech"]
        return len(past) < len(near) or len(found) < FEWEST
    told, spoken = sum(2 if _is_close(r) else 1 for r in past), len(near)
    opening = min((r.start for r in past if _is_close(r)), default=len(text))
    if opening < min((r.start for r in near), default=len(text)):
        told *= _OPENS
    elif near:
        spoken *= _OPENS
    return told <= spoken or len(found) < FEWEST


def day_of_speech(
    found: Sequence[Reading], published: days.Day | None, text: str
) -> days.Day | None:
    """The day that a text speaks from: that of publication, or of a letter that came out later.

    A letter bears place and date on a line of its own at its head.
    """
    for r in found:
        if r.start > HEAD or not (r.year and r.month and r.day):
            continue
        first, last = text.rfind("\n", 0, r.start) + 1, text.find("\n", r.end)
        place, rest = text[first : r.start], text[r.end : last if last >= 0 else len(text)]
        own = (r.year, r.month, r.day)
        later = published is None or own < (published[0] - 1, *published[1:])
        if later and _PLACE.fullmatch(place) and not rest.strip(" .,;:"):
            return own
    return published


def past_from(found: Sequence[Reading], speech: days.Day | None, text: str) -> int:
    """Where a text first names a year that was long past; 0 where none, or nothing said when."""
    return min((r.start for r in found if speech and _is_past(r, speech, text)), default=0)


def _in_first_person(text: str) -> bool:
    """Whether somebody tells throughout of himself, quotations aside."""
    own = _QUOTED.sub("", text)
    return sum(1 for _ in _SELF.finditer(own)) * _SELDOM > len(own)


def _is_past(r: Reading, speech: days.Day, text: str) -> bool:
    """A date of a year long past that tells something, not just two elections apart."""
    if _is_years_ago(r):
        return True
    return _is_year_before(r, speech) and price(r, text) > TELLING_APART


def _is_year_before(r: Reading, speech: days.Day) -> bool:
    """Whether a date lies a year or more before the day of speech, as far as it says."""
    if r.year is None:
        return False
    return r.year < speech[0] - 1 or is_year_before((r.year, r.month or 12), speech)


def is_year_before(month: tuple[int, int], speech: days.Day) -> bool:
    """Whether a month lies twelve or more before the day of speech."""
    return (speech[0] - month[0]) * 12 + speech[1] - month[1] > A_YEAR


def _is_years_ago(r: Reading) -> bool:
    """ "Eight years ago": long past, though it is counted from the day of speech."""
    return r.whence == "speech" and r.unit in _YEARS and (r.shift or 0) <= -2


def _is_close(r: Reading) -> bool:
    """Whether a date says more than the year."""
    return bool(r.month or r.season or r.day or r.exact)


def _is_near(r: Reading, speech: days.Day, text: str) -> bool:
    if _is_years_ago(r) or (r.year, r.month, r.day) == speech:
        return False
    if r.whence == "speech" or _is_this_week(r, text):
        return True
    return r.year is not None and not _is_year_before(r, speech)


def _is_this_week(r: Reading, text: str) -> bool:
    """A weekday alone, as news has it; not "that Monday", "the Monday", "Monday, the third"."""
    if r.weekday is None or r.day is not None or r.nth is not None:
        return False
    return _TOLD_DAY.search(text, max(0, r.start - 6), r.start) is None
