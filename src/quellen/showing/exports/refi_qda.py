"""REFI-QDA project exchange 1.5 (https://www.qdasoftware.org), for ATLAS.ti, MAXQDA, NVivo and kin.

A ``.qdpx`` file is a ZIP of ``project.qde`` (XML) and the texts. Every account is a selection coded
with its event and its voice; every decision is a note on its words. Positions count Unicode
characters, as quellen's do. Identifiers are made from what they name (RFC 4122, version 5), so that
the same ledger gives the same bytes.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

from quellen.ledger import Store
from quellen.showing.exports.plainly import NOT_IN_XML, Row, packed, read_sources
from quellen.showing.report.inert import visible

NAMESPACE = "urn:QDA-XML:project:1.0"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:quellen")
_HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What shows a text in another order than it has; one for one, so that positions hold."""

Node = ElementTree.Element


def qdpx(store: Store) -> bytes:
    """The whole project as a ZIP; texts as UTF-8 in ``Sources``."""
    sources = read_sources(store)
    events = list(store.events())
    decisions = [row for row in store.decisions() if row["action"] != "undo"]
    texts = {s["id"]: store.text(s["id"]) for s in sources.values()}
    project = _project(sources, events, decisions, texts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(packed("project.qde"), _HEAD + ElementTree.tostring(project, "utf-8"))
        for source in sources.values():
            words = _TURNING.sub("\ufffd", texts[source["id"]]).encode("utf-8", "replace")
            archive.writestr(packed(f"Sources/{_guid('text', source['sha256'])}.txt"), words)
    return file.getvalue()


def _guid(*names: str) -> str:
    return str(uuid.uuid5(_OURS, "\0".join(names)))


def _node(tag: str, *children: Node, **attributes: str | None) -> Node:
    """An element; what its attributes cannot hold in XML is replaced, what is None left out."""
    kept = {n: _inert(v) for n, v in attributes.items() if v is not None}
    node = Node(tag, kept)
    node.extend(children)
    return node


def _text(tag: str, words: str) -> Node:
    node = Node(tag)
    node.text = _inert(words)
    return node


def _inert(words: str) -> str:
    return NOT_IN_XML.sub("\ufffd", visible(words))


def _project(
    sources: Mapping[str, Row],
    events: Sequence[Row],
    decisions: Sequence[Row],
    texts: Mapping[str, str],
) -> Node:
    """The children stand in the order that the standard's schema asks for."""
    people = sorted({row["who"] for row in decisions})
    users = [_node("User", guid=_guid("user", who), name=who) for who in people]
    parts = [_node("Users", *users)] if users else []
    parts.append(_node("CodeBook", _node("Codes", *_codes(events))))
    places = _places(sources, events, decisions, texts)
    parts.append(_node("Sources", *(_source(s, places[s["id"]]) for s in sources.values())))
    notes = [_note(row) for row in decisions]
    parts += [_node("Notes", *notes)] if notes else []
    return _node("Project", *parts, xmlns=NAMESPACE, name="quellen", origin="quellen")


# ------------------------------------------------------------------------------ codes


def _codes(events: Sequence[Row]) -> Iterator[Node]:
    if events:
        yield _family("Events", (_event_code(event) for event in events))
        voices = sorted({a["voice"] for event in events for a in event["accounts"]})
        yield _family("Voices", (_code("voice", voice, voice) for voice in voices))


def _family(name: str, members: Iterator[Node]) -> Node:
    return _node("Code", *members, guid=_guid("family", name), name=name, isCodable="false")


def _code(kind: str, key: str, name: str, *children: Node) -> Node:
    return _node("Code", *children, guid=_guid(kind, key), name=name, isCodable="true")


def _event_code(event: Row) -> Node:
    when = [_text("Description", event["edtf"])] if event["edtf"] else []
    return _code("event", event["event"], f"{event['event']} {event['title']}", *when)


# ---------------------------------------------------------------------------- sources


def _places(
    sources: Mapping[str, Row],
    events: Sequence[Row],
    decisions: Sequence[Row],
    texts: Mapping[str, str],
) -> dict[str, list[Node]]:
    """The selections of each document, by its id."""
    found: dict[str, list[Node]] = {number: [] for number in sources}
    by_hash = {s["sha256"]: s for s in sources.values()}
    for event in events:
        for account in event["accounts"]:
            if source := sources.get(account["document"]):
                found[source["id"]].append(_account(source, event, account))
    for row in decisions:
        for anchor in row["anchors"]:
            source = by_hash.get(anchor["sha256"])
            if source and anchor["end"] <= len(texts[source["id"]]):
                found[source["id"]].append(_decided(row, anchor))
    return found


def _source(source: Row, selections: Sequence[Node]) -> Node:
    guid = _guid("text", source["sha256"])
    return _node(
        "TextSource",
        *selections,
        guid=guid,
        name=source["title"] or source["path"].rsplit("/", 1)[-1],
        plainTextPath=f"internal://{guid}.txt",
    )


def _account(source: Row, event: Row, account: Row) -> Node:
    place = f"{source['sha256']}:{account['start']}:{account['end']}:{event['event']}"
    codings = [
        _node(
            "Coding",
            _node("CodeRef", targetGUID=_guid(kind, key)),
            guid=_guid("coding", place, kind, key),
        )
        for kind, key in (("event", event["event"]), ("voice", account["voice"]))
    ]
    return _selection(place, account, *codings)


def _decided(row: Row, anchor: Row) -> Node:
    reference = _node("NoteRef", targetGUID=_guid("note", row["id"]))
    return _selection(f"{row['id']}:{anchor['sha256']}:{anchor['start']}", anchor, reference)


def _selection(key: str, place: Row, *children: Node) -> Node:
    return _node(
        "PlainTextSelection",
        *children,
        guid=_guid("selection", key),
        startPosition=str(place["start"]),
        endPosition=str(place["end"]),
    )


def _note(row: Row) -> Node:
    said = [row["action"].replace("_", " "), row["value"], row["note"]]
    return _node(
        "Note",
        _text("PlainTextContent", ": ".join(words for words in said if words)),
        guid=_guid("note", row["id"]),
        name=row["action"].replace("_", " "),
        creatingUser=_guid("user", row["who"]),
        creationDateTime=row["made"],
    )
