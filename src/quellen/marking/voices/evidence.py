"""Evidence that a voice points to: letters, films, rulings and links, with what dates them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from quellen.marking.language import Token
from quellen.marking.voices.antecedents import owner_of_words
from quellen.marking.voices.lexicon import EVIDENCE, GROUPS, UTTERANCES
from quellen.marking.voices.people import is_person
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import issuer_of, subject_of
from quellen.model import Span

_THROUGH = frozenset("in via through by from with on to of at under".split())
_POINTING = frozenset(
    """cite quote reference refer point invoke produce present show release publish rely base draw
    attach enclose display brandish consult adduce""".split()
)
_HANGING = frozenset("advcl conj acl prep dep".split())
_ADDRESS = re.compile(
    r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]’']"
)


def evidence_of(relation: Relation, setting: Setting) -> list[Span]:
    """Papers, pictures and links that a voice points to, each with its own date where it has one.

    "in a letter of 5 May", "citing court records", "basing herself on a video"; and the links that
    stand in a post or in the words of a relation.
    """
    found = list(_links(relation, setting))
    for phrase in [*_phrases(relation), *_shown_next(relation, setting)]:
        span = setting.span(_dated(phrase, setting))
        own = span == relation.source and owner_of_words(phrase) is None
        if span and not own and not _inside(span, relation.content):
            found.append(span)
    return sorted(dict.fromkeys(found))


def _phrases(relation: Relation) -> list[Token]:
    word = relation.word
    if word is None:
        return []
    found = [p for w in _around(relation, word) for p in _beside(w)]
    if word.dep == "acl" and issuer_of(word.head) is relation.head:
        found.append(word.head)  # "issued a statement saying that P"
    if relation.head is not None and owner_of_words(relation.head) is not None:
        found.append(relation.head)  # "his letter of 3 May says that P"
    if word.lemma in EVIDENCE and word.head.tag[0] == "V":
        found += [t for t in _beside(word.head) if t is not word]
    known = EVIDENCE | UTTERANCES
    return [t for t in found if {t.lemma, t.lower} & known and not _is_idiom(t)]


def _shown_next(relation: Relation, setting: Setting) -> list[Token]:
    """ "She said that P. As proof she showed a letter of 5 May": in the sentence after."""
    word, head = relation.word, relation.head
    if word is None or head is None or not relation.speech or setting.quoted[word.i] >= 0:
        return []
    number = setting.number_of(word)
    if number + 1 >= len(setting.sentences) or relation.rule in ("headline", "turn", "signed"):
        return []
    here, following = setting.sentences[number], setting.sentences[number + 1]
    verb = following.root
    subject = subject_of(verb)
    if here.block != following.block or verb.lemma not in _SHOWING or subject is None:
        return []
    if not _is_same(subject, head) or any(c.dep == "neg" for c in verb.children):
        return []
    shown = [c for c in verb.children if c.dep == "dobj"]
    shown += [g for c in shown for g in c.children if g.dep == "conj"]
    return [t for t in shown if {_copied(t).lemma, _copied(t).lower} & (EVIDENCE | UTTERANCES)]


def _copied(noun: Token) -> Token:
    """ "a copy of the minutes": the minutes."""
    of = next((c for c in noun.children if c.lower == "of" and noun.lemma in _COPIES), None)
    return next((c for c in of.children if c.dep == "pobj"), noun) if of is not None else noun


_COPIES = frozenset("copy extract page set series bundle pile facsimile transcript piece".split())


def _is_same(subject: Token, head: Token) -> bool:
    """A pronoun after who spoke, or the same word again; "they" only after many."""
    if subject.lower == head.lower:
        return True
    if subject.lower in ("he", "she"):
        return is_person(head) and head.tag in ("NN", "NNP") and head.lower not in GROUPS
    many = head.tag in ("NNS", "NNPS") or head.lower in GROUPS
    return subject.lower == "they" and many


_SHOWING = frozenset(
    """show produce present display exhibit submit offer enclose attach adduce tender cite quote
    brandish table provide supply""".split()
)


def _is_idiom(noun: Token) -> bool:
    """ "in order to", "under review", "on record": no paper is meant."""
    bare = not any(c.dep not in ("prep", "acl", "relcl", "punct") for c in noun.children)
    return noun.tag == "NN" and bare and noun.head.lower in ("in", "on", "under", "at", "by")


def _around(relation: Relation, word: Token) -> list[Token]:
    """The cue, what governs it ("wrote in a letter denying that P"), the head of its source."""
    found = [word]
    if word.dep in ("xcomp", "advcl", "conj") and word.head.tag[0] == "V":
        found.append(word.head)
    if relation.head is not None and relation.rule != "object":
        found.append(relation.head)
    return found


def _beside(word: Token) -> list[Token]:
    """The nouns that hang on a word by a preposition, or that a participle beside it points to."""
    found: list[Token] = []
    verbal = word.tag[0] == "V"
    for child in word.children:
        through = verbal and child.dep in ("prep", "agent") and child.lower in _THROUGH
        if through or (child.dep in _HANGING and child.lemma in _POINTING):
            found += _objects(child)
    if verbal and word.lemma in _POINTING:
        found += _objects(word)
    return found


def _objects(word: Token) -> list[Token]:
    """Objects of a verb or preposition, what is joined to them, and those one preposition on."""
    near = [c for c in word.children if c.dep in ("dobj", "pobj")]
    further = [g for c in word.children if c.dep == "prep" for g in c.children]
    near += [g for g in further if g.dep in ("pobj", "pcomp")]
    joined = [g for c in near for g in c.children if g.dep in ("conj", "appos")]
    return near + joined


def _dated(noun: Token, setting: Setting) -> list[Token]:
    """The phrase, and the date that follows it at once, wherever the parser hung it."""
    words = [
        noun,
        *(t for c in noun.children if not _tells(c) for t in c.subtree()),
    ]
    words = [t for t in words if t.dep != "punct" or t.i < max(w.i for w in words)]
    return [*words, *_date_after(max(t.i for t in words), setting)]


def _tells(child: Token) -> bool:
    """What a paper says, or another paper, is no part of its name; "dated 5 May" is."""
    return child.dep in _LEFT_OUT or (child.dep == "acl" and child.tag != "VBN")


_LEFT_OUT = frozenset("relcl ccomp punct conj cc".split())


def _date_after(last: int, setting: Setting) -> list[Token]:
    following = setting.tokens[last + 1 : last + 8]
    if len(following) < 2 or following[0].lower not in ("on", "of", "from", "in", "dated"):
        return []
    run = [following[0]]
    for token in following[1:]:
        if token.ent not in ("DATE", "TIME"):
            break
        run.append(token)
    return run if len(run) > 1 else []


def _inside(span: Span, content: list[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in content)


# ------------------------------------------------------------------------------ links


def _links(relation: Relation, setting: Setting) -> Iterator[Span]:
    """Addresses in the content, and linked words of the source, the cue or the content."""
    own = [*relation.content, *(s for s in (relation.source, relation.cue) if s)]
    if relation.post is not None or setting.has_addresses:
        for start, end in relation.content:
            yield from (m.span() for m in _ADDRESS.finditer(setting.text, start, end))
    links = setting.links
    for start, end in own:
        first = bisect_left(links, (start, start))
        for link in links[first:]:
            if link[0] >= end:
                break
            if link[1] <= end and link not in own:
                yield link
