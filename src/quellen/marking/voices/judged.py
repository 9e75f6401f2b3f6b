"""What a sentence says of a claim that it names: "the rumour that P proved unfounded".

Nobody but the author says so, and P is denied: it is never handed on as what is claimed.
"""

from __future__ import annotations

from typing import Literal

from quellen.marking.language import Token
from quellen.marking.voices.falsehood import is_false
from quellen.marking.voices.lexicon import FALSE, LACKING, PROOF, UNPROVED, cues_of_verb

Judgement = Literal["false", "open"]

_LINKING = frozenset("be prove seem appear remain sound turn".split())
_SAID = frozenset({"acomp", "attr", "oprd", "advmod", "prep"})
_HOLDING = frozenset("have contain lack hold bear".split())
_NEGATIONS = frozenset("not n't n’t never no hardly scarcely neither nor nothing none".split())
_TRUE = frozenset("truth substance foundation basis ground".split()) | LACKING


def judgement_of(claim: Token) -> Judgement | None:
    """Whether a claim, by its noun, is called false or left open where it is named."""
    if any(c.dep == "amod" and c.lower in FALSE for c in claim.children):
        return "false"  # "the false claim that P"
    if claim.dep == "pobj":
        return "false" if _nothing_in_it(claim.head) else None
    if claim.dep not in ("nsubj", "nsubjpass"):
        return None
    verb = claim.head
    if verb.lemma in _HOLDING:
        return "false" if _holds_no_truth(verb) else None
    if claim.dep == "nsubjpass" and verb.lower in FALSE:
        return None if _negated(verb) else "false"  # "was invented"
    return _by_predicate(verb) if verb.lemma in _LINKING else None


def _by_predicate(verb: Token) -> Judgement | None:
    """ "Was false", "proved to be false", "turned out to be untrue", "is without foundation"."""
    inner = next((c for c in verb.children if c.dep == "xcomp" and c.lemma == "be"), None)
    said = [c for v in (verb, inner) if v is not None for c in v.children if c.dep in _SAID]
    negated = _negated(verb) or (inner is not None and _negated(inner))
    if any(is_false(word, negated=negated) for word in said):
        return "false"
    return "open" if any(word.lower in UNPROVED for word in said) else None


def _nothing_in_it(preposition: Token) -> bool:
    """ "There is no truth in the claim", "not a word of truth to it", "nothing in the story"."""
    if preposition.lower not in ("in", "to", "behind", "for"):
        return False
    thing = preposition.head
    if thing.lower == "nothing":
        return thing.head.lemma == "be"
    true = thing.lemma in _TRUE or any(
        t.lemma in _TRUE for t in thing.subtree() if t.i < preposition.i
    )
    return true and (_negated(thing) or _negated(thing.head))


def is_lacking(clause: Token) -> Judgement | None:
    """The same, where the parser hangs the clause on the truth, or the proof, that there is not."""
    copula = next((a for a in clause.ancestors() if a.lemma == "be"), clause)
    there = any(c.dep == "expl" and c.lower == "there" for c in copula.children)
    things = [c for c in copula.children if c.dep == "attr" and c.i < clause.i] if there else []
    words = [t for thing in things for t in thing.subtree() if t.i < clause.i]
    if not (_negated(copula) or any(_negated(t) or _is_scant(t) for t in things)):
        return None
    if any(t.lemma in _TRUE for t in words):
        return "false"
    return "open" if any(thing.lemma in PROOF for thing in things) else None


def _is_scant(thing: Token) -> bool:
    return any(c.lower in ("little", "scant", "insufficient") for c in thing.children)


def _holds_no_truth(verb: Token) -> bool:
    """ "Has no foundation", "lacks substance"."""
    true = [c for c in verb.children if c.dep == "dobj" and c.lemma in _TRUE]
    return bool(true) and (verb.lemma == "lack" or _negated(true[0]) or _negated(verb))


def _negated(word: Token) -> bool:
    return any(c.lower in _NEGATIONS and c.dep in ("neg", "det", "advmod") for c in word.children)


def word_of_a_denial(verb: Token) -> bool:
    """ "It is not so, as the paper wrote, that P": which of the two it wrote is open."""
    mark = next((c for c in verb.children if c.dep == "mark" and c.lower == "as"), None)
    if mark is None or verb.dep != "advcl" or any(c.dep in _OWN for c in verb.children):
        return False  # "as he complains about the funding", "as they called it"
    denied = any(cue.stance == "denies" for cue in cues_of_verb(verb.head))
    if denied and verb.head.i < mark.i:
        return True
    near = [c for c in verb.head.children if c.dep in _VERBAL]
    before = [t for word in (verb.head, *near) for t in (word, *word.children) if t.i < mark.i]
    return any(t.lower in _NEGATIONS or t.lower in FALSE for t in before)


_OWN = frozenset({"dobj", "prep", "xcomp"})
_VERBAL = frozenset({"aux", "auxpass", "ccomp", "acomp", "attr"})
