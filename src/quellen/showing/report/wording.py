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
FATES = frozenset(
    "killed injured missing arrested executed displaced present wounded dead detained".split()
)
"""What figures count that is no noun."""
UNLIKE = (
    ("woman", "women"), ("man", "men"), ("child", "children"), ("person", "people"),
    ("foot", "feet"), ("wife", "wives"), ("life", "lives"), ("half", "halves"),
)  # fmt: skip
ALIKE = frozenset("people police troops personnel percent aircraft staff cattle cent".split())
"""Nouns of which many are called as one is. Both lists self-written, of common English."""
STATUS = {"read": "read", "failed": "not read", "superseded": "older version"}
LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "ru": "Russian", "uk": "Ukrainian", "pl": "Polish", "ar": "Arabic",
    "fa": "Persian", "he": "Hebrew", "tr": "Turkish", "nl": "Dutch", "zh": "Chinese",
    "ja": "Japanese", "cs": "Czech", "hu": "Hungarian", "el": "Greek", "sr": "Serbian",
    "hr": "Croatian", "ro": "Romanian", "bg": "Bulgarian", "sv": "Swedish", "da": "Danish",
    "no": "Norwegian", "nb": "Norwegian", "fi": "Finnish", "ga": "Irish", "la": "Latin",
    "ur": "Urdu", "hi": "Hindi", "ku": "Kurdish", "am": "Amharic", "sw": "Swahili",
}  # fmt: skip
"""ISO 639-1 codes in English."""
IRREGULAR = {"has": "have", "is": "are", "was": "were"}


def number(count: int, noun: str) -> str:
    """A count with its noun: "no documents", "one voice", "1,204 events"."""
    shown = NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"
    return f"{shown} {noun if count == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """More than one of it; the head of "sheet of paper" and the end of "police officer".

    >>> plural("community"), plural("witness"), plural("woman"), plural("day off")
    ('communities', 'witnesses', 'women', 'days off')
    """
    head, space, rest = noun.partition(" ")
    if space and rest.split()[0] in ("of", "off", "in", "at", "on"):
        return f"{plural(head)} {rest}"
    before, last = noun[: noun.rfind(" ") + 1], noun[noun.rfind(" ") + 1 :]
    return before + _last_plural(last)


def _last_plural(noun: str) -> str:
    for ending, many in UNLIKE:
        if noun.endswith(ending):
            return noun.removesuffix(ending) + many
    if noun in ALIKE or (noun.endswith("s") and not noun.endswith("ss")):
        return noun
    if re.search(r"(?<![aeiou])y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}{'es' if re.search('(?:s|x|z|ch|sh)$', noun) else 's'}"


def status_of(source: Mapping[str, Any]) -> str:
    """What became of a source, in a word or two."""
    if source.get("kind") == "aside":
        return "set aside"
    return STATUS[source["status"]]


def language_of(source: Mapping[str, Any]) -> str:
    """The language of a source by its name, where it is a common one."""
    code = source.get("language") or ""
    return LANGUAGES.get(code, code)


def unmarked(source: Mapping[str, Any]) -> str:
    """What is not done for a source because of its language; empty for English."""
    if source["status"] != "read" or source.get("language") in (None, "", "en"):
        return ""
    return (
        f"in {language_of(source)}: kept, searched and dated where dates are written in figures or "
        "as in English; who says what is not marked"
    )


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
    is_sum = CURRENCY.fullmatch(figure["unit"])
    words = f"{amount} {figure['unit']}" if is_sum else counted(amount, figure["counts"])
    implied = " (implied)" if figure["qualifier"] == "implicit" else ""
    return f"{QUALIFIERS.get(figure['qualifier'], '')}{words}{implied}"


def counted(amount: str, what: str) -> str:
    """A number with what it counts: a fate ("7 killed") or things ("112 witnesses").

    >>> counted("at least 4", "killed"), counted("112", "witness"), counted("1", "child")
    ('at least 4 killed', '112 witnesses', '1 child')
    """
    if what == "money":
        return f"{amount} in money"
    if what in FATES or amount in ("1", "one"):
        return f"{amount} {what}"
    return f"{amount} {plural(what)}"


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
