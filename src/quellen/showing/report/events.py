"""The timeline as a list: what is told most and what is disputed in sight, the rest folded."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from quellen.showing.dates import in_words
from quellen.showing.quotation import title_of
from quellen.showing.report.gather import ReportData, Row
from quellen.showing.report.inert import clipped
from quellen.showing.report.quotes import Quote, Quoting
from quellen.showing.report.wording import number

ALL_IN_SIGHT = 60  # so many events are listed without folding
MOST_IN_SIGHT = 80
SHORTEST_FOLD = 4  # fewer events are not worth a fold, unless there are very many
VERY_MANY = 300
ONE_PERIOD = 12  # so few events need no headings
MOST_PERIODS = 16
LONGEST_TITLE = 240
_PLAIN = re.compile(r"-?\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class EventView:
    """An event: when, what, who tells it, and on how many independent origins it rests."""

    key: str
    row: Row
    when: str
    title: str
    quotes: tuple[Quote, ...]
    documents: int
    origins: int
    counted: tuple[str, ...]
    """Why there are fewer origins than documents."""
    disputes: tuple[str, ...]
    """Anchors of its conflicts."""
    updates: tuple[str, ...]

    @property
    def weight(self) -> tuple[bool, int, int, int]:
        return bool(self.disputes), self.documents, self.origins, len(self.quotes)

    @property
    def is_told_once(self) -> bool:
        return self.documents < 2 and not self.disputes and not self.updates

    @property
    def repute(self) -> str:
        if self.documents < 2:
            return ""
        return f"{number(self.documents, 'document')}, {number(self.origins, 'origin')}"


@dataclass(frozen=True, slots=True)
class Run:
    """Events that follow one another, in sight or folded."""

    events: tuple[EventView, ...]
    folded: bool

    @property
    def label(self) -> str:
        """What a fold says of what is in it."""
        once = all(e.is_told_once for e in self.events)
        told = f", {'each ' if len(self.events) > 1 else ''}told by one document" if once else ""
        return f"{number(len(self.events), 'event')}{told}: {self._span}"

    @property
    def _span(self) -> str:
        first, last = self.events[0], self.events[-1]
        if first.when == last.when:
            return first.when
        ends = (first.row["edtf"] or "", last.row["edtf"] or "")
        if all(map(_PLAIN.fullmatch, ends)):
            return in_words("/".join(ends))
        return f"{first.when} – {last.when}"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the list under a heading of its own."""

    label: str | None
    count: int
    runs: tuple[Run, ...]


def event_views(data: ReportData, quoting: Quoting, disputes: Mapping[str, Row]) -> list[EventView]:
    """The events in time order; ``disputes`` are those shown, by their anchors."""
    support = {s["event"]: s for s in data.support if s["field"] == "occurrence"}
    anchors = {row["id"]: (anchor, row) for anchor, row in disputes.items()}
    return [
        _view(f"e{i}", row, quoting, support.get(row["event"]), anchors)
        for i, row in enumerate(data.timeline, 1)
    ]


def _view(
    key: str,
    row: Row,
    quoting: Quoting,
    support: Row | None,
    anchors: Mapping[str, tuple[str, Row]],
) -> EventView:
    known = [anchors[d] for d in row["disputes"] if d in anchors]
    when = _when(row, quoting)
    reasons = support["reasons"] if support and len(row["documents"]) > 1 else ()
    return EventView(
        key,
        row,
        when,
        clipped(title_of(row, quoting.words), LONGEST_TITLE),
        tuple(quoting.quotes(row["accounts"], key, when)),
        len(row["documents"]),
        support["origins"] if support else 1,
        tuple(quoting.names.spelled_out(r) for r in reasons),
        tuple(anchor for anchor, d in known if d["relation"] == "conflict"),
        tuple(anchor for anchor, d in known if d["relation"] != "conflict"),
    )


def _when(row: Row, quoting: Quoting) -> str:
    shares = (quoting.share(a) for a in row["accounts"] if a["edtf"] == row["edtf"])
    return in_words(row["edtf"], next(filter(None, shares), None))


# --------------------------------------------------------------- in sight or folded


def periods(events: Sequence[EventView]) -> list[Period]:
    """The list under headings; long ones with folds around what weighs most."""
    shown = _in_sight(events)
    grouped = _grouped(events)
    shortest = 2 if len(events) > VERY_MANY else SHORTEST_FOLD
    return [
        Period(
            label if len(grouped) > 1 else None, len(group), tuple(_runs(group, shown, shortest))
        )
        for label, group in grouped
    ]


def _in_sight(events: Sequence[EventView]) -> set[str]:
    if len(events) <= ALL_IN_SIGHT:
        return {e.key for e in events}
    weighty = sorted((e for e in events if not e.is_told_once), key=lambda e: e.weight)
    return {e.key for e in weighty[-MOST_IN_SIGHT:]}


def _runs(events: Iterable[EventView], shown: set[str], shortest: int) -> Iterator[Run]:
    for in_sight, group in groupby(events, key=lambda e: e.key in shown):
        run = tuple(group)
        yield Run(run, not in_sight and len(run) >= shortest)


def _grouped(events: Sequence[EventView]) -> list[tuple[str, list[EventView]]]:
    """By the finest of month, year, decade or century that gives a short list of headings."""
    if len(events) <= ONE_PERIOD:
        return [("", list(events))] if events else []
    for cut in range(len(CUTS)):
        groups: dict[str, list[EventView]] = defaultdict(list)
        for event in events:
            groups[_period(event.row, cut)].append(event)
        if len(groups) <= min(MOST_PERIODS, len(events) / 6):
            break
    return list(groups.items())


CUTS = (7, 4, 3, 2)
"""How many characters of a day name its month, year, decade and century."""


def _period(row: Row, cut: int) -> str:
    first = row["earliest"] or row["latest"]
    last = row["latest"] or first
    if first is None:
        return "Without a date"
    if first.startswith("-"):
        return "Before the common era"
    whole = (n for n in CUTS[cut : max(cut + 1, 3)] if first[:n] == last[:n])
    kept = first[: next(whole, CUTS[max(cut, 1)])]
    return in_words(kept + "X" * max(0, 4 - len(kept))).removeprefix("the ")
