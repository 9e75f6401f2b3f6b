"""Accounts: what each voice gives for an event, and how close it stands to it."""

from __future__ import annotations

from quellen.comparing.closeness import closeness_of, voices_of
from quellen.comparing.tellings import Telling
from quellen.comparing.when_told import told_on, years_after
from quellen.model import Account, Document, Marked

__all__ = ["account_of", "speaker_of", "told_on", "years_after"]


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
        denies=telling.denied,
    )


def speaker_of(document: Document) -> str:
    """Who speaks where nobody else does: the authors, else the publisher, else the file."""
    if document.authors:
        return ", ".join(document.authors)
    return document.publisher or document.path.rsplit("/", 1)[-1]
