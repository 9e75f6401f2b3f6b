"""A clause: a predicate with the words that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quellen.marking.language import Token
from quellen.model import Span


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A predicate with its words; ``start`` and ``end`` are those of its sentence."""

    head: Token
    tokens: Sequence[Token]
    spans: tuple[Span, ...]
    predicate: str
    start: int
    end: int
    block: int
    nominal: bool = False
    asked: bool = False
