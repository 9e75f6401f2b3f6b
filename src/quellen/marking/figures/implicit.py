"""Counts without a number: "a man was killed" is one, "nobody was hurt" none.

One figure stands for one coordination ("she and two colleagues were shot dead": three). A plural
without a number gives no count, since the text gives none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quellen.marking.figures.fates import fate, fate_by_modifier, fate_by_role, first_conjunct
from quellen.marking.figures.people import is_person
from quellen.marking.figures.verbs import joined_verbs, real
from quellen.marking.figures.vocabulary import (
    AGE_UNITS,
    CLASSES,
    FATES,
    GROUPS,
    NATURAL,
    NOBODY,
    NOT_PEOPLE,
    ORDINALS,
    OWN_EVENTS,
    PLACES,
    TOLD_WITHOUT_NUMBER,
    TRIGGERS,
    UNSPECIFIC,
)
from quellen.marking.language import Sentence, Token
from quellen.model import Figure

_ZERO = TOLD_WITHOUT_NUMBER | {"casualty", "rescued"}
_SINGULAR = frozenset({"he", "she", "him", "her", "himself", "herself"})
_REFLEXIVE = frozenset({"himself", "herself"})
_ALONE = frozenset({"old", "another"})
_WORTH = NOBODY | _ALONE | {"no"}
_NOMINAL = frozenset({"NN", "NNP", "PRP", "PRP$", "NNS"})
_LEFT = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "advmod", "quantmod"}
)
SMALL = 5


def implicit_figures(
    sentence: Sentence, explicit: Sequence[Figure], violent: Callable[[], bool]
) -> Iterator[Figure]:
    """Figures that a sentence gives without a number, beside those that it gives with one.

    Whoever simply died is a victim only where the text around tells of violence or accident.
    """
    words = sentence.tokens
    if TRIGGERS.isdisjoint([t.lemma for t in words]) and TRIGGERS.isdisjoint(
        [t.lower for t in words]
    ):
        return
    seen: set[int] = set()
    for token in words:
        if token.tag not in _NOMINAL and token.lower not in _WORTH:
            continue
        if token.lower == "no" or token.lower in NOBODY:
            yield from _none(token)
        elif token.lower == "another" and token.head.lower in FATES.state and token.dep == "det":
            fate_told = FATES.state[token.head.lower]  # "another wounded"
            yield Figure(token.start, token.head.end, 1, 1, "implicit", "person", fate_told)
        elif token.lemma == "arrest" and token.tag == "NN":
            yield from _arrest_made(token)
        elif (token.tag in _NOMINAL or token.lower in _ALONE) and _candidate(token):
            top = first_conjunct(token)
            if top.i not in seen and (top is token or _member(top)):
                seen.add(top.i)
                if not _just_died(top) or violent():
                    yield from _one_or_more(top, explicit)


def _member(top: Token) -> bool:
    return _candidate(top) or is_person(top) or top.tag == "CD"


def _candidate(token: Token) -> bool:
    if token.dep in ("compound", "amod", "npadvmod", "appos"):
        return False
    if token.lower == "another":
        return token.dep in ("nsubj", "nsubjpass", "dobj", "conj")
    if token.lower == "old":  # "a 14-year-old was killed"
        return any(c.lower in AGE_UNITS for c in token.children)
    if token.tag == "PRP$":
        return token.lower in ("his", "her") and token.head.lemma in OWN_EVENTS
    if token.tag == "PRP":
        return token.lower in _SINGULAR
    if token.tag == "NNS":
        return any(c.lower == "both" for c in token.children)
    if token.tag == "NNP":
        if token.text.isupper() or token.lower in FATES.head or _names_event(token):
            return False
        return is_person(token) or _named(token)
    return is_person(token) and token.lemma not in GROUPS and token.lemma not in NOT_PEOPLE


def _names_event(token: Token) -> bool:
    """ "Killings in Ansel": what happened, at the head of a line, and not somebody's name."""
    return bool({token.lower, token.lower.removesuffix("s")} & FATES.event.keys())


def _named(token: Token) -> bool:
    """Names of people; those taken for others' too, where only people suffer it."""
    if token.lower in PLACES or token.lemma in NOT_PEOPLE or token.lower in NOT_PEOPLE:
        return False
    if _is_settlement(token):
        return False
    return token.ent in ("PERSON", "") or _suffers_as_person(token)


def _is_settlement(name: Token) -> bool:
    """ "Brodno, the largest of seven villages, disappeared", "Zelnik drowned in its beds"."""
    called = (t for c in name.children if c.dep == "appos" for t in c.subtree())
    if any(t.lemma in _SETTLEMENTS for t in called):
        return True
    return name.dep == "nsubj" and any(
        t.lower == "its" for c in name.head.children if c.i > name.head.i for t in c.subtree()
    )


_SETTLEMENTS = frozenset("village town city hamlet island district suburb port".split())


def _suffers_as_person(token: Token) -> bool:
    verb, became = token.head, FATES.patient.get(token.head.lemma)
    if token.ent == "ORG" and verb.lemma == "die":
        return True
    if token.dep == "nsubjpass":
        return became == "arrested" or (token.ent == "ORG" and became == "killed")
    into = verb.lemma == "take" and any(c.lower == "into" for c in verb.children)
    return token.dep == "dobj" and (became == "arrested" or into)


def _arrest_made(noun: Token) -> Iterator[Figure]:
    """ "An arrest has been made", "arrest made in killing": somebody is held."""
    verb = noun.head if noun.head.lemma == "make" else None
    verb = next((c for c in noun.children if c.dep == "acl" and c.lower == "made"), verb)
    before = {c.lower for c in noun.children if c.i < noun.i}
    if verb is not None and real(verb) and not before & {"no", "any", "one"}:
        yield Figure(_left_edge(noun), noun.end, 1, 1, "implicit", "person", "arrested")


# ---------------------------------------------------------------------------- no one


def _none(token: Token) -> Iterator[Figure]:
    """ "no casualties", "nobody was hurt", "none of the passengers was injured"."""
    head = token.head if token.lower == "no" and token.dep == "det" else token
    if token.lower == "no" and head is token:
        return
    if any(
        c.dep in ("amod", "nummod") or c.lower == "other"
        for c in head.children
        if c.lower != "reported"
    ):
        return  # "no other injuries", "no visible wounds" leave the rest open
    if any(c.dep == "advmod" and c.lower.endswith("ly") for c in head.head.children):
        return  # "none was seriously hurt"
    known = head is token or is_person(head) or head.lower == "one"
    became = fate(head, known)
    if became in _ZERO and (known or head.lemma in FATES.head):
        yield Figure(token.start, head.end, 0, 0, "exactly", "person", became)


# ------------------------------------------------------------------------ one or more


def _one_or_more(top: Token, explicit: Sequence[Figure]) -> Iterator[Figure]:
    became = _fate(top)
    if became not in TOLD_WITHOUT_NUMBER or _natural(top):
        return
    if top.lower in _REFLEXIVE and became not in ("killed", "injured", "shot", "hospitalised"):
        return  # "turned himself in": told of the subject already
    members = [top, *(m for m in _joined(top) if _shares(top, m, became))]
    counts = [_count(m, explicit) for m in members]
    if all(stated for _, stated in counts) or any(n is not None and n < 1 for n, _ in counts):
        return
    if any(stated and (n is None or n >= SMALL) for n, stated in counts):
        singles = [
            m for m, (n, stated) in zip(members, counts, strict=True) if n == 1 and not stated
        ]
        for member in singles:
            yield _figure([member], 1, None, became, exact=True)
        return
    known = sum(n or 2 for n, _ in counts)
    if len(members) == 1 and counts[0][0] is None:
        return
    yield _figure(members, known, None, became, exact=all(n is not None for n, _ in counts))


def _shares(top: Token, member: Token, became: str) -> bool:
    """Not in "a dead man and one with wounds", nor in "a boy who was shot and a man who fled"."""
    own = fate_by_modifier(member)
    if own is None and fate_by_modifier(top) == became:
        return fate_by_role(top) == became
    return own in (None, became)


def _figure(
    members: Sequence[Token], low: float, high: float | None, became: str, *, exact: bool
) -> Figure:
    start = min(_left_edge(m) for m in members)
    end = max(m.end for m in members)
    return Figure(start, end, low, low if exact else high, "implicit", "person", became)


def _fate(top: Token) -> str | None:
    verb = top.head
    if verb.tag == "VBG" and verb.i == top.i - 1 and top.tag == "NN":
        return None  # "the shooting suspect", parsed as if somebody shot him
    if top.dep == "poss":
        return (
            FATES.event[top.head.lemma]
            if top.head.lemma in OWN_EVENTS and _happened(top.head)
            else None
        )
    if any(c.lower in UNSPECIFIC for c in top.children) or _nth(top):
        return None
    if top.dep in ("nsubj", "nsubjpass", "dobj") and any(c.dep == "neg" for c in verb.children):
        return None  # "the girl was not hurt"
    if _own_gun(top):
        return "killed"
    if top.dep == "pobj" and verb.lower not in ("of", "among"):
        return fate_by_modifier(top)  # "the toll from twin blasts" counts no twin
    return fate(top, known_person=True)


def _own_gun(top: Token) -> bool:
    """ "Before turning the gun on himself"."""
    if top.lower not in _REFLEXIVE or top.head.lower != "on":
        return False
    verb = next((t for t in top.ancestors() if t.lemma == "turn"), None)
    armed = verb is not None and any(CLASSES.get(c.lemma) == "weapons" for c in verb.children)
    return verb is not None and armed and real(verb)


def _nth(noun: Token) -> bool:
    """ "The third man to be hanged" is one of three, all told; "a third man was hanged" is one."""
    words = {c.lower for c in noun.children if c.i < noun.i}
    told = any(c.dep in ("relcl", "acl") for c in noun.children)
    return "the" in words and not words.isdisjoint(ORDINALS) and told


def _happened(noun: Token) -> bool:
    return not any(c.lower in ("possible", "planned", "own") for c in noun.children)


def _joined(top: Token) -> Iterator[Token]:
    for child in top.children:
        joined = child.dep == "conj" or _listed(top, child)
        if joined and child.tag[0] in "NPC" and _conjunctive(top):
            yield child
            yield from _joined(child)


def _listed(top: Token, child: Token) -> bool:
    """ "A priest, a teacher and a baker": the parser takes the second for an apposition.

    In "her daughter, Meredith, and her father" the name is one.
    """
    if child.dep != "appos" or not any(c.dep == "cc" for c in child.children):
        return False
    alike = (top.tag in ("NNP", "NNPS")) == (child.tag in ("NNP", "NNPS"))
    return alike and (is_person(child) or child.ent == "PERSON")


def _conjunctive(top: Token) -> bool:
    return not any(c.dep == "cc" and c.lower in ("or", "nor", "but") for c in top.children)


def _count(member: Token, explicit: Sequence[Figure]) -> tuple[float | None, bool]:
    """How many one member stands for (None: unknown), and whether a number says so."""
    for figure in explicit:
        if figure.start < member.end and member.start < figure.end:
            return (figure.low if figure.low == figure.high else None), True
    both = any(c.lower == "both" and c.i < member.i for c in member.children)
    if both and not (_is_single(member) and any(c.dep == "conj" for c in member.children)):
        return 2, False  # not "both Kern and a girl"
    if any(c.lower == "no" for c in member.children):
        return 0, False
    return (1 if _is_single(member) else None), False


def _is_single(member: Token) -> bool:
    if member.tag in ("NN", "NNP") or member.lower in _ALONE:
        return member.lemma not in GROUPS
    return member.tag in ("PRP", "PRP$") and member.lower in _SINGULAR | {"his"}


def _left_edge(member: Token) -> int:
    before = (t for c in member.children if c.dep in _LEFT and c.i < member.i for t in c.subtree())
    return min((t.start for t in before), default=member.start)


def _just_died(top: Token) -> bool:
    verb = top.head
    verbs = (verb, *joined_verbs(verb))
    return any(v.lemma in ("die", "death") for v in verbs) or any(
        c.lower in FATES.state for c in verb.children
    )


def _natural(top: Token) -> bool:
    """ "died of cancer" counts among nobody's victims."""
    verb = top.head
    return verb.lemma == "die" and any(t.lower in NATURAL for t in verb.subtree()[:40])
