"""The ledger as pages ask for it: opened for each request, with its index kept until it changes."""

from __future__ import annotations

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from quellen.ledger import Store
from quellen.showing.workbench.register import Register

T = TypeVar("T")
TEXTS = 8  # kept in memory: a text and its marks count as two
PATIENCE = 5.0  # seconds that a page waits for another process that writes


class Shelf:
    """One ledger file, shared by the threads that answer requests."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._texts: OrderedDict[Hashable, Any] = OrderedDict()
        self._register: tuple[str, Register] | None = None

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """The ledger, for one request: a store belongs to the thread that opened it."""
        with Store.open(self.path, create=False, patience=PATIENCE) as store:
            yield store

    def register(self, store: Store) -> Register:
        """The index of the ledger as it is now; one thread makes it while the others wait.

        A decision changes little of it: who works through a queue does not wait at each key.
        """
        with self._lock, store.snapshot():
            state = store.state()
            known = self._register
            if known is None or _found(known[0]) != _found(state):
                with _no_garbage():
                    self._register = known = (state, Register.of(store))
            elif known[0] != state:
                self._register = known = (state, known[1].decided(store))
            return known[1]

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What takes long to make and is asked for again at once: of the last few texts."""
        with self._lock:
            if key in self._texts:
                self._texts.move_to_end(key)
                found: T = self._texts[key]
                return found
        made = make()
        with self._lock:
            self._texts[key] = made
            while len(self._texts) > TEXTS:
                self._texts.popitem(last=False)
        return made

    def warm(self) -> Register:
        """Make the index before it is asked for."""
        with self.opened() as store:
            return self.register(store)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Many small objects that all stay: looking for cycles among them takes longer than making."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _found(state: str) -> str:
    """The state of sources and findings, without that of decisions."""
    return state.rpartition("|")[0]
