"""W3C Web Annotations as decisions: our own come back as they were, those of others as notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quellen.errors import DecisionError

_OURS = "urn:quellen:decision:"
_SOURCE = "urn:sha256:"
_PURPOSES = {"assessing": "action", "describing": "value", "commenting": "note"}

Node = Mapping[str, Any]


def is_collection(given: object) -> bool:
    return isinstance(given, Mapping) and given.get("type") in (
        "AnnotationCollection",
        "AnnotationPage",
    )


def decisions_of(collection: Node) -> list[dict[str, Any]]:
    """The decisions of a collection or page, in the shape that ``decisions --json`` writes.

    Annotations of accounts, which are found anew in every ledger, are passed over. An annotation
    of another program becomes a note on its words: it needs a creator, a moment of creation, and
    a TextQuoteSelector with a TextPositionSelector on ``urn:sha256:…``. Raises DecisionError.
    """
    page = collection.get("first", collection)
    items = page.get("items") if isinstance(page, Mapping) else None
    if not isinstance(items, Sequence):
        raise DecisionError(
            "the annotation collection has no page of items within: nothing to take"
        )
    return list(_rows(items))


def _rows(items: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(items, 1):
        where = f"annotation {number}"
        if not isinstance(item, Mapping):
            raise DecisionError(f"{where} is not an object")
        if item.get("motivation") != "identifying":
            yield _row(where, item)


def _row(where: str, item: Node) -> dict[str, Any]:
    said = {
        _PURPOSES.get(str(b.get("purpose")), "note"): b.get("value") for b in _nodes(item, "body")
    }
    ours = str(item.get("id", "")).startswith(_OURS)
    creator = next(_nodes(item, "creator"), {})
    return {
        "id": str(item["id"]).removeprefix(_OURS) if ours else item.get("id"),
        "made": item.get("created"),
        "who": creator.get("name"),
        **({"action": "note"} | said),
        "anchors": [_anchor(where, target) for target in _nodes(item, "target")],
    }


def _nodes(item: Node, name: str) -> Iterator[Node]:
    """The objects under a name, of which there may be one or several; addresses are none."""
    found = item.get(name)
    for node in found if isinstance(found, list) else [found]:
        if isinstance(node, Mapping):
            yield node


def _anchor(where: str, target: Node) -> dict[str, Any]:
    chosen = {str(s.get("type")): s for s in _nodes(target, "selector")}
    quote, position = chosen.get("TextQuoteSelector"), chosen.get("TextPositionSelector")
    source = str(target.get("source", ""))
    if quote is None or position is None or not source.startswith(_SOURCE):
        raise DecisionError(
            f"{where}: its target needs a TextQuoteSelector and a TextPositionSelector on a "
            f"source {_SOURCE}…, which names a document of a ledger"
        )
    words = {name: quote[name] for name in ("exact", "prefix", "suffix") if name in quote}
    places = {name: position.get(name) for name in ("start", "end")}
    return {"sha256": source.removeprefix(_SOURCE), **places, **words}
