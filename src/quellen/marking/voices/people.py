"""Who can speak: people and bodies of people, papers, pictures."""

from __future__ import annotations

from quellen.marking.language import Token
from quellen.marking.voices.lexicon import (
    ABSTRACT_ENDINGS,
    ANONYMOUS,
    CALENDAR,
    DOCUMENTS,
    GROUPS,
    IMAGES,
    PEOPLE,
    ROLES,
    THINGS,
)

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PRONOUNS = frozenset(
    """i we he she they it who whom someone somebody everyone everybody many some others most few
    all both several each none nobody anyone anybody""".split()
)
_MEASURED = frozenset({"DATE", "TIME", "MONEY", "QUANTITY"})
_QUANTIFIERS = frozenset("many some few several most all numerous countless various".split())
_ANYBODY = frozenset("anyone anybody whoever one".split())
_RELATIVE = frozenset("who which that".split())
_HUMAN_ENDINGS = ("man", "men", "woman", "women", "ist", "ists", "people", "folk")
_KNOWN = ANONYMOUS | GROUPS | ROLES | PEOPLE
_COMPOUNDED = tuple(sorted(w for w in ROLES | PEOPLE if len(w) > 5))
"""What ends a compound: a "speechwriter" is a writer."""
_AMOUNTS = frozenset(
    """number dozen dozens score scores handful lot lots hundred hundreds thousand thousands million
    millions bulk rest string host array range mix flock throng""".split()
)


def antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for, else the word itself."""
    if head.lower in _RELATIVE and head.tag.startswith("W"):
        verb = head.head
        while verb.dep in ("conj", "xcomp", "aux") and verb.head is not verb:
            verb = verb.head
        if verb.dep in ("relcl", "acl") and verb.head is not verb:
            return verb.head
    return head


def is_person(head: Token) -> bool:
    """A person or a body of people, by name, by pronoun or by what they are."""
    word = counted(antecedent(head))
    if is_day(word):
        return False
    if word.lower in _PRONOUNS or word.ent in _NAMED:
        return True
    if is_document(word):
        return False
    return (
        word.lower in _KNOWN
        or word.lemma in _KNOWN
        or word.lower.endswith(_HUMAN_ENDINGS)
        or word.lemma.endswith(_COMPOUNDED)
        or word.tag in ("NNP", "NNPS")
        or (word.tag == "CD" and word.dep in ("nsubj", "agent"))
    )


def counted(word: Token) -> Token:
    """ "dozens of clerks", "a number of papers": what is counted."""
    if word.lemma in _AMOUNTS or word.lower in _AMOUNTS:
        phrase = next((c for c in word.children if c.lower == "of"), word)
        return next((c for c in phrase.children if c.dep == "pobj"), word)
    return word


def is_thing(head: Token) -> bool:
    """What cannot speak: a campaign, an air strike, a day; found by the noun or its ending."""
    word = antecedent(head)
    if is_day(word):
        return True
    if word.ent in _MEASURED:
        return not word.tag.startswith(("PRP", "NNP"))
    if not word.tag.startswith("NN") or word.tag.startswith("NNP"):
        return False
    if any(c.lower == "such" for c in word.children) and word.lemma not in PEOPLE | ROLES:
        return True  # "such campaigns": what was told before
    named = word.lemma in THINGS or word.lemma.endswith(ABSTRACT_ENDINGS)
    return named and not is_person(word) and not is_document(word)


def is_day(word: Token) -> bool:
    """ "29 April 2025", "Tuesday": a day is nobody, though its words have capitals."""
    if word.ent not in ("DATE", "TIME"):
        return False
    own = [word, *(c for c in word.children if c.dep in ("compound", "nummod", "amod"))]
    return all(t.lower.rstrip(".,") in CALENDAR or t.text.isdecimal() for t in own)


def is_vague(head: Token) -> bool:
    """ "many groups", "some parties", "anyone": nobody in particular."""
    word = antecedent(head)
    return word.lower in _ANYBODY or (
        word.tag == "NNS"
        and word.lemma in GROUPS
        and any(c.lower in _QUANTIFIERS for c in word.children)
    )


def is_document(head: Token) -> bool:
    word = antecedent(head)
    return word.lower in DOCUMENTS or word.lower in IMAGES or word.lemma in DOCUMENTS | IMAGES


def is_image(head: Token) -> bool:
    word = antecedent(head)
    return word.lower in IMAGES or word.lemma in IMAGES
