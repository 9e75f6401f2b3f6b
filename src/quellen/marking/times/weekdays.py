"""Which day a weekday is: of the story, of the week of the news, or counted in its month."""

from __future__ import annotations

from quellen.marking.times import days
from quellen.marking.times.reading import Reading
from quellen.marking.times.setting import Setting
from quellen.marking.times.tense import is_announced, is_said_on, speaks_of_future


def fill_weekday(r: Reading, setting: Setting) -> None:
    """The nearest such day, before or after where the story or the news is."""
    spoken = days.fixed(*setting.speech) if setting.speech else None
    is_news = setting.is_news or (spoken is not None and is_announced(setting.text, r.start))
    reference = spoken if is_news else setting.story.number()
    if r.which == 0 and not is_news and setting.told < setting.begun:
        reference = None  # "that Monday", at a new turn: one that is known, but not from here
    if reference is None or r.weekday is None:
        r.basis = "none"
        return
    ahead = (r.weekday - days.weekday(reference)) % 7
    if is_news:
        if _may_be_of_the_story(r, setting, reference):
            r.basis = "none"
            return
        number = reference + _in_news(r, ahead, setting)
    else:
        number = reference + _in_story(r, ahead)
    number += round(r.shift or 0)
    r.year, r.month, r.day = days.civil(number)
    r.basis = "published" if is_news else "context"
    r.anchor = days.iso(reference)


def _may_be_of_the_story(r: Reading, setting: Setting, spoken: int) -> bool:
    """Whether a weekday may be of the week that the text tells of, not of the one it is told in."""
    told = setting.dated_week
    named = setting.mention.number()
    if named is not None and days.weekday(named) == r.weekday:
        told = named  # "on 29 April", which was a Tuesday; "on Tuesday afternoon"
    if told is None or spoken - told <= 7 or r.which is not None:
        return False
    return not (is_said_on(setting.text, r.start) or speaks_of_future(setting.text, r))


def _in_story(r: Reading, ahead: int) -> int:
    if r.which == 1:
        return ahead or 7
    return ahead - 7 if r.which == -1 else ahead


def _in_news(r: Reading, ahead: int, setting: Setting) -> int:
    if r.which == 1:
        return ahead or 7
    if r.which == -1:
        return ahead - 7
    if ahead == 0:
        return 0
    return ahead if speaks_of_future(setting.text, r) else ahead - 7


def count_weekdays(r: Reading) -> None:
    """The day of "the last Tuesday" of a month, once its year is known."""
    if r.nth is None or r.weekday is None or not (r.year and r.month):
        return
    length = days.month_length(r.year, r.month)
    found = [d for d in range(1, length + 1)
             if days.weekday(days.fixed(r.year, r.month, d)) == r.weekday]  # fmt: skip
    index = r.nth if r.nth < 0 else r.nth - 1
    r.day = found[index] if index < len(found) else None
