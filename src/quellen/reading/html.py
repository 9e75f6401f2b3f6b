"""Web pages: the main text by trafilatura, with posts and captions taken from the tree before.

trafilatura flattens embedded posts and drops figures. So both leave a placeholder sentence in
their place, and come back as blocks of their own where the placeholder comes out again.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from quellen.errors import UnreadableError
from quellen.reading.draft import Draft, Piece, Writer, too_long
from quellen.reading.embeds import address_of, embedded_posts
from quellen.reading.encoding import decode
from quellen.reading.flow import flow
from quellen.reading.limits import LIMITS
from quellen.reading.pagedata import PageData, page_data

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

ENOUGH = 200  # characters of main text below which the whole body is looked at
LEAST_SHARE = 0.25  # of the page's own paragraphs that the main text must have
LONG_PARAGRAPH = 80
LONGEST_CAPTION = 600
_PLACEHOLDER = "This is where the piece q{:05d}q of the page was and where it will be again."
_PLACE = re.compile(
    r"\s*This is where the piece q(\d{5})q of the page was and where it will be again\.\s*"
)
_DEEP = re.compile(
    r"</?(?:div|section|article|center|blockquote|table|tbody|tr|td|ul|ol|li|dl|dd|main)\b[^>]{0,500}>",
    re.I,
)
_INLINE = re.compile(
    r"</?(?:span|font|b|i|u|em|strong|big|small|tt|nobr|a|q|cite|ins|del|label)\b[^>]{0,500}>", re.I
)
_REPEATED = re.compile(r"(?:<p>\s*){2,}")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
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


def read_html(data: bytes) -> Draft:
    """Read a page; raises UnreadableError (no_text, too_large, binary)."""
    if len(data) > 4 * LIMITS.characters:
        raise too_long(len(data) // 4)
    decoded = decode(data)
    draft = Draft("html", encoding=decoded.encoding, notes=list(decoded.notes))
    tree = parse_html(decoded.text)
    return read_tree(tree, draft)


def parse_html(text: str) -> Any:
    """The tree of a page, whatever the page is like; nothing is loaded or expanded.

    libxml2 stops at a depth of 256. A page that is deeper (mark-up that was never closed) is
    parsed again with its containers flattened.
    """
    from lxml import etree, html

    text = _CONTROLS.sub("", text)
    for attempt in (text, _flattened(text)):
        parser = html.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
        )
        try:
            tree = html.document_fromstring(attempt.encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError) as error:
            message = "there is no text in the page: save it again from a browser"
            raise UnreadableError("no_text", message) from error
        if not any("depth" in entry.message.lower() for entry in parser.error_log):
            break
    return tree


def _flattened(text: str) -> str:
    return _REPEATED.sub("<p>", _DEEP.sub("<p>", _INLINE.sub("", text)))


def read_tree(tree: Any, draft: Draft) -> Draft:
    """Fill a draft from the tree of a page."""
    base = _base(tree)
    taken = _take_pieces(tree, base, draft)
    data = page_data(tree)
    _keep_times(tree)
    pieces = list(_main_text(tree, base or data.url))
    pieces = list(_put_back(pieces, taken))
    _add_heading(pieces, data)
    _describe(draft, data)
    return Writer().extend(pieces).into(draft)


def _base(tree: Any) -> str | None:
    for node in tree.iter("base"):
        if (node.get("href") or "").startswith("http"):
            return str(node.get("href"))
    return None


def _describe(draft: Draft, data: PageData) -> None:
    draft.title = data.title
    draft.authors = data.authors
    draft.affiliation = data.affiliation
    draft.publisher = data.publisher
    draft.published = data.published
    draft.language = data.language
    draft.url = data.url


# ------------------------------------------------------- posts and captions


@dataclass(slots=True)
class Taken:
    """A piece taken from the tree, and the text that stood before and after it."""

    piece: Piece
    before: str
    after: str
    found: bool = field(default=False)


def _take_pieces(tree: Any, base: str | None, draft: Draft) -> list[Taken]:
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
            text = _key("".join(beside.itertext()) if isinstance(beside.tag, str) else "")
            if len(text) > 20:
                return text[-60:] if direction < 0 else text[:60]
            beside = beside.getprevious() if direction < 0 else beside.getnext()
        node = node.getparent()
        if node is None or node.tag == "body":
            break
    return ""


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _put_back(pieces: list[Piece], taken: list[Taken]) -> Iterator[Piece]:
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
        key = _key(piece.text)
        if lost.before and key.endswith(lost.before):
            pieces.insert(index + 1, lost.piece)
            return
        if lost.after and key.startswith(lost.after):
            pieces.insert(index, lost.piece)
            return


# --------------------------------------------------------------- the main text


def _keep_times(tree: Any) -> None:
    """trafilatura drops <time> with its words; inside a sentence the words are needed."""
    for node in list(tree.iter("time")):
        if any(
            a.tag in {"p", "li", "h1", "h2", "h3", "blockquote", "td"} for a in node.iterancestors()
        ):
            node.tag = "span"


def _main_text(tree: Any, base: str | None) -> Iterator[Piece]:
    pieces = list(_by_trafilatura(tree, base))
    size = sum(len(piece.text) for piece in pieces)
    paragraphs = _paragraph_text(tree)
    if size >= ENOUGH and size >= LEAST_SHARE * paragraphs:
        return iter(pieces)
    whole = list(_whole_body(tree, base))
    more = sum(len(piece.text) for piece in whole)
    return iter(whole if more > size else pieces)


def _by_trafilatura(tree: Any, base: str | None) -> Iterator[Piece]:
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree,
        url=base,
        include_links=True,
        include_tables=True,
        include_comments=False,
        include_formatting=False,
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    return flow(body, base) if body is not None else iter(())


def _paragraph_text(tree: Any) -> int:
    """Characters in long paragraphs outside the page's furniture."""
    lengths = (
        len("".join(p.itertext()).strip())
        for p in tree.iter("p")
        if not any(a.tag in {"nav", "aside", "footer", "form"} for a in p.iterancestors())
    )
    return sum(length for length in lengths if length >= LONG_PARAGRAPH)


def _whole_body(tree: Any, base: str | None) -> Iterator[Piece]:
    """All text of the article, else of the body, without navigation."""
    for path in ("//article", "//main", "//body"):
        nodes = tree.xpath(path)
        if len(nodes) == 1 and (path == "//body" or len(nodes[0].text_content().strip()) > ENOUGH):
            return flow(nodes[0], base, furniture=False)
    return flow(tree, base, furniture=False)


def _add_heading(pieces: list[Piece], data: PageData) -> None:
    """The page's main heading stands first, also where the text was found without it."""
    heading = data.heading or data.title
    if not heading or not pieces:
        return
    key = _key(heading)
    if not any(key == _key(piece.text) for piece in pieces[:5]):
        pieces.insert(0, Piece("heading", heading, level=1))
