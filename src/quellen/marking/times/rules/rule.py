"""What a rule of the grammar is: a pattern, what it says, and examples that are run as tests."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from quellen.marking.times import vocabulary as v
from quellen.marking.times.parts import pattern
from quellen.marking.times.reading import Reading

Build = Callable[["re.Match[str]"], list[Reading]]
Example = tuple[str, str, str]
"""A sentence, the words in it that are the expression, and their TIMEX3 value."""
DEED_BEHIND = (
    r"<_>(?:[a-z-]+<_>)?(?:attacks?|assault|raids?|bombings?|blasts?|explosions?|shootings?|strikes?"
    r"|massacre|battle|clashes|crash|fire|fighting|killings?|march|protests?|rally|vote|election"
    r"|meeting|talks|announcement|statement|summit)\b"
)
"""Behind "Fridays" a deed of one day makes it that Friday's, whose apostrophe was lost."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern (``<part>`` stands for a part of ``parts.PARTS``) and the readings it gives."""

    name: str
    template: str
    build: Build
    examples: tuple[Example, ...]
    left: str | None = None
    """What must stand right before it, if anything must."""

    opens_in_digits: bool = True
    """Whether it can begin with a digit; where it cannot, it is not tried on one."""

    needs: str = ""
    """Words of which it has at least one, or ``<tables>`` of them; nothing if it has no words."""

    has_digits: bool = False
    """Whether it cannot do without a digit."""

    @property
    def pattern(self) -> re.Pattern[str]:
        return pattern(self.template)

    def allows(self, before: str) -> bool:
        """Whether the words before it are such as it needs."""
        return self.left is None or pattern(self.left).search(before) is not None


def take(match: re.Match[str], name: str) -> str | None:
    """A group of the match, whichever of its repeats took part; None if none did."""
    group = group_of(match, name)
    return match[group] if group else None


def group_of(match: re.Match[str], name: str) -> str | None:
    """Which of the repeats of a group took part in the match."""
    present = match.re.groupindex
    for group in _repeats(name):
        if group not in present:
            return None
        if match[group] is not None:
            return group
    return None


@functools.cache
def _repeats(name: str) -> tuple[str, ...]:
    return (name, f"{name}_2", f"{name}_3", f"{name}_4")


@functools.cache
def _repeated(group: str) -> str:
    """The name of a group without the number of its repeat."""
    return group[:-2] if group[-2:-1] == "_" else group


def whole(match: re.Match[str]) -> Reading:
    """A reading of all that matched, with the fields that any calendar date can have."""
    reading = Reading(match.start(), match.end())
    said = {_repeated(group): text for group, text in match.groupdict().items() if text is not None}
    if "year" in said:
        reading.year = _year(match, said["year"])
        reading.cut = reading.year != int(said["year"])
    if "day" in said:
        reading.day = int(said["day"])
    if "month" in said:
        reading.month = v.month_number(said["month"])
    if "weekday" in said:
        reading.weekday = v.WEEKDAYS[said["weekday"].lower().rstrip(".")]
    if "season" in said:
        reading.season = v.SEASONS[said["season"].lower()]
    if not said.keys().isdisjoint(_MODIFIERS):
        _add_modifiers(reading, said)
    return reading


def _year(match: re.Match[str], digits: str) -> int:
    """A year; two digits after an apostrophe or a dash leave out their century."""
    value = int(digits)
    if value < 100:
        start = match.start(group_of(match, "year") or "year")
        if match.string[max(0, start - 1) : start] in ("'", "’", "‘", "-", "–"):
            return value + (1900 if value >= 30 else 2000)
    return value


_PHASE_MODS = {"NONE": None, "EM": "START", "ML": "END", "H1": "START", "H2": "END"}
_MODIFIERS = ("era", "phase", "phase2", "part", "about")


def _add_modifiers(reading: Reading, said: dict[str, str]) -> None:
    if said.get("era", "").upper().startswith("B"):
        reading.bc = True
        reading.year = None if reading.year is None else 1 - reading.year
    phase = said.get("phase") or said.get("phase2")
    if phase:
        reading.phase = v.PHASES.get(" ".join(phase.lower().split()))
        reading.mod = _PHASE_MODS.get(reading.phase or "", reading.phase)
    if "part" in said:
        reading.type = "TIME"
        reading.part = part_of_day(said["part"], said.get("dayphase"))
    if "about" in said:
        reading.mod = mod_of(said["about"])
        reading.circa = reading.mod == "APPROX"


def part_of_day(word: str, phase: str | None = None) -> str:
    """The TIMEX3 part of the day; the small hours belong to the morning."""
    if word.lower() == "hours":
        return "NI" if phase == "late" else "MO"
    return v.PARTS_OF_DAY.get(word.lower(), "EV" if word.lower() == "eve" else "DT")


_MODS = {
    "over": "MORE_THAN", "more than": "MORE_THAN", "just over": "MORE_THAN",
    "well over": "MORE_THAN",
    "less than": "LESS_THAN", "fewer than": "LESS_THAN", "just under": "LESS_THAN",
    "within": "EQUAL_OR_LESS", "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS",
    "at least": "EQUAL_OR_MORE", "only": None, "just": None, "barely": None,
}  # fmt: skip


def mod_of(about: str) -> str | None:
    """The TIMEX3 mod of "about", "more than", "at least"."""
    return _MODS.get(" ".join(about.lower().split()), "APPROX")
