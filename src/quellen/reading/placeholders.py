"""Posts and captions of a page, taken out before its main text is sought, and put back after.

Each leaves a sentence in its place by which it is found again. Where that was thrown away, the
text that stood beside the piece tells whether and where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from quellen.reading.draft import Draft, Piece
from quellen.reading.embeds import address_of, embedded_posts
from quellen.reading.flow import flow

LONGEST_CAPTION = 600
_PLACEHOLDER = "This is where the piece q{:05d}q of the page was and where it will be again."
_PLACE = re.compile(
    r"\s*This is where the piece q(\d{5})q of the page was and where it will be again\.\s*"
)
_CAPTION_CLASSES = (
    "wp-caption-text",
    "image-caption",
    "photo-caption",
    "img-caption",
    "media-caption",
)
_CAPTION_CLASS = " or ".join(f"contains(@class, '{name}')" for name in _CAPTION_CLASSES)
_CAPTIONS = f"//figcaption | //*[self::p or self::div or self::span][{_CAPTION_CLASS}]"
_BESIDE = "ancestor::nav or ancestor::aside or ancestor::footer or ancestor::a"


@dataclass(slots=True)
class Taken:
    """A piece taken from the tree, and the text that stood before and after it."""

    piece: Piece
    before: str
    after: str
    found: bool = field(default=False)


def take_pieces(tree: Any, base: str | None, draft: Draft) -> list[Taken]:
    """Take posts and captions out of the tree, leaving placeholders."""
    taken: list[Taken] = []
    for node, piece in embedded_posts(tree, base):
        if node.getparent() is None:
            continue
        if piece is not None:
            _replace(_outermost(node), piece, taken)
        elif address := address_of(node):
            draft.notes.append(f"a post is embedded without its words: {address}")
            node.drop_tree()
    for node in tree.xpath(_CAPTIONS):
        text = " ".join(node.text_content().split())
        if text and len(text) <= LONGEST_CAPTION and not node.xpath(_BESIDE):
            (piece, *_) = [*flow(node, base), Piece("caption", text)]
            piece = Piece("caption", text, links=piece.links if piece.text.strip() == text else [])
            _replace(_figure(node), piece, taken)
    return taken


def _outermost(node: Any) -> Any:
    """The wrapper that holds the embed and nothing else, which trafilatura might throw away."""
    parent = node.getparent()
    own = len("".join(node.itertext()).strip())
    while parent is not None and parent.tag in {"figure", "div", "span", "center", "p", "aside"}:
        scripts = sum(len(s.text or "") for s in parent.iter("script", "style"))
        if (
            len("".join(parent.itertext()).strip()) - scripts > own + 40
            or parent.getparent() is None
        ):
            break
        node, parent = parent, parent.getparent()
    return node


def _figure(node: Any) -> Any:
    """The figure around a caption, unless it holds more than a picture."""
    for figure in node.iterancestors("figure"):
        rest = len("".join(figure.itertext()).strip()) - len("".join(node.itertext()).strip())
        return figure if rest < 40 and figure.find(".//table") is None else node
    return node


def _replace(node: Any, piece: Piece, taken: list[Taken]) -> None:
    from lxml import html

    parent = node.getparent()
    if parent is None:
        return
    placeholder = html.Element("p")
    placeholder.text = _PLACEHOLDER.format(len(taken))
    placeholder.tail = node.tail
    taken.append(Taken(piece, _neighbour(node, -1), _neighbour(node, 1)))
    parent.replace(node, placeholder)


def _neighbour(node: Any, direction: int) -> str:
    """The nearest text beside an element, as the key by which its place is found again."""
    for _ in range(6):
        beside = node.getprevious() if direction < 0 else node.getnext()
        while beside is not None:
            text = text_key("".join(beside.itertext()) if isinstance(beside.tag, str) else "")
            if len(text) > 20:
                return text[-60:] if direction < 0 else text[:60]
            beside = beside.getprevious() if direction < 0 else beside.getnext()
        node = node.getparent()
        if node is None or node.tag == "body":
            break
    return ""


def text_key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def put_back(pieces: list[Piece], taken: list[Taken]) -> Iterator[Piece]:
    """Turn placeholders back into pieces; those that were lost go beside their neighbours."""
    whole: list[Piece] = []
    for piece in pieces:
        whole.extend(_restored(piece, taken))
    for lost in taken:
        if not lost.found:
            _place_beside(whole, lost)
    yield from whole


def _restored(piece: Piece, taken: list[Taken]) -> Iterator[Piece]:
    start = 0
    for match in _PLACE.finditer(piece.text):
        yield from _part(piece, start, match.start())
        index = int(match[1])
        if index < len(taken) and not taken[index].found:
            taken[index].found = True
            yield taken[index].piece
        start = match.end()
    yield from _part(piece, start, len(piece.text))


def _part(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    if start == 0 and end == len(piece.text):
        yield piece
    elif piece.text[start:end].strip():
        links = [(a - start, b - start, u) for a, b, u in piece.links if start <= a and b <= end]
        yield Piece(piece.kind, piece.text[start:end], level=piece.level, links=links)


def _place_beside(pieces: list[Piece], lost: Taken) -> None:
    """Put a piece next to the text it stood beside; if that is not main text, nor is the piece."""
    for index, piece in enumerate(pieces):
        key = text_key(piece.text)
        if lost.before and key.endswith(lost.before):
            pieces.insert(index + 1, lost.piece)
            return
        if lost.after and key.startswith(lost.after):
            pieces.insert(index, lost.piece)
            return
