"""Marking documents, in this process or in several, in order and a bounded number at a time."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Generator, Iterable, Mapping
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quellen.errors import QuellenError, UsageError
from quellen.model import Analysis, Document, Failure, Source
from quellen.processes import check_start, end, processes

AHEAD = 4  # documents for each process that may wait to be written, so that memory stays flat
TOO_LONG = "marking it took longer than {seconds:g} seconds: split it"


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
        with closing(Pool(pipeline, jobs, patience)) as pool:
            yield from pool.each(readings)
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
    except ImportError as error:  # every other document would fail alike
        raise UsageError(f"{error}: install quellen anew, with all that it needs") from error
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


class Pool:
    """Processes that mark, until they are closed.

    Where one is killed, what it was given is tried once more, alone.
    """

    def __init__(self, pipeline: str | None, jobs: int, patience: float | None = None) -> None:
        self._patience = patience
        self._pipeline = pipeline
        self._jobs = jobs
        self._processes = processes(jobs)

    def each(self, readings: Iterable[Reading | Failure]) -> Generator[Result, None, None]:
        """Each document with its marks, in the order given."""
        waiting: deque[tuple[Reading, Future[Analysis | str]] | Failure] = deque()
        for reading in readings:
            if isinstance(reading, Failure):
                waiting.append(reading)
            else:
                waiting.append((reading, self._submit(reading.document)))
            if len(waiting) > AHEAD * self._jobs:
                yield self._done(waiting.popleft())
        while waiting:
            yield self._done(waiting.popleft())

    def _submit(self, document: Document) -> Future[Analysis | str]:
        try:
            return self._processes.submit(mark, document, self._pipeline)
        except BrokenProcessPool:
            self._renew()
            return self._processes.submit(mark, document, self._pipeline)

    def _done(self, task: tuple[Reading, Future[Analysis | str]] | Failure) -> Result:
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
        one = processes(1)
        try:
            check_start(one)
            return one.submit(mark, document, self._pipeline).result(self._patience)
        except BrokenProcessPool:
            return "the process that marked it was killed, for lack of memory perhaps: split it"
        except TimeoutError:
            return TOO_LONG.format(seconds=self._patience)
        finally:
            end(one)

    def _renew(self) -> None:
        former, self._processes = self._processes, processes(self._jobs)
        end(former)

    def close(self) -> None:
        """End the processes."""
        end(self._processes)
