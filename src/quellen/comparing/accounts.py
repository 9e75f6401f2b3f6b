"""Accounts: what each voice gives for an event, and how close it stands to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quellen.comparing.closeness import closeness_of, voices_of
from quellen.comparing.tellings import Telling
from quellen.comparing.when_told import told_on, years_after
from quellen.model import Account, Document, Marked

__all__ = ["account_of", "shorten", "speaker_of", "title_of", "told_on", "years_after"]


def account_of(telling: Telling, marked: Marked) -> Account:
    """What a telling gives for its event, with whose word it is."""
    document = marked.document
    chain = (speaker_of(document), *(a.voice for a in voices_of(telling, marked)))
    close = closeness_of(telling, marked)
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
        witness=close.witness,
        removes=len(chain) - 1,
        years_after=years_after(telling.when, close.told),
        interest=close.interest,
        statement=telling.statement.id if telling.statement else None,
        told=close.told,
        grounds=close.grounds,
    )


def speaker_of(document: Document) -> str:
    """Who speaks where nobody else does: the authors, else the publisher, else the file."""
    if document.authors:
        return ", ".join(document.authors)
    return document.publisher or document.path.rsplit("/", 1)[-1]


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
