"""Stance: whether a voice asserts, denies, doubts or asks, and how firmly.

A denial is never taken for an assertion: where it is open what a voice commits itself to
("did not deny that P", "would not confirm that P"), it doubts.
"""

from __future__ import annotations

import re

from quellen.marking.language import Token
from quellen.marking.voices.lexicon import (
    ADVERBS,
    CLAIMS,
    DENIABLE,
    FALSE,
    LACKING,
    PROOF,
    cues_of_verb,
)
from quellen.marking.voices.people import antecedent
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import is_passive, subject_of
from quellen.model import Certainty, Stance

_NEGATIONS = frozenset(
    "not n't n’t never neither nor no hardly scarcely barely nobody none".split()
)
_UNWILLING = frozenset("refuse decline fail hesitate forbear unable unwilling stop avoid".split())
_DISBELIEF = frozenset("believe accept buy agree recognise recognize".split())
"""Negated they deny; "do not think that P" only doubts it."""
_CONTINUE = frozenset("want try seek continue begin go".split())
_TRUE = frozenset("true case truth correct accurate right so".split())
_MAYBE = frozenset("may might could would if".split())
_QUESTION = re.compile(r"\?['\"”’»)]*$")


def settle_stance(relation: Relation, setting: Setting) -> None:
    """Set stance and certainty by the cue, by what stands around it, by what is said of claims."""
    word = relation.word
    if word is None:
        return
    if word.tag.startswith("V"):
        relation.stance = _of_verb(relation, word, setting)
        relation.certainty = _firmness(relation, word)
    if relation.rule == "adjective" and _is_negated(word.head, relation):
        relation.stance = "doubts"
    if relation.stance == "asserts":
        _denied_inside(relation, word, setting)
    if relation.stance == "asserts" and _is_question(relation, setting):
        relation.stance = "asks"


def _of_verb(relation: Relation, verb: Token, setting: Setting) -> Stance:
    stance = relation.stance
    if stance == "asks" and relation.rule in ("order", "preposition") and not _asks_about(verb):
        stance = "asserts"  # "asked them to leave" is a request
    if relation.rejects:
        claim = _object_is_claim(verb) or _holds_claim(relation, setting)
        stance = "denies" if claim else _turned_down(relation)
    if _is_negated(verb, relation):
        return _negated(verb, stance)
    if stance != "asks" and (_is_withheld(verb) or _refuses(relation, verb)):
        return "doubts"
    return stance


def _asks_about(verb: Token) -> bool:
    return any(c.lower == "about" for c in verb.children)


def _refuses(relation: Relation, verb: Token) -> bool:
    """ "refused to leave": what is refused is not said to be so."""
    return relation.rule == "infinitive" and verb.lemma in _UNWILLING


def _negated(verb: Token, stance: Stance) -> Stance:
    if stance == "doubts" and verb.lemma == "doubt":
        return "asserts"
    if stance == "asserts" and verb.lemma in _DISBELIEF:
        return "denies"
    return "doubts"


def _is_negated(verb: Token, relation: Relation) -> bool:
    own = [c for c in verb.children if not any(a <= c.start < b for a, b in relation.content)]
    if any(c.dep == "neg" or (c.lower in _NEGATIONS and c.i < verb.i) for c in own):
        return True
    if any(g.lower in ("no", "neither", "hardly", "scarcely") for c in verb.children
           if c.dep in ("nsubj", "nsubjpass") for g in c.children):  # fmt: skip
        return True
    if relation.head is not None and antecedent(relation.head).lower in _NEGATIONS:
        return True
    if verb.dep == "conj" and verb.head.tag.startswith("V"):
        joined = any(c.lower in ("nor", "or") for c in verb.head.children)
        return joined and _is_negated(verb.head, relation)
    if verb.dep == "xcomp" and verb.head.lemma in _CONTINUE:
        return _is_negated(verb.head, relation)
    return False


def _is_withheld(verb: Token) -> bool:
    """ "refused to confirm", "stopped short of saying", "declined to confirm or deny"."""
    for ancestor in verb.ancestors():
        if ancestor.lemma in _UNWILLING or _not_yet(ancestor):
            return verb.dep in ("xcomp", "pcomp", "conj", "ccomp")
        if ancestor.tag[:1] not in "VIJ" or ancestor.i > verb.i:
            return False
        if verb.dep not in ("xcomp", "pcomp", "conj", "prep"):
            return False
    return False


def _not_yet(verb: Token) -> bool:
    """ "has yet to confirm"."""
    return verb.lemma == "have" and any(c.lower == "yet" for c in verb.children)


def _object_is_claim(verb: Token) -> bool:
    for child in verb.children:
        if child.dep == "ccomp":
            return True
        pointing = child.lower in ("it", "this", "that", "them")
        if child.dep in ("dobj", "nsubjpass") and (pointing or child.lemma in CLAIMS | DENIABLE):
            return True
    return False


def _holds_claim(relation: Relation, setting: Setting) -> bool:
    """ "dismissed as “nonsense” a report that P": the claim stands after what it is called."""
    return any(
        setting.tokens[i].lemma in CLAIMS and setting.tokens[i].tag.startswith("NN")
        for start, end in relation.content
        for i in setting.between(start, end)
        if setting.quoted[i] < 0
    )


def _turned_down(relation: Relation) -> Stance:
    return "asserts" if relation.rule == "judgement" else "doubts"


def _firmness(relation: Relation, verb: Token) -> Certainty:
    if any(c.lower in ADVERBS for c in verb.children):
        return "alleged"
    if relation.certainty == "certain" and any(c.lower in _MAYBE for c in verb.children):
        return "hedged"
    return relation.certainty


# ------------------------------------------------------- "P is false", she said


def _denied_inside(relation: Relation, word: Token, setting: Setting) -> None:
    """Where the content says of a claim that it is false, the claim is what is denied."""
    for start, end in relation.content:
        tokens = [setting.tokens[i] for i in setting.between(start, end)]
        for token in tokens:
            claim = _claim_called_false(token, word)
            unproved = _claim_unproved(token) if claim is None else None
            if claim is not None or unproved is not None:
                relation.stance = "denies" if claim is not None else "doubts"
                _narrow(relation, claim or unproved or [], setting)
                return


def _claim_called_false(token: Token, word: Token) -> list[Token] | None:
    """The tokens of a claim that is called false; none of them where it is not clear which."""
    if token.lemma == "be" and token.tag.startswith("V"):
        return _by_copula(token, word)
    if token.tag == "VBN" and token.lower in FALSE and is_passive(token):
        subject = subject_of(token)
        return subject.subtree() if subject is not None and subject.lemma in CLAIMS else None
    if token.lower in FALSE and word.tag.startswith("V") and token.i > word.i:
        return _by_naming(token, word)
    return None


def _claim_unproved(token: Token) -> list[Token] | None:
    """ "no evidence that P", "nothing supports the claim that P": P is doubted."""
    if token.lemma in PROOF and any(c.lower == "no" for c in token.children):
        clause = next((c for c in token.children if c.dep in ("acl", "ccomp")), None)
        return clause.subtree() if clause is not None else None
    if token.lower in ("nothing", "no", "none") and token.dep in ("nsubj", "det"):
        verb = token.head if token.dep == "nsubj" else token.head.head
        if verb.lemma in ("support", "confirm", "prove", "corroborate", "substantiate", "suggest"):
            thing = next((c for c in verb.children if c.dep in ("dobj", "ccomp")), None)
            return thing.subtree() if thing is not None else None
    return None


def _by_naming(false: Token, verb: Token) -> list[Token] | None:
    """ "called the report of a raid baseless"."""
    if not any(c.name == "call" for c in cues_of_verb(verb)):
        return None
    for ancestor in (false, *false.ancestors()):
        if ancestor is verb:
            break
        if ancestor.dep in ("relcl", "acl", "poss"):
            return None
    for child in verb.children:
        claim = child if child.dep in ("dobj", "nsubjpass") else subject_of(child)
        if claim is not None and claim.i < false.i and claim.lower in ("it", "this", "that"):
            return []
        if claim is not None and claim.i < false.i and claim.lemma in CLAIMS:
            return [t for t in claim.subtree() if t.i < false.i]
    return None


def _by_copula(copula: Token, word: Token) -> list[Token] | None:
    said = [c for c in copula.children if c.dep in ("acomp", "attr", "prep")]
    negated = any(c.dep == "neg" for c in copula.children)
    if not any(_is_false(s, negated=negated) for s in said):
        return None
    if copula.dep in ("relcl", "advcl") and copula.head is not word:
        return None
    if any(g.dep == "xcomp" and cues_of_verb(g) for s in said for g in s.children):
        return []  # "they are wrong to claim that P"
    subject = next((c for c in copula.children if c.dep in ("nsubj", "csubj", "expl")), None)
    if subject is not None and subject.text == "#":  # a hashtag, to the parser a preposition
        subject = next(iter(subject.children), subject)
    clause = next((c for c in copula.children if c.dep in ("ccomp", "csubj")), None)
    clause = clause or next(
        (g for s in said for g in s.children if g.dep in ("ccomp", "acl", "prep")), None
    )
    if clause is not None and (subject is None or subject.lower in ("it", "there")):
        return clause.subtree()
    if subject is None or subject.lower in ("it", "this", "that", "these", "those", "there"):
        return []
    return subject.subtree() if subject.lemma in CLAIMS or subject.dep == "csubj" else None


def _is_false(predicate: Token, *, negated: bool) -> bool:
    words = [predicate, *predicate.children]
    if predicate.lower == "without":
        return any(w.lower in LACKING for w in words)
    words += [g for c in predicate.children for g in c.children]
    if negated or any(w.lower == "no" for w in words):
        return any(w.lower in _TRUE for w in words)
    return any(w.lower in FALSE for w in words) and not any(w.dep == "neg" for w in words)


def _narrow(relation: Relation, claim: list[Token], setting: Setting) -> None:
    """Leave of unquoted content only what is denied; quoted words stay whole."""
    if not claim or any(setting.quoted[t.i] >= 0 for t in claim):
        return
    quoted = any(setting.quoted[i] >= 0 for a, b in relation.content for i in setting.between(a, b))
    content = setting.fragments(t.i for t in claim)
    if content and not quoted:
        relation.content = content


def _is_question(relation: Relation, setting: Setting) -> bool:
    words = setting.text[relation.start : relation.end]
    quoted = words[:1] in "\"“‘'«" or relation.rule == "turn"
    return quoted and bool(_QUESTION.search(words)) and words.count(".") == 0
