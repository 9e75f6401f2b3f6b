"""Parts of a whole: "including 11 children", "12 of them", "two among 31 dead"."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.marking.figures.fates import fate, first_conjunct
from quellen.marking.figures.people import is_person
from quellen.marking.figures.quantities import Quantity
from quellen.marking.figures.vocabulary import FATES, PART_CUES, PART_OPENINGS
from quellen.marking.language import Token


def is_part(quantity: Quantity, number: Token, noun: Token, words: Sequence[Token]) -> bool:
    """ "including 11 children", "12 of them", "among them three women", "two among 31 dead"."""
    top = first_conjunct(noun)
    before = " ".join(t.lower for t in words if quantity.start - 24 < t.start < quantity.start)
    if before.endswith(PART_OPENINGS):
        return True
    if any(c.lower == "among" and c.i > noun.i and _numbered(c) for c in noun.children):
        return True
    if top.dep == "pobj" and top.head.lower in PART_CUES:
        return True
    if top.dep == "dobj" and top.head.lower in ("include", "included", "includes", "including"):
        return True
    if any(t.lower in PART_CUES for t in _left_of(number)):
        return True
    if _among_those(words, quantity):
        return True
    whole = of_noun(number)
    return whole is not None and not quantity.vague and _definite(whole)


def is_whole(noun: Token) -> bool:
    """ "Of the 300 workers, 40 died": those of whom something is said about a part only."""
    of = first_conjunct(noun).head
    return (
        of.lower == "of" and of.dep == "prep" and of.head.tag.startswith("V") and of.i < of.head.i
    )


def _numbered(preposition: Token) -> bool:
    return any(
        g.dep == "nummod" or g.tag == "CD" for c in preposition.children for g in (c, *c.children)
    )


def _left_of(number: Token) -> list[Token]:
    return [t for t in (number.head, number.head.head) if t.i < number.i and t.tag in ("VBG", "IN")]


def _definite(noun: Token) -> bool:
    return noun.lower in ("them", "whom", "us", "these", "those", "which") or (
        noun.tag in ("NN", "NNS", "JJ", "VBN", "CD", "VBD")
        and any(
            c.lower in ("the", "these", "those", "his", "her", "their", "its")
            for c in noun.children
        )
    )


def _among_those(words: Sequence[Token], quantity: Quantity) -> bool:
    """ "Among the dead were 11 children": the sentence opens with the whole."""
    return fate_among(words) is not None and words[0].start < quantity.start


def fate_among(words: Sequence[Token]) -> str | None:
    """What became of those that a sentence opens with: "among the dead", "of the wounded"."""
    if len(words) < 4 or words[0].lower not in ("among", "amongst"):
        return None
    return next((FATES.head[t.lower] for t in words[1:4] if t.lower in FATES.head), None)


def fate_of_whole(noun: Token) -> str | None:
    """What became of the whole that a part is taken from."""
    for token in noun.ancestors():
        if token.tag.startswith(("N", "CD")) and token.i < noun.i:
            return fate(token, is_person(token))
        if token.tag.startswith("V") and token.lower != "including":
            subject = [
                c
                for c in token.children
                if c.dep in ("nsubjpass", "nsubj", "dobj") and c.i < noun.i
            ]
            return fate(subject[-1], True) if subject else None
    return None


def of_noun(token: Token) -> Token | None:
    for child in token.children:
        if child.lower == "of" and child.i > token.i:
            for noun in child.children:
                if noun.dep == "pobj":
                    return noun
    return None
