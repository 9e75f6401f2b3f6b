"""Marking documents, in this process or in several, in order and a bounded number at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quellen.errors import QuellenError, UsageError
from quellen.model import Analysis, Document, Failure, Source

AHEAD = 4  # documents for each process that may wait to be written, so that memory stays flat
TOO_LONG = "marking it took longer than {seconds:g} seconds: split it"
INTERRUPTED = 130  # exit status of what Ctrl-C ended


@dataclass(frozen=True, slots=True)
class Reading:
    """A source that was read, and what the user said of it."""

    source: Source
    document: Document
    given: Mapping[str, Any]


Result = tuple[Reading, Analysis] | Failure


def marked(
    readings: Iterable[Reading | Failure],
    pipeline: str | None,
    jobs: int,
    *,
    patience: float | None = None,
) -> Generator[Result, None, None]:
    """Each document with its marks, in the order given, the same for any number of jobs.

    What breaks marking becomes a Failure; with ``patience``, seconds, also what hangs or kills it,
    since even one job is then a process of its own. Raises LanguageModelError if there is no such
    pipeline.
    """
    if jobs > 1 or patience is not None:
        yield from _in_pool(readings, pipeline, jobs, patience)
        return
    for reading in readings:
        if isinstance(reading, Failure):
            yield reading
        else:
            yield _result(reading, mark(reading.document, pipeline))


def mark(document: Document, pipeline: str | None) -> Analysis | str:
    """The marks, or why there are none: whatever a document does to the rules, the run goes on."""
    from quellen.marking import analyse

    try:
        return analyse(document, pipeline)
    except QuellenError:
        raise
    except Exception as error:  # noqa: BLE001 - told to the user, with the place, as a failure
        place = traceback.extract_tb(error.__traceback__)[-1]
        return (
            f"marking broke down on it ({type(error).__name__}: {error}; "
            f"{Path(place.filename).name}, line {place.lineno}): please report this"
        )


def _result(reading: Reading, marks: Analysis | str) -> Result:
    if isinstance(marks, Analysis):
        return reading, marks
    source = reading.source
    return Failure(source.path, source.location, "unmarked", marks, source.sha256)


# --------------------------------------------------------------- in several processes


def _in_pool(
    readings: Iterable[Reading | Failure], pipeline: str | None, jobs: int, patience: float | None
) -> Iterator[Result]:
    waiting: deque[tuple[Reading, Future[Analysis | str]] | Failure] = deque()
    pool = _Pool(pipeline, jobs, patience)
    try:
        for reading in readings:
            if isinstance(reading, Failure):
                waiting.append(reading)
            else:
                waiting.append((reading, pool.submit(reading.document)))
            if len(waiting) > AHEAD * jobs:
                yield pool.done(waiting.popleft())
        while waiting:
            yield pool.done(waiting.popleft())
    finally:
        pool.close()


class _Pool:
    """Processes that mark; where one is killed, what it was given is tried once more, alone."""

    def __init__(self, pipeline: str | None, jobs: int, patience: float | None) -> None:
        self._patience = patience
        self._pipeline = pipeline
        self._jobs = jobs
        self._processes = _processes(jobs)

    def submit(self, document: Document) -> Future[Analysis | str]:
        try:
            return self._processes.submit(mark, document, self._pipeline)
        except BrokenProcessPool:
            self._renew()
            return self._processes.submit(mark, document, self._pipeline)

    def done(self, task: tuple[Reading, Future[Analysis | str]] | Failure) -> Result:
        if isinstance(task, Failure):
            return task
        reading, future = task
        try:
            return _result(reading, future.result(self._patience))
        except (BrokenProcessPool, CancelledError):
            return _result(reading, self._alone(reading.document))
        except TimeoutError:
            self._renew()  # what waits behind it is tried again, alone
            return _result(reading, TOO_LONG.format(seconds=self._patience))

    def _alone(self, document: Document) -> Analysis | str:
        """Nobody else's work is lost with it if it kills its process again."""
        with _processes(1) as one:
            _check_start(one)
            try:
                return one.submit(mark, document, self._pipeline).result(self._patience)
            except BrokenProcessPool:
                return "the process that marked it was killed, for lack of memory perhaps: split it"
            except TimeoutError:
                _kill(one)
                return TOO_LONG.format(seconds=self._patience)

    def _renew(self) -> None:
        self.close()
        self._processes = _processes(self._jobs)

    def close(self) -> None:
        """End the processes, whose work is done or not wanted.

        They are killed, not asked: one that died while it waited for work keeps the others from
        hearing that there is none, and one that started as another died is never asked.
        """
        _kill(self._processes)
        self._processes.shutdown(wait=True, cancel_futures=True)


def _kill(pool: ProcessPoolExecutor) -> None:
    for process in list((pool._processes or {}).values()):
        process.kill()


def _processes(number: int) -> ProcessPoolExecutor:
    """Spawned, not forked, since a fork would copy open ledgers and threads."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(number, mp_context=context, initializer=_begin)


def _check_start(processes: ProcessPoolExecutor) -> None:
    try:
        processes.submit(int).result()
    except BrokenProcessPool as error:
        raise UsageError(
            "no further process could be started: in a script, call this under "
            "`if __name__ == '__main__':`, or read with jobs=1"
        ) from error


def _begin() -> None:
    """In the new process: end without a word on Ctrl-C, and when the parent is gone."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
