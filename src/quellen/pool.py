"""Marking documents in several processes, in order, a bounded number at a time."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from quellen.model import Analysis, Document, Failure, Source

AHEAD = 4  # documents a process that may wait to be written, so that memory stays flat

Pair = tuple[Source | None, Document | Failure]
Marked = tuple[Source | None, Document | Failure, Analysis | None]


def analysed_in_pool(pairs: Iterator[Pair], pipeline: str | None, jobs: int) -> Iterator[Marked]:
    """Each document with its analysis, in the order given.

    New processes are spawned, not forked, since a fork would copy open ledgers and threads.
    """
    context = multiprocessing.get_context("spawn")
    waiting: deque[tuple[Source | None, Document | Failure, Future[Analysis] | None]] = deque()
    pool = ProcessPoolExecutor(jobs, mp_context=context)
    try:
        for source, document in pairs:
            future = None
            if isinstance(document, Document):
                future = pool.submit(_analyse, document, pipeline)
            waiting.append((source, document, future))
            while len(waiting) > AHEAD * jobs:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _analyse(document: Document, pipeline: str | None) -> Analysis:
    from quellen.marking import analyse

    return analyse(document, pipeline)


def _done(
    source: Source | None, document: Document | Failure, future: Future[Analysis] | None
) -> Marked:
    return source, document, None if future is None else future.result()
