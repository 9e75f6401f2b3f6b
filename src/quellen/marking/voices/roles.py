"""What people are called beside their names: "spokesman Jan Kova", "Lt. Lee Horton", "Hicks"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quellen.marking.voices.lexicon import ROLES
from quellen.marking.voices.setting import Setting
from quellen.model import Entity, Name

_SHORT_FORMS = {
    "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "col": "colonel", "gen": "general",
    "maj": "major", "adm": "admiral", "det": "detective", "insp": "inspector", "gov": "governor",
    "sen": "senator", "rep": "representative", "prof": "professor", "dr": "doctor",
    "amb": "ambassador", "sec": "secretary", "cpl": "corporal", "brig": "brigadier",
    "supt": "superintendent", "pres": "president",
}  # fmt: skip
"""Ranks and offices as newspapers shorten them."""
_BEFORE = 30
"""Characters before a name in which its title stands."""


def known_roles(
    setting: Setting, entities: Mapping[str, Entity], names: Sequence[Name]
) -> dict[str, list[tuple[int, str]]]:
    """Role → where, and for which person, it stands beside a name."""
    roles: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        entity = entities.get(name.entity)
        if entity is None or entity.type != "person":
            continue
        for word in sorted(_beside(name, setting) | _titles(name, setting)):
            roles.setdefault(word, []).append((name.start, name.entity))
    return roles


def _beside(name: Name, setting: Setting) -> set[str]:
    words: set[str] = set()
    for i in setting.between(name.start, name.end):
        token = setting.tokens[i]
        around = [*token.children, token.head]
        words |= {
            w.lower for w in around if w.dep in ("compound", "appos", "nmod") and w.lower in ROLES
        }
        if token.dep == "appos" and token.head.lower in ROLES:
            words.add(token.head.lower)
    return words


def _titles(name: Name, setting: Setting) -> set[str]:
    """The rank right before a name or at its head: "Lt. Lee Horton", "General Brandt"."""
    before = setting.text[max(0, name.start - _BEFORE) : name.start].split()[-1:]
    first = setting.text[name.start : name.end].split()[:1]
    plain = [w.rstrip(".").lower() for w in (*before, *first) if w[:1].isupper()]
    return {_SHORT_FORMS.get(w, w) for w in plain if w in _SHORT_FORMS or w in ROLES}


def short_names(entities: Iterable[Entity]) -> dict[str, frozenset[str]]:
    """First and last names → the persons of the document who bear them."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        words = entity.name.split()
        if entity.type == "person" and len(words) > 1:
            for word in (words[-1], words[-2] if len(words) == 2 else words[0]):
                bearers[word].add(entity.id)
    return {word: frozenset(ids) for word, ids in bearers.items()}
