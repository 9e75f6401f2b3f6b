"""Posts that a scraper flattened into the text: ``body — Name (@handle) March 7, 2023``.

The signature is certain; how far back the body reaches is judged by what posts look like:
hashtags, mentions, shortened links, emoji, lines that cannot begin anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quellen.model import Block
from quellen.reading.artefacts import is_furniture
from quellen.reading.dates import WRITTEN_DATE, normalise

LONGEST_LINE = 1000  # characters of one line that are taken for a post without question
USUAL = 320  # what is taken of a longer line: the 280 of a post and its links
REACH = 700  # characters that several lines of a post have together

_CLOCK = r"(?:\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AaPp]\.?[Mm]\.?)?)"
_WHEN = (
    rf"(?:(?:{_CLOCK}\s*[·•,-]\s*)?(?P<date>{WRITTEN_DATE})(?:(?:\s*[·•,-]|\s+at)?\s*{_CLOCK})?)"
)
_HANDLE = r"@(?P<handle>\w[\w.-]{0,60}(?:@[\w.-]{1,80}\w)?)"
SIGNATURE = re.compile(
    r"(?:—|–|―|--|(?:(?<=\s)|^)-)[ \t\u00a0]{0,3}(?P<author>[^\s_()@—―][^\n()@—―]{0,80}?)"
    rf"[ \t\u00a0]{{0,3}}\({_HANDLE}\)(?:[ \t\u00a0]*\n?[ \t\u00a0]*{_WHEN}|(?=[ \t]*$))",
    re.MULTILINE,
)
"""— Jane Roe (@jroe) March 7, 2023"""
SHARED = re.compile(
    r"(?:A (?:post|photo|video) (?:shared|posted) by|Posted by|Post by)"
    r"\s+(?P<author>[^\n()@]{2,80}?)"
    rf"\s*(?:\({_HANDLE}\))?\s*(?:on|,)\s+(?:\w+day,\s+)?{_WHEN}(?:\s*[A-Z]{{2,4}}\b)?",
)
"""A post shared by Jane Roe (@jroe) on March 7, 2023 at 9:00am PST; Posted by Jane Roe on …"""
HEADER = re.compile(
    rf"(?P<author>[^\n@|]{{2,60}}?)\s+\(?{_HANDLE}\)?\s*[·•|,-]\s*{_WHEN}[ \t]*(?=[\r\n])"
    rf"|(?P<author2>[^\n@|]{{2,60}}?)\s*\n\s*@(?P<handle2>\w[\w.@-]{{0,80}})\s*\n(?:\s*·\s*\n)?"
    rf"\s*(?P<date2>{WRITTEN_DATE})[ \t]*(?=[\r\n])"
)
"""Jane Roe @jroe · Mar 7, 2023, in one line or in four, with the body below"""

EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u25a0-\u25ff"
_SIGNAL = re.compile(rf"(?<!\w)#\w|(?<!\w)@\w|pic\.twitter\.com|//t\.co/|//bit\.ly/|[{EMOJI}]")
_FRAGMENT = re.compile(
    rf"[.\s]*https?://|pic\.twitter|[{EMOJI}]|[-•*]\s|\d+[.)]\s|[…,;)]"
    r"|(?:\.?[#@]\w+\W*|https?://\S+\s*)+$"
)
"""What cannot begin a post: links, emoji, list signs, lines of hashtags alone."""
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_VISIBLE = re.compile(r"\S")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+(?=[\"“‘#@]?[A-Z0-9#@])")
_BODY = frozenset({"paragraph", "item", "quote", "caption"})


def mark_posts(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Cut flattened posts out of the blocks; what follows a signature is a block of its own."""
    done: list[Block] = []
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        if block.kind in {"post", "table", "heading"}:
            done.append(block)
        elif header := _header(text, block):
            done.append(_with_body_below(text, block, header, waiting))
        else:
            done.extend(_cut(text, block, done))
    return done


def _cut(text: str, block: Block, done: list[Block]) -> list[Block]:
    """Close a post at each signature in a block; returns what is left behind the last."""
    rest: Block | None = block
    for signature in _signatures(text, block):
        if rest is not None:
            rest = _close(text, rest, signature, done)
    return [rest] if rest is not None else []


def _signatures(text: str, block: Block) -> list[re.Match[str]]:
    """Signatures in a block, in text order, none inside another."""
    found = [m for p in (SIGNATURE, SHARED) for m in p.finditer(text, block.start, block.end)]
    kept: list[re.Match[str]] = []
    for match in sorted(found, key=lambda m: m.start()):
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _close(text: str, block: Block, signature: re.Match[str], done: list[Block]) -> Block | None:
    """Make the post that a signature closes; returns what is left of the block behind it."""
    start = _body_start(text, block, signature.start(), done)
    inside = start < signature.start() and start >= block.start
    if inside and text[block.start : start].strip():
        done.append(_stripped(text, replace(block, end=start)))
    if start < signature.start():
        done.append(_signed(Block(start, signature.end(), "post"), signature))
    else:  # a signature without words
        done.append(Block(start, signature.end(), "artefact"))
    word = _VISIBLE.search(text, signature.end(), block.end)  # no copy: blocks may be long
    return replace(block, start=word.start(), kind="paragraph") if word else None


def _signed(block: Block, match: re.Match[str]) -> Block:
    groups = match.groupdict()
    return replace(
        block,
        author=" ".join((groups["author"] or groups["author2"]).split()),
        handle=groups.get("handle") or groups.get("handle2"),
        date=normalise(groups.get("date") or groups.get("date2")),
    )


def _stripped(text: str, block: Block) -> Block:
    here = text[block.start : block.end]
    start = block.start + len(here) - len(here.lstrip())
    return replace(block, start=start, end=start + len(here.strip()))


def _body_start(text: str, block: Block, signature: int, done: list[Block]) -> int:
    """Where the body begins; takes the blocks that belong to it off ``done``."""
    start = block.start
    if not text[start:signature].strip():
        if not done or done[-1].kind not in _BODY:
            return signature
        start = done.pop().start
    if signature - start > LONGEST_LINE:
        return _last_sentences(text, block, start, signature, done)
    while done and _belongs(text, done[-1], start, signature):
        start = done.pop().start
    return start


def _belongs(text: str, before: Block, start: int, signature: int) -> bool:
    """Whether the block before is a part of the same post."""
    here, there = text[start:signature], text[before.start : before.end]
    if before.kind not in _BODY or signature - before.start > REACH or is_furniture(there):
        return False
    if _FRAGMENT.match(here):
        return True
    if here[0].islower() and not _ENDED.search(there):
        return True
    together = not _EMPTY_LINE.search(text[before.end : start])
    return together and bool(_SIGNAL.search(there)) and before.end - before.start <= USUAL


def _last_sentences(text: str, block: Block, start: int, signature: int, done: list[Block]) -> int:
    cuts = [m.end() for m in _SENTENCE.finditer(text, signature - USUAL, signature)]
    cut = cuts[0] if cuts else signature - USUAL
    if not text[start:cut].strip():
        return start
    if start < block.start:
        done.append(_stripped(text, Block(start, cut, "paragraph")))
    return cut


def _header(text: str, block: Block) -> re.Match[str] | None:
    if block.kind not in _BODY or block.end - block.start > 160:
        return None
    return HEADER.match(text, block.start)


def _with_body_below(text: str, block: Block, header: re.Match[str], waiting: list[Block]) -> Block:
    """A post that begins with its author: the next block is its body, and fragments after that."""
    end = max(block.end, header.end())
    while waiting and waiting[-1].start < header.end():
        end = max(end, waiting.pop().end)
    if waiting and waiting[-1].kind in _BODY and not _signatures(text, waiting[-1]):
        end = waiting.pop().end
        while waiting and _goes_on(text, waiting[-1], block.start):
            end = waiting.pop().end
    return _signed(replace(block, end=end, kind="post"), header)


def _goes_on(text: str, block: Block, start: int) -> bool:
    here = text[block.start : block.end]
    return block.kind in _BODY and block.end - start <= REACH and bool(_FRAGMENT.match(here))
