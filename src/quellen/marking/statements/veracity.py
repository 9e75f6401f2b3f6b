"""What is said of a clause as a whole: "it is not true that P", "there is no evidence that P".

An author who writes so denies P or leaves it open, and P is never taken as told. Whatever a voice
denies is the denial of that voice already, and is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from quellen.marking.language import Token
from quellen.marking.voices.judged import is_lacking, judgement_of
from quellen.marking.voices.lexicon import CLAIMS, FALSE, PROOF, UNPROVED
from quellen.model import Attribution

Verdict = Literal["false", "open", "so"]

_COPULAS = frozenset("be seem appear prove remain".split())
_TRUE = frozenset("true case so correct accurate truth fact".split())
_JUDGING = frozenset("wrong incorrect rubbish propaganda calumny smear fiction fantasy".split())
"""What is wrong to do may well have been done."""
_UNSURE = UNPROVED | frozenset(
    """possible conceivable probable likely impossible inconceivable uncertain open rumoured
    rumored alleged thinkable""".split()
)
_NOT = frozenset("not n't n’t never hardly no scarcely neither nowise".split())
_CLAUSES = frozenset("ccomp csubj acl relcl advcl".split())


def verdict(head: Token, chain: Sequence[Attribution]) -> Verdict:
    """Whether what governs a clause calls it false or leaves it open."""
    if any(a.polarity in ("denies", "doubts") for a in chain):
        return "so"
    while head.dep == "conj" and _goes_on(head):
        head = head.head
    if (opening := _fronted(head)) is not None:
        return _by_copula(opening)
    if head.dep not in _CLAUSES:
        return "so"
    governor = head.head
    if not chain or head.dep == "ccomp":
        lacking = is_lacking(head) if _has_that(head) else None
        if lacking is not None:
            return lacking
    if governor.lemma in CLAIMS and not chain and (judged := judgement_of(governor)):
        return judged if any(c.dep == "mark" for c in head.children) else "open"
    if head.dep == "ccomp" and (_said_wrongly(governor) or _is_superseded(governor)):
        return "open"
    if governor.lemma in PROOF and governor is not head:
        return "open" if _is_none(governor) and _is_that(head) else "so"
    copula = governor if governor.lemma in _COPULAS else governor.head
    if copula.lemma not in _COPULAS or not (head.dep == "csubj" or _is_expletive(copula, head)):
        return "so"
    return _by_copula(copula, head)


def _goes_on(head: Token) -> bool:
    """ "That they fired and killed two" is one claim; what stands behind a "but" is another.

    "Wrongly stated that they voted and then purged the rolls": who purged them is open.
    """
    first = head.head
    below = first.dep == "conj" or (first.dep in _CLAUSES and first.head.lemma in _COPULAS)
    below = below or (first.dep in _CLAUSES and any(c.lower == "that" for c in head.children))
    return below and not any(c.dep == "cc" and c.lower == "but" for c in first.children)


def _fronted(head: Token) -> Token | None:
    """The "it is not true" that is parsed as hanging on what it is said of."""
    copula = next((c for c in head.children if c.dep == "ccomp" and c.lemma in _COPULAS), None)
    if copula is None or copula.i > head.i or not any(c.lower == "it" for c in copula.children):
        return None
    said = any(c.lower == "that" and copula.i < c.i < head.i for c in head.children)
    return copula if said else None


def _by_copula(copula: Token, head: Token | None = None) -> Verdict:
    said = [c for c in copula.children if c.dep in ("acomp", "attr", "oprd") and c is not head]
    return _of(said[0], copula) if said else "so"


def _said_wrongly(verb: Token) -> bool:
    """ "The article wrongly stated that P"."""
    return any(c.lower in _WRONGLY and c.dep == "advmod" for c in verb.children)


_WRONGLY = frozenset("wrongly falsely incorrectly erroneously mistakenly inaccurately".split())


def _is_superseded(verb: Token) -> bool:
    """ "An earlier version of this article said that P"."""
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    return (
        subject is not None
        and subject.lemma in ("version", "draft", "edition", "caption")
        and any(c.lower in _EARLIER for c in subject.children)
    )


_EARLIER = frozenset("earlier previous first original initial former".split())


def _of(word: Token, copula: Token) -> Verdict:
    """The verdict of "not true", "a lie", "unlikely"."""
    negated = _is_none(word) or any(c.lower in _NOT for c in copula.children)
    if word.lower in _TRUE:
        return "false" if negated else "so"
    if word.lower in FALSE - _JUDGING:
        return "so" if negated else "false"
    return "open" if word.lower in _UNSURE else "so"


def _is_expletive(copula: Token, head: Token) -> bool:
    """ "It is … that P": nothing but "it" is what is said to be so."""
    subject = next((c for c in copula.children if c.dep in ("nsubj", "expl", "nsubjpass")), None)
    return subject is not None and subject.lower == "it" and _is_that(head)


def _is_that(head: Token) -> bool:
    """A clause with "that" and a subject of its own: not "a lie that cost him his office"."""
    opening = next(iter(head.children), None)
    own = any(c.dep in ("nsubj", "nsubjpass", "expl") and c.lower != "that" for c in head.children)
    return opening is not None and opening.lower == "that" and own


def _has_that(head: Token) -> bool:
    """The same, whatever else stands before it: "no proof whatever that they fired"."""
    that = next((c for c in head.children if c.lower == "that" and c.i < head.i), None)
    subjects = (c for c in head.children if c.dep in ("nsubj", "nsubjpass", "expl"))
    return that is not None and any(c is not that for c in subjects)


def _is_none(word: Token) -> bool:
    return any(c.lower in _NOT and c.i < word.i for c in word.children)


def parted_negation(head: Token) -> bool:
    """ "Did not, in the event, fall", "the guards never, so far as we know, fired"."""
    for child in head.children:
        if child.dep in ("nsubj", "nsubjpass") and child.i < head.i:
            last = child.children[-1] if child.children else None
            if last is not None and last.lower in ("never", "not") and last.i == child.i + 1:
                return True
    if any(c.dep == "mark" for c in head.children):
        return False  # "did not, as was reported, fall": it was reported
    return any(_is_parted_from(auxiliary, head) for auxiliary in (*head.children, head.head))


def _is_parted_from(auxiliary: Token, head: Token) -> bool:
    if auxiliary.i >= head.i or auxiliary.lower not in _AUXILIARIES:
        return False
    subjects = (c for c in head.children if c.dep in ("nsubj", "nsubjpass"))
    if any(c.i > auxiliary.i for c in subjects):
        return False  # "he did not, they left"
    return any(c.dep == "neg" and _stands_before_comma(c) for c in auxiliary.children)


_AUXILIARIES = frozenset(
    """do does did have has had is are was were be been will would can could shall should may might
    must""".split()
)


def _stands_before_comma(negation: Token) -> bool:
    """Whether an insertion parts a negation from its verb."""
    root = next((t for t in negation.ancestors() if t.head is t), negation)
    return any(t.i == negation.i + 1 and t.text in (",", "—", "–", "(") for t in root.subtree())
