"""A length and, beside it, the two dates that it should fit: "six weeks, from 5 May to 9 June".

Only where the words themselves say that both are of the same thing, and say it as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quellen.comparing.accounts import speaker_of
from quellen.comparing.days import Interval, bounds_of
from quellen.comparing.disputes.arithmetic import around, in_words
from quellen.comparing.disputes.draft import Draft
from quellen.comparing.lasting import length_in_days
from quellen.model import Marked, Quotation, Side, Span, Time

_LASTED = r"(?:lasted|went\s+on|dragged\s+on|continued|raged|held\s+out)"
_FOR = re.compile(
    rf"(?:\b{_LASTED}(?:\s+for)?|\bfor|\bspent)(?:\s+(?:only|just|exactly|a\s+full))?\s+$"
)
_FROM = re.compile(r",?\s*\(?(?:that\s+is,?\s*|i\.e\.,?\s*)?from\s+")
_TO = re.compile(r",?\s*(?:to|until|till|through)\s+")
_AND_LASTED = re.compile(rf",?\s+and\s+(?:it\s+)?{_LASTED}(?:\s+for)?\s+")
_THAT_IS = re.compile(r",?\s*(?:that\s+is,?\s*|i\.e\.,?\s*|\()")
_BEGAN = re.compile(r"\b(?:began|opened|started|broke\s+out|was\s+opened)(?:\s+on)?\s+$")
_AND_ENDED = re.compile(
    r",?\s+and\s+(?:it\s+)?(?:ended|closed|finished|concluded|was\s+over|was\s+closed)(?:\s+on)?\s+"
)
_OPENS, _COMMA = re.compile(r"\b[Ff]rom\s+$"), re.compile(r",\s+")
_AFTER = re.compile(r",?\s*after\s+")
_IN_ALL = re.compile(r"\s*[,.;:)]")  # "after nine weeks of pleading" is some of the time
_NOT_SO = re.compile(
    r"\b(?:not|never|would|could|should|might|may|will|[Ii]f|planned|expected|supposed|scheduled|"
    r"meant|sentenced|condemned|was\s+to|were\s+to)\b"
)


def length_contradictions(documents: Sequence[Marked]) -> Iterator[Draft]:
    """A dispute for each length that the dates beside it contradict, document by document."""
    for marked in documents:
        times = marked.analysis.times
        for number, time in enumerate(times):
            bounds = length_in_days(time) if time.type == "DURATION" else None
            dates = _dates_beside(marked.document.text, times, number) if bounds else None
            if bounds and dates and _as_fact(marked, time):
                yield from _contradiction(marked, time, bounds, dates)


def _dates_beside(text: str, times: Sequence[Time], number: int) -> tuple[Time, Time] | None:
    """First and last day of what the length is told of."""
    two_before, before, at, after, two_after = (
        times[n] if 0 <= n < len(times) else None for n in range(number - 2, number + 3)
    )

    def joined(one: Time | None, words: re.Pattern[str], two: Time | None) -> bool:
        return bool(one and two and words.fullmatch(text, one.end, two.start))

    told_for = at is not None and _FOR.search(text, max(0, at.start - 40), at.start)
    if told_for and joined(at, _FROM, after) and joined(after, _TO, two_after):
        return _explicit(after, two_after)
    if joined(before, _AND_LASTED, at) and joined(at, _TO, after):
        return _explicit(before, after)
    in_all = at is not None and _IN_ALL.match(text, at.end)
    if joined(two_before, _TO, before):
        apposed = in_all and two_before and _OPENS.search(_before(text, two_before, 20))
        if joined(before, _THAT_IS, at) or (apposed and joined(before, _COMMA, at)):
            return _explicit(two_before, before)
    began = two_before is not None and _BEGAN.search(_before(text, two_before, 40))
    if began and in_all and joined(two_before, _AND_ENDED, before) and joined(before, _AFTER, at):
        return _explicit(two_before, before)
    return None


def _before(text: str, time: Time, characters: int) -> str:
    return text[max(0, time.start - characters) : time.start]


def _explicit(first: Time | None, last: Time | None) -> tuple[Time, Time] | None:
    """Both dates, if they say their year, or are two days that follow each other in one year."""
    if first is None or last is None:
        return None
    days = (first.value, last.value)
    one_year = all(map(_DAY.fullmatch, days)) and days[0] < days[1] and days[0][:4] == days[1][:4]
    told = first.basis == last.basis == "explicit"
    return (first, last) if told or one_year else None


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _as_fact(marked: Marked, time: Time) -> bool:
    start, _ = around(marked, (time.start, time.end))
    return _NOT_SO.search(marked.document.text, start, time.start) is None


def _contradiction(
    marked: Marked, time: Time, bounds: tuple[float, float], dates: tuple[Time, Time]
) -> Iterator[Draft]:
    first, last = (_days_of(date) for date in dates)
    if first is None or last is None:
        return
    shortest, longest = last.low - first.high, last.high - first.low + 1
    if longest < bounds[0] or shortest > bounds[1]:
        text = marked.document.text
        said, begun, ended = (text[t.start : t.end] for t in (time, *dates))
        span = in_words(max(shortest, 0), longest)
        yield Draft(
            "chronology", "conflict",
            (_side(marked, f"the dates given: {begun} to {ended}", (dates[0].start, dates[1].end)),
             _side(marked, f"the length given: {said}", (time.start, time.end))),
            (f"from {begun} to {ended} is {span}, not “{said}”", "within one document"),
        )  # fmt: skip


def _days_of(time: Time) -> Interval | None:
    days = bounds_of(time.value)
    return Interval.of(*days) if days else None


def _side(marked: Marked, value: str, span: Span) -> Side:
    start, end = around(marked, span)
    words = marked.document.text[start:end]
    return Side(value, (Quotation(marked.id, speaker_of(marked.document), start, end, words),))
