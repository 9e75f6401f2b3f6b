"""What a denial does not deny: what is told in passing, and what is granted against it."""

from __future__ import annotations

from quellen.marking.language import Token
from quellen.marking.voices.lexicon import CLAIMS
from quellen.marking.voices.setting import Setting, under
from quellen.marking.voices.source import is_passive, subject_of

_PRONOUNS = frozenset("PRP DT WP CD".split())
_CONCEDING = frozenset("although though albeit whereas".split())
_BEING = frozenset("be become".split())


def without_asides(indices: set[int], verb: Token, rule: str, setting: Setting) -> set[int]:
    """The content of a denial without the asides in it; quoted words stay whole.

    "denied knowing the other man, who was arrested": that he was arrested is not denied. In a
    clause only what commas set off is left out, in a noun phrase every relative clause that does
    not say which claim is meant. "denied that it was warned, although a letter had come": that the
    letter came is the word of whoever tells of the denial.
    """
    if any(setting.quoted[i] >= 0 for i in indices):
        return indices
    asides: set[int] = set()
    for i in sorted(indices - {verb.i}):
        token = setting.tokens[i]
        told = _is_concession(token) or _is_added(token, setting)
        if told or _is_aside(token, verb, rule, setting):
            asides |= under(token) | (
                {min(under(token)) - 1} if _is_added(token, setting) else set()
            )
    return (indices - asides) or indices


def _is_concession(clause: Token) -> bool:
    marks = (c.lower for c in clause.children if c.dep in ("mark", "advmod"))
    return clause.dep == "advcl" and not _CONCEDING.isdisjoint(marks)


def _is_added(clause: Token, setting: Setting) -> bool:
    """ "denied that P, and a committee looked into it": a clause of its own behind a comma."""
    if clause.dep != "conj" or clause.tag[:2] not in ("VB", "MD") or subject_of(clause) is None:
        return False
    if any(c.dep == "mark" or c.lower == "that" for c in clause.children):
        return False
    first = setting.tokens[min(under(clause)) - 1]
    return first.dep == "cc" and setting.tokens[first.i - 1].text == ","


def _is_aside(clause: Token, verb: Token, rule: str, setting: Setting) -> bool:
    noun = clause.head
    if clause.i < noun.i or noun is verb or not noun.tag.startswith(("N", "P")):
        return False
    apart = setting.tokens[min(under(clause)) - 1].text in (",", "—", "–", "(")
    if clause.dep == "appos":
        return apart and any(t.dep in ("relcl", "acl") for t in clause.subtree())
    if clause.dep not in ("relcl", "acl") or not _tells(clause):
        return False
    return apart or (rule != "clause" and not _says_which(noun))


def _tells(clause: Token) -> bool:
    """Whether it says that something is so: not "an order to fire", not "reports that P"."""
    if any(c.tag == "TO" or c.dep == "mark" for c in clause.children):
        return False
    return clause.dep == "relcl" or clause.tag == "VBN" or is_passive(clause)


def _says_which(noun: Token) -> bool:
    """ "everything he was accused of", "the reports that P", "being the man who fired"."""
    named = noun.dep == "attr" and noun.head.lemma in _BEING
    return noun.tag in _PRONOUNS or noun.lemma in CLAIMS or named
