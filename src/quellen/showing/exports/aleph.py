"""FollowTheMoney (https://followthemoney.tech): entities, a JSON object a line, for Aleph and kin.

Documents, events, voices as parties, and links between documents. Ids are made from what each
thing is, so that another export of the same ledger updates the same entities.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from quellen.ledger import Store
from quellen.showing.exports.plainly import Row, as_json_line, current, read_sources

_YEAR = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def ftm(store: Store) -> bytes:
    """A line each: ``Article`` or ``Document``, ``Event``, ``LegalEntity``, ``UnknownLink``."""
    sources = read_sources(store)
    entities = [
        *(_document(s) for s in current(sources)),
        *(_event(e, sources) for e in store.events()),
        *_parties(store, sources),
        *_links(store, sources),
    ]
    return b"".join(as_json_line(entity) for entity in entities)


def _entity(number: str, schema: str, **properties: Any) -> dict[str, Any]:
    """Every property is a list of strings; what is empty is left out."""
    lists = {n: [v for v in _listed(value) if v] for n, value in properties.items()}
    return {"id": number, "schema": schema, "properties": {n: v for n, v in lists.items() if v}}


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else [value]


def _id(*parts: str) -> str:
    return "quellen-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _source_id(source: Row) -> str:
    return _id("document", source["sha256"])


def _document(source: Row) -> dict[str, Any]:
    name = source["path"].rsplit("/", 1)[-1]
    return _entity(
        _source_id(source),
        "Article" if source["publisher"] else "Document",
        name=source["title"] or name,
        title=source["title"],
        fileName=name,
        author=source["authors"],
        publisher=source["publisher"],
        publishedAt=_date(source["published"]),
        sourceUrl=_web(source["url"]),
    )


def _event(event: Row, sources: dict[str, Row]) -> dict[str, Any]:
    told = [a for a in event["accounts"] if a["document"] in sources]
    return _entity(
        _id("event", *sorted(f"{sources[a['document']]['sha256']}:{a['start']}" for a in told)),
        "Event",
        name=event["title"],
        startDate=_date(event["earliest"]),
        endDate=_date(event["latest"]),
        location=event["place"],
        proof=_unique(_source_id(sources[a["document"]]) for a in told),
        notes=_unique(f"{a['voice']}: “{a['quote']}”" for a in told),
    )


def _parties(store: Store, sources: dict[str, Row]) -> Iterator[dict[str, Any]]:
    """Voices with a name of their own; what a document says itself is the document's."""
    for voice in store.voices():
        proof = [_source_id(sources[d]) for d in voice["documents"] if d in sources]
        if voice["voice_type"] == "named" and proof:
            yield _entity(
                _id("voice", voice["voice"]),
                "LegalEntity",
                name=voice["voice"],
                alias=list(voice["aliases"]),
                proof=_unique(proof),
            )


def _links(store: Store, sources: dict[str, Row]) -> Iterator[dict[str, Any]]:
    for link in store.lineage():
        if link["from"] in sources and link["to"] in sources:
            one, two = _source_id(sources[link["from"]]), _source_id(sources[link["to"]])
            yield _entity(
                _id("link", one, two, link["kind"]),
                "UnknownLink",
                subject=two,
                object=one,
                role=link["kind"].replace("_", " "),
                summary="; ".join(link["reasons"]),
            )


def _unique(values: Iterator[str] | Sequence[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _date(words: str | None) -> str | None:
    """FollowTheMoney knows no years before 1 and no times of uncertain date."""
    match = _YEAR.match(words or "")
    return match[0] if match and match[0][:4] != "0000" else None


def _web(address: str | None) -> str | None:
    return address if (address or "").startswith(("https://", "http://")) else None
