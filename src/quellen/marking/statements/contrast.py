"""Contrast: what a sentence puts in the focus, and what it names only to say that it was not that.

"It was not the rebels that used gas" says of the rebels that they did not; "the army, not the
rebels, shelled the market" that the army did. To read either the other way turns a denial into an
assertion. Clefts after Jespersen (1937): "it", a form of "be", what is meant, and a clause that
takes it up.
"""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.language import Token

_NOT = frozenset({"not", "n't", "n’t", "never"})
_WIDENING = frozenset("only just merely simply solely even alone".split())
""" "It was not only the rebels who fired": they did."""
_ONE_OF_MANY = frozenset(
    """first second third last latest only next time way reason fact idea place day moment
    coincidence accident secret surprise""".split()
)
""" "Not the first mill that burned", "not the time that it burned": it burned."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"WP", "WDT"})


# ---------------------------------------------------------------------------- clefts


def focus_of(clause: Token) -> Token | None:
    """The noun that a cleft puts in front of the clause: of "it was he who fired" the "he"."""
    noun: Token | None = clause.head
    if clause.dep == "relcl":
        while noun is not None and noun.dep in ("conj", "appos"):
            noun = noun.head
    elif clause.dep == "ccomp" and any(c.tag in _RELATIVE for c in clause.children):
        noun = next((c for c in clause.head.children if c.dep == "attr"), None)
    else:
        return None
    found = noun is not None and noun.dep == "attr" and _says_it_was(noun.head)
    return noun if found and _pronoun(clause) is not None else None


def _says_it_was(copula: Token) -> bool:
    return copula.lemma == "be" and any(
        c.dep == "nsubj" and c.lower == "it" for c in copula.children
    )


def _pronoun(clause: Token) -> Token | None:
    """The "who" or "that" of a clause that has no comma or "which" of its own."""
    return next(
        (c for c in clause.children if c.tag in _RELATIVE and c.lower in ("who", "that", "whom")),
        None,
    )


def clause_of_cleft(copula: Token) -> Token | None:
    """The clause that says what "it was …" is about, with which it makes one statement."""
    if not _says_it_was(copula):
        return None
    named = [c for c in copula.children if c.dep == "attr"]
    for noun in (t for n in named for t in _members(n)):
        one_of_a_kind = not any(c.lower in ("a", "an") for c in noun.children)
        for clause in noun.children:
            if one_of_a_kind and clause.dep == "relcl" and not _is_infinitive(clause):
                return clause
    return None if named else _clause_of_circumstance(copula)


def _is_infinitive(clause: Token) -> bool:
    """ "It is time to end the strike"."""
    return any(c.tag == "TO" for c in clause.children)


def _clause_of_circumstance(copula: Token) -> Token | None:
    """ "It was on 10 June that the mill burned": the day is that of the fire."""
    said = [c for c in copula.children if c.dep in ("acomp", "oprd", "neg")]
    where = next((c for c in copula.children if c.dep == "prep" and c.i > copula.i), None)
    if said or where is None:
        return None
    below = (c for c in copula.children if c.dep == "ccomp" and c.i > where.i)
    return next((c for c in below if any(g.lower == "that" for g in c.children)), None)


def is_denied_by_cleft(head: Token) -> bool:
    """Whether a clause is said of somebody or something only to say that it was not so."""
    while head.dep == "conj":
        head = head.head
    noun = focus_of(head)
    if noun is None or not _is_negated(noun) or _is_one_of_many(noun, head):
        return False
    return not any(True for _ in meant(noun))


def _is_negated(noun: Token) -> bool:
    copula = noun.head
    if any(t.lower in _WIDENING and copula.i < t.i < noun.i for t in copula.subtree()):
        return False
    denied = any(c.lower in _NOT and c.dep == "neg" for c in copula.children)
    return denied or any(c.lower in ("neither", "no") and c.i < noun.i for c in noun.children)


def _is_one_of_many(noun: Token, clause: Token) -> bool:
    if noun.lemma in _ONE_OF_MANY or any(c.lower in _ONE_OF_MANY for c in noun.children):
        return True
    pronoun = _pronoun(clause)
    object_only = pronoun is not None and pronoun.dep not in _SUBJECTS
    return object_only and not _is_definite(noun)


def _is_definite(noun: Token) -> bool:
    named = noun.tag in ("NNP", "NNPS", "PRP")
    return named or any(
        c.dep in ("det", "poss") and c.lower not in ("a", "an") for c in noun.children
    )


def meant(noun: Token) -> Iterator[Token]:
    """Those in the focus of a cleft that are meant: "the army" of "not the rebels but the army"."""
    denied = _is_negated(noun)
    for member in _members(noun):
        instead = member is not noun and any(
            c.dep == "cc" and c.lower == "but" for c in member.head.children
        )
        if instead if denied else not is_rejected(member):
            yield member


def _members(noun: Token) -> Iterator[Token]:
    yield noun
    for child in noun.children:
        if child.dep in ("conj", "appos"):
            yield from _members(child)


# -------------------------------------------------------------------------- not this but that


def is_rejected(noun: Token) -> bool:
    """Whether somebody is named only as who it was not: "the army, not the rebels"."""
    if noun.dep == "pobj" and noun.head.dep in ("agent", "conj"):
        return opens_with_not(noun.head)
    if noun.dep in ("conj", "appos"):
        return opens_with_not(noun) or _stands_against(noun)
    return opens_with_not(noun) and has_instead(noun)


def opens_with_not(word: Token) -> bool:
    return any(c.lower == "not" and c.i < word.i for c in word.children)


def has_instead(noun: Token) -> bool:
    """ "Not the rebels but the army"."""
    return any(c.dep == "cc" and c.lower == "but" for c in noun.children)


def _stands_against(noun: Token) -> bool:
    """ "The army, not the rebels", "the army rather than the rebels"."""
    between = [c for c in noun.head.children if noun.head.i < c.i < noun.i]
    return any(c.lower == "not" or (c.dep == "cc" and c.lower == "than") for c in between)
