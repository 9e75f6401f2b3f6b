"""Voices: who a source is, where rules can tell; otherwise the words of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from quellen.marking.language import Token
from quellen.marking.voices.antecedents import (
    author_of,
    bodies_before,
    owner_of_words,
    papers_before,
)
from quellen.marking.voices.genders import gender_by_title, known_genders
from quellen.marking.voices.interviewed import interviewed
from quellen.marking.voices.labels import plain_name, type_of, type_of_speaker, without_case
from quellen.marking.voices.lexicon import FEMALE_NAMES, MALE_NAMES, PERIODICALS, ROLES
from quellen.marking.voices.people import antecedent, is_document
from quellen.marking.voices.referents import Referents
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.roles import known_roles, short_names
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import source_span, subject_of
from quellen.model import Entity, Name, Span, VoiceType
from quellen.reading.emphasis import dropped

_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_THEY = frozenset("they them their theirs it its itself".split())
_FIRST = frozenset("i me my mine we us our ours".split())
_NOBODY = frozenset("nobody none neither".split())
_BODIES = frozenset({"organisation", "group"})
_ANY_BODY = frozenset("group organisation organization company agency movement firm".split())
UNNAMED = "unnamed"
REACH = 3
"""Sentences back in which a pronoun or "the spokesman" finds whom it stands for."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What to call a source, of which type, and which entity it is."""

    label: str
    type: VoiceType
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who spoke last: the voice, where its words stand, and in which sentence."""

    voice: Voice
    place: int
    end: int
    sentence: int


NOBODY = Voice(UNNAMED, "anonymous")


class Speakers:
    """The people and bodies that a document names, for finding who a source is."""

    def __init__(self, setting: Setting, entities: Sequence[Entity], names: Sequence[Name]) -> None:
        self._setting = setting
        self._entities = {e.id: e for e in entities}
        self._names = sorted(names, key=lambda n: (n.start, n.end))
        self._starts = [n.start for n in self._names]
        self._by_form = {f.lower(): e for e in entities for f in (*e.aliases, e.name)}
        self._referents = Referents(setting, self._entities, self._names)
        self._things = self._known_things()
        self._genders = known_genders(entities, names, setting.text)
        self._roles = known_roles(setting, self._entities, self._names)
        self._short = short_names(self._entities.values())
        self._interviewed = interviewed(setting.document)

    def voice_of(self, relation: Relation, outer: Voice | None, last: Spoken | None) -> Voice:
        """The voice of a relation; ``outer`` reports it, ``last`` spoke before."""
        head = relation.head
        if head is None or relation.source is None:
            return NOBODY if relation.cue is not None else Voice(UNNAMED, "none")
        words = without_case(" ".join(dropped(self._setting.text[slice(*relation.source)]).split()))
        word = antecedent(head)
        spoken = relation.rule not in ("turn", "signed", "headline")
        none = any(c.lower == "no" and c.i < word.i for c in word.children)
        if (spoken and none) or word.lower in _NOBODY:
            return Voice(UNNAMED, "none")  # "no group said that P"
        if word is not head:
            span = source_span(word, self._setting)
            words = " ".join(self._setting.text[slice(*span)].split()) if span else words
        if relation.rule == "turn" and words in self._interviewed:
            return self._known_as(self._interviewed[words])
        kind = type_of(word, words) if spoken else type_of_speaker(word, words)
        owner = owner_of_words(word) if spoken else None
        return (
            (self._by_owner(owner, outer, last) if owner is not None else None)
            or (None if self._begins_before(word, relation.source) else self._by_name(word))
            or self._by_pronoun(word, outer, last)
            or self._by_description(word, last)
            or self._by_words(words, word)
            or Voice(plain_name(word, words), kind)
        )

    def _known_as(self, name: str) -> Voice:
        """Somebody whom the head of a transcript names in full."""
        entity = self._by_form.get(name.lower())
        return Voice(entity.name if entity else name, "named", entity.id if entity else None)

    def _by_owner(self, owner: Token, outer: Voice | None, last: Spoken | None) -> Voice | None:
        """Whose letter it is, where that is sure; else the letter speaks."""
        return (
            self._by_name(owner)
            or self._by_pronoun(owner, outer, last)
            or self._by_description(owner, last)
            or self._person_ahead(owner)
        )

    def _person_ahead(self, owner: Token) -> Voice | None:
        """ "Beyond his broadcast, Khomeini …": the subject ahead, nobody else being named."""
        here = self._setting.sentence_of(owner)
        subject = subject_of(here.root)
        gender = {"his": "m", "her": "f"}.get(owner.lower)
        if subject is None or gender is None or subject.i < owner.i:
            return None
        between = (n for n in self._names if here.start <= n.start < subject.start)
        entity = self._entity_at(subject, person=True)
        others = {n.entity for n in between if self._is_person(n, gender)}
        if entity is None or others - {entity.id} or not self._may_be(entity.id, gender):
            return None
        return self._named(entity)

    # ---------------------------------------------------------------- by name

    def _begins_before(self, head: Token, source: Span) -> bool:
        """ "CASTREL - Police": what was taken for a name is more than the source."""
        k = bisect_left(self._starts, head.end) - 1
        name = self._names[k] if k >= 0 else None
        dashed = name is not None and " - " in self._setting.text[name.start : source[0]]
        return name is not None and name.start < source[0] < name.end and dashed

    def _by_name(self, head: Token) -> Voice | None:
        entity = self._entity_at(head)
        if entity is not None and entity.id in self._things and entity.type == "person":
            return Voice(entity.name, "named", entity.id)
        for other in head.children:
            if entity is None and other.dep in ("appos",) and head.tag.startswith("NN"):
                entity = self._entity_at(other, person=True)
        if entity is not None and self._is_other(entity, head):
            entity = None
        short = entity is None or (entity.type != "place" and " " not in entity.name)
        if short and head.tag.startswith("NN"):
            entity = self._in_full(head) or entity
        return self._named(entity) if entity else None

    def _in_full(self, head: Token) -> Entity | None:
        """ "Hicks" is the one Hicks whom the document names in full; "Mr." may tell which."""
        bearers = self._short.get(head.text, frozenset())
        gender = self._gender_by_title(head)
        fitting = {b for b in bearers if not gender or self._may_be(b, gender)}
        return self._entities[fitting.pop()] if len(fitting) == 1 else None

    def _is_other(self, entity: Entity, head: Token) -> bool:
        """ "Mrs. Rajavi" is not Massoud Rajavi."""
        gender = self._gender_by_title(head)
        return bool(gender) and not self._may_be(entity.id, gender)

    def _gender_by_title(self, head: Token) -> str:
        return gender_by_title(self._setting.text[max(0, head.start - 6) : head.start])

    def _by_words(self, words: str, head: Token) -> Voice | None:
        """A speaker in an interview or headline may be named where the pipeline saw no name."""
        entity = self._by_form.get(words.lower())
        return self._named(entity) if entity and not self._is_other(entity, head) else None

    def _named(self, entity: Entity) -> Voice:
        kind: VoiceType = "group" if entity.type == "group" else "named"
        return Voice(entity.name, kind, entity.id)

    def _entity_at(self, token: Token, *, person: bool = False) -> Entity | None:
        k = bisect_left(self._starts, token.end) - 1
        if k < 0 or not self._names[k].start <= token.start < self._names[k].end:
            return None
        entity = self._entities.get(self._names[k].entity)
        if entity is None or entity.type in ("event", "other") or is_document(token):
            return None
        return entity if not person or entity.type == "person" else None

    # ------------------------------------------------------------- by pronoun

    def _by_pronoun(self, head: Token, outer: Voice | None, last: Spoken | None) -> Voice | None:
        word = head.lower
        if word in _FIRST:
            return outer or self._author(head)
        if word in _MALE | _FEMALE:
            return self._person_before(head, "m" if word in _MALE else "f", last)
        if word in _THEY:
            if word == "it" and papers_before(head, self._setting):
                return None
            found = outer if outer and outer.entity else self._subject_before(head, last)
            return found if found and self._is_body(found) else self._described(head)
        return None

    def _author(self, head: Token) -> Voice | None:
        author = author_of(self._setting.document) if self._setting.quoted[head.i] < 0 else None
        return Voice(author, "named", self._entity_called(author)) if author else None

    def _entity_called(self, name: str) -> str | None:
        entity = self._by_form.get(name.lower())
        return entity.id if entity is not None else None

    def _described(self, head: Token) -> Voice | None:
        """Strikers, a committee: whom no name is known for."""
        span = bodies_before(head, self._setting)
        words = " ".join(self._setting.text[slice(*span)].split()) if span else ""
        return Voice(words, "group") if words else None

    def _is_body(self, voice: Voice) -> bool:
        entity = self._entities.get(voice.entity or "")
        return entity is not None and entity.type in _BODIES

    def _person_before(self, head: Token, gender: str, last: Spoken | None) -> Voice | None:
        """The last speaker of the paragraph, if nobody else was named since; else the one person
        that the paragraph names before; else the last speaker of the paragraph before.
        """
        here = self._setting.sentence_of(head)
        named = [n for n in self._names_before(head) if self._is_person(n, gender)]
        block = self._setting.block_start(here)
        if last is not None and last.place >= block:
            others = {n.entity for n in named if n.start > last.place} - {last.voice.entity}
            return last.voice if self._fits(last.voice, gender) and not others else None
        found = {n.entity for n in named if n.start >= block}
        if len(found) == 1:
            return self._named(self._entities[found.pop()])
        recent = last is not None and self._setting.number_of(head) - last.sentence <= REACH
        if found or last is None or not recent:
            return None
        others = {n.entity for n in named if n.start > last.place} - {last.voice.entity}
        return last.voice if self._fits(last.voice, gender) and not others else None

    def _fits(self, voice: Voice, gender: str) -> bool:
        entity = self._entities.get(voice.entity or "")
        if entity is None:
            names = MALE_NAMES if gender == "m" else FEMALE_NAMES
            first = voice.label.split()[0].lower().rstrip(".")
            ranked = first in ROLES and voice.label[:1].isupper() and " " in voice.label
            return voice.type == "named" and (first in names or ranked)
        return entity.type == "person" and self._may_be(entity.id, gender)

    def _subject_before(self, head: Token, last: Spoken | None) -> Voice | None:
        """The named subject of the sentence before, in the same paragraph."""
        here = self._setting.number_of(head)
        if here == 0:
            return None
        before = self._setting.sentences[here - 1]
        subject = subject_of(before.root)
        if subject is None or before.block != self._setting.sentences[here].block:
            return None
        if last is not None and before.start <= last.place <= subject.start < last.end:
            return last.voice
        return self._by_name(subject)

    def _may_be(self, entity: str, gender: str) -> bool:
        return self._genders.get(entity, gender) == gender

    def _is_person(self, name: Name, gender: str) -> bool:
        is_person = self._entities[name.entity].type == "person"
        return is_person and name.entity not in self._things and self._may_be(name.entity, gender)

    def _names_before(self, head: Token) -> list[Name]:
        """Names in the sentence before the word, and in the sentences before that."""
        sentences = self._setting.sentences
        here = self._setting.number_of(head)
        floor = sentences[max(0, here - REACH)].start
        k = bisect_left(self._starts, floor)
        stop = bisect_left(self._starts, head.start)
        return [n for n in self._names[k:stop] if n.entity in self._entities]

    # --------------------------------------------------------- by description

    def _by_description(self, head: Token, last: Spoken | None) -> Voice | None:
        """ "the spokesman" is who was called a spokesman; "the group" the one body named before."""
        if not any(c.lower in ("the", "that", "this") for c in head.children if c.dep == "det"):
            return None
        if any(c.dep in ("prep", "poss", "compound", "amod", "nummod") for c in head.children):
            return None
        word = head.lower
        if word in ROLES:
            entity = self._last_with_role(word, head.start)
            return self._named(entity) if entity else None
        if word in _ANY_BODY:
            if last is not None and self._is_body(last.voice):
                return last.voice
            body = self._only_one(head, frozenset({"organisation"}))
            return self._named(body) if body else None
        referent = self._referents.of(head)
        if referent is None:
            return None
        paper = is_document(head) and word not in PERIODICALS
        return Voice(referent.label, "document" if paper else "named", referent.entity)

    def _only_one(self, head: Token, types: frozenset[str]) -> Entity | None:
        found = {
            n.entity for n in self._names_before(head) if self._entities[n.entity].type in types
        }
        return self._entities[found.pop()] if len(found) == 1 else None

    def _last_with_role(self, role: str, place: int) -> Entity | None:
        found = [entity for start, entity in self._roles.get(role, ()) if start < place]
        return self._entities[found[-1]] if len(set(found)) == 1 else None

    def _known_things(self) -> set[str]:
        """Entities taken for persons that are none: "the" stands before them."""
        text = self._setting.text
        return {
            n.entity for n in self._names if text[max(0, n.start - 4) : n.start].lower() == "the "
        }
