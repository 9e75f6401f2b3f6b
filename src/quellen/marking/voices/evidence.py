"""Evidence that a voice points to: letters, films, rulings and links, with what dates them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from quellen.marking.language import Token
from quellen.marking.voices.antecedents import owner_of_words
from quellen.marking.voices.lexicon import EVIDENCE, UTTERANCES
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import issuer_of
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
    for phrase in _phrases(relation):
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
