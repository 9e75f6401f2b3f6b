"""Mentions: the pipeline's named entities, cleaned, and the acronyms that it misses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quellen.marking.language import PROSE, Mention, Parse
from quellen.marking.names.acronyms import Definition
from quellen.marking.names.aliases import both_names
from quellen.marking.names.missed import find_again, find_missed
from quellen.marking.names.patterns import find_named, is_sure
from quellen.marking.names.raw import RawName
from quellen.marking.names.vocabulary import ENTITY_TYPES, NOT_NAMES, TITLES
from quellen.model import Document, EntityType


def find_mentions(
    document: Document, parsed: Parse, definitions: Iterable[Definition]
) -> list[RawName]:
    """Mentions in text order, none overlapping another."""
    defined = tuple(definitions)
    explained = [_raw(document.text, d.start, d.end, "organisation") for d in defined]
    by_pipeline = (_clean(document.text, m) for m in parsed.mentions)
    candidates = [
        *((0, m) for m in explained if m),
        *((1, m) for m in _acronym_mentions(document, defined)),
        *((2 if is_sure(m) else 4, m) for m in find_named(document, parsed)),
        *((3, m) for m in by_pipeline if m),
        *((4, m) for m in find_missed(document, parsed)),
        *((4, m) for m in both_names(document)),
    ]
    found = _without_overlaps(candidates)
    again = find_again(document, parsed, found)
    return sorted((*found, *again), key=lambda m: m.start)


def _without_overlaps(candidates: list[tuple[int, RawName]]) -> list[RawName]:
    """Keep what the text explains itself before what the pipeline guesses."""
    taken: list[RawName] = []
    occupied: set[int] = set()
    for _, mention in sorted(candidates, key=lambda c: (c[0], c[1].start, -c[1].end)):
        places = range(mention.start, mention.end)
        if occupied.isdisjoint(places):
            occupied.update(places)
            taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


def _acronym_mentions(document: Document, definitions: tuple[Definition, ...]) -> Iterator[RawName]:
    forms = sorted({form for d in definitions for form in d.acronyms}, key=len, reverse=True)
    if not forms:
        return
    pattern = re.compile(r"(?<![\w#@])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w@])")
    for block in document.blocks:
        if block.kind in PROSE:
            for match in pattern.finditer(document.text, block.start, block.end):
                yield RawName(match.start(), match.end(), "organisation", match[0], match[0])


_LEFT = re.compile(r"(?:[\s\"'“”‘’(\[#@•*–—,.:;/-]+|(?:the|The|THE|a|an|A|An)\s+|then-)+")
_RIGHT = re.compile(r"(?:[\s\"'“”‘’)\]#@•*–—,:;/\[(-]+|(?<!\b[A-Z])\.|['’]s?)+$")
_HANDLE_OR_LINK = re.compile(r"https?:|www\.|pic\.twitter|@\w|\d{3,}|[<>{}=|\\]")


def _clean(text: str, mention: Mention) -> RawName | None:
    kind = ENTITY_TYPES.get(mention.label)
    if kind is None:
        return None
    start, end = mention.start, mention.end
    line = text[start:end].find("\n")
    end = start + line if line >= 0 else end
    left = _LEFT.match(text, start, end)
    start = _with_genitive(text, left.end() if left else start)
    right = _RIGHT.search(text, start, end)
    end = right.start() if right else end
    return _raw(text, start, end, kind)


_GENITIVE = re.compile(r"[A-Z][\w’']+-(?:e|i|ye|ul|al)\s$")


def _with_genitive(text: str, start: int) -> int:
    """Where a name begins whose first word carries a Persian or Arabic genitive: "Mojahedin-e"."""
    before = _GENITIVE.search(text, max(0, start - 30), start)
    return before.start() if before else start


def _raw(text: str, start: int, end: int, kind: EntityType | str) -> RawName | None:
    quote = text[start:end]
    if not _is_name(quote):
        return None
    mention = RawName(start, end, kind, quote, " ".join(quote.split()))  # type: ignore[arg-type]
    return _without_title(mention) if kind == "person" else mention


def _is_name(quote: str) -> bool:
    return (
        len(quote) > 1
        and len(quote) < 120
        and any(c.isupper() for c in quote)
        and not _HANDLE_OR_LINK.search(quote)
        and quote.lower() not in NOT_NAMES
    )


def _without_title(mention: RawName) -> RawName | None:
    words = mention.key.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in TITLES:
        words.pop(0)
    if words[0].lower().rstrip(".") in TITLES:
        return None
    key = " ".join(words)
    return replace(mention, key=key, title=mention.key[: -len(key)].strip())
