"""Scoring of temporal expressions as in TempEval-3 (UzZaman et al. 2013).

Spans strict and relaxed, values on relaxed matches, one to one, micro-averaged. A value that is
wrong but looks right is counted apart from one that is left open.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quellen.model import Time

_TAG = re.compile(r"<(/?)(TIMEX3)\b([^>]*)>|<[^>]+>")
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression of the gold."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class Tally:
    """What was found of what there is."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    values: int = 0
    wrong: int = 0
    unresolved: int = 0
    misses: list[str] = field(default_factory=list)

    def f1(self, hits: int) -> float:
        return 200 * hits / max(self.gold + self.found, 1)


def count(tally: Tally, gold: Sequence[Expression], times: Sequence[Time]) -> None:
    tally.gold += len(gold)
    tally.found += len(times)
    for expression, mark in match(gold, times):
        tally.relaxed += 1
        tally.strict += (expression.start, expression.end) == (mark.start, mark.end)
        if expression.value == mark.value:
            tally.values += 1
        elif is_definite(mark.value) and mark.basis != "none":
            tally.wrong += 1
        else:
            tally.unresolved += 1


def is_definite(value: str) -> bool:
    return "X" not in value and not value.endswith("_REF")


def match(gold: Sequence[Expression], times: Sequence[Time]) -> Iterator[tuple[Expression, Time]]:
    """Pair one to one: identical spans first, then by overlap."""
    candidates = []
    for i, expression in enumerate(gold):
        for j, mark in enumerate(times):
            shared = min(expression.end, mark.end) - max(expression.start, mark.start)
            if shared > 0:
                same = (expression.start, expression.end) == (mark.start, mark.end)
                candidates.append((not same, -shared, i, j))
    used_gold: set[int] = set()
    used_marks: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_marks:
            used_gold.add(i)
            used_marks.add(j)
            yield gold[i], times[j]


def read_tml(path: Path) -> tuple[str, list[Expression]]:
    """The plain text of a TimeML file and the expressions marked in it."""
    body = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text("utf-8"), re.DOTALL)
    assert body, f"{path} has no <TEXT>"
    text, last = "", 0
    opened: list[tuple[str, int]] = []
    found: list[Expression] = []
    for tag in _TAG.finditer(body[1]):
        text += html.unescape(body[1][last : tag.start()])
        last = tag.end()
        if tag[2] and not tag[1]:
            opened.append((dict(_ATTRIBUTE.findall(tag[3])).get("value", ""), len(text)))
        elif tag[2] and opened:
            value, start = opened.pop()
            found.append(Expression(start, len(text), value))
    text += html.unescape(body[1][last:])
    return text, sorted((e for e in found if e.end > e.start), key=lambda e: (e.start, e.end))


_MARKED = re.compile(r"\[([^|\]]*)\|([^|\]]*)(?:\|[^\]]*)?\]")


def read_marked(marked: str) -> tuple[str, list[Expression]]:
    """The plain text of one that is annotated in line, ``[last week|2003-W14]``, and its marks."""
    text, last = "", 0
    found: list[Expression] = []
    for mark in _MARKED.finditer(marked):
        text += marked[last : mark.start()]
        found.append(Expression(len(text), len(text) + len(mark[1]), mark[2]))
        text, last = text + mark[1], mark.end()
    return text + marked[last:], found


def errors(gold: Sequence[Expression], times: Sequence[Time], text: str) -> Iterator[str]:
    """What is missed, mistaken or made up, in words."""
    pairs = list(match(gold, times))
    for expression, mark in pairs:
        found, wanted = text[mark.start : mark.end], text[expression.start : expression.end]
        if expression.value != mark.value or found != wanted:
            yield f"{wanted!r} {expression.value} is {found!r} {mark.value}"
    for expression in gold:
        if all(expression is not one for one, _ in pairs):
            yield f"{text[expression.start : expression.end]!r} {expression.value} is missed"
    for mark in times:
        if all(mark is not one for _, one in pairs):
            yield f"{text[mark.start : mark.end]!r} {mark.value} is none"
