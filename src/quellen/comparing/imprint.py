"""Imprints: lines that say when a text came out, and tell of nothing in the world."""

from __future__ import annotations

import re

from quellen.comparing.terms import stems

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
