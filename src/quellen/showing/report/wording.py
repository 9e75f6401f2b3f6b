"""Numbers, figures and lists as a person would write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
QUALIFIERS = {
    "about": "about ", "at_least": "at least ", "more_than": "more than ",
    "at_most": "at most ", "less_than": "fewer than ",
}  # fmt: skip
CURRENCY = re.compile(r"[A-Z]{3}")
IRREGULAR = {"has": "have", "is": "are", "was": "were"}


def number(count: int, noun: str) -> str:
    """A count with its noun: "no documents", "one voice", "1,204 events"."""
    shown = NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"
    return f"{shown} {noun if count == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    ending = re.search(r"(?<![aeiou])y$", noun)
    return f"{noun[:-1]}ies" if ending else f"{noun}s"


def verb(count: int, singular: str) -> str:
    """The verb that goes with a count: "is" or "are"."""
    return singular if count == 1 else IRREGULAR[singular]


def listed(words: Sequence[str]) -> str:
    """ "a", "b" and "c" as "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def figures_in_words(figures: Sequence[Mapping[str, Any]]) -> list[str]:
    """Figures of an account, as "at least 4 killed"; each once."""
    return list(dict.fromkeys(filter(None, map(_figure, figures))))


def _figure(figure: Mapping[str, Any]) -> str:
    amount = _amount(figure["low"], figure["high"], figure["qualifier"])
    if not amount:
        return ""
    what = figure["unit"] if CURRENCY.fullmatch(figure["unit"]) else figure["counts"]
    implied = " (implied)" if figure["qualifier"] == "implicit" else ""
    return f"{QUALIFIERS.get(figure['qualifier'], '')}{amount} {what}{implied}"


def _amount(low: float | None, high: float | None, qualifier: str) -> str:
    if low is not None and high is not None and low != high:
        if qualifier == "between":
            return f"{low:,} to {high:,}"
        return f"{low if qualifier in ('at_least', 'more_than') else high:,}"
    known = low if low is not None else high
    return "" if known is None else f"{known:,}"


def lapse(years: float | None) -> str:
    """How long after the event it was told, in words; empty where it was at once or is unknown."""
    if years is None or years < 0.1:
        return ""
    if years < 1:
        return f"told about {number(max(1, round(years * 12)), 'month')} later"
    return f"told {number(round(years), 'year')} later"
