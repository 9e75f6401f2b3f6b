"""What stands on a page and is not prose: advertisements, share bars, cookie notes, doubles.

A block is an artefact only if all of it is one; a sentence inside a paragraph stays prose.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from quellen.model import Block
from quellen.reading.headings import reads_like_heading

LONGEST = 300  # characters of a furniture line
LONGEST_DOUBLE = 400
LONGEST_CAPTION = 140  # of a sentence that a doubled line is; longer ones are paragraphs
_OPEN = frozenset({"paragraph", "item", "quote", "heading", "caption"})
_PARTS = re.compile(r"\s*[\n|•·/►»>]+\s*|\s{2,}")
_LETTERS = re.compile(r"[^\W\d_]")
_LINK_ONLY = re.compile(r"(?:(?:https?://|www\.)\S+\s*)+$")


def mark_artefacts(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Turn page furniture and doubled lines into artefacts; the first of two alike is a caption."""
    marked = [_as_furniture(text, block) for block in blocks]
    return _without_doubles(text, marked)


def is_furniture(line: str) -> bool:
    """Whether a block is page furniture from beginning to end.

    >>> is_furniture("728 x 90"), is_furniture("Share on Facebook | Tweet | Print")
    (True, True)
    >>> is_furniture("Share prices fell on Monday.")
    False
    """
    line = line.strip()
    if len(line) > LONGEST:
        return False
    if not _LETTERS.search(line):
        return not any(c.isdigit() for c in line) or bool(_patterns()[0].fullmatch(line))
    if any(p.fullmatch(line) for p in _patterns()) or _LINK_ONLY.match(line):
        return True
    parts = [part for part in _PARTS.split(line) if part]
    return len(parts) > 1 and all(_is_part(part) for part in parts)


def _is_part(part: str) -> bool:
    return not _LETTERS.search(part) or any(p.fullmatch(part) for p in _patterns())


def is_caption(line: str) -> bool:
    """Whether a block is a picture's caption or credit by its own words.

    >>> is_caption("FILE PHOTO: The bridge in 2019. REUTERS/Jane Roe")
    True
    """
    return len(line) <= LONGEST_DOUBLE and any(p.search(line) for p in _caption_patterns())


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, list[str]]:
    data = resources.files("quellen.reading").joinpath("artefacts.toml").read_text("utf-8")
    return {name: list(lines) for name, lines in tomllib.loads(data).items()}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = _vocabulary()
    return (
        *(re.compile(pattern, re.IGNORECASE) for pattern in words["sizes"]),
        re.compile("(?:" + "|".join(words["furniture"]) + r")\s*[.:…»›→>!]*", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _caption_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _vocabulary()["captions"])


def _as_furniture(text: str, block: Block) -> Block:
    if block.kind not in _OPEN or block.end - block.start > LONGEST_DOUBLE:
        return block
    here = text[block.start : block.end]
    if is_furniture(here):
        return replace(block, kind="artefact", level=None)
    if block.kind == "paragraph" and is_caption(here):
        return replace(block, kind="caption")
    return block


# -------------------------------------------------------------------- doubles


def _without_doubles(text: str, blocks: list[Block]) -> list[Block]:
    """The same line twice running is a caption and its double, or a title and its double."""
    marked: list[Block] = []
    for block in blocks:
        before = marked[-1] if marked else None
        if before and _doubles(text, before, block):
            marked[-1] = _as_original(text, before, marked[:-1])
            block = replace(block, kind="artefact", level=None)  # noqa: PLW2901
        marked.append(block)
    return marked


def _doubles(text: str, before: Block, block: Block) -> bool:
    if before.kind not in _OPEN or block.kind not in _OPEN or before.kind == "item":
        return False
    if block.end - block.start > LONGEST_DOUBLE or block.end - block.start < 4:
        return False
    here, there = _squeezed(text, block), _squeezed(text, before)
    credited = block.kind == "caption" and here.startswith(there) and len(there) > len(here) / 2
    return (here == there and not here.endswith("!")) or credited


def _squeezed(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split()).casefold()


def _as_original(text: str, block: Block, before: Sequence[Block]) -> Block:
    """A doubled line at the very top is the title; any other is taken for a caption."""
    if block.kind == "heading" and block.level and not _is_second_heading(before):
        return block
    top = not any(b.kind != "artefact" for b in before)
    if top and reads_like_heading(text[block.start : block.end], first=True):
        return replace(block, kind="heading", level=1)
    sentence = block.end - block.start > LONGEST_CAPTION and text[block.end - 1] in '.”"'
    if block.kind == "quote" or sentence:
        return block
    return replace(block, kind="caption", level=None)


def _is_second_heading(before: Sequence[Block]) -> bool:
    kinds = [b.kind for b in before if b.kind != "artefact"]
    return bool(kinds) and kinds[-1] == "heading"
