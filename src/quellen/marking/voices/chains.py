"""Chains: which attribution stands inside which, and which of them say nothing new."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.stance import object_is_claim

_PRONOUNS = frozenset("he she they it who which that".split())
_TOLD = frozenset(
    """tell order instruct command urge ask warn advise call label describe denounce dismiss brand
    declare pronounce""".split()
)
"""Orders and judgements that are spoken, so that whoever reports them hands on a voice."""
_SELF = frozenset("i we you me us myself ourselves".split())


def place_of(relation: Relation) -> int:
    """Where a relation is anchored: its cue, else its content."""
    return relation.cue[0] if relation.cue else relation.start


def parents(relations: Sequence[Relation]) -> dict[Relation, Relation]:
    """For each relation the innermost other one inside whose content its cue stands."""
    contents = sorted((a, b, k) for k, r in enumerate(relations) for a, b in r.content)
    found: dict[Relation, Relation] = {}
    around: list[tuple[int, int, int]] = []
    following = 0
    for relation in sorted(relations, key=place_of):
        place = place_of(relation)
        while following < len(contents) and contents[following][0] <= place:
            around.append(contents[following])
            following += 1
        around = [span for span in around if span[1] > place]
        holding = [
            (b - a, relations[k].rule != "quoting", k)
            for a, b, k in around
            if relations[k] is not relation
        ]  # of two that hold the same words, whoever is quoted stands nearer than who quotes
        if holding:
            found[relation] = relations[min(holding)[2]]
    return found


def without_echoes(relations: Sequence[Relation], setting: Setting) -> list[Relation]:
    """Leave out what adds no voice: "I believe" in somebody's speech, wishes inside a report."""
    outer = parents(relations)
    return [r for r in relations if _stays(r, outer.get(r), setting)]


def _stays(relation: Relation, outer: Relation | None, setting: Setting) -> bool:
    if outer is None:
        return not _is_author(relation)
    return _adds_a_voice(relation, outer, quoted=_in_quotation(relation, setting))


def _in_quotation(relation: Relation, setting: Setting) -> bool:
    return relation.word is not None and setting.quoted[relation.word.i] >= 0


def _is_author(relation: Relation) -> bool:
    """ "I believe that P", in nobody's speech, is the author of the document."""
    return relation.head is not None and relation.head.lower in ("i", "me", "my")


def _adds_a_voice(relation: Relation, outer: Relation, *, quoted: bool) -> bool:
    head = relation.head
    if relation.rule in ("turn", "headline", "signed", "quoting"):
        return True
    if head is None:  # an unnamed claim is at least not the word of whoever mentions it
        return relation.rule == "noun" and relation.speech
    if head.lower in _SELF:
        return False
    if relation.rule in ("order", "judgement") and _is_told(relation, outer):
        return not quoted
    if relation.rule not in ("clause", "according", "noun", "show", "gerund", "inner", "reckoning"):
        return relation.speech and (relation.stance == "denies" or _turns_down_claim(relation))
    if not relation.speech and (head.lower in _PRONOUNS or quoted):
        return False
    same = outer.head is not None and outer.head.lower == head.lower
    return not same


def _turns_down_claim(relation: Relation) -> bool:
    return relation.rejects and relation.word is not None and object_is_claim(relation.word)


def _is_told(relation: Relation, outer: Relation) -> bool:
    """ "that his superior had told him to sign": a voice of its own, named by a noun."""
    head, word = relation.head, relation.word
    if head is None or word is None or word.lemma not in _TOLD or head.lower in _PRONOUNS:
        return False
    return outer.speech and (outer.head is None or outer.head.lower != head.lower)


def link_parents(relations: Sequence[Relation]) -> dict[Relation, Relation]:
    """The parent of each relation; a relation in a post belongs to the post at least."""
    found, known = parents(relations), set(relations)
    for relation in relations:
        if relation.outer is not None and relation.outer in known:
            found[relation] = relation.outer
    return {r: p for r, p in found.items() if not _circular(r, found)}


def _circular(relation: Relation, found: dict[Relation, Relation]) -> bool:
    seen, current = {relation}, found.get(relation)
    while current is not None:
        if current in seen:
            return True
        seen.add(current)
        current = found.get(current)
    return False
