"""Nouns that carry content: "the claim that P", "his denial of P", "made the promise to P"."""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.lexicon import LIGHT, NOUNS, Cue, certainty_of
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import source_of, source_span


def noun_relations(sentence: Sentence, setting: Setting) -> Iterator[Relation]:
    for token in sentence.tokens:
        if token.tag.startswith("NN") and token.lemma in NOUNS:
            found = _relation(token, NOUNS[token.lemma][0], setting)
            if found is not None:
                yield found


def _relation(noun: Token, cue: Cue, setting: Setting) -> Relation | None:
    head, light = _source(noun)
    content = _content(noun, cue, has_source=head is not None)
    if content is None:
        return None
    if head is not None and head.i in content:
        return None
    source = source_span(head, setting, None) if head is not None and light is None else None
    if light is not None and head is not None:
        source = source_span(head, setting, light)
    start = light.start if light is not None and light.i < noun.i else noun.start
    return Relation(
        cue=(start, noun.end),
        content=setting.fragments(content),
        source=source,
        head=head if source else None,
        word=noun,
        stance=cue.stance,
        certainty=certainty_of(noun.lemma),
        speech=cue.name == "claim",
        rule="noun",
    )


def _source(noun: Token) -> tuple[Token | None, Token | None]:
    """Whose claim it is: the possessor, "by" and "from", or the subject of a light verb."""
    for child in noun.children:
        if child.dep == "poss":
            return child, None
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("by", "from", "among"):
            thing = next((c for c in child.children if c.dep == "pobj"), None)
            if thing is not None:
                return thing, None
    verb = noun.head
    if noun.dep in ("dobj", "nsubjpass") and verb.lemma in LIGHT:
        return source_of(verb), verb
    return None, None


def _content(noun: Token, cue: Cue, *, has_source: bool) -> set[int] | None:
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep in ("acl", "ccomp", "relcl") and _is_that_clause(child):
            return {t.i for t in child.subtree()}
        if has_source and child.dep in ("acl", "xcomp") and _is_infinitive(child):
            return {t.i for t in child.subtree()}
    for child in noun.children:
        wanted = child.dep == "prep" and child.lower in ("of", "about", "on")
        if wanted and child.i > noun.i and (has_source or cue.name == "deny"):
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            if inner is not None:
                return {t.i for t in inner.subtree()}
    return None


def _is_that_clause(clause: Token) -> bool:
    return any(c.lower == "that" and c.dep == "mark" for c in clause.children)


def _is_infinitive(clause: Token) -> bool:
    return any(c.tag == "TO" for c in clause.children)
