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
_BEARING = frozenset({"dat", "bear", "bor", "carry"})  # stems


class Words:
    """The words of one text; ``plain`` is the text without its dates and numbers."""

    def __init__(self, text: str, analysis: Analysis, distances: Sequence[Phrase]) -> None:
        self.plain = without_dates_and_numbers(text, analysis, distances)
        self._idioms = Idioms(text)
        self._known: dict[Span, list[str]] = {}

    def terms(
        self, clause: Span, sentence: Span, before: str = "", subject: Span = (0, 0)
    ) -> dict[str, float]:
        """The clause's own words, and at a lesser weight those around it and what it hints at.

        ``before`` are names that a pronoun of it stands for; ``subject`` is the thing written that
        it dates, whose words are its own: to bear a date is all that is said of it.
        """
        weights = {
            **dict.fromkeys(stems(before), HINTED),
            **dict.fromkeys(self._in(sentence), AROUND),
            **dict.fromkeys(self._in(clause), 1.0),
        }
        if not any(subject):
            return weights
        own = dict.fromkeys(stems(self.plain[slice(*subject)]), 1.0)
        return {**{t: w for t, w in weights.items() if t not in _BEARING}, **own}

    def _in(self, span: Span) -> list[str]:
        """The families of a stretch of the text, then its stems."""
        known = self._known.get(span)  # a sentence is asked for with each of its clauses
        if known is None:
            found = stems(self.plain[slice(*span)]).keys()
            known = [*sorted(families(found) | self._idioms.families(*span)), *found]
            self._known[span] = known
        return known
