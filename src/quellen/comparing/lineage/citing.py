"""Citations by name: "the New York Times reported", "he told the Post", "as Marwick writes".

A paper is cited where it is the voice of what is reported, or where somebody spoke to it; a person
only where something written is cited: who is quoted in a newspaper has not been read there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from quellen.comparing.identity import fold
from quellen.comparing.lineage.directions import days_between
from quellen.model import Attribution, Dependence, Marked

SPOKEN_OF = 0.6  # probability that whoever names a paper as the source has read this piece of it
SHORTEST = 3  # letters of a paper's name, "the" aside
NEAR = 60  # characters around a cue in which what was written is named

_NOBODY = re.compile(
    r"\b(?:staff|desk|editors?|editorial|newsroom|news|agency|agencies|press|reporters?|"
    r"correspondents?|team|wire|service|admin)\b",
    re.IGNORECASE,
)
_WRITING = re.compile(
    r"\b(?:writes?|wrote|written|writing|publish\w*|notes? in|letter|book|memoirs?|diary|diaries|"
    r"article|essay|pamphlet|testimony|testifie[sd]|affidavit|report|column|study)\b",
    re.IGNORECASE,
)
_TO = (
    r"\b(?:told|tells|telling|spoke to|speaking to|interview (?:with|in|by|to|for)|"
    r"quoted (?:in|by)|cited (?:in|by)|published (?:in|by)|reported (?:in|by)|"
    r"(?:wrote|writing|writes|writ) in|said in|first appeared in) (?:the )?"
)


def citations(documents: Sequence[Marked], same: Callable[[str], str]) -> Iterator[Dependence]:
    """Links to the one document, not newer, whose publisher or author another cites by name."""
    by_publisher = _by_name(documents, publishers, same)
    by_author = _by_name(documents, lambda m: m.document.authors, same)
    spelled = {key: name for m in documents for name in publishers(m) if (key := same(name))}
    papers = {
        key: _bare(name) for key, name in spelled.items() if len(fold(_bare(name))) >= SHORTEST
    }
    for copy in documents:
        own = {same(name) for name in (*publishers(copy), *copy.document.authors)}
        cited = {same(a.voice): a.voice for a in copy.analysis.attributions}
        written = {
            same(a.voice): a.voice for a in copy.analysis.attributions if _is_writing(a, copy)
        }
        told = {key: spelled[key] for key, paper in papers.items() if _tells(copy, paper)}
        found = {key: name for key, name in {**cited, **told}.items() if key in by_publisher}
        found |= {key: name for key, name in written.items() if key in by_author}
        for key in sorted(found.keys() - own):
            homes = [*by_publisher.get(key, ()), *by_author.get(key, ())]
            origins = [m for m in homes if m.id != copy.id and _not_newer(m, copy)]
            if len(origins) == 1:
                why = (f"cites {found[key]}",)
                yield Dependence(origins[0].id, copy.id, "citation", SPOKEN_OF, reasons=why)


def publishers(marked: Marked) -> tuple[str, ...]:
    """The publisher of a document, if known."""
    return (marked.document.publisher,) if marked.document.publisher else ()


def is_desk(name: str) -> bool:
    """Whether a byline names no person: "Staff Reporter", "News Desk".

    >>> is_desk("Staff Reporter"), is_desk("Ida Marwick")
    (True, False)
    """
    return bool(_NOBODY.search(name))


def _by_name(
    documents: Sequence[Marked],
    names_of: Callable[[Marked], Sequence[str]],
    same: Callable[[str], str],
) -> dict[str, list[Marked]]:
    found: dict[str, list[Marked]] = defaultdict(list)
    for marked in documents:
        for name in names_of(marked):
            found[same(name)].append(marked)
    return found


def _is_writing(said: Attribution, marked: Marked) -> bool:
    """Whether an attribution names something written: the cue, or what stands beside it."""
    cue = said.cue or said.source
    if cue is None:
        return False
    text = marked.document.text
    around = text[max(0, cue[0] - NEAR) : cue[1] + NEAR]
    return bool(_WRITING.search(text[slice(*cue)]) or _WRITING.search(around))


def _bare(name: str) -> str:
    return re.sub(r"^the ", "", name, flags=re.IGNORECASE)


def _tells(marked: Marked, paper: str) -> bool:
    """Whether somebody is said to have told a paper something, or to have written there."""
    text = marked.document.text
    return paper in text and bool(re.search(rf"{_TO}{re.escape(paper)}(?!\w)", text))


def _not_newer(origin: Marked, copy: Marked) -> bool:
    days = days_between(origin.document, copy.document)
    return days is None or days >= 0
