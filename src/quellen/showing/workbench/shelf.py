"""The ledger as pages ask for it: opened for each request, with its index kept until it changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quellen.ledger import Store
from quellen.showing.workbench.register import Register

PATIENCE = 5.0  # seconds that a page waits for another process that writes


class Shelf:
    """One ledger file, shared by the threads that answer requests."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._register: tuple[str, Register] | None = None

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """The ledger, for one request: a store belongs to the thread that opened it."""
        with Store.open(self.path, create=False, patience=PATIENCE) as store:
            yield store

    def register(self, store: Store) -> Register:
        """The index of the ledger as it is now; one thread makes it while the others wait."""
        with self._lock, store.snapshot():
            state = store.state()
            if self._register is None or self._register[0] != state:
                self._register = (state, Register.of(store))
            return self._register[1]

    def warm(self) -> Register:
        """Make the index before it is asked for."""
        with self.opened() as store:
            return self.register(store)
