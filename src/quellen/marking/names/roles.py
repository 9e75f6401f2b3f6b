"""Roles: what somebody is, of what, and since when or no longer.

"Then interior minister Anton Merand", "Karl Brodt, then head of the Harbour Authority,", "Merand
resigned as minister in 1984": a role stands right before a name, between commas behind it, or
behind a verb of careers. What is not said in one of these ways is not guessed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from quellen.marking.voices.lexicon import FEMALE_NAMES, MALE_NAMES
from quellen.model import Document, Entity, Name, Role, Span, Standing, Time

_DATA: dict[str, Any] = tomllib.loads(
    resources.files(__package__).joinpath("roles.toml").read_text("utf-8")
)
HEADS = frozenset(_DATA["heads"].split())
RANKS = frozenset(_DATA["ranks"].split())
_STANDING: dict[str, Standing] = {
    word: kind for kind, words in _DATA["standing"].items() for word in words
}
_CAREERS: dict[str, Standing] = {
    phrase: kind for kind, phrases in _DATA["careers"].items() for phrase in phrases
}

_BEFORE = 90  # characters before a name in which its role begins
_BEHIND = 140


def mark_roles(
    document: Document, times: Sequence[Time], entities: Sequence[Entity], names: Sequence[Name]
) -> tuple[Role, ...]:
    """The roles that a text gives people, in text order; one for each way of saying it."""
    people = {e.id for e in entities if e.type == "person" or _is_called_like_one(e)}
    found: dict[Span, Role] = {}
    for name in names:
        if name.entity in people:
            for role in _of_person(document.text, name):
                found.setdefault((role.start, role.end), _dated(role, document.text, times))
    ordered = sorted(found.values(), key=lambda r: (r.start, r.end))
    return tuple(_affiliated(role, names) for role in ordered)


def with_people(entities: Sequence[Entity], roles: Sequence[Role]) -> tuple[Entity, ...]:
    """The entities; whoever holds a role is a person, whatever else the pipeline took them for."""
    holders = {role.entity for role in roles}
    return tuple(replace(e, type="person") if e.id in holders else e for e in entities)


def _is_called_like_one(entity: Entity) -> bool:
    given, _, surname = entity.name.partition(" ")
    known = given.lower() in MALE_NAMES or given.lower() in FEMALE_NAMES
    return entity.type == "organisation" and known and bool(surname) and surname[0].isupper()


def _of_person(text: str, name: Name) -> Iterator[Role]:
    yield from _rank(text, name)
    for phrase in (_before(text, name), _behind(text, name)):
        if phrase is not None:
            yield Role(
                phrase.start, phrase.end, name.entity, phrase.role, phrase.of,
                standing=phrase.standing,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a role: where they stand, the role by itself, of what, and its standing."""

    start: int
    end: int
    role: str
    of: str | None
    standing: Standing


# ------------------------------------------------------------------------- before the name


def _rank(text: str, name: Name) -> Iterator[Role]:
    """A rank that is written as part of the name: "General Otto Lindqvist"."""
    first, _, rest = text[name.start : name.end].partition(" ")
    if rest and first.lower() in RANKS:
        end = name.start + len(first)
        yield Role(name.start, end, name.entity, first.lower())


_OPENING = re.compile(r"(?:[.!?;:(“\"\n—–]\s*|,\s+|\b(?:and|but|by|that|with|to|from|on|in)\s+)")
_DETERMINER = re.compile(r"\A(?:the|a|an|its|their|his|her|our|this)\s+", re.IGNORECASE)


def _before(text: str, name: Name) -> _Phrase | None:
    """ "Orlenia's defence minister, Viktor Salen"; "then interior minister Anton Merand"."""
    start = max(0, name.start - _BEFORE)
    window = text[start : name.start].rstrip()
    apposed = window.endswith(",")
    window = window.removesuffix(",")
    end = start + len(window)
    cut = max((m.end() for m in _OPENING.finditer(window)), default=0)
    phrase = _read(text, start + cut, end)
    if phrase is None or (apposed and not _is_definite(text, phrase)):
        return None
    if not apposed and phrase.end != end:
        return None  # what stands between belongs to another
    return phrase


def _is_definite(text: str, phrase: _Phrase) -> bool:
    """Before a comma only "the mayor," or "Orlenia's minister," introduces a name."""
    opened = text[phrase.start : phrase.end].lower()
    return bool(_DETERMINER.match(opened)) or "'s " in opened or "’s " in opened


# ------------------------------------------------------------------------- behind the name

_COMMA = re.compile(r",\s+")
_CAREER = re.compile(
    r"(?:,)?\s+(?P<career>" + "|".join(sorted(map(re.escape, _CAREERS), key=len, reverse=True))
    + r")\s+(?=\w)"
)  # fmt: skip
_CLOSING = re.compile(r"[,.;:!?)\n]|\s[–—]")


def _behind(text: str, name: Name) -> _Phrase | None:
    """ "Hester Dunne, the mayor of Port Sellow,"; "Joseph Adeyemi became president"."""
    limit = min(len(text), name.end + _BEHIND)
    comma, career = _COMMA.match(text, name.end, limit), _CAREER.match(text, name.end, limit)
    opened = career or comma
    if opened is None:
        return None
    closing = _CLOSING.search(text, opened.end(), limit)
    phrase = _read(text, opened.end(), closing.start() if closing else limit, first=True)
    if phrase is None or career is None:
        return phrase
    return replace(
        phrase,
        standing=_CAREERS[career["career"]] if phrase.standing == "held" else phrase.standing,
    )


# --------------------------------------------------------------------- reading a phrase

_WORD = re.compile(r"[\w][\w.’'-]*\w|\w|&")
_POSSESSIVE = re.compile(r"^(?P<of>.+?)(?:['’]s|(?<=s)['’])\s+(?P<rest>.+)$")
_OF = re.compile(
    r"^\s+(?:of|for|to|at|with)\s+(?P<of>(?:the\s+)?[\w’'&.-]+(?:\s+(?:of|and|for)(?:\s+the)?\s+"
    r"[A-Z][\w’'.-]+|\s+[A-Z][\w’'.-]+)*)"
)
_FIELD = re.compile(
    r"\s+of\s+(?!the\b|an?\b)(?P<field>[a-z]+(?:\s[a-z]+)?)(?=\s+(?:at|in|for)\b|\s*$|,)"
)
_MODIFIER = re.compile(r"[a-z][a-z-]*|[A-Z][\w-]*")
_STOP = frozenset(
    """who which that was is were are had has have said says told and or but of for to at in on by
    with from as when while after before""".split()
)
LONGEST = 6  # words before the head of a role


def _read(text: str, start: int, end: int, *, first: bool = False) -> _Phrase | None:
    """The role that a stretch of text opens with (``first``) or ends in."""
    words = list(_WORD.finditer(text, start, end))
    heads = [n for n, w in enumerate(words) if _is_head(w[0])]
    for number in heads if first else reversed(heads):
        phrase = _around(text, words, number, start, end)
        if phrase is not None:
            return phrase
        if first:
            return None
    return None


def _is_head(word: str) -> bool:
    return word.lower().removeprefix("ex-").removesuffix("-elect") in HEADS


def _around(
    text: str, words: Sequence[re.Match[str]], number: int, start: int, end: int
) -> _Phrase | None:
    """The role around its head: what stands before it back to the start, and "of …" behind."""
    head = words[number]
    first = number
    while first and number - first < LONGEST and words[first - 1][0].lower() not in _STOP:
        between = text[words[first - 1].end() : words[first].start()]
        if between.strip(" -\n") or "\n\n" in between:
            break
        first -= 1
    role_text = text[words[first].start() : head.end()]
    standing, rest = _standing(_DETERMINER.sub("", role_text, count=1))
    of, rest = _owner(rest)
    standing_too, rest = _standing(rest)
    field = _FIELD.match(text, head.end(), end)
    close = field.end() if field else head.end()
    rest = f"{rest} of {field['field']}" if field else rest
    behind = _OF.match(text[close:end]) if of is None else None
    if behind is not None:
        of, close = behind["of"], close + behind.end()
    if of is not None and of.lower() == "staff":
        of, rest = None, f"{rest} of staff"
    role = _role(rest)
    if role is None:
        return None
    return _Phrase(words[first].start(), close, role, _bare(of), standing or standing_too or "held")


def _bare(of: str | None) -> str | None:
    return _DETERMINER.sub("", of.strip(" ,.")) if of else None


def _standing(words: str) -> tuple[Standing | None, str]:
    """Whether somebody is it, was it or will be, and the words without that."""
    plain = words.replace("then-", "then ").replace("Then-", "then ")
    plain = re.sub(r"\b[Ee]x-", "ex ", plain)
    first, _, rest = plain.partition(" ")
    kind = _STANDING.get(first.lower())
    if kind is not None and rest:
        return kind, _DETERMINER.sub("", rest)
    for ending in ("-elect", "-designate", " designate", " elect"):
        if plain.endswith(ending):
            return "coming", plain.removesuffix(ending)
    return None, plain


def _owner(words: str) -> tuple[str | None, str]:
    """ "Orlenia's defence minister": of whom, and the role."""
    match = _POSSESSIVE.match(words)
    if match:
        return _bare(match["of"]), match["rest"]
    tokens = words.split()
    taken = 0
    while taken < len(tokens) - 1 and tokens[taken][0].isupper() and not _is_of_role(tokens[taken]):
        taken += 1
    return (" ".join(tokens[:taken]) or None), " ".join(tokens[taken:])


_OF_ROLES = frozenset(
    """interior foreign prime defence defense finance justice education health information trade
    transport culture agriculture industry labour labor energy oil home war deputy vice assistant
    chief senior junior general secretary attorney executive managing police fire human rights first
    second third permanent special supreme field lieutenant major brigadier then former acting
    press public district state under political military naval army air staff civil crown high
    ex-president head co-founder""".split()
)


def _is_of_role(word: str) -> bool:
    return word.lower() in _OF_ROLES or _is_head(word)


def _role(words: str) -> str | None:
    tokens = words.split()
    if not tokens or len(tokens) > LONGEST or not all(_MODIFIER.fullmatch(t) for t in tokens):
        return None
    return " ".join(tokens).lower()


# ----------------------------------------------------------------- dates and affiliations


def _dated(role: Role, text: str, times: Sequence[Time]) -> Role:
    """With the date that stands right behind: "finance minister from 1979 to 1983"."""
    for time in times:
        if time.start >= role.end and time.edtf and time.type == "DATE":
            between = text[role.end : time.start].strip().lower()
            if between in ("in", "from", "since", "until", "between", "on", "(", "during", ""):
                return replace(role, edtf=time.edtf, earliest=time.earliest, latest=time.latest)
            return role
    return role


def _affiliated(role: Role, names: Iterable[Name]) -> Role:
    """With the entity that is named in the role, if one is besides its holder."""
    inside = (n for n in names if role.start <= n.start and n.end <= role.end)
    entity = next((n.entity for n in inside if n.entity != role.entity), None)
    return replace(role, organisation=entity) if role.of and entity else role
