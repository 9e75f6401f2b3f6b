"""Relays: whom a paper quotes. "The Post, citing two diplomats, reported that P" is a chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quellen.marking.language import Token
from quellen.marking.voices.people import is_document, is_person
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import source_span

RELAYING = frozenset("quote cite paraphrase".split())


def with_relays(relations: Sequence[Relation], setting: Setting) -> Iterator[Relation]:
    """The relations, and after each one that relays it the words of whom it quotes."""
    relays = {id(r): _relay(r, setting) for r in relations if r.speech}
    used = {relay.word for relay in relays.values() if relay is not None}
    for relation in relations:
        if relation.word not in used or relation.rule == "quoting":
            yield relation
            relay = relays.get(id(relation))
            if relay is not None:
                yield relay


def _relay(relation: Relation, setting: Setting) -> Relation | None:
    for verb in _participles(relation):
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


def _participles(relation: Relation) -> Iterator[Token]:
    for word, deps in ((relation.head, ("acl",)), (relation.word, ("advcl", "conj"))):
        if word is not None:
            for child in word.children:
                if child.lemma in RELAYING and child.tag == "VBG" and child.dep in deps:
                    yield child
