"""Voices: who speaks, through whom it reaches the reader, and how each statement fares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.routing import Route

from quellen.showing.dates import in_words
from quellen.showing.report.inert import clipped
from quellen.showing.report.voices import TYPES
from quellen.showing.report.wording import figures_in_words
from quellen.showing.workbench.answers import Asked, page
from quellen.showing.workbench.links import place
from quellen.showing.workbench.register import Entry

SHOWN = 100
EVENTS = 200  # of one voice, on a page
ORDERS = {
    "statements": "statements", "supported": "told elsewhere too", "disputed": "disputed",
    "denied": "denied by others", "contradicted": "contradicted by a reference", "name": "name",
}  # fmt: skip

Row = Mapping[str, Any]


def the_list(asked: Asked) -> Mapping[str, Any]:
    """Voices whose name or alias holds some words."""
    words, order = asked.word("words"), asked.word("order", "statements")
    order = order if order in ORDERS else "statements"
    wanted = words.casefold().split()
    found = [
        v for v in asked.store.voices()
        if all(w in " ".join((v["voice"], *v["aliases"])).casefold() for w in wanted)
    ]  # fmt: skip
    if order == "name":
        found.sort(key=lambda v: v["voice"].casefold())
    else:
        found.sort(key=lambda v: (-v.get(order, 0), v["voice"]))
    number = asked.word("page", "0")
    first = int(number) * SHOWN if number.isdecimal() and len(number) < 7 else 0
    return {
        "found": found[first : first + SHOWN],
        "types": TYPES,
        "words": words,
        "order": order,
        "orders": ORDERS,
        "page": first // SHOWN,
        "pages": (len(found) + SHOWN - 1) // SHOWN,
    }


@dataclass(frozen=True, slots=True)
class Said:
    """An account that a voice gives or passes on."""

    event: str
    title: str
    when: str
    figures: str
    quote: str
    href: str
    name: str
    chain: tuple[str, ...]
    own: bool
    """Whether it speaks last, not only passes on."""
    documents: int
    conflicts: tuple[str, ...]


def record(asked: Asked) -> Mapping[str, Any]:
    """A voice with its accounts in time order, and the chains in which it stands there."""
    name = asked.word("name")
    row = next((v for v in asked.store.voices() if v["voice"] == name), None)
    entries = [e for e in asked.register.entries if name in e.voices]
    if row is None and not entries:
        raise HTTPException(404, "Nobody of this name speaks in the ledger.")
    number = asked.word("page", "0")
    first = int(number) * EVENTS if number.isdecimal() and len(number) < 7 else 0
    said = list(_said(asked, name, entries[first : first + EVENTS]))
    through = Counter(s.chain[s.chain.index(name) - 1] for s in said if s.chain.index(name))
    reports = Counter(s.chain[s.chain.index(name) + 1] for s in said if s.chain[-1] != name)
    return {
        "name": name,
        "row": row,
        "type": TYPES.get(row["voice_type"]) if row else None,
        "said": said,
        "page": first // EVENTS,
        "pages": (len(entries) + EVENTS - 1) // EVENTS,
        "through": through.most_common(20),
        "reports": reports.most_common(20),
    }


def _said(asked: Asked, name: str, entries: Sequence[Entry]) -> Iterator[Said]:
    register = asked.register
    for entry in entries:
        event = asked.store.event(entry.id)
        for account in event["accounts"] if event else ():
            chain = tuple(account["chain"] or [account["voice"]])
            if name in chain:
                conflicts = tuple(d for d in entry.disputes if d in register.conflicts)
                yield Said(
                    entry.id, entry.title, in_words(account["edtf"]),
                    ", ".join(figures_in_words(account["figures"])),
                    clipped(account["quote"], 420),
                    place(account["document"], account["start"], account["end"]),
                    register.names[account["document"]], chain, chain[-1] == name,
                    len(entry.documents), conflicts,
                )  # fmt: skip


ROUTES = [
    Route("/voices", page("voices.html", the_list)),
    Route("/voices/record", page("voice.html", record)),
]
