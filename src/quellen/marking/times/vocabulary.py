"""The words of time, read from ``vocabulary.toml``, and the regular expressions made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(
    resources.files(__package__).joinpath("vocabulary.toml").read_text("utf-8")
)


def _by_form(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form.lower(): code for code, forms in table.items() for form in forms}


def _numbered(name: str) -> dict[str, int]:
    return {form: int(code) for form, code in _by_form(_DATA[name]).items()}


WHOLE = frozenset(
    forms[0].lower() for name in ("months", "weekdays") for forms in _DATA[name].values()
)
"""Months and weekdays in full, after which a full stop ends a sentence."""
MONTHS = _numbered("months")
WEEKDAYS = _numbered("weekdays")
SEASONS = _by_form(_DATA["seasons"])
PARTS_OF_DAY = _by_form(_DATA["parts_of_day"])
UNITS = _by_form(_DATA["units"])
UNITS |= {f"{form}s": code for form, code in UNITS.items() if not form.endswith(("ies", "ia"))}
NUMBERS: dict[str, int] = _DATA["numbers"]
ORDINALS: dict[str, int] = _DATA["ordinals"]
DECADES: dict[str, int] = _DATA["decades"]
PHASES = _by_form(_DATA["phases"])
VAGUE = _by_form(_DATA["vague"])
FREQUENCIES: dict[str, str] = _DATA["frequencies"]
PER: dict[str, str] = _DATA["per"]
HOLIDAYS: dict[str, str] = {k.lower(): v for k, v in _DATA["holidays"].items()}
MOVABLE: dict[str, int] = {k.lower(): v for k, v in _DATA["movable"].items()}
CALENDAR_MONTHS = {
    "solar-hijri": _numbered("solar_hijri"),
    "hijri": _numbered("hijri"),
    "hebrew": _numbered("hebrew"),
    "french-republican": _numbered("french_republican"),
}
TRIGGERS = frozenset(_DATA["scan"]["triggers"])
NO_TRIGGERS = frozenset(_DATA["scan"]["no_triggers"])
LEADS = frozenset(_DATA["scan"]["leads"])
PREPOSITIONS = frozenset(_DATA["context"]["prepositions"])
YEAR_PREPOSITIONS = frozenset(_DATA["context"]["year_prepositions"])
ACTIVITIES = frozenset(_DATA["context"]["activities"])
NAMING = frozenset(_DATA["context"]["naming"])
NOT_NOUNS = frozenset(_DATA["context"]["not_nouns"])
NOT_A_YEAR_BEFORE = frozenset(_DATA["not_a_year"]["before"])
NOT_A_YEAR_AFTER = frozenset(_DATA["not_a_year"]["after"])


def either(words: Iterable[str]) -> str:
    """An alternation, longest first, blanks standing for any short blank."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s{1,3}") for w in ordered) + ")"


def proper(forms: Iterable[str], *, dotted: bool) -> str:
    """Capitalised or all-capital forms; the short ones may end in a full stop."""
    cased = {case for form in forms for case in (form[:1].upper() + form[1:], form.upper())}
    long = either(form for form in cased if form.lower() in WHOLE or len(form) > 5)
    short = either(form for form in cased if form.lower() not in WHOLE and len(form) <= 5)
    return rf"(?-i:{long}|{short}(?![^\W\d_])\.?)" if dotted else rf"(?-i:{long})"


def month_number(form: str) -> int:
    return MONTHS[form.lower().rstrip(".")]
