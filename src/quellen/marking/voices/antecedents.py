"""Whom "they", "it" and "we" stand for, and whose letter "his letter" is, by common nouns."""

from __future__ import annotations

from quellen.marking.language import Token
from quellen.marking.voices.lexicon import GROUPS, UTTERANCES
from quellen.marking.voices.people import is_document, is_person
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import source_span, subject_of
from quellen.model import Document, Span


def bodies_before(pronoun: Token, setting: Setting) -> Span | None:
    """ "The strikers met. They said that P": the subject of the sentence before, in its paragraph.

    "They" are people or a body of people, "it" is a body. A subject that is itself a pronoun, or
    two that would fit, leave it open.
    """
    number = setting.number_of(pronoun)
    if number == 0:
        return None
    before, here = setting.sentences[number - 1], setting.sentences[number]
    subject = subject_of(before.root)
    if subject is None or before.block != here.block or not subject.tag.startswith("NN"):
        return None
    if is_document(subject) or not is_person(subject):
        return None
    body = subject.lower in GROUPS or subject.lemma in GROUPS
    many = subject.tag in ("NNS", "NNPS")
    fits = (body and not many) if pronoun.lower == "it" else (body or many)
    joined = any(c.dep == "conj" for c in subject.children)
    others = [t for t in before.tokens if t.i > subject.i and _is_rival(t, pronoun)]
    return source_span(subject, setting) if fits and not joined and not others else None


def _is_rival(token: Token, pronoun: Token) -> bool:
    """Another noun of the sentence that the pronoun may stand for as well."""
    if not token.tag.startswith("NN") or token.dep in ("compound", "poss"):
        return False
    if pronoun.lower == "it":
        return token.tag in ("NN", "NNP") and (is_document(token) or token.lemma in GROUPS)
    return token.tag == "NNS" and is_person(token)


def papers_before(pronoun: Token, setting: Setting) -> bool:
    """ "She has seen a letter. “…,” it says.": "it" may well be the letter."""
    number = setting.number_of(pronoun)
    before = setting.sentences[number - 1] if number else None
    return before is not None and any(is_document(t) and t.tag == "NN" for t in before.tokens)


def owner_of_words(head: Token) -> Token | None:
    """ "his radio broadcast urged P", "the governor's letter says P": he and the governor do."""
    if head.lemma not in UTTERANCES and head.lower not in UTTERANCES:
        return None
    owner = next((c for c in head.children if c.dep == "poss"), None)
    if owner is None or is_document(owner):
        return None
    return owner if owner.tag == "PRP$" or is_person(owner) else None


def author_of(document: Document) -> str | None:
    """Whose "we" it is where nobody is quoted: the one author, else who published the document."""
    if len(document.authors) == 1:
        return document.authors[0]
    return document.publisher if not document.authors else None
