"""Names as they are compared."""

from __future__ import annotations

import functools
import re
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


_KINDS = ("ministry", "department", "bureau", "directorate")
_OFFICES = rf"(?P<kind>{'|'.join(_KINDS)})"
_BEHIND = re.compile(rf"(?P<what>\w+(?: and \w+)?) {_OFFICES}(?P<whose> of .+)?")
_OF_THE = re.compile(rf"{_OFFICES} of the (?P<what>\w+.*)")


def turned(key: str) -> str:
    """A folded name of an office, however it is turned.

    >>> turned("transport ministry"), turned("ministry of the interior of orlenia")
    ('ministry of transport', 'ministry of interior of orlenia')
    """
    if not any(office in key for office in _KINDS):
        return key
    match = _BEHIND.fullmatch(key)
    if match:
        return f"{match['kind']} of {match['what']}{match['whose'] or ''}"
    return _OF_THE.sub(r"\g<kind> of \g<what>", key)
