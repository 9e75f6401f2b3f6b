"""Markdown's signs of emphasis: stars and underlines around words, which nobody would read aloud.

The text keeps them, as it was read; what reads it for meaning, and what is shown of it, does not.
"""

from __future__ import annotations

import re

_WORDS = r"(?:[^{sign}\n]|\n(?!\s*\n))+?"
_PAIRS = tuple(
    re.compile(
        rf"(?<![\w{sign}\\])({re.escape(sign)}{{1,3}})(?=\S)({_WORDS.format(sign=sign)})"
        rf"(?<=\S)\1(?![\w{sign}])"
    )
    for sign in "*_"
)
FORMATS = frozenset({"text", "markdown"})
"""Formats of documents in which stars may be signs."""


def blanked(text: str) -> str:
    """The text with spaces for its signs of emphasis: as long as before, offsets stay.

    >>> blanked("**Ilse Morrow:** we _never_ left")
    '  Ilse Morrow:   we  never  left'
    """
    for pair in _PAIRS:
        text = pair.sub(lambda m: " " * len(m[1]) + m[2] + " " * len(m[1]), text)
    return text


def dropped(text: str) -> str:
    """The text without its signs of emphasis; a cut may have left one of a pair of double stars.

    >>> dropped("**Ilse Morrow:** we _never_ left")
    'Ilse Morrow: we never left'
    """
    for pair in _PAIRS:
        text = pair.sub(r"\2", text)
    return text.replace("**", "")
