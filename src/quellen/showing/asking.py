"""What a search asks for: words of the full text, and fields of what is told.

``voice:farrow date:1986..1988 counts:killed source:herald place:castrel "registered post"``
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quellen.marking.times.days import exists, fixed, month_length
from quellen.showing.report.extents import Extent, extent_of

FIELDS = ("voice", "date", "counts", "source", "place")
_TERM = re.compile(rf'\b({"|".join(FIELDS)}):(?:"([^"]*)"?|(\S+))', re.IGNORECASE)
_DAY = re.compile(r"(-?\d{4,5})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Question:
    """``fields`` are pairs of a field and what it has to hold, casefolded; ``words`` the rest."""

    words: str
    fields: tuple[tuple[str, str], ...]
    dates: tuple[Extent, ...]
    unknown: tuple[str, ...]
    """Dates that are none."""

    @classmethod
    def of(cls, query: str) -> Question:
        found = [(m[1].lower(), m[3] if m[2] is None else m[2]) for m in _TERM.finditer(query)]
        dates = [(value, dated(value)) for name, value in found if name == "date"]
        return cls(
            " ".join(_TERM.sub(" ", query).split()),
            tuple((name, value.casefold()) for name, value in found if name != "date" and value),
            tuple(extent for _, extent in dates if extent),
            tuple(value for value, extent in dates if extent is None),
        )

    @property
    def asks_fields(self) -> bool:
        return bool(self.fields or self.dates)

    def holds(self, account: Mapping[str, Any], source: str) -> bool:
        """Whether an account in a source of this name is what is asked for."""
        extent = extent_of(account)
        told = {
            "voice": " ".join((account["voice"], *account["chain"])),
            "counts": " ".join(f["counts"] for f in account["figures"]),
            "source": source,
            "place": account["place"] or "",
        }
        return all(value in told[name].casefold() for name, value in self.fields) and all(
            extent is not None and extent.low < d.high and d.low < extent.high for d in self.dates
        )


def dated(value: str) -> Extent | None:
    """From the first to the last day of ``1988``, ``1988-07``, ``1986..1988``, ``1986..``.

    >>> dated("1988-02"), dated("1988..1987"), dated("soon")
    (Extent(low=725768, high=725797, open_low=False, open_high=False), None, None)
    """
    start, dots, end = value.partition("..")
    first = _days(start) if start else (-math.inf, -math.inf)
    last = _days(end) if end else (math.inf, math.inf) if dots else first
    if first is None or last is None or not (start or end) or first[0] >= last[1]:
        return None
    return Extent(first[0], last[1])


def _days(words: str) -> tuple[float, float] | None:
    """The beginning and the end of a year, a month or a day."""
    match = _DAY.fullmatch(words)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    if not exists(year, month, day):
        return None
    last_month = month if match[2] else 12
    last_day = day if match[3] else month_length(year, last_month)
    return fixed(year, month, day), fixed(year, last_month, last_day) + 1
