"""Standing matter: what a publisher prints under everything, and notices of rights.

No document has it from another. It is left out of what two documents share where it stands at the
same end of both and one house issued them, or where it says of itself that it is such a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from quellen.comparing.identity import fold
from quellen.model import Document, Passage, Span

MOSTLY = 0.45  # share of a document that is no mere footer of it
NEAR_THE_END = 80  # characters that may stand beyond it

NOTICE = re.compile(
    # Self-compiled, from notices that papers, agencies and sites print.
    r"all rights reserved|©|\bcopyright (?:\d{4}|©|by)|"
    r"may not be (?:published|reproduced|copied|redistributed|broadcast|reprinted)|"
    r"may be (?:published|reproduced|copied|redistributed|reprinted|stored)\b|"
    r"(?:written|prior) (?:permission|consent) of the (?:publisher|editor|copyright|author)|"
    r"(?:subscribe|sign up) (?:for|to|now)|(?:terms of (?:use|service)|privacy policy)|"
    r"creative commons|licen[cs]ed under",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s)|$)", re.DOTALL)


def told(passages: Sequence[Passage], one: Document, two: Document) -> tuple[Passage, ...]:
    """The passages that are no standing matter."""
    one_house = _house(one) is not None and _house(one) == _house(two)
    return tuple(p for p in passages if not _stands(p, one, two, one_house=one_house))


def _stands(passage: Passage, one: Document, two: Document, *, one_house: bool) -> bool:
    if _is_notice(one.text[slice(*passage.origin)]):
        return True
    ends = set(_end(passage.origin, one)) & set(_end(passage.copy, two))
    return one_house and bool(ends)


def _house(document: Document) -> str | None:
    return _host(document.url or "") or (fold(document.publisher) if document.publisher else None)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:  # what a page or a catalogue calls its address need not be one
        return None


def _end(span: Span, document: Document) -> Iterator[str]:
    """At which end of its document a passage stands, the greater part of which it is not."""
    if span[1] - span[0] < MOSTLY * len(document.text):
        if span[0] <= NEAR_THE_END:
            yield "head"
        if span[1] >= len(document.text.rstrip()) - NEAR_THE_END:
            yield "foot"


def _is_notice(words: str) -> bool:
    """Whether half the sentences of a passage, by their length, speak of rights and rates."""
    sentences = _SENTENCE.findall(words)
    notices = sum(len(s) for s in sentences if NOTICE.search(s))
    return notices * 2 > sum(map(len, sentences))
