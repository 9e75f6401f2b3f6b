"""Values, numbers and spans of time as a historian would put them."""

from __future__ import annotations

from quellen.comparing.disputes.count import Count
from quellen.comparing.disputes.groups import noun_of
from quellen.comparing.disputes.nobody import is_nobody
from quellen.comparing.terms import stem
from quellen.marking.statements.vocabulary import EVENT_NOUNS
from quellen.model import Figure

NONE = "none"
"""What a side gives that says that nobody was."""
_PREFIXES = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "fewer than ",
}


def in_words(figure: Figure, *, plus: float = 0) -> str:
    """A figure in words, with what is added to it.

    >>> in_words(Figure(0, 1, 58, None, "at_least", "person", "killed"))
    'at least 58'
    """
    if figure.qualifier == "between":
        return f"{_number(figure.low, plus)} to {_number(figure.high, plus)}"
    number = _number(figure.low if figure.low is not None else figure.high, plus)
    return _PREFIXES.get(figure.qualifier, "") + number


def _number(value: float | None, plus: float = 0) -> str:
    if value is None:
        return "?"
    total = float(value) + plus
    return f"{total:,.0f}" if total.is_integer() else f"{total:,}"


def value_of(count: Count, scoped: bool) -> str:
    """What a side of a dispute gives; with who was counted, where the sides differ in that."""
    if is_nobody(count.figure):
        return NONE
    if count.words:
        return f"{in_words(count.figure)} ({count.words})"
    total = in_words(count.figure)
    if count.added:
        plus = sum(more.low or 0 for more in count.added)
        total = f"{total}, later {in_words(count.figure, plus=plus)}"
    noun = noun_of(count.figure, count.by.marked.document.text)
    return f"{total} {noun or 'in all'}" if scoped else total


HAPPENINGS = frozenset(stem(noun) for noun in EVENT_NOUNS)
_PEOPLE = {
    "killed": "{} killed", "injured": "{} injured", "missing": "{} missing",
    "arrested": "{} arrested", "executed": "{} executed", "displaced": "{} driven out",
    "signatures": "signatures", "votes": "votes",
}  # fmt: skip
_PRESENT = {
    "march": "marchers", "demonstrat": "demonstrators", "protest": "protesters",
    "rally": "people at the rally", "gather": "people gathered",
}  # fmt: skip


def what_is_counted(count: Count) -> str:
    """The counted in words: "people killed", "marchers", "houses (“burned”)"."""
    counts, text = count.what[0], count.by.marked.document.text
    noun = noun_of(count.figure, text)
    if counts == "present":
        return _PRESENT.get(count.by.telling.predicate, "people present")
    if counts in _PEOPLE:
        return _PEOPLE[counts].format(noun or "people")
    if count.by.telling.predicate in HAPPENINGS:
        return noun or counts
    verb = next(
        (
            w
            for w in count.by.telling.quote.split()
            if stem(w.lower()) == count.by.telling.predicate
        ),
        "",
    )
    return f"{noun or counts} (“{verb}”)" if verb else noun or counts


def apart_in_words(days: int) -> str:
    """A span of time in the largest unit that fits it.

    >>> [apart_in_words(d) for d in (1, 20, 45, 400, 36523)]
    ['1 day', '20 days', '6 weeks', '13 months', '100 years']
    """
    for unit, length, least in _UNITS:
        if days >= least:
            number = round(days / length)
            return f"{number} {unit}{'s' if number != 1 else ''}"
    return f"{days} days"


_UNITS = (("year", 365.2425, 900), ("month", 30.44, 75), ("week", 7, 35), ("day", 1, 0))
