"""A report of a part: the events that a view keeps, and all that hangs on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from quellen.errors import UsageError
from quellen.ledger import Store
from quellen.model import Span
from quellen.showing.asking import Question
from quellen.showing.report.gather import ReportData, Row
from quellen.showing.report.names import Names


@dataclass(frozen=True, slots=True)
class View:
    """Which events are shown, told in ``words``; ``disputes`` only, if not None."""

    words: str
    keeps: Callable[[Row], bool]
    disputes: frozenset[str] | None = None


def view_of(question: Question, names: Names, query: str) -> View:
    """Events with an account that a question asks for; its words stand in title or quotation."""
    wanted = [w.strip('"*').casefold() for w in question.words.split()]

    def keeps(event: Row) -> bool:
        return any(
            question.holds(a, names[a["document"]])
            and all(w in f"{event['title']} {a['quote']}".casefold() for w in wanted)
            for a in event["accounts"]
        )

    return View(f"events and accounts asked for by “{query}”", keeps)


def gather_question(store: Store, query: str) -> ReportData:
    """What a report shows of a question as the search takes it. Raises UsageError for no date."""
    question = Question.of(query)
    if question.unknown:
        raise UsageError(
            f"{question.unknown[0]} is no date: write date:1988, date:1988-07, date:1986..1988"
        )
    return gather_view(store, view_of(question, Names(store.sources()), query))


def gather_view(store: Store, view: View) -> ReportData:
    """What a report of a view shows: its events, their documents, and what is between these."""
    events = [e for e in store.events() if view.keeps(e)]
    kept = {e["event"] for e in events}
    places = _places(events)
    disputes = [d for d in store.disputes() if _is_in(d, kept, places, view)]
    told = {d for e in events for d in e["documents"]} | {
        a["document"] for d in disputes for side in d["sides"] for a in side["accounts"]
    }
    shown = {d["id"] for d in disputes}
    return ReportData(
        [s for s in store.sources() if s["id"] in told],
        [{**e, "disputes": [d for d in e["disputes"] if d in shown]} for e in events],
        disputes,
        [x for x in store.lineage() if x["from"] in told and x["to"] in told],
        [s for s in store.support() if s["event"] in kept],
        [v for v in store.voices() if _speaks(v, events)],
        {d: (store.document(d), store.analysis(d)) for d in sorted(told)},
        view.words,
    )


def _places(events: Sequence[Row]) -> dict[str, list[Span]]:
    """Where the accounts of some events stand, by their documents."""
    found: dict[str, list[Span]] = defaultdict(list)
    for event in events:
        for account in event["accounts"]:
            found[account["document"]].append((account["start"], account["end"]))
    return found


def _is_in(
    dispute: Row, kept: Container[str], places: Mapping[str, Sequence[Span]], view: View
) -> bool:
    """Those of the events that are kept, and those without an event that quote their accounts."""
    if view.disputes is not None:
        return dispute["id"] in view.disputes
    if dispute["event"]:
        return dispute["event"] in kept
    return any(
        a["start"] < end and start < a["end"]
        for side in dispute["sides"]
        for a in side["accounts"]
        for start, end in places.get(a["document"], ())
    )


def _speaks(voice: Row, events: Sequence[Row]) -> bool:
    return any(voice["voice"] in (a["voice"], *a["chain"]) for e in events for a in e["accounts"])
