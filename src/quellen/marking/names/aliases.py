"""Other names that a text itself gives: "the Free Officers, also known as the Blue Circle"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quellen.marking.folding import fold
from quellen.marking.names.raw import RawName
from quellen.model import Document, EntityType

_KNOWN_AS = re.compile(
    r"(?:,\s*|\s*\(|\s+)(?:(?:who (?:is|was) )?"
    r"(?:also|better|previously|formerly|once|later|otherwise|commonly|generally)?\s?"
    r"(?:known|called)(?: simply| locally)? (?:as )?|alias |a\.k\.a\. |aka |"
    r"(?:whose )?nom de guerre (?:is |was )?|whose real name (?:is|was) |born |née |né )"
    r"(?:the |The )?[“\"'‘]?(?P<alias>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4})"
)
_CAPITALS = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4}"
_BOTH = re.compile(
    rf"(?P<the>\b[Tt]he )?\b(?!The\b)(?P<name>{_CAPITALS}),? \(?"
    r"(?:also|better|previously|formerly|otherwise) known as "
    rf"(?P<too>the )?[“\"'‘]?(?P<alias>{_CAPITALS})"
)
FARTHEST = 120  # characters between a name and the end of the other


def both_names(document: Document) -> Iterator[RawName]:
    """A name and the other name for it, even where the pipeline sees neither."""
    if " known as " in document.text:
        for match in _BOTH.finditer(document.text):
            kind: EntityType = "organisation" if match["the"] or match["too"] else "person"
            for group in ("name", "alias"):
                yield RawName(
                    *match.span(group), kind, match[group], " ".join(match[group].split())
                )


def other_names(document: Document, mentions: Iterable[RawName]) -> Iterator[tuple[str, str]]:
    """Pairs of a name and another name for it, both as they are compared."""
    for mention in mentions:
        match = _KNOWN_AS.match(
            document.text, mention.end, min(len(document.text), mention.end + 120)
        )
        if match and match["alias"] != mention.text:
            yield fold(mention.key), fold(match["alias"])
