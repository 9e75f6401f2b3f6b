"""Numbers that count nothing although a noun stands beside them: years, ages, labels, names."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.marking.figures.people import is_person
from quellen.marking.figures.quantities import Quantity
from quellen.marking.figures.vocabulary import (
    AGE_UNITS,
    DIFFERENT,
    LABELS,
    MEASURES,
    NOT_PEOPLE,
    TOPICAL,
)
from quellen.marking.language import Token


def not_counted(quantity: Quantity, number: Token, noun: Token, words: Sequence[Token]) -> bool:
    between = [t for t in words if quantity.end <= t.start and t.end <= noun.end]
    return (
        any(t.lower in DIFFERENT or t.lower in MEASURES for t in between[:2])
        or noun.lower in AGE_UNITS
        or (
            bool(between)
            and between[0].lower in AGE_UNITS
            and between[-1].lower != between[0].lower
        )
        or _year(quantity, noun)
        or (labelled(number, words, quantity) and not is_person(noun))
    )


def is_name(noun: Token) -> bool:
    """ "11290 Fondren": a name in the singular is counted by no number."""
    return (
        noun.tag == "NNP"
        and noun.lemma not in NOT_PEOPLE
        and not is_person(noun)
        and noun.ent != "NORP"
    )


def _year(quantity: Quantity, noun: Token) -> bool:
    """ "the 1988 massacre": a bare four-digit number before a singular is a year."""
    low = quantity.low
    bare = quantity.qualifier == "exactly" and not quantity.grouped and low == quantity.high
    return bool(bare and low and 1000 <= low <= 2100 and noun.tag in ("NN", "NNP"))


def labelled(number: Token, words: Sequence[Token], quantity: Quantity) -> bool:
    """ "Resolution 598", "page 12", "Flight 103": the number names what is before it."""
    i = number.i - words[0].i
    if i <= 0 or quantity.grouped or quantity.qualifier != "exactly":
        return False
    before = words[i - 1]
    if (before.lower in LABELS or before.lemma in LABELS) and not before.tag.startswith("V"):
        return before.dep != "pobj" or before.tag.startswith("NNP") or number.head is before
    return (
        before.tag in ("NNP", "NNPS")
        and number.head is before
        and number.dep in ("nummod", "appos")
    )


def is_age(inside: Sequence[Token], words: Sequence[Token]) -> bool:
    """ "Mason, 35, died": a bare number between commas behind a name or a person."""
    i, j = inside[0].i - words[0].i, inside[-1].i - words[0].i + 1
    if i < 2 or len(inside) > 1:
        return False
    before, name = words[i - 1], words[i - 2]
    if before.lower == "also" and words[i - 2].text == ",":
        return True  # "his friend Mason, also 14"
    if before.text != ",":
        return before.tag == "NNP" and before.ent == "PERSON"
    after = words[j].lower if j < len(words) else "."
    if name.tag == "POS" and after.startswith(","):
        return True  # "Mason's, 16, death"
    closed = after in (",", ".", ";", "and", ")", "of", "was", "-", "—")
    return name.ent == "PERSON" or (closed and (name.tag.startswith("NNP") or is_person(name)))


def topical(quantity: Quantity, words: Sequence[Token]) -> bool:
    """ "a dispute over three villages" is about three villages, not more than three."""
    word = next((t for t in words if t.start >= quantity.start), None)
    if word is None or word.lower != quantity.word or word.dep != "prep" or quantity.unit:
        return False
    return word.lower == "about" or word.head.lemma in TOPICAL
