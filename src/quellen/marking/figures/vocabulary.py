"""The words of number and of what happens to people, read from ``vocabulary.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Any

from quellen.model import Qualifier

_DATA: dict[str, Any] = tomllib.loads(
    resources.files(__package__).joinpath("vocabulary.toml").read_text("utf-8")
)

ONES: dict[str, int] = _DATA["ones"]
TENS: dict[str, int] = _DATA["tens"]
SCALES: dict[str, int] = _DATA["scales"]
ABBREVIATED: dict[str, int] = _DATA["abbreviated"]
VAGUE: dict[str, int] = _DATA["vague"]
FEW: dict[str, list[int]] = _DATA["few"]
QUALIFIERS_BEFORE: dict[Qualifier, list[str]] = _DATA["qualifiers"]["before"]
QUALIFIERS_AFTER: dict[Qualifier, list[str]] = _DATA["qualifiers"]["after"]
LEFT_OUT = frozenset(_DATA["kept"]["left_out"])
TOPICAL = frozenset(_DATA["topical"]["over"])
CURRENCY: dict[str, str] = _DATA["currency"]
CURRENCY_NOUNS: dict[str, str] = _DATA["currency_nouns"]


@dataclass(frozen=True, slots=True)
class Words:
    """For one kind of word, the category that it puts the counted in."""

    patient: dict[str, str]
    agent: dict[str, str]
    state: dict[str, str]
    head: dict[str, str]
    event: dict[str, str]
    phrases: dict[str, str]


def _by_word(role: str) -> dict[str, str]:
    rows = _DATA["categories"].items()
    return {word: name for name, words in rows for word in words[role]}


FATES = Words(*(_by_word(role) for role in Words.__slots__))
"""What happens to the counted, by the word that says it and the role they have beside it."""
STRENGTH = {name: i for i, name in enumerate(_DATA["order"]["categories"])}

_VERBS: dict[str, list[str]] = _DATA["verbs"]
AMBIGUOUS = frozenset(_VERBS["ambiguous"])
VIOLENT = frozenset(_VERBS["violent"])
KILLING_PHRASES = frozenset(_VERBS["killing_phrases"])
FATALLY = frozenset(_VERBS["fatally"])
RAISING = frozenset(_VERBS["raising"])
BE = frozenset(_VERBS["be"])
UNREAL = frozenset(_VERBS["unreal"])
MODAL = frozenset(_VERBS["modal"])
LOSE = frozenset(_VERBS["lose"])
CLAIM = frozenset(_VERBS["claim"])
STRIKE = frozenset(_VERBS["strike"])
BULLETS = frozenset(_VERBS["bullets"])
SUFFER = frozenset(_VERBS["suffer"])
SAME_AS_PARTICIPLE = frozenset(_VERBS["same_as_participle"])
RISE = frozenset(_VERBS["rise"])
GATHERINGS = frozenset(_DATA["gatherings"]["nouns"])
TOLL = frozenset(_DATA["toll"]["nouns"])
TOLL_KILLED = frozenset(_DATA["toll"]["killed"])
MEASURED = frozenset(_DATA["toll"]["measured"])
COMBATANTS = frozenset(_DATA["combatants"]["nouns"])
COMRADES = frozenset(_DATA["combatants"]["comrades"]) | COMBATANTS
FALLING = frozenset(_DATA["combatants"]["falling"])
ELIMINATE = frozenset(_DATA["combatants"]["verbs"])
HOSPITALS = frozenset(_DATA["toll"]["hospitals"])
JAILS = frozenset(_DATA["toll"]["jails"])
WOUNDS = frozenset(_DATA["toll"]["wounds"])

CLASSES = {word: name for name, words in _DATA["classes"].items() for word in words}
PEOPLE = frozenset(_DATA["people"]["nouns"]) | frozenset(_DATA["people"]["more"])
PEOPLE_ENDINGS: tuple[str, ...] = tuple(_DATA["people"]["endings"])
PRONOUNS = frozenset(_DATA["people"]["pronouns"])
FEMALE = frozenset(_DATA["sorts"]["female"])
MALE = frozenset(_DATA["sorts"]["male"])
CHILDREN = frozenset(_DATA["sorts"]["children"])
GROWN = frozenset(_DATA["sorts"]["grown"])
SUSPECTS = frozenset(_DATA["sorts"]["suspects"])
VICTIMS = frozenset(_DATA["sorts"]["victims"])
TITLES = frozenset(_DATA["sorts"]["titles"])
COLLECTIVE = frozenset(_DATA["people"]["collective"])
"""Nouns of which one is many: six families are no six persons."""
GROUPS = frozenset(_DATA["people"]["groups"])
NOT_PEOPLE = frozenset(_DATA["other"]["nouns"]) | set(CLASSES)
LABELS = frozenset(_DATA["labels"]["nouns"])
STREETS = frozenset(_DATA["labels"]["streets"])
AGE_UNITS = frozenset(_DATA["labels"]["ages"])
MEASURES = frozenset(_DATA["labels"]["measures"])
DIFFERENT = frozenset(_DATA["labels"]["different"])
VIOLENCE = frozenset(_DATA["violence"]["stems"])
PART_CUES = frozenset(_DATA["parts"]["cues"])
PART_OPENINGS: tuple[str, ...] = tuple(_DATA["parts"]["among"])

_IMPLICIT: dict[str, list[str]] = _DATA["implicit"]
TOLD_WITHOUT_NUMBER = frozenset(_IMPLICIT["told"])
OWN_EVENTS = frozenset(_IMPLICIT["events"])
NOBODY = frozenset(_IMPLICIT["nobody"])
UNSPECIFIC = frozenset(_IMPLICIT["unspecific"])
ORDINALS: tuple[str, ...] = tuple(_IMPLICIT["ordinals"])
NATURAL = frozenset(_IMPLICIT["natural"])
PLACES = frozenset(_IMPLICIT["places"])
TRIGGERS = (
    {word for role in Words.__slots__ for word in _by_word(role)}
    | VIOLENT
    | LOSE
    | SUFFER
    | BULLETS
    | set(_IMPLICIT["triggers"])
) - set(_IMPLICIT["weak"])


def either(words: Iterable[str]) -> str:
    """An alternation, longest first, blanks standing for any short blank."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s{1,3}") for w in ordered) + ")"
