"""Relays: whom a paper quotes. "The Post, citing two diplomats, reported that P" is a chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quellen.marking.language import Token
from quellen.marking.voices.chains import parents
from quellen.marking.voices.people import is_document, is_person
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import source_span

RELAYING = frozenset("quote cite paraphrase".split())


def with_relays(relations: Sequence[Relation], setting: Setting) -> list[Relation]:
    """The relations, and after each one that relays it the words of whom it quotes."""
    relays = {id(r): _relay(r, setting) for r in relations if r.speech}
    used = {relay.word for relay in relays.values() if relay is not None}
    found: list[Relation] = []
    for relation in relations:
        if relation.word not in used or relation.rule == "quoting":
            relay = relays.get(id(relation))
            found += [relation, relay] if relay is not None else [relation]
    _hand_on(found)
    return found


def _hand_on(relations: Sequence[Relation]) -> None:
    """ "The Post said so, citing a guard who told P": the Post reports what the guard told."""
    cited = {t: r for r in relations for verb in _participles(r) for t in verb.subtree()}
    within = parents(relations) if cited else {}
    for relation in relations:
        outer = _word_in(relation, cited)
        if outer is None or outer is relation or relation.outer is not None:
            continue
        inner = within.get(relation)
        nested = inner is not None and _word_in(inner, cited) is outer
        if not nested and relation.word is not None and relation.word.lemma not in RELAYING:
            relation.outer = outer


def _word_in(relation: Relation, cited: dict[Token, Relation]) -> Relation | None:
    return cited.get(relation.word) if relation.word is not None else None


def _relay(relation: Relation, setting: Setting) -> Relation | None:
    for verb in (*_participles(relation), *_in_source(relation, setting)):
        for child in verb.children:
            if child.dep == "dobj" and is_person(child) and not is_document(child):
                return Relation(
                    cue=(verb.start, verb.end),
                    content=list(relation.content),
                    source=source_span(child, setting, None),
                    head=child,
                    word=verb,
                    stance=relation.stance,
                    outer=relation,
                    rule="quoting",
                )
    return None


def _in_source(relation: Relation, setting: Setting) -> list[Token]:
    """ "The Post, quoting a diplomat,": within the commas, wherever the parser hung it."""
    if relation.source is None:
        return []
    inside = [setting.tokens[i] for i in setting.between(*relation.source)]
    known = set(_participles(relation))
    return [t for t in inside if t.lemma in RELAYING and t.tag == "VBG" and t not in known]


def _participles(relation: Relation) -> Iterator[Token]:
    for word, deps in ((relation.head, ("acl",)), (relation.word, ("advcl", "conj"))):
        if word is not None:
            for child in word.children:
                if child.lemma in RELAYING and child.tag == "VBG" and child.dep in deps:
                    yield child
