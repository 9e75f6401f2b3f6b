"""Digits that count nothing, told by their form: codes, phones, scores, sizes, versions, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quellen.marking.figures.vocabulary import STREETS, either
from quellen.model import Span

# Each form with its examples, run as a test.
FORMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "size": (r"\b\d+(?:\.\d+)?\s?[x×]\s?\d+(?:\.\d+)?\b", ("728 x 90", "4×4")),
    "phone": (
        r"(?:\+\d{1,3}[\s.-]?)?\(?\b\d{3}\)?[\s.-]\d{3}[\s.-](?:\d{4}|[A-Z]{4})\b"
        r"|\b\d{3}-(?:\d{4}|[A-Z]{4})\b|\b\d-8\d\d-\S+",
        ("(212) 555-0100", "555-0100", "1-800-555-0100", "352-372-STOP"),
    ),
    "emergency": (
        r"\b(?:911|9-1-1|999|112)\s(?:calls?|operators?|dispatch\w*|system|hotline)\b",
        ("911 calls",),
    ),
    "date": (
        r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d+/\d+(?:/\d+)?\b",
        ("9/11", "24/7", "12/03/1944", "3.5.1919"),
    ),
    "clock": (
        r"\b\d{1,2}(?::\d{2}(?:\s?[ap]\.?m\b)?|(?:\.\d{2})?\s?[ap]\.?m\b)"
        r"|\b\d{3,4}\s?(?:GMT|UTC|hours|hrs)\b",
        ("11:40 p.m.", "3 pm", "1500 GMT"),
    ),
    "version": (r"\bv?\d+\.\d+\.\d+(?:\.\d+)*\b", ("3.11.4", "v1.2.0")),
    "ratio": (
        r"\b\d+\s?:\s?\d+\b|\b(?:one|two|three|\d+)\s(?:in|out\sof)\s(?:every\s)?"
        r"(?:two|three|four|five|six|seven|eight|nine|ten|a\shundred|\d+)\b"
        r"|\b\w+\sof\s(?:every\s)?(?:10|ten|every)\b"
        r"(?!\s(?:cities|towns|villages|places|provinces|countries))",
        ("2:1", "one in five", "3 out of 10", "eight of ten"),
    ),
    "fraction": (
        r"\b(?:an?|one|two|three|four|five|\d)[\s-]"
        r"(?:half|halves|(?:third|quarter|fourth|fifth|sixth|eighth|tenth)s?)\b"
        r"(?!\s(?:an?\s|of\san?\s)?(?:million|billion|thousand|hundred|dozen))",
        ("two-thirds", "one third", "three quarters"),
    ),
    "address": (
        r"\b\d{1,5}(?:\s(?:[NSEW]\.?|North|South|East|West))?"
        r"(?:\s(?![\w]+(?:s|ed)\b)(?:[A-Z][\w.'’]*|\d+(?:st|nd|rd|th))){1,2}?\s"
        rf"(?:{either(s.title() for s in STREETS if len(s) > 1)})(?![a-z])|\b\d+\sblock\b",
        ("12 Harbour Street", "500 block of", "2501 West 42nd Avenue"),
    ),
    "list": (
        r"^\s*\(?\d{1,3}[.)](?=\s)|(?<=[.:;]\s)\d{1,2}\.(?=\s)",
        ("1. The first", "(2) The second"),
    ),
    "bracket": (r"[\[(]\d{1,3}[\])]", ("[12]",)),
    "number sign": (
        r"(?:#|№|\b[Nn][o°]\.\s?|\bNo\s|\b[Nn]os\.\s?|\bpp?\.\s?)\d[\d–-]*",
        ("#2", "No. 5", "pp. 12–14"),
    ),
    "money of old": (r"\b\d+[sd]\.\s?\d*d?\.?", ("12s. 6d.",)),
    "idiom": (
        r"\bone\s(?:of\sthe\s(?:most|least|\w+est)|another|by\sone|day|thing|side|hand)\b"
        r"|\b(?:not|no|every|any|some|each|the|this|that|number|square|back\sto)\sone\b"
        r"|\b(?:one\s|a\s)?hundred\sper\s?cent|\b\d+\s(?:degrees|times)\b|\bin\stwo\sminds\b"
        r"|\bcatch\s22\b|\b50-50\b|\bfifty-fifty\b",
        ("one of the most", "no one", "number one", "fifty-fifty"),
    ),
}
_OF_WORDS = frozenset({"ratio", "fraction", "idiom"})
"""Forms that may also begin a sentence, with a capital."""
_IN_LETTERS = frozenset({"version", "number sign"}) | _OF_WORDS
"""Forms that may begin with a letter; at one the others need not be tried."""


def _either(names: Iterable[str]) -> str:
    return "|".join(f"(?{'i' * (name in _OF_WORDS)}:{FORMS[name][0]})" for name in names)


_FORMS = re.compile(
    rf"(?=\b[^\W\d])(?:{_either(name for name in FORMS if name in _IN_LETTERS)})"
    rf"|(?=\b\d|[(\[+#№])(?:{_either(FORMS)})"
    rf"|^(?=\s)(?:{_either(['list'])})",  # no other form begins with a blank
    re.MULTILINE,
)


def excluded(text: str, start: int, end: int) -> list[Span]:
    """Spans of a piece of text whose digits and number words count nothing."""
    return [
        match.span() for match in _FORMS.finditer(text, start, end) if match.end() > match.start()
    ]
