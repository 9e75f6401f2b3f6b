"""What happens to the people counted: killed, injured, arrested …, by verb, noun and state.

``fate(head)`` walks from the head of a noun phrase to the words that say what became of it: its own
noun ("12 deaths"), what modifies it ("12 people killed"), the verb it depends on ("was killed",
"killing 12"), or the noun it completes ("the death of 12"). Dependencies are ClearNLP's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quellen.marking.figures.vocabulary import (
    AMBIGUOUS,
    BE,
    CLAIM,
    FATALLY,
    FATES,
    LOSE,
    MODAL,
    RAISING,
    STRENGTH,
    SUFFER,
    TOLL,
    TOLL_KILLED,
    UNREAL,
    VIOLENT,
    WOUNDS,
)
from quellen.marking.language import Token

OR = "or"
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_NOMINAL = ("N", "C", "P", "D", "J")


def fate(head: Token, known_person: bool = False) -> str | None:
    """The category of the counted by what the text says became of them, or None."""
    return strongest((*_own(head), *_modified(head, known_person), *_role(head, known_person)))


def strongest(found: Iterable[str]) -> str | None:
    names = set(found)
    if OR in names and len(names) > 2:  # "killed or wounded", "shot or arrested"
        return "casualty" if names <= {"killed", "injured", OR} else None
    return min(names & STRENGTH.keys(), key=STRENGTH.__getitem__, default=None)


# ---------------------------------------------------------------- the noun and its modifiers


def _own(head: Token) -> Iterator[str]:
    """ "12 deaths", "58 dead", "30 wounded"."""
    for word in (head.lemma, head.lower):
        if word in FATES.head:
            yield FATES.head[word]


def _modified(head: Token, known: bool) -> Iterator[str]:
    """ "12 people killed in the raid", "12 dead civilians", "12 people who were killed"."""
    for child in head.children:
        if child.dep in ("acl", "amod", "relcl", "appos", "advcl", "acomp", "oprd", "advmod"):
            yield from _by_modifier(head, child, known)
        elif child.dep == "prep" and child.i > head.i:
            yield from _phrase(child)


def _by_modifier(head: Token, child: Token, known: bool) -> Iterator[str]:
    if child.lower in FATES.state:
        yield FATES.state[child.lower]
    if child.dep == "relcl":
        subject = next((c for c in child.children if c.dep in _SUBJECTS), None)
        if subject is None or subject.tag in ("WP", "WDT"):
            yield from verb_fate(child, _voice(child, subject), known)
        else:
            yield from verb_fate(child, "patient", known)
    elif child.tag in ("VBN", "VBD") and child.dep in ("acl", "amod", "advcl"):
        yield from verb_fate(child, "patient", known)
    elif child.tag == "VBG" and child.dep == "acl":
        yield from verb_fate(child, "agent", known)


# ----------------------------------------------------------------------- the role


def _role(head: Token, known: bool) -> Iterator[str]:
    top = first_conjunct(head)
    governor = top.head
    if governor is top:
        return
    if top.dep in _SUBJECTS:
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
    headline = verb.tag == "VBN" and not has_object and not _object_follows(verb)
    return "patient" if headline and not _has_aux(verb) else "agent"


def _object_follows(verb: Token) -> bool:
    """Whether a quantity hangs on the verb that the parse does not call its object."""
    return any(
        c.i > verb.i and (c.tag == "CD" or any(g.dep == "nummod" for g in c.children))
        for c in verb.children
    )


def _has_aux(verb: Token) -> bool:
    return any(c.dep == "aux" for c in verb.children)


def verb_fate(verb: Token, role: str, known: bool) -> Iterator[str]:
    """What a verb, with the verbs it is joined to, makes of its object or subject."""
    if not real(verb):
        return
    yield from _one_verb(verb, role, known)
    for other in joined_verbs(verb):
        if real(other) and not any(
            c.dep in _SUBJECTS or (c.dep == "dobj" and role == "patient") for c in other.children
        ):
            if {c.lower for c in verb.children} & {"or", "and/or"}:
                yield OR
            yield from _one_verb(other, _joined_role(role, other), known)


def joined_verbs(verb: Token) -> Iterator[Token]:
    """ "was shot and killed": the verbs that share a subject."""
    for child in verb.children:
        if child.dep == "conj" and child.tag.startswith("V"):
            yield child
            yield from joined_verbs(child)


def _joined_role(role: str, verb: Token) -> str:
    """In "was shot and died", the second verb is active although the first is passive."""
    if any(c.dep == "auxpass" for c in verb.children):
        return "patient"
    return role if verb.tag == "VBN" else "agent"


def _one_verb(verb: Token, role: str, known: bool) -> Iterator[str]:
    lemma = verb.lemma
    if _ends_dead(verb) and (role == "patient" or lemma in ("bleed", "starve", "freeze", "burn")):
        yield "killed"
    if role == "agent":
        if lemma in FATES.agent:
            yield FATES.agent[lemma]
        yield from _idiom(verb)
    elif lemma in FATES.patient and (known or lemma not in AMBIGUOUS):
        yield FATES.patient[lemma]
    elif lemma in FATES.agent and FATES.agent[lemma] not in ("present", "signatures", "votes"):
        if verb.tag == "VBN" and lemma in (
            "drown",
            "perish",
            "disappear",
            "starve",
            "vanish",
            "suffocate",
        ):
            yield FATES.agent[lemma]
    yield from _complement(verb, role)


def _ends_dead(verb: Token) -> bool:
    """ "shot dead", "beaten to death", "fatally wounded"."""
    if verb.lemma not in VIOLENT:
        return False
    return any(
        c.lower in FATALLY
        or (c.lower == "dead" and c.i > verb.i)
        or (
            c.lower == "to"
            and any(g.lower == "death" for g in c.children)
            and verb.lemma != "sentence"
        )
        or (c.lower == "alive" and verb.lemma in ("burn",))
        for c in verb.children
    )


def _idiom(verb: Token) -> Iterator[str]:
    """ "lost their lives", "suffered wounds"."""
    for child in verb.children:
        if child.lower == "from" and verb.lemma == "suffer":
            yield from ("injured" for g in child.children if g.lemma in WOUNDS)
        if child.dep == "dobj":
            if verb.lemma in LOSE and child.lemma == "life":
                yield "killed"
            if verb.lemma == "commit" and child.lemma == "suicide":
                yield "killed"
            if (
                verb.lemma == "take"
                and child.lemma == "life"
                and any(c.lower == "own" for c in child.children)
            ):
                yield "killed"
            if verb.lemma in SUFFER and child.lemma in WOUNDS:
                yield "killed" if _fatal(child) else "injured"


def _fatal(noun: Token) -> bool:
    return any(c.lower in ("fatal", "mortal", "deadly") for c in noun.children)


def _complement(verb: Token, role: str) -> Iterator[str]:
    """ "are dead", "were reported killed", "remain in custody", "was taken to hospital"."""
    if verb.lower in BE or verb.lemma in RAISING or verb.lemma in BE:
        for child in verb.children:
            if (
                child.dep in ("acomp", "oprd", "xcomp", "ccomp", "attr", "advmod", "advcl")
                and child.i > verb.i
            ):
                yield from _state(child, role)
            elif child.dep == "prep":
                yield from _phrase(child)


def _state(child: Token, role: str) -> Iterator[str]:
    if child.lower in FATES.state:
        yield FATES.state[child.lower]
    if child.tag in ("VBN", "VB", "VBD") and not any(c.dep in _SUBJECTS for c in child.children):
        yield from verb_fate(child, "patient" if child.tag == "VBN" else "agent", True)
    elif child.dep == "attr" and child.lower in FATES.head and role != "patient":
        yield FATES.head[child.lower]


def _phrase(preposition: Token) -> Iterator[str]:
    words = " ".join(t.lower for t in preposition.subtree()[:6])
    for phrase, name in FATES.phrases.items():
        if words.startswith(phrase):
            yield name
    if preposition.lower == "among":
        for child in preposition.children:
            if child.lower in FATES.head and child.lower != "deaths":
                yield FATES.head[child.lower]


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
        return
    yield from verb_fate(verb, "patient", known)
    if top.lemma == "life" and verb.lemma in CLAIM | LOSE:
        yield "killed"
    before = next((t for t in verb.children if t.dep in _SUBJECTS), None)
    if before is not None:
        yield from _toll(before)


def _as_completion(preposition: Token) -> Iterator[str]:
    """ "the death of 12 people", "a toll of 58", "the toll rose to 58"."""
    noun = preposition.head
    if preposition.lower in ("of", "by", "in", "between", "for") and noun.tag.startswith("N"):
        if preposition.lower == "of" and noun.lemma in FATES.event:
            yield from _event(noun)
        elif preposition.lower == "of":
            yield from _toll(noun)
    elif preposition.lower in ("to", "at", "from", "by", "past", "above"):
        for child in (*noun.children, noun):
            if child.dep in (*_SUBJECTS, "dobj") or child is noun:
                yield from _toll(child)


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


# ------------------------------------------------------------------- whether it happened


def real(verb: Token) -> bool:
    """Whether a verb tells what happened: not negated, not conditional, not only planned."""
    for token in _chain(verb):
        for child in token.children:
            if child.dep == "neg":
                return False
            if child.dep == "aux" and child.lower in MODAL and child.i < verb.i:
                return False
            if child.dep == "mark" and child.lower in ("if", "unless", "lest"):
                return False
        if token is not verb and token.lemma in UNREAL:
            return False
    return True


def _chain(verb: Token) -> Iterator[Token]:
    """The verb and those it completes as an infinitive ("were said to have been killed")."""
    yield verb
    for _ in range(4):
        if (
            verb.dep == "conj"
            and verb.head.tag.startswith("V")
            and not any(c.dep in _SUBJECTS for c in verb.children)
        ):
            verb = verb.head
        elif verb.dep in ("xcomp", "oprd") or (verb.dep in ("ccomp", "acl") and verb.tag == "VB"):
            verb = verb.head
        else:
            return
        yield verb
