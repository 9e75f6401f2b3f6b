"""Bytes to characters, and how sure that is.

Order of evidence: byte order mark, strict UTF-8, what the file declares, a guess by
charset-normalizer, and Windows-1252 last. Valid UTF-8 of any length is hardly ever anything else,
so it goes before the declaration, which is wrong more often.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from quellen.errors import UnreadableError

SAMPLE = 200_000  # bytes that the guess is made on
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What the web calls Latin-1 or ASCII is Windows-1252 (WHATWG Encoding Standard).
_REALLY = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding, and what a reader should know of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode text of unknown encoding.

    Raises UnreadableError (binary) where the bytes are no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    if wide := _wide(data):
        return Decoded(data.decode(wide, "replace"), wide, (f"encoding guessed: {wide}",))
    if looks_binary(data):
        raise UnreadableError(
            "binary", "this is binary data, not text: convert it to PDF, HTML or plain text"
        )
    return _utf8(data) or _declared(data, declared) or _nearly_utf8(data) or _guessed(data)


def looks_binary(data: bytes) -> bool:
    """Whether the bytes hold more control characters than any text would."""
    head = data[:65_536]
    return len(_CONTROLS.findall(head)) > len(head) // 200


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration or a ``<meta>`` names, by Python's name for it."""
    match = _DECLARED.search(data[:4096])
    return _known((match[1] or match[2]).decode("ascii", "replace")) if match else None


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return _REALLY.get(found, found) if _is_text_codec(found) else None


def _is_text_codec(name: str) -> bool:
    try:
        return isinstance(b"".decode(name), str)
    except (LookupError, UnicodeError):
        return False


def _marked(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    return Decoded(text, name, _lost(text))


def _lost(text: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"{count} characters could not be decoded and show as \ufffd",) if count else ()


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    head = data[:4000]
    if len(head) < 8 or len(head) % 2 or head.count(0) < len(head) * 0.35:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.35 and even < len(head) * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.35 and odd < len(head) * 0.02 else None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    name = _known(declared) if declared else declared_encoding(data)
    if name is None or name == "utf-8":
        return None
    try:
        return Decoded(data.decode(name), name, (f"encoding as declared: {name}",))
    except UnicodeError:
        return None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few damaged bytes, as a cut or a stray paste leaves it."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    beyond_ascii = sum(1 for character in text[:SAMPLE] if character > "\x7f")
    if lost * 10 > beyond_ascii:
        return None
    return Decoded(text, "utf-8", _lost(text))


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    name = _REALLY.get(best.encoding.replace("_", "-"), best.encoding) if best else "cp1252"
    name = _western(data, name)
    text = data.decode(name, "replace")
    return Decoded(text, name, (f"encoding guessed: {name}", *_lost(text)))


def _western(data: bytes, name: str) -> str:
    """Prefer Windows-1252 where few bytes leave ASCII: the guess is then mere chance."""
    beyond = sum(1 for byte in data[:SAMPLE] if byte > 0x7F)
    if beyond * 20 > len(data[:SAMPLE]):
        return name
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return name
    return "cp1252"
