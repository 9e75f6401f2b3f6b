"""One source to one document: sniff, parse by format, finish alike for all formats."""

from __future__ import annotations

import importlib
from dataclasses import replace

from quellen.errors import UnreadableError
from quellen.model import Block, Document, Link, Source
from quellen.reading.artefacts import mark_artefacts
from quellen.reading.bylines import find_byline
from quellen.reading.dates import normalise
from quellen.reading.draft import Draft, storable, too_long
from quellen.reading.emphasis import FORMATS, blanked
from quellen.reading.headings import mark_headings
from quellen.reading.letterhead import take_letterhead
from quellen.reading.limits import LIMITS
from quellen.reading.posts import mark_posts
from quellen.reading.repairs import PROSE, find_repairs
from quellen.reading.rowwise import refuse_table
from quellen.reading.signatures import signer
from quellen.reading.sniffing import peek, sniff
from quellen.reading.tongue import identify

READERS = {
    "html": "html:read_html",
    "text": "text:read_text",
    "pdf": "pdf:read_pdf",
    "docx": "docx:read_docx",
    "odt": "odt:read_odt",
    "epub": "epub:read_epub",
    "rtf": "rtf:read_rtf",
    "eml": "mail:read_mail",
}
"""Format to ``module:function``; the function takes bytes and gives a Draft."""
WITHOUT_HEADINGS = frozenset({"text", "markdown", "rtf", "eml"})
"""Formats whose headings can be told by their look alone."""


def read(source: Source) -> Document:
    """Read a source: pure, the format found by content.

    Raises UnreadableError with a stable kind and a message that says what to do.
    """
    name = sniff(source.data)
    if name == "text":
        refuse_table(peek(source.data), source.path)
    module, _, function = READERS[name].partition(":")
    reader = getattr(importlib.import_module(f"quellen.reading.{module}"), function)
    draft: Draft = reader(source.data)
    if len(draft.text) > LIMITS.characters:
        raise too_long(len(draft.text))
    if not any(block.kind != "artefact" for block in draft.blocks):
        raise UnreadableError("no_text", "there is no text in it: find a copy that has some")
    return finish(draft, source)


def finish(draft: Draft, source: Source) -> Document:
    """What all formats share: posts, artefacts, bylines, language, repairs."""
    text = draft.text
    words = blanked(text) if draft.format in FORMATS else text
    head, blocks = take_letterhead(words, mark_artefacts(text, mark_posts(text, draft.blocks)))
    byline, blocks = find_byline(words, blocks, draft.authors or head.authors)
    if draft.format in WITHOUT_HEADINGS and not any(b.kind == "heading" for b in blocks):
        blocks = mark_headings(text, blocks)
    blocks = [block for block in blocks if block.start < block.end]
    return Document(
        path=source.path,
        sha256=source.sha256,
        format=draft.format,
        text=text,
        blocks=tuple(blocks),
        title=_line(draft.title) or _line(head.subject) or _first_heading(words, blocks),
        authors=tuple(filter(None, map(_line, byline.authors or _signers(words, blocks)))),
        affiliation=_line(draft.affiliation) or _line(byline.affiliation),
        publisher=_line(draft.publisher) or _line(byline.publisher),
        published=normalise(draft.published) or head.published or byline.published,
        language=identify(text, blocks, draft.language),
        url=source.url or _line(draft.url),
        encoding=draft.encoding,
        repairs=find_repairs(text, blocks),
        links=tuple(sorted(_inside(draft.links, len(text)), key=lambda k: (k.start, k.end))),
        notes=tuple(storable(note) for note in draft.notes),
    )


def _signers(text: str, blocks: list[Block]) -> list[str]:
    name = signer(text, blocks)
    return [name] if name else []


def _line(value: str | None) -> str | None:
    return (storable(value)[:500] or None) if value else None


def _first_heading(text: str, blocks: list[Block]) -> str | None:
    """The heading that stands before all other prose, if there is one."""
    for block in blocks:
        if block.kind in PROSE:
            heading = block.kind == "heading"
            return storable(text[block.start : block.end]) if heading else None
    return None


def _inside(links: list[Link], length: int) -> list[Link]:
    return [
        replace(link, url=storable(link.url)[:2000])
        for link in links
        if 0 <= link.start < link.end <= length
    ]
