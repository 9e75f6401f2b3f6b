"""Words that show that a voice was there or took part: "I saw", "we attacked", "our unit".

Seeing a report, a film or to it is not seeing the thing; hearing that it was so is hearsay.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Literal

Span = tuple[int, int]
Hand = Literal["eyewitness", "participant", "reported"]
FirstHand = tuple[Hand, Span]
_ADVERBS = (
    r"(?:\s+(?:myself|ourselves|also|then|personally|both|all|clearly|actually|suddenly|even|"
    r"still))*"
)


@functools.cache
def _words() -> Mapping[str, Mapping[str, str]]:
    file = resources.files("quellen.comparing").joinpath("closeness.toml")
    return tomllib.loads(file.read_text("utf-8"))


def _choice(section: str, key: str) -> str:
    return "|".join(_words()[section][key].split())


@functools.cache
def _patterns(who: str) -> tuple[tuple[Hand, re.Pattern[str]], ...]:
    """What is looked for, after words for the speaker."""
    record = (
        rf"(?:\s+(?:the|a|an|this|that|these|those|his|her|their|its|some|many|several|all|no|any))*"
        rf"(?:\s+[\w-]+){{0,2}}\s+(?:{_choice('records', 'nouns')})\b"
    )
    follows = rf"(?:\s+|,\s*)(?:{_choice('records', 'follows')})\b"
    saw = rf"(?:(?:have|had|has)\s+seen|could\s+(?:see|hear)|{_choice('eyewitness', 'saw')}|heard)"
    felt = rf"felt\s+(?:the|a|an)\s+(?:{_choice('eyewitness', 'felt_of')})\b"
    present = rf"(?:was|were)\s+(?:{_choice('eyewitness', 'present')})\b(?!\s+(?:by|for)\b)"
    film = rf"(?:\s+(?:a|an|the|some|our))?\s+(?:{_choice('participant', 'not_of')})\b"
    did = rf"(?:{_choice('participant', 'did')}|took\s+(?:part|the|control|up\s+arms|\d+))"
    suffered = rf"(?:was|were)\s+(?:\w+ly\s+)?(?:{_choice('participant', 'suffered')})"
    return (
        ("eyewitness", re.compile(rf"\b{who}{_ADVERBS}\s+{saw}\b(?!{record})(?!{follows})")),
        ("eyewitness", re.compile(rf"\b{who}{_ADVERBS}\s+(?:{felt}|{present})")),
        ("participant", re.compile(rf"\b{who}{_ADVERBS}\s+(?:{did}\b(?!{film})|{suffered}\b)")),
    )


_EYES = re.compile(
    r"\b(?:before (?:my|our)(?: own| very)? eyes|with (?:my|our) own eyes|in front of (?:me|us))\b"
)
_SELF, _OTHER = r"(?:I|[Ww]e)", r"(?:[Ss]?[Hh]e|[Tt]hey|I|[Ww]e)"
_SUPPOSED = re.compile(
    r"\b(?:[Ii]f|wish(?:es|ed)?|unless|whether|as though|imagined?|dreamt|dreamed|think|thought)\s+"
    r"(?:that\s+)?$"
)


def has_first_person(words: str) -> bool:
    """Whether anybody speaks of himself in them."""
    return _FIRST_PERSON.search(words) is not None


def in_own_words(words: str) -> FirstHand | None:
    """How close a voice stands by what it says of itself in the first person."""
    if not has_first_person(words):
        return None
    for kind, pattern in _patterns(_SELF):
        for match in pattern.finditer(words):
            if not _SUPPOSED.search(words[: match.start()]):
                return kind, match.span()
    if eyes := _EYES.search(words):
        return "eyewitness", eyes.span()
    units = re.compile(rf"\b(?:[Oo]ur|[Mm]y)\s+(?:own\s+)?(?:{_choice('participant', 'units')})\b")
    if found := units.search(words):
        return "participant", found.span()
    heard = _HEARSAY.search(words)
    return ("reported", heard.span()) if heard else None


_HEARSAY = re.compile(
    r"\b(?:I|[Ww]e)\s+(?:heard|read|learned|learnt|gather|(?:was|were|am|are)\s+told)\s+"
    r"(?:that|about|of)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")


def in_reported_words(words: str) -> FirstHand | None:
    """The same of what somebody else reports: "(said) she saw", "(said) his men had captured"."""
    at = len(words) - len(words.lstrip())
    at += len("that ") if words[at : at + 5].lower() == "that " else 0
    for kind, pattern in _patterns(_OTHER):
        if match := pattern.match(words, at):
            return kind, match.span()
    units = re.compile(rf"(?:his|her|their|its)\s+(?:{_choice('participant', 'units')})\b")
    found = units.match(words, at)
    return ("participant", found.span()) if found else None


def by_description(words: str, after: str) -> Span | None:
    """How a voice is called, or what is said of it right behind: "a survivor", "who was there"."""
    called = re.search(rf"\b(?:{_choice('eyewitness', 'people')})\b", words, re.IGNORECASE)
    no_witness = rf"\b(?:{_choice('eyewitness', 'not_people')})\s+witness"
    if called and not re.search(no_witness, words, re.IGNORECASE):
        return called.span()
    was_there = _WAS_THERE.match(after)
    return (
        (len(words) + was_there.start("words"), len(words) + was_there.end()) if was_there else None
    )


_WAS_THERE = re.compile(
    r",?\s+(?P<words>who\s+(?:was\s+there|were\s+there|was\s+present|were\s+present|witnessed|"
    r"survived|took\s+part)\b)"
)
