"""An event: every account of it side by side, what differs marked, and what it rests on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.routing import Route

from quellen.showing.dates import in_words
from quellen.showing.report.inert import clipped
from quellen.showing.report.nearness import nearness
from quellen.showing.report.wording import figures_in_words
from quellen.showing.workbench.answers import Asked, page
from quellen.showing.workbench.links import ReaderPlaces, place
from quellen.showing.workbench.register import Register
from quellen.showing.workbench.scales import scales
from quellen.showing.workbench.verdicts import one

CONTEXT = 110  # characters before and after a quotation
MOST = 200  # accounts shown

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """What an account gives for a field; ``differs`` from what most accounts give."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One account in the table."""

    chain: tuple[str, ...]
    name: str
    document: str
    href: str
    before: str
    quote: str
    after: str
    when: Cell
    place: Cell
    figures: Cell
    nearness: tuple[str, ...]


def event(asked: Asked) -> Mapping[str, Any]:
    register = asked.register
    row = asked.store.event(asked.part("number"))
    if row is None:
        raise HTTPException(
            404, "There is no such event: comparing anew may have given it another number."
        )
    entry = register.events[row["event"]]
    disputes = [register.dispute[d] for d in row["disputes"] if d in register.dispute]
    neighbours = (entry.n - 1, entry.n + 1)
    return {
        "row": row,
        "told": _table(row["accounts"][:MOST], asked),
        "more": max(0, len(row["accounts"]) - MOST),
        "scales": scales(row["accounts"], register.names),
        "disputes": [one(d, register) for d in disputes],
        "support": _support(asked.store.support_of(row["event"]), register),
        "reasons": [register.names.spelled_out(r) for r in row["reasons"]],
        "near": [register.entries[n] if 0 <= n < len(register.entries) else None
                 for n in neighbours],
    }  # fmt: skip


def _table(accounts: Sequence[Row], asked: Asked) -> list[Told]:
    places = ReaderPlaces(asked.store, asked.register.names)
    usual = {name: _usual(a[name] for a in accounts) for name in ("edtf", "place")}
    counted = _usual_figures(accounts)
    return [_told(a, asked.register, places, usual, counted) for a in accounts]


def _told(
    account: Row,
    register: Register,
    places: ReaderPlaces,
    usual: Mapping[str, str | None],
    counted: Mapping[str, Any],
) -> Told:
    document, start, end = account["document"], account["start"], account["end"]
    text = places.text(document)
    differing = [f for f in account["figures"] if _bounds(f) != counted.get(f["counts"])]
    return Told(
        tuple(account["chain"] or [account["voice"]]),
        register.names[document],
        document,
        place(document, start, end),
        _context(text[max(0, start - CONTEXT) : start], first=False),
        account["quote"],
        _context(text[end : end + CONTEXT], first=True),
        _cell(account["edtf"], usual["edtf"], in_words),
        _cell(account["place"], usual["place"], str),
        Cell(", ".join(figures_in_words(account["figures"])), bool(differing)),
        tuple(nearness(account)),
    )


def _context(words: str, *, first: bool) -> str:
    """Words beside a quotation, within its paragraph and cut at a word."""
    lines = words.split("\n")
    line = lines[0] if first else lines[-1]
    if len(lines) > 1 or len(words) < CONTEXT:
        return line
    return line.rpartition(" ")[0] + "…" if first else "…" + line.partition(" ")[2]


def _usual(values: Iterable[str | None]) -> str | None:
    """What most accounts give; of values that as many give, the first."""
    counts = Counter(v for v in values if v)
    return max(counts, key=counts.__getitem__, default=None)


def _cell(value: str | None, usual: str | None, spelled: Any) -> Cell:
    return Cell(spelled(value) if value else "", bool(value and value != usual))


def _usual_figures(accounts: Iterable[Row]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, Counter[tuple[Any, ...]]] = defaultdict(Counter)
    for account in accounts:
        for figure in account["figures"]:
            found[figure["counts"]][_bounds(figure)] += 1
    return {counts: max(tally, key=tally.__getitem__) for counts, tally in found.items()}


def _bounds(figure: Row) -> tuple[Any, ...]:
    return figure["low"], figure["high"]


def _support(rows: Iterable[Row], register: Register) -> list[dict[str, Any]]:
    """Each value with the groups of documents that go back to one origin."""
    return [
        {
            "field": {"occurrence": "that it happened"}.get(row["field"], row["field"]),
            "value": in_words(row["value"]) if row["field"] == "date" else row["value"],
            "told": row["field"] == "occurrence",
            "origins": row["origins"],
            "documents": len(row["documents"]),
            "groups": [
                [(d, register.names[d]) for d in group] for group in row["origin_groups"]
            ],
            "reasons": [clipped(register.names.spelled_out(r), 240) for r in row["reasons"]],
        }
        for row in rows
    ]  # fmt: skip


ROUTES = [Route("/events/{number}", page("event.html", event))]
