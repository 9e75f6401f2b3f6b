"""What the formats share: JSON in which nothing hides, names of things, quotations in context."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from quellen.ledger import Store

Row = Mapping[str, Any]
CONTEXT = 32  # characters before and after a quotation
# Characters that turn or hide text are written as JSON escapes: the same string, seen by all.
_HIDDEN = re.compile("[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ZIPPED = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is made


def packed(name: str) -> zipfile.ZipInfo:
    """An entry of a ZIP that says nothing of when it was made."""
    entry = zipfile.ZipInfo(name, _ZIPPED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def as_json(value: Any) -> bytes:
    words = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return (_HIDDEN.sub(lambda m: f"\\u{ord(m[0]):04x}", words) + "\n").encode("utf-8", "replace")


def as_json_line(value: Any) -> bytes:
    """The same on one line, for JSON Lines."""
    words = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return (_HIDDEN.sub(lambda m: f"\\u{ord(m[0]):04x}", words) + "\n").encode("utf-8", "replace")


def source_iri(source: Row) -> str:
    """A document by its bytes, the same in every ledger."""
    return f"urn:sha256:{source['sha256']}"


def read_sources(store: Store) -> dict[str, Row]:
    """Documents that findings may be about, older versions too, by id."""
    return {s["id"]: s for s in store.sources() if s["status"] != "failed"}


def current(sources: Mapping[str, Row]) -> list[Row]:
    """Those that are no older versions."""
    return [s for s in sources.values() if s["status"] == "read"]


class Contexts:
    """Quotations with the words around them; each text is read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: tuple[str, str] = ("", "")

    def selectors(self, account: Row) -> list[dict[str, Any]]:
        """W3C TextQuote and TextPosition selectors of the words of an account."""
        document, start, end = account["document"], account["start"], account["end"]
        if self._last[0] != document:
            self._last = (document, self._store.text(document))
        text = self._last[1]
        return selectors(
            start, end, text[start:end], text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT],
        )  # fmt: skip


def selectors(start: int, end: int, exact: str, prefix: str, suffix: str) -> list[dict[str, Any]]:
    return [
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
