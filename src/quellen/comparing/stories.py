"""Stories: which reports are about one event, by all their words, their names and their days.

A report of a page or two has one subject, and another report of it shares more with it than the one
clause that dates it. Likeness is a sum of three readable parts: the cosine of all words by their
rarity, the same of the names, and whether the days agree that title and opening speak of. Groups
are made by average linkage (Sokal and Michener 1958), the most alike first: two groups are joined
for what all their members have in common, so that one odd pair cannot join two stories.
"""

from __future__ import annotations

import heapq
import itertools
import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quellen.comparing.days import Interval
from quellen.comparing.harm import AFTERMATH, HARM
from quellen.comparing.tellings import TOLD
from quellen.comparing.terms import Rarity, cosine, stem, stems
from quellen.comparing.when_told import told_on
from quellen.model import Marked

# Round numbers, set by hand: what words and names weigh, what agreeing or differing days add or
# take, and how much likeness makes one story.
WORDS, NAMES, DAYS = 0.8, 0.2, 0.03
ENOUGH = 0.14
FAINT, MOST = 0.07, 0.4  # of two groups, more than this share of the pairs must be alike at all
ALONE = -1
OPENING = 8  # sentences that say what a report is about
WINDOW = 30  # days between the publications of two reports of one event
LONGEST = 2_500  # words: what is longer tells of more than one event
APART = 3  # days between what happened to people in the one and in the other: no more than this
CLOSE = 3  # days that the opening's date may be wide, to say which day a report is about
KEYS = 40  # weightiest words under which a report is looked up
CROWD = 300  # reports under one word beyond which the word leads nowhere
FEWEST = 2  # such words that two reports must share to be looked at
BACKGROUND = 100  # texts of other subjects that we imagine beside the pile: a small one has no idea
"""of how rare a word is."""


_Bond = tuple[float, int]
"""Of two groups: the sum of the likeness of their pairs, and how many of these are alike at all."""
NONE: _Bond = (0.0, 0)


@dataclass(frozen=True, slots=True)
class Report:
    """What tells of which event a document is: its words and its days."""

    words: Mapping[str, int]
    days: tuple[Interval, ...] = ()
    """Those on which people came to harm, by its opening."""
    told: int | None = None
    """The day number of its publication."""


@dataclass(frozen=True, slots=True, eq=False)
class _Weighed:
    """A report, with its words and names for as much as they tell."""

    words: Mapping[str, float]
    names: Mapping[str, float]
    keys: tuple[str, ...]
    days: tuple[Interval, ...]
    told: int | None


def stories_of(reports: Sequence[Report | None], names: Sequence[Collection[str]]) -> list[int]:
    """For each document the number of its story: the index of the first document that tells it.

    ALONE for a document that is no report of one event, or that nothing dates or joins to others.
    ``names`` are the keys of those that each document names.
    """
    weighed = _weighed({n: r for n, r in enumerate(reports) if r is not None}, names)
    likeness = {
        (a, b): like for a, b in _candidates(weighed) if (like := _likeness(weighed[a], weighed[b]))
    }
    numbers = [
        n if n in weighed and weighed[n].told is not None else ALONE for n in range(len(reports))
    ]
    for story in _linked(likeness):
        for member in story:
            numbers[member] = min(story)
    return numbers


# ------------------------------------------------------------------------- reports


def report_of(marked: Marked) -> Report | None:
    """A document as a report; None if it is longer than a report is."""
    document = marked.document
    if len(document.text.split()) > LONGEST:
        return None
    told = told_on(document.published)
    words = stems(f"{document.title or ''} {document.text}")
    return Report(words, tuple(_days(marked, told)), told)


def _days(marked: Marked, told: int | None) -> Iterator[Interval]:
    """The days on which people came to harm, by the opening of a report."""
    text = marked.document.text
    opening = marked.analysis.sentences[:OPENING]
    for statement in marked.analysis.statements:
        when = Interval.of(statement.earliest, statement.latest)
        close = when is not None and not when.is_open and when.width <= CLOSE
        if opening and statement.spans[0][0] < opening[-1][1] and close and when:
            past = told is None or when.low <= told
            harm = not HARM.isdisjoint(stems(text[statement.spans[0][0] : statement.spans[-1][1]]))
            act = stem(statement.predicate.split()[-1]) if statement.predicate else ""
            if past and harm and act not in AFTERMATH and statement.modality in TOLD:
                yield when


def _weighed(
    reports: Mapping[int, Report], names: Sequence[Collection[str]]
) -> dict[int, _Weighed]:
    of_words = Rarity((r.words for r in reports.values()), background=BACKGROUND)
    of_names = Rarity((names[n] for n in reports), background=BACKGROUND)
    weighed = {}
    for n, report in reports.items():
        vector = of_words.vector({w: 1 + math.log(count) for w, count in report.words.items()})
        named = of_names.vector(dict.fromkeys(names[n], 1.0))
        keys = tuple(sorted(vector, key=lambda w: (-vector[w], w))[:KEYS])
        weighed[n] = _Weighed(vector, named, keys, report.days, report.told)
    return weighed


# ------------------------------------------------------------------------ likeness


def _candidates(reports: Mapping[int, _Weighed]) -> Iterator[tuple[int, int]]:
    """Pairs of reports that share some of their weightiest words."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, report in reports.items():
        for key in report.keys:
            index[key].append(number)
    for number, report in reports.items():
        shared: Counter[int] = Counter()
        for key in report.keys:
            if len(index[key]) <= CROWD:
                shared.update(index[key][bisect_right(index[key], number) :])
        yield from ((number, other) for other, count in shared.items() if count >= FEWEST)


def _likeness(a: _Weighed, b: _Weighed) -> float:
    """0 where the two cannot be of one story."""
    gap = _gap(a, b)
    if gap is None:
        if a.told is None or b.told is None or abs(a.told - b.told) > WINDOW:
            return 0.0
    elif gap > APART:
        return 0.0
    days = 0 if gap is None else 1 if gap <= 1 else -1
    words, names = cosine(a.words, b.words), cosine(a.names, b.names)
    return max(0.0, WORDS * words + NAMES * names + DAYS * days)


def _gap(a: _Weighed, b: _Weighed) -> int | None:
    """Days between those that the one speaks of and those of the other; None if one has none."""
    if not a.days or not b.days:
        return None
    if len(a.days) == len(b.days) == 1:  # as nearly all have, and there are many pairs
        return a.days[0].gap(b.days[0])
    return min([x.gap(y) for x in a.days for y in b.days])


# ------------------------------------------------------------------------- linkage


def _linked(likeness: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Groups of two or more, by average linkage; pairs that are not given are not alike at all."""
    groups = {n: [n] for pair in likeness for n in pair}
    bonds: dict[int, dict[int, _Bond]] = {n: {} for n in groups}
    for (a, b), like in likeness.items():
        bonds[a][b] = bonds[b][a] = (like, int(like >= FAINT))
    heap = [(-like, a, b) for (a, b), like in likeness.items() if like >= ENOUGH]
    heapq.heapify(heap)
    following = itertools.count(max(groups, default=0) + 1)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a in groups and b in groups:
            new = next(following)
            groups[new] = groups.pop(a) + groups.pop(b)
            for other, (together, alike) in _join(bonds, a, b, new).items():
                pairs = len(groups[new]) * len(groups[other])
                if together / pairs >= ENOUGH and alike > MOST * pairs:
                    heapq.heappush(heap, (-together / pairs, other, new))
    return [group for group in groups.values() if len(group) > 1]


def _join(bonds: dict[int, dict[int, _Bond]], a: int, b: int, new: int) -> dict[int, _Bond]:
    """Give the new group to each other one the likeness of both its halves together."""
    one, two = bonds.pop(a), bonds.pop(b)
    bonds[new] = {}
    for other in sorted({*one, *two} - {a, b}):
        (like, alike), (like_too, alike_too) = one.get(other, NONE), two.get(other, NONE)
        bonds[new][other] = bonds[other][new] = (like + like_too, alike + alike_too)
        bonds[other].pop(a, None)
        bonds[other].pop(b, None)
    return bonds[new]
