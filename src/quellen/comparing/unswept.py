"""Without looking for garbage in rings, which comparing makes none of."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Python's collector off for a while, and then as it was.

    The marks of 5,000 documents are millions of objects, all of them needed, and it would go
    through them again and again: an eighth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
