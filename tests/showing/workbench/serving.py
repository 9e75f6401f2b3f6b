"""A real `quellen serve` for tests in a real browser."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import quellen

SERVE = [sys.executable, "-c", "from quellen.cli import main; main()", "serve", "--as", "Ruth"]


def event_in(ledger: Path) -> str:
    """The address of the page of the first event."""
    with quellen.open(ledger) as opened:
        return f"/events/{opened.timeline()[0]['event']}"


class Serving:
    """A server on a ledger, and its address with the token."""

    def __init__(self, ledger: Path, *options: str) -> None:
        self.ledger = ledger
        self.process = subprocess.Popen(
            [*SERVE, "--ledger", str(ledger), "--port", "0", *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, self.process.communicate()
        self.address = found[0]
        self.base = self.address.split("/?")[0].rstrip("/")

    def stop(self) -> tuple[str, str]:
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=20)
