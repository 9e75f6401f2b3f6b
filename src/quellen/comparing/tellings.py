"""Tellings: the statements of a document that say that something happened, ready to compare."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quellen.comparing.dated import is_gloss, line_at, on_its_day, on_the_day, says_when
from quellen.comparing.days import Interval
from quellen.comparing.distances import phrases
from quellen.comparing.harm import HARM
from quellen.comparing.identity import Identities
from quellen.comparing.imprint import dates_telling, is_imprint, told_words
from quellen.comparing.people import People
from quellen.comparing.terms import stem, stems
from quellen.comparing.tolls import CASUALTIES, OVERALL, counts_casualties, is_toll
from quellen.comparing.words import Words
from quellen.comparing.written import named_before
from quellen.marking.datelines import times_of_sending
from quellen.marking.statements.index import lifespans, range_ends
from quellen.marking.statements.scope import times_at_heads
from quellen.model import Analysis, Attribution, Document, Figure, Marked, Span, Statement, Time

TOLD = frozenset({"actual", "hedged", "alleged"})
WIDEST = 1200  # days: what is told of a longer time is no single happening
FIRST = 4  # sentences of a report that say what happened
BACK = 3  # sentences before it that may name what a pronoun stands for
PRONOUNS = frozenset({"he", "him", "she", "her", "it", "they", "them", "his", "its", "their"})


@dataclass(slots=True, eq=False)
class Telling:
    """A statement with what is needed to compare it; ``document`` is an index."""

    document: int
    start: int
    end: int
    quote: str
    statement: Statement | None
    terms: dict[str, float]
    """Weight of each stem: 1 in the clause itself, less in the sentence around it."""
    names: frozenset[str]
    predicate: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    when: Interval | None
    explicit: bool
    """The date stands in its own words, not inferred from others."""
    focal: bool = False
    """Undated: told of what is spoken of, casualties of what the document is about."""
    place: str | None = None
    figures: tuple[Figure, ...] = ()
    chain: tuple[Attribution, ...] = ()
    sentence: str = ""
    vector: dict[str, float] = field(default_factory=dict)
    hangs: bool = False
    """Undated, but told at a distance from something else."""
    stories: frozenset[int] = frozenset()
    """The story of its document, where that is a report."""
    paragraph: int = 0
    """The number of the paragraph that it stands in."""
    opens: bool = False
    """Its sentence is the first of its paragraph."""
    who: frozenset[str] = frozenset()
    whom: frozenset[str] = frozenset()
    """Keys of the persons who act, and of those to whom it is done."""
    dated_by: str = ""
    """The words of its date."""
    history: bool = False
    """Its document tells of many days over years."""
    post: str = ""
    """Who wrote it, of a post that a document shows."""
    text: str = ""
    """The whole text of its document."""

    @property
    def negative(self) -> bool:
        """It says that something did not happen."""
        return self.statement is not None and self.statement.polarity == "negative"

    @property
    def denied(self) -> bool:
        chain = self.chain  # mostly empty, and asked again and again
        return bool(chain) and any(a.polarity in ("denies", "doubts") for a in chain)


def tellings_of(number: int, marked: Marked, identities: Identities) -> list[Telling]:
    """The tellings of one document, in text order: statements first, then dates left over."""
    reader = Reader(number, marked, identities)
    told = [t for s in marked.analysis.statements for t in reader.of_statement(s)]
    return [*told, *reader.left_over(told)]


class Reader:
    """One document's statements with the marks they point to."""

    def __init__(self, number: int, marked: Marked, identities: Identities) -> None:
        self.number = number
        self.document: Document = marked.document
        self.analysis: Analysis = marked.analysis
        self._by_id = {a.id: a for a in self.analysis.attributions}
        self._starts = [start for start, _ in self.analysis.sentences]
        self._times = [time.start for time in self.analysis.times]
        self._paragraphs = [block.start for block in self.document.blocks]
        keys = {e.id: identities.of(e.name) for e in self.analysis.entities if e.type != "group"}
        self._names = [
            (n.start, n.end, keys[n.entity]) for n in self.analysis.names if n.entity in keys
        ]
        self._places = {e.name for e in self.analysis.entities if e.type == "place"}
        self._distances = tuple(phrases(self.document.text))
        self._people = People(marked, identities)
        self._words = Words(self.document.text, self.analysis, self._distances)

    def of_statement(self, statement: Statement) -> Iterator[Telling]:
        if statement.modality not in TOLD or is_imprint(self._quote(statement)):
            return
        if self._is_glossed(statement.time):
            return
        statement = on_the_day(statement, self.document.text, self.analysis.times, self._times)
        statement = on_its_day(statement)
        figures = tuple(self.analysis.figures[i] for i in statement.figures)
        dated = statement.earliest is not None or statement.latest is not None
        counted = any(dated or f.qualifier != "implicit" for f in figures)
        if self._is_focal(statement, figures, dated=dated):
            if not OVERALL.search(self.document.text[slice(*self._sentence_at(_start(statement)))]):
                yield self._telling(statement, figures, focal=True)
        elif counted or (dated and _narrow(statement)) or self._hangs(statement):
            yield self._telling(statement, figures)

    def undated(self, statement: Statement) -> Telling:
        """A statement without a date, as told of what is spoken of where it stands."""
        return self._telling(
            statement, tuple(self.analysis.figures[i] for i in statement.figures), focal=True
        )

    def _is_glossed(self, number: int | None) -> bool:
        """A time that only glosses the date that its sentence has of its own."""
        if number is None or not is_gloss(self.analysis.times, number, self.document.text):
            return False
        start, end = self._sentence_at(self.analysis.times[number].start)
        return any(t.basis == "explicit" and start <= t.start < end for t in self.analysis.times)

    def _hangs(self, statement: Statement) -> bool:
        """Told without a date, but at a distance from something else."""
        start, end = statement.spans[0][0], statement.spans[-1][1]
        return any(p.hangs(start, end) for p in self._distances)

    def _is_focal(self, statement: Statement, figures: Sequence[Figure], *, dated: bool) -> bool:
        """Casualties without a date of their own: of the event that the document is about."""
        told = [f for f in figures if not self._in_distance(f)]
        harmed = any(counts_casualties(f, statement) for f in told)
        if is_toll(self._quote(statement), harmed, self._counted_before(statement)):
            return True
        return not dated and (harmed or self._opens_with_harm(statement))

    def _counted_before(self, statement: Statement) -> bool:
        """Whether casualties are counted in its sentence before it, or in the one before."""
        at = _start(statement)
        sentence = bisect_right(self._starts, at) - 1
        first = self._starts[max(0, sentence - 1)] if sentence >= 0 else at
        return any(first <= f.start < at and f.counts in CASUALTIES for f in self.analysis.figures)

    def _in_distance(self, figure: Figure) -> bool:
        """Of "before the murder of the prince" the murder is told elsewhere."""
        return any(p.start < figure.start and figure.end <= p.end for p in self._distances)

    def _opens_with_harm(self, statement: Statement) -> bool:
        """What a report says first of all, in its title above all, often has no date."""
        opening = self.analysis.sentences[:FIRST]
        if not opening or statement.spans[0][0] >= opening[-1][1]:
            return False
        harm = not HARM.isdisjoint(stems(self._quote(statement)))
        return harm and not self._hangs(statement)

    def _quote(self, statement: Statement) -> str:
        return self.document.text[statement.spans[0][0] : statement.spans[-1][1]]

    def left_over(self, told: Sequence[Telling]) -> Iterator[Telling]:
        """Dates that no statement took up: the sentence is what is told."""
        used = {t.statement.time for t in told if t.statement is not None}
        used |= range_ends(self.document.text, self.analysis.times)
        used |= lifespans(self.document.text, self.analysis.times)
        used |= set(times_of_sending(self.document, self.analysis.times))
        used |= times_at_heads(self.document, self.analysis.times)
        for number, time in enumerate(self.analysis.times):
            told_of = says_when(time) and not self._denied(time) and not self._dates_telling(time)
            if number not in used and told_of:
                start, end = self._sentence_at(time.start)
                glossed = self._is_glossed(number)
                empty = not told_words(self._words.plain[start:end])
                if not (glossed or empty or any(_says_more(t, time, start, end) for t in told)):
                    yield self._bare(time, start, max(end, time.end))

    def _denied(self, time: Time) -> bool:
        """ "On 28 April and not on the day after" gives one date, not two."""
        return (
            re.search(r"\bnot\s+(?:\w+\s+)?$", self.document.text[: time.start][-24:]) is not None
        )

    def _dates_telling(self, time: Time) -> bool:
        sentence = self._sentence_at(time.start)
        return dates_telling(self.document, time, sentence, self._places)

    def _telling(
        self, statement: Statement, figures: tuple[Figure, ...], *, focal: bool = False
    ) -> Telling:
        start, end = statement.spans[0][0], statement.spans[-1][1]
        time = self.analysis.times[statement.time] if statement.time is not None else None
        when = Interval.of(statement.earliest, statement.latest)
        sentence = self._sentence_at(start)
        if time is not None and not focal and sentence[0] <= time.start < sentence[1]:
            start, end = min(start, time.start), max(end, time.end)  # the quote shows its date
        quote = self.document.text[start:end]
        who, whom = self._people.in_roles(statement)
        return Telling(
            self.number, start, end, quote, statement,
            terms=self._words.terms(
                (statement.spans[0][0], statement.spans[-1][1]),
                sentence,
                self._stood_for(statement, sentence),
                self._written(statement),
            ),
            names=self._names_in(*sentence) or self._names_in(*self._before(statement, sentence)),
            predicate=stem(statement.predicate.split()[-1]) if statement.predicate else "",
            edtf=None if focal else statement.edtf,
            earliest=None if focal else statement.earliest,
            latest=None if focal else statement.latest,
            when=None if focal else when,
            explicit=not focal and time is not None and time.basis == "explicit",
            focal=focal, place=statement.place, figures=figures,
            hangs=when is None and not focal and self._hangs(statement),
            chain=tuple(self._by_id[a] for a in statement.chain if a in self._by_id),
            sentence=self.document.text[slice(*sentence)],
            dated_by=self.document.text[time.start : time.end] if time is not None else "",
            paragraph=bisect_right(self._paragraphs, start), opens=sentence[0] in self._paragraphs,
            who=who, whom=whom,
            text=self.document.text,
        )  # fmt: skip

    def _bare(self, time: Time, start: int, end: int) -> Telling:
        quote = self.document.text[start:end]
        return Telling(
            self.number, start, end, quote, None,
            terms=self._words.terms((start, end), (start, end)),
            names=self._names_in(start, end), predicate="",
            edtf=time.edtf, earliest=time.earliest, latest=time.latest,
            when=Interval.of(time.earliest, time.latest),
            explicit=time.basis == "explicit",
            chain=self._chain_at(time.start), sentence=quote,
            dated_by=self.document.text[time.start : time.end],
            paragraph=bisect_right(self._paragraphs, start),
            text=self.document.text,
        )  # fmt: skip

    def _chain_at(self, place: int) -> tuple[Attribution, ...]:
        return tuple(
            a for a in self.analysis.attributions
            if any(start <= place < end for start, end in a.content)
        )  # fmt: skip

    def _stood_for(self, statement: Statement, sentence: Span) -> str:
        """The names before a clause with a pronoun: he, it or they are one of those."""
        start, end = self._before(statement, sentence)
        return " ".join(
            self._words.plain[a:b] for a, b, _ in self._names if start <= a and b <= end
        )

    def _written(self, statement: Statement) -> Span:
        return named_before(self._words.plain, _start(statement), self.analysis.sentences)

    def _before(self, statement: Statement, sentence: Span) -> Span:
        """The last sentence in its paragraph that names what a pronoun can stand for."""
        if any(written := self._written(statement)):
            return written
        roles = (*statement.agents, *statement.patients)
        if not any(self.document.text[a:b].casefold() in PRONOUNS for a, b in roles):
            return (0, 0)
        paragraph = bisect_right(self._paragraphs, sentence[0])
        last = bisect_right(self._starts, sentence[0]) - 1
        for start, end in reversed(self.analysis.sentences[max(0, last - BACK) : last]):
            if bisect_right(self._paragraphs, start) == paragraph and self._names_in(start, end):
                return start, end
        return (0, 0)

    def _names_in(self, start: int, end: int) -> frozenset[str]:
        return frozenset(key for a, b, key in self._names if start <= a and b <= end)

    def _sentence_at(self, place: int) -> Span:
        i = bisect_right(self._starts, place) - 1
        sentences = self.analysis.sentences
        if i >= 0 and sentences[i][0] <= place < sentences[i][1]:
            return sentences[i]
        return line_at(self.document.text, place)


def _says_more(telling: Telling, time: Time, start: int, end: int) -> bool:
    """Whether a telling of a sentence gives its date, or a closer one.

    "He came back on 2 October of that year" has told its year with its day.
    """
    days = Interval.of(time.earliest, time.latest)
    inside = start <= telling.start < end
    if not inside or telling.when is None or days is None:
        return False
    if telling.start <= time.start < telling.end and telling.edtf == time.edtf:
        return True
    return days.width > telling.when.width and days.overlaps(telling.when)


def _start(statement: Statement) -> int:
    return statement.spans[0][0]


def _narrow(statement: Statement) -> bool:
    when = Interval.of(statement.earliest, statement.latest)
    return when is not None and (when.is_open or when.width <= WIDEST)
