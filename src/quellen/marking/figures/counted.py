"""What a quantity counts: its noun, whether that is people, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quellen.marking.figures.fates import fate, first_conjunct, real
from quellen.marking.figures.quantities import Quantity
from quellen.marking.figures.vocabulary import (
    AGE_UNITS,
    AMBIGUOUS,
    BE,
    CLASSES,
    COLLECTIVE,
    DIFFERENT,
    FATES,
    LABELS,
    MEASURES,
    NOT_PEOPLE,
    PART_CUES,
    PART_OPENINGS,
    PEOPLE,
    PEOPLE_ENDINGS,
    TOPICAL,
)
from quellen.marking.language import Token

_COUNTING = frozenset({"nummod", "compound", "quantmod", "nmod", "amod", "det", "predet", "advmod"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The head of what is counted (None: the number stands alone), its end, unit and category."""

    end: int
    unit: str
    counts: str
    part: bool = False


def is_person(noun: Token) -> bool:
    """Whether a noun means people by lexicon, form or as the name of a people."""
    return (
        noun.lemma in PEOPLE
        or noun.lower in PEOPLE
        or noun.lower.endswith(PEOPLE_ENDINGS)
        or (noun.ent == "NORP" and noun.lower.endswith("s"))
        or (noun.tag == "NNPS" and noun.lower.endswith(("ans", "is", "ese", "ians")))
    )


def counted(quantity: Quantity, words: Sequence[Token]) -> Counted | None:
    """What a quantity of a sentence counts; None where it is no figure."""
    inside = [t for t in words if t.start < quantity.core[1] and t.end > quantity.core[0]]
    if not inside:
        return None
    if quantity.unit:
        return _money_or_percent(quantity, inside)
    number = inside[-1]
    noun = _noun(number, words, quantity)
    if noun is None or _is_name(noun):
        return _alone(quantity, inside, words)
    if _not_counted(quantity, inside[0], noun, words):
        return None
    return _of_noun(quantity, number, noun, words)


def _money_or_percent(quantity: Quantity, inside: Sequence[Token]) -> Counted:
    if quantity.unit != "percent":
        return Counted(quantity.end, quantity.unit, "money")
    for token in inside:
        for top in (token, token.head):
            noun = _of(top)
            if noun is not None and noun.i > token.i:
                return Counted(quantity.end, "percent", noun.lemma)
    return Counted(quantity.end, "percent", "percent")


def _is_name(noun: Token) -> bool:
    """ "11290 Fondren": a name in the singular is counted by no number."""
    return (
        noun.tag == "NNP"
        and noun.lemma not in NOT_PEOPLE
        and not is_person(noun)
        and noun.ent != "NORP"
    )


# ------------------------------------------------------------------------ the noun counted


def _noun(number: Token, words: Sequence[Token], quantity: Quantity) -> Token | None:
    """The noun that a number counts: its governor behind it, or what follows "of"."""
    top = number
    while top.dep in _COUNTING and top.head.i > top.i and not top.head.tag.startswith(("V", "IN")):
        top = top.head
    if top is not number and top.tag.startswith(("N", "J", "V")):
        return None if top.tag.startswith("V") or _apart(number, top, words) else top
    after = _following(number, words)
    if after is not None:
        return after
    inner = _of(top) or (_of(number.head) if number.dep in ("quantmod", "nummod") else None)
    if inner is not None and inner.i > number.i and not inner.tag.startswith("CD"):
        return inner
    return None


def _apart(number: Token, noun: Token, words: Sequence[Token]) -> bool:
    """Whether a place or a day stands in between: "killed 16 outside bakery", "40 Tuesday"."""
    i = words[0].i
    between = words[number.i - i + 1 : noun.i - i]
    if noun.ent == "DATE" and noun.tag.startswith("NNP"):
        return True
    return any(t.lower in _APART for t in between)


_APART = frozenset(
    "outside inside near in at on during after before across over by from as".split()
)


def _following(number: Token, words: Sequence[Token]) -> Token | None:
    """The noun right behind a number that the parse has put elsewhere."""
    last = None
    i = number.i - words[0].i + 1
    for token in words[i : i + 5]:
        if token.tag.startswith("N") and not (token.ent == "DATE" and token.tag == "NNP"):
            last = token
        elif token.lower in _APART:
            break
        elif (
            last is not None or not token.tag.startswith(("J", "VBN")) or token.lower in FATES.state
        ):
            break
        elif token.lower in FATES.head or token.lemma in FATES.patient:
            break
    return last


def _of(token: Token) -> Token | None:
    for child in token.children:
        if child.lower == "of" and child.i > token.i:
            for noun in child.children:
                if noun.dep == "pobj":
                    return noun
    return None


def _of_noun(
    quantity: Quantity, number: Token, noun: Token, words: Sequence[Token]
) -> Counted | None:
    head = number if noun.i > number.i and _of(number) is noun else noun
    person = is_person(noun) or noun.tag in ("PRP", "DT")
    thing = noun.lemma in NOT_PEOPLE
    became = None if thing and not person else _became(quantity, head, noun, words)
    if became is None and head is not noun and not quantity.vague:
        became = FATES.head.get(noun.lower) if noun.tag[0] in "JV" or noun.lower in _HELD else None
    part = _is_part(quantity, number, noun, words)
    if became is None and part:
        became = _of_whole(number if head is number else noun)
    if became is None and (quantity.word or quantity.vague) and not _worth(quantity, noun, person):
        return None
    if noun.tag in ("PRP", "DT", "WP", "WDT") and became is None:
        return None
    if quantity.core and _is_one(quantity) and became is None:
        return None
    end = _end(noun)
    if noun.lemma in COLLECTIVE:
        return Counted(end, noun.lemma, became or noun.lemma, part)
    if person or (became and not thing and _takes_people(became)):
        return Counted(end, "person", became or _lemma(noun), part)
    return Counted(end, _lemma(noun), _class(noun, became), part)


_HELD = frozenset(
    {"dead", "wounded", "injured", "missing", "killed", "arrested", "detained", "disappeared"}
)
"""Words for those to whom it happened: "two of the wounded"."""


def _worth(quantity: Quantity, noun: Token, person: bool) -> bool:
    return not quantity.vague or person or quantity.low is None or quantity.low >= 20


def _is_one(quantity: Quantity) -> bool:
    return quantity.low == quantity.high == 1 and quantity.qualifier == "exactly"


def _takes_people(became: str) -> bool:
    return became not in ("signatures", "votes")


def _class(noun: Token, became: str | None) -> str:
    return CLASSES.get(noun.lemma) or became or _lemma(noun)


def _lemma(noun: Token) -> str:
    return noun.lemma


def _end(noun: Token) -> int:
    """The end of the noun phrase with what is joined to its noun ("members and sympathizers")."""
    end = noun.end
    for child in noun.children:
        if child.dep == "conj" and child.i == noun.i + 2 and child.tag.startswith("N"):
            end = child.end
        elif (
            child.dep in ("advmod", "amod") and child.i == noun.i + 1 and child.lower in FATES.state
        ):
            end = child.end
    return end


# ----------------------------------------------------------------------- numbers that stand alone


def _alone(quantity: Quantity, inside: Sequence[Token], words: Sequence[Token]) -> Counted | None:
    """ "12 were killed", "58 dead", "killing 12": people, if something became of them."""
    number = inside[-1]
    if _labelled(inside[0], words, quantity) or _age(inside, words):
        return None
    became = _object_of(quantity, words, known=True) or _beside(quantity, number, words)
    became = became or fate(number, known_person=True)
    if became is None and _is_part(quantity, number, number, words):
        became = _of_whole(number)
    if became is None or became in ("signatures",):
        return None
    end = quantity.end
    after = _token_after(number, words)
    if after is not None and (after.lower in FATES.state or after.lower in FATES.head):
        end = after.end
    return Counted(end, "person", became, _is_part(quantity, number, number, words))


def _became(quantity: Quantity, head: Token, noun: Token, words: Sequence[Token]) -> str | None:
    done = _object_of(quantity, words, known=is_person(noun))
    told = fate(head, is_person(noun) or noun.tag in ("PRP", "DT"))
    if done and told not in ("killed", "executed"):
        return done
    return told or done or _beside(quantity, noun, words)


def _token_after(number: Token, words: Sequence[Token]) -> Token | None:
    i = number.i - words[0].i + 1
    return words[i] if i < len(words) else None


def _beside(quantity: Quantity, noun: Token, words: Sequence[Token]) -> str | None:
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
            return FATES.state.get(token.lower) or FATES.head[token.lower]
        elif token.tag in ("VBN", "VBD") and token.lemma in FATES.patient:
            active = not passive and _takes_object(token, words)
            if active or token.lemma in AMBIGUOUS or not real(token):
                return None
            return None if token.lemma == "shoot" else FATES.patient[token.lemma]
        elif token.tag != "RB" or token.lower in ("not", "n't"):
            break
    return None


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


def _object_of(quantity: Quantity, words: Sequence[Token], *, known: bool) -> str | None:
    """What the verb right before a quantity does to it, whatever else the parse makes of it."""
    verb = next((t for t in reversed(words) if t.end <= quantity.start), None)
    if verb is None or not verb.tag.startswith("V") or verb.lemma not in FATES.patient:
        return None
    if (verb.lemma in AMBIGUOUS and not known) or not real(verb):
        return None
    passive = any(c.dep == "auxpass" for c in verb.children)
    return None if passive else FATES.patient[verb.lemma]


# ------------------------------------------------------------------------ parts of a whole


def _is_part(quantity: Quantity, number: Token, noun: Token, words: Sequence[Token]) -> bool:
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
    whole = _of(number)
    return whole is not None and not quantity.vague and _definite(whole)


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


def _of_whole(noun: Token) -> str | None:
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


# ------------------------------------------------------------------------ what is no quantity


def _not_counted(quantity: Quantity, number: Token, noun: Token, words: Sequence[Token]) -> bool:
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
        or _labelled(number, words, quantity)
        and not is_person(noun)
    )


def _year(quantity: Quantity, noun: Token) -> bool:
    """ "the 1988 massacre": a bare four-digit number before a singular is a year."""
    low = quantity.low
    bare = quantity.qualifier == "exactly" and not quantity.grouped and low == quantity.high
    return bool(bare and low and 1000 <= low <= 2100 and noun.tag in ("NN", "NNP"))


def _labelled(number: Token, words: Sequence[Token], quantity: Quantity) -> bool:
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


def _age(inside: Sequence[Token], words: Sequence[Token]) -> bool:
    """ "Mason, 35, died": a bare number between commas behind a name or a person."""
    i, j = inside[0].i - words[0].i, inside[-1].i - words[0].i + 1
    if i < 2 or len(inside) > 1:
        return False
    after = words[j].lower if j < len(words) else "."
    before = words[i - 1]
    if (
        before.text == ","
        and words[i - 2].tag.startswith("N")
        and after in (",", ".", ";", "and", ")", "of", "was", "-", "—")
    ):
        return words[i - 2].tag.startswith("NNP") or is_person(words[i - 2])
    return before.tag == "NNP" and before.ent == "PERSON"


def topical(quantity: Quantity, words: Sequence[Token]) -> bool:
    """ "a dispute over three villages" is about three villages, not more than three."""
    word = next((t for t in words if t.start >= quantity.start), None)
    if word is None or word.lower != quantity.word or word.dep != "prep" or quantity.unit:
        return False
    return word.lower == "about" or word.head.lemma in TOPICAL
