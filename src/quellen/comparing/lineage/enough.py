"""How much two texts must share before one can be said to have it from the other.

Whoever tells of the same happening has the same names, ages and addresses, in whatever words; so
a passage that is little but names and numbers must be the longer.
"""

from __future__ import annotations

import math
import re

LEAST = 116.0  # evidence that a passage must have: letters, rare ones twice, and its length
FEW = 45.0  # as much more in one text, falling with the root of their number: a phrase that is
# common in the language looks rare where there is little to tell it by
FOR_NAMES = 1.0  # as many times more as names have of the shared letters beyond their due
DUE = 0.4  # share of a text's letters that may well stand in names and numbers

_WORD = re.compile(r"[^\W_]+")


def least_among(texts: int) -> float:
    """Evidence that a passage must have in a collection of so many texts, names apart."""
    return LEAST + FEW / math.sqrt(max(texts, 1))


def enough(evidence: float, least: float, one: str, two: str) -> bool:
    """Whether the evidence for a passage, given as it stands in both texts, is no chance."""
    if evidence >= (1 + FOR_NAMES * (1 - DUE)) * least:
        return True
    if evidence < least:
        return False
    return evidence >= least * (1 + FOR_NAMES * max(0.0, named(one, two) - DUE))


def named(one: str, two: str) -> float:
    """Share of names and numbers in the letters of the words that two passages have in common;
    0 where either is in capitals throughout."""
    if one.isupper() or two.isupper():
        return 0.0
    words = set(_WORD.findall(one)) & set(_WORD.findall(two))
    letters = sum(map(len, words))
    return sum(len(w) for w in words if not w[0].islower()) / letters if letters else 0.0
