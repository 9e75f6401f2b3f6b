"""What a quantity counts: its noun, whether that is people, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quellen.marking.figures.fates import fate
from quellen.marking.figures.neighbours import (
    beside,
    eliminated,
    fallen,
    lives_lost,
    object_of,
    of_toll,
)
from quellen.marking.figures.parts import fate_among, fate_of_whole, is_part, is_whole, of_noun
from quellen.marking.figures.people import is_person
from quellen.marking.figures.quantities import Quantity
from quellen.marking.figures.refusals import is_age, is_name, labelled, not_counted
from quellen.marking.figures.vocabulary import (
    CLASSES,
    COLLECTIVE,
    FATES,
    NOT_PEOPLE,
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


def counted(quantity: Quantity, words: Sequence[Token]) -> Counted | None:
    """What a quantity of a sentence counts; None where it is no figure."""
    inside = [t for t in words if t.start < quantity.core[1] and t.end > quantity.core[0]]
    if not inside:
        return None
    if quantity.unit:
        return _money_or_percent(quantity, inside)
    number = inside[-1]
    if (kind := _are(number)) is not None:
        return Counted(quantity.end, "person", kind.lemma, part=True)
    noun = _noun(number, words, quantity)
    counts_people = noun is not None and is_person(noun)
    if not counts_people and of_toll(inside[0], words, alone=noun is None):
        return Counted(quantity.end, "person", "killed")
    if noun is not None and (last := _people_shot(quantity, noun, words)) is not None:
        return Counted(last.end, "person", "shot")
    if noun is None or is_name(noun) or _headline(number, noun, words):
        return _alone(quantity, inside, words)
    if not_counted(quantity, inside[0], noun, words):
        return None
    return _of_noun(quantity, number, noun, words)


def _people_shot(quantity: Quantity, noun: Token, words: Sequence[Token]) -> Token | None:
    """ "4 shot in Lubin", "9 People Shot": no noun, or it were in the plural."""
    after = [t for t in words if t.start >= quantity.end][:2]
    people = bool(after) and is_person(after[0])
    shot = after[1:] if people else after
    if not shot or shot[0].lower != "shot" or not shot[0].tag.startswith("N"):
        return None
    several = (quantity.low or 0) > 1
    return shot[0] if noun in after and (people or several) and _ends(shot[0]) else None


def _ends(noun: Token) -> bool:
    """Whether nothing is counted behind it: no "shot glasses"."""
    return noun.dep != "compound" or noun.head.i < noun.i


def _headline(number: Token, noun: Token, words: Sequence[Token]) -> bool:
    """ "35 Dead Dozens Wounded": a headline without its commas, where the number stands alone."""
    after = _token_after(number, words)
    return after is not None and after.lower in FATES.state and not is_person(noun)


def _money_or_percent(quantity: Quantity, inside: Sequence[Token]) -> Counted:
    if quantity.unit != "percent":
        return Counted(quantity.end, quantity.unit, "money")
    for token in inside:
        for top in (token, token.head):
            noun = of_noun(top)
            if noun is not None and noun.i > token.i and noun.tag.startswith("N"):
                return Counted(quantity.end, "percent", noun.lemma)
    return Counted(quantity.end, "percent", "percent")


def _noun(number: Token, words: Sequence[Token], quantity: Quantity) -> Token | None:
    """The noun that a number counts: its governor behind it, or what follows "of"."""
    top = number
    while top.dep in _COUNTING and top.head.i > top.i and not top.head.tag.startswith(("V", "IN")):
        top = top.head
    top = _before_gerund(number, top, words)
    if top is not number and top.tag.startswith(("N", "J", "V")):
        return None if top.tag.startswith("V") or _apart(number, top, words) else top
    after = _following(number, words)
    if after is not None:
        return after
    inner = of_noun(top) or (of_noun(number.head) if number.dep in ("quantmod", "nummod") else None)
    if inner is not None and inner.i > number.i and not inner.tag.startswith("CD"):
        return inner
    return None


def _before_gerund(number: Token, noun: Token, words: Sequence[Token]) -> Token:
    """In a headline those counted, not what they do: "Over 20 Raiders Plotting Attacks"."""
    i = words[0].i
    between = words[number.i - i + 1 : noun.i - i]
    for person, doing in pairwise(between):
        if doing.lower.endswith("ing") and person.lower.endswith("s") and is_person(person):
            return person
    return noun


def _apart(number: Token, noun: Token, words: Sequence[Token]) -> bool:
    """Whether a place or a day stands in between: "killed 16 outside bakery", "40 Tuesday"."""
    i = words[0].i
    between = words[number.i - i + 1 : noun.i - i]
    if noun.ent == "DATE" and noun.tag.startswith("NNP"):
        return True
    number_of_its_own = any(t.tag == "CD" for t in between[1:])  # "Channel 13 News two people"
    return number_of_its_own or any(t.lower in _APART or t.tag == ":" for t in between)


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
        elif (
            token.lower in _APART
            or (
                last is not None
                or not token.tag.startswith(("J", "VBN"))
                or token.lower in FATES.state
            )
            or token.lower in FATES.head
            or token.lemma in FATES.patient
        ):
            break
    return last


def _of_noun(
    quantity: Quantity, number: Token, noun: Token, words: Sequence[Token]
) -> Counted | None:
    head = number if noun.i > number.i and of_noun(number) is noun else noun
    person = is_person(noun) or noun.tag in ("PRP", "DT")
    thing = noun.lemma in NOT_PEOPLE
    whole = is_whole(noun)
    became = None if whole or (thing and not person) else _became(quantity, head, noun, words)
    if became is None and head is not noun and not quantity.vague:
        became = FATES.head.get(noun.lower) if noun.tag[0] in "JV" or noun.lower in _HELD else None
    part = not whole and is_part(quantity, number, noun, words)
    if became is None and part:
        became = fate_among(words) or fate_of_whole(number if head is number else noun)
    if became is None and (quantity.word or quantity.vague) and not _worth(quantity, noun, person):
        return None
    if noun.tag in ("PRP", "DT", "WP", "WDT") and became is None:
        return None
    if _is_one(quantity) and (became is None or _no_victim(noun, person)):
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


def _no_victim(noun: Token, person: bool) -> bool:
    """ "Some 500 or, by one account, 1,300": the one is an account."""
    told = noun.lemma in FATES.head or noun.lemma in FATES.event or noun.lower in FATES.state
    return noun.tag == "NN" and not (person or noun.ent or told)


def _takes_people(became: str) -> bool:
    return became not in ("signatures", "votes")


def _class(noun: Token, became: str | None) -> str:
    return CLASSES.get(noun.lemma) or became or _lemma(noun)


def _lemma(noun: Token) -> str:
    return noun.lemma


def _end(noun: Token) -> int:
    """The end of the noun phrase with what is joined to its noun ("members and sympathizers")."""
    end = noun.end
    joined = any(c.dep == "cc" and c.i == noun.i + 1 for c in noun.children)
    for child in noun.children:
        coordinate = joined and child.dep == "conj" and child.i == noun.i + 2
        if (coordinate and child.tag.startswith("N")) or (
            child.i == noun.i + 1 and child.lower in FATES.state
        ):
            end = child.end
    return end


def _alone(quantity: Quantity, inside: Sequence[Token], words: Sequence[Token]) -> Counted | None:
    """ "12 were killed", "58 dead", "killing 12": people, if something became of them."""
    number = inside[-1]
    if labelled(inside[0], words, quantity) or is_age(inside, words):
        return None
    became = beside(quantity, number, words) or object_of(quantity, words, known=True)
    became = became or fate(number, known_person=True)
    if became is None and is_part(quantity, number, number, words):
        became = fate_of_whole(number)
    if became is None or became in ("signatures",):
        return None
    end = quantity.end
    after = _token_after(number, words)
    if after is not None and (after.lower in FATES.state or after.lower in FATES.head):
        end = after.end
    return Counted(end, "person", became, is_part(quantity, number, number, words))


def _are(number: Token) -> Token | None:
    """What those counted are said to be: "seventeen of them were women"."""
    of = of_noun(number)
    if of is None or of.lower not in ("them", "whom", "these", "those") or number.dep != "nsubj":
        return None
    told = (c for c in number.head.children if c.dep == "attr" and is_person(c))
    return next(told, None) if number.head.lemma == "be" else None


def _became(quantity: Quantity, head: Token, noun: Token, words: Sequence[Token]) -> str | None:
    people = is_person(noun) or noun.lower == "others"
    done = object_of(quantity, words, known=people)
    told = fate(head, people or noun.tag in ("PRP", "DT"))
    if done and told not in ("killed", "executed"):
        return done
    if told is None and (eliminated(noun, words) or fallen(noun)):
        return "killed"
    return told or done or beside(quantity, noun, words) or lives_lost(quantity, noun, words)


def _token_after(number: Token, words: Sequence[Token]) -> Token | None:
    i = number.i - words[0].i + 1
    return words[i] if i < len(words) else None
