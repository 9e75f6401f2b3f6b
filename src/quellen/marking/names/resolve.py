"""Entities: which mentions name the same person, organisation or place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quellen.marking.folding import fold, turned
from quellen.marking.names.acronyms import Definition
from quellen.marking.names.raw import RawName
from quellen.model import Entity, EntityType, Name


def resolve(
    mentions: Sequence[RawName],
    definitions: Sequence[Definition],
    others: Iterable[tuple[str, str]] = (),
) -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
    """Group mentions by whom they name; ids ``e1``, ``e2`` … in order of first mention.

    ``others`` are pairs of folded names that the text itself calls two names of one.
    """
    kinds = _types(mentions, definitions)
    owner = _acronym_owners(definitions) | _one_office(kinds) | {b: a for a, b in others}
    persons = _full_names(mentions, kinds)
    groups: dict[str, list[RawName]] = defaultdict(list)
    for mention in mentions:
        groups[_group_key(mention, kinds, owner, persons)].append(mention)
    entities: list[Entity] = []
    names: list[Name] = []
    for number, (key, members) in enumerate(groups.items(), 1):
        entities.append(_entity(f"e{number}", key, members, kinds, definitions))
        names.extend(Name(m.start, m.end, f"e{number}") for m in members)
    return tuple(entities), tuple(sorted(names, key=lambda n: n.start))


_INITIALS = re.compile(r"[A-Z]{3,6}")
"""What the pipeline calls a person and is none."""


def _types(mentions: Sequence[RawName], definitions: Sequence[Definition]) -> dict[str, EntityType]:
    """The pipeline wavers between labels: within the document the commonest one holds.

    What has an acronym is an organisation; who shares a person's surname is a person.
    """
    counts: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for mention in mentions:
        short = mention.type == "person" and _INITIALS.fullmatch(mention.key)
        counts[fold(mention.key)]["organisation" if short else mention.type] += 1
    kinds = {key: types.most_common(1)[0][0] for key, types in counts.items()}
    surnames = {
        key.rsplit(" ", 1)[1] for key, kind in kinds.items() if kind == "person" and " " in key
    }
    for key, kind in kinds.items():
        if key.count(" ") == 1 and key.split()[1] in surnames and kind == "organisation":
            kinds[key] = "person"
    return kinds | {fold(d.name): "organisation" for d in definitions}


def _acronym_owners(definitions: Sequence[Definition]) -> dict[str, str]:
    """Acronym → folded long name; names that share an acronym are one."""
    owner: dict[str, str] = {}
    for definition in definitions:
        long_form = fold(definition.name)
        known = next((owner[a] for a in definition.acronyms if a in owner), long_form)
        owner.setdefault(long_form, known)
        for acronym in definition.acronyms:
            owner.setdefault(acronym, known)
    return owner


def _one_office(kinds: Mapping[str, EntityType]) -> dict[str, str]:
    """Names of organisations that say the same: turned round, or short for the only longer one.

    "Transport Ministry" is the "Ministry of Transport"; "National Bank" that "of Peru".
    """
    keys = [key for key, kind in kinds.items() if kind == "organisation" and " " in key]
    found: dict[str, str] = {}
    for key in keys:
        first = next(k for k in keys if turned(k) == turned(key))
        longer = {turned(k): k for k in keys if turned(k).startswith(f"{turned(key)} of ")}
        if len(longer) == 1:
            found[key] = next(iter(longer.values()))
        elif first != key:
            found[key] = first
    return found


def _full_names(
    mentions: Sequence[RawName], kinds: dict[str, EntityType]
) -> dict[str, dict[str, int]]:
    """Surname → folded full names of persons that end in it → where each is first named."""
    full: dict[str, dict[str, int]] = defaultdict(dict)
    for mention in mentions:
        key = fold(mention.key)
        if " " in key and kinds[key] == "person":
            full[key.rsplit(" ", 1)[1]].setdefault(key, mention.start)
    return full


def _group_key(
    mention: RawName,
    kinds: dict[str, EntityType],
    owner: dict[str, str],
    persons: dict[str, dict[str, int]],
) -> str:
    if mention.text in owner:
        return owner[mention.text]
    key = fold(mention.key)
    if key in owner:
        return owner.get(owner[key], owner[key])
    bearers = [full for full, first in persons.get(key, {}).items() if first < mention.start]
    if len(bearers) == 1 and kinds[key] in ("person", "organisation", "place"):
        return bearers[0]
    return key


def _entity(
    number: str,
    key: str,
    members: Sequence[RawName],
    kinds: dict[str, EntityType],
    definitions: Sequence[Definition],
) -> Entity:
    forms = Counter(m.key for m in members)
    acronyms = [a for d in definitions if fold(d.name) == key for a in d.acronyms]
    spelled = [form for form in forms if fold(form) == key]
    best = max(spelled or forms, key=lambda form: (forms[form], len(form)))
    others = dict.fromkeys([*forms, *acronyms, *(m.text for m in members if m.title)])
    kind = kinds.get(key, members[0].type)
    return Entity(number, kind, best, tuple(a for a in others if a != best))
