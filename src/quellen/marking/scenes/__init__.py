"""Scenes: when and where the main event of a report happened, by the report's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quellen.marking.language import Parse
from quellen.marking.places import country_of, state_called, states_in, towns
from quellen.marking.scenes.choice import chosen, quarter_of
from quellen.marking.scenes.day import day_of
from quellen.marking.scenes.place import OPENING_SENTENCES, Place, places_of
from quellen.marking.scenes.vocabulary import HAPPENINGS, HARM_VERBS
from quellen.marking.times.days import fixed, from_iso
from quellen.model import Document, Scene, Time

__all__ = ["mark_scenes"]

LONGEST = 1_500  # words: what is longer tells of more than one event
FEWEST_PAST = 6  # dates of long ago, from which a text that has mostly such is no report
LATEST = 366  # days after an event that what tells of it is still a report


def mark_scenes(document: Document, parsed: Parse, times: Sequence[Time]) -> tuple[Scene, ...]:
    """One scene for a report that opens with what brought people to harm, else none.

    The day is that of the event, not that of what was found out or done about it; a night counts
    to the day on which it begins. A report that gives no day or no place leaves it open.
    """
    if not _is_report(document, parsed) or _looks_back(times, document):
        return ()
    day, places = day_of(document, parsed, times), places_of(document, parsed)
    town = chosen(places)
    undated = day is None and (town is None or document.published is None)
    if undated or (day is not None and _is_history(day[0], document)):
        return ()
    quarter = quarter_of(town, places) if town else None
    reasons = [f"day: {why}" for why in (day[1].reasons if day else ())]
    reasons += [f"place: {why}" for why in (town.reasons if town else ())]
    return (
        Scene(
            edtf=day[0] if day else None,
            earliest=day[0] if day else None,
            latest=day[0] if day else None,
            time=day[1].times[0] if day else None,
            place=town.name if town else None,
            within=tuple(_within(town, document)) if town else (),
            quarter=quarter.name if quarter else None,
            at=town.at if town else None,
            reasons=tuple(reasons),
        ),
    )


def _is_history(day: str, document: Document) -> bool:
    """Whether it was published long after: what looks back is no report."""
    told, happened = from_iso(document.published), from_iso(day)
    return told is not None and happened is not None and fixed(*told) - fixed(*happened) > LATEST


def _looks_back(times: Sequence[Time], document: Document) -> bool:
    """Whether most of what it dates was long past, as in a memory or a history."""
    told = from_iso(document.published)
    dated = [day for t in times if t.value[:4].isdigit() and (day := from_iso(t.latest))]
    past = [day for day in dated if told and fixed(*told) - fixed(*day) > LATEST]
    return len(past) >= FEWEST_PAST and 2 * len(past) > len(dated)


def _is_report(document: Document, parsed: Parse) -> bool:
    dated = len(document.published or "") >= len("1921-05-03")
    if not dated or document.text.count(" ") > LONGEST:
        return False  # what does not say on which day it came out may be a memoir
    opening = parsed.sentences[:OPENING_SENTENCES]
    return any(t.lemma in HARM_VERBS | HAPPENINGS for s in opening for t in s.tokens)


def _within(town: Place, document: Document) -> Iterator[str]:
    """The state and the country that a town lies in, where the text or its size leaves no doubt."""
    same = towns(town.name)
    named = states_in(document.text)
    likely = [t for t in same if t.state in named] or list(same)
    if not likely or (len(likely) > 1 and likely[0].thousands < CLEARLY * likely[1].thousands):
        return
    if likely[0].state:
        yield state_called(likely[0].state)
    country = country_of(likely[0].country)
    if country is not None:
        yield country.name


CLEARLY = 3  # times as many people: the town that is meant where nothing else tells
