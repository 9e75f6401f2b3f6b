"""Pairwise F1 of events: of two quotes that tell something, whether they tell the same.

Each quote of the gold counts as told by the event whose account shares most of it. Of all pairs of
quotes, precision is the share of those found together that belong together, recall the share of
those that belong together that were found so. A quote that no account meets is in no pair found.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.quoting import Answers, Row, label_of, locate, met_by


@dataclass(frozen=True, slots=True)
class Pairwise:
    """Pairs of quotes: found together, belonging together, and both; the errors in words."""

    found: int
    wanted: int
    right: int
    errors: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def pairwise(events: Sequence[Row], answers: Answers) -> Pairwise:
    """Pairs over all quotes of the gold's ``accounts``."""
    rows = [(event["id"], quote) for event in events for quote in event["accounts"]]
    told = [_told_in(quote, answers) for _, quote in rows]
    found = _pairs(Counter(event for event in told if event is not None))
    wanted = _pairs(Counter(event for event, _ in rows))
    both = _pairs(Counter(pair for pair in zip((e for e, _ in rows), told, strict=True) if pair[1]))
    return Pairwise(found, wanted, both, tuple(_errors(rows, told)))


def _told_in(quote: Row, answers: Answers) -> str | None:
    """The event with the account that shares most with a quote."""
    shares = [
        (_shared(quote, account, answers), event["event"])
        for event in answers.queries["timeline"]
        for account in event["accounts"]
        if met_by(answers, quote, account)
    ]
    return max(shares, default=(0.0, None), key=lambda row: row[0])[1]


def _shared(quote: Row, account: Row, answers: Answers) -> float:
    """Characters in common over those of both."""
    text = answers.marks[quote["document"]]["text"]
    start, end = int(account["start"]), int(account["end"])
    return max(
        max(0, min(b, end) - max(a, start)) / (max(b, end) - min(a, start))
        for a, b in locate(text, quote["quote"])
    )


def _pairs(sizes: Mapping[object, int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def _errors(rows: Sequence[tuple[str, Row]], told: Sequence[str | None]) -> list[str]:
    """Quotes apart from the others of their event, and events that hold quotes of several."""
    where: dict[str, list[tuple[str | None, str]]] = defaultdict(list)
    holds: dict[str, set[str]] = defaultdict(set)
    for (event, quote), found in zip(rows, told, strict=True):
        where[event].append((found, label_of(quote)))
        if found:
            holds[found].add(event)
    errors = []
    for event, quotes in where.items():
        main = Counter(found for found, _ in quotes if found).most_common(1)
        errors += [
            f"{event}: {'not told' if found is None else 'apart'}: {label}"
            for found, label in quotes
            if found is None or found != main[0][0]
        ]
    mixed = sorted({tuple(sorted(ids)) for ids in holds.values() if len(ids) > 1})
    return [*errors, *(f"in one event: {', '.join(ids)}" for ids in itertools.chain(mixed))]
