"""Records of web archives (WARC, ISO 28500): each textual response is a source with its address."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from quellen.errors import TooLargeError, UnreadableError
from quellen.model import Failure, Source
from quellen.reading.limits import Limits
from quellen.reading.sources import checked, failure_of, source_of, too_many_bytes

if TYPE_CHECKING:
    from quellen.reading.archives import Budget

PIECE = 256 * 1024
TEXTUAL = (
    "text/html",
    "text/plain",
    "text/markdown",
    "text/rtf",
    "message/rfc822",
    "application/xhtml",
    "application/pdf",
    "application/rtf",
    "application/epub",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml",
    "application/vnd.oasis.opendocument.text",
)
"""Media types, by their beginnings, that a document can have."""


def is_web_archive(stream: IO[bytes]) -> bool:
    """Whether a stream, compressed or not, begins with a WARC record; it is left at its start."""
    head = stream.read(4096)
    stream.seek(0)
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def unpack_web_archive(
    path: str, location: str, stream: IO[bytes], budget: Budget
) -> Iterator[Source | Failure]:
    """The textual responses of a web archive, in its order, named by their addresses."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    seen: dict[str, int] = {}
    try:
        for record in ArchiveIterator(stream, record_types=wanted, parse_http=True):
            budget.count()
            if _is_document(record):
                yield _source(path, location, record, seen, budget)
    except UnreadableError:
        raise
    except (OSError, ValueError, RuntimeError, EOFError) as error:
        message = f"the web archive is damaged or cut short ({error}): what came before is read"
        yield Failure(path, location, "truncated", message)


def _is_document(record: Any) -> bool:
    status = record.http_headers.status_code if record.http_headers is not None else 200
    if status is not None and not 200 <= status < 300:
        return False
    kind = record.http_content_type if record.http_headers is not None else None
    kind = kind or record.headers.get("Content-Type") or ""
    return kind.strip().lower().startswith(TEXTUAL)


def _source(
    path: str, location: str, record: Any, seen: dict[str, int], budget: Budget
) -> Source | Failure:
    url = (record.headers.get("WARC-Target-URI") or "unnamed").strip("<> ")
    seen[url] = seen.get(url, 0) + 1
    name = url if seen[url] == 1 else f"{url}#{seen[url]}"
    path, location = f"{path}!/{name}", f"{location}!/{name}"
    try:
        data = _payload(record, budget)
    except (zlib.error, OSError, EOFError) as error:
        message = f"the record is damaged ({error}): fetch the page again"
        return Failure(path, location, "truncated", message)
    except TooLargeError as error:
        if budget.taken > budget.limits.unpacked_bytes:
            raise
        return failure_of(path, location, error)
    obtained = (record.headers.get("WARC-Date") or "").strip() or None
    return checked(source_of(path, location, data, obtained=obtained, url=url))


def _payload(record: Any, budget: Budget) -> bytes:
    parts, size = [], 0
    while piece := record.reader.read(PIECE):
        size += len(piece)
        budget.take(len(piece))
        if size > budget.limits.file_bytes:
            raise TooLargeError(message=too_many_bytes(size, budget.limits))
        parts.append(piece)
    data = b"".join(parts)
    headers = record.http_headers
    if headers is None:
        return data
    if (headers.get("Transfer-Encoding") or "").lower() == "chunked":
        data = _unchunked(data)
    return decoded_content(data, headers.get("Content-Encoding"), budget.limits)


def _unchunked(data: bytes) -> bytes:
    """Undo chunked transfer coding (RFC 9112, 7.1); data that is not so coded stays."""
    parts: list[bytes] = []
    at = 0
    while at < len(data):
        line_end = data.find(b"\r\n", at)
        try:
            size = int(data[at:line_end].split(b";")[0], 16)
        except ValueError:
            return b"".join(parts) or data
        if size == 0:
            break
        parts.append(data[line_end + 2 : line_end + 2 + size])
        at = line_end + 2 + size + 2
    return b"".join(parts)


def decoded_content(data: bytes, coding: str | None, limits: Limits) -> bytes:
    """Undo gzip or deflate content coding, bounded."""
    coding = (coding or "").strip().lower()
    if coding not in {"gzip", "x-gzip", "deflate"} or not data:
        return data
    if coding != "deflate" and not data.startswith(b"\x1f\x8b"):
        return data  # the crawler undid it and kept the header
    wbits = 31 if coding != "deflate" else (15 if data[0] & 0x0F == 8 else -15)
    decompressor = zlib.decompressobj(wbits=wbits)
    try:
        found = decompressor.decompress(data, limits.file_bytes + 1)
    except zlib.error as error:
        raise gzip.BadGzipFile(str(error)) from error
    if len(found) > limits.file_bytes:
        raise TooLargeError(message=too_many_bytes(len(found), limits))
    return found
