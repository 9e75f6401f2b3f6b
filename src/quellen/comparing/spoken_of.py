"""Undated casualties of histories: of which event they are told.

Of the one that is told in the same sentence or, close by in the same paragraph, right before; where
a paragraph opens with them, of the one that the paragraph before it ended with. A clause that names
what it is of ("in the night of the coup itself") is of that, and one with a time of its own ("on
the twentieth day nobody had been hurt") of nothing that was told before. That nobody came to harm
is said of what was told just before, and of no older thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from quellen.comparing.cluster import Cluster
from quellen.comparing.families import families
from quellen.comparing.focus import tells_of_harm
from quellen.comparing.harm import HARM, HURT
from quellen.comparing.leaning import HAPPENINGS
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import stem
from quellen.comparing.tolls import RISEN

CLOSE = 3  # days that a date may be wide to be that of an event
NEAR = 400  # characters from the end of what is dated to the casualties that go with it
_NEXT = 3  # characters between a sentence and the next
_NAMES_IT = re.compile(r"\b(?:in|of|for|by|from|during)\s+the\s+(?P<noun>[a-z]+)\b")
_OWN_TIME = re.compile(
    r"^\W*(?:On|In|By|At|During|Within)\s+the\s+(?:(?!first\b)\w+\s+){0,2}"
    r"(?:day|night|week|month|year|hour|morning|afternoon|evening|end)s?\b|\b(?:after|within)\s+"
    r"(?:\w+\s+){1,2}(?:hours|days|weeks|months|years)\b"
)
"""How a sentence says that time has gone on."""

Thread = Sequence[tuple[Telling, Cluster]]
"""What one history tells with dates, each with its event."""


def resume(tellings: Iterable[Telling], clusters: Sequence[Cluster]) -> list[Telling]:
    """Let undated casualties join the event of their paragraph; those that are left."""
    threads = threads_of(clusters, _of_history)
    rest = []
    for telling in tellings:
        found = _spoken_of(telling, threads.get(telling.document, ()))
        if found is None:
            rest.append(telling)
        else:
            found.add(telling)
    return rest


def resume_across(rest: Iterable[Telling], clusters: Sequence[Cluster]) -> None:
    """The same where the event is told in the paragraph before, or called by its name.

    Once events have been joined, since others may tell what harm it did.
    """
    threads = threads_of(clusters, _of_history)
    for telling in rest:
        found = _told_before(telling, threads.get(telling.document, ()))
        if found is not None:
            found.add(telling)


def harm_before(telling: Telling, thread: Thread) -> Cluster | None:
    """The event in which the sentence before, in one paragraph with it, tells of harm."""
    told, cluster = next((row for row in reversed(thread) if row[0].end <= telling.start),
                         (None, None))  # fmt: skip
    if told is None or told.paragraph != telling.paragraph or told.sentence == telling.sentence:
        return None
    between = telling.text[told.end : telling.start]
    near = len(between) <= NEAR and len(_STOP.findall(between)) <= 1
    return (
        cluster if near and tells_of_harm(told) and not _NAMES_IT.search(telling.sentence) else None
    )


_STOP = re.compile(r"[.!?]['”\")]*\s")


def of_days(telling: Telling) -> bool:
    """Whether it is told of a day, or of a few."""
    when = telling.when
    return when is not None and not when.is_open and when.width <= CLOSE


def _of_history(telling: Telling) -> bool:
    return telling.history and telling.when is not None


def threads_of(
    clusters: Sequence[Cluster], tells: Callable[[Telling], bool]
) -> Mapping[int, Thread]:
    """Document → those of its tellings for which something holds, each with its event."""
    threads: dict[int, list[tuple[Telling, Cluster]]] = defaultdict(list)
    for cluster in clusters:
        for told in filter(tells, cluster.tellings):
            threads[told.document].append((told, cluster))
    return {document: sorted(rows, key=_place) for document, rows in threads.items()}


def _place(row: tuple[Telling, Cluster]) -> tuple[int, int]:
    return row[0].start, row[0].end


# --------------------------------------------------------------------------- in its paragraph


def _spoken_of(telling: Telling, thread: Thread) -> Cluster | None:
    near = [(told, cluster) for told, cluster in thread if _is_near(told, telling)]
    best = max(near, key=lambda row: _fitness(row[0], telling), default=None)
    return best and best[1]


def _is_near(told: Telling, telling: Telling) -> bool:
    if told.sentence == telling.sentence:
        return True
    if told.paragraph != telling.paragraph or not 0 <= telling.start - told.end <= NEAR:
        return False
    if _goes_on(telling) or not _may_name(telling, told):
        return False
    return not _is_of_none(telling) or _begin(telling) - _end(told) <= _NEXT


def _goes_on(telling: Telling) -> bool:
    """Whether its sentence says that time has gone on; a count may have risen since."""
    return bool(_OWN_TIME.search(telling.sentence)) and not RISEN.search(telling.sentence)


def _may_name(telling: Telling, told: Telling) -> bool:
    """Whether what casualties are said to be of, if anything, is what is told."""
    noun = _noun(telling)
    return noun is None or noun in told.terms or not families([noun]).isdisjoint(told.terms)


def _noun(telling: Telling) -> str | None:
    """The happening that casualties are said to be of: "nine were killed in the coup"."""
    named = (stem(m["noun"]) for m in _NAMES_IT.finditer(telling.sentence))
    return next((noun for noun in named if noun in HAPPENINGS), None)


def _is_of_none(telling: Telling) -> bool:
    """Whether it says that nobody came to harm."""
    return bool(telling.figures) and all(f.high == 0 for f in telling.figures)


def _counts_victims(telling: Telling) -> bool:
    """Whether it says in so many words how many were killed or hurt."""
    return any(
        f.counts in HURT and f.qualifier != "implicit" and f.high != 0 for f in telling.figures
    )


def _begin(telling: Telling) -> int:
    """Where its sentence begins."""
    return telling.start - max(0, telling.sentence.find(telling.quote))


def _end(telling: Telling) -> int:
    return _begin(telling) + len(telling.sentence)


def _fitness(told: Telling, telling: Telling) -> tuple[bool, bool, bool, bool, int]:
    """How well casualties go with what is told: with harm rather than with a register or a law,
    with a clause of its own rather than with one that only says who somebody is, with what stands
    before them rather than behind, in their own sentence, right before them."""
    harm = not HARM.isdisjoint(told.terms) or not _counted(told).isdisjoint(_counted(telling))
    before = told.start <= telling.start
    own = _RELATIVE.match(told.quote) is None
    return harm, own, before, told.sentence == telling.sentence, told.end


_RELATIVE = re.compile(r"(?:which|who|whose|whom|where)\b", re.IGNORECASE)


def _counted(telling: Telling) -> frozenset[str]:
    """What happened to the people that it counts."""
    return frozenset(f.counts for f in telling.figures if f.unit == "person")


# ---------------------------------------------------------------------- before its paragraph


def _told_before(telling: Telling, thread: Thread) -> Cluster | None:
    """The event that its words name; else that which did harm in the paragraph that it goes on."""
    before = [row for row in thread if row[0].end <= telling.start]
    noun = _noun(telling)
    if noun is not None:
        return next((cluster for told, cluster in reversed(before) if noun in told.terms), None)
    if not telling.opens or not _counts_victims(telling) or _goes_on(telling):
        return None
    last = [cluster for told, cluster in before if told.paragraph == telling.paragraph - 1]
    harmful = {id(cluster): cluster for cluster in last if _does_harm(cluster)}
    return next(iter(harmful.values())) if len(harmful) == 1 else None


def _does_harm(cluster: Cluster) -> bool:
    """Whether anybody tells that it brought people to harm."""
    return any(
        weight == 1.0 and term in HARM for told in cluster.tellings
        for term, weight in told.terms.items()
    )  # fmt: skip
