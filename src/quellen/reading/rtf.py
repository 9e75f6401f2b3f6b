"""Rich Text Format, by striprtf: the words without their dress."""

from __future__ import annotations

import re

from quellen.errors import UnreadableError
from quellen.reading.draft import Draft, Piece, Writer, clean
from quellen.reading.text import ITEM

_FIELD = re.compile(r"\{\\(title|author|company)\s+([^{}\\]{1,300})\}")
_CREATED = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read_rtf(data: bytes) -> Draft:
    """Read an RTF; raises UnreadableError (malformed, truncated)."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    if source.count("{") > source.count("}") + 2 and not source.rstrip("\x00 \r\n").endswith("}"):
        raise UnreadableError("truncated", "the RTF is cut short: copy or download it again")
    try:
        text = rtf_to_text(source, errors="replace")
    except (ValueError, IndexError, LookupError, TypeError, OverflowError) as error:
        message = "the RTF is damaged: open it in a word processor and save it again"
        raise UnreadableError("malformed", message) from error
    draft = Draft("rtf")
    fields = dict(_FIELD.findall(source[:20_000]))
    draft.title = fields.get("title", "").strip() or None
    draft.authors = [fields["author"].strip()] if fields.get("author", "").strip() else []
    if match := _CREATED.search(source[:20_000]):
        draft.notes.append(f"file created {match[1]}-{int(match[2]):02d}-{int(match[3]):02d}")
    return Writer().extend(_piece(line) for line in text.split("\n")).into(draft)


def _piece(line: str) -> Piece:
    if "|" in line and line.count("|") > 1 and line.rstrip().endswith("|"):
        return Piece(
            "table", "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))
        )
    text = clean(line)
    match = ITEM.match(text)
    return Piece("item", text[match.end() :]) if match else Piece("paragraph", text)
