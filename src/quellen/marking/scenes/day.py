"""The day of a report's main event: the date that hangs on what happened, not on what followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quellen.marking.language import Parse, Token
from quellen.marking.scenes.vocabulary import (
    AFTERMATH,
    COMING_TO_KNOW,
    DYING,
    HAPPENINGS,
    HARM_VERBS,
    OCCURRING,
    OCCURRING_WITH,
    TOLD,
)
from quellen.marking.times.days import fixed, from_iso
from quellen.model import Document, Time

OPENING = 8  # sentences that say what a report is about
"""Weights, round numbers set by hand: what the date hangs on, and how far into the text."""
WEIGHT = {"event": 3.0, "known": 1.5, "death": 1.0, "around": 0.5, "beside": 0.7}
HOUR = 0.0  # of an hour alone, whose day is only supposed
PART = 1.5  # for a part of the day: what follows an event is seldom dated so closely
LEADING = 0.3  # of the weight of all days: a narrative of many events has no one
WIDEST = 2  # days: the night from one to the next


@dataclass(slots=True)
class Day:
    """A day that is given for the event: by which times, with what weight."""

    weight: float = 0.0
    times: list[int] = field(default_factory=list)
    reasons: dict[str, None] = field(default_factory=dict)


def day_of(document: Document, parsed: Parse, times: Sequence[Time]) -> tuple[str, Day] | None:
    """The day with most weight, ISO 8601, and what speaks for it; None where nothing does."""
    found: Mapping[str, Day] = defaultdict(Day)
    for number, how, share in _given(document, parsed, times):
        day = found[str(times[number].earliest)]
        day.weight += WEIGHT[how] * share
        day.times.append(number)
        day.reasons.setdefault(_REASONS[how])
    found = {d: v for d, v in found.items() if v.weight}
    if not found:
        return None
    best = max(found.items(), key=lambda row: (row[1].weight, -row[1].times[0]))
    total = sum(day.weight for day in found.values())
    return best if best[1].weight >= LEADING * total else None


_REASONS = {
    "event": "the date of what happened",
    "known": "the date on which it became known",
    "death": "the date of a death",
    "around": "the date of what went before or with it",
    "beside": "a date right behind what happened",
}


def _given(
    document: Document, parsed: Parse, times: Sequence[Time]
) -> Iterator[tuple[int, str, float]]:
    """Times of a day, what each hangs on, and its share of the weight."""
    at = _Places(parsed)
    for number, time in enumerate(times):
        if not _is_day(time, document.published):
            continue
        token = at.token(time)
        if token is None:
            continue
        how = _hangs_on(token, time)
        if how is not None:
            yield number, how, at.share(time) * _closeness(time, document)


def _is_day(time: Time, published: str | None) -> bool:
    if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None:
        return False
    if time.basis == "none" or _ordinal(time.latest) - _ordinal(time.earliest) >= WIDEST:
        return False
    return published is None or time.earliest <= published[:10]


def _ordinal(day: str) -> int:
    known = from_iso(day)
    return fixed(*known) if known else 0


def _closeness(time: Time, document: Document) -> float:
    if _hour_alone(time, document):
        return HOUR
    return PART if time.type == "TIME" else 1.0


def _hour_alone(time: Time, document: Document) -> bool:
    return (
        time.basis == "published"
        and "T" in time.value
        and time.value[11:12].isdigit()
        and (not any(c.isalpha() and c.isupper() for c in document.text[time.start : time.end]))
    )


class _Places:
    """Where times stand: in which token, in which sentence of the text."""

    def __init__(self, parsed: Parse) -> None:
        self._tokens = parsed.tokens
        self._starts = [t.start for t in parsed.tokens]
        self._sentences = [s.start for s in parsed.sentences]

    def token(self, time: Time) -> Token | None:
        """The word of the time that the others of it hang on."""
        from bisect import bisect_left

        first = bisect_left(self._starts, time.start)
        inside = []
        for token in self._tokens[first:]:
            if token.start >= time.end:
                break
            inside.append(token)
        ids = {t.i for t in inside}
        return next((t for t in inside if t.head.i not in ids), inside[0] if inside else None)

    def share(self, time: Time) -> float:
        from bisect import bisect_right

        number = bisect_right(self._sentences, time.start)
        return 1.0 if number <= OPENING else 0.7 if number <= 20 else 0.4


def _hangs_on(token: Token, time: Time) -> str | None:
    """What kind of thing the date is the date of, by the first telling word above it."""
    verb = None
    for above in token.ancestors():
        if above.lemma in HAPPENINGS and above.tag[:2] == "NN":
            return "event"
        if above.lemma in DYING and above.tag[:2] == "NN":
            return "death"
        if above.tag[:2] in ("VB", "MD"):
            verb = above
            break
    how = _kind_of(_told(verb, token)) if verb is not None else None
    if how is None and verb is not None and _behind_event(verb, token):
        return "beside"
    return None if how == "around" and time.basis == "context" else how


def _behind_event(verb: Token, date: Token) -> bool:
    """Whether an event is named between the verb and its date, which may be that of either.

    "Three men were charged in the shooting of a girl on Wednesday".
    """
    return any(
        verb.start < t.start < date.start and t.lemma in HAPPENINGS and t.tag[:2] == "NN"
        for t in verb.subtree()
    )


def _told(verb: Token, date: Token) -> Token:
    """What is said, where a date stands before the saying: "Around noon, police say, he fell"."""
    said = next((c for c in verb.children if c.dep == "ccomp"), None)
    return said if said is not None and date.start < verb.start and verb.lemma in TOLD else verb


def _kind_of(verb: Token) -> str | None:
    if verb.lemma in HARM_VERBS or verb.lemma in OCCURRING:
        return "event"
    if any(c.lower == OCCURRING_WITH.get(verb.lemma) for c in verb.children):
        return "event"
    if verb.dep in ("acl", "relcl") and verb.head.lemma in HAPPENINGS:
        return "event"
    if verb.lemma in COMING_TO_KNOW:
        return "known"
    if verb.lemma in DYING:
        return "death"
    return None if verb.lemma in AFTERMATH else "around"
