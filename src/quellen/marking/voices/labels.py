"""What to call a source that no name was found for, and of which type it is."""

from __future__ import annotations

import re

from quellen.marking.language import Token
from quellen.marking.voices.lexicon import ANONYMOUS, GROUPS, PEOPLE, ROLES, UNDISCLOSED
from quellen.marking.voices.people import is_document, is_image, is_person
from quellen.model import VoiceType

_COMMON = ANONYMOUS | GROUPS | PEOPLE | ROLES | frozenset({"interviewer"})


def plain_name(head: Token, words: str) -> str:
    """A personal name without what follows it: "Ilse Morrow, a member of the committee"."""
    if head.tag != "NNP" or head.ent == "ORG" or is_document(head):
        return words
    parts = [c for c in head.children if c.dep == "compound" and c.tag == "NNP" and c.i < head.i]
    name = " ".join(t.text for t in (*parts, head))
    return name if parts and name in words else words


def without_case(words: str) -> str:
    return re.sub(r"['’]s?$", "", words) if words.endswith(("'s", "’s", "s'", "s’")) else words


def _are_many(head: Token) -> bool:
    """ "five residents" are a group; "officials" and "sources" do not wish to be named."""
    return head.tag == "NNS" and head.lemma not in UNDISCLOSED and is_person(head)


def type_of_speaker(head: Token, words: str) -> VoiceType:
    """A speaker before a colon is named, unless by what they do: "KOVAC:", "REPORTER:", "Q:"."""
    common = {head.lower, head.lemma.lower()} & _COMMON or len(words) < 3
    return type_of(head, words) if common else "named"


def type_of(head: Token, words: str) -> VoiceType:
    if is_image(head):
        return "image"
    if is_document(head):
        return "document"
    if head.lower in GROUPS or head.lemma in GROUPS or _are_many(head):
        return "group"
    if head.lower in ANONYMOUS or head.lemma in ANONYMOUS:
        return "anonymous"
    if head.tag in ("NNP", "NNPS") or head.ent in ("PERSON", "ORG", "GPE"):
        return "named"
    if head.tag in ("NNS", "CD") or head.lower in ("they", "we", "it"):
        return "group"
    return "named" if words.isupper() and len(words) > 2 else "anonymous"
