"""Who gives a number: "the ministry put the toll at four", "the union gave a figure of 58".

Whoever counts people gives their number too: "Lantern counted 27 dead", "police counted 3,000
marchers"; what the author counted is the author's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.people import is_document, is_person
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting, under
from quellen.marking.voices.source import source_of, source_span
from quellen.marking.voices.verbs import cue_of

_PUTTING = frozenset("put place set number".split())
_GIVING = frozenset("give offer issue publish release report".split())
_COUNTING = frozenset("count tally".split())
_AUTHOR = frozenset("i we".split())
_TOLLS = frozenset(
    """toll number figure count tally total loss casualty death fatality dead wounded injured
    estimate attendance turnout crowd strength damage cost bill share""".split()
)
_ESTIMATES = frozenset("figure toll number count tally total estimate".split())


def reckonings(sentence: Sentence, setting: Setting) -> Iterator[Relation]:
    """One relation for each verb by which somebody gives a number as the number of something."""
    for verb in sentence.tokens:
        if verb.lemma not in _PUTTING | _GIVING | _COUNTING or not verb.tag.startswith("V"):
            continue
        head, given = source_of(verb), _given(verb)
        if head is None or not given or not (is_person(head) or is_document(head)):
            continue
        if verb.lemma in _COUNTING and head.lower in _AUTHOR:
            continue
        span, words = cue_of(verb, setting)
        yield Relation(
            cue=span,
            content=setting.fragments(given - words),
            source=source_span(head, setting, verb),
            head=head,
            word=verb,
            stance="doubts" if any(c.dep == "neg" for c in verb.children) else "asserts",
            rule="reckoning",
        )


def _given(verb: Token) -> set[int]:
    """The words of the number and of what it counts; none where the verb does something else."""
    thing = next((c for c in verb.children if c.dep == "dobj" and c.i > verb.i), None)
    if thing is None:
        return set()
    if verb.lemma in _GIVING:
        counted = [c for c in thing.children if c.lower == "of" and _has_number(c)]
        return under(thing) if thing.lemma in _ESTIMATES and counted else set()
    if verb.lemma in _COUNTING:
        people = is_person(thing) or thing.lower in _TOLLS
        return under(thing) if people and _has_number(thing) else set()
    known = thing.lemma in _TOLLS or thing.lower in _TOLLS or _is_crowd(verb, thing)
    at = [
        c
        for top in (verb, thing)
        for c in top.children
        if c.lower == "at" and c.i > thing.i and _has_number(c)
    ]
    return under(thing) | under(at[0]) if known and at else set()


def _is_crowd(verb: Token, thing: Token) -> bool:
    """ "Number the marchers at 900": whoever is numbered."""
    return verb.lemma == "number" and is_person(thing)


def _has_number(token: Token) -> bool:
    return any(t.tag == "CD" for t in token.subtree())
