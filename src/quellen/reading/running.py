"""Running heads, footers and page numbers: lines at a page's edge that come back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quellen.reading.layout import Line

DEPTH = 4  # lines from the top and the bottom that are looked at
MARGIN = 0.14  # of the page's height
_NUMBER = re.compile(
    r"[-–—\[(|\s]*(?:(?:page|p\.|pg\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?[-–—\])|\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def drop_running_heads(
    pages: Sequence[Sequence[Line]],
) -> tuple[list[list[Line]], list[list[Line]]]:
    """The lines of each page without running heads and page numbers, and those lines."""
    edges = [_at_edges(page) for page in pages]
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    kept: list[list[Line]] = []
    dropped: list[list[Line]] = []
    for page, edge in zip(pages, edges, strict=True):
        running = {id(line) for line in edge if _is_running(line, counts, len(pages))}
        kept.append([line for line in page if id(line) not in running])
        dropped.append([line for line in page if id(line) in running])
    return kept, dropped


def _at_edges(page: Sequence[Line]) -> list[Line]:
    """The outermost lines that stand in the page's margins."""
    ordered = sorted(page, key=lambda line: -line.place)
    top = [line for line in ordered[:DEPTH] if line.place > 1 - MARGIN]
    bottom = [line for line in ordered[-DEPTH:] if line.place < MARGIN]
    return top + [line for line in bottom if not any(line is other for other in top)]


def _key(line: Line) -> tuple[str, int]:
    """What a running head keeps from page to page: its words without numbers, and its height."""
    return _DIGITS.sub("#", line.text.strip().casefold()), round(line.place * 50)


def _is_running(line: Line, counts: Counter[tuple[str, int]], pages: int) -> bool:
    if _NUMBER.fullmatch(line.text.strip()):
        return True
    text, height = _key(line)
    times = sum(counts[text, h] for h in (height - 1, height, height + 1))
    return pages > 1 and times >= min(3, pages)
