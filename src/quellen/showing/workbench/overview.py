"""The first page: what came in, the span of time, the disputes that most hangs on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.routing import Route

from quellen.marking.times.days import civil
from quellen.showing.dates import in_words
from quellen.showing.exports import FORMATS
from quellen.showing.report.lineage import independent_texts
from quellen.showing.report.wording import capitalised, number
from quellen.showing.workbench.answers import Asked, page
from quellen.showing.workbench.register import Entry, Register
from quellen.showing.workbench.verdicts import ranked

FOREMOST = 10  # disputes shown
COLUMNS = 48  # of the picture of time
UNITS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)  # years of a column


@dataclass(frozen=True, slots=True)
class Column:
    """Events of some years: how many, as a share of the fullest column."""

    first: int
    last: int
    count: int
    share: float

    @property
    def label(self) -> str:
        first, last = spelled(self.first), spelled(self.last)
        years = in_words(first if first == last else f"{first}/{last}")
        return f"{years}: {number(self.count, 'event')}"

    @property
    def address(self) -> str:
        return f"/timeline?from={spelled(self.first)}-01-01&to={spelled(self.last)}-12-31"


def overview(asked: Asked) -> Mapping[str, Any]:
    register = asked.register
    weighed = ranked(register)
    return {
        "sentences": register.once(sentences),
        "columns": register.once(columns),
        "foremost": [r for r in weighed if r.is_open][:FOREMOST],
        "open": sum(r.is_open for r in weighed),
        "decided": sum(r.verdict is not None for r in weighed),
        "formats": FORMATS,
        "unread": [s for s in register.sources if s["status"] == "failed"],
    }


def sentences(register: Register) -> list[str]:
    """The pile in a few plain sentences; empty where nothing was read."""
    if not register.read:
        return []
    several = [e for e in register.entries if len(e.documents) > 1]
    told = f"{capitalised(number(len(register.entries), 'event'))}{_span(register.entries)}"
    once = f"; {number(len(several), 'event')} told by more than one document" if several else ""
    return [f"{capitalised(number(len(register.read), 'document'))}{_published(register)}.",
            f"{told}{once}.", *_texts(register)]  # fmt: skip


def _published(register: Register) -> str:
    days = sorted(s["published"][:10] for s in register.read if s["published"])
    if not days:
        return ", none with a date of publication"
    first, last = in_words(days[0]), in_words(days[-1])
    return f", published on {first}" if first == last else f", published between {first} and {last}"


def _span(entries: Sequence[Entry]) -> str:
    extents = [e.extent for e in entries if e.extent]
    if not extents:
        return ", none with a date"
    days = min(x.low for x in extents), max(max(x.low, x.high - 1) for x in extents)
    first, last = (in_words(spelled(_year(day))) for day in days)
    return f" in {first}" if first == last else f" between {first} and {last}"


def _texts(register: Register) -> list[str]:
    texts = independent_texts(register.sources, register.lineage)
    copies = len(register.read) - texts
    if not copies:
        return []
    alike = "repeats" if copies == 1 else "repeat"
    return [f"{capitalised(number(copies, 'document'))} {alike} the text of another: "
            f"the pile holds {number(texts, 'independent text')} at most."]  # fmt: skip


# ---------------------------------------------------------------- the picture of time


def columns(register: Register) -> list[Column]:
    """How many events begin in each of at most 48 stretches of whole years."""
    days = Counter(int(e.extent.low // 1) for e in register.entries if e.extent)
    if not days:
        return []
    years: Counter[int] = Counter()
    for day, count in days.items():
        years[_year(day)] += count
    unit = next((u for u in UNITS if (max(years) - min(years)) / u < COLUMNS), UNITS[-1])
    first = min(years) // unit * unit
    counts = [0] * ((max(years) - first) // unit + 1)
    for year, count in years.items():
        counts[(year - first) // unit] += count
    return [
        Column(first + i * unit, first + (i + 1) * unit - 1, count, count / max(counts))
        for i, count in enumerate(counts)
    ]


def spelled(year: int) -> str:
    """A year in ISO 8601; those before 1 are astronomical."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _year(day: float) -> int:
    return civil(int(day // 1))[0]


ROUTES = [Route("/", page("overview.html", overview))]
