"""From what a user names to sources: files, folders, archives, web archives, addresses.

One bad file never stops a run: it is given as a Failure, and the search goes on.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

from quellen.errors import UnreadableError
from quellen.model import Failure, Source
from quellen.reading.limits import LIMITS, Limits

LEDGER_APPLICATION = 0x51554C4E
"""``PRAGMA application_id`` of a ledger: the letters QULN."""
_SQLITE = b"SQLite format 3\x00"
ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"\x1f\x8b", b"WARC/")
"""What ZIP files, gzip files and web archives begin with."""
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_LITTER = re.compile(r"~\$|thumbs\.db$|desktop\.ini$|ehthumbs\.db$|icon\r$", re.IGNORECASE)


def find(paths: Sequence[str], *, limits: Limits = LIMITS) -> Iterator[Source | Failure]:
    """The sources that paths and addresses stand for, in the order given, folders by name.

    Folders are searched to the bottom; hidden files, Office lock files and our own ledgers are
    passed over. Members of archives come as ``pile.zip!/letters/3.html``.
    """
    for path in paths:
        if _URL.match(path):
            yield _fetched(path, limits)
        else:
            yield from _named(path, limits)


def source_of(path: str, location: str, data: bytes, **more: str | None) -> Source:
    """A source with its digest."""
    return Source(path, location, data, hashlib.sha256(data).hexdigest(), **more)


def failure_of(path: str, location: str, error: Exception) -> Failure:
    """What went wrong with one file, in words that say what to do."""
    if isinstance(error, UnreadableError):
        return Failure(path, location, error.kind, error.message)
    if isinstance(error, PermissionError):
        message = "no permission to read it: change its permissions, or run as its owner"
        return Failure(path, location, "permission", message)
    if isinstance(error, FileNotFoundError):
        message = "there is no such file or folder: check the name"
        return Failure(path, location, "missing", message)
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Failure(path, location, "malformed", f"it could not be read ({reason}): check the file")


def _fetched(url: str, limits: Limits) -> Source | Failure:
    from quellen.reading.network import fetch

    try:
        return fetch(url, limits=limits)
    except UnreadableError as error:
        return failure_of(url, url, error)


# ------------------------------------------------------------ files and folders


def _named(path: str, limits: Limits) -> Iterator[Source | Failure]:
    """A path that the user wrote: here even a ledger deserves an answer."""
    try:
        location = Path(path).resolve()
        if location.is_dir():
            yield from _told_if_empty(path, location, _folder(path, location, limits, ()))
        elif is_ledger(location):
            yield Failure(
                path,
                str(location),
                "unsupported",
                "this is a ledger, not a source: name it with -l",
            )
        else:
            yield from _file(path, location, limits)
    except (OSError, ValueError, RuntimeError) as error:
        yield failure_of(path, path, error)


def _told_if_empty(
    path: str, location: Path, found: Iterator[Source | Failure]
) -> Iterator[Source | Failure]:
    nothing = True
    for source in found:
        nothing = False
        yield source
    if nothing:
        message = "there is no file in this folder: check the name"
        yield Failure(path, str(location), "nothing", message)


def anything_at(paths: Sequence[str]) -> bool:
    """Whether there is a file, or an address to ask, behind any of these paths."""
    return any(
        isinstance(found, Source) or found.kind not in ("missing", "nothing")
        for path in paths
        for found in ([_ASKED] if _URL.match(path) else find([path]))
    )


_ASKED = Source("", "", b"", "")
"""Stands for an address, which is not asked before it is read."""


def _folder(
    path: str, location: Path, limits: Limits, above: tuple[str, ...]
) -> Iterator[Source | Failure]:
    if str(location) in above:  # a link back to a folder we are in
        return
    try:
        names = sorted(entry.name for entry in location.iterdir())
    except OSError as error:
        yield failure_of(path, str(location), error)
        return
    for name in names:
        if not is_litter(name):
            yield from _entry(
                f"{path.rstrip('/')}/{name}", location / name, limits, (*above, str(location))
            )


def _entry(
    path: str, entry: Path, limits: Limits, above: tuple[str, ...]
) -> Iterator[Source | Failure]:
    try:
        location = entry.resolve()
        if location.is_dir():
            yield from _folder(path, location, limits, above)
        elif not (is_ledger(location) or _is_beside_ledger(location)):
            yield from _file(path, location, limits)
    except (OSError, ValueError, RuntimeError) as error:
        yield failure_of(path, str(entry), error)


def is_litter(name: str) -> bool:
    """Hidden files and what office programs and file managers leave behind."""
    return name.startswith(".") or name == "__MACOSX" or bool(_LITTER.match(name))


def is_ledger(location: Path) -> bool:
    """Whether a file is a ledger of quellen, by its SQLite header."""
    if not location.is_file():
        return False
    with location.open("rb") as file:
        head = file.read(72)
    if len(head) < 72 or not head.startswith(_SQLITE):
        return False
    return bool(struct.unpack(">I", head[68:72])[0] == LEDGER_APPLICATION)


def _is_beside_ledger(location: Path) -> bool:
    """The write-ahead log, its index or the journal of a ledger."""
    for suffix in ("-wal", "-shm", "-journal"):
        if location.name.endswith(suffix):
            return is_ledger(location.with_name(location.name.removesuffix(suffix)))
    return False


def _file(path: str, location: Path, limits: Limits) -> Iterator[Source | Failure]:
    if not location.exists():
        raise FileNotFoundError(path)
    if not location.is_file():
        yield Failure(path, str(location), "unsupported", "this is a device or a pipe, not a file")
        return
    with location.open("rb") as file:
        head = file.read(8)
    if head.startswith(ARCHIVES):
        from quellen.reading.archives import unpack_file

        yield from unpack_file(path, location, limits)
    else:
        yield whole_file(path, location, limits)


def whole_file(path: str, location: Path, limits: Limits) -> Source | Failure:
    """A file as one source, or why not."""
    size = location.stat().st_size
    if size > limits.file_bytes:
        return Failure(path, str(location), "too_large", too_many_bytes(size, limits))
    return checked(source_of(path, str(location), location.read_bytes()))


def checked(source: Source) -> Source | Failure:
    """An empty file fails at once: there is nothing to keep as evidence."""
    if source.data:
        return source
    message = "the file is empty: find a copy that is not, or remove it"
    return Failure(source.path, source.location, "empty", message, source.sha256)


def too_many_bytes(size: int, limits: Limits) -> str:
    return f"{size:,} bytes, the bound for one file is {limits.file_bytes:,}: split the file"
