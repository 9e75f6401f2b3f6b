"""A relation in the making: token indices, before voices are named and chains are linked."""

from __future__ import annotations

from dataclasses import dataclass, field

from quellen.marking.language import Token
from quellen.model import Certainty, Span, Stance


@dataclass(slots=True, eq=False)
class Relation:
    """Source, cue and content of one attribution, as the rules find them."""

    cue: Span | None
    content: list[Span]
    source: Span | None = None
    head: Token | None = None
    """Head word of the source."""
    word: Token | None = None
    """The word that carries the cue."""
    stance: Stance = "asserts"
    certainty: Certainty = "certain"
    speech: bool = True
    """Whether it reports words (and not only a thought, a wish or a judgement)."""
    rejects: bool = False
    """Whether the cue turns its object down, and denies it where it is a claim."""
    outer: Relation | None = None
    """Who reports it, where that is not seen from where it stands."""
    rule: str = ""
    evidence: list[Span] = field(default_factory=list)
    further: list[Span] = field(default_factory=list)
    """Quotations that stand apart from the clause of the cue, in the content as well."""
    post: int | None = None
    """Index of the block whose author speaks, for a post."""

    @property
    def start(self) -> int:
        return min(self.content)[0]

    @property
    def end(self) -> int:
        return max(b for _, b in self.content)
