"""Disputes over dates: one act, two days that exclude each other, both said in so many words."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator

from quellen.comparing.acts import RECURRING
from quellen.comparing.cluster import ENOUGH, NAMES, PREDICATE
from quellen.comparing.disputes.draft import Draft, side
from quellen.comparing.disputes.wording import apart_in_words
from quellen.comparing.happening import Happening, Witnessed
from quellen.comparing.once import contradicting, once_of
from quellen.comparing.terms import cosine, stem, stems

WIDEST = 32  # days: wider dates are too loose to contradict one another
ONLY_ONCE = frozenset(
    stem(verb)
    for verb in """abdicate abolish adopt assassinate bury capitulate collapse commission conclude
    crash derail destroy die disband dissolve erupt establish explode found inaugurate incorporate
    issue open overthrow publish ratify secede send sign sink surrender unveil wreck
    write""".split()
)
"""Predicates of acts that happen once to whom or what they happen. Self-compiled.

Nobody arrives, is elected or marries only once.
"""
_SOME = re.compile(
    r"\b(?:sent|sends|wrote|writes|issued|published|adopted|signed|destroyed|established|opened|"
    r"buried|ratified|concluded)\s+(?:an?|another|new|further|several|some|many|two|three|\d+)\s",
    re.IGNORECASE,
)
"""One of a kind of which there may be more: "sent a letter", not "sent its letter"."""


def date_disputes(happening: Happening) -> Iterator[Draft]:
    """At most one dispute for an event: the groups of dates that exclude each other."""
    parted = [*_by_act(happening), *_by_likeness(happening)]
    values = dict.fromkeys(_day(w) for pair in parted for w in pair)
    if len(values) < 2:
        return
    told = {id(w) for pair in parted for w in pair}
    kept = [w for w in happening.affirmed if id(w) in told or (_fixed(w) and _day(w) in values)]
    groups: dict[str, list[Witnessed]] = defaultdict(list)
    for witnessed in kept:
        groups[_day(witnessed)].append(witnessed)
    sides = tuple(side(v, [w.account for w in groups[v]]) for v in sorted(groups))
    apart = apart_in_words(max(_gap(a, b) for a, b in parted))
    reasons = ("the accounts tell of one act, on days that exclude each other",
               f"they are {apart} apart")  # fmt: skip
    yield Draft("date", "conflict", sides, reasons, happening.number)


Pair = tuple[Witnessed, Witnessed]


def _by_act(happening: Happening) -> Iterator[Pair]:
    """Tellings of one act that happens once to the same person or thing."""
    found = {
        id(w.telling): (act, w)
        for w in happening.affirmed
        if (act := once_of(w.telling, w.marked.document.text))
    }
    rows = [(act, w.telling) for act, w in found.values()]
    for (_, one), (_, two) in contradicting(rows):
        yield found[id(one)][1], found[id(two)][1]


def _by_likeness(happening: Happening) -> Iterator[Pair]:
    """Tellings in nearly the same words of an act that happens only once."""
    dated = [w for w in happening.affirmed if _fixed(w) and w.telling.predicate in ONLY_ONCE]
    for a, b in itertools.combinations(dated, 2):
        if _excludes(a, b):
            yield a, b


def _fixed(witnessed: Witnessed) -> bool:
    telling = witnessed.telling
    return (
        telling.explicit
        and telling.statement is not None
        and telling.statement.polarity == "positive"
        and telling.edtf is not None
        and telling.when is not None
        and not telling.when.is_open
        and telling.when.width <= WIDEST
    )


def _day(witnessed: Witnessed) -> str:
    return (witnessed.telling.edtf or "")[:10]


def _excludes(a: Witnessed, b: Witnessed) -> bool:
    """Two voices, the same act in nearly the same words, dates that do not meet."""
    one, two = a.telling, b.telling
    if one.when is None or two.when is None or one.when.overlaps(two.when):
        return False
    if (a.account.document, a.account.voice) == (b.account.document, b.account.voice):
        return False
    if one.predicate != two.predicate or RECURRING & stems(one.quote).keys():
        return False
    if _SOME.search(one.quote) and _SOME.search(two.quote):
        return False
    names = len(one.names & two.names) / max(len(one.names), 1)
    return cosine(one.vector, two.vector) + NAMES * names + PREDICATE >= ENOUGH["other"]


def _gap(a: Witnessed, b: Witnessed) -> int:
    one, two = a.telling.when, b.telling.when
    return one.gap(two) if one and two else 0
