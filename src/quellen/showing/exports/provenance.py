"""W3C PROV-JSON (member submission, 2013): documents, their authors, what was derived from what."""

from __future__ import annotations

from typing import Any

from quellen.ledger import Store
from quellen.showing.exports.plainly import Row, as_json, current, read_sources

DERIVED = {
    "duplicate": None, "copy": "prov:Revision", "reuse": None, "quotation": "prov:Quotation",
    "citation": None,
}  # fmt: skip
"""Kinds of links that are derivations, with the subtype that PROV has for them."""


def prov(store: Store) -> bytes:
    sources = {s["id"]: s for s in current(read_sources(store))}
    people = sorted({name for s in sources.values() for name in s["authors"]})
    agents = {name: f"quellen:agent-{n}" for n, name in enumerate(people, 1)}
    links = [
        x
        for x in store.lineage()
        if x["kind"] in DERIVED and {x["from"], x["to"]} <= sources.keys()
    ]
    written = [(s, name) for s in sources.values() for name in s["authors"]]
    return as_json(
        {
            "prefix": {"quellen": "urn:quellen:", "sha256": "urn:sha256:"},
            "entity": {f"sha256:{s['sha256']}": _entity(s) for s in sources.values()},
            "agent": {agents[name]: {"prov:label": name} for name in people},
            "wasAttributedTo": {
                f"_:a{n}": {"prov:entity": f"sha256:{s['sha256']}", "prov:agent": agents[name]}
                for n, (s, name) in enumerate(written, 1)
            },
            "wasDerivedFrom": {
                f"_:d{n}": _derivation(link, sources) for n, link in enumerate(links, 1)
            },
        }
    )


def _entity(source: Row) -> dict[str, Any]:
    told = {
        "prov:label": source["title"] or source["path"].rsplit("/", 1)[-1],
        "quellen:published": source["published"],
        "quellen:publisher": source["publisher"],
    }
    return {name: value for name, value in told.items() if value}


def _derivation(link: Row, sources: dict[str, Row]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "prov:generatedEntity": f"sha256:{sources[link['to']]['sha256']}",
        "prov:usedEntity": f"sha256:{sources[link['from']]['sha256']}",
        "quellen:kind": link["kind"],
        "quellen:probability": link["probability"],
    }
    subtype = DERIVED[link["kind"]]
    return {**told, "prov:type": {"$": subtype, "type": "xsd:QName"}} if subtype else told
