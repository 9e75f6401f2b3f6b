"""How close an account stands to its event, in words, each with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from quellen.showing.report.inert import clipped
from quellen.showing.report.wording import lapse, number

WITNESSES = {
    "eyewitness": "as an eyewitness",
    "participant": "as one who took part",
}
DENIES = "denies it"
LONGEST = 60  # characters of the words that show it

Row = Mapping[str, Any]


def nearness(account: Row, fewest: int = 1) -> Iterator[str]:
    """ "Denies it", "as an eyewitness (“I saw”)", "told 3 years later", "speaks as …".

    Voices are counted from ``fewest`` on.
    """
    if account.get("denies"):
        yield DENIES
    if account.get("witness") == "reported":
        yield "at second hand" + _shown(account)
    yield from first_hand(account)
    if account.get("removes", 0) >= fewest:
        yield f"through {number(account['removes'], 'voice')}"
    if lapse(account.get("years_after")):
        yield lapse(account.get("years_after"))
    if account.get("interest"):
        yield f"speaks as {account['interest']}"


def first_hand(account: Row) -> Iterator[str]:
    """ "As an eyewitness (“I saw”)", where its voice was there or took part."""
    if account.get("witness") in WITNESSES:
        yield WITNESSES[account["witness"]] + _shown(account)


def _shown(account: Row) -> str:
    grounds = account.get("grounds", ())
    words = next((g["words"] for g in grounds if g["kind"] == "witness"), "")
    return f" (“{clipped(words, LONGEST)}”)" if words else ""
