"""Adjectives and nouns after a copula that carry content: "is sure that P", "is a critic of P"."""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.lexicon import ADJECTIVES, PARTISANS, Cue, certainty_of
from quellen.marking.voices.people import is_person
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import source_of, source_span

_COPULAS = frozenset("be seem remain appear become feel sound grow".split())


def adjective_relations(sentence: Sentence, setting: Setting) -> Iterator[Relation]:
    for token in sentence.tokens:
        found = None
        if token.lower in ADJECTIVES and (token.dep in ("acomp", "oprd") or _is_far_from(token)):
            found = _relation(token, ADJECTIVES[token.lower][0], setting)
        elif token.dep == "attr" and token.lemma in PARTISANS:
            found = _relation(token, _PARTISAN, setting)
        if found is not None:
            yield found


_PARTISAN = Cue("partisan", frozenset(), "asserts", speech=False)


def _relation(adjective: Token, cue: Cue, setting: Setting) -> Relation | None:
    far = _is_far_from(adjective)
    copula = adjective.head.head.head if far else adjective.head
    source = source_of(copula) if copula.lemma in _COPULAS else None
    content = _infinitive(adjective) if cue.infinitive else None
    content = content or _content(adjective) or _content(copula)
    if source is None or content is None or not is_person(source):
        return None
    words = [c for c in copula.children if c.dep in ("aux", "neg") and c.i < adjective.i]
    span = setting.span([*words, copula, adjective])
    return Relation(
        cue=span,
        content=setting.fragments(content),
        source=source_span(source, setting, copula),
        head=source,
        word=adjective,
        stance="doubts" if far else cue.stance,
        certainty=certainty_of(adjective.lower),
        speech=False,
        rule="adjective",
    )


def _is_far_from(adjective: Token) -> bool:
    """ "is far from convinced"."""
    return adjective.head.lower == "from" and adjective.head.head.lower == "far"


def _infinitive(adjective: Token) -> set[int] | None:
    """ "was willing to leave"."""
    for child in adjective.children:
        if child.dep == "xcomp" and any(c.tag == "TO" for c in child.children):
            return {t.i for t in child.subtree()}
    return None


def _content(word: Token) -> set[int] | None:
    for child in word.children:
        if child.dep == "ccomp" and child.i > word.i:
            return {t.i for t in child.subtree()}
        if child.dep == "prep" and child.lower in ("about", "of") and child.i > word.i:
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            return {t.i for t in inner.subtree()} if inner is not None else None
    return None
