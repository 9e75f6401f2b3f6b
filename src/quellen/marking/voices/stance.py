"""Stance: whether a voice asserts, denies, doubts or asks, and how firmly.

A denial is never taken for an assertion: where it is open what a voice commits itself to
("did not deny that P", "would not confirm that P"), it doubts.
"""

from __future__ import annotations

import re

from quellen.marking.language import Token
from quellen.marking.voices.lexicon import ADVERBS, CLAIMS, DENIABLE, UNPROVED
from quellen.marking.voices.parted import by_clauses, without_further
from quellen.marking.voices.people import antecedent
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import subject_of
from quellen.model import Certainty, Stance

_NEGATIONS = frozenset(
    "not n't n’t never neither nor no hardly scarcely barely nobody none".split()
)
_UNWILLING = frozenset(
    """refuse decline fail hesitate forbear unable unwilling stop avoid short far instead
    without""".split()
)
_DISBELIEF = frozenset("believe accept buy agree recognise recognize".split())
"""Negated they deny; "do not think that P" only doubts it."""
_CONTINUE = frozenset("want try seek continue begin go".split())
_MAYBE = frozenset("may might could would if".split())
_QUESTION = re.compile(r"\?['\"”’»)]*$")


def settle_stance(relation: Relation, setting: Setting) -> list[Relation]:
    """The relation with its stance and certainty: by the cue and by what stands around it, and by
    what is said of claims. Where somebody denies one thing and asserts another, one for each.
    """
    _by_cue(relation, setting)
    found = [p for part in without_further(relation) for p in by_clauses(part, setting)]
    for part in found:
        if part.stance == "asserts" and _is_question(part, setting):
            part.stance = "asks"
    return found


def _by_cue(relation: Relation, setting: Setting) -> None:
    word = relation.word
    if word is None:
        return
    if word.tag.startswith("V"):
        relation.stance = _of_verb(relation, word, setting)
        relation.certainty = _firmness(relation, word)
    if relation.rule == "adjective" and _is_negated(word.head, relation):
        relation.stance = "doubts"
    if relation.rule == "noun" and _is_withheld_noun(word):  # "no doubt that P" doubts nothing
        relation.stance = "asserts" if relation.stance == "doubts" else "doubts"


def _of_verb(relation: Relation, verb: Token, setting: Setting) -> Stance:
    stance = relation.stance
    if stance == "asks" and relation.rule in ("order", "preposition") and not _asks_about(verb):
        stance = "asserts"  # "asked them to leave" is a request
    if relation.rejects:
        claim = object_is_claim(verb) or _holds_claim(relation, setting)
        stance = "denies" if claim else _turned_down(relation)
    if _is_negated(verb, relation):
        return stance if _is_amazed(verb) else _negated(verb, stance)
    if _by_few(relation) or _finds_unproved(verb):
        return "doubts"
    if stance != "asks" and (_is_withheld(verb) or _refuses(relation, verb)):
        return "doubts"
    return stance


def _by_few(relation: Relation) -> bool:
    """ "few believe that P"; "a few" do."""
    head = relation.head
    if head is None:
        return False
    few = [head, *(c for c in head.children if c.i < head.i)]
    return any(w.lower == "few" for w in few) and all(w.lower != "a" for w in few)


def _is_amazed(verb: Token) -> bool:
    """ "could not believe that she was dead": she was."""
    return verb.lemma == "believe" and any(c.lower in _CAN for c in verb.children)


_CAN = frozenset("can ca could couldn".split())


def _finds_unproved(verb: Token) -> bool:
    """ "found it unproven that P"."""
    pointing = any(c.lower == "it" and c.i > verb.i for c in verb.children)
    return pointing and any(c.lower in UNPROVED for c in verb.children)


def _asks_about(verb: Token) -> bool:
    return any(c.lower == "about" for c in verb.children)


def _refuses(relation: Relation, verb: Token) -> bool:
    """ "refused to leave": what is refused is not said to be so."""
    return relation.rule == "infinitive" and verb.lemma in _UNWILLING


def _negated(verb: Token, stance: Stance) -> Stance:
    if (stance == "doubts" and verb.lemma == "doubt") or _is_granted(verb):
        return "asserts"
    if stance == "asserts" and verb.lemma in _DISBELIEF:
        return "denies"
    return "doubts"


def _is_granted(verb: Token) -> bool:
    """ "It is not disputed that P", "nobody denies that P": all grant it."""
    subject = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    nobody = subject.lower == "nobody" or any(c.lower == "no" for c in subject.children)
    return (nobody and verb.lemma in _CONTESTING | {"deny"}) or (
        subject.lower == "it" and subject.dep == "nsubjpass" and verb.lemma in _CONTESTING
    )


_CONTESTING = frozenset("dispute contest question challenge".split())


def _is_negated(verb: Token, relation: Relation) -> bool:
    own = [c for c in verb.children if not any(a <= c.start < b for a, b in relation.content)]
    if any(c.dep == "neg" or (c.lower in _NEGATIONS and c.i < verb.i) for c in own):
        return True
    if any(_is_nobody(c) for c in verb.children if c.dep in ("nsubj", "nsubjpass")):
        return True
    if any(c.lower == "longer" and any(g.lower == "no" for g in c.children) for c in own):
        return True
    if relation.head is not None and antecedent(relation.head).lower in _NEGATIONS:
        return True
    if any(_at_no_time(c) for c in own):
        return True
    if verb.dep == "conj" and verb.head.tag.startswith("V"):
        joined = any(c.lower in ("nor", "or") for c in verb.head.children)
        return joined and _is_negated(verb.head, relation)
    if verb.dep == "xcomp" and verb.head.lemma in _CONTINUE:
        return _is_negated(verb.head, relation)
    return False


def _is_nobody(subject: Token) -> bool:
    """ "no witness", "neither of them", "hardly a soul"."""
    own = [c for c in subject.children if c.dep in ("det", "preconj", "cc", "advmod", "predet")]
    hedges = [g for c in own if c.dep == "det" for g in c.children]
    return any(w.lower in _NOT_ONE and w.i < subject.i for w in (*own, *hedges))


_NOT_ONE = frozenset("no neither hardly scarcely barely".split())


def _at_no_time(phrase: Token) -> bool:
    """ "at no point did he say", "by no means", "in no way"."""
    return phrase.dep == "prep" and any(
        g.lower == "no" for c in phrase.children if c.dep == "pobj" for g in c.children
    )


def _is_withheld_noun(noun: Token) -> bool:
    """ "made no claim that P", "did not give a hint that P"."""
    if any(c.lower in ("no", "little", "without") for c in noun.children):
        return True
    verb = noun.head if noun.dep in ("dobj", "nsubjpass", "attr") else noun
    return any(c.dep == "neg" for c in verb.children) or noun.head.lower == "without"


def _is_withheld(verb: Token) -> bool:
    """ "refused to confirm", "stopped short of saying", "declined to confirm or deny"."""
    beside = verb.head.lemma in _UNWILLING or subject_of(verb) is not None
    if verb.dep == "conj" and beside:
        return False  # "the talks failed, and he said so"
    for ancestor in verb.ancestors():
        if _goes_unsaid(verb, ancestor):
            return True
        if ancestor.lemma in _UNWILLING or _not_yet(ancestor):
            if ancestor.lemma in _NOT_AT_ALL and any(c.dep == "neg" for c in ancestor.children):
                return False  # "did not hesitate to say that P"
            return verb.dep in ("xcomp", "pcomp", "conj", "ccomp")
        if ancestor.tag[:1] not in "VIJR" or ancestor.i > verb.i:
            return False
        if verb.dep not in ("xcomp", "pcomp", "conj", "prep"):
            return False
    return False


def _goes_unsaid(verb: Token, governor: Token) -> bool:
    """ "would not be drawn into saying that P", "is not prepared to say that P"."""
    hangs = verb.dep in ("xcomp", "pcomp", "acl") and governor.tag[:1] in "VJ"
    if not hangs or governor.i > verb.i or governor.lemma in _NOT_AT_ALL:
        return False
    copula = governor.head if governor.dep in ("acomp", "attr") else governor
    before = [c for c in (*governor.children, *copula.children) if c.i < verb.i]
    return any(c.dep == "neg" for c in before)


_NOT_AT_ALL = frozenset(
    "hesitate fail stop avoid forbear help cease tire forget neglect omit shrink shy".split()
)
"""Who does not hesitate to say so says so."""


def _not_yet(verb: Token) -> bool:
    """ "has yet to confirm"."""
    return verb.lemma == "have" and any(c.lower == "yet" for c in verb.children)


def object_is_claim(verb: Token) -> bool:
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


def _is_question(relation: Relation, setting: Setting) -> bool:
    words = setting.text[relation.start : relation.end]
    quoted = words[:1] in "\"“‘'«" or relation.rule == "turn"
    return quoted and bool(_QUESTION.search(words)) and words.count(".") == 0
