"""Search: the full text, and the accounts of events by voice, date, place, source and figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from starlette.routing import Route

from quellen.showing.asking import Question
from quellen.showing.dates import in_words
from quellen.showing.report.inert import clipped
from quellen.showing.report.wording import figures_in_words
from quellen.showing.workbench.answers import Asked, page
from quellen.showing.workbench.links import place
from quellen.showing.workbench.register import Entry

MOST = 200  # results shown

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence, or an account of an event."""

    quote: str
    href: str
    name: str
    chain: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    event: str | None = None


def search(asked: Asked) -> Mapping[str, Any]:
    """What was found, best first for words alone, in time order where fields are asked for."""
    query = asked.word("q").strip()
    question = Question.of(query)
    if question.unknown:
        found: list[Found] = []
    elif question.asks_fields:
        found = list(islice(_accounts(asked, question), MOST + 1))
    else:
        found = [
            _sentence(hit, asked) for hit in asked.store.search(question.words, statements=False)
        ]
    return {
        "query_words": query,
        "question": question,
        "found": found[:MOST],
        "is_more": len(found) > MOST,
        "fields": question.asks_fields,
    }


def _sentence(hit: Row, asked: Asked) -> Found:
    document = hit["document"]
    return Found(
        clipped(hit["quote"], 420),
        place(document, hit["start"], hit["end"]),
        asked.register.names[document],
    )


def _accounts(asked: Asked, question: Question) -> Iterator[Found]:
    hits = _hits(asked, question.words) if question.words else None
    names = asked.register.names
    for entry in asked.register.entries:
        if not _may_hold(entry, question, hits):
            continue
        event = asked.store.event(entry.id)
        for account in event["accounts"] if event else ():
            fits = question.holds(account, names[account["document"]])
            if fits and (hits is None or _is_hit(account, hits)):
                yield _account(account, entry, names[account["document"]])


def _may_hold(entry: Entry, question: Question, hits: Mapping[str, Any] | None) -> bool:
    """A quick look at the register before the event is taken from the ledger."""
    if hits is not None and not any(d in hits for d in entry.documents):
        return False
    told = {
        "voice": " ".join(entry.voices), "counts": " ".join(entry.counts),
        "place": entry.place,
    }  # fmt: skip
    return all(
        value in (told[name] or "").casefold()
        for name, value in question.fields
        if name in ("voice", "counts")
    )


def _hits(asked: Asked, words: str) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for hit in asked.store.search(words, statements=False):
        found[hit["document"]].append((hit["start"], hit["end"]))
    return found


def _is_hit(account: Row, hits: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    spans = hits.get(account["document"], ())
    return any(start < account["end"] and account["start"] < end for start, end in spans)


def _account(account: Row, entry: Entry, name: str) -> Found:
    when = in_words(account["edtf"]) if account["edtf"] else None
    facts = (when, account["place"], *figures_in_words(account["figures"]))
    return Found(
        clipped(account["quote"], 420),
        place(account["document"], account["start"], account["end"]),
        name,
        tuple(account["chain"] or [account["voice"]]),
        tuple(f for f in facts if f),
        entry.id,
    )


ROUTES = [Route("/search", page("search.html", search))]
