"""The named parts from which the patterns of the grammar are composed.

Patterns are matched case-insensitively at a word; blanks are short, so that no match can run away.
"""

from __future__ import annotations

import functools
import re

from quellen.marking.times import vocabulary as v

BLANK = r"\s{1,6}"
MAYBE = r"\s{0,4}"
STOP = r"(?![\w])"
HYPHEN = r"[-\u2010\u2011\u2012\u2013\u2014]"

_MONTH = v.proper(v.MONTHS, dotted=True)
_WEEKDAY = v.proper(v.WEEKDAYS, dotted=True)
_NUMBER_WORD = v.either(v.NUMBERS)
_COUNT = (
    rf"(?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many"
    rf"|a{BLANK}few)"
    rf"{BLANK}(?:hundred|thousand|dozen)(?:s{BLANK}of)?"
    r"|(?:one|two|three|four|five|six|seven|eight|nine)[\s-]and[\s-]"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    rf"|{_NUMBER_WORD}(?:[\s-]{{1,2}}{_NUMBER_WORD}){{0,2}}"
    r"|\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2})?)"
)
_VAGUE_COUNT = (
    rf"(?:(?:only{BLANK}|just{BLANK}|quite{BLANK})?a{BLANK}(?:very{BLANK})?(?:few"
    rf"|couple(?:{BLANK}of)?|number{BLANK}of)"
    r"|few|several|many|some|numerous|countless|dozens\sof|scores\sof|hundreds\sof"
    r"|thousands\sof|a\sgood\smany|couple\sof)"
)
_ORDINAL = (
    rf"(?:{v.either(v.ORDINALS)}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    rf"-{v.either(v.ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
)
_PHASE_NOUN = v.either(
    p
    for p, c in v.PHASES.items()
    if c not in ("EM", "ML") and p not in ("early", "late", "mid", "later", "latter")
)

PARTS: dict[str, str] = {
    "_": BLANK,
    "o": MAYBE,
    "stop": STOP,
    "hyphen": HYPHEN,
    "MONTH": _MONTH,
    "month": rf"(?P<month>{_MONTH})",
    "WEEKDAY": _WEEKDAY,
    "weekday": rf"(?P<weekday>{_WEEKDAY})",
    "day": (
        r"(?P<day>3[01]|[12]\d|0?[1-9])(?:(?:st|nd|rd|th)(?![^\W\d_]))?(?!\d|[.:]\d|,\d{3}(?!\d)"
        r")"
    ),
    "year": r"(?P<year>1\d{3}|20\d{2})(?!\d|,\d{3}(?!\d)|\.\d|\s?%)",
    "shortyear": (
        r"(?:(?P<year>1\d{3}|20\d{2})(?!\d|,\d{3}(?!\d)|\.\d|\s?%)|[’'‘](?P<year>\d\d)(?!\d))"
    ),
    "era": rf"(?:{MAYBE}(?P<era>BCE?|B\.C\.(?:E\.)?|A\.D\.|AD|C\.E\.|CE)(?![^\W\d_]))",
    "season": rf"(?P<season>{v.either(v.SEASONS)})",
    "part": rf"(?P<part>{v.either(v.PARTS_OF_DAY)})",
    "PART": v.either(v.PARTS_OF_DAY),
    "unit": rf"(?P<unit>{v.either(v.UNITS)})",
    "UNIT": v.either(v.UNITS),
    "ordinal": rf"(?P<ordinal>{_ORDINAL})",
    "ORDINAL": _ORDINAL,
    "count": rf"(?P<count>{_COUNT})",
    "COUNT": _COUNT,
    "vague": rf"(?P<vague>{_VAGUE_COUNT})",
    "VAGUE": _VAGUE_COUNT,
    # "early", "mid-", "late in", "the end of the", "the early part of"
    "phase": (
        rf"(?:(?:the{BLANK})?(?:very{BLANK})?(?P<phase>early(?:{BLANK}|-)to(?:{BLANK}|-)mid"
        rf"|mid(?:{BLANK}|-)to(?:{BLANK}|-)late|early|late|mid|later|latter|middle)"
        rf"(?:[\s-]{{1,4}}|(?={_MONTH}))(?:(?:in|on|of){BLANK})?(?:the{BLANK})?"
        rf"|(?:the{BLANK})?(?:very{BLANK})?(?P<phase2>{_PHASE_NOUN})"
        rf"{BLANK}of{BLANK}(?:the{BLANK})?)"
    ),
    # "the night of", "early in the morning of", "the early hours of"
    "daypart": (
        rf"(?:(?:(?:early|late){BLANK}(?:in|on){BLANK})?(?:the{BLANK})?(?P<dayphase>early"
        rf"|late)?[\s-]{{0,2}}"
        rf"(?P<part>morning|afternoon|evening|night|dawn|dusk|hours|eve)(?:{BLANK}hours)?{BLANK}"
        rf"(?:of|on){BLANK}(?:the{BLANK})?)"
    ),
    "about": (
        rf"(?:(?P<about>c\.|ca\.?|circa|about|around|approximately|roughly|some|nearly|almost|over|"
        rf"more{BLANK}than|less{BLANK}than|fewer{BLANK}than|at{BLANK}least|at{BLANK}most"
        rf"|up{BLANK}to|"
        rf"just{BLANK}over|just{BLANK}under|well{BLANK}over|only|just|barely){MAYBE})"
    ),
    "zone": (
        rf"(?:{BLANK}\(?(?:GMT|UTC|BST|CET|CEST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|local{BLANK}time)"
        r"(?![^\W\d_])\)?)"
    ),
    "approx": rf"(?:(?P<about>c\.|ca\.?|circa|about|around|approximately|roughly){MAYBE})",
}  # fmt: skip


@functools.cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a pattern in which ``<name>`` stands for a part.

    A group that occurs again is numbered (``day``, ``day_2``); ``rule.take`` finds the one that
    took part.
    """
    filled = re.sub(r"(?<!\?P)<(_|[A-Za-z]+)>", lambda m: PARTS.get(m[1], m[0]), template)
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return match[0] if seen[match[1]] == 1 else f"(?P<{match[1]}_{seen[match[1]]}>"

    return re.compile(re.sub(r"\(\?P<(\w+)>", numbered, filled), re.IGNORECASE)


@functools.lru_cache(maxsize=4096)
def number(words: str) -> float | None:
    """The number that digits or words stand for; None if they do not."""
    text = words.lower().replace(",", "").strip()
    try:
        return float(text)
    except ValueError:
        return _spelt(re.split(r"[\s-]+", text))


_SMALL = {"a": 1, "an": 1, "and": 0, "of": 0}


def _spelt(words: list[str]) -> float | None:
    total, current = 0.0, 0.0
    for word in words:
        value = v.NUMBERS.get(word, _SMALL.get(word))
        if value is None:
            return None
        if value in (12, 100, 1000) and current and word in ("dozen", "hundred", "thousand"):
            current *= value
        else:
            current += value
        if word == "thousand":
            total, current = total + current, 0.0
    return total + current


def ordinal(words: str) -> int | None:
    """The number of an ordinal: "3rd", "twenty-first"."""
    text = words.lower()
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    tens, _, ones = text.rpartition("-")
    value = v.ORDINALS.get(ones)
    return None if value is None else value + (v.NUMBERS.get(tens, 0) if tens else 0)
