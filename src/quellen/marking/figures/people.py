"""Who are people: by lexicon, by the form of the word, or as the name of a people."""

from __future__ import annotations

from quellen.marking.figures.vocabulary import PEOPLE, PEOPLE_ENDINGS
from quellen.marking.language import Token


def is_person(noun: Token) -> bool:
    """Whether a noun means people by lexicon, form or as the name of a people."""
    return (
        noun.lemma in PEOPLE
        or noun.lower in PEOPLE
        or noun.lower.endswith(PEOPLE_ENDINGS)
        or (noun.ent == "NORP" and noun.lower.endswith("s"))
        or (noun.tag == "NNPS" and noun.lower.endswith(("ans", "is", "ese", "ians")))
    )
