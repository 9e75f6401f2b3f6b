"""Engines: who carries out a list of tasks, on this machine or on a Ray cluster, by Daft.

A task is a string of JSON, and so is its outcome. A task that breaks down, or whose worker is
killed, costs that task alone: it is given out again, a few times.
"""

from __future__ import annotations

import json
import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, Protocol

from quellen.errors import BrokenTaskError, UsageError
from quellen.scale.places import needs

Engine = Literal["local", "ray", "plain"]
Task = Callable[[str], str]
ROUNDS = 4  # times that what is missing is given out before giving up
QUIET = {"DAFT_ANALYTICS_ENABLED": "0", "DO_NOT_TRACK": "1", "DAFT_PROGRESS_BAR": "0",
         "RAY_USAGE_STATS_ENABLED": "0"}  # fmt: skip
"""Nothing leaves this machine, and we tell the progress ourselves."""


_RUNNER: set[str] = set()  # Daft lets a process choose once


class Crew(Protocol):
    """Carries out tasks; outcomes come as they are ready, and some may be lost."""

    def __call__(self, task: Task, items: Sequence[str]) -> Iterator[str]: ...


def crew(engine: Engine, jobs: int, address: str | None = None) -> Crew:
    """Those who carry tasks out. Raises UsageError where Daft or Ray is not installed."""
    os.environ.update(QUIET)
    if engine == "plain":
        return _one_by_one
    daft = needs("daft")
    if engine == "ray":
        needs("ray")
    runner = "ray" if engine == "ray" else "native"
    if _RUNNER and runner not in _RUNNER:
        raise UsageError("one process works with one engine only: start another for the other")
    if not _RUNNER:
        daft.set_runner_ray(address) if engine == "ray" else daft.set_runner_native()
        _RUNNER.add(runner)
    return _Daft(daft, jobs, is_cluster=engine == "ray")


def carried_out(
    crew: Crew, task: Task, wanted: dict[str, str], done: Callable[[str, str], None]
) -> None:
    """Carry out tasks, by name, until none is missing; ``done`` hears of each, once.

    Raises BrokenTaskError where some are missing after several rounds, with what the last said.
    """
    missing, last = dict(wanted), ""
    for _ in range(ROUNDS):
        if not missing:
            return
        try:
            for outcome in crew(_Told(task), [json.dumps(item) for item in missing.items()]):
                name, result, error = json.loads(outcome)
                if error is None and name in missing:
                    del missing[name]
                    done(name, result)
                last = error or last
        except Exception as error:  # noqa: BLE001 - of Daft or Ray: a worker is gone, no more
            last = str(error)
    if missing:
        raise BrokenTaskError(f"{len(missing)} parts could not be carried out: {last.strip()}")


class _Told:
    """A task whose errors are told, so that one part stops no other."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def __call__(self, item: str) -> str:
        name, content = json.loads(item)
        try:
            return json.dumps([name, self._task(content), None])
        except Exception as error:  # noqa: BLE001 - told to whoever gave it out
            place = traceback.extract_tb(error.__traceback__)[-1]
            return json.dumps([name, None, f"{type(error).__name__}: {error} ({place.name})"])


def _one_by_one(task: Task, items: Sequence[str]) -> Iterator[str]:
    """Without any engine: for small work, and to hold the engines against."""
    return map(task, items)


class _Daft:
    def __init__(self, daft: Any, jobs: int, *, is_cluster: bool) -> None:
        self._daft, self._jobs, self._is_cluster = daft, jobs, is_cluster

    def __call__(self, task: Task, items: Sequence[str]) -> Iterator[str]:
        daft = self._daft
        frame = daft.from_pydict({"item": list(items)})
        frame = frame.into_partitions(len(items)) if self._is_cluster else frame.into_batches(1)
        outcome = self._worker(task)(daft.col("item")).alias("outcome")
        for row in frame.select(outcome).iter_rows():
            yield row["outcome"]

    def _worker(self, task: Task) -> Any:
        daft = self._daft

        def work(item: str) -> str:
            return task(item)

        if self._is_cluster:  # Ray places them by what each node has free
            return daft.func(work, return_dtype=daft.DataType.string())
        return daft.cls(_Bound, max_concurrency=self._jobs)(task, os.getpid())


class _Bound:
    """A task as Daft wants it for a fixed number of workers, processes of their own.

    They end with the process that started them, which Daft does not see to on Ctrl-C.
    """

    def __init__(self, task: Task, starter: int) -> None:
        self._task = task
        if os.getppid() == starter:
            threading.Thread(target=_follow, args=(starter,), daemon=True).start()

    def __call__(self, item: str) -> str:
        return self._task(item)


def _follow(starter: int) -> None:
    while os.getppid() == starter:
        time.sleep(1)
    os._exit(1)
