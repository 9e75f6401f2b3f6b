"""EPUB books: the chapters of the spine, one after the other (EPUB 3.3, EPUB 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from quellen.errors import UnreadableError
from quellen.reading.archives import open_parts
from quellen.reading.draft import Draft, Piece, Writer
from quellen.reading.encoding import decode
from quellen.reading.flow import flow
from quellen.reading.html import parse_html
from quellen.reading.limits import LIMITS
from quellen.reading.xmlparts import parse_xml, part_of

CONTAINER = "META-INF/container.xml"
NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def read_epub(data: bytes) -> Draft:
    """Read an EPUB; raises UnreadableError (malformed, truncated, encrypted, too_large)."""
    parts = open_parts(data, LIMITS)
    if "META-INF/rights.xml" in parts or b"EncryptedData" in parts.get(
        "META-INF/encryption.xml", b""
    ):
        _refuse_locked(parts)
    path = _package_path(parts)
    package = parse_xml(part_of(parts, path, "an EPUB book"), path)
    draft = Draft("epub")
    _describe(draft, package)
    writer = Writer()
    for name in _chapters(package, posixpath.dirname(path)):
        if name in parts:
            writer.extend(_chapter(parts[name]))
        else:
            draft.notes.append(f"the chapter {name} is missing in the book")
    return writer.into(draft)


def _refuse_locked(parts: dict[str, bytes]) -> None:
    """Fonts may be obfuscated; locked chapters cannot be read."""
    encryption = parts.get("META-INF/encryption.xml", b"").lower()
    if b"html" in encryption or "META-INF/rights.xml" in parts:
        raise UnreadableError(
            "encrypted", "the book is locked (DRM): find a copy that is not, and read that"
        )


def _package_path(parts: dict[str, bytes]) -> str:
    root = parse_xml(part_of(parts, CONTAINER, "an EPUB book"), CONTAINER)
    found = root.find(".//c:rootfile", NAMES)
    if found is None or not found.get("full-path"):
        raise UnreadableError("malformed", "the book names no contents: find an undamaged copy")
    return str(found.get("full-path"))


def _describe(draft: Draft, package: Any) -> None:
    def said(name: str) -> list[str]:
        found = package.findall(f".//dc:{name}", NAMES)
        return [text for each in found if (text := "".join(each.itertext()).strip())]

    draft.title = next(iter(said("title")), None)
    draft.authors = said("creator")
    draft.publisher = next(iter(said("publisher")), None)
    draft.published = next(iter(said("date")), None)
    draft.language = next(iter(said("language")), None)


def _chapters(package: Any, folder: str) -> Iterator[str]:
    """Names of the chapters in reading order, navigation left out."""
    items = {
        item.get("id"): item
        for item in package.iterfind(".//opf:manifest/opf:item", NAMES)
        if "nav" not in (item.get("properties") or "").split()
    }
    for reference in package.iterfind(".//opf:spine/opf:itemref", NAMES):
        item = items.get(reference.get("idref"))
        if item is not None and item.get("href"):
            name = unquote(item.get("href")).partition("#")[0]
            yield posixpath.normpath(posixpath.join(folder, name))


def _chapter(data: bytes) -> Iterator[Piece]:
    text = decode(data).text
    if "<!ENTITY" in text[:5000]:
        raise UnreadableError(
            "malformed", "a chapter declares entities, which no book does: do not trust this file"
        )
    if not text.strip():
        return iter(())
    tree = parse_html(text)
    body = tree.find(".//body")
    return flow(body if body is not None else tree)
