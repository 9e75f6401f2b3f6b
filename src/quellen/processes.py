"""Processes to work in: how they are started, and how they end.

On Linux they are forked from a process of their own that has loaded, once, all that marking needs:
each is ready at once, and what none of them changes is in memory once. Elsewhere they are spawned.
They are never forked from the main process, since that would copy open ledgers and threads.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext

from quellen.errors import UsageError

INTERRUPTED = 130  # exit status of what Ctrl-C ended
LOADED = "quellen.marking.loaded"


_OPEN: set[ProcessPoolExecutor] = set()
_COUNTING = threading.Lock()


def processes(number: int) -> ProcessPoolExecutor:
    """So many processes that wait for work, until ``end``; each starts when there is some."""
    workers = ProcessPoolExecutor(number, mp_context=_context(), initializer=_begin)
    with _COUNTING:
        _OPEN.add(workers)
    return workers


def end(workers: ProcessPoolExecutor) -> None:
    """End the processes, whose work is done or not wanted.

    They are killed, not asked: one that died while it waited for work keeps the others from
    hearing that there is none, and one that started as another died is never asked.
    """
    for process in list((workers._processes or {}).values()):
        process.kill()
    workers.shutdown(wait=True, cancel_futures=True)
    with _COUNTING:
        _OPEN.discard(workers)
        if not _OPEN:
            _end_server()


def check_start(workers: ProcessPoolExecutor) -> None:
    """Raises UsageError where none can be started at all."""
    try:
        workers.submit(int).result()
    except BrokenProcessPool as error:
        raise UsageError(
            "no further process could be started: in a script, call this under "
            "`if __name__ == '__main__':`, or read with jobs=1"
        ) from error


def _context() -> BaseContext:
    if not sys.platform.startswith("linux"):
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([LOADED])
    return context


def _end_server() -> None:
    """Nobody forks from it any more: its memory goes, and its time is told to us."""
    if sys.platform.startswith("linux"):
        from multiprocessing.forkserver import _forkserver

        _forkserver._stop()  # type: ignore[attr-defined]


# ----------------------------------------------------------------- in the new process


def _begin() -> None:
    """End without a word on Ctrl-C, and when the parent is gone."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
