"""Accounts: what each voice gives for an event, and how close it stands to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from quellen.comparing.days import Interval, day_number
from quellen.comparing.tellings import Telling
from quellen.model import Account, Document, Marked

Witness = Literal["eyewitness", "participant", "reported", "unknown"]


def account_of(telling: Telling, marked: Marked) -> Account:
    """What a telling gives for its event, with whose word it is."""
    document = marked.document
    speaker = speaker_of(document)
    others = (a for a in telling.chain if a.voice.casefold() not in FIRST_PERSON)
    chain = (speaker, *(a.voice for a in others))
    return Account(
        document=marked.id,
        voice=chain[-1],
        chain=chain,
        start=telling.start,
        end=telling.end,
        quote=telling.quote,
        edtf=telling.edtf,
        earliest=telling.earliest,
        latest=telling.latest,
        place=telling.place,
        figures=telling.figures,
        witness=witness_of(telling),
        removes=len(chain) - 1,
        years_after=years_after(telling.when, document.published),
        interest=document.affiliation,
        statement=telling.statement.id if telling.statement else None,
    )


FIRST_PERSON = frozenset({"i", "we", "me", "us"})
"""Voices that are the speaker's own."""


def speaker_of(document: Document) -> str:
    """Who speaks where nobody else does: the authors, else the publisher, else the file."""
    if document.authors:
        return ", ".join(document.authors)
    return document.publisher or document.path.rsplit("/", 1)[-1]


_SAW = re.compile(
    r"\b(?:I|we)\s+(?:(?:myself|ourselves|also|personally|then)\s+)?"
    r"(?:saw|heard|watched|witnessed|felt|smelled|noticed|was there|were there|was standing|"
    r"were standing|ran|could (?:see|hear))\b"
)
_TOOK_PART = re.compile(r"\b(?:I|[Ww]e|my|our|ours|us)\b")


def witness_of(telling: Telling) -> Witness:
    """How the voice stands to what it tells, by its own words."""
    if _SAW.search(telling.sentence):
        return "eyewitness"
    if _TOOK_PART.search(telling.quote):
        return "participant"
    return "reported" if telling.chain else "unknown"


def years_after(when: Interval | None, published: str | None) -> float | None:
    """Years from the event to the telling, by its publication; None where either is open."""
    told = told_on(published)
    if when is None or when.is_open or told is None:
        return None
    return round(max(0.0, (told - (when.low + when.high) / 2) / 365.2425), 1)


_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def told_on(published: str | None) -> int | None:
    """Day number of a publication date; the middle of the month or year where no day is given."""
    match = _PUBLISHED.match(published or "")
    if not match:
        return None
    year, month, day = match[1], match[2] or "07", match[3] or ("15" if match[2] else "01")
    return day_number(f"{year}-{month}-{day}")


def title_of(tellings: Sequence[Telling]) -> str:
    """The event in its sources' words: the telling that has most in common with the others."""

    def centrality(telling: Telling) -> tuple[float, int]:
        shared = sum(
            telling.vector.get(t, 0.0) * w
            for other in tellings[:12] if other is not telling
            for t, w in other.vector.items()
        )  # fmt: skip
        return (round(shared, 4), -abs(len(telling.quote) - 90))

    dated = [t for t in tellings[:12] if not t.focal] or tellings[:12]
    best = max(dated, key=centrality)
    return shorten(_JOINING.sub("", " ".join(best.quote.split())))


_JOINING = re.compile(
    r"^(?:that|when|while|as|and|but|after|before)\s+(?=\S+\s\S+\s\S)", re.IGNORECASE
)
"""Words that join a clause to another, and mean nothing at the head of a title."""


def shorten(text: str, limit: int = 140) -> str:
    """At most ``limit`` characters, cut at a word."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:–—-") + "…"
