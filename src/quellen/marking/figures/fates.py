"""What happens to the people counted: killed, injured, arrested …, by verb, noun and state.

``fate(head)`` walks from the head of a noun phrase to the words that say what became of it: its own
noun ("12 deaths"), what modifies it ("12 people killed"), the verb it depends on ("was killed",
"killing 12"), or the noun it completes ("the death of 12"). Dependencies are ClearNLP's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quellen.marking.figures.people import is_person
from quellen.marking.figures.verbs import OR, SUBJECTS, phrase_fate, verb_fate
from quellen.marking.figures.vocabulary import (
    CLAIM,
    COLLECTIVE,
    FATALLY,
    FATES,
    GATHERINGS,
    LOSE,
    STRENGTH,
    TOLL,
    TOLL_KILLED,
)
from quellen.marking.language import Token

_NOMINAL = ("N", "C", "P", "D", "J")


def fate(head: Token, known_person: bool = False) -> str | None:
    """The category of the counted by what the text says became of them, or None."""
    if said := _right_behind(head):
        return said
    found = strongest((*_own(head), *_modified(head, known_person), *_role(head, known_person)))
    there = known_person and (_at_gathering(head) or _takes_part(head) or _aboard(head))
    return found or ("present" if there else None)


def _takes_part(head: Token) -> bool:
    """ "8,000 people took part in the march", "joined the rally"."""
    verb = head.head
    if head.dep not in SUBJECTS or verb.lemma not in ("take", "join"):
        return False
    taken = [c for c in verb.children if c.dep == "dobj"]
    if verb.lemma == "join":
        return any(c.lemma in GATHERINGS for c in taken)
    part = [c for c in taken if c.lower == "part"]
    within = [g.lemma for c in (*verb.children, *(p for t in part for p in t.children))
              if c.lower == "in" for g in c.children]  # fmt: skip
    return bool(part) and (not within or not GATHERINGS.isdisjoint(within))


def _aboard(head: Token) -> bool:
    """ "There were 140 people on board", "sank with 212 aboard"; not "20 on board were saved"."""
    top = head.head
    if not (top.lemma in ("be", "have", "carry") or top.lower == "with"):
        return False
    beside = [c for c in (*head.children, *top.children) if c.i > head.i]
    return any(
        c.lower == "aboard" or (c.lower == "on" and any(g.lower == "board" for g in c.children))
        for c in beside
    )


def _right_behind(head: Token) -> str | None:
    """ "One killed, three others wounded": the participle right behind a noun is of that noun."""
    for child in head.children:
        if child.i != head.i + 1:
            continue
        if child.dep == "acl" and child.lower in FATES.state:
            more = any(c.dep in ("conj", "cc") for c in child.children)
            return None if more else FATES.state[child.lower]
        if child.dep == "prep" and head.tag == "CD":  # "three killed, two in critical condition"
            return strongest(phrase_fate(child))
    return None


def _at_gathering(head: Token) -> bool:
    """ "Police counted 3,000 people at the demonstration"."""
    beside = (*head.children, *(c for c in head.head.children if c.i > head.i))
    return any(
        child.dep == "prep" and child.lower == "at" and child.i > head.i
        and any(c.dep == "pobj" and c.lemma in GATHERINGS for c in child.children)
        for child in beside
    )  # fmt: skip


def fate_by_modifier(head: Token) -> str | None:
    """The category by what modifies the counted alone ("with a man wounded in the raid")."""
    return strongest(_modified(head, known=True))


def fate_by_role(head: Token) -> str | None:
    """The category by what the counted do or undergo, not by what modifies them."""
    return strongest(_role(head, known=True))


def strongest(found: Iterable[str]) -> str | None:
    names = set(found)
    if OR in names and len(names) > 2:  # "killed or wounded", "shot or arrested"
        return "casualty" if names <= {"killed", "injured", OR} else None
    return min(names & STRENGTH.keys(), key=STRENGTH.__getitem__, default=None)


def _own(head: Token) -> Iterator[str]:
    """ "12 deaths", "58 dead", "30 wounded"."""
    if head.lemma == "arrest" and head.head.lemma == "have":
        return  # "he had three arrests": his past
    for word in (head.lemma, head.lower):
        if word in FATES.head:
            yield FATES.head[word]


def _modified(head: Token, known: bool) -> Iterator[str]:
    """ "12 people killed in the raid", "12 dead civilians", "12 people who were killed"."""
    for child in head.children:
        if child.dep in ("acl", "amod", "relcl", "appos", "advcl", "acomp", "oprd", "advmod"):
            yield from _by_modifier(head, child, known)
        elif child.dep == "prep" and child.i > head.i:
            yield from phrase_fate(child)


def _by_modifier(head: Token, child: Token, known: bool) -> Iterator[str]:
    if any(c.dep == "neg" for c in child.children) or _of_nearer(head, child):
        return  # "three guests who weren't injured"
    if child.lower in FATES.state:
        yield FATES.state[child.lower]
    if child.lower in FATALLY:  # "four shot, two fatally"
        yield "killed"
    if child.dep == "relcl":
        subject = next((c for c in child.children if c.dep in SUBJECTS), None)
        if subject is None or subject.tag in ("WP", "WDT"):
            yield from verb_fate(child, _voice(child, subject), known)
        elif subject.dep == "nsubj":  # "whom they killed"; not "of whom 30 were killed"
            yield from verb_fate(child, "patient", known)
    elif child.tag in ("VBN", "VBD") and child.dep in ("acl", "amod", "advcl"):
        yield from verb_fate(child, "patient", known)
    elif child.tag == "VBG" and child.dep == "acl":
        yield from verb_fate(child, "agent", known)


def _of_nearer(head: Token, child: Token) -> bool:
    """ "Mother of boy killed in raid": the participle is of the person right before it."""
    within = (g for c in head.children if c.lower == "of" for g in c.children)
    if child.dep == "amod" and child.i > head.i + 1 and child.lower in FATES.state:
        between = (t for t in head.subtree() if head.i < t.i < child.i)
        return any(t.lemma == "leave" for t in between)  # "Girl shot in raid that left man dead"
    return child.dep == "acl" and any(g.i == child.i - 1 and is_person(g) for g in within)


def _role(head: Token, known: bool) -> Iterator[str]:
    top = first_conjunct(head)
    governor = top.head
    if governor is top:
        return
    if top.dep in SUBJECTS:
        yield from verb_fate(governor, _voice(governor, top), known)
        if governor.lower in FATES.state:
            yield FATES.state[governor.lower]
    elif top.dep in ("dobj", "dative", "oprd", "iobj", "attr"):
        yield from _as_object(top, governor, known)
    elif top.dep == "pobj":
        yield from _as_completion(governor)
    elif top.dep in ("npadvmod", "dep", "appos", "nmod") and governor.tag.startswith("V"):
        yield from verb_fate(governor, "patient", known)


def first_conjunct(token: Token) -> Token:
    """The first member of a coordination of noun phrases, whose role all share."""
    for _ in range(20):
        if token.dep != "conj" or not token.head.tag.startswith(_NOMINAL):
            return token
        token = token.head
    return token


def _voice(verb: Token, subject: Token | None) -> str:
    if subject is not None and subject.dep == "nsubjpass":
        return "patient"
    if any(c.dep == "auxpass" for c in verb.children):
        return "patient"
    has_object = any(c.dep in ("dobj", "ccomp") for c in verb.children)
    headline = _participle(verb) and not has_object and not _object_follows(verb)
    return "patient" if headline and not _has_aux(verb) else "agent"


def _participle(verb: Token) -> bool:
    """A headline's participle, also where it is taken for the past: "Man killed, girl wounded"."""
    if verb.tag == "VBD" and verb.lemma in FATES.patient:
        return any(c.i == verb.i + 1 and c.lower in _ENDS_CLAUSE for c in verb.children)
    return verb.tag == "VBN"


_ENDS_CLAUSE = frozenset({",", ";", "in", "during", "after", "when", "near", "outside"})


def _object_follows(verb: Token) -> bool:
    """Whether a quantity hangs on the verb that the parse does not call its object."""
    return any(
        c.i > verb.i and (c.tag == "CD" or any(g.dep == "nummod" for g in c.children))
        for c in verb.children
    )


def _as_object(top: Token, verb: Token, known: bool) -> Iterator[str]:
    if top.dep == "attr":
        subject = next((c for c in verb.children if c.dep == "nsubj"), None)
        if subject is not None and subject.lower in (
            "dead",
            "wounded",
            "injured",
            "missing",
            "killed",
        ):
            yield FATES.head[subject.lower]
        elif subject is not None:  # "the toll was 57"
            yield from _toll(subject)
        return
    yield from verb_fate(verb, "patient", known)
    if top.lemma == "life" and verb.lemma in CLAIM | LOSE:
        yield "killed"
    if known and verb.lemma == "cost" and any(c.lemma == "life" for c in verb.children):
        yield "killed"  # "cost him his life"
    before = next((t for t in verb.children if t.dep in SUBJECTS), None)
    if before is not None:
        yield from _toll(before)


def _as_completion(preposition: Token) -> Iterator[str]:
    """ "the death of 12 people", "a toll of 58", "the toll rose to 58"."""
    noun = preposition.head
    while (noun.tag in ("IN", "TO", "CD") or noun.lower == "aboard") and noun.head is not noun:
        noun = noun.head  # "rose from 12 to 58": "to" hangs on "from"
    if preposition.lower == "against" and noun.lemma == "charge":
        yield from ["charged"] if _some(noun) else []
    if noun.lemma in COLLECTIVE and any(c.tag == "CD" for c in preposition.children):
        yield from _role(noun, True)  # "killed a family of four"
    if preposition.lower in ("of", "by", "in", "between", "for") and noun.tag.startswith("N"):
        if preposition.lower == "of" and noun.lemma in FATES.event:
            yield from _event(noun)
        elif preposition.lower == "of":
            yield from _toll(noun)
    elif preposition.lower in ("to", "at", "from", "by", "past", "above"):
        for child in (*noun.children, noun):
            if child.dep in (*SUBJECTS, "dobj") or child is noun:
                yield from _toll(child)
            if preposition.lower == "at" and child.dep in (*SUBJECTS, "dobj"):
                yield from (["present"] if FATES.event.get(child.lemma) == "present" else [])


def _some(noun: Token) -> bool:
    return not any(c.lower in ("no", "any", "possible") for c in noun.children)


def _event(noun: Token) -> Iterator[str]:
    if noun.lemma in ("life", "loss", "remain", "toll"):
        if noun.lemma == "life" and noun.head.lemma in CLAIM | LOSE | {"loss"}:
            yield "killed"
    elif any(c.lower in ("fatal", "deadly") for c in noun.children):
        yield "killed"
    elif not any(c.lower in ("no", "planned", "possible", "threatened") for c in noun.children):
        yield FATES.event[noun.lemma]


def _toll(noun: Token) -> Iterator[str]:
    """ "the death toll", "the number of injured", "the toll": what a toll counts."""
    if noun.lemma not in TOLL and noun.lower not in TOLL:
        return
    words = {t.lower for t in noun.subtree()[:12]}
    for word in ("injured", "wounded", "arrested", "detained", "missing", "displaced"):
        if word in words:
            yield FATES.head[word]
            return
    if words & TOLL_KILLED or (
        noun.lemma == "toll" and not words & {"casualty", "casualties", "injury"}
    ):
        yield "killed"
    elif "aboard" in words and noun.lemma != "toll":
        yield "present"  # "the number of people aboard"


def _has_aux(verb: Token) -> bool:
    return any(c.dep == "aux" for c in verb.children)
