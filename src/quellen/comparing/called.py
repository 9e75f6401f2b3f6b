"""What an event is called by: a name that it keeps when other documents come.

Each account would give its event a name, by where it stands, and the account that was told first
does. So the event keeps its name as long as it keeps that account, and no other event has it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from quellen.comparing.happening import Happening
from quellen.model import Account

BYTES = 6  # as many as a document's id has
NEVER = "undated"  # after every day


def names_of(happenings: Iterable[Happening]) -> Iterator[str]:
    """The names of events, "v" and twelve hexadecimal digits, of which no two are the same."""
    taken: set[str] = set()
    for happening in happenings:
        name = _name([w.account for w in happening.witnessed])
        while name in taken:  # two events in the same words
            name = _digest(name)
        taken.add(name)
        yield name


def _name(accounts: Sequence[Account]) -> str:
    names = ((a.told or NEVER, _digest(f"{a.document} {a.start} {a.end} {a.statement}"))
             for a in accounts)  # fmt: skip
    return min(names)[1]


def _digest(words: str) -> str:
    return f"v{hashlib.blake2b(words.encode(), digest_size=BYTES).hexdigest()}"
