"""What undated words can hang on: where the story is, what was named last, the day of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from quellen.marking.times import days
from quellen.marking.times.narrative import Story
from quellen.marking.times.reading import Reading
from quellen.marking.times.tense import (
    is_quoted,
    is_reported,
    speaks_in_person,
    speaks_of_future,
)
from quellen.model import Basis

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_QUOTES = re.compile(r"[^.!?\"“\n]{0,60}[:,]\s?[\"“]")
_WRITES = re.compile(
    r"\b(?:wrote|writes|noted|recorded|said|told|declared|reported|cabled|wired|telegraphed|diary"
    r"|letter|dispatch|telegram|entry|message)\b"
)
_DATED = re.compile(r"\b(?:dated|bears?|bore|bearing)\s(?:on\s)?(?:the\s)?(?:date\s(?:of\s)?)?$")
_QUOTED_REACH = 160
_PARAGRAPH = re.compile(r"\n\s*\n")
NEAR = 400  # characters within which words belong to the date that was named


class Reference(NamedTuple):
    """A day that relative words count from, as far as it is known (0 is unknown), and why."""

    day: days.Day
    basis: Basis
    anchor: str | None


@dataclass(slots=True)
class Setting:
    """The state of a passage while its expressions are resolved one after the other."""

    text: str
    speech: days.Day | None
    is_news: bool
    years: dict[int, int | None] = field(default_factory=dict)
    """Chosen years by the start of their readings; None for asides (see ``narrative``)."""
    apart: frozenset[int] = frozenset()
    """Starts of years that only tell things apart ("the 1960 election")."""
    story: Story = field(default_factory=Story)
    mention: Story = field(default_factory=Story)
    """The date that was named last, even in an aside."""
    named: int = 0
    """Where in the text that was."""
    spoke: bool = False
    """Whether that was counted from the day of speech ("last month")."""
    is_of_paper: bool = False
    """Whether that was the date that a letter bears: no hour after it is of that day."""
    told: int = 0
    """Where the story last moved on."""
    opened: tuple[days.Day, int] | None = None
    """The last day that was given and not counted from another, and where: the first of those
    that are counted ("on the third day")."""
    begun: int = 0
    """Where the block begins that is being resolved."""
    dated_week: int | None = None
    """The day, in days, that was last written with its weekday and date."""
    decade: int | None = None
    """A year of the decade that was named last, until another date is."""

    def moves_past(self, r: Reading) -> None:
        """The story goes on from a reading, unless it was an aside or of the speaker's own day."""
        if r.decade is not None:
            self.decade = 1 - r.decade * 10 - 5 if r.bc else r.decade * 10
        is_dated = r.type in ("DATE", "TIME") and r.value is None and r.year is not None
        if r.unit and r.unit.endswith("a year before"):
            return  # only compared with
        if r.part and r.unit == "D" and r.which == -1 and r.whence == "story":
            return  # "the night before": from there the story goes on where it was
        if not is_dated or r.calendar != "gregorian" or self._is_imprint(r):
            return
        self.decade = None
        self._opens(r)
        if r.start not in self.apart:
            self.mention.moves_to(r)
            self.named = r.end
            self.spoke = r.basis == "published"
            self.is_of_paper = _DATED.search(self.text, max(0, r.start - 24), r.start) is not None
        if r.basis != "published" and self.years.get(r.start, r.year) is not None:
            self.story.moves_to(r)
            self.told = r.end

    def _is_imprint(self, r: Reading) -> bool:
        """Whether it is when a memory or a history was written, which nothing in it hangs on."""
        return not self.is_news and (r.year, r.month, r.day) == self.speech

    def _opens(self, r: Reading) -> None:
        """Take a day for the first of those that are counted next."""
        if r.unit == "NTH" or r.part or r.clock:
            return
        day = (r.year or 0, r.month or 0, r.day or 0)
        self.opened = (day, r.end) if r.month and r.day else None

    def reference(self, r: Reading) -> Reference | None:
        """What a relative reading counts from; None if there is nothing."""
        if r.clock and r.whence == "story" and self.is_of_paper:
            return None
        written = self.written_on(r) if r.whence == "speech" else None
        if written is not None:
            return written
        if r.whence == "speech" and (self.is_news or not is_reported(self.text, r.start)):
            return self.spoken()
        if self.decade is not None and r.unit == "DE":
            return Reference((self.decade, 0, 0), "context", f"{self.decade // 10}X")
        near = self.is_near(r)
        if self.is_news:
            return self._told(self.mention) if near and self.mention.year else self.spoken()
        if (r.unit == "Y" and near and r.which is not None) or (
            r.unit in ("D", "W", "FN") and self.mention.day
        ):
            return self._told(self.mention)
        return self._told(self.story)

    def written_on(self, r: Reading) -> Reference | None:
        """The day on which quoted words were said: 'he wrote on 1 May 1919: "Yesterday …"'."""
        if self.mention.day is None or r.start - self.named > _QUOTED_REACH:
            return None
        if not _QUOTES.match(self.text, self.named, r.start) or not is_quoted(self.text, r.start):
            return None
        begin = max(0, self.named - _QUOTED_REACH)
        sentence = _SENTENCE_END.split(self.text[begin : self.named])[-1]
        return self._told(self.mention) if _WRITES.search(sentence) else None

    def is_near(self, r: Reading) -> bool:
        """Whether words belong to the date named last; in news an hour only in its sentence."""
        if self.is_news and (r.clock or r.part) and not self._looks_on(r):
            return not _SENTENCE_END.search(self.text, self.named, r.start)
        return r.start - self.named < NEAR

    def _looks_on(self, r: Reading) -> bool:
        """Whether news still tells of the day to come that it named last."""
        day, told = self.speech, self.mention
        if day is None or told.year is None:
            return False
        return (told.year, told.month or 0, told.day or 0) > day and speaks_of_future(self.text, r)

    def is_same_passage(self, r: Reading) -> bool:
        """Whether words still belong to what was named last: same paragraph, and nobody's "we"."""
        if self.told < self.begun or _PARAGRAPH.search(self.text, self.told, r.start):
            return False
        return not speaks_in_person(self.text, r.start)

    def spoken(self) -> Reference | None:
        """The day of publication, or of the post."""
        return Reference(self.speech, "published", iso(self.speech)) if self.speech else None

    def _told(self, story: Story) -> Reference | None:
        if story.year is None:
            return None
        month = 0 if story.vague else story.month or 0
        return Reference((story.year, month, story.day or 0), "context", name(story))


def iso(day: days.Day | None) -> str | None:
    return days.iso(days.fixed(*day)) if day else None


def name(story: Story) -> str | None:
    """The date of the story in ISO 8601, as far as it is known."""
    if story.year is None:
        return None
    parts = [days.iso_year(story.year)]
    if story.month and not story.vague:
        parts.append(f"{story.month:02d}")
        if story.day:
            parts.append(f"{story.day:02d}")
    return "-".join(parts)
