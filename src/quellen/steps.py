"""Reading into a ledger for another program that watches: ``python -m quellen.steps LEDGER PATH…``.

Prints a JSON object a line: each source as it is done, that comparing has begun, the end. Without
a path it only compares anew.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import Any

from quellen.desk import Ledger, Step
from quellen.errors import QuellenError


def main(ledger_path: str, *paths: str) -> int:
    """Exit status: 0 done, 1 it failed."""
    threading.Thread(target=_follow, daemon=True).start()
    try:
        with Ledger.open(ledger_path) as ledger:
            if paths:
                ledger.read(paths, progress=_tell_step, compare=False)
            _tell({"comparing": True})
            ledger.compare()
    except QuellenError as error:
        _tell({"error": str(error)})
        return 1
    _tell({"done": True})
    return 0


def _tell_step(step: Step) -> None:
    _tell({"path": step.path, "status": step.status, "message": step.message})


def _tell(row: dict[str, Any]) -> None:
    print(json.dumps(row), flush=True)


def _follow() -> None:
    """End with the program that watches: it holds the other end of our standard input."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
