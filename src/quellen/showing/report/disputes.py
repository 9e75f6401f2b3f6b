"""Disputes side by side, updates apart from conflicts, the weightiest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quellen.showing.dates import in_words
from quellen.showing.quotation import in_marks, quotation
from quellen.showing.report.gather import ReportData, Row
from quellen.showing.report.inert import clipped
from quellen.showing.report.quotes import Citation, Quote, Quoting
from quellen.showing.report.wording import number

FIRST_QUOTES = 5  # of a side; the rest is folded
LONGEST_SIDE = 1500  # characters of a disputed sentence: what is disputed stands anywhere in it
LONGEST_SUM = 700  # characters: the words of a chronology shown in one piece
KINDS = {
    "date": "When", "figure": "How many", "place": "Where", "actor": "Who",
    "denial": "Whether it was so", "chronology": "Dates that do not add up",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SideView:
    """One value, who gives it, and on how many independent origins that rests."""

    value: str
    edtf: str | None
    origins: int
    quotes: tuple[Quote, ...]

    @property
    def first(self) -> tuple[Quote, ...]:
        return self.quotes[:FIRST_QUOTES]

    @property
    def more(self) -> tuple[Quote, ...]:
        return self.quotes[FIRST_QUOTES:]

    @property
    def weight(self) -> str:
        documents = {c.name for q in self.quotes for c in q.citations}
        return f"{number(self.origins, 'independent origin')}, {number(len(documents), 'document')}"


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute; ``whole`` are the words of a chronology that stand in one place."""

    key: str
    kind: str
    label: str
    about: str | None
    event: str | None
    sides: tuple[SideView, ...]
    reasons: tuple[str, ...]
    whole: Quote | None

    @property
    def headline(self) -> str:
        """The dispute in a line, for the summary."""
        if self.kind == "chronology":
            return self.reasons[0] if self.reasons else " / ".join(s.value for s in self.sides)
        if self.kind == "denial" and self.sides and self.sides[-1].quotes:
            return in_marks(clipped(self.sides[-1].quotes[0].text, 140))
        return self.about or ""

    @property
    def shows_values(self) -> bool:
        return self.kind not in ("chronology", "denial")


def anchored(data: ReportData, relation: str) -> dict[str, Row]:
    """The disputes of a relation by their anchors, the weightiest first."""
    rows = [d for d in data.disputes if d["relation"] == relation]
    letter = "c" if relation == "conflict" else "u"
    ordered = sorted(rows, key=_weight, reverse=True)
    return {f"{letter}{i}": row for i, row in enumerate(ordered, 1)}


def _weight(row: Row) -> tuple[int, int, int]:
    """A dispute weighs what its second strongest side does; arithmetic comes last."""
    origins = sorted((side["origins"] for side in row["sides"]), reverse=True)
    quoted = sum(len(side["accounts"]) for side in row["sides"])
    return row["kind"] != "chronology", origins[1] if len(origins) > 1 else 0, quoted


def dispute_views(
    rows: Mapping[str, Row], events: Mapping[str, tuple[str, str]], quoting: Quoting
) -> list[DisputeView]:
    """The disputes as they are shown; ``events`` gives anchor and title by the ledger's id."""
    return [_view(key, row, events.get(row["event"] or ""), quoting) for key, row in rows.items()]


def _view(key: str, row: Row, event: tuple[str, str] | None, quoting: Quoting) -> DisputeView:
    whole = _whole(key, row, quoting) if row["kind"] == "chronology" else None
    anchor, title = event or (None, None)
    return DisputeView(
        key,
        row["kind"],
        KINDS.get(row["kind"], row["kind"].capitalize()),
        title,
        anchor,
        tuple(_side(key, row["kind"], side, quoting) for side in row["sides"]),
        tuple(quoting.names.spelled_out(r) for r in row["reasons"]),
        whole,
    )


def _side(key: str, kind: str, side: Row, quoting: Quoting) -> SideView:
    is_date = kind == "date"
    value = in_words(side["value"]) if is_date else side["value"]
    quotes = tuple(quoting.quotes(side["accounts"], key, limit=LONGEST_SIDE))
    return SideView(value, side["value"] if is_date else None, side["origins"], quotes)


def _whole(key: str, row: Row, quoting: Quoting) -> Quote | None:
    """All words of a contradiction as one quotation, where they stand close together."""
    accounts = [a for side in row["sides"] for a in side["accounts"]]
    if len({(a["document"], a["voice"]) for a in accounts}) != 1:
        return None
    start, end = _bounds(accounts)
    document = accounts[0]["document"]
    words = quotation(quoting.words(document), start, end)
    if not words or end - start > LONGEST_SUM:
        return None
    href = quoting.places.link(document, start, end, key)
    citation = Citation(quoting.names[document], href)
    return Quote(clipped(words, LONGEST_SUM), (accounts[0]["voice"],), citations=[citation])


def _bounds(accounts: Sequence[Row]) -> tuple[int, int]:
    return min(a["start"] for a in accounts), max(a["end"] for a in accounts)
