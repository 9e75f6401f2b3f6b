"""What the report says, worked out before it is laid out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quellen.showing.dates import in_words
from quellen.showing.report.gather import ReportData, Row
from quellen.showing.report.reader import Part, parts_of

ANYWAY = 60  # so many events are listed one by one, told once or not


@dataclass(frozen=True, slots=True)
class FullText:
    """A document in full: what it is called, its source row, its parts."""

    id: str
    name: str
    source: Row
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    repairs: int

    @property
    def facts(self) -> list[str]:
        """By whom, where, when, from which file: what is known of it."""
        published = self.source["published"]
        known = (
            ", ".join(self.source["authors"]),
            self.source["publisher"],
            in_words(published) if published else None,
            self.source["path"],
        )
        return [str(fact) for fact in known if fact]


class Names:
    """What documents are called in the report: short, and told apart."""

    def __init__(self, sources: Sequence[Row]) -> None:
        self._names = {s["id"]: _short(s) for s in sources}
        counts: dict[str, list[str]] = defaultdict(list)
        for number, name in self._names.items():
            counts[name].append(number)
        for name, numbers in counts.items():
            if len(numbers) > 1:
                for number in numbers:
                    self._names[number] = f"{name} [{number[:4]}]"

    def __getitem__(self, number: str) -> str:
        return self._names.get(number, number)

    def as_mapping(self) -> Mapping[str, str]:
        return self._names


def _short(source: Row) -> str:
    by = source["publisher"] or ", ".join(source["authors"])
    title = source["title"] or source["path"].rsplit("/", 1)[-1]
    return f"{by}, “{_cut(title)}”" if by else f"“{_cut(title)}”"


def _cut(text: str, limit: int = 64) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"


# --------------------------------------------------------------------- summary


def summary(data: ReportData) -> list[str]:
    """The findings in plain sentences."""
    read = [s for s in data.sources if s["status"] == "read"]
    if not read:
        return ["Nothing has been read yet, so there is nothing to report."]
    conflicts = [d for d in data.disputes if d["relation"] == "conflict"]
    updates = len(data.disputes) - len(conflicts)
    return [
        _read_sentence(read, data),
        _told_sentence(data),
        _origin_sentence(read, data),
        _dispute_sentence(conflicts, updates),
    ]


def _read_sentence(read: Sequence[Row], data: ReportData) -> str:
    days = sorted(s["published"] for s in read if s["published"])
    when = ""
    if days:
        first, last = in_words(days[0][:10]), in_words(days[-1][:10])
        when = f", published on {first}" if first == last else f", published from {first} to {last}"
    failed = sum(1 for s in data.sources if s["status"] == "failed")
    left = (
        f" {number(failed, 'source')} could not be read; the reasons are below." if failed else ""
    )
    return f"This report rests on {number(len(read), 'document')}{when}.{left}"


def _told_sentence(data: ReportData) -> str:
    dated = [e for e in data.timeline if e["earliest"] or e["latest"]]
    if not dated:
        return "No dated event was found in them."
    ends = sorted(x for e in dated for x in (e["earliest"], e["latest"]) if x)
    shared = sum(1 for e in data.timeline if len(e["documents"]) > 1)
    told = f"{number(shared, 'event')} {'is' if shared == 1 else 'are'}" if shared else "none is"
    several = f"{told} told by more than one document"
    years = f"{in_words(ends[0][:4])} to {in_words(ends[-1][:4])}"
    span = in_words(ends[0][:4]) if ends[0][:4] == ends[-1][:4] else years
    return f"They tell {number(len(dated), 'dated event')}, {span}; {several}."


def _origin_sentence(read: Sequence[Row], data: ReportData) -> str:
    binding = [x for x in data.lineage if x["kind"] in ("duplicate", "copy")]
    dependent = {x["to"] for x in binding}
    if not dependent:
        return "No document was found to be a copy of another; some may quote or cite one another."
    copied = number(len(dependent), "document").capitalize()
    left = number(len(read) - len(dependent), "independent text")
    verb = "is" if len(dependent) == 1 else "are"
    return f"{copied} {verb} largely or wholly copied, so the pile holds at most {left}."


def _dispute_sentence(conflicts: Sequence[Row], updates: int) -> str:
    if not conflicts and not updates:
        return "No two explicit accounts were found that cannot both be right."
    parts = []
    if conflicts:
        parts.append(f"{number(len(conflicts), 'point')} on which accounts cannot all be right")
    if updates:
        parts.append(f"{number(updates, 'figure')} that later accounts bring up to date")
    return f"There {'is' if len(conflicts or '1') == 1 else 'are'} {' and '.join(parts)}."


def number(count: int, noun: str) -> str:
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    shown = words[count] if count < len(words) else f"{count:,}"
    return f"{shown} {noun}{'' if count == 1 else 's'}"


# ---------------------------------------------------------------------- events


def split_events(timeline: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Events to list openly, and those to fold away: told once, of many."""
    if len(timeline) <= ANYWAY:
        return list(timeline), []
    weighty = [e for e in timeline if len(e["documents"]) > 1 or e["disputes"]]
    once = [e for e in timeline if not (len(e["documents"]) > 1 or e["disputes"])]
    return weighty, once


def origins_of(support: Sequence[Row]) -> dict[str, int]:
    return {s["event"]: s["origins"] for s in support if s["field"] == "occurrence"}


# ------------------------------------------------------------------ full texts


def full_texts(data: ReportData, names: Names) -> list[FullText]:
    """Every document, with an anchor wherever the report quotes it."""
    anchors = _anchors(data)
    rows = {s["id"]: s for s in data.sources}
    return [
        FullText(
            number, names[number], rows[number],
            tuple(parts_of(document, analysis, anchors[number])),
            document.notes, len(document.repairs),
        )
        for number, (document, analysis) in data.documents.items()
    ]  # fmt: skip


def _anchors(data: ReportData) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for event in data.timeline:
        for account in event["accounts"]:
            found[account["document"]].add(account["start"])
    for dispute in data.disputes:
        for side in dispute["sides"]:
            for account in side["accounts"]:
                found[account["document"]].add(account["start"])
    for link in data.lineage:
        for passage in link["passages"]:
            found[link["from"]].add(passage["from"][0])
            found[link["to"]].add(passage["to"][0])
    return found


def passage_text(data: ReportData, document: str, span: Sequence[int]) -> str:
    text = data.documents[document][0].text if document in data.documents else ""
    return " ".join(text[span[0] : span[1]].split())


def figures_in_words(figures: Sequence[Row]) -> list[str]:
    """Figures of an account, as "at least 4 killed"."""
    return list(dict.fromkeys(_figure(f) for f in figures))


def _figure(figure: Mapping[str, Any]) -> str:
    prefix = {
        "about": "about ", "at_least": "at least ", "more_than": "more than ",
        "at_most": "at most ", "less_than": "fewer than ",
    }.get(figure["qualifier"], "")  # fmt: skip
    low, high = figure["low"], figure["high"]
    if figure["qualifier"] == "between":
        amount = f"{low:,} to {high:,}"
    else:
        amount = f"{low if low is not None else high:,}"
    unit = figure["unit"] if len(figure["unit"]) == 3 and figure["unit"].isupper() else ""
    what = unit or figure["counts"]
    return f"{prefix}{amount} {what}{' (implied)' if figure['qualifier'] == 'implicit' else ''}"
