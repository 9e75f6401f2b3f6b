"""The words of a text as evidence of what is told in its clauses: weights of stems and families."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.comparing.blanked import without_dates_and_numbers
from quellen.comparing.distances import Phrase
from quellen.comparing.families import families
from quellen.comparing.idioms import Idioms
from quellen.comparing.terms import stems
from quellen.model import Analysis, Span

AROUND = 0.3  # weight of the words of the sentence outside the clause
HINTED = 0.5  # weight of the names of the sentence before, where a pronoun stands for one of them


class Words:
    """The words of one text; ``plain`` is the text without its dates and numbers."""

    def __init__(self, text: str, analysis: Analysis, distances: Sequence[Phrase]) -> None:
        self.plain = without_dates_and_numbers(text, analysis, distances)
        self._idioms = Idioms(text)
        self._known: dict[Span, list[str]] = {}

    def terms(self, clause: Span, sentence: Span, before: str = "") -> dict[str, float]:
        """The clause's own words, and at a lesser weight those around it and what it hints at.

        ``before`` are names that a pronoun of it stands for.
        """
        own, around = self._in(clause), self._in(sentence)
        return {
            **dict.fromkeys(stems(before), HINTED),
            **dict.fromkeys(around, AROUND),
            **dict.fromkeys(own, 1.0),
        }

    def _in(self, span: Span) -> list[str]:
        """The families of a stretch of the text, then its stems."""
        known = self._known.get(span)  # a sentence is asked for with each of its clauses
        if known is None:
            found = stems(self.plain[slice(*span)]).keys()
            known = [*sorted(families(found) | self._idioms.families(*span)), *found]
            self._known[span] = known
        return known
