"""Members of ZIP archives, bounded by what is really decompressed, whatever the headers say."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from quellen.errors import TooLargeError, UnreadableError
from quellen.model import Failure, Source
from quellen.reading.limits import MEBI, Limits
from quellen.reading.sniffing import zip_kind
from quellen.reading.sources import (
    ARCHIVES,
    checked,
    failure_of,
    is_litter,
    source_of,
    too_many_bytes,
    whole_file,
)

PIECE = 256 * 1024
UNSUSPECTED = 10 * MEBI  # below this no ratio is suspicious: empty tables compress a thousandfold
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(slots=True)
class Budget:
    """What one archive, with all archives inside it, may still take."""

    limits: Limits
    compressed: int
    taken: int = field(default=0)
    members: int = field(default=0)

    def take(self, size: int) -> None:
        """Account for bytes that came out; raises TooLargeError past the bounds."""
        self.taken += size
        if self.taken > self.limits.unpacked_bytes:
            raise BombError(f"unpacks to more than {self.limits.unpacked_bytes:,} bytes")
        if self.taken > UNSUSPECTED and self.taken > self.limits.ratio * max(self.compressed, 1):
            raise BombError(
                f"unpacks to more than {self.limits.ratio} times its size (a ZIP bomb?)"
            )

    def count(self) -> None:
        self.members += 1
        if self.members > self.limits.members:
            raise BombError(f"holds more than {self.limits.members:,} members")


class BombError(TooLargeError):
    def __init__(self, what: str) -> None:
        super().__init__(
            message=f"the archive {what}: unpack by hand what you need of it and read the folder"
        )


def unpack_file(path: str, location: Path, limits: Limits) -> Iterator[Source | Failure]:
    """The sources in a file that may be an archive; an Office file or EPUB is one source."""
    budget = Budget(limits, location.stat().st_size)
    try:
        with location.open("rb") as stream:
            yield from _unpack(path, str(location), stream, budget, 0)
    except _WholeFile:
        yield whole_file(path, location, limits)
    except UnreadableError as error:
        yield failure_of(path, str(location), error)


class _WholeFile(Exception):  # noqa: N818 - not an error, but a finding
    """What looked like an archive is one document, or none that can be opened."""


def _unpack(
    path: str, location: str, stream: IO[bytes], budget: Budget, depth: int
) -> Iterator[Source | Failure]:
    head = stream.read(2)
    stream.seek(0)
    if head == b"PK":
        yield from _zip(path, location, stream, budget, depth)
    else:
        from quellen.reading.webarchives import is_web_archive, unpack_web_archive

        if not is_web_archive(stream):
            raise _WholeFile
        yield from unpack_web_archive(path, location, stream, budget)


def _zip(
    path: str, location: str, stream: IO[bytes], budget: Budget, depth: int
) -> Iterator[Source | Failure]:
    try:
        archive = zipfile.ZipFile(stream)
        kind = zip_kind(archive)
    except _BROKEN as error:
        message = "the ZIP archive is cut short or damaged: fetch or copy it again"
        raise UnreadableError("truncated", message) from error
    if kind != "archive":
        raise _WholeFile
    if depth > budget.limits.depth:
        raise BombError(f"is nested more than {budget.limits.depth} deep")
    with archive:
        for info in _members(archive):
            budget.count()
            yield from _member(path, location, archive, info, budget, depth)


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Files by name, without litter; of a WACZ only its web archives."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    infos = [i for i in infos if not any(is_litter(part) for part in i.filename.split("/"))]
    names = {info.filename for info in infos}
    if "datapackage.json" in names and any(_is_wacz_part(name) for name in names):
        infos = [info for info in infos if _is_wacz_part(info.filename)]
    return sorted(infos, key=lambda info: info.filename)


def _is_wacz_part(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _member(  # noqa: PLR0913, PLR0917 - an archive, a place in it, and the bounds
    path: str,
    location: str,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    budget: Budget,
    depth: int,
) -> Iterator[Source | Failure]:
    path, location = f"{path}!/{info.filename}", f"{location}!/{info.filename}"
    try:
        data = _decompress(archive, info, budget)
    except BombError:
        raise
    except UnreadableError as error:
        yield failure_of(path, location, error)
        return
    except _BROKEN as error:
        message = f"this member of the archive is damaged ({error}): fetch the archive again"
        yield Failure(path, location, "truncated", message)
        return
    yield from _as_sources(path, location, data, budget, depth)


def _as_sources(
    path: str, location: str, data: bytes, budget: Budget, depth: int
) -> Iterator[Source | Failure]:
    if data.startswith(ARCHIVES):
        try:
            yield from _unpack(path, location, io.BytesIO(data), budget, depth + 1)
        except _WholeFile:
            yield checked(source_of(path, location, data))
        except UnreadableError as error:
            if budget.taken > budget.limits.unpacked_bytes:
                raise
            yield failure_of(path, location, error)
    else:
        yield checked(source_of(path, location, data))


def _decompress(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    """The bytes of a member, counted as they come out."""
    if info.flag_bits & 0x1:
        message = "this member of the archive is encrypted: unpack it with its password"
        raise UnreadableError("encrypted", message)
    parts, size = [], 0
    with archive.open(info) as member:
        while piece := member.read(PIECE):
            size += len(piece)
            budget.take(len(piece))
            if size > budget.limits.file_bytes:
                raise TooLargeError(message=too_many_bytes(size, budget.limits))
            parts.append(piece)
    return b"".join(parts)


def open_parts(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The members of a document that is a ZIP inside (ODT, EPUB, DOCX), by name.

    Raises UnreadableError: truncated, encrypted, too_large.
    """
    budget = Budget(limits, len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts: dict[str, bytes] = {}
            for info in archive.infolist():
                budget.count()
                if not info.is_dir():
                    parts[info.filename] = _decompress(archive, info, budget)
            return parts
    except _BROKEN as error:
        message = "the file is cut short or damaged inside: fetch or copy it again"
        raise UnreadableError("truncated", message) from error
