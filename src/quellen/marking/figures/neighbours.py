"""What the very next words say, where the parse is not to be trusted.

Headlines and texts that lost their commas are often misparsed; neighbours are not.
"""

from __future__ import annotations

from collections.abc import Sequence

from quellen.marking.figures.quantities import Quantity
from quellen.marking.figures.verbs import real
from quellen.marking.figures.vocabulary import (
    AMBIGUOUS,
    BE,
    CLAIM,
    COMBATANTS,
    COMRADES,
    ELIMINATE,
    FALLING,
    FATES,
    LOSE,
    MEASURED,
    TOLL,
    TOLL_KILLED,
)
from quellen.marking.language import Token


def beside(quantity: Quantity, noun: Token, words: Sequence[Token]) -> str | None:
    """What the very next words say: "30 wounded", "12 people were later killed", "killing 12".

    Headlines and texts that lost their commas are often misparsed; neighbours are not.
    """
    i = noun.i - words[0].i + 1
    passive = False
    for token in words[i : i + 6]:
        if token.lower in BE or token.lower in (
            "has",
            "have",
            "had",
            "reported",
            "feared",
            "confirmed",
            "reportedly",
            "'ve",
        ):
            passive = True
        elif token.lower in FATES.state or (
            token.lower in FATES.head and token.tag in ("VBN", "JJ", "VBD", "NN")
        ):
            return None if _or(token, words) else _told_by(token)
        elif token.tag in ("VBN", "VBD") and token.lemma in FATES.patient:
            active = not passive and _takes_object(token, words)
            if active or token.lemma in AMBIGUOUS or not real(token):
                return None
            return None if _goes_on(token, words) else FATES.patient[token.lemma]
        elif token.tag != "RB" or token.lower in ("not", "n't"):
            break
    return None


def of_toll(number: Token, words: Sequence[Token], *, alone: bool) -> bool:
    """Whether a death toll comes before a number with nothing between but words of measuring.

    "With the death toll estimated between 500 and 1300 what would be the worst". A number that
    counts something by its parse must follow a verb: "the death toll reached 330 rescuers say".
    """
    measured = alone
    for token in reversed(words[: number.i - words[0].i]):
        if {token.lower, token.lemma} & TOLL and token.lemma != "number":
            subtree = {t.lower for t in token.subtree() if t.i <= token.i}
            return measured and (token.lemma == "fatality" or bool(subtree & TOLL_KILLED))
        measured = measured or token.tag.startswith("VB")
        if token.lemma not in MEASURED and token.tag not in ("CD", "-LRB-", "HYPH"):
            return False
    return False


def eliminated(noun: Token, words: Sequence[Token]) -> bool:
    """ "Army Eliminates Over 75 Militants": said of fighters, it is of their death."""
    if noun.lemma not in COMBATANTS:
        return False
    before = words[max(0, noun.i - words[0].i - 6) : noun.i - words[0].i]
    verb = next((t for t in reversed(before) if {t.lemma, t.lower[:-1]} & ELIMINATE), None)
    return verb is not None and real(verb)


def _told_by(word: Token) -> str:
    return FATES.state.get(word.lower) or FATES.head[word.lower]


def _or(word: Token, words: Sequence[Token]) -> bool:
    i = word.i - words[0].i + 1
    return i < len(words) and words[i].lower == "or"


def fallen(noun: Token) -> bool:
    """ "Nineteen of our brothers fell": said of soldiers and comrades, it is of their death."""
    top = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else noun
    verb = top.head
    if noun.lemma not in COMRADES or top.dep != "nsubj" or verb.lemma != "fall":
        return False
    behind = [c for c in verb.children if c.i > verb.i]
    return real(verb) and not any(c.lower in FALLING or c.dep == "dobj" for c in behind)


def _goes_on(verb: Token, words: Sequence[Token]) -> bool:
    """ "hurt or killed": what became of them is not said by the first verb alone."""
    return verb.lemma == "shoot" or _or(verb, words)


def _takes_object(verb: Token, words: Sequence[Token]) -> bool:
    i = verb.i - words[0].i + 1
    return i < len(words) and words[i].tag in (
        "DT",
        "CD",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "PRP",
        "PRP$",
        "JJ",
    )


def object_of(quantity: Quantity, words: Sequence[Token], *, known: bool) -> str | None:
    """What the verb right before a quantity does to it, whatever else the parse makes of it."""
    verb = next((t for t in reversed(words) if t.end <= quantity.start), None)
    if verb is not None and known and _kills(verb):
        return "killed"
    if verb is None or not verb.tag.startswith("V") or verb.lemma not in FATES.patient:
        return None
    if (verb.lemma in AMBIGUOUS and not known) or not real(verb):
        return None
    passive = any(c.dep == "auxpass" for c in verb.children)
    return None if passive else FATES.patient[verb.lemma]


def _kills(noun: Token) -> bool:
    """Taken for nouns in headlines: "Raid Kills Over 20 Rebels", "an attack and killing 12"."""
    joined = noun.lower == "killing" and noun.dep == "conj"
    return noun.tag.startswith("N") and (noun.lower == "kills" or joined)


def lives_lost(quantity: Quantity, noun: Token, words: Sequence[Token]) -> str | None:
    """ "cost 130 lives", however it is parsed."""
    verb = next((t for t in reversed(words) if t.end <= quantity.start), None)
    taken = noun.lemma == "life" and verb is not None and verb.lemma in CLAIM | LOSE
    return "killed" if taken else None
