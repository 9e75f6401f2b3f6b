"""Quotations: the same words from several documents once, with everywhere they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quellen.showing.dates import in_words
from quellen.showing.quotation import Words, in_marks, plain, quotation
from quellen.showing.report.gather import ReportData, Row
from quellen.showing.report.inert import clipped
from quellen.showing.report.names import Names
from quellen.showing.report.nearness import nearness
from quellen.showing.report.places import Places, Texts
from quellen.showing.report.wording import figures_in_words

LONGEST = 420  # characters of a quotation outside the full text


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that gives the words; ``href`` leads to them."""

    name: str
    href: str | None


@dataclass(slots=True)
class Quote:
    """Words, the voices through which they come (outermost first), and where they stand."""

    text: str
    chain: tuple[str, ...]
    facts: tuple[str, ...] = ()
    edtf: str | None = None
    citations: list[Citation] = field(default_factory=list)

    @property
    def href(self) -> str | None:
        return self.citations[0].href

    @property
    def marked(self) -> str:
        """The words in quotation marks."""
        return in_marks(self.text)

    @property
    def voices(self) -> tuple[str, ...]:
        """Without those that the name of the document says already."""
        own = self.citations[0].name
        others = [v for v in self.chain if not own.startswith((v, f"“{v}"))]
        return tuple(v for i, v in enumerate(others) if i == 0 or v != others[i - 1])


class Quoting:
    """Makes quotations of the accounts in the answers of a ledger."""

    def __init__(self, data: ReportData, names: Names, places: Places) -> None:
        self.names = names
        self.places = places
        self._shares = _shares(data.documents)
        self._words = {
            number_: Words(
                document.text, analysis.sentences, [(n.start, n.end) for n in analysis.names]
            )
            for number_, (document, analysis) in data.documents.items()
        }

    def words(self, document: str) -> Words:
        """A document's text with its sentences and names; no text where none is at hand."""
        return self.places.quotable(document)

    def text(self, account: Row, limit: int = LONGEST) -> str:
        """What an account says, in whole words, with an ellipsis wherever there is more."""
        shown = quotation(self.words(account["document"]), account["start"], account["end"])
        return clipped(shown or plain(account["quote"]), limit)

    def quotes(
        self, accounts: Iterable[Row], back: str, when: str | None = None, limit: int = LONGEST
    ) -> list[Quote]:
        """The accounts in their order; the same words by the same voice once.

        ``back`` is the anchor of what quotes them, ``when`` the date that it gives already,
        ``limit`` how many characters of each are shown.
        """
        found: dict[tuple[str, str], Quote] = {}
        for account in accounts:
            text = self.text(account, limit)
            key = (account["voice"], text.casefold())
            if key not in found:
                chain = tuple(map(plain, account.get("chain") or (account["voice"],)))
                facts = tuple(fact for fact in self._facts(account) if fact != when)
                found[key] = Quote(text, chain, facts, account.get("edtf"))
            citation = self._citation(account, back)
            if all(c.name != citation.name for c in found[key].citations):
                found[key].citations.append(citation)
        return list(found.values())

    def when(self, account: Row) -> str:
        """The date of an account, as "late 1980s" where its text says it so."""
        return in_words(account["edtf"], self.share(account))

    def share(self, account: Row) -> str | None:
        """The TIMEX3 modifier of the time by which an account is dated."""
        for start, end, mod in self._shares.get((account["document"], account["edtf"] or ""), ()):
            if account["start"] <= start and end <= account["end"]:
                return mod
        return None

    def _citation(self, account: Row, back: str) -> Citation:
        document = account["document"]
        href = self.places.link(document, account["start"], account["end"], back)
        return Citation(self.names[document], href)

    def _facts(self, account: Row) -> Iterable[str]:
        if account.get("edtf"):
            yield self.when(account)
        if account.get("place"):
            yield account["place"]
        yield from figures_in_words(account.get("figures", ()))
        yield from nearness(account, fewest=2)


def _shares(texts: Texts) -> dict[tuple[str, str], Sequence[tuple[int, int, str]]]:
    """Times that stand for a part of something longer, by document and EDTF."""
    found: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for document, (_, analysis) in texts.items():
        for time in analysis.times:
            if time.mod and time.edtf:
                found[document, time.edtf].append((time.start, time.end, time.mod))
    return dict(found)
