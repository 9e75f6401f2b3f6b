"""Web pages: the main text by trafilatura, with posts and captions taken from the tree before.

trafilatura flattens embedded posts and drops figures. So both leave a placeholder sentence in
their place, and come back as blocks of their own where the placeholder comes out again.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from quellen.errors import UnreadableError
from quellen.reading.draft import Draft, Piece, Writer, too_long
from quellen.reading.encoding import decode
from quellen.reading.flow import flow
from quellen.reading.jsonld import PageData
from quellen.reading.limits import LIMITS
from quellen.reading.pagedata import page_data
from quellen.reading.placeholders import put_back, take_pieces, text_key

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

ENOUGH = 200  # characters of main text below which the whole body is looked at
LEAST_SHARE = 0.25  # of the page's own paragraphs that the main text must have
LONG_PARAGRAPH = 80

_DEEP = re.compile(
    r"</?(?:div|section|article|center|blockquote|table|tbody|tr|td|ul|ol|li|dl|dd|main)\b[^>]{0,500}>",
    re.I,
)
_INLINE = re.compile(
    r"</?(?:span|font|b|i|u|em|strong|big|small|tt|nobr|a|q|cite|ins|del|label)\b[^>]{0,500}>", re.I
)
_REPEATED = re.compile(r"(?:<p>\s*){2,}")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
    taken = take_pieces(tree, base, draft)
    data = page_data(tree)
    _keep_times(tree)
    pieces = list(_main_text(tree, base or data.url))
    pieces = list(put_back(pieces, taken))
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
    key = text_key(heading)
    if not any(key == text_key(piece.text) for piece in pieces[:5]):
        pieces.insert(0, Piece("heading", heading, level=1))
