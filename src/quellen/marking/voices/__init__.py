"""Voices: who says what, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.marking.language import Parse
from quellen.marking.voices.adjectives import adjective_relations
from quellen.marking.voices.chains import link_parents, without_echoes
from quellen.marking.voices.evidence import evidence_of
from quellen.marking.voices.nouns import noun_relations
from quellen.marking.voices.phrases import phrase_relations
from quellen.marking.voices.posts import post_relations, voice_of_post
from quellen.marking.voices.reckonings import reckonings
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.relays import with_relays
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.speakers import Speakers, Spoken, Voice
from quellen.marking.voices.speech import give_quotations, kind_of
from quellen.marking.voices.stance import settle_stance
from quellen.marking.voices.turns import turn_relations
from quellen.marking.voices.verbs import verb_relations
from quellen.model import Attribution, Document, Entity, Name, Span

__all__ = ["mark_voices"]


def mark_voices(
    document: Document,
    parsed: Parse,
    entities: Sequence[Entity],
    names: Sequence[Name],
) -> tuple[Attribution, ...]:
    """Attributions in text order, ids ``a1``, ``a2`` …; the document's author is not among them.

    Source, cue and content are those of PARC (Pareti 2012) and PolNeAR (Newell et al. 2018);
    ``parent`` links each attribution to the one inside whose content it stands. Voices are named
    by rules where these are sure, else by the words of the text.
    """
    setting = Setting(document, parsed)
    found = find_relations(setting)
    relations = sorted((p for r in found for p in settle_stance(r, setting)), key=_first)
    for relation in relations:
        relation.evidence = evidence_of(relation, setting)
    return _attributions(relations, setting, entities, names)


def find_relations(setting: Setting) -> list[Relation]:
    """Sources, cues and contents, in text order."""
    found = list(turn_relations(setting))
    for sentence in setting.sentences:
        found.extend(verb_relations(sentence, setting))
        found.extend(noun_relations(sentence, setting))
        found.extend(reckonings(sentence, setting))
        found.extend(adjective_relations(sentence, setting))
        found.extend(phrase_relations(sentence, setting))
    give_quotations(found, setting)
    complete = with_relays([r for r in found if r.content], setting)
    complete = without_echoes(complete, setting)
    complete.extend(post_relations(setting))
    return sorted(complete, key=_order)


def _order(relation: Relation) -> tuple[int, int]:
    """By where it begins; what holds another comes before it."""
    return _first(relation), -max(b for _, b in _own_spans(relation))


def _first(relation: Relation) -> int:
    return min(a for a, _ in _own_spans(relation))


def _own_spans(relation: Relation) -> list[Span]:
    return [*relation.content, *(s for s in (relation.source, relation.cue) if s)]


def _attributions(
    relations: list[Relation],
    setting: Setting,
    entities: Sequence[Entity],
    names: Sequence[Name],
) -> tuple[Attribution, ...]:
    ids = {relation: f"a{number}" for number, relation in enumerate(relations, 1)}
    outer = link_parents(relations)
    voices = _voices(relations, outer, setting, Speakers(setting, entities, names))
    return tuple(
        Attribution(
            id=ids[r],
            source=r.source,
            cue=r.cue,
            content=tuple(r.content),
            voice=voices[r].label,
            voice_type=voices[r].type,
            kind="post" if r.post is not None else kind_of(r, setting),
            polarity=r.stance,
            certainty=r.certainty,
            parent=ids[outer[r]] if r in outer else None,
            evidence=tuple(r.evidence),
            entity=voices[r].entity,
        )
        for r in relations
    )


def _voices(
    relations: list[Relation],
    outer: dict[Relation, Relation],
    setting: Setting,
    speakers: Speakers,
) -> dict[Relation, Voice]:
    """Voices in text order, whoever reports before those who are reported."""
    found: dict[Relation, Voice] = {}
    last: Spoken | None = None
    for relation in relations:
        for each in (*reversed(_reporters(relation, outer)), relation):
            if each not in found:
                reporter = found.get(outer[each]) if each in outer else None
                found[each] = (
                    voice_of_post(setting.document.blocks[each.post])
                    if each.post is not None
                    else speakers.voice_of(each, reporter, last)
                )
        last = _spoken(relation, found[relation], setting) or last
    return found


def _spoken(relation: Relation, voice: Voice, setting: Setting) -> Spoken | None:
    if relation.source is None or relation.head is None or relation.post is not None:
        return None
    return Spoken(voice, *relation.source, setting.number_of(relation.head))


def _reporters(relation: Relation, outer: dict[Relation, Relation]) -> list[Relation]:
    """Whoever stands between the relation and the reader, nearest first."""
    found = []
    while relation in outer:
        relation = outer[relation]
        found.append(relation)
    return found
