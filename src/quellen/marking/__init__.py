"""Marking: from a document to its analysis. A pure function, the same in any process."""

from __future__ import annotations

from quellen.model import Analysis, Document


def analyse(document: Document, pipeline: str | None = None) -> Analysis:
    """Mark who says what, about when, with which figures.

    Deterministic and free of input or output, so that it runs unchanged in one process, in a pool
    or on a cluster. ``pipeline`` names a spaCy pipeline other than the default. Texts that are not
    English are returned with their dated expressions only: the rules for voices, figures and
    statements are rules of English.

    Raises LanguageModelError if the pipeline is missing or has been altered.
    """
    from quellen.marking.figures import mark_figures
    from quellen.marking.language import parse, sentence_spans
    from quellen.marking.names import mark_names
    from quellen.marking.names.roles import mark_roles, with_people
    from quellen.marking.places.descriptions import find_descriptions
    from quellen.marking.places.nesting import nested
    from quellen.marking.places.typing import with_places
    from quellen.marking.scenes import mark_scenes
    from quellen.marking.statements import mark_statements
    from quellen.marking.times import mark_times
    from quellen.marking.voices import mark_voices

    if document.language not in (None, "en"):
        return Analysis(document.sha256, times=mark_times(document))
    parsed = parse(document, pipeline)
    times = mark_times(document, parsed)
    figures = mark_figures(document, parsed, times)
    entities, names = mark_names(document, parsed)
    roles = mark_roles(document, times, entities, names)
    entities = with_places(document, with_people(entities, roles), names)
    entities = nested(document, entities, names)
    attributions = mark_voices(document, parsed, entities, names)
    descriptions = find_descriptions(document, parsed, entities, names)
    statements = mark_statements(
        document, parsed, times, figures, entities, names, attributions, descriptions
    )
    return Analysis(
        document.sha256,
        sentence_spans(parsed),
        times,
        figures,
        entities,
        names,
        attributions,
        statements,
        mark_scenes(document, parsed, times),
        roles,
        descriptions,
    )
