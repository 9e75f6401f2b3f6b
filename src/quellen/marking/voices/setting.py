"""The parsed document as the rules for voices look at it: tokens, sentences, quotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from quellen.marking.datelines import DATELINE
from quellen.marking.language import Parse, Sentence, Token
from quellen.marking.voices.quotes import Quotation, find_quotations
from quellen.model import Document, Span

_EDGES = " \t\r\n\f\v\u00a0,;:.–—-•"
_LEADING = " \t\r\n\f\v\u00a0,;:–—•"


class Setting:
    """Tokens by place, the sentence each stands in, and the quotation each stands in."""

    def __init__(self, document: Document, parsed: Parse) -> None:
        self.document = document
        self.text = document.text
        self.tokens = parsed.tokens
        self.sentences = parsed.sentences
        self.quotations = find_quotations(document)
        self.links = sorted({(link.start, link.end) for link in document.links})
        self.has_addresses = "://" in document.text or "www." in document.text
        self._starts = [t.start for t in parsed.tokens]
        self._firsts = [s.tokens[0].i for s in parsed.sentences]
        self.quoted = self._which_quotation()

    def _which_quotation(self) -> list[int]:
        """For each token the index of the quotation that it stands in (marks too), or -1."""
        inside = [-1] * len(self.tokens)
        for number, quotation in enumerate(self.quotations):
            for i in self.between(quotation.start, quotation.end):
                inside[i] = number
        return inside

    def between(self, start: int, end: int) -> range:
        """Indices of the tokens that begin in a span."""
        first = self.at(start)
        return range(first, max(first, self.at(end)))

    def at(self, place: int) -> int:
        """Index of the first token that begins at or after a place."""
        return bisect_right(self._starts, place - 1)

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[self.number_of(token)]

    def block_start(self, sentence: Sentence) -> int:
        """Where the block begins that a sentence stands in."""
        blocks = self.document.blocks
        return blocks[sentence.block].start if sentence.block < len(blocks) else 0

    def start_of(self, sentence: Sentence) -> int:
        """Index of the first token of a sentence, after the dateline if it has one."""
        dateline = DATELINE.match(self.text, sentence.start, sentence.end)
        return self.at(dateline.end()) if dateline else sentence.tokens[0].i

    def number_of(self, token: Token) -> int:
        """Index of the sentence that a token stands in."""
        return max(0, bisect_right(self._firsts, token.i) - 1)

    def number_at(self, place: int) -> int:
        """Index of the sentence that a place in the text stands in."""
        return max(0, bisect_right(self._firsts, self.at(place)) - 1)

    def quotation_of(self, token: Token) -> Quotation | None:
        number = self.quoted[token.i]
        return self.quotations[number] if number >= 0 else None

    def span(self, tokens: Iterable[Token]) -> Span | None:
        """From the first to the last of some tokens, trimmed of blanks and marks at the edges."""
        places = [(t.start, t.end) for t in tokens]
        if not places:
            return None
        return self.trimmed(min(a for a, _ in places), max(b for _, b in places))

    def fragments(self, indices: Iterable[int]) -> list[Span]:
        """Token indices as spans; marks between two of them do not break a span."""
        spans: list[Span] = []
        run: list[int] = []
        for i in sorted(set(indices)):
            if run and i > run[-1] + 1 and not self._joined(run[-1], i):
                self._end_run(run, spans)
                run = []
            run.append(i)
        self._end_run(run, spans)
        return spans

    def _joined(self, left: int, right: int) -> bool:
        return all(not any(c.isalnum() for c in t.text) for t in self.tokens[left + 1 : right])

    def _end_run(self, run: list[int], spans: list[Span]) -> None:
        if run:
            span = self.trimmed(self.tokens[run[0]].start, self.tokens[run[-1]].end)
            if span and any(c.isalnum() for c in self.text[span[0] : span[1]]):
                spans.append(span)

    def trimmed(self, start: int, end: int) -> Span | None:
        """Without blanks and stops at the edges; quotation marks stay where they are paired."""
        while start < end and self.text[start] in _LEADING:
            start += 1
        while start < end and self.text[end - 1] in _EDGES and not self._abbreviates(start, end):
            end -= 1
        words = self.text[start:end]
        if words.count("(") > words.count(")") and not words.endswith("("):
            if self.text[end : end + 1] == ")":
                end += 1
            elif words.startswith("("):
                return self.trimmed(start + 1, end)
        return (start, end) if start < end else None

    def unquoted(self, start: int, end: int) -> Span | None:
        """Trimmed, without a quotation mark at the end that opens nowhere inside."""
        span = self.trimmed(start, end)
        if span and self.text[span[1] - 1] in '"”»' and self.text[span[0]] not in '"“«':
            span = self.trimmed(span[0], span[1] - 1)
        return span

    def _abbreviates(self, start: int, end: int) -> bool:
        """ "U.S." and "No." keep their stop."""
        words = self.text[max(start, end - 6) : end].split()
        word = words[-1] if words else ""
        return self.text[end - 1] == "." and ("." in word[:-1] or self.text[end - 2 : end] == "..")


def under(token: Token) -> set[int]:
    """Indices of a token and of all that hangs on it."""
    return {t.i for t in token.subtree()}
