"""Give every reading its date: from its own words, the story before it, or the day it was said."""

from __future__ import annotations

import re

from quellen.marking.times import days
from quellen.marking.times.counting import fill_neighbour, fill_nth, fill_shift
from quellen.marking.times.narrative import SEASON_MONTH, Story
from quellen.marking.times.news import is_year_before
from quellen.marking.times.reading import Reading
from quellen.marking.times.setting import NEAR, Setting, iso, name
from quellen.marking.times.tense import is_credited, is_reported, speaks_of_future, tells_past
from quellen.marking.times.weekdays import count_weekdays, fill_weekday


def resolve(r: Reading, setting: Setting) -> None:
    """Fill in what a reading does not say itself, and move the story on."""
    if r.value is None and r.event is None and r.calendar == "gregorian":
        is_dated = r.weekday is not None and r.day is not None
        _fill(r, setting)
        count_weekdays(r)
        if is_dated and days.exists(r.year or 0, r.month or 0, r.day or 0):
            setting.dated_week = days.fixed(r.year or 0, r.month or 0, r.day or 0)
    setting.moves_past(r)


def _fill(r: Reading, setting: Setting) -> None:
    if r.easter is not None:
        _fill_easter(r, setting)
    elif r.unit == "NTH":
        fill_nth(r, setting)
    elif r.shift is not None and r.unit:
        fill_shift(r, setting)
    elif r.unit == "DAY":
        _fill_month(r, setting)
    elif r.unit == "MOMENT":
        _fill_moment(r, setting)
    elif r.unit == "TURN":
        _fill_turn(r, setting)
    elif r.month or r.season or r.quarter:
        _fill_year(r, setting)
    elif r.which is not None and r.unit:
        fill_neighbour(r, setting)
    elif r.weekday is not None:
        fill_weekday(r, setting)
    elif r.clock or r.part:
        _take_day(r, setting)


# ------------------------------------------------------------------------ the year

_LIVED_THROUGH = re.compile(  # a stretch of time to be lived, not one that is named
    r"\b(?:se(?:e|es|eing|en)|saw|last(?:s|ed)?|sit|sat|wait(?:s|ed)?|rid(?:e|ing)|rode)"
    r"\s(?:out|through)\s$|\b(?:surviv|outliv|outlast|enjoy|endur)(?:e|es|ed|s|ing)?\s$",
    re.IGNORECASE,
)


def _fill_year(r: Reading, setting: Setting) -> None:
    """A month, day or season: its year from the story, or in news from the day of speech."""
    if r.year is not None:
        return
    if (
        r.season
        and r.which is None
        and not r.phase
        and _LIVED_THROUGH.search(setting.text, max(0, r.start - 30), r.start)
    ):
        r.basis = "none"
        return
    if r.which is not None and r.unit == "Y":
        reference = setting.reference(r)
        if reference is not None:
            r.year = reference.day[0] + r.which
            r.basis, r.anchor = reference.basis, reference.anchor
        return
    if setting.is_news and not _is_in_past_passage(r, setting):
        _fill_year_of_news(r, setting)
        return
    if r.whence == "speech" and r.which is not None and not is_reported(setting.text, r.start):
        _fill_year_of_news(r, setting)
        return
    if _is_of_month_just_named(r, setting):
        r.year, r.basis = setting.mention.year, "published"
        r.anchor = name(setting.mention)
        return
    r.year = setting.years.get(r.start)
    if r.whence == "speech" and r.which and setting.story.year is not None:
        r.year = _year_beside(r, setting.story)
    r.basis = "context" if r.year is not None else "none"
    r.anchor = name(setting.story) if r.year is not None else None
    if r.year is None and setting.speech and setting.is_news:
        _fill_year_of_news(r, setting)


def _is_of_month_just_named(r: Reading, setting: Setting) -> bool:
    """ "Last month the court ruled: on 11 March it awarded …": a day of that month."""
    mention = setting.mention
    if not (setting.spoke and r.day and r.which is None and mention.day is None):
        return False
    near = r.start - setting.named < NEAR and setting.named >= setting.begun
    return near and mention.month == r.month


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
    if not setting.is_same_passage(r):
        return False
    if not is_year_before((story.year, story.month), speech) or r.start - setting.told >= 2 * NEAR:
        return False
    return not (is_credited(setting.text, r.start) or speaks_of_future(setting.text, r))


def _fill_year_of_news(r: Reading, setting: Setting) -> None:
    """The nearest such month: past, unless the sentence speaks of the future."""
    if setting.speech is None:
        return
    year, month, day = setting.speech
    wanted = _first_month(r, month)
    later = (wanted, r.day or (31 if r.month == month else 1)) > (month, day)
    ahead = r.which == 1 or (r.which is None and speaks_of_future(setting.text, r))
    r.year = year
    if r.day and r.which is None:
        soon = 0 if tells_past(setting.text, r) else SOON
        r.year = _nearest_year(r, setting.speech, ahead=ahead, soon=soon)
    elif r.which == 1 and r.season:
        r.year = year + (wanted <= month)  # "next spring", said in spring
    elif r.which == 0:
        r.year = year + (ahead and wanted < month)  # "plan it for this spring", said in December
    elif r.which == -1:
        r.year = year - (wanted >= month)  # "last March", said in March or before
    elif ahead and (wanted, r.day or 31) < (month, day):
        r.year = year + 1
    elif not ahead and later and not (wanted == month and r.day is None):
        r.year = year - 1
    if r.weekday is not None and r.month and r.day:
        years = (r.year, r.year - 1, r.year + 1)
        r.year = next((y for y in years if _falls_on(r, y)), r.year)
    r.basis, r.anchor = "published", iso(setting.speech)


SOON = 75  # days; a day that near ahead would be told with its year if it were last year's


def _nearest_year(r: Reading, speech: days.Day, *, ahead: bool, soon: int) -> int:
    """The year of a day and month in news: of the next such day or the last, whichever fits."""
    now, month = days.fixed(*speech), r.month or 1
    day = min(r.day or 1, days.month_length(speech[0], month))
    there = {y: days.fixed(y, month, min(day, days.month_length(y, month))) - now
             for y in (speech[0] - 1, speech[0], speech[0] + 1)}  # fmt: skip
    last = max((y for y, gap in there.items() if gap <= 0), key=lambda y: there[y])
    if there[last + 1] <= soon or (ahead and there[last] < -SOON):
        return last + 1
    return last + 1 if ahead and there[last] < 0 and r.day and there[last] < -SOON else last


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


# --------------------------------------------------------------- days, weekdays, hours


def _fill_month(r: Reading, setting: Setting) -> None:
    """ "On the 20th": of the month that was named last."""
    story = setting.mention
    if story.year is None or story.month is None:
        r.basis, r.value = "none", f"XXXX-XX-{r.day:02d}"
        return
    r.year, r.month = story.year, story.month
    r.basis, r.anchor = "context", name(story)
    if not days.exists(r.year, r.month, r.day or 0):
        r.year = r.month = r.day = r.anchor = None
        r.basis, r.value = "none", "XXXX-XX-XX"


def _fill_moment(r: Reading, setting: Setting) -> None:
    """ "At the same time": whatever the story has reached."""
    story = setting.story
    if story.year is None:
        r.value, r.basis = "XXXX-XX-XX", "none"
        return
    r.year, r.month, r.day = story.year, None if story.vague else story.month, story.day
    r.basis, r.anchor = "context", name(story)


def _fill_turn(r: Reading, setting: Setting) -> None:
    """ "The turn of the century": of the one whose turn lies near the story."""
    year = setting.speech[0] if setting.is_news and setting.speech else setting.story.year
    nearest = round(year / 100) * 100 if year is not None else None
    if year is None or nearest is None or abs(nearest - year) > _NEAR_A_TURN:
        r.value, r.basis = "XX", "none"
        return
    r.year, r.basis, r.anchor = nearest, "context", days.iso_year(year)


_NEAR_A_TURN = 30  # years


def _take_day(r: Reading, setting: Setting) -> None:
    """An hour or part of the day with nothing else: on the day the story has reached."""
    near = setting.mention.day is not None and setting.is_near(r) and not setting.is_of_paper
    if setting.is_news and setting.speech and not near:
        r.year, r.month, r.day = setting.speech
        r.basis, r.anchor = "published", iso(setting.speech)
        return
    story = setting.mention if near else setting.story
    if story.day is None or (setting.is_of_paper and setting.told == setting.named):
        r.basis = "none"
        return
    r.year, r.month, r.day = story.year, story.month, story.day
    r.basis, r.anchor = "context", name(story)


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
