"""A dispute before its origins are counted and it is given a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quellen.model import Account, Quotation, Side


@dataclass(frozen=True, slots=True)
class Draft:
    """What kind of dispute, about which event, with its sides and its reasons in words."""

    kind: Literal["date", "figure", "place", "actor", "denial", "chronology"]
    relation: Literal["conflict", "update"]
    sides: tuple[Side, ...]
    reasons: tuple[str, ...]
    event: int | None = None


def quotation(account: Account) -> Quotation:
    return Quotation(account.document, account.voice, account.start, account.end, account.quote)


def side(value: str, accounts: Sequence[Account]) -> Side:
    """A side with each place quoted once."""
    quotes = dict.fromkeys(quotation(a) for a in accounts)
    return Side(value, tuple(quotes))


def with_origins(sides: Sequence[Side], origins: Sequence[int]) -> tuple[Side, ...]:
    return tuple(replace(s, origins=n) for s, n in zip(sides, origins, strict=True))
