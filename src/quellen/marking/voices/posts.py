"""Posts inside a document: each is its author's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.speakers import Voice
from quellen.model import Block, Span

_DASHES = " \t\n\r\u00a0—–-―|·•"


def post_relations(setting: Setting) -> Iterator[Relation]:
    for number, block in enumerate(setting.document.blocks):
        if block.kind == "post":
            source = signature(block, setting.text)
            body = _body(block, source, setting)
            if body:
                yield Relation(cue=None, content=body, source=source, rule="post", post=number)


def voice_of_post(block: Block) -> Voice:
    """ "Name (@handle)", or the one of them that is known."""
    handle = f"@{block.handle.lstrip('@')}" if block.handle else ""
    label = f"{block.author} ({handle})" if block.author and handle else block.author or handle
    return Voice(label or "unnamed", "named" if label else "anonymous")


def signature(block: Block, text: str) -> Span | None:
    """Where the post names its author: the last such place in the block."""
    words = text[block.start : block.end]
    author = words.rfind(block.author) if block.author else -1
    handle = re.search(
        re.escape(f"@{(block.handle or '').lstrip('@')}") + r"\b\)?", words[max(author, 0) :]
    )
    if author >= 0:
        end = author + len(block.author or "")
        if block.handle and handle and handle.start() + author - end <= 3:
            end = author + handle.end()
        return block.start + author, block.start + end
    if block.handle and handle:
        return block.start + handle.start(), block.start + handle.end()
    return None


def _body(block: Block, source: Span | None, setting: Setting) -> list[Span]:
    """The block without the line that signs it."""
    text = setting.text
    start, end = block.start, block.end
    if source is not None and source[0] > start:
        before = text[start : source[0]].rstrip(_DASHES)
        if before:
            end = start + len(before)
    elif source is not None:
        start = source[1]
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return [(start, end)] if start < end else []
