"""Annals: entries that open with their year, which holds for every month and day in them.

"1911. The breakwater was opened on 14 January. The stoppage collapsed on 2 August."
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from quellen.marking.times.asides import opens_entry
from quellen.marking.times.narrative import month_of
from quellen.marking.times.reading import Reading

FEWEST = 3  # entries that make annals
_PARAGRAPH = re.compile(r"\n\s*\n|$(?![\n])")


def years_of_entries(found: Sequence[Reading], text: str) -> Mapping[int, int]:
    """Index → year, of the months and days within the entries of annals that name no year."""
    entries = list(_entries(found, text))
    if len({year for _, _, year in entries}) < FEWEST:
        return {}
    starts = [r.start for r in found]
    return {
        index: year
        for first, end, year in entries
        for index in range(first + 1, bisect_left(starts, end))
        if _is_open(found[index])
    }


def _entries(found: Sequence[Reading], text: str) -> Iterator[tuple[int, int, int]]:
    """The number of the year that opens each entry, where it ends, and the year."""
    for number, r in enumerate(found):
        if r.year is not None and opens_entry(r, text):
            end = _PARAGRAPH.search(text, r.end)
            yield number, end.start() if end else len(text), r.year


def _is_open(r: Reading) -> bool:
    """Whether it is a month, a day or a season of no year, counted from nothing."""
    return r.year is None and r.which is None and month_of(r) is not None and r.value is None
