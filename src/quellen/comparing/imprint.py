"""Imprints: lines that say when a text came out, and tell of nothing in the world."""

from __future__ import annotations

import re

BYLINE = 14  # words: a longer sentence with the day of publication tells something
IMPRINT = re.compile(
    r"(?:first|last|originally|published|posted|updated|modified|issued|printed|created|edited|"
    r"archived|retrieved|accessed|filed|uploaded|revised)\b",
    re.I,
)
"""How a line begins that says when a text came out."""


def is_imprint(words: str) -> bool:
    """ "Published on 3 May 1998": said of the paper, not of the world."""
    return IMPRINT.match(words) is not None and len(words.split()) <= BYLINE
