"""Numbers and names that look like times and are none: 1441 as a resolution, April as a person."""

from __future__ import annotations

import re

from quellen.marking.times import vocabulary as v
from quellen.marking.times.reading import Reading

_BEFORE = re.compile(r"([^\W\d_]+|[#$£€№§])[.:]?[\s\u00a0]{0,3}$")
_AFTER = re.compile(r"[\s-]{1,3}([^\W\d_]+)")


def stands(r: Reading, text: str) -> bool:
    """Whether a reading is a time where it stands; trims "the" where it belongs to another noun."""
    if r.value is not None and _is_title(r, text):
        return False
    if r.day and _is_number_of_series(r, text):
        return False
    if r.calendar != "gregorian" or r.value is not None or r.which is not None:
        return True
    if r.weekday is not None and not (r.month or r.part or r.clock):
        return not _is_named(r, text)
    if r.season and r.year is None:
        return _is_season(r, text)
    if r.year is not None and not (r.month or r.season or r.quarter or r.bc or r.decade):
        return _is_year(r, text)
    if r.month and r.day is None and r.year is None and r.phase is None:
        return _is_month(r, text)
    return True


def _is_number_of_series(r: Reading, text: str) -> bool:
    """ "No. 7 — 20 March 1967": the seventh of a series, and a day."""
    if not text[r.start : r.end].isdigit():
        return False
    before = _BEFORE.search(text, max(0, r.start - 24), r.start)
    return before is not None and before[1].lower() in v.NOT_A_YEAR_BEFORE


def _is_year(r: Reading, text: str) -> bool:
    words = text[r.start : r.end]
    if r.circa and words[0] not in "cC" and _COUNTED.match(text, r.end):
        return False  # "about 1200 soldiers"
    if not words[:4].isdigit() or len(words) != 4:
        return True
    before, after = _BEFORE.search(text, max(0, r.start - 24), r.start), _AFTER.match(text, r.end)
    left = before[1].lower() if before else ""
    right = after[1].lower() if after else ""
    if left == "between" and _COUNTED_RANGE.match(text, r.end):
        return False  # "between 1000 and 1800 people"
    if text[r.end + 1 : r.end + 2].isupper() and _STREET.match(text, r.end):
        return False
    if _DIALLED.search(text, max(0, r.start - 12), r.start):
        return False  # "call 704-336-1600"
    if left in ("than", "as") and _LATER_THAN.search(text, max(0, r.start - 14), r.start):
        return True
    is_range = r.join in ("range", "or") or _YEAR_BEFORE.search(text, max(0, r.start - 14), r.start)
    if (left in v.NOT_A_YEAR_BEFORE and not (left == "over" and is_range)) or (
        left in "#$£€№§" and left
    ):
        return False
    if right in v.NOT_A_YEAR_AFTER:
        return right == "and" or (left in v.YEAR_PREPOSITIONS and not _is_unit(right))
    return r.year is not None and (r.year >= 1500 or left in v.YEAR_PREPOSITIONS or bool(is_range))


_YEAR_BEFORE = re.compile(r"\b[12]\d{3}(?:[-–—]|\s(?:to|through|until|till|or)\s)$")
_COUNTED = re.compile(
    r"\s(?!was\b|is\b|has\b|his\b|this\b|as\b)[a-z]+s\b|\smen\b|\swomen\b|\speople\b"
)
_COUNTED_RANGE = re.compile(rf"\sand\s[1-9][\d,]*(?:{_COUNTED.pattern})")
_LATER_THAN = re.compile(
    r"\b(?:later|earlier|sooner|before) than\s$|\bas (?:early|late) as\s$", re.IGNORECASE
)
_CAPITAL_AFTER = re.compile(r"\s[A-Z](?!\s|['’])")


def _is_title(r: Reading, text: str) -> bool:
    """A capitalised word inside a name: "the Daily News", "Good Morning America"."""
    if not text[r.start].isupper() or " " in text[r.start : r.end]:
        return False
    before = _BEFORE.search(text, max(0, r.start - 24), r.start)
    in_name = before is not None and before[1][:1].isupper() and text[r.start - 1] == " "
    return _CAPITAL_AFTER.match(text, r.end) is not None and (
        in_name or not _ends_sentence(text, r.start)
    )


_DIALLED = re.compile(r"(?<![\d-])(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-. ]$")
_STREET = re.compile(
    r"(?:(?:\s(?:St|Mt|Ft|Dr)\.)?\s(?:[NSEW]\.?|[NS][EW]|[A-Z][a-z]+|\d{1,3}(?:st|nd|rd|th))){1,3}"
    r"(?:\s(?:Jr|Sr)\.)?\s(?:St|Street|Ave|Avenue|Road|Rd|Blvd"
    r"|Boulevard|"
    r"Court|Ct|Drive|Dr|Lane|Ln|Way|Place|Highway|Hwy|Parkway|Pkwy)\b"
)


def _is_unit(word: str) -> bool:
    return word in v.UNITS or word in (
        "km",
        "miles",
        "kilometers",
        "kilometres",
        "metres",
        "meters",
        "feet",
    )


def _is_month(r: Reading, text: str) -> bool:
    """A month alone needs a sign that it is one: names and verbs are written the same."""
    before = _BEFORE.search(text, max(0, r.start - 24), r.start)
    left = before[1] if before else ""
    after = _AFTER.match(text, r.end)
    right = after[1] if after else ""
    if left.lower() == "the" and text[r.start : r.end] == "March":
        return right.islower() and right not in v.NOT_NOUNS
    if left.lower() in v.PREPOSITIONS:
        return True
    if left[:1].isupper() and not _ends_sentence(text, r.start):
        return False
    word = text[r.start : r.end]
    if word.lower() in ("may", "march") and right[:1].islower():
        return False
    return not right[:1].isupper()


def _ends_sentence(text: str, start: int) -> bool:
    return (
        re.search(
            r"(?:[.!?:;,]['\"”’)]*\s{1,4}[\"“‘'(]?|\n\s{0,4}[\"“‘'(]?|^[\"“‘'(]?)$",
            text[max(0, start - 6) : start],
        )
        is not None
    )


def _is_named(r: Reading, text: str) -> bool:
    """ "Bloody Sunday", "Black Friday": the name of a day, not the day of a week."""
    before = _BEFORE.search(text, max(0, r.start - 24), r.start)
    if before is None or not before[1][:1].isupper() or before[1].lower() in v.PREPOSITIONS:
        return False
    return (
        len(before[1]) > 2 and text[r.start - 1 : r.start] == " " and before[1].lower() in v.NAMING
    )


def _is_season(r: Reading, text: str) -> bool:
    words = text[r.start : r.end]
    after = _AFTER.match(text, r.end)
    right = after[1] if after else ""
    if text[r.end : r.end + 1] == "-":
        right = ""  # "the winter-spring of 1920"
    if words.lower().endswith("fall") and not _is_autumn(r, text, words, right):
        return False
    if words[:1].isupper() and " " not in words and not _ends_sentence(text, r.start):
        before = _BEFORE.search(text, max(0, r.start - 24), r.start)
        if before and before[1][:1].isupper() and before[1].lower() not in v.PREPOSITIONS:
            return False  # "Prague Spring"
    is_kind = right.islower() and right not in v.NOT_NOUNS and right not in v.PARTS_OF_DAY
    if is_kind and _ANY.search(text, max(0, r.start - 40), r.start):
        return False  # "a high spring flood": a kind of flood, of no spring in particular
    if words.lower().startswith("the ") and right.islower() and right not in v.NOT_NOUNS:
        r.start += len(words) - len(words[4:].lstrip())  # "the [summer] offensive"
    return True


_ANY = re.compile(r"\b(?:an?|any|every|no)\s(?:[a-z-]+\s){0,2}$", re.IGNORECASE)


def _is_autumn(r: Reading, text: str, words: str, right: str) -> bool:
    before = text[max(0, r.start - 8) : r.start].lower()
    if right.lower() == "of" or (
        words.lower() == "fall" and not before.endswith(("in ", "by ", "this ", "last "))
    ):
        return False
    return (
        before.endswith(("in ", "by ", "until ", "since ", "during "))
        or words.lower() != "the fall"
    )
