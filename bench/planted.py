"""A corpus of any size with what it holds known beforehand: events, copies and disputes.

Reports of invented happenings, written from templates: every place, person and day is drawn anew,
so that no two events share them but by chance, and every report has words of its own around what
it tells. Of each event there are one to four reports; some take over sixty words of the first to
the letter, some give another number of dead. The same size gives the same corpus, and a larger one
begins with the smaller.

usage: python -m bench.planted NUMBER FILE.jsonl
"""

from __future__ import annotations

import datetime
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FIRST = (
    "Anna Bruno Clara Dario Edith Felix Greta Henrik Irma Jonas Katya Lorenz Marta Nils Olga Piet"
).split()
ONSETS = "b br d dr f g gr h k kl l m n p r s st t tr v w z".split()
VOWELS = "a e i o u au ei ie".split()
CODAS = "l m n r s t ck rn ld nd st".split()
ENDINGS = "burg dorf ford ham haven mark mouth stad ton wick".split()
KINDS = {
    "fire": (
        "a fire destroyed the {thing} in {place}",
        "people died when the {thing} in {place} burned down",
    ),
    "explosion": (
        "an explosion tore through the {thing} in {place}",
        "people were killed by an explosion at the {thing} in {place}",
    ),
    "collapse": (
        "the roof of the {thing} in {place} collapsed",
        "people died as the {thing} in {place} collapsed",
    ),
    "shelling": (
        "shells hit the {thing} in {place}",
        "people were killed when shells hit the {thing} in {place}",
    ),
}
"""What happened, as its own sentence and as one that counts the dead."""
THINGS = "mill school market hospital station church theatre warehouse factory bakery".split()
OFFICES = ("mayor", "police chief", "governor", "doctor", "fire chief", "union leader")
NOUNS = (
    "road bridge winter harvest river bell window ladder cart lamp garden letter ticket engine "
    "coat wall field ferry tower cellar stove barrel horse orchard fence tunnel canal ditch "
    "roof chimney"
).split()
VERBS = (
    "repaired counted carried painted measured remembered mended watched photographed described "
    "closed opened searched guarded visited cleaned rented borrowed sketched weighed"
).split()
KINDS_OF = (
    "old narrow broken green heavy empty distant crooked silent yellow wooden rusty small muddy "
    "new tall frozen dark quiet long"
).split()
WHERE = "behind beside beyond below near above".split()
PUBLISHERS = 40
SPAN = 36_500  # days over which events happen: news of a hundred years
BEGAN = datetime.date(1900, 1, 1)
LONG = 60  # words that a copy takes over


@dataclass(frozen=True, slots=True)
class Report:
    """One document of the corpus, and what it was made to be."""

    id: str
    text: str
    title: str
    published: str
    publisher: str
    event: int
    dead: int
    copied_from: str | None = None

    def row(self) -> dict[str, str]:
        names = ("id", "text", "title", "published", "publisher")
        return {name: getattr(self, name) for name in names}


@dataclass(slots=True)
class Truth:
    """What is in a corpus: documents of each event, copies, events whose dead are disputed."""

    places: dict[int, str] = field(default_factory=dict)
    events: dict[int, list[str]] = field(default_factory=dict)
    copies: list[tuple[str, str]] = field(default_factory=list)
    disputed: set[int] = field(default_factory=set)


def corpus(number: int) -> list[Report]:
    """So many reports."""
    return [report for _, report in zip(range(number), _reports(), strict=False)]


def truth_of(reports: list[Report]) -> Truth:
    truth = Truth()
    said: dict[int, set[int]] = {}
    for report in reports:
        truth.places[report.event] = report.title.rpartition(" in ")[2]
        truth.events.setdefault(report.event, []).append(report.id)
        said.setdefault(report.event, set()).add(report.dead)
        if report.copied_from:
            truth.copies.append((report.copied_from, report.id))
    truth.disputed = {event for event, numbers in said.items() if len(numbers) > 1}
    return truth


def _reports() -> Iterator[Report]:
    event = 0
    while True:
        rng = random.Random(f"event {event}")
        yield from _event(event, rng)
        event += 1


def _event(event: int, rng: random.Random) -> Iterator[Report]:
    place, speaker = _place(rng), f"{rng.choice(FIRST)} {_surname(rng)}"
    day = BEGAN + datetime.timedelta(days=rng.randrange(SPAN))
    kind, thing, dead = rng.choice(list(KINDS)), rng.choice(THINGS), rng.randrange(5, 95)
    reports: list[Report] = []
    for turn in range(rng.randint(1, 4)):
        disputing = turn > 0 and rng.random() < 0.25
        said = dead + rng.randrange(8, 40) if disputing else dead
        told = _told(rng, kind, thing, place, day, said, speaker)
        copied = reports[0] if turn > 0 and said == dead and rng.random() < 0.33 else None
        body = _passage(copied.text) if copied else " ".join(_aside(rng) for _ in range(7))
        text = f"{told}\n\n{body}\n\n{_aside(rng)} {_aside(rng)}\n"
        later = day + datetime.timedelta(days=1 + turn)
        report = Report(
            f"r{event:07}-{turn}", text, f"{kind.capitalize()} in {place}", later.isoformat(),
            f"{_place(random.Random(f'paper {rng.randrange(PUBLISHERS)}'))} Courier",
            event, said, copied.id if copied else None,
        )  # fmt: skip
        reports.append(report)
        yield report


def _told(  # noqa: PLR0913, PLR0917 - all that a report tells
    rng: random.Random, kind: str, thing: str, place: str, day: datetime.date, dead: int, who: str
) -> str:
    when = f"{day.day} {day:%B} {day.year}"
    happened, died = (form.format(thing=thing, place=place) for form in KINDS[kind])
    office = rng.choice(OFFICES)
    seen = f"{rng.choice(VERBS)} the {rng.choice(KINDS_OF)} {rng.choice(NOUNS)}"
    forms = (
        f"On {when} {happened}, killing {dead} people. The {office}, {who}, {seen} that evening.",
        f"{dead} {died} on {when}. {who}, the {office}, {seen} the next morning.",
        f"On {when}, {dead} {died}, the {office} {who} said.",
    )
    return forms[rng.randrange(len(forms))]


def _passage(text: str) -> str:
    """The middle of a report, of at least fifty words, to the letter."""
    words = text.split("\n\n")[1].split(" ")
    return " ".join(words[:LONG])


def _aside(rng: random.Random) -> str:
    """A sentence that tells nothing of the event; five draws, so that few are the same."""
    name = f"{rng.choice(FIRST)} {_surname(rng)}"
    return (
        f"{name} {rng.choice(VERBS)} the {rng.choice(KINDS_OF)} {rng.choice(NOUNS)} "
        f"{rng.choice(WHERE)} the {rng.choice(KINDS_OF)} {rng.choice(NOUNS)}."
    )


def _place(rng: random.Random) -> str:
    return (_syllable(rng) + _syllable(rng) + rng.choice(ENDINGS)).capitalize()


def _surname(rng: random.Random) -> str:
    return (_syllable(rng) + _syllable(rng) + rng.choice(("er", "mann", "sen", "ski"))).capitalize()


def _syllable(rng: random.Random) -> str:
    return (
        rng.choice(ONSETS) + rng.choice(VOWELS) + (rng.choice(CODAS) if rng.random() < 0.4 else "")
    )


def main() -> None:
    number, path = int(sys.argv[1]), Path(sys.argv[2])
    with path.open("w", encoding="utf-8") as file:
        for report in corpus(number):
            file.write(json.dumps(report.row()) + "\n")


if __name__ == "__main__":
    main()
