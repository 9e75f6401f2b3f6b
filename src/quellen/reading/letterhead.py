"""The head of a letter, memorandum or telegram: FROM, TO, DATE, SUBJECT, line by line.

It says who writes to whom and when, and tells nothing itself: the lines are no prose of the author.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quellen.model import Block
from quellen.reading.bylines import split_names
from quellen.reading.dates import normalise

TOP = 12  # blocks from the beginning in which a head may stand
FEWEST = 2  # fields that make a head, of which one says from whom or to whom
_LABEL = (
    r"(?P<label>FROM|TO|CC|DATE|DATED|SENT|RECEIVED|DESPATCHED|DISPATCHED|SUBJECT|RE|REF|REFERENCE|"
    r"NO|NR|SERIAL|CLASSIFICATION|PRIORITY|PRECEDENCE|INFO|FILE|PLACE)"
)
"""What the fields of telegrams and memoranda are called. Self-written."""
_FIELD = re.compile(rf"{_LABEL}(?:\.?\s*:|\.\s?)\s*(?P<value>\S.*)?$", re.IGNORECASE)
_TITLES = re.compile(r"\s*[,(;].*$")
LONGEST = 160  # characters of a field


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a head says of its document."""

    authors: tuple[str, ...] = ()
    published: str | None = None
    subject: str | None = None


def take_letterhead(text: str, blocks: Sequence[Block]) -> tuple[Letterhead, list[Block]]:
    """Read the head, if there is one; its blocks become artefacts."""
    taken: list[int] = []
    fields: dict[str, str] = {}
    for index, block in enumerate(blocks[:TOP]):
        found = _fields(text[block.start : block.end])
        if found:
            taken.append(index)
            fields = found | fields  # the first of two alike
        elif taken and block.kind != "artefact":
            break
    if len(fields) < FEWEST or not {"FROM", "TO"} & fields.keys():
        return Letterhead(), list(blocks)
    marked = [
        replace(block, kind="artefact", level=None) if index in taken else block
        for index, block in enumerate(blocks)
    ]
    return _read(fields), marked


def _fields(block: str) -> dict[str, str]:
    """Label and value of each line of a block; empty unless all its lines are fields."""
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    matches = [_FIELD.match(line) if len(line) <= LONGEST else None for line in lines]
    if not all(matches):
        return {}
    return {m["label"].upper(): m["value"] or "" for m in reversed(matches) if m}


def _read(fields: dict[str, str]) -> Letterhead:
    sender = _TITLES.sub("", fields.get("FROM", ""))
    dated = (fields.get(label) for label in ("DATE", "DATED", "SENT", "DESPATCHED", "DISPATCHED"))
    return Letterhead(
        tuple(split_names(sender)) if sender else (),
        next((day for value in dated if value and (day := normalise(value))), None),
        fields.get("SUBJECT") or fields.get("RE") or None,
    )
