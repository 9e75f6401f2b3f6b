"""W3C Web Annotations (Web Annotation Data Model, 2017): accounts and what people decided."""

from __future__ import annotations

from typing import Any

from quellen.ledger import Store
from quellen.showing.exports.plainly import (
    Contexts,
    Row,
    as_json,
    read_sources,
    selectors,
    source_iri,
)

ANNO = "http://www.w3.org/ns/anno.jsonld"


def webannotation(store: Store) -> bytes:
    """A collection: an annotation for each account of an event, then one for each decision."""
    sources, contexts = read_sources(store), Contexts(store)
    items = [
        _account(event, n, account, sources, contexts)
        for event in store.events()
        for n, account in enumerate(event["accounts"], 1)
    ]
    items += [_decision(row) for row in store.decisions()]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    return as_json(
        {
            "@context": ANNO,
            "id": "urn:quellen:annotations",
            "type": "AnnotationCollection",
            "label": "Accounts of events, and decisions on them",
            "total": len(items),
            "first": page,
        }
    )


def _account(
    event: Row, number: int, account: Row, sources: dict[str, Row], contexts: Contexts
) -> dict[str, Any]:
    bodies = [_body("tagging", event["title"]), _body("identifying", account["voice"])]
    if account["edtf"]:
        bodies.append({**_body("describing", account["edtf"]), "format": "text/plain"})
    return {
        "id": f"urn:quellen:event:{event['event']}:{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": bodies,
        "target": {
            "source": source_iri(sources[account["document"]]),
            "selector": contexts.selectors(account),
        },
    }


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _decision(row: Row) -> dict[str, Any]:
    """The anchors of a decision are selectors of this model already."""
    bodies = [_body("assessing", row["action"])]
    bodies += [_body("describing", row["value"])] if row["value"] else []
    bodies += [_body("commenting", row["note"])] if row["note"] else []
    return {
        "id": f"urn:quellen:decision:{row['id']}",
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Person", "name": row["who"]},
        "created": row["made"],
        "body": bodies,
        "target": [
            {
                "source": f"urn:sha256:{a['sha256']}",
                "selector": selectors(a["start"], a["end"], a["exact"], a["prefix"], a["suffix"]),
            }
            for a in row["anchors"]
        ]
        or f"urn:quellen:decision:{row['value'] or row['id']}",
    }
