"""Where the report quotes each document, so that every quotation leads to its words and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from quellen.model import Analysis, Document, Span
from quellen.showing.quotation import Words
from quellen.showing.report.names import Names

Texts = Mapping[str, tuple[Document, Analysis]]


class Places:
    """Gives links while the findings are written up, and their anchors when the texts are.

    An anchor is ``d3-120-180``: the third document, from character 120 to 180. ``d3-e180`` stands
    where it ends.
    """

    def __init__(self, texts: Texts, names: Names) -> None:
        self._texts = texts
        self._names = names
        self._quotable: dict[str, Words] = {}
        self._quoted: dict[str, dict[Span, str]] = defaultdict(dict)

    def link(self, document: str, start: int, end: int, back: str) -> str | None:
        """The link to a quotation; None where the report does not hold the text.

        ``back`` is the anchor of what quotes it; the first to quote a place is what it leads
        back to.
        """
        if document not in self._texts:
            return None
        if not 0 <= start < end <= len(self._texts[document][0].text):
            return None
        self._quoted[document].setdefault((start, end), back)
        return f"#{self._names.key(document)}-{start}-{end}"

    def words(self, document: str, start: int, end: int) -> str:
        """The words of a place; empty where the report does not hold the text."""
        return self._texts[document][0].text[start:end] if document in self._texts else ""

    def quotable(self, document: str) -> Words:
        """The text with its sentences and names; no text where the report does not hold it."""
        if document not in self._texts:
            return Words("")
        text, analysis = self._texts[document]
        if document not in self._quotable:
            names = [(n.start, n.end) for n in analysis.names]
            self._quotable[document] = Words(text.text, analysis.sentences, names)
        return self._quotable[document]

    def of(self, document: str) -> Mapping[Span, str]:
        """Every place quoted in a document, with what it leads back to."""
        return self._quoted[document]
