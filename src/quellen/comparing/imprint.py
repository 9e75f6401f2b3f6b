"""Imprints: lines that say when a text came out, and tell of nothing in the world."""

from __future__ import annotations

import re
from collections.abc import Collection

from quellen.comparing.dated import line_at
from quellen.comparing.terms import stems
from quellen.model import Document, Span, Time

BYLINE = 14  # words: a longer sentence with the day of publication tells something
IMPRINT = re.compile(
    r"(?:(?:first|last|originally)\s+)?(?:published|posted|updated?|modified|issued|printed|created|"
    r"edited|archived|retrieved|accessed|filed|uploaded|revised|broadcast|aired|transmitted|changed?|"
    r"seen|checked|visited)\b",
    re.I,
)
"""How a line begins that says when a text came out."""


def is_imprint(words: str) -> bool:
    """ "Published on 3 May 1998": said of the paper, not of the world.

    >>> is_imprint("Last modified: 3 May 1998"), is_imprint("Last May the mill burned")
    (True, False)
    """
    return IMPRINT.match(words) is not None and len(words.split()) <= BYLINE


def dates_telling(
    document: Document, time: Time, sentence: Span, places: Collection[str] = ()
) -> bool:
    """The date of a post, byline or dateline says when it was told, not when it happened.

    A dateline is a line of its own with one of the ``places``; and the years that a title gives
    ("Letters from the Front, 1914-1918") are those of what stands below it.
    """
    if _is_dateline(document.text, time, places) or _is_span_of_title(document, time):
        return True
    words, published = document.text[slice(*sentence)], (document.published or "")[:10]
    if is_imprint(words):
        return True
    if published and len(words.split()) <= BYLINE and time.value[:10] == published:
        return True
    return any(
        b.kind == "post" and b.start <= time.start < b.end and b.date
        and time.value.startswith(b.date[:10])
        for b in document.blocks
    )  # fmt: skip


def _is_dateline(text: str, time: Time, places: Collection[str]) -> bool:
    first, last = line_at(text, time.start)
    rest = f"{text[first : time.start]} {text[time.end : last]}".strip(" \t\r\n,.;:()–—-")
    return rest in places


def _is_span_of_title(document: Document, time: Time) -> bool:
    years = re.fullmatch(r"\d{4}/\d{4}", time.edtf or "") is not None
    return years and any(
        b.kind == "heading" and b.start <= time.start < b.end for b in document.blocks
    )


FEWEST = 2  # words beside its date that a line needs, to tell of anything


def told_words(line: str) -> bool:
    """Whether a line whose dates are blanked out says what was on them: "December 1999" doesn't.

    Nor does the announcement of a programme, or a heading with a number and a span of years.
    """
    return len(stems(line)) >= FEWEST and not _PROGRAMME.search(line)


_PROGRAMME = re.compile(
    r"^\W*(?:Radio|TV|Television|Channel|BBC|Studio)\b[^.]{0,40}\b(?:broadcast|aired?|on air)\b",
    re.IGNORECASE,
)
