"""The findings in plain sentences, without taking a side."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.showing.dates import in_words
from quellen.showing.report.events import EventView
from quellen.showing.report.gather import ReportData, Row
from quellen.showing.report.lineage import independent_texts
from quellen.showing.report.wording import capitalised, number, unmarked, verb


def summary(data: ReportData, events: Sequence[EventView]) -> list[str]:
    """What was read, what it tells, on how many texts it rests, where it parts."""
    read = [s for s in data.sources if s["status"] == "read"]
    if not read:
        return [_nothing(data.sources)]
    sentences = (
        _read(read),
        _unread(data.sources),
        _foreign(read),
        _told(events),
        _texts(read, data),
        _origins(events),
        _conflicts(data.disputes),
    )
    return [sentence for sentence in sentences if sentence]


def unread(sources: Sequence[Row]) -> list[Row]:
    return [s for s in sources if s["status"] == "failed"]


def _nothing(sources: Sequence[Row]) -> str:
    failed = len(unread(sources))
    if not failed:
        return "Nothing has been read yet, so there is nothing to report."
    return f"{capitalised(number(failed, 'source'))} could not be read, and there are no others."


def _read(read: Sequence[Row]) -> str:
    days = sorted(s["published"][:10] for s in read if s["published"])
    words = f"This report rests on {number(len(read), 'document')}"
    if not days:
        return f"{words}; no date of publication is known."
    first, last = in_words(days[0]), in_words(days[-1])
    when = f"on {first}" if first == last else f"between {first} and {last}"
    undated = len(read) - len(days)
    rest = f" ({number(undated, 'document')} without a date)" if undated else ""
    return f"{words}, published {when}{rest}."


def _unread(sources: Sequence[Row]) -> str:
    failed = len(unread(sources))
    return f"{capitalised(number(failed, 'source'))} could not be read." if failed else ""


def _foreign(read: Sequence[Row]) -> str:
    """What English rules leave unsaid."""
    count = sum(bool(unmarked(s)) for s in read)
    if not count:
        return ""
    documents = capitalised(number(count, "document"))
    whose = "their" if count > 1 else "its"
    return f"{documents} {verb(count, 'is')} not in English: {whose} voices are not marked."


def _told(events: Sequence[EventView]) -> str:
    days = sorted(
        (_year(day), day) for e in events for day in (e.row["earliest"], e.row["latest"]) if day
    )
    if not days:
        return "No dated event was found."
    first, last = (in_words(day[:-6]) for _, day in (days[0], days[-1]))
    span = f"in {first}" if first == last else f"between {first} and {last}"
    shared = sum(e.documents > 1 for e in events)
    several = f"{number(shared, 'event')} {verb(shared, 'is')}" if shared else "none is"
    told = f"{number(len(events), 'event')} {span}"
    return f"They tell {told}; {several} told by more than one document."


def _year(day: str) -> int:
    return int(day[:-6])


def _texts(read: Sequence[Row], data: ReportData) -> str:
    texts = independent_texts(data.sources, data.lineage)
    if texts == len(read):
        none = "No document was found to be a copy of another"
        return f"{none}, though some may quote or cite one another." if len(read) > 1 else ""
    copied = capitalised(number(len(read) - texts, "document"))
    alike = "repeats" if len(read) - texts == 1 else "repeat"
    left = number(texts, "independent text")
    return f"{copied} {alike} the text of another, so the pile holds {left} at most."


def _origins(events: Sequence[EventView]) -> str:
    shared = [e for e in events if e.documents > 1]
    single = sum(e.origins == 1 for e in shared)
    if not single:
        return ""
    if single == len(shared):
        whole = "all tellings go" if single > 1 else "both or all tellings go"
        return f"Wherever several documents tell an event, {whole} back to one origin."
    events_told = f"{number(len(shared), 'event')} told by several documents"
    return f"Of the {events_told}, {_plain(single)} {_goes(single)} back to a single origin."


def _plain(count: int) -> str:
    return number(count, "").strip("s ")


def _goes(count: int) -> str:
    return "goes" if count == 1 else "go"


def _conflicts(disputes: Sequence[Row]) -> str:
    conflicts = sum(d["relation"] == "conflict" for d in disputes)
    updates = len(disputes) - conflicts
    parts = ["No two explicit accounts were found that cannot both be right."]
    if conflicts:
        parts = [f"On {number(conflicts, 'point')}, accounts cannot all be right."]
    if updates:
        told = capitalised(number(updates, "later account"))
        only = "only brings" if updates == 1 else "only bring"
        parts.append(f"{told} {only} an earlier one up to date; that is no conflict.")
    return " ".join(parts)
