"""Quotes of a gold on the texts that were read, and the spans that meet them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the public queries and the marks of one run say, in the shapes of the contract."""

    marks: Mapping[str, Row]
    """File name → row of ``quellen mark --json``."""
    queries: Mapping[str, Sequence[Row]]
    """Name of the query → its rows, with file names for the ids of documents."""


def locate(text: str, quote: str) -> list[Span]:
    """Where a quote stands, whatever the line ends and the hyphens at them."""
    return [match.span() for match in _pattern(quote).finditer(text)]


@functools.lru_cache(maxsize=4096)
def _pattern(quote: str) -> re.Pattern[str]:
    broken = "(?:[-\u00ad\u2010\ufffe]\\s*)?"
    words = (broken.join(re.escape(letter) for letter in word) for word in quote.split())
    return re.compile(r"\s+".join(words))


def met(answers: Answers, quote: Row, document: str, spans: Iterable[Sequence[int]]) -> bool:
    if quote["document"] != document:
        return False
    wanted = locate(answers.marks[document]["text"], quote["quote"])
    return any(_meet((s[0], s[1]), w) for s in spans for w in wanted)


def _meet(one: Span, two: Span) -> bool:
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], two[1] - two[0])


def met_by(answers: Answers, quote: Row, account: Row) -> bool:
    return met(answers, quote, account["document"], [(account["start"], account["end"])])


def label_of(quote: Row) -> str:
    return f"{quote['document']}: {quote['quote']}"


def inside(answers: Answers, quote: Row, span: Span) -> bool:
    text = answers.marks[quote["document"]]["text"]
    return any(a <= span[0] and span[1] <= b for a, b in locate(text, quote["quote"]))
