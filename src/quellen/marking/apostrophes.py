"""Typographic apostrophes of negation, which the parser does not know.

Of "didn’t" it makes a noun, and of "the guards didn’t fire" that they did.
"""

from __future__ import annotations

import re

_NEGATION = re.compile(r"(?<=n)[’‘ʼ](?=t\b)", re.IGNORECASE)


def straight(text: str) -> str:
    """The text with "n't" as the parser knows it: as long as before, offsets stay.

    >>> straight("They didn’t fire; ‘no,’ he said")
    "They didn't fire; ‘no,’ he said"
    """
    return _NEGATION.sub("'", text)
