"""Quantities: numbers with their qualifier, range, currency or percent sign.

Bounds: an exact number has both; "at least 58" and "more than 58" have low 58, "up to" and "fewer
than" have a high only; "about 300" has 300 for both; vague plurals have a low only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quellen.marking.figures.exclusions import excluded
from quellen.marking.figures.numbers import Number, numbers
from quellen.marking.figures.vocabulary import (
    CURRENCY,
    CURRENCY_NOUNS,
    LEFT_OUT,
    QUALIFIERS_AFTER,
    QUALIFIERS_BEFORE,
    RISE,
    either,
)
from quellen.model import Qualifier, Span

PREPOSITIONS = frozenset({"about", "around", "over", "above", "under", "below", "beyond"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity by its words alone; ``core`` is the number without its qualifier."""

    start: int
    end: int
    core: Span
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str = ""
    """A currency or "percent"; otherwise what is counted is still to be found."""
    vague: bool = False
    grouped: bool = False
    word: str = ""
    """The word of a qualifier that may also be a preposition ("over")."""
    number: tuple[float | None, float | None] = (None, None)
    """The bounds without the qualifier."""

    def bare(self) -> Quantity:
        """The quantity without its qualifier: "three villages" of a dispute over them."""
        low, high = self.number
        return replace(self, start=self.core[0], low=low, high=high, qualifier="exactly", word="")


_KIND: dict[str, Qualifier] = {w: kind for kind, words in QUALIFIERS_BEFORE.items() for w in words}
_BEFORE = re.compile(
    rf"(?<!\w)(?P<words>{either(_KIND)})(?:\s{{1,3}}|(?<=[~≈><≥≤])\s?)$",
    re.IGNORECASE,
)
_BEFORE_MONEY = re.compile(rf"{either(CURRENCY)}\s?$")
_AFTER: dict[Qualifier, re.Pattern[str]] = {
    kind: re.compile(rf"\s{{0,2}}{either(words)}(?!\w)", re.IGNORECASE)
    for kind, words in QUALIFIERS_AFTER.items()
}
_PERCENT = re.compile(r"\s?%|[\s-]{1,2}(?:per\s?cent|pct|percentage\spoints?)\b", re.IGNORECASE)
_MONEY = re.compile(
    rf"[\s-]{{1,2}}(?:(?:US|U\.S\.|American)\s)?(?P<noun>{either(CURRENCY_NOUNS)})s?\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"[\s-]{1,2}(?:Canadian|Australian|Hong Kong|Singapore|New Zealand)\sdollars?\b"
)
_ASIDE = (
    r"(?:\s?(?P<mark>[,–—-])\s?(?:by|according\sto|on|in|as|so)\s[^\d,;:.()–—]{2,60}?\s?(?P=mark))?"
    r"(?:\s(?:about|around|some|nearly|roughly|perhaps))?"
)
""" "From 500 to – by one account – some 1,300"."""
_LINK = re.compile(rf"\s?[-–—]\s?|\s(?:to|or){_ASIDE}\s", re.IGNORECASE)
_BETWEEN = re.compile(rf"\s(?:and|to){_ASIDE}\s|\s?[-–]\s?", re.IGNORECASE)
_ACCOUNTS = re.compile(r"\s(?:account|count|estimate|version|tally|reckoning)\b")
""" "By one account": no number of what is told."""
_BETWEEN_BEFORE = re.compile(r"\b(?:between|from)\s(?:an?\s)?(?:estimated\s)?$", re.IGNORECASE)
_FORMERLY = re.compile(r"(?:\b(?:up|down)|\bto\s[\w,.]+),?\sfrom\s$", re.IGNORECASE)
"""What a figure was before: "to 43 from 58", "up from 12"."""
_WINDOW = 48


def quantities(text: str, start: int, end: int, barred: Sequence[Span] = ()) -> list[Quantity]:
    """The quantities in a piece of text; ``barred`` spans (dates) hold none."""
    found = list(numbers(text, start, end))
    if not found:
        return []
    bars = [*barred, *excluded(text, start, end)]
    free = [
        n
        for n in found
        if not any(a < n.end and n.start < b for a, b in bars)
        and not _FORMERLY.search(text, max(start, n.start - 40), n.start)
        and not (n.low == 1 and _ACCOUNTS.match(text, n.end, end))
    ]
    return [_qualified(text, start, end, q) for q in _ranges(text, start, free)]


def _ranges(text: str, start: int, found: list[Number]) -> Iterator[Quantity]:
    """Numbers, two of which may make one range."""
    i = 0
    while i < len(found):
        one, two = found[i], found[i + 1] if i + 1 < len(found) else None
        i += 1
        if two is not None and _score(text, one, two):
            i += 1
        elif two is None or not (joined := _range(text, start, one, two)):
            yield _plain(text, one)
        elif isinstance(joined, Quantity):
            yield joined
            i += 1


def _score(text: str, one: Number, two: Number) -> bool:
    """Whether "52-48" is a result: with a hyphen, and the greater first."""
    return text[one.end : two.start] in ("-", "–") and one.low >= two.low and two.scale == 1


def _plain(text: str, one: Number) -> Quantity:
    span, unit = _sign(text, one)
    kind: Qualifier = "about" if one.vague else "exactly"
    return Quantity(
        *span, (one.start, one.end), one.low, one.high, kind, unit, one.vague, one.grouped,
        number=(one.low, one.high),
    )  # fmt: skip


def _range(text: str, start: int, one: Number, two: Number) -> Quantity | bool:
    """The range that two numbers make; True where the first only says what was before."""
    _, second = _sign(text, two)
    between = text[one.end : _sign(text, two)[0][0]]
    before = _BETWEEN_BEFORE.search(
        text, max(start, _sign(text, one)[0][0] - 24), _sign(text, one)[0][0]
    )
    if not (_BETWEEN if before else _LINK).fullmatch(between):
        return False
    if before and before[0].lower().startswith("from") and _changes(text, start, before.start()):
        return True
    low = one.low * two.scale if one.scale == 1 and two.scale > 1 and one.low < 1000 else one.low
    high = two.high
    if one.vague or high is None or low >= high or (low == 0 and not before):
        return False
    span = before.start() if before else _sign(text, one)[0][0]
    unit = _sign(text, one)[1] or second
    return Quantity(span, two.end, (one.start, two.end), low, high, "between", unit, grouped=True)


def _changes(text: str, start: int, at: int) -> bool:
    """Whether "from 12 to 58" tells a change ("rose from 12 to 58")."""
    words = re.findall(r"[a-z]+", text[max(start, at - 40) : at].lower())
    return bool(RISE.intersection(words[-4:]))


def _sign(text: str, number: Number) -> tuple[Span, str]:
    """A currency sign before the number belongs to it."""
    match = _BEFORE_MONEY.search(text, max(0, number.start - 5), number.start)
    if match:
        return (match.start(), number.end), CURRENCY[match[0].strip()]
    return (number.start, number.end), ""


def _qualified(text: str, start: int, end: int, quantity: Quantity) -> Quantity:
    quantity = _with_unit(text, end, quantity)
    after = _qualifier_after(text, end, quantity)
    if after:
        return after
    for _ in range(3):
        match = _BEFORE.search(text, max(start, quantity.start - _WINDOW), quantity.start)
        if match is None:
            break
        words = " ".join(match["words"].lower().split())
        if words in LEFT_OUT and quantity.qualifier != "exactly":
            break
        quantity = _with_qualifier(quantity, words, match.start())
    return quantity


def _with_unit(text: str, end: int, quantity: Quantity) -> Quantity:
    if quantity.unit:
        return quantity
    if match := _PERCENT.match(text, quantity.end, end):
        return replace(quantity, end=match.end(), unit="percent")
    if match := _FOREIGN.match(text, quantity.end, end):
        return replace(quantity, end=match.end(), unit="dollar")
    if match := _MONEY.match(text, quantity.end, end):
        return replace(quantity, end=match.end(), unit=_currency(match["noun"]))
    return quantity


def _currency(noun: str) -> str:
    return CURRENCY_NOUNS[" ".join(noun.lower().split())]


def _with_qualifier(quantity: Quantity, words: str, start: int) -> Quantity:
    """The outer qualifier wins over "about" and "exactly", which only soften or stress."""
    kind = _KIND[words]
    begins = quantity.start if words in LEFT_OUT else start
    word = words if words in PREPOSITIONS else quantity.word
    if kind in ("about", "exactly") and quantity.qualifier != "exactly":
        return replace(quantity, start=begins)
    low, high = _bounds(kind, quantity)
    stated = quantity.qualifier if quantity.qualifier == "between" else kind
    return replace(quantity, start=begins, low=low, high=high, qualifier=stated, word=word)


def _bounds(kind: Qualifier, quantity: Quantity) -> tuple[float | None, float | None]:
    if quantity.qualifier == "between" or quantity.vague:
        return quantity.low, quantity.high
    if kind in ("at_least", "more_than"):
        return quantity.low, None
    if kind in ("at_most", "less_than"):
        return None, quantity.high
    return quantity.low, quantity.high


def _qualifier_after(text: str, end: int, quantity: Quantity) -> Quantity | None:
    if quantity.qualifier != "exactly":
        return None
    for kind, pattern in _AFTER.items():
        match = pattern.match(text, quantity.end, end)
        if match:
            low, high = _bounds(kind, quantity)
            return replace(quantity, end=match.end(), low=low, high=high, qualifier=kind)
    return None
