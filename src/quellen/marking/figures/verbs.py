"""What verbs make of their object or subject: killed, injured, arrested … or nothing.

Idioms ("lost their lives", "shot dead", "are in custody") count, and so do verbs that only lead to
another ("were reported killed"). What is negated, conditional or only planned does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.figures.vocabulary import (
    AMBIGUOUS,
    BE,
    BULLETS,
    FATALLY,
    FATES,
    GATHERINGS,
    HOSPITALS,
    JAILS,
    KILLING_PHRASES,
    LOSE,
    MODAL,
    RAISING,
    SAME_AS_PARTICIPLE,
    STRIKE,
    SUFFER,
    UNREAL,
    VIOLENT,
    WOUNDS,
)
from quellen.marking.language import Token

OR = "or"
"""Stands among the categories where a clause leaves open which of them it is."""
_COMING = frozenset({("take", "part", "dobj"), ("turn", "out", "prt")})
"""Verbs of coming together, with the word that completes them and how it hangs on them."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def verb_fate(verb: Token, role: str, known: bool) -> Iterator[str]:
    """What a verb, with the verbs it is joined to, makes of its object or subject."""
    if not real(verb):
        return
    yield from _one_verb(verb, role, known)
    for other in joined_verbs(verb):
        if real(other) and not any(
            c.dep in SUBJECTS or (c.dep == "dobj" and role == "patient") for c in other.children
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
    if role == "patient" and known and _with_particle(verb) in KILLING_PHRASES:
        yield "killed"
    if _ends_dead(verb) and (role == "patient" or lemma in ("bleed", "starve", "freeze", "burn")):
        yield "killed"
    if role == "agent":
        if lemma in FATES.agent:
            yield FATES.agent[lemma]
        yield from _idiom(verb)
    elif lemma in STRIKE and _by_shot(verb):
        yield "shot"
    elif lemma == "shoot" and _only_aimed(verb):
        return
    elif lemma in FATES.patient and (known or lemma not in AMBIGUOUS):
        yield FATES.patient[lemma]
    elif lemma in SAME_AS_PARTICIPLE and verb.tag == "VBN":
        yield FATES.agent[lemma]
    if known and _came(verb):
        yield "present"
    yield from _complement(verb, role)


def _only_aimed(verb: Token) -> bool:
    """ "Was shot at" and not hit; "was shot at noon" was."""
    at = [c for c in verb.children if c.lower == "at" and c.i > verb.i]
    return any(not any(g.dep in ("pobj", "pcomp") for g in c.children) for c in at)


def _by_shot(verb: Token) -> bool:
    """ "Was hit by a bullet", "gunfire struck three": shot, by nobody in particular."""
    agents = [g for c in verb.children if c.dep == "agent" for g in c.children]
    first = verb.head if verb.dep == "conj" else verb  # "a bullet broke the window and hit her"
    own = [c for c in verb.children if c.dep in SUBJECTS]
    subjects = own or [c for c in first.children if c.dep == "nsubj"]
    return any(t.lemma in BULLETS for t in agents or subjects)


def _with_particle(verb: Token) -> str:
    """ "carry off", "mow down"."""
    particle = next((c.lower for c in verb.children if c.dep == "prt"), "")
    return f"{verb.lemma} {particle}"


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
        if child.lower == "for" and verb.lemma == "fight":  # "is fighting for her life"
            yield from ("injured" for g in child.children if g.lemma == "life")
        if child.lower == "from" and verb.lemma == "suffer":
            yield from ("injured" for g in child.children if g.lemma in WOUNDS)
        if child.dep == "dobj":
            if _gives_up(verb, child):
                yield "arrested"
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
            if verb.lemma == "face" and child.lemma in ("charge", "count"):
                yield "charged"
            if verb.lemma in SUFFER and child.lemma in WOUNDS:
                yield "killed" if _fatal(child) else "injured"


def _came(verb: Token) -> bool:
    """ "12,000 took part", "5,000 turned out"; "400 attended", taken by the parse for passive."""
    if verb.tag == "VBN" and FATES.agent.get(verb.lemma) == "present":
        return not any(c.dep in ("auxpass", "agent") for c in verb.children)
    coming = any((verb.lemma, c.lemma, c.dep) in _COMING for c in verb.children)
    return coming and not any(_of_something_else(c) for c in verb.children)


def _of_something_else(child: Token) -> bool:
    """ "Took part in the raid", "turned out to be": no coming together."""
    where = [c.lemma for c in child.children if c.dep == "pobj"]
    elsewhere = child.lower == "in" and not any(noun in GATHERINGS for noun in where)
    return child.dep in ("xcomp", "acomp", "ccomp") or (elsewhere and child.head.lemma == "take")


def _gives_up(verb: Token, child: Token) -> bool:
    """ "Turned himself in": whoever does is held."""
    reflexive = child.lower in ("himself", "herself", "themselves")
    return reflexive and _with_particle(verb) in ("turn in", "give up")


def _fatal(noun: Token) -> bool:
    words = {c.lower for c in noun.children}
    return not words.isdisjoint(("fatal", "mortal", "deadly")) and "non" not in words


def _complement(verb: Token, role: str) -> Iterator[str]:
    """ "are dead", "were reported killed", "remain in custody", "was taken to hospital"."""
    if role == "agent" and _has_object(verb):
        return
    if verb.lower in BE or verb.lemma in RAISING or verb.lemma in BE or verb.lower == "ordered":
        for child in verb.children:
            if (
                child.dep in ("acomp", "oprd", "xcomp", "ccomp", "attr", "advmod", "advcl")
                and child.i > verb.i
            ):
                yield from _state(child, role)
            elif child.dep == "prep":
                yield from phrase_fate(child)
            elif child.dep == "dobj" and role == "patient":
                yield from _last_in_row(child)


def _last_in_row(noun: Token) -> Iterator[str]:
    """ "Sent both him and a girl to the hospital", where the phrase hangs on the last of them."""
    for member in (c for c in noun.children if c.dep == "conj" and c.tag.startswith("N")):
        for child in member.children:
            if child.dep == "prep" and child.lower == "to":
                yield from phrase_fate(child)


def _has_object(verb: Token) -> bool:
    """ "His mother rushed him to hospital", "the blast left twelve dead": said of the object."""
    return any(c.dep == "dobj" for c in verb.children)


def _state(child: Token, role: str) -> Iterator[str]:
    if child.lower in FATES.state and not any(c.dep in SUBJECTS for c in child.children):
        yield FATES.state[child.lower]
    if child.tag in ("VBN", "VB", "VBD") and not any(c.dep in SUBJECTS for c in child.children):
        yield from verb_fate(child, "patient" if child.tag == "VBN" else "agent", True)
    elif child.dep == "attr" and child.lower in FATES.head and role != "patient":
        yield FATES.head[child.lower]


def phrase_fate(preposition: Token) -> Iterator[str]:
    words = " ".join(t.lower for t in preposition.subtree()[:6])
    for phrase, name in FATES.phrases.items():
        if words.startswith(phrase):
            yield name
    if preposition.lower in _LOCKED and any(c.lemma in JAILS for c in preposition.children):
        yield "arrested"
    if preposition.lower == "with":
        yield from (_wounded(c) for c in preposition.children if c.lemma in WOUNDS)
    if preposition.lower in _TAKEN and any(c.lemma in HOSPITALS for c in preposition.children):
        yield "hospitalised"
    if preposition.lower == "among":
        for child in preposition.children:
            if child.lower in FATES.head and child.lower != "deaths":
                yield FATES.head[child.lower]


def _wounded(wound: Token) -> str:
    """Of those found "with gunshot wounds" some may have died."""
    return "shot" if any(c.lemma in ("gunshot", "bullet") for c in wound.children) else "injured"


_TAKEN = frozenset({"to", "at", "in"})
_LOCKED = frozenset({"in", "into", "to", "at", "on", "without"})

# ------------------------------------------------------------------- whether it happened


def real(verb: Token) -> bool:
    """Whether a verb tells what happened: not negated, not conditional, not only planned."""
    for token in _chain(verb):
        for child in token.children:
            if child.dep == "advmod" and child.lower in ALMOST and child.i < token.i:
                return False
            if child.dep == "neg" or (child.dep in AUXILIARY and _negated(child)):
                return False
            if child.dep == "aux" and child.lower in MODAL and child.i < verb.i:
                return False
            if child.dep == "mark" and child.lower in ("if", "unless", "lest"):
                return False
        if token is not verb and token.lemma in UNREAL and not _court_order(verb):
            return False
    return True


ALMOST = frozenset({"almost", "nearly"})
AUXILIARY = frozenset({"aux", "auxpass"})


def _negated(auxiliary: Token) -> bool:
    """ "Was not fatally wounded", where the parser hangs "not" on "was"."""
    return any(c.dep == "neg" for c in auxiliary.children)


def _court_order(verb: Token) -> bool:
    """ "Was ordered held on bail": he is."""
    return verb.lower == "held"


def _chain(verb: Token) -> Iterator[Token]:
    """The verb and those it completes as an infinitive ("were said to have been killed")."""
    yield verb
    for _ in range(4):
        if (
            (
                verb.dep == "conj"
                and verb.head.tag.startswith("V")
                and not any(c.dep in SUBJECTS for c in verb.children)
            )
            or verb.dep in ("xcomp", "oprd")
            or (verb.dep in ("ccomp", "acl") and verb.tag == "VB")
        ):
            verb = verb.head
        else:
            return
        yield verb
