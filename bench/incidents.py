"""How often the day and the town of a report's main event are those of the record.

usage: python -m bench.incidents [--errors]

The reports of ``gold/events/gva_dev`` in a folder ``shared`` beside the project are read into a
ledger, with their day of publication. "Report" is what each says by itself (``scenes`` of
``quellen mark``), "event" what the timeline has for the event that the report is about. A report
gives the town if the name occurs in it, and the day if it has the date, or a word from which the
day of publication makes it. The denominator of "given" are such reports; of "right" all those for
which we say something; "nothing" is where we say nothing.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import quellen
from bench.floors import hold
from quellen.marking.places import towns

SHARED = Path(__file__).parents[2] / "shared"
GOLD = SHARED / "gold" / "events" / "gva_dev"
Row = dict[str, Any]


class Answer(NamedTuple):
    """What is said of a report's event: first and last day, town."""

    earliest: str | None
    latest: str | None
    place: str | None


def main() -> None:
    if not GOLD.is_dir():
        print(f"no gold at {GOLD}: skipped")
        return
    with tempfile.TemporaryDirectory() as folder:
        answers = _ask(Path(folder))
    record = {d: row for row in _rows("incidents.jsonl") for d in row["docs"]}
    reports = {row["doc_id"]: row for row in _rows("docs.jsonl")}
    for name, given in answers.items():
        tally = Counter[str]()
        for number, report in reports.items():
            _count(tally, report, record[number], given.get(number, Answer(None, None, None)))
        _print(name, tally)


def _rows(file: str) -> Iterator[Row]:
    with (GOLD / file).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _ask(folder: Path) -> dict[str, dict[str, Answer]]:
    """Report by report: what itself says, and what the timeline says of its event."""
    texts = folder / "texts"
    texts.mkdir()
    with (folder / "known.csv").open("w", newline="") as known:
        table = csv.writer(known)
        table.writerow(["path", "title", "published"])
        for row in _rows("docs.jsonl"):
            (texts / f"{row['doc_id']}.txt").write_text(f"{row['title']}\n\n{row['text']}")
            table.writerow([f"{row['doc_id']}.txt", row["title"], row["date"]])
    with quellen.open(folder / "gva.ledger") as ledger:
        ledger.read(texts, metadata=folder / "known.csv")
        ids = {row["id"]: Path(row["path"]).stem for row in ledger.sources()}
        own = {
            ids[number]: Answer(scene.earliest, scene.latest, scene.place)
            for number in ids
            for scene in ledger.store.analysis(number, statements=False).scenes
        }
        events = {
            ids[number]: Answer(row["earliest"], row["latest"], row["place"])
            for row in ledger.timeline()
            for number in row["about"]
        }
    return {"report": own, "event": events}


# ------------------------------------------------------------------------------ counting


def _count(tally: Counter[str], report: Row, record: Row, answer: Answer) -> None:
    right = {
        "day": (answer.earliest, answer.latest) == (record["date"], record["date"]),
        "city": bool(answer.place) and _plain(str(answer.place)) in _forms(record["city"]),
    }
    given = {
        "day": gives_day(report["text"], record["date"], report["date"]),
        "city": gives_city(f"{report['title']}\n{report['text']}", record["city"]),
    }
    said = {"day": answer.earliest is not None, "city": answer.place is not None}
    for field in ("day", "city"):
        tally[f"{field} given"] += given[field]
        tally[f"{field} given, right"] += given[field] and right[field]
        tally[f"{field} said"] += said[field]
        tally[f"{field} right"] += right[field]
        tally[f"{field} not given, nothing"] += not given[field] and not said[field]
        tally[f"{field} not given"] += not given[field]
    if "--errors" in sys.argv and not all(right[f] or not given[f] for f in right):
        print("   ", report["doc_id"][:6], report["date"], answer, record["date"], record["city"])


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SAME_DAY = re.compile(
    r"\btoday|tonight|this (?:morning|afternoon|evening)|overnight|early morning"
)
_DAY_BEFORE = re.compile(r"\byesterday|last night|overnight")


def gives_day(text: str, day: str, published: str) -> bool:
    """Whether a text has the date, or a word that means the day beside that of publication."""
    text, when = text.lower(), date.fromisoformat(day)
    gap = (date.fromisoformat(published[:10]) - when).days
    month, number = _MONTHS[when.month - 1], when.day
    written = (
        rf"\b{month}[a-z]*\.?\s+{number}\b|\b{number}(?:st|nd|rd|th)?\s+(?:of\s+)?{month}"
        rf"|\b0?{when.month}/0?{number}\b"
    )
    if re.search(written, text) or (0 <= gap <= 7 and _WEEKDAYS[when.weekday()] in text):
        return True
    return bool((gap == 0 and _SAME_DAY.search(text)) or (gap == 1 and _DAY_BEFORE.search(text)))


def gives_city(text: str, city: str) -> bool:
    return any(re.search(rf"\b{re.escape(form)}\b", _plain(text)) for form in _forms(city))


def _forms(city: str) -> list[str]:
    """The record writes "Chicago (Englewood)" and "Polk (county)"."""
    match = re.fullmatch(r"(.*?) \((.*)\)", city)
    if match is None:
        return [_plain(city)]
    forms = [f"{match[1]} county"] if match[2] == "county" else [match[1], match[2]]
    return [_plain(form) for form in forms]


def _plain(name: str) -> str:
    whole = towns(name)[0].name if len(name) < 6 and towns(name) else name  # "D.C."
    return re.sub(r"\bst\. ", "saint ", whole.casefold())


def _print(name: str, tally: Counter[str]) -> None:
    shares: dict[str, float] = {}
    for field in ("day", "city"):
        recall = tally[f"{field} given, right"] / tally[f"{field} given"]
        precision = tally[f"{field} right"] / max(1, tally[f"{field} said"])
        shares |= {field: 100 * recall, f"{field}_precision": 100 * precision}
        print(
            f"{name}, {field}: right in {100 * recall:.1f}% of the {tally[f'{field} given']} that "
            f"give it; P {100 * precision:.1f} of {tally[f'{field} said']} said; nothing said of "
            f"{tally[f'{field} not given, nothing']} of {tally[f'{field} not given']} that do not"
        )
    hold(f"shared.scenes.{name}", **shares)


if __name__ == "__main__":
    main()
