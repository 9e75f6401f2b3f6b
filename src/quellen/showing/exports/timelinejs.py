"""TimelineJS 3 (Knight Lab): dated events as slides. Its texts are HTML, so ours are escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from quellen.ledger import Store
from quellen.showing.dates import in_words
from quellen.showing.exports.plainly import Row, as_json, read_sources
from quellen.showing.report.inert import clipped, visible
from quellen.showing.report.names import Names

QUOTES = 6  # on a slide
LONGEST = 160


def timelinejs(store: Store) -> bytes:
    """Events with at least one day; those that are open on one side stand on the other."""
    names = Names(list(read_sources(store).values()))
    events = [_slide(e, names) for e in store.events() if e["earliest"] or e["latest"]]
    return as_json({"events": events})


def _slide(event: Row, names: Names) -> dict[str, Any]:
    first, last = event["earliest"] or event["latest"], event["latest"] or event["earliest"]
    slide = {
        "start_date": _date(first),
        "display_date": _html(in_words(event["edtf"])),
        "text": {
            "headline": _html(clipped(event["title"], LONGEST)),
            "text": _quotes(event["accounts"], names),
        },
        "unique_id": event["event"],
    }
    if last != first:
        slide["end_date"] = _date(last)
    if event["disputes"]:
        slide["group"] = "in dispute"
    return slide


def _date(day: str) -> dict[str, int]:
    """Years before 1 are astronomical in TimelineJS, too."""
    return {"year": int(day[:-6]), "month": int(day[-5:-3]), "day": int(day[-2:])}


def _quotes(accounts: Sequence[Row], names: Names) -> str:
    shown = {(a["quote"], a["voice"]): a for a in accounts}
    rows = [
        f"<p>“{_html(clipped(a['quote'], 300))}” – {_html(a['voice'])}, "
        f"{_html(names[a['document']])}</p>"
        for a in list(shown.values())[:QUOTES]
    ]
    more = len(shown) - QUOTES
    return "".join(rows) + (f"<p>and {more} more</p>" if more > 0 else "")


def _html(words: str) -> str:
    return escape(visible(words))
