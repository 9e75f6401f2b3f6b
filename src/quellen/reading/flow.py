"""From a tree of mark-up to blocks in reading order: HTML, XHTML and trafilatura's body.

White space is folded as a browser does it; two line breaks running end a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from quellen.model import BlockKind
from quellen.reading.draft import UNSTORABLE, Piece

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
KINDS: dict[str, BlockKind] = {
    "li": "item",
    "item": "item",
    "dt": "item",
    "dd": "item",
    "blockquote": "quote",
    "quote": "quote",
    "figcaption": "caption",
    "caption": "caption",
}
BLOCKS = frozenset(
    "address article aside body center details div dl fieldset figure footer form header hgroup hr "
    "html list main menu nav ol p pre section summary table tbody td tfoot th thead tr ul row cell "
    "h1 h2 h3 h4 h5 h6 head".split()
) | frozenset(KINDS)
SKIPPED = frozenset(
    "audio button canvas datalist embed iframe input link map math meta noscript object option "
    "param progress rp rt script select source style svg template textarea title track "
    "video".split()
)
FURNITURE = frozenset({"nav", "aside", "footer", "menu", "form"})
"""Left out where the whole body of a page is taken."""
LONGEST_CELL = 300  # characters; in longer cells a table only lays out the page
_WHITE = re.compile(r"[\s\u00a0]+")
_BREAKS = re.compile(r"[ \n]*\n[ ]*\n[ \n]*")
_TERMINAL = re.compile(r"[.!?…][\"'”’)\]]*$")
SHORTEST_LINE = 60  # characters; two longer lines, each ending as a sentence, are paragraphs


def flow(root: Any, base: str | None = None, *, furniture: bool = True) -> Iterator[Piece]:
    """The blocks of a tree, in order, with links made absolute against ``base``.

    ``furniture=False`` leaves out navigation, asides, footers and forms.
    """
    for piece in _Flow(base, furniture).walk(root, "paragraph", None):
        yield from _paragraphs(piece)


class _Run:
    """Inline text in the making."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.links: list[tuple[int, int, str]] = []
        self._open = True  # whether a space here would be folded away

    def add(self, text: str | None) -> None:
        if not text:
            return
        text = _WHITE.sub(" ", UNSTORABLE.sub("", text))
        if self._open:
            text = text.lstrip(" ")
        if text:
            self._put(text)
            self._open = text.endswith(" ")

    def line_break(self) -> None:
        self._put("\n")
        self._open = True

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def take(self) -> tuple[str, list[tuple[int, int, str]]]:
        text, links = "".join(self.parts), self.links
        self.__init__()  # type: ignore[misc]
        return text, links


class _Flow:
    def __init__(self, base: str | None, furniture: bool) -> None:
        self._base = base
        self._furniture = furniture
        self._run = _Run()

    def walk(self, node: Any, kind: BlockKind, level: int | None) -> Iterator[Piece]:
        """Pieces inside a block element; the run is flushed at its edges."""
        yield from self._inline(node, kind, level)
        yield from self._flush(kind, level)

    def _inline(self, node: Any, kind: BlockKind, level: int | None) -> Iterator[Piece]:
        self._run.add(node.text)
        for child in node:
            yield from self._child(child, kind, level)
            self._run.add(child.tail)

    def _child(self, child: Any, kind: BlockKind, level: int | None) -> Iterator[Piece]:
        tag = name_of(child)
        if not tag or tag in SKIPPED or (not self._furniture and _is_furniture(child, tag)):
            return
        if tag in {"br", "lb"}:
            self._run.line_break()
        elif tag in BLOCKS:
            yield from self._flush(kind, level)
            yield from self._block(child, tag, kind)
        elif tag in {"a", "ref"}:
            start = self._run.length
            yield from self._inline(child, kind, level)
            self._link(child, start)
        else:
            yield from self._inline(child, kind, level)

    def _block(self, child: Any, tag: str, kind: BlockKind) -> Iterator[Piece]:
        if tag in HEADINGS or tag == "head":
            level = HEADINGS.get(tag) or HEADINGS.get(child.get("rend") or "") or 2
            yield from self.walk(child, "heading", level)
        elif tag == "table" and (rows := table_rows(child)):
            yield Piece("table", "\n".join("\t".join(row) for row in rows))
        elif tag == "hr":
            return
        else:
            yield from self.walk(child, KINDS.get(tag, kind), None)

    def _link(self, node: Any, start: int) -> None:
        url = (node.get("href") or node.get("target") or "").strip()
        end = self._run.length
        if url and start < end and not url.startswith(("#", "javascript:", "data:")):
            self._run.links.append((start, end, _absolute(self._base, url)))

    def _flush(self, kind: BlockKind, level: int | None) -> Iterator[Piece]:
        text, links = self._run.take()
        if text.strip():
            yield Piece(kind, text, level=level, links=links)


def name_of(node: Any) -> str:
    """The local name of an element, or nothing for comments and instructions."""
    tag = node.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _is_furniture(node: Any, tag: str) -> bool:
    return tag in FURNITURE or node.get("hidden") is not None or node.get("aria-hidden") == "true"


def _absolute(base: str | None, url: str) -> str:
    try:
        return urljoin(base, url) if base else url
    except ValueError:  # a bracketed host that is no address
        return url


def table_rows(table: Any) -> list[list[str]]:
    """Cells of a table of data; nothing for one that lays out a page."""
    rows: list[list[str]] = []
    for row in table.iter():
        tag = name_of(row)
        if tag in {"tr", "row"}:
            cells = [_cell(c) for c in row if name_of(c) in {"td", "th", "cell"}]
            if any(len(cell) > LONGEST_CELL for cell in cells):
                return []
            rows.append(cells)
        elif tag in {"table", "form", "h1", "h2", "ul", "ol", "list"} and row is not table:
            return []
    rows = [row for row in rows if any(row)]
    return rows if any(len(row) > 1 for row in rows) else []


def _cell(cell: Any) -> str:
    return _WHITE.sub(" ", UNSTORABLE.sub("", " ".join(cell.itertext()))).strip()


# ------------------------------------------------------------------ line breaks


def _paragraphs(piece: Piece) -> Iterator[Piece]:
    """Split a piece where lines broken by hand are paragraphs."""
    if "\n" not in piece.text or piece.kind in {"table", "heading"}:
        yield replace(piece, text=piece.text.rstrip())
        return
    start = 0
    for cut in (*_cuts(piece.text), len(piece.text)):
        text = piece.text[start:cut]
        links = [
            (max(a, start) - start, min(b, cut) - start, url)
            for a, b, url in piece.links
            if a < cut and b > start
        ]
        if text.strip():
            yield replace(piece, text=text.rstrip(), links=links)
        start = cut


def _cuts(text: str) -> Iterator[int]:
    for match in re.finditer(r"[ \n]*\n[ \n]*", text):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        before, after = text[start : match.start()], text[match.end() : None if end < 0 else end]
        sentences = _TERMINAL.search(before) and _TERMINAL.search(after.rstrip())
        long = min(len(before), len(after)) >= SHORTEST_LINE
        if match[0].count("\n") > 1 or (sentences and long):
            yield match.end()
