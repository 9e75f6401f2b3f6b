"""Numbers in English prose: digits, words and both, exact and vague.

A number is found by its form alone; what it means (a year, an age, a count of people) is told
elsewhere. Numbers that are part of a longer code ("AK-47", "352-393-7670", "3:20", "12-member")
are not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quellen.marking.figures.vocabulary import (
    ABBREVIATED,
    FEW,
    ONES,
    SCALES,
    TENS,
    VAGUE,
    either,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands; ``high`` is None where a vague plural leaves it open."""

    start: int
    end: int
    low: float
    high: float | None
    vague: bool = False
    grouped: bool = False
    """Written with digits and a separator of thousands, so no year or age."""
    scale: float = 1.0
    """The scale word it ends on, which "2 to 3 million" lends to the first number."""


_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})++(?:\.\d++)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})++"
    r"|\d{1,3}(?:\s(?=000\b)\d{3})++|\d++(?:\.\d++)?)"
)
_SCALE = either([*SCALES, "thousands", "millions"])
_ONE_WORD = either([*ONES, *TENS, *SCALES])
_FEW = either(FEW)
_JOIN = r"(?:-|\s{1,2}(?:and\s{1,2})?)"

_ATOMS = {
    # "5.2 million", "3.4bn", "58", "1,300"
    "digits": rf"(?P<digits>{_DIGITS})(?:(?P<short>{either(ABBREVIATED)})(?!\w)"
    rf"|[\s-]{{0,2}}(?P<scale>{_SCALE})(?!\w))?+",
    # "hundreds of thousands", "dozens"
    "vague": rf"(?P<vague>{either(VAGUE)})",
    # "several hundred", "a couple of", "a handful"
    "few": rf"(?P<few>{_FEW})(?:\s(?P<few_scale>{_SCALE}))?",
    # "half a million", "half a dozen", "one and a half million", "a quarter of a million"
    "half": r"(?P<half>(?:(?P<whole>\w+)\sand\s(?:a\s)?)?half|a\squarter\sof)[\s-](?:an?[\s-])?"
    rf"(?P<half_scale>{_SCALE})",
    # "a hundred", "twenty-five", "two hundred and six thousand"
    "words": rf"(?P<words>(?:an?\s(?={either(SCALES)}(?!\w)))?{_ONE_WORD}(?!\w)"
    rf"(?:{_JOIN}{_ONE_WORD}(?!\w))*+)",
}
_FIRST = "".join(sorted({word[0] for word in (*ONES, *TENS, *SCALES, *VAGUE, *FEW, "a", "half")}))
_NUMBER = re.compile(
    rf"(?=[\d{_FIRST}])"  # at most letters no number begins
    r"(?<![\w#@/:.&])(?<![^\W\d_][-–])(?<!\d[-–]\d)(?>" + "|".join(_ATOMS.values()) + r")"
    r"(?!\w|[:/]\w|\.\d|,\d|['’]s\b|-(?!odd|plus|strong|some)[^\W\d_])",
    re.IGNORECASE,
)


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers of a piece of text, in order."""
    for match in _NUMBER.finditer(text, start, end):
        found = _value(match)
        if found is not None:
            yield found
        elif match["words"]:
            yield from _apart(match)


def _apart(match: re.Match[str]) -> Iterator[Number]:
    """ "between thirty and forty": two numbers, not one."""
    at = match.start()
    for piece in re.split(r"(\s+and\s+)", match[0]):
        value = None if piece.isspace() or "and" in piece.split() else in_words(_plain(piece))
        if value is not None:
            yield Number(at, at + len(piece), value, value)
        at += len(piece)


def _value(match: re.Match[str]) -> Number | None:
    if match["digits"]:
        return _from_digits(match)
    if match["vague"]:
        return _vague(match, VAGUE[_plain(match["vague"])])
    if match["few"]:
        return _from_few(match)
    if match["half"]:
        return _from_half(match)
    value = in_words(_plain(match["words"]))
    scale = SCALES.get(match["words"].split()[-1].lower(), 1)
    return None if value is None else Number(*match.span(), value, value, scale=scale)


def _from_digits(match: re.Match[str]) -> Number | None:
    digits = match["digits"]
    if len(digits) > 24:
        return None
    scale = ABBREVIATED.get((match["short"] or "").lower()) or SCALES.get(
        (match["scale"] or "").lower().rstrip("s"), 1
    )
    value = round(float(re.sub(r"[^\d.]", "", digits)) * scale, 6)
    grouped = scale > 1 or bool(re.search(r"\d\D\d{3}", digits))
    return Number(*match.span(), value, value, grouped=grouped, scale=scale)


def _vague(match: re.Match[str], low: float) -> Number:
    return Number(*match.span(), low, None, vague=True)


def _from_few(match: re.Match[str]) -> Number:
    low, high = FEW[_plain(match["few"])]
    scale = SCALES.get((match["few_scale"] or "").lower().rstrip("s"), 1)
    low = min(low, 2) if scale > 1 else low  # "several hundred" may be 250
    return Number(*match.span(), low * scale, high * scale or None, vague=True)


def _from_half(match: re.Match[str]) -> Number | None:
    scale = SCALES[match["half_scale"].lower().rstrip("s")]
    whole = (match["whole"] or "zero").lower()
    part = 0.5 if match["half"].lower().endswith("half") else 0.25
    number = ONES.get(whole, int(whole) if whole.isdecimal() and len(whole) < 4 else None)
    if number is None:
        return None
    value = (number + part) * scale
    return Number(*match.span(), value, value, scale=scale)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def in_words(words: str) -> float | None:
    """The value of a number in words, None where they do not make one ("two three").

    >>> in_words("two hundred and six thousand")
    206000
    """
    total = group = 0
    last = 10**15
    for word in words.replace("-", " ").split():
        if word in ("a", "an"):
            group = 1
        elif word == "and":
            if last < 100:
                return None
        elif word in ONES or word in TENS:
            value = ONES.get(word) or TENS.get(word) or 0
            if not _fits(group, value, last):
                return None
            group, last = group + value, value
        elif word in ("dozen", "hundred"):
            if group >= 100:
                return None
            group, last = max(group, 1) * SCALES[word], SCALES[word]
        else:
            scale = SCALES[word]
            if total and total < scale * 1000 and total % (scale * 1000):
                return None
            total, group, last = total + max(group, 1) * scale, 0, scale
    return total + group


def _fits(group: int, value: int, last: int) -> bool:
    """Whether a number below a hundred can follow: "twenty" then "five", not "two" then "three"."""
    if group % 100 == 0:
        return last >= 100
    return value < 10 and value > 0 and last in TENS.values() and group % 10 == 0
