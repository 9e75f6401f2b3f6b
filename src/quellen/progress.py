"""What a person sees while documents are read, and how Ctrl-C ends it."""

from __future__ import annotations

import signal
import sys
from typing import Any

import click

from quellen.pace import Pace
from quellen.terminal import count


class Progress:
    """A live line on a terminal, plain lines elsewhere, nothing with ``--json``.

    ``total`` is how many sources are expected, where that is known.
    """

    def __init__(self, ledger_path: str, *, quiet: bool, total: int | None = None) -> None:
        self._ledger_path = ledger_path
        self._quiet = quiet
        self._total = total
        self._terminal = sys.stderr.isatty()
        self._pace = Pace("documents")
        self._done = self._worked = 0
        self._stopped = False

    def __enter__(self) -> Progress:
        self._before = signal.signal(signal.SIGINT, self._stop)
        return self

    def _stop(self, *_: object) -> None:
        """On Ctrl-C; remembered, since what is raised in a finalizer is swallowed by Python."""
        self._stopped = True
        raise KeyboardInterrupt

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)
        if self._terminal and not self._quiet:
            click.echo("\r\x1b[K", nl=False, err=True)
        if kind is KeyboardInterrupt:
            done = count(self._done, "source")
            raise KeyboardInterrupt(
                f"Stopped: {done} dealt with so far, all of it kept in {self._ledger_path}; "
                "the same command goes on from here."
            )

    def comparing(self) -> None:
        """Reading is over, and comparing, of which nothing can be told until it ends, begins."""
        if self._terminal and not self._quiet:
            click.echo("\r\x1b[Kcomparing", nl=False, err=True)

    def __call__(self, event: Any) -> None:
        self._done += 1
        self._worked += event.status != "unchanged"
        if self._stopped:
            raise KeyboardInterrupt
        if self._quiet:
            return
        if self._terminal:
            self._pace.show(self._done, self._total, self._worked, f"{event.status} {event.path}")
        elif event.status != "unchanged":
            click.echo(f"{event.status}: {event.path}", err=True)
