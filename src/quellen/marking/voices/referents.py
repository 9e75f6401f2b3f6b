"""Whom "the ministry", "the paper" and "the report" stand for, by what the document names."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quellen.marking.language import PROSE, Token
from quellen.marking.voices.lexicon import DOCUMENTS, GROUPS, OUTLETS, PEOPLE, PERIODICALS, ROLES
from quellen.marking.voices.setting import Setting
from quellen.model import Entity, Name

_LINKS = r"(?:of|for|and|the|&|de|du|des|der)"
_JOINED = re.compile(r"\sand\sthe\s")
"""Where two names stand side by side: "the Post and the Herald"."""
_NAME = re.compile(rf"[A-Z][\w’'\-]*(?:\s(?:{_LINKS}\s)*(?:{_LINKS}\s)?[A-Z][\w’'\-]*)*")
"""A run of words with capitals: "Dockers’ Union of Castrel"."""
_AFTER_HEAD = re.compile(rf"\s{_LINKS}\s|,|\(")
_BODIES = frozenset({"organisation", "group"})
_CALLED_SO = GROUPS | frozenset("union church bank newspaper agency institution company".split())
REACH = 700
"""Characters back in which "the paper" finds the outlet that it stands for."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a definite noun stands for: a name, and the entity where the document has one."""

    label: str
    entity: str | None = None


class Referents:
    """Bodies by the noun that heads their name, outlets by place, papers by their authors.

    Each is looked for in the document when it is first asked for.
    """

    def __init__(
        self, setting: Setting, entities: Mapping[str, Entity], names: Sequence[Name]
    ) -> None:
        self._setting = setting
        self._entities = entities
        self._names = names
        self._starts = [n.start for n in names]
        self._by_form = {f.lower(): e for e in entities.values() for f in (*e.aliases, e.name)}

    def of(self, head: Token) -> Referent | None:
        """The one thing that a definite common noun can stand for here; None if unsure."""
        word = head.lower
        if word in PERIODICALS:
            return self._outlet_before(head.start)
        if word in self._papers:
            return self._paper_before(word, head.start)
        return self._only_body(word)

    # -------------------------------------------------------------- bodies

    def _only_body(self, word: str) -> Referent | None:
        """ "the ministry", where all full names that are a ministry's are one ministry's."""
        found = _without_longer(dict.fromkeys(self._bodies.get(word, ())))
        known = {self._entity_of(label) or label.lower(): label for label in found}
        if len(known) != 1:
            return None
        key, label = next(iter(known.items()))
        entity = self._entities.get(key)
        return Referent(entity.name if entity else label, entity.id if entity else None)

    def _entity_of(self, label: str) -> str | None:
        entity = self._by_form.get(label.lower())
        return entity.id if entity is not None else None

    @functools.cached_property
    def _bodies(self) -> dict[str, list[str]]:
        bodies: dict[str, list[str]] = {}
        for label in self._full_names():
            head = head_noun(label)
            if head in _CALLED_SO and head != label.lower():
                bodies.setdefault(head, []).append(label)
        return bodies

    def _full_names(self) -> Iterator[str]:
        """Names of bodies in the order of the text, then who published the document."""
        for name in self._names:
            entity = self._entities.get(name.entity)
            if entity is not None and entity.type in _BODIES:
                yield entity.name
        yield from (label for _, label in self._capitalised)
        document = self._setting.document
        yield from (name for name in (document.publisher, document.affiliation) if name)

    @functools.cached_property
    def _capitalised(self) -> list[tuple[int, str]]:
        """Runs of words with capitals and where they begin."""
        document = self._setting.document
        return [
            (match.start(), _without_article(label))
            for block in document.blocks
            if block.kind in PROSE
            for match in _NAME.finditer(document.text, block.start, block.end)
            for label in _JOINED.split(match[0])
        ]

    # ------------------------------------------------------------- outlets

    def _outlet_before(self, place: int) -> Referent | None:
        """ "the paper" is the outlet named last before it; unsure where two are named together."""
        nearby = [o for o in self._outlets if place - REACH < o[0] < place]
        if not nearby:
            return None
        place, last = nearby[-1]
        sentence = self._setting.sentences[self._setting.number_at(place)]
        together = {outlet for start, outlet in nearby if start >= sentence.start}
        return last if together == {last} else None

    @functools.cached_property
    def _outlets(self) -> list[tuple[int, Referent]]:
        found = []
        for start, label in self._capitalised:
            words = label.split()
            if len(words) > 1 and words[-1].lower() in OUTLETS:
                entity = self._by_form.get(label.lower())
                named = Referent(entity.name, entity.id) if entity else Referent(label)
                found.append((start, named))
        return found

    # -------------------------------------------------------------- papers

    @functools.cached_property
    def _papers(self) -> dict[str, list[tuple[int, Referent]]]:
        """Reports, letters and the like with who wrote them: "a report by Tolland & Fisk"."""
        papers: dict[str, list[tuple[int, Referent]]] = {}
        for token in self._setting.tokens:
            if token.lower in DOCUMENTS and token.tag == "NN":
                author = self._author(token)
                if author is not None:
                    papers.setdefault(token.lower, []).append((token.start, author))
        return papers

    def _paper_before(self, word: str, place: int) -> Referent | None:
        found = {author for start, author in self._papers[word] if start < place}
        return found.pop() if len(found) == 1 else None

    def _author(self, paper: Token) -> Referent | None:
        for child in paper.children:
            if child.dep == "prep" and child.lower in ("of", "by", "from"):
                writer = next((c for c in child.children if c.dep == "pobj"), None)
                if writer is not None and (child.lower == "by" or self._can_write(writer)):
                    return self._named_under(writer)
        return None

    def _can_write(self, writer: Token) -> bool:
        """ "of" may also say what a paper is about: people and bodies write."""
        words = {t.lemma for t in writer.subtree()}
        return bool(words & (ROLES | PEOPLE | GROUPS)) or writer.ent in ("PERSON", "ORG")

    def _named_under(self, writer: Token) -> Referent | None:
        names = [t for t in writer.subtree() if t.tag in ("NNP", "NNPS")]
        if not names:
            return None
        start, end = names[0].start, names[-1].end
        first = bisect_left(self._starts, start)
        inside = self._names[first : bisect_right(self._starts, end)]
        entities = {n.entity for n in inside if n.end <= end}
        label = " ".join(self._setting.text[start:end].split())
        if len(entities) == 1 and (entity := self._entities.get(entities.pop())) is not None:
            return Referent(entity.name if entity.name in label else label, entity.id)
        return Referent(label)


def _without_longer(labels: Iterable[str]) -> list[str]:
    """The same body may be named at greater length: "Ministry of War of the Republic"."""
    kept: list[str] = []
    for label in sorted(labels, key=len):
        if not any(label.lower().startswith(f"{short.lower()} of ") for short in kept):
            kept.append(label)
    return kept


def head_noun(name: str) -> str:
    """The noun that says what a body is: "union" of "Dockers’ Union of Castrel"."""
    first = _AFTER_HEAD.split(name, maxsplit=1)[0]
    words = first.split()
    return words[-1].lower() if words else ""


def _without_article(name: str) -> str:
    words = name.split()
    return " ".join(words[1:]) if words[0] in ("The", "This", "That", "A", "Our") else name
