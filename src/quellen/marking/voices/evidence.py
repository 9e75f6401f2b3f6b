"""Evidence that a voice points to: letters, films, rulings, with what dates them."""

from __future__ import annotations

from quellen.marking.language import Token
from quellen.marking.voices.lexicon import EVIDENCE
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.model import Span

_THROUGH = frozenset("in via through by from with on to of".split())
_POINTING = frozenset(
    "cite quote reference refer point invoke produce present show release publish".split()
)


def evidence_of(relation: Relation, setting: Setting) -> list[Span]:
    """Noun phrases of evidence beside the cue ("in a letter of 5 May", "citing court records")."""
    word = relation.word
    if word is None:
        return []
    found: list[Span] = []
    for phrase in _phrases(word):
        span = setting.span(_with_its_words(phrase))
        if span and span != relation.source and not _inside(span, relation.content):
            found.append(span)
    return sorted(dict.fromkeys(found))


def _phrases(word: Token) -> list[Token]:
    found: list[Token] = []
    for child in word.children:
        if child.dep == "prep" and child.lower in _THROUGH:
            found += [c for c in child.children if c.dep == "pobj"]
        elif child.dep in ("advcl", "conj", "acl") and child.lemma in _POINTING:
            found += [c for c in child.children if c.dep == "dobj"]
    if word.lemma in _POINTING:
        found += [c for c in word.children if c.dep == "dobj"]
    return [t for t in found if t.lemma in EVIDENCE or t.lower in EVIDENCE]


def _with_its_words(noun: Token) -> list[Token]:
    return [noun, *(t for c in noun.children if c.dep not in ("relcl", "ccomp", "punct")
                    for t in c.subtree())]  # fmt: skip


def _inside(span: Span, content: list[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in content)
