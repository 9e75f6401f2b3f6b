"""How much reading takes in before it says that a source is too large."""

from __future__ import annotations

from dataclasses import dataclass

MEBI = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one run of reading; sizes in bytes, times in seconds, texts in characters."""

    file_bytes: int = 256 * MEBI
    """One file or one member of an archive."""
    unpacked_bytes: int = 2048 * MEBI
    """All members of one archive together, as really decompressed."""
    ratio: int = 250
    """Decompressed to compressed size, past the first ten mebibytes."""
    members: int = 50_000
    """Members of one archive."""
    depth: int = 3
    """Archives inside archives."""
    characters: int = 5_000_000
    """Text of one document."""
    seconds: float = 60.0
    """Reading one source."""
    memory: int = 2048 * MEBI
    """Address space of the process that reads."""


LIMITS = Limits()
