"""JSON-LD: events, what is claimed of them, and in which works, in the terms of schema.org."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quellen.ledger import Store
from quellen.showing.exports.plainly import Row, as_json, current, read_sources, source_iri

# The whole context stands in the file: nothing has to be fetched to understand it.
CONTEXT = {
    "@vocab": "https://schema.org/",
    "quellen": "urn:quellen:vocabulary:",
    "appearance": {"@type": "@id"},
    "about": {"@type": "@id"},
    "isBasedOn": {"@type": "@id"},
    "edtf": {"@id": "temporalCoverage", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "start": "quellen:start",
    "end": "quellen:end",
    "chain": {"@id": "quellen:chain", "@container": "@list"},
    "origins": "quellen:origins",
}


def jsonld(store: Store) -> bytes:
    """One graph: works by their SHA-256, events, and a claim for each account."""
    sources = read_sources(store)
    based: dict[str, list[str]] = {}
    for link in store.lineage():
        if link["from"] in sources and link["kind"] not in ("same_author", "same_publisher"):
            origin = source_iri(sources[link["from"]])
            if origin not in based.setdefault(link["to"], []):
                based[link["to"]].append(origin)
    origins = {s["event"]: s["origins"] for s in store.support() if s["field"] == "occurrence"}
    graph = [
        *(_work(source, based.get(source["id"], [])) for source in current(sources)),
        *(node for event in store.events() for node in _event(event, sources, origins)),
    ]
    return as_json({"@context": CONTEXT, "@graph": graph})


def _work(source: Row, based: list[str]) -> dict[str, Any]:
    return _filled(
        {
            "@id": source_iri(source),
            "@type": "CreativeWork",
            "name": source["title"] or source["path"].rsplit("/", 1)[-1],
            "author": [{"@type": "Person", "name": name} for name in source["authors"]],
            "publisher": _named("Organization", source["publisher"]),
            "datePublished": source["published"],
            "inLanguage": source["language"],
            "url": source["url"],
            "isBasedOn": based,
        }
    )


def _event(
    event: Row, sources: dict[str, Row], origins: dict[str, int]
) -> Iterator[dict[str, Any]]:
    name = f"urn:quellen:event:{event['event']}"
    yield _filled(
        {
            "@id": name,
            "@type": "Event",
            "name": event["title"],
            "startDate": event["earliest"],
            "endDate": event["latest"],
            "edtf": event["edtf"],
            "location": _named("Place", event["place"]),
            "origins": origins.get(event["event"]),
        }
    )
    for number, account in enumerate(event["accounts"], 1):
        yield _filled(
            {
                "@id": f"{name}:{number}",
                "@type": "Claim",
                "about": name,
                "text": account["quote"],
                "author": {"@type": "Thing", "name": account["voice"]},
                "chain": account["chain"] if len(account["chain"]) > 1 else None,
                "edtf": account["edtf"],
                "appearance": source_iri(sources[account["document"]]),
                "start": account["start"],
                "end": account["end"],
            }
        )


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in (None, [])}
