"""Find temporal expressions: trigger words first, then the grammar around them.

One pass over the words of the text looks each up in a table; only around a hit are the rules of the
grammar tried, from the leftmost word that can belong to the expression. The longest match of the
leftmost start wins. The windows are short, so the cost grows with the length of the text only.
"""

from __future__ import annotations

import functools
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from quellen.marking.times import events, vetoes
from quellen.marking.times import vocabulary as v
from quellen.marking.times.dispatch import Ahead, Candidates
from quellen.marking.times.reading import Reading

_WORD = re.compile(r"[^\W\d_]+|\d+")
_GAP = re.compile(r"[\s,'’‘\-\u2010-\u2014./()]{0,4}")
_REACH = 8  # words that an expression can have before its trigger
_NUMBERS = 3  # of which may be numbers
_WINDOW = 200  # characters that a rule may look at from its start


@dataclass(slots=True)
class _Pass:
    """One pass over a stretch of text: what is ahead and what has been tried."""

    text: str
    end: int
    done: int
    """Up to where expressions have been found."""
    ahead: Ahead
    words: deque[re.Match[str]]
    """The last words, up to the one that is looked at."""
    failed: set[int] = field(default_factory=set)
    """Places where no expression starts that reaches a trigger already seen."""


def readings(text: str, start: int, end: int) -> list[Reading]:
    """The expressions of a stretch of text, in order, none overlapping."""
    found: list[Reading] = []
    now = _Pass(text, end, start, Ahead(text), deque(maxlen=_REACH + 1))
    triggers = _trigger_words()
    for match in _WORD.finditer(text, start, end):
        now.words.append(match)
        word = match[0]
        if word.lower() not in triggers and not word[0].isdigit():
            continue
        if match.start() >= now.done and (
            not word[0].isdigit() or _is_trigger_number(text, word, *match.span())
        ):
            new = _around(now)
            found += new
            now.done = new[-1].end if new else now.done
    return found


_SEPARATED = re.compile(
    r"[:/.\-]\d|\s?[ap]\.?m\b|0?s\b|(?:st|nd|rd|th)\b|\s?(?:BCE?|AD|CE|AH|SH|AP)\b|\s?A\.H"
    r"|\s?hijri|\s?B\.C|[./-](?:viii|vii|iii|xii|iv|vi|ix|xi|ii|i|v|x)[./-]\d{4}",
    re.IGNORECASE,
)


_AFTER_ERA = re.compile(r"(?<![^\W\d_])(?:A\.?D\.?|C\.?E\.?|A\.?H\.?)\s?$")
_IN_CODE = re.compile(r"-\d")


def _is_trigger_number(text: str, word: str, start: int, end: int) -> bool:
    if _IN_CODE.match(text, end) and text[start - 1 : start] == "-":
        return False  # "978-1994-3": inside a code, not a date
    if len(word) == 4:
        is_year = "1000" <= word < "2100" and not text[end : end + 1].isalpha()
        return is_year or _SEPARATED.match(text, end) is not None
    if len(word) == 8:
        return word[0] in "12" and word[2:4] > "12"  # "19971998"
    if _AFTER_ERA.search(text, max(0, start - 6), start):
        return True
    if len(word) == 2 and start and text[start - 1] in "'’‘":
        return True
    return len(word) <= 4 and _SEPARATED.match(text, end) is not None


@functools.cache
def _trigger_words() -> frozenset[str]:
    """Words one of which every expression contains."""
    tables: tuple[Iterable[str], ...] = (
        v.MONTHS, v.WEEKDAYS, v.SEASONS, v.PARTS_OF_DAY, v.UNITS, v.DECADES, v.FREQUENCIES, v.VAGUE,
        v.HOLIDAYS, v.MOVABLE, v.TRIGGERS, *v.CALENDAR_MONTHS.values(),
    )  # fmt: skip
    first = {_words(name)[0] for table in tables for name in table}
    last = {_words(name)[-1] for name in (*v.VAGUE, *events.period_names())}
    return frozenset((first | last) - v.NO_TRIGGERS)


@functools.cache
def _lead_words() -> frozenset[str]:
    """Words that can stand in an expression before its trigger."""
    tables: tuple[Iterable[str], ...] = (
        v.PHASES, v.ORDINALS, v.VAGUE, events.period_names(),
    )  # fmt: skip
    inside = {word for table in tables for name in table for word in _words(name)}
    return frozenset(inside | v.LEADS | set(v.NUMBERS)) | _trigger_words()


def _words(name: str) -> list[str]:
    return _WORD.findall(name.lower())


def _around(now: _Pass) -> list[Reading]:
    """The longest expression of the leftmost start that reaches the last word.

    What starts at a place and does not reach one trigger reaches none further on: it is tried once.
    """
    text, trigger = now.text, now.words[-1].start()
    now.failed = {place for place in now.failed if place >= now.words[0].start()}
    for start in _starts(now):
        limit = min(now.end, start + _WINDOW)
        rules = now.ahead.candidates(start, limit, in_digits=text[start].isdigit())
        best = _longest(text, start, trigger, limit, rules)
        if best:
            return best
        now.failed.add(start)
    return []


def _starts(now: _Pass) -> list[int]:
    """Where an expression around the last word can begin, leftmost first.

    Left of a place that failed all have failed: from it they were in reach too.
    """
    text, (*before, last) = now.text, now.words
    starts = [last.start()]
    leads, numbers = _lead_words(), 0
    for match in reversed(before):
        begin, finish = match.span()
        if begin < now.done or begin in now.failed:
            break
        lead = match[0].lower()
        gap = _GAP.fullmatch(text, finish, starts[-1])
        if gap is None or (". " in gap[0] and not (lead in _ABBREVIATED or _is_day(lead))):
            break
        if finish == starts[-1] and len(lead) > 2 and lead[0].isdigit():
            break  # "1988May": only a day can stand right before a month
        numbers += lead[0].isdigit()
        if numbers > _NUMBERS or not (lead[0].isdigit() or lead in leads):
            break
        starts.append(begin)
    quoted = [s - 1 for s in starts if text[s - 1] in "'’‘" and s > now.done and text[s].isdigit()]
    return sorted({*starts, *quoted}) if quoted or len(starts) > 1 else starts


def _is_day(word: str) -> bool:
    """A number that can have the point of an ordinal: "17. August 1921"."""
    return len(word) <= 2 and word.isdigit() and 0 < int(word) <= 31


_ABBREVIATED = frozenset({"c", "ca", "d", "e", "h", "s", "p"})  # "c. 1200", "A.D. 106"


def _longest(text: str, start: int, trigger: int, limit: int, rules: Candidates) -> list[Reading]:
    if not _is_clean(text, start):
        return []
    best: list[Reading] = []
    reach = trigger
    for matches, rule in rules:
        match = matches(text, start, limit)
        if match is None or match.end() <= reach:
            continue
        if rule.left is None or rule.allows(text[max(0, start - 60) : start]):
            found = rule.build(match)
            if found and all(vetoes.stands(reading, text) for reading in found):
                best, reach = found, match.end()
    return best


_LINK = re.compile(r"(?://|www\.|@|\w\.\w+/)\S*$")
_IN_LINK = re.compile(r"[@/]|www\.")
_GLUED = re.compile(
    r"[$£€#@&]$|\d[.,:/]$|\b[A-Z]{1,4}-$|[_\\]$"
    r"|(?<![^\W\d_])[A-Zae-z]$"  # "A1988", but "c1850", "b1920", "d1963", and "in1988"
)
_ERA_AND_GLUED = re.compile(r"(?<=[^\W\d_])\d{1,3}(?:bce?|ce|ad)", re.IGNORECASE)
""" "u00ad", "u44BC": in a code; but "on18 July" and "in44 BC" have lost a blank."""


def _is_clean(text: str, start: int) -> bool:
    """Not inside a link, nor a number that goes on to the left (1,939; $1939; 2.1939)."""
    if not start or text[start - 1].isspace():
        return True
    before = text[max(0, start - 80) : start]
    if _IN_LINK.search(before) and _LINK.search(before):
        return False
    if not text[start].isdigit():
        return True
    glued = _ERA_AND_GLUED.match(text, start) or _GLUED.search(text, max(0, start - 5), start)
    return glued is None


def fold(text: str) -> str:
    """Same length: the digits of all scripts as ASCII, blanks of all kinds as blanks."""
    folded = text if text.isascii() else text.translate(_FOLD)
    return _BROKEN.sub(_joined_again, folded) if "-\n" in folded else folded


_BROKEN = re.compile(r"\b([A-Z][a-z]{1,7})-\n([a-z]{1,7})(\s?,?\s?\d{4}\b)?")


def _joined_again(match: re.Match[str]) -> str:
    """A month broken over two lines, whole again beside the numbers that belong to it."""
    month, gap = match[1] + match[2], "  "
    if month.lower() not in v.MONTHS:
        return match[0]
    if match[3]:
        return month + gap + match[3]
    return gap + month if re.search(r"\d\s$", match.string[: match.start()][-3:]) else match[0]


class _Folding(dict[int, int]):
    def __missing__(self, code: int) -> int:
        char = chr(code)
        folded = code
        if char.isdecimal():
            folded = ord("0") + int(char)
        elif char.isspace() and char not in "\n\r":
            folded = 32
        self[code] = folded
        return folded


_FOLD = _Folding()
