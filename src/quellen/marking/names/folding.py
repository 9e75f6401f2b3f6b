"""Names as they are compared."""

from __future__ import annotations

import functools
import unicodedata


@functools.lru_cache(maxsize=4096)  # asked several times for each mention
def fold(name: str) -> str:
    """A name without case, accents, typographic apostrophes and "the", to compare by.

    >>> fold("The People’s Mojahedín")
    "people's mojahedin"
    """
    if name.isascii():
        return " ".join(name.casefold().removeprefix("the ").removesuffix("'s").split())
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    folded = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(folded.removeprefix("the ").removesuffix("'s").split())
