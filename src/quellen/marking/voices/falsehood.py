"""Claims that are called false: "the report is a lie", "no evidence that P"."""

from __future__ import annotations

from quellen.marking.language import Token
from quellen.marking.voices.lexicon import CLAIMS, FALSE, LACKING, NOUNS, PROOF, cues_of_verb
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import is_passive, subject_of

_TRUE = frozenset("true case truth correct accurate right so".split())
_FAR = frozenset("far further farther nowhere".split())
_POINTING = frozenset("it this that these those there nothing".split())
_CALLED = CLAIMS | frozenset(noun for noun, cues in NOUNS.items() if cues[0].name == "claim")
_SUPPORTING = frozenset(
    """support confirm prove corroborate substantiate suggest bear back warrant vindicate
    justify""".split()
)


def deny_what_is_called_false(relation: Relation, word: Token, setting: Setting) -> None:
    """Where the content says of a claim that it is false, the claim is what is denied.

    What somebody else inside the content calls false is that other voice's denial.
    """
    for start, end in relation.content:
        tokens = [setting.tokens[i] for i in setting.between(start, end)]
        for token in filter(may_call_false, tokens):
            claim = _claim_called_false(token, word)
            unproved = _claim_unproved(token) if claim is None else None
            if (claim is not None or unproved is not None) and not _is_anothers(token, word):
                relation.stance = "denies" if claim is not None else "doubts"
                _narrow(relation, claim or unproved or [], setting)
                return


def may_call_false(token: Token) -> bool:
    """Whether a word is one of those by which a claim can be called false or unproved."""
    return token.lemma in _FALSIFYING or token.lower in _FALSIFYING


_FALSIFYING = FALSE | PROOF | {"be", "nothing", "no", "none"}


def _is_anothers(token: Token, word: Token) -> bool:
    """ "told us that the board called the report a lie": the board did."""
    for ancestor in token.ancestors():
        if ancestor is word:
            return False
        own = [c for c in ancestor.children if c.dep == "nsubj" and c.lower not in _POINTING]
        speaks = ancestor.tag.startswith("V") and bool(own)
        if speaks and cues_of_verb(ancestor) and any(word is a for a in ancestor.ancestors()):
            return True
    return False


def _claim_called_false(token: Token, word: Token) -> list[Token] | None:
    """The tokens of a claim that is called false; none of them where it is not clear which."""
    if token.lemma in ("be", "prove") and token.tag.startswith("V"):
        return _by_copula(token, word)
    if token.tag == "VBN" and token.lower in FALSE and is_passive(token):
        subject = subject_of(token)
        return subject.subtree() if subject is not None and subject.lemma in _CALLED else None
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
        if verb.lemma in _SUPPORTING:
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
        if ancestor.dep == "amod" and ancestor.head.dep == "pobj" and ancestor.i < ancestor.head.i:
            return None  # "described reports of false alarms"
    for child in verb.children:
        claim = child if child.dep in ("dobj", "nsubjpass") else subject_of(child)
        if claim is not None and claim.i < false.i and claim.lower in ("it", "this", "that"):
            return []
        if claim is not None and claim.i < false.i and claim.lemma in _CALLED:
            return [t for t in claim.subtree() if t.i < false.i]
    return None


def _by_copula(copula: Token, word: Token) -> list[Token] | None:
    said = [
        c for c in copula.children if c.dep in ("acomp", "attr", "oprd", "prep") or c.lower in _FAR
    ]
    negated = any(c.dep == "neg" for c in copula.children)
    if negated and _is_not_what_happened(copula):
        return []
    if _is_none_of_it(copula):
        return [] if any(is_false(s, negated=True) for s in said) else None
    if not any(is_false(s, negated=negated) for s in said):
        return None
    if copula.dep in ("relcl", "advcl") and copula.head is not word:
        return None
    if any(g.dep == "xcomp" and cues_of_verb(g) for s in said for g in s.children):
        return []  # "they are wrong to claim that P"
    subject = next((c for c in copula.children if c.dep in ("nsubj", "csubj", "expl")), None)
    if subject is not None and subject.text == "#":  # a hashtag, to the parser a preposition
        subject = next(iter(subject.children), subject)
    clauses = [c for c in copula.children if c.dep in ("ccomp", "csubj")][:1] or [
        g for s in said for g in s.children if g.dep in ("ccomp", "acl", "relcl", "prep")
    ]  # of "no truth in the rumour that P" both hang on "truth"
    if clauses and (subject is None or subject.lower in ("it", "there")):
        return [t for clause in clauses for t in clause.subtree()]
    if subject is None or subject.lower in (
        "it",
        "this",
        "that",
        "these",
        "those",
        "there",
        "nothing",
    ):
        return []
    return subject.subtree() if subject.lemma in _CALLED or subject.dep == "csubj" else None


def _is_none_of_it(copula: Token) -> bool:
    """ "none of it is true", "not a word of this is true", "no part of that was so"."""
    subject = subject_of(copula)
    phrase = [t for t in subject.subtree() if t.i < copula.i] if subject is not None else []
    return len(phrase) > 2 and phrase[0].lower in _NONE and phrase[-1].lower in _POINTING


_NONE = frozenset("none not no nothing neither".split())


def _is_not_what_happened(copula: Token) -> bool:
    """ "that is not what happened", "this is not how it was"."""
    subject = subject_of(copula)
    pointing = subject is not None and subject.lower in _POINTING and subject.i < copula.i
    clauses = [c for c in copula.children if c.dep in ("ccomp", "advcl", "attr") and c.i > copula.i]
    return pointing and any(
        g.lower in ("what", "how") and c.lemma in _HAPPENING for c in clauses for g in c.children
    )


_HAPPENING = frozenset("happen occur be go take come unfold".split())


def is_false(predicate: Token, *, negated: bool) -> bool:
    """Whether what a copula says of a claim, negated or not, is that it is false."""
    words = [predicate, *predicate.children]
    if predicate.lower == "without":
        return any(w.lower in LACKING for w in words)
    words += [g for c in predicate.children for g in c.children]
    if predicate.lower in _FAR and any(w.lower == "from" for w in words):
        return any(w.lower in _TRUE for w in words)  # "far from true", "further from the truth"
    if negated or any(w.lower == "no" for w in words):
        return any(w.lower in _TRUE for w in words)
    called = any(w.lower in FALSE and not _says_which(w) for w in words)
    return called and not any(w.dep == "neg" for w in words)


def _says_which(word: Token) -> bool:
    """ "they were the wrong people" says nothing of a claim."""
    return word.dep == "amod" and word.lower in ("wrong", "incorrect", "bogus", "fake")


def _narrow(relation: Relation, claim: list[Token], setting: Setting) -> None:
    """Leave of unquoted content only what is denied; quoted words stay whole."""
    if not claim or any(setting.quoted[t.i] >= 0 for t in claim):
        return
    quoted = any(setting.quoted[i] >= 0 for a, b in relation.content for i in setting.between(a, b))
    content = setting.fragments(t.i for t in claim)
    if content and not quoted:
        relation.content = content
