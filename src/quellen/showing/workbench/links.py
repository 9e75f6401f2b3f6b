"""From every quotation to its words in the reader."""

from __future__ import annotations

from quellen.errors import LedgerError
from quellen.ledger import Store
from quellen.showing.quotation import Words
from quellen.showing.report.gather import ReportData
from quellen.showing.report.names import Names
from quellen.showing.report.places import Places
from quellen.showing.report.quotes import Quoting
from quellen.showing.workbench.answers import Asked, address


class ReaderPlaces(Places):
    """Gives links into the reader for places of the report, and the words that stand there."""

    def __init__(self, store: Store, names: Names) -> None:
        super().__init__({}, names)
        self._store = store

    def link(self, document: str, start: int, end: int, back: str = "") -> str | None:
        return place(document, start, end)

    def words(self, document: str, start: int, end: int) -> str:
        return self.text(document)[start:end]

    def text(self, document: str) -> str:
        """The text of a document; empty where the ledger does not hold it."""
        return self.quotable(document).text

    def quotable(self, document: str) -> Words:
        """The text with its sentences and names, read once."""
        if document not in self._quotable:
            try:
                self._quotable[document] = Words(*self._store.words(document))
            except LedgerError:
                self._quotable[document] = Words("")
        return self._quotable[document]


def place(document: str, start: int, end: int) -> str:
    """The address of some words in the reader."""
    return address(f"/documents/{document}", at=f"{start}-{end}")


def quoting(asked: Asked) -> Quoting:
    """Quotations as the report writes them, with links into the reader."""
    names = asked.register.names
    return Quoting(ReportData([], [], [], [], [], [], {}), names, ReaderPlaces(asked.store, names))
