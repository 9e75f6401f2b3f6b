"""How long things lasted: "the siege of Varn lasted six weeks", "she was held for three years".

A length ties an end to a beginning: the clause that says what began or who was taken, and the one
that says what ended or who was freed, each naming the very same thing or person. Where several
began or ended under one name, nothing is tied. Lengths bear what their words leave open: a fifth,
twice that where they say "about", and at least half of the unit that they are told in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quellen.comparing.distances import SLACK
from quellen.comparing.happening import Happening, Witnessed
from quellen.comparing.network import UNBOUNDED
from quellen.comparing.terms import SILENT, stem, stems
from quellen.comparing.ties import Tie, ordinals
from quellen.marking.statements.vocabulary import EVENT_NOUNS
from quellen.model import Marked, Span, Time

Role = Literal["begins", "ends", "taken", "freed"]
Thing = tuple[frozenset[str], frozenset[str]]
"""The words that name a thing or a person, and which of several it is ("first", "second")."""
DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}

_BEFORE = r"^(?:(?:On|In)\s[^,]{3,30}\d{4},?\s+)?(?P<thing>[^,;:()]{3,80}?)\s+"
_PASSIVE = r"(?:was|were)\s+"
_JAILED = r"(?:held|kept|imprisoned|detained|jailed|interned)"
_ROLES: Mapping[Role, re.Pattern[str]] = {
    "begins": re.compile(
        rf"{_BEFORE}(?:began|started|opened|broke\s+out|commenced|"
        rf"{_PASSIVE}(?:imposed|launched|laid|declared|proclaimed))\b"
    ),
    "ends": re.compile(
        rf"{_BEFORE}(?:ended|closed|ceased|concluded|finished|"
        rf"{_PASSIVE}(?:lifted|raised|ended|called\s+off|put\s+down|suppressed|crushed))\b"
    ),
    "taken": re.compile(
        rf"{_BEFORE}{_PASSIVE}(?:arrested|captured|kidnapped|abducted|detained|imprisoned|jailed|"
        r"interned|taken\s+(?:prisoner|hostage|captive))\b"
    ),
    "freed": re.compile(rf"{_BEFORE}{_PASSIVE}(?:released|freed|set\s+free|liberated|let\s+go)\b"),
}
_EXACTLY = r"(?:\s+(?:only|just|exactly|fully|all\s+of|a\s+full))?\s+$"
_LASTED = re.compile(
    rf"{_BEFORE}(?:lasted|went\s+on|dragged\s+on|held|endured|raged|continued)(?:\s+for)?{_EXACTLY}"
)
_HELD = re.compile(
    rf"{_BEFORE}(?:{_PASSIVE}{_JAILED}(?:\s+(?:captive|prisoner|hostage|under\s+arrest|"
    rf"in\s+(?:prison|jail|custody|detention|captivity)))?\s+for|spent){_EXACTLY}"
)
_IN_JAIL = re.compile(r"\s+in\s+(?:prison|jail|custody|detention|captivity)\b")
_LONG = re.compile(r"(?:[\s-]long)?\s+(?P<thing>[a-z]+\s+(?:of|at|in)\s+(?:the\s+)?[A-Z][\w’'-]+)")
_HAPPENINGS = frozenset(stem(noun) for noun in EVENT_NOUNS)
_ARTICLE = re.compile(r"(?:^|[\s(“\"])(?:[Tt]he|[Ii]ts|[Tt]heir)\s+$")
_VALUE = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")
_NO_PLAIN_SUBJECT = re.compile(
    r"\b(?:may|(?i:had|have|has|would|could|might|will|should|not|never|nor|no|if|unless|when|"
    r"while|by|after|before|until|although|that|who|whom|which|said|says|and|or))\b"
)
"""Words that make of "the siege lasted a year" a condition, a doubt, or a part of the time."""
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*")


@dataclass(frozen=True, slots=True, eq=False)
class Length:
    """How many days something lasted, and of what it is said."""

    thing: Thing
    roles: tuple[Role, Role]
    low: float
    high: float
    named: bool
    words: str
    span: Span


def spans_of_time(happenings: Sequence[Happening], documents: Sequence[Marked]) -> Iterator[Tie]:
    """A tie from end to beginning for each length of which both are told once."""
    lengths = [(marked, length) for marked in documents for length in lengths_of(marked)]
    if not lengths:
        return
    told = _told(happenings, {length.thing for _, length in lengths})
    for marked, length in lengths:
        begins, ends = (_one(told[role, length.thing], length, marked) for role in length.roles)
        if begins is not None and ends is not None and begins != ends:
            words = length.thing[0]
            yield Tie(
                ends, begins, length.low, length.high, length.words, marked, length.span,
                words, words,
            )  # fmt: skip


Told = dict[tuple[Role, Thing], dict[int, list[Witnessed]]]


def _told(happenings: Sequence[Happening], wanted: set[Thing]) -> Told:
    """Events in which something begins or ends, somebody is taken or freed."""
    found: Told = defaultdict(lambda: defaultdict(list))
    for happening in happenings:
        for witnessed in happening.affirmed:
            if not witnessed.telling.explicit or witnessed.telling.negative:
                continue
            for role, pattern in _ROLES.items():
                match = pattern.match(witnessed.telling.quote)
                thing = match and _thing(match["thing"], person=role in ("taken", "freed"))
                if thing in wanted:
                    found[role, thing][happening.number].append(witnessed)
    return found


def _one(events: Mapping[int, Sequence[Witnessed]], length: Length, marked: Marked) -> int | None:
    """The one event; of what has no name, only where the same document tells it."""
    if not length.named:
        events = {
            n: rows for n, rows in events.items()
            if any(w.account.document == marked.id for w in rows)
        }  # fmt: skip
    return next(iter(events)) if len(events) == 1 else None


# ------------------------------------------------------------------- what is said to have lasted


def lengths_of(marked: Marked) -> Iterator[Length]:
    """The lengths that a document gives in plain statements, not in plans, doubts or denials."""
    durations = [t for t in marked.analysis.times if t.type == "DURATION"]
    for time in durations:
        bounds = length_in_days(time)
        sentence = next((s for s in marked.analysis.sentences if s[0] <= time.start < s[1]), None)
        if bounds is not None and sentence is not None:
            yield from _length(marked.document.text, sentence, time, bounds)


def _length(text: str, sentence: Span, time: Time, bounds: tuple[float, float]) -> Iterator[Length]:
    before, after = text[sentence[0] : time.start], text[time.end : sentence[1]]
    lasted, held = _LASTED.match(before), _HELD.match(before)
    long = _LONG.match(after) if _ARTICLE.search(before) else None
    if long is not None and stem(long["thing"].split()[0]) not in _HAPPENINGS:
        long = None  # "the 17 year old enrolled at …"
    if held is not None and (held.group().rstrip().endswith("for") or _IN_JAIL.match(after)):
        thing, roles = _thing(held["thing"], person=True), ("taken", "freed")
    elif lasted is not None:
        thing, roles = _thing(lasted["thing"]), ("begins", "ends")
    elif long is not None:
        thing, roles = _thing(long["thing"]), ("begins", "ends")
    else:
        return
    if thing is not None and not after.rstrip().endswith("?"):
        words = held or lasted or long
        assert words is not None
        start = sentence[0] + words.end("thing") if words is not long else time.start
        end = time.end if words is not long else time.end + words.end("thing")
        said = " ".join(text[start:end].split())
        named = bool(_NAME.search(words["thing"][1:]))
        yield Length(thing, roles, *bounds, named, said, sentence)  # type: ignore[arg-type]


def length_in_days(time: Time) -> tuple[float, float] | None:
    """The fewest and most days that a length can mean; None where it does not say how many.

    >>> length_in_days(Time(0, 9, "DURATION", "P6W"))
    (33.6, 50.4)
    """
    match = _VALUE.fullmatch(time.value)
    if match is None:
        return None
    unit = DAYS[match[2]]
    days = float(match[1]) * unit
    slack = max(unit / 2, days * SLACK * (2 if time.mod == "APPROX" else 1))
    low, high = max(0.0, days - slack), days + slack
    if time.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return low, UNBOUNDED
    if time.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return 0.0, high
    return round(low, 2), round(high, 2)


def _thing(words: str, *, person: bool = False) -> Thing | None:
    """What names a thing: its content words; a person: the capitals of a full name at the end."""
    if _NO_PLAIN_SUBJECT.search(words):
        return None
    if not person:
        content = frozenset(stems(words))
        return (content, ordinals(words)) if content else None
    names = [w for w in words.split() if _NAME.fullmatch(w) and w.casefold() not in SILENT]
    full = (
        len(names) > 1
        and words.endswith(names[-1])
        and not any("'s" in w or "’s" in w for w in names)
    )
    return (frozenset(stems(" ".join(names))), frozenset()) if full else None
