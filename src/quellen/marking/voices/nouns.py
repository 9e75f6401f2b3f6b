"""Nouns that carry content: "the claim that P", "his denial of P", "made the promise to P"."""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.lexicon import LIGHT, NOUNS, Cue, certainty_of
from quellen.marking.voices.people import is_document, is_person
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import source_of, source_span, subject_of


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
    """Whose claim it is: the possessor, the subject of a light verb, "by" whom, a paper's name."""
    for child in noun.children:
        if child.dep == "poss":
            return child, None
    verb = noun.head
    if noun.dep in ("dobj", "nsubjpass") and verb.lemma in LIGHT:
        return source_of(verb), verb
    if noun.dep == "attr" and verb.lemma == "be":
        return _of_copula(verb), None
    return _beside(noun), None


def _of_copula(verb: Token) -> Token | None:
    """ "One argument among them is the claim that P": theirs; "the letter is a proof that P"."""
    subject = subject_of(verb)
    if subject is None or subject.dep == "expl":
        return None
    if subject.lemma in NOUNS:
        return _source(subject)[0]
    return subject if is_document(subject) or is_person(subject) else None


def _beside(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("by", "from", "among", "of"):
            thing = next((c for c in child.children if c.dep == "pobj"), None)
            if thing is not None and is_person(thing):
                return thing
    return next((c for c in noun.children if c.dep == "compound" and c.ent == "ORG"), None)


def _content(noun: Token, cue: Cue, *, has_source: bool) -> set[int] | None:
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep in ("acl", "ccomp", "relcl") and _is_that_clause(child):
            return {t.i for t in child.subtree()} if has_source or cue.speech else None
        promised = has_source and noun.lemma in _SPEECH_ACTS
        if promised and child.dep in ("acl", "xcomp") and _is_infinitive(child):
            return {t.i for t in child.subtree()}
    if cue.name not in ("claim", "deny"):
        return None
    for child in noun.children:
        if child.dep == "prep" and child.lower == "of" and child.i > noun.i:
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            if inner is not None and not is_person(inner):
                return {t.i for t in inner.subtree()} if has_source or _is_charge(noun) else None
    return None


_SPEECH_ACTS = frozenset(
    "promise pledge vow threat proposal offer demand request call appeal".split()
)


def _is_charge(noun: Token) -> bool:
    return noun.lemma in ("allegation", "accusation", "denial", "charge", "claim")


def _is_that_clause(clause: Token) -> bool:
    return any(c.lower == "that" and c.dep == "mark" for c in clause.children)


def _is_infinitive(clause: Token) -> bool:
    return any(c.tag == "TO" for c in clause.children)
