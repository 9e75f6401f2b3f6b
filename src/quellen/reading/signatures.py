"""Who signs a letter: the name under "Yours faithfully", where nothing else names the writer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quellen.model import Block
from quellen.reading.bylines import NAME

TOP = 12  # lines from the beginning that show whether somebody writes to somebody
LINES = 8  # from the end, in which a letter is signed: a name, a rank, an address, a postscript
_ENDS = (
    r"(?:I (?:am|remain|have the honou?r to (?:be|remain)),?\s+(?:[\w ,’']{0,40}[,\s])?)?"
    r"(?:(?:Ever\s+)?Yours?(?:\s+(?:ever|very|most|truly|sincerely|faithfully|respectfully|"
    r"affectionately|obediently|loving|affectionate|devoted|humble|obedient|faithful|dutiful|old|"
    r"servant|friend|son|daughter|brother|sister|mother|father|cousin|nephew|niece|husband|wife|"
    r"and|etc|&c))*|(?:Very\s+|Most\s+)?(?:Sincerely|Faithfully|Respectfully|Cordially|"
    r"Affectionately|Truly)(?:\s+yours)?|(?:With\s+)?(?:kind|best|warm|kindest|warmest)\s+regards)"
)
"""Self-written, from English letter-writers of two centuries."""
_PERSON = rf"(?P<name>{NAME}|[A-Z](?:\. ?[A-Z])*\.? [A-Z][\w’'-]+)"
_ALONE = re.compile(rf"(?:{_ENDS})\s*[,.]?", re.IGNORECASE)
_ON_ONE_LINE = re.compile(rf"(?i:{_ENDS})\s*,\s*{_PERSON}\.?")
_SIGNED = re.compile(rf"(?:\(?[Ss]igned\)?:?\s+)?{_PERSON}(?:,\s[^.\n]{{2,60}})?\.?")


def signer(text: str, blocks: Sequence[Block]) -> str | None:
    """The name under the letter; None where it is no letter or has no name.

    "Yours, Eliza Corran" on a line, or a line that ends a letter and the name on the next.
    """
    written = [text[b.start : b.end] for b in blocks if b.kind not in {"artefact", "post", "table"}]
    lines = [line.strip(" *_\t") for block in written for line in block.splitlines()]
    lines = [line for line in lines if line]
    if not _is_letter(lines[:TOP]):
        return None
    closing = lines[-LINES:]
    for number, line in enumerate(closing):
        if match := _ON_ONE_LINE.fullmatch(line):
            return match["name"]
        following = closing[number + 1 : number + 2]
        if _ALONE.fullmatch(line) and following:
            match = _SIGNED.fullmatch(following[0])
            return match["name"] if match else None
    return None


def _is_letter(opening: Sequence[str]) -> bool:
    """Whether it greets somebody, or says "I" outside quotation marks; news that quotes a letter
    does neither."""
    greets = any(_GREETING.match(line) for line in opening)
    return greets or any(_FIRST_PERSON.search(_QUOTED.sub("", line)) for line in opening)


_GREETING = re.compile(r"(?:My |Most )?(?:[Dd]ear(?:est)?|Honou?red|Esteemed|Beloved)\b|"
                       r"(?:Sirs?|Madam|Gentlemen|Your \w+|Excellency)[,:.—-]")  # fmt: skip
_FIRST_PERSON = re.compile(r"\bI\b(?!\.)")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
