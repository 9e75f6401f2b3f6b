"""OpenDocument texts, from content.xml and meta.xml (OASIS OpenDocument 1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from quellen.model import BlockKind
from quellen.reading.archives import open_parts
from quellen.reading.draft import Draft, Piece, Writer, clean
from quellen.reading.limits import LIMITS
from quellen.reading.xmlparts import parse_xml, part_of, text_of

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
XLINK = "http://www.w3.org/1999/xlink"
NAMES = {
    "office": OFFICE,
    "text": TEXT,
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
_HIDDEN = frozenset(
    {f"{{{TEXT}}}{name}" for name in ("tracked-changes", "sequence-decls", "note-citation")}
)
_WITHIN = frozenset({f"{{{TEXT}}}note", f"{{{OFFICE}}}annotation"})
_STYLED: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"quot", re.IGNORECASE), "quote"),
    (re.compile(r"caption|illustration|^figure$", re.IGNORECASE), "caption"),
)


def read_odt(data: bytes) -> Draft:
    """Read an ODT; raises UnreadableError (malformed, truncated, encrypted, too_large)."""
    parts = open_parts(data, LIMITS)
    draft = Draft("odt")
    root = parse_xml(part_of(parts, "content.xml", "an OpenDocument text"), "content.xml")
    body = root.find(f".//{{{OFFICE}}}text")
    styles = {
        s.get(f"{{{STYLE}}}name"): s.get(f"{{{STYLE}}}parent-style-name")
        for s in root.iter(f"{{{STYLE}}}style")
    }
    if "meta.xml" in parts:
        _describe(draft, parse_xml(parts["meta.xml"], "meta.xml"))
    if body is None:
        return draft
    pieces = _blocks(body, "paragraph", styles)
    return Writer().extend(pieces).extend(_notes(body, styles)).into(draft)


def _describe(draft: Draft, meta: Any) -> None:
    draft.title = text_of(meta, ".//dc:title", NAMES)
    author = text_of(meta, ".//meta:initial-creator", NAMES) or text_of(
        meta, ".//dc:creator", NAMES
    )
    draft.authors = [author] if author else []
    draft.language = text_of(meta, ".//dc:language", NAMES)
    if created := text_of(meta, ".//meta:creation-date", NAMES):
        draft.notes.append(f"file created {created[:10]}")


def _blocks(node: Any, kind: BlockKind, styles: dict[Any, Any]) -> Iterator[Piece]:
    for child in node:
        name = child.tag if isinstance(child.tag, str) else ""
        if name == f"{{{TEXT}}}h":
            level = child.get(f"{{{TEXT}}}outline-level") or "1"
            yield _piece(child, "heading", min(int(level) if level.isdigit() else 1, 6))
        elif name == f"{{{TEXT}}}p":
            yield _piece(child, _kind(child, kind, styles))
            yield from _frames(child, styles)
        elif name == f"{{{TABLE}}}table":
            yield from _table(child, styles)
        elif name and name not in _HIDDEN:
            inner: BlockKind = "item" if name == f"{{{TEXT}}}list" else kind
            yield from _blocks(child, inner, styles)


def _kind(paragraph: Any, kind: BlockKind, styles: dict[Any, Any]) -> BlockKind:
    style = paragraph.get(f"{{{TEXT}}}style-name") or ""
    named = f"{style} {styles.get(style) or ''}"
    return next((styled for pattern, styled in _STYLED if pattern.search(named)), kind)


def _piece(node: Any, kind: BlockKind, level: int | None = None) -> Piece:
    parts: list[str] = []
    links: list[tuple[int, int, str]] = []
    _collect(node, parts, links)
    text = "".join(parts)
    tidy = clean(text)
    return Piece(kind, tidy, level=level, links=links if tidy == text.strip() else [])


def _collect(node: Any, parts: list[str], links: list[tuple[int, int, str]]) -> None:
    parts.append(_folded(node.text))
    for child in node:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in {"s", "tab"}:
            parts.append(" ")
        elif name == "line-break":
            parts.append("\n")
        elif name and child.tag not in _WITHIN and child.tag not in _HIDDEN and name != "frame":
            url = child.get(f"{{{XLINK}}}href") if name == "a" else None
            start = sum(map(len, parts)) if url else 0
            _collect(child, parts, links)
            if url:
                links.append((start, sum(map(len, parts)), url))
        parts.append(_folded(child.tail))


def _folded(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _frames(paragraph: Any, styles: dict[Any, Any]) -> Iterator[Piece]:
    """Text boxes anchored in a paragraph: captions and sidebars."""
    for frame in paragraph:
        if isinstance(frame.tag, str) and frame.tag.endswith("}frame"):
            yield from _blocks(frame, "caption", styles)


def _notes(body: Any, styles: dict[Any, Any]) -> Iterator[Piece]:
    """Footnotes and endnotes, as paragraphs after the text."""
    for note in body.iter(f"{{{TEXT}}}note-body"):
        yield from _blocks(note, "paragraph", styles)


def _table(table: Any, styles: dict[Any, Any]) -> Iterator[Piece]:
    rows = [
        [
            " ".join("".join(cell.itertext()).split())
            for cell in row
            if str(cell.tag).endswith("table-cell")
        ]
        for row in table.iter(f"{{{TABLE}}}table-row")
    ]
    rows = [row for row in rows if any(row)]
    if all(len(row) < 2 for row in rows) or any(len(c) > 600 for row in rows for c in row):
        for cell in table.iter(f"{{{TABLE}}}table-cell"):
            yield from _blocks(cell, "paragraph", styles)
    else:
        yield Piece("table", "\n".join("\t".join(row) for row in rows))
