"""The words of attribution, read from ``lexicon.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from quellen.marking.language import Token
from quellen.model import Certainty, Stance

_DATA: dict[str, Any] = tomllib.loads(
    resources.files(__package__).joinpath("lexicon.toml").read_text("utf-8")
)


def _words(*path: str) -> frozenset[str]:
    node: Any = _DATA
    for key in path:
        node = node[key]
    return frozenset(node["words"].split() if isinstance(node, dict) else node.split())


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word of attribution takes as content, and what it says of it."""

    name: str
    """Its class in the lexicon."""
    frames: frozenset[str]
    stance: Stance
    speech: bool
    """Whether it reports words, not only a thought, a wish or a judgement."""
    particle: bool = False
    """Whether it introduces content only with a particle ("pointed out")."""
    claims_only: bool = False
    """Whether its object must be a claim ("challenged the report", not "challenged the enemy")."""
    factive: bool = False
    """Whether its content stays so where the cue is negated ("did not know that P")."""
    infinitive: bool = False
    """Whether an adjective takes an infinitive ("was willing to leave")."""


def _table(kinds: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[Cue, ...]]:
    """Words and their classes, in the order of the file: the first that fits is taken."""
    found: dict[str, tuple[Cue, ...]] = {}
    for name, kind in kinds.items():
        cue = Cue(
            name,
            frozenset(kind.get("frames", ())),
            kind.get("stance", "asserts"),
            not kind.get("attitude", False),
            kind.get("particle", False),
            kind.get("claims_only", False),
            kind.get("factive", False),
            kind.get("infinitive", False),
        )
        for word in dict.fromkeys(kind["words"].split()):
            found[word] = (*found.get(word, ()), cue)
    return found


VERBS: dict[str, tuple[Cue, ...]] = _table(_DATA["verbs"])
NOUNS: dict[str, tuple[Cue, ...]] = _table(_DATA["nouns"])
ADJECTIVES: dict[str, tuple[Cue, ...]] = _table(_DATA["adjectives"])
PREPOSITIONS: dict[str, frozenset[str]] = {
    verb: frozenset(words) for verb, words in _DATA["prepositions"].items()
}
COMPLEMENTS: dict[str, frozenset[str]] = {
    preposition: frozenset(words.split())
    for preposition, words in _DATA["noun_prepositions"].items()
}
"""Nouns whose content stands behind a preposition, by preposition."""
PARTICLES: dict[str, frozenset[str]] = {
    verb: frozenset(words) for verb, words in _DATA["particles"].items()
}
LIGHT = _words("light")
GOES_ON = _words("goes_on")
ADVERBS = _words("adverbs")
FALSE = _words("falsehood")
CLAIMS = frozenset(_DATA["falsehood"]["subjects"].split())
UNPROVED = frozenset(_DATA["falsehood"]["unproved"].split())
LACKING = frozenset(_DATA["falsehood"]["lacking"].split())
PROOF = frozenset(_DATA["falsehood"]["evidence"].split())
REFUSABLE = _words("refusable")
DENIABLE = frozenset(_DATA["falsehood"]["deniable"].split())
DOCUMENTS = _words("sources", "document")
IMAGES = _words("sources", "image")
ANONYMOUS = _words("sources", "anonymous")
THINGS = _words("sources", "thing")
ABSTRACT_ENDINGS = tuple(_words("sources", "abstract"))
STANDARDS = _words("sources", "standard")
UNDISCLOSED = _words("sources", "undisclosed")
GROUPS = _words("sources", "group")
ROLES = _words("sources", "role")
PEOPLE = frozenset(_DATA["sources"]["people"].split())
MALE_NAMES = frozenset(_DATA["given_names"]["male"].split())
FEMALE_NAMES = frozenset(_DATA["given_names"]["female"].split())
ACCOUNTS = _words("accounts")
PARTISANS = _words("partisans")
PERIODICALS = _words("outlets", "called")
OUTLETS = _words("outlets", "names")
EVIDENCE = _words("evidence")
UTTERANCES = _words("utterances")
CALENDAR = _words("calendar")
_CERTAINTY: dict[str, Certainty] = {
    **dict.fromkeys(_words("certainty", "hedged"), "hedged"),
    **dict.fromkeys(_words("certainty", "alleged"), "alleged"),
}


_ENDINGS = (("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("s", ""), ("es", ""))


def cues_of_verb(token: Token) -> tuple[Cue, ...]:
    """What a verb can introduce; forms that the dictionary does not know are tried by ending."""
    found = VERBS.get(token.lemma)
    if found is None and token.lemma == token.lower:
        for ending, instead in _ENDINGS:
            if token.lower.endswith(ending):
                found = VERBS.get(token.lower[: -len(ending)] + instead)
                if found:
                    return found
    return found or ()


def certainty_of(word: str) -> Certainty:
    """How firmly a cue commits its voice: ``believe`` is hedged, ``allege`` alleged."""
    return _CERTAINTY.get(word, "certain")
