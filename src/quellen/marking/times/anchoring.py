"""Give every reading its date: from its own words, the story before it, or the day it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quellen.marking.times import days
from quellen.marking.times.narrative import SEASON_MONTH, Story
from quellen.marking.times.reading import Reading


_NEAR = 400  # characters within which an hour belongs to the day that was named


@dataclass(slots=True)
class Setting:
    """What undated words can hang on: the story, and the day of speech with how far it counts."""

    speech: days.Day | None
    is_news: bool
    story: Story = field(default_factory=Story)
    mention: Story = field(default_factory=Story)
    """The date that was named last, even in an aside."""
    apart: frozenset[int] = frozenset()
    """Starts of years that only tell things apart ("the 1960 election")."""
    decade: int | None = None
    """A year of the decade that was named last, until another date is."""
    named: int = 0
    """Where in the text that was."""
    years: dict[int, int | None] = field(default_factory=dict)
    """Chosen years by the start of their readings; None for asides (see ``narrative``)."""


def resolve(r: Reading, setting: Setting, text: str) -> None:
    """Fill in what a reading does not say itself, and move the story on."""
    if r.value is not None or r.event is not None or r.calendar != "gregorian":
        _step(r, setting)
        return
    _fill(r, setting, text)
    _step(r, setting)


def _step(r: Reading, setting: Setting) -> None:
    """The story goes on from here, unless this was an aside of the speaker's own day."""
    if r.decade is not None:
        setting.decade = 1 - r.decade * 10 - 5 if r.bc else r.decade * 10
    is_dated = r.type in ("DATE", "TIME") and r.value is None and r.year is not None
    if is_dated and r.calendar == "gregorian":
        setting.decade = None
        if r.start not in setting.apart:
            setting.mention.moves_to(r)
            setting.named = r.end
    if is_dated and r.calendar == "gregorian" and r.basis != "published":
        if setting.years.get(r.start, r.year) is not None:
            setting.story.moves_to(r)


def _fill(r: Reading, setting: Setting, text: str) -> None:
    if r.easter is not None:
        _fill_easter(r, setting)
    elif r.shift is not None and r.unit:
        _fill_shift(r, setting)
    elif r.unit == "DAY":
        _fill_month(r, setting)
    elif r.unit == "MOMENT":
        _fill_moment(r, setting)
    elif r.month or r.season or r.quarter:
        _fill_year(r, setting, text)
    elif r.which is not None and r.unit:
        _fill_neighbour(r, setting)
    elif r.weekday is not None:
        _fill_weekday(r, setting, text)
    elif r.clock or r.part:
        _take_day(r, setting)


# ------------------------------------------------------------------------ the year


def _fill_year(r: Reading, setting: Setting, text: str) -> None:
    """A month, day or season: its year from the story, or in news from the day of speech."""
    if r.year is not None:
        return
    if r.which is not None and r.unit == "Y":
        base = _base(r, setting)
        if base is not None:
            r.year = base[0] + r.which
            _from(r, setting)
        return
    if setting.is_news and not _is_in_past_passage(r, setting):
        _fill_year_of_news(r, setting, text)
        return
    r.year = setting.years.get(r.start)
    if r.whence == "speech" and r.which and setting.story.year is not None:
        r.year = _year_beside(r, setting.story)
    r.basis = "context" if r.year is not None else "none"
    r.anchor = _name(setting.story) if r.year is not None else None
    if r.year is None and setting.speech and setting.is_news:
        _fill_year_of_news(r, setting, text)


def _year_beside(r: Reading, story: Story) -> int | None:
    """ "Next summer", "last March", said where the story is."""
    if story.year is None:
        return None
    month, now = _first_month(r, 0), story.month or 0
    if (r.which or 0) > 0:
        return story.year + (month <= now)
    return story.year - (month >= now)


def _is_in_past_passage(r: Reading, setting: Setting) -> bool:
    """Whether news tells of a year long past: one with a month, named a few lines before."""
    story, speech = setting.story, setting.speech
    if story.year is None or story.month is None or speech is None:
        return False
    return story.year < speech[0] - 1 and r.start - setting.named < 2 * _NEAR


def _fill_year_of_news(r: Reading, setting: Setting, text: str) -> None:
    """The nearest such month: past, unless the sentence speaks of the future."""
    if setting.speech is None:
        return
    year, month, day = setting.speech
    wanted = _first_month(r, month)
    later = (wanted, r.day or (31 if r.month == month else 1)) > (month, day)
    ahead = r.which == 1 or (r.which is None and _speaks_of_future(text, r))
    r.year = year
    if r.which == 0:
        pass
    elif ahead and (wanted, r.day or 31) < (month, day):
        r.year = year + 1
    elif not ahead and later and not (wanted == month and r.day is None):
        r.year = year - 1
    if r.weekday is not None and r.month and r.day:
        years = (r.year, r.year - 1, r.year + 1)
        r.year = next((y for y in years if _falls_on(r, y)), r.year)
    r.basis, r.anchor = "published", _iso(setting.speech)


def _falls_on(r: Reading, year: int) -> bool:
    """Whether the day has the weekday that is written with it."""
    month, day = r.month or 1, r.day or 1
    return days.exists(year, month, day) and days.weekday(days.fixed(year, month, day)) == r.weekday


def _first_month(r: Reading, now: int) -> int:
    """The month that decides on which side of now a date lies."""
    if r.quarter:
        return (abs(r.quarter) - 1) * (3 if r.quarter > 0 else 6) + 1
    if r.season:
        middle = SEASON_MONTH[r.season]
        is_now = (now - middle + 1) % 12 < 3
        return now if is_now else middle
    return r.month or 1


_FUTURE = re.compile(
    r"\b(?:will|'ll|’ll|shall|would|could|should|going to|to be|plans? to|set to|scheduled|expected|due|"
    r"upcoming|if|is to|are to|intends? to|hopes? to|ahead of|before)\b(?P<since>[^.!?\n]{0,110})$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|[a-z]{2,}ed|said|told|made|took|held|began|came|went|met)\b")
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|added|wrote|tweeted|according)\b[^.!?\n]{0,30}$"
)
_OPENS = re.compile(r"(?:^|[.!?]['\"”’)]*\s{1,3}|\n\s{0,3})(?:On|By|In|Next|This)?\s?$")
_WILL = re.compile(r"[^.!?\n]{0,60}\b(?:will|is due|are due|is set|are set|is expected)\b")


def _speaks_of_future(text: str, r: Reading) -> bool:
    """Whether the sentence tells of what is to come; reported words are past whatever they tell."""
    begin = max(0, r.start - 130)
    if _SAID.search(text, begin, r.start):
        return False
    cue = _FUTURE.search(text, begin, r.start)
    if cue:
        return _PAST.search(cue["since"]) is None
    return bool(_OPENS.search(text, max(0, r.start - 10), r.start) and _WILL.match(text, r.end))


# ---------------------------------------------------------------------- neighbours


def _base(r: Reading, setting: Setting) -> days.Day | None:
    """The day that a relative time counts from; months and days unsaid are the first."""
    if r.whence == "speech" and setting.speech and (setting.is_news or setting.story.year is None):
        return setting.speech
    story = setting.story
    if setting.decade is not None and r.unit == "DE":
        return setting.decade, 0, 0
    near = r.start - setting.named < _NEAR and r.which is not None
    if (r.unit == "Y" and near) or (r.unit in ("D", "W") and setting.mention.day):
        story = setting.mention
    if story.year is None:
        return setting.speech if setting.is_news else None
    return story.year, story.month or 0, story.day or 0


def _from(r: Reading, setting: Setting) -> None:
    spoken = r.whence == "speech" and setting.speech and (
        setting.is_news or setting.story.year is None
    )  # fmt: skip
    if spoken or setting.story.year is None:
        r.basis, r.anchor = "published", _iso(setting.speech)
    else:
        r.basis, r.anchor = "context", _name(setting.story)


def _fill_neighbour(r: Reading, setting: Setting) -> None:
    if r.unit == "D" and r.whence == "speech" and not setting.is_news and not r.clock:
        _fill_today(r, setting)
        return
    base = _base(r, setting)
    if base is None or r.which is None:
        r.basis = "none"
        return
    _beside(r, base, r.which)
    _from(r, setting)
    if r.year is None and r.decade is None and r.century is None:
        r.basis, r.anchor = "none", None


def _fill_today(r: Reading, setting: Setting) -> None:
    """In a narrative "today" is the present of whoever speaks, not the day of publication."""
    r.basis = "none"
    if r.which == 0 and not r.part:
        r.value = "PRESENT_REF"


def _beside(r: Reading, base: days.Day, which: int) -> None:
    year, month, day = base
    if r.unit == "Y":
        r.year = year + which
    elif r.unit == "M" and month:
        r.year, r.month = days.add_months(year, month, which)
        r.season = None
    elif r.unit == "DE":
        _set_decade(r, year, which)
    elif r.unit == "CE":
        _set_century(r, year, which)
    elif r.unit == "Q" and month:
        r.year, first = days.add_months(year, month, 3 * which)
        r.quarter = (first - 1) // 3 + 1
    elif r.unit in ("D", "W", "WE") and month and day:
        _beside_day(r, days.fixed(year, month, day), which)
    elif r.unit == "D" and month and which == 0:
        r.year, r.month = year, month


def _set_decade(r: Reading, year: int, which: int) -> None:
    if year <= 0:
        r.decade, r.bc = (1 - year) // 10 - which, True
    else:
        r.decade = year // 10 + which


def _set_century(r: Reading, year: int, which: int) -> None:
    if year <= 0:
        r.century, r.bc = (1 - year) // 100 + 1 - which, True
    else:
        r.century = year // 100 + which


def _beside_day(r: Reading, base: int, which: int) -> None:
    if r.unit == "D":
        r.year, r.month, r.day = days.civil(base + which)
        return
    if r.unit == "WE":  # the one before, unless it has begun; the coming one is still this week's
        base += 7 * (
            (which > 0 and days.weekday(base) > 4) - (which == 0 and days.weekday(base) < 4)
        )
        which = min(which, 0)
    r.year, r.week = days.iso_week(base + 7 * which)
    r.weekend = r.unit == "WE"


_SIZES = {"D": 1, "W": 7, "FN": 14}
_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


def _fill_shift(r: Reading, setting: Setting) -> None:
    base = _base(r, setting)
    if base is None or r.shift is None:
        r.basis = "none"
        return
    shift_from(r, base)
    _from(r, setting)
    if r.year is None and r.decade is None:
        r.basis, r.anchor = "none", None


def shift_from(r: Reading, base: days.Day) -> None:
    """Count from a day; what comes out is as precise as the unit."""
    year, month, day = base
    count, unit = r.shift or 0.0, r.unit or ""
    if unit in _SIZES and month and day:
        number = days.fixed(year, month, day) + round(count * _SIZES[unit])
        r.year, r.month, r.day = days.civil(number)
        if unit != "D" and r.event is None:
            r.year, r.week = days.iso_week(number)
    elif unit == "M" and month:
        r.year, r.month = days.add_months(year, month, round(count))
    elif unit == "Y" and count == int(count):
        r.year = year + int(count)
    elif unit == "Y" and month:
        r.year, r.month = days.add_months(year, month, round(12 * count))
    elif unit == "DE" and count == 1 and r.mod is None:
        r.year = year + 10
    elif unit == "DE" and count == -1 and r.mod is None:
        r.year = year - 10
    elif unit == "DE":
        _set_decade(r, year, round(count))
    elif unit in ("Y", "CE"):
        r.year = year + round(count * _MONTHS_IN[unit] / 12)


def _fill_month(r: Reading, setting: Setting) -> None:
    """ "On the 20th": of the month that was named last."""
    story = setting.mention
    if story.year is None or story.month is None:
        r.basis, r.value = "none", f"XXXX-XX-{r.day:02d}"
        return
    r.year, r.month = story.year, story.month
    r.basis, r.anchor = "context", _name(story)
    if not days.exists(r.year, r.month, r.day or 0):
        r.year = r.month = r.day = r.anchor = None
        r.basis, r.value = "none", "XXXX-XX-XX"


def _fill_moment(r: Reading, setting: Setting) -> None:
    """ "At the same time": whatever the story has reached."""
    story = setting.story
    if story.year is None:
        r.value, r.basis = "XXXX-XX-XX", "none"
        return
    r.year, r.month, r.day = story.year, story.month, story.day
    r.basis, r.anchor = "context", _name(story)


# ---------------------------------------------------------------- weekdays and hours


def _fill_weekday(r: Reading, setting: Setting, text: str) -> None:
    reference = _speech_number(setting) if setting.is_news else setting.story.number()
    if reference is None or r.weekday is None:
        r.basis = "none"
        return
    ahead = (r.weekday - days.weekday(reference)) % 7
    if setting.is_news:
        number = reference + _in_news(r, ahead, text)
    else:
        number = reference + _in_story(r, ahead)
    r.year, r.month, r.day = days.civil(number)
    r.basis = "published" if setting.is_news else "context"
    r.anchor = days.iso(reference)


def _in_story(r: Reading, ahead: int) -> int:
    if r.which == 1:
        return ahead or 7
    return ahead - 7 if r.which == -1 else ahead


def _in_news(r: Reading, ahead: int, text: str) -> int:
    if r.which == 1:
        return ahead or 7
    if r.which == -1:
        return ahead - 7
    if ahead == 0:
        return 0
    return ahead if _speaks_of_future(text, r) else ahead - 7


def _take_day(r: Reading, setting: Setting) -> None:
    """An hour or part of the day with nothing else: on the day the story has reached."""
    near = setting.mention.day is not None and r.start - setting.named < _NEAR
    if setting.is_news and setting.speech and not near:
        r.year, r.month, r.day = setting.speech
        r.basis, r.anchor = "published", _iso(setting.speech)
        return
    story = setting.mention if near else setting.story
    if story.day is None:
        r.basis = "none"
        return
    r.year, r.month, r.day = story.year, story.month, story.day
    r.basis, r.anchor = "context", _name(story)


def _fill_easter(r: Reading, setting: Setting) -> None:
    if r.year is None:
        r.month = 4
        r.year = setting.years.get(r.start)
        r.basis = "context" if r.year is not None else "none"
    if r.year is None or r.easter is None:
        r.month = None
        return
    r.year, r.month, r.day = days.civil(easter(r.year) + r.easter)


def easter(year: int) -> int:
    """Easter Sunday, Gregorian (Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, part = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * part + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * shift + 114, 31)
    return days.fixed(year, month, day + 1)


def _speech_number(setting: Setting) -> int | None:
    return days.fixed(*setting.speech) if setting.speech else None


def _iso(day: days.Day | None) -> str | None:
    return days.iso(days.fixed(*day)) if day else None


def _name(story: Story) -> str | None:
    """The date of the story in ISO 8601, as far as it is known."""
    if story.year is None:
        return None
    parts = [days.iso_year(story.year)]
    if story.month:
        parts.append(f"{story.month:02d}")
        if story.day:
            parts.append(f"{story.day:02d}")
    return "-".join(parts)
