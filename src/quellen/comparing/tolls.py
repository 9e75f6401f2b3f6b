"""Tolls: who came to harm, as it is counted, and when the day of a count is not that of the event.

A toll "rose on 2 May": that is the day of the counting, not of the deaths.
"""

from __future__ import annotations

import re

from quellen.model import Figure, Statement

CASUALTIES = frozenset({"killed", "injured", "missing", "arrested", "executed", "displaced"})
TOLL = re.compile(
    r"\b(?:toll|(?:number|count|total) of (?:the )?(?:dead|deaths|victims|killed))\b", re.I
)
RISEN = re.compile(
    r"\b(?:the|that|this|their) (?:number|count|figure|total)s? (?:had |has |have )?(?:since )?"
    r"(?:risen|rose|climbed|grown|grew|reached|gone up|went up|doubled)\b",
    re.I,
)
"""How a count that stands right before is brought up to date."""
OVERALL = re.compile(
    r"\bsince\b|\b(?:during|throughout|in|over|of) (?:the|this|a|its|their|our) (?:\S+ ){0,3}"
    r"(?:wars?|conflict|uprising|revolution|insurgency|civil war|crisis|years?|months|decades?)\b"
    r"|\b(?:this|last|past|each|every) (?:year|month|decade)\b|\b(?:a|per) year\b",
    re.I,
)
"""The dead of a war or a year are not those of the one event that a report is about."""


def is_toll(words: str, harmed: bool, counted: bool) -> bool:
    """Whether a clause gives the state of a count on a day.

    ``harmed``: it counts people who came to harm; ``counted``: such a count stands before it.

    >>> is_toll("by the Monday the number had risen to sixty", harmed=False, counted=True)
    True
    """
    return (harmed and TOLL.search(words) is not None) or (
        counted and RISEN.search(words) is not None
    )


def counts_casualties(figure: Figure, statement: Statement) -> bool:
    """People who came to harm; lost, without a word of how: "the regiment lost 160 men"."""
    lost = figure.unit == "person" and statement.predicate == "lose"
    return figure.counts in CASUALTIES or lost
