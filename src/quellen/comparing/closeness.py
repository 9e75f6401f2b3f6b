"""How close an account stands to its event: the first thing that a historian asks of a source.

Whether its voice saw the event or took part in it, by its own words or those it is called by;
through whom it came; when it was told; on whose side the voice is. A quoted eyewitness is one
for what is quoted, not for the document. Nobody tells from sight what happened a lifetime before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quellen.comparing.dated import ENTRY
from quellen.comparing.firsthand import (
    FirstHand,
    by_description,
    has_first_person,
    in_own_words,
    in_reported_words,
)
from quellen.comparing.identity import fold
from quellen.comparing.tellings import Telling
from quellen.comparing.when_told import years_after
from quellen.model import Attribution, Entity, Ground, Marked, Span

_FIRST_PERSON = re.compile(
    r"(?:i|we|me|us|our (?:news)?paper|our (?:magazine|journal|agency|site|station))", re.IGNORECASE
)
"""How a speaker calls himself: what is so introduced is no other voice."""
LIFETIME = 90.0  # years after which nobody is left who saw it
BESIDE = 120  # characters between a voice and its verb that belong together
MASK = "\x1f"  # stands for words that are not the voice's own


@dataclass(frozen=True, slots=True)
class Closeness:
    """What is known of how close a voice stands, with the words that show it."""

    witness: Literal["eyewitness", "participant", "reported", "unknown"]
    told: str | None
    interest: str | None
    grounds: tuple[Ground, ...]


def closeness_of(telling: Telling, marked: Marked) -> Closeness:
    """How close the voice of a telling stands to what it tells."""
    others = voices_of(telling, marked)
    told = _told(telling, marked)
    years = years_after(telling.when, told)
    near = None if years is not None and years > LIFETIME else _first_hand(telling, marked, others)
    interest = _interest(telling, marked, others)
    grounds = [
        *([_ground("witness", marked, near[1])] if near else ()),
        *(_ground("remove", marked, span) for a in others if (span := _introduced(a))),
        *_time(telling, marked),
        *([interest] if interest else ()),
    ]
    witness = near[0] if near else "reported" if others else "unknown"
    return Closeness(witness, told, interest.words if interest else None, tuple(grounds))


def voices_of(telling: Telling, marked: Marked) -> list[Attribution]:
    """Whose word it is, outermost first, but for the speaker's own "I saw" and "we know"."""
    return [a for a in telling.chain if not _is_speaker(a, marked)]


def _is_speaker(voice: Attribution, marked: Marked) -> bool:
    words = marked.document.text[slice(*voice.source)] if voice.source else voice.voice
    return _FIRST_PERSON.fullmatch(words) is not None


def _ground(kind: Literal["witness", "remove", "time"], marked: Marked, span: Span) -> Ground:
    return Ground(kind, " ".join(marked.document.text[slice(*span)].split()), *span)


# ------------------------------------------------------------------------- who was there


def _first_hand(
    telling: Telling, marked: Marked, others: Sequence[Attribution]
) -> FirstHand | None:
    """Eyewitness or participant, with the words that show it, in the document."""
    text = marked.document.text
    sentence = _sentence(marked, telling.start)
    if not others and not has_first_person(text[slice(*sentence)]):
        return None
    if not others:
        return _moved(in_own_words(_unquoted(telling, marked, sentence)), sentence[0])
    voice = others[-1]
    if voice.source is not None:
        start, end = voice.source
        called = by_description(text[start:end], text[end : end + BESIDE])
        if called is not None:
            return _moved(("eyewitness", called), start)
    for start, end in voice.content:
        said = text[start:end]
        own = in_own_words(said) if voice.kind != "indirect" else in_reported_words(said)
        if own is not None:
            return _moved(own, start)
    return None


def _moved(found: FirstHand | None, by: int) -> FirstHand | None:
    return found and (found[0], (found[1][0] + by, found[1][1] + by))


def _unquoted(telling: Telling, marked: Marked, sentence: Span) -> str:
    """The document's own words of a sentence; others' are masked, offsets unchanged."""
    start, end = sentence
    words = list(marked.document.text[start:end])
    spans = [(m.start() + start, m.end() + start) for m in _QUOTED.finditer("".join(words))]
    for attribution in marked.analysis.attributions:
        if not _is_speaker(attribution, marked):
            spans += attribution.content
    for low, high in spans:
        first, last = max(low, start) - start, min(high, end) - start
        if first < last:
            words[first:last] = MASK * (last - first)
    return "".join(words)


_QUOTED = re.compile(r"“[^”]*(?:”|$)|(?<!\w)\"[^\"]*(?:\"|$)")


def _sentence(marked: Marked, place: int) -> Span:
    sentences = marked.analysis.sentences
    at = bisect_right(sentences, (place, len(marked.document.text))) - 1
    return sentences[at] if at >= 0 and place < sentences[at][1] else (place, place)


# ---------------------------------------------------------------------- through whom, when


def _introduced(voice: Attribution) -> Span | None:
    """Who says it and that he says it, where both stand together."""
    if voice.source is None or voice.cue is None:
        return voice.source or voice.cue
    start, end = min(voice.source, voice.cue), max(voice.source, voice.cue)
    return (start[0], end[1]) if end[0] - start[1] < BESIDE else voice.source


def _time(telling: Telling, marked: Marked) -> Iterator[Ground]:
    """The words that date the event, from which the time to the telling is counted."""
    statement = telling.statement
    if statement is not None and statement.time is not None and not telling.focal:
        time = marked.analysis.times[statement.time]
        yield _ground("time", marked, (time.start, time.end))


def _told(telling: Telling, marked: Marked) -> str | None:
    """The day of the post or the entry that it stands in, else of the document."""
    posts = (b for b in marked.document.blocks if b.kind == "post" and b.date)
    here = next((b.date for b in posts if b.start <= telling.start < b.end), None)
    return here or _entered(telling, marked) or marked.document.published


def _entered(telling: Telling, marked: Marked) -> str | None:
    """The day of its entry, or of that from which its "yesterday" counts."""
    statement = telling.statement
    if statement is None:
        return None
    if ENTRY in statement.scope_by:
        return statement.scope_date
    time = None if statement.time is None else marked.analysis.times[statement.time]
    return time.anchor if time and time.basis == "published" else None


# ------------------------------------------------------------------------------ interest


def _interest(telling: Telling, marked: Marked, others: Sequence[Attribution]) -> Ground | None:
    """On whose side the voice is: who takes part speaks of himself, or whom he speaks for does.

    Else what the document declares of its author.
    """
    declared = marked.document.affiliation
    of_document = Ground("interest", declared) if declared else None
    if not others or others[-1].source is None:
        return of_document
    parties = {f for e in _parties(telling, marked) for f in (fold(e.name), *map(fold, e.aliases))}
    start, end = others[-1].source
    text = marked.document.text
    if fold(others[-1].voice) in parties or fold(text[start:end]) in parties:
        return Ground("interest", "a party to it", start, end)
    beside = _APPOSED.match(text, end)
    for low, high in ((start, end), beside.span("words") if beside else (0, 0)):
        said = _SPEAKS_FOR.search(text, low, high)
        if said and fold(said["body"]) in parties:
            return Ground("interest", " ".join(said[0].split()), *said.span())
    return of_document


_APPOSED = re.compile(r",\s+(?P<words>[^,.;:\n]{3,90})(?=,|\.)")
_OFFICES = (
    r"spokes(?:man|woman|person)|speaker|secretary|president|chair(?:man|woman)?|leader|head|"
    r"commander|general|colonel|major|captain|director|manager|minister|officer|official|lawyer|"
    r"member|fighter|soldier|founder|owner|delegate|representative"
)
_SPEAKS_FOR = re.compile(
    rf"\b(?:{_OFFICES})\s+(?:of|for|in|with|from)\s+(?P<body>(?:the\s+)?[A-Z][\w’'-]*"
    r"(?:\s+(?:of|for|and|the)(?=\s)|\s+[A-Z][\w’'-]*)*)"
)


def _parties(telling: Telling, marked: Marked) -> list[Entity]:
    """Who takes part: persons, organisations and groups, no places."""
    who = telling.statement.who if telling.statement is not None else ()
    return [e for e in marked.analysis.entities if e.id in who and e.type != "place"]
