"""Word documents: paragraphs, headings, lists, tables and notes, in the order of the document.

python-docx opens the package and knows styles and properties. The words are taken from the XML:
its own ``text`` leaves out insertions that were tracked.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quellen.errors import UnreadableError
from quellen.model import BlockKind
from quellen.reading.archives import open_parts
from quellen.reading.draft import Draft, Piece, Writer, clean
from quellen.reading.limits import LIMITS
from quellen.reading.xmlparts import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_GONE = frozenset({f"{W}del", f"{W}instrText", f"{W}delText", f"{W}moveFrom", FALLBACK})
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_HEADING = re.compile(r"heading\s*([1-9])|^title$", re.IGNORECASE)
_STYLES: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"quot", re.IGNORECASE), "quote"),
    (re.compile(r"caption", re.IGNORECASE), "caption"),
    (re.compile(r"list|bullet", re.IGNORECASE), "item"),
)


def read_docx(data: bytes) -> Draft:
    """Read a DOCX; raises UnreadableError (malformed, truncated, encrypted, too_large)."""
    parts = open_parts(data, LIMITS)  # also bounds what python-docx will unpack
    document = _opened(data)
    draft = Draft("docx")
    words = _Words(document)
    writer = Writer().extend(words.blocks(document.element.body))
    for name in NOTES:
        if name in parts:
            writer.extend(words.notes(parse_xml(parts[name], name)))
    _describe(draft, document.core_properties)
    return writer.into(draft)


def _opened(data: bytes) -> Any:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        return docx.Document(io.BytesIO(data))
    except (
        OpcError,
        etree.XMLSyntaxError,
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
    ) as error:
        raise UnreadableError(
            "malformed",
            "this is not a Word document, or a damaged one: open it in a word processor "
            "and save it again as DOCX or PDF",
        ) from error


def _describe(draft: Draft, properties: Any) -> None:
    draft.title = properties.title or None
    draft.authors = [a.strip() for a in re.split(r"[;,]", properties.author or "") if a.strip()]
    draft.authors = [a for a in draft.authors if a.lower() not in {"python-docx", "user", "admin"}]
    draft.language = properties.language or None
    for name in ("created", "modified"):
        if moment := getattr(properties, name, None):
            draft.notes.append(f"file {name} {moment.date().isoformat()}")


@dataclass(slots=True)
class _Words:
    """Turns elements of the body into pieces."""

    document: Any

    def blocks(self, body: Any) -> Iterator[Piece]:
        for child in body:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo"}:
                yield from self.blocks(child)

    def notes(self, root: Any) -> Iterator[Piece]:
        """Footnotes and endnotes, as paragraphs after the text."""
        for note in root:
            if note.get(f"{W}type") in {None, "normal"}:
                yield from self.blocks(note)

    def _paragraph(self, paragraph: Any) -> Iterator[Piece]:
        kind, level = self._kind(paragraph)
        parts: list[str] = []
        links: list[tuple[int, int, str]] = []
        self._collect(paragraph, parts, links)
        text = "".join(parts)
        tidy = clean(text)
        yield Piece(kind, tidy, level=level, links=links if tidy == text.strip() else [])
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(a.tag == FALLBACK for a in box.iterancestors()):
                yield from self.blocks(box)

    def _collect(self, node: Any, parts: list[str], links: list[tuple[int, int, str]]) -> None:
        for child in node:
            if child.tag in _GONE or child.tag == f"{W}txbxContent":
                continue
            if child.tag == f"{W}t":
                parts.append(child.text or "")
            elif child.tag in _BREAKS:
                parts.append(_BREAKS[child.tag])
            elif child.tag != f"{W}pPr":
                url = self._target(child)
                start = sum(map(len, parts)) if url else 0
                self._collect(child, parts, links)
                if url:
                    links.append((start, sum(map(len, parts)), url))

    def _target(self, node: Any) -> str | None:
        if node.tag != f"{W}hyperlink" or not node.get(R_ID):
            return None
        relation = self.document.part.rels.get(node.get(R_ID))
        return str(relation.target_ref) if relation is not None and relation.is_external else None

    def _kind(self, paragraph: Any) -> tuple[BlockKind, int | None]:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "paragraph", None
        style = self._style(properties)
        if match := _HEADING.search(style):
            return "heading", min(int(match[1] or 1), 6)
        for pattern, kind in _STYLES:
            if pattern.search(style) and "list paragraph" not in style.lower():
                return kind, None
        return ("item" if properties.find(f"{W}numPr") is not None else "paragraph"), None

    def _style(self, properties: Any) -> str:
        style = properties.find(f"{W}pStyle")
        if style is None:
            return ""
        key = style.get(f"{W}val") or ""
        named = (
            self.document.styles.element.find(f"{W}style[@{W}styleId='{key}']/{W}name")
            if "'" not in key
            else None
        )
        return str(named.get(f"{W}val")) if named is not None else key

    def _table(self, table: Any) -> Iterator[Piece]:
        """A table of data, or the blocks of one that lays out the page."""
        rows = [[self._cell(c) for c in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        rows = [row for row in rows if any(row)]
        if all(len(row) < 2 for row in rows) or any(len(c) > 600 for row in rows for c in row):
            for cell in table.iter(f"{W}tc"):
                yield from self.blocks(cell)
        else:
            yield Piece("table", "\n".join("\t".join(row) for row in rows))

    def _cell(self, cell: Any) -> str:
        parts: list[str] = []
        for paragraph in cell.iter(f"{W}p"):
            self._collect(paragraph, parts, [])
            parts.append(" ")
        return " ".join("".join(parts).split())
