"""Names: who and what a text speaks of, with every form in which it is named."""

from __future__ import annotations

from quellen.marking.language import Parse
from quellen.marking.names.acronyms import Definition, find_definitions
from quellen.marking.names.aliases import other_names
from quellen.marking.names.mentions import find_mentions
from quellen.marking.names.raw import RawName
from quellen.marking.names.resolve import resolve
from quellen.model import Document, Entity, Name

__all__ = ["Definition", "RawName", "mark_names"]


def mark_names(document: Document, parsed: Parse) -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
    """Entities in order of first mention, and every mention of them, in text order.

    Mentions are those of the pipeline, cleaned, plus acronyms that the text itself explains
    ("People's Mojahedin Organization of Iran (PMOI/MEK)"). A surname alone is taken for the one
    person of that surname who is named in full; where there are two, it stays apart.
    """
    definitions = find_definitions(document, parsed)
    mentions = find_mentions(document, parsed, definitions)
    return resolve(mentions, definitions, other_names(document, mentions))
