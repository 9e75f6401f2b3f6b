"""Reading more from the page: one process at a time, watched line by line."""

from __future__ import annotations

import json
import subprocess
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quellen.showing.report.inert import visible
from quellen.showing.workbench.workplace import Workplace

KEPT = 200  # failures told in the page; all are in the list of sources


class Job:
    """One run of the reading command, and how far it is."""

    def __init__(self, workplace: Workplace, paths: Sequence[Path]) -> None:
        self._lock = threading.Lock()
        self._told: dict[str, Any] = {
            "state": "reading" if paths else "comparing", "total": len(paths), "read": 0,
            "unchanged": 0, "failed": 0, "last": None, "error": None,
        }  # fmt: skip
        self._failures: deque[dict[str, str]] = deque(maxlen=KEPT)
        command = [*workplace.command, str(workplace.ledger.absolute()), *map(str, paths)]
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            start_new_session=True,  # Ctrl-C is for the server, which then ends it
        )  # fmt: skip
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    def told(self) -> dict[str, Any]:
        """How far it is, for the page."""
        with self._lock:
            return {**self._told, "failures": list(self._failures)}

    @property
    def is_running(self) -> bool:
        return self.told()["state"] in ("reading", "comparing")

    def end(self) -> None:
        """What is in the ledger by now stays; the rest is read another time."""
        if self._process.poll() is None:
            self._process.terminate()
        self._watching.join()

    def _watch(self) -> None:
        with self._process:
            for line in self._process.stdout or ():
                with self._lock:
                    self._take(json.loads(line))
        with self._lock:
            if self._told["state"] in ("reading", "comparing"):
                self._told |= {"state": "failed", "error": "The reading was ended before its end."}

    def _take(self, line: dict[str, Any]) -> None:
        if "path" in line:
            name = visible(Path(line["path"]).name)
            self._told[line["status"]] += 1
            self._told["last"] = name
            if line["status"] == "failed":
                self._failures.append({"name": name, "message": visible(line["message"] or "")})
        elif "comparing" in line:
            self._told["state"] = "comparing"
        elif "error" in line:
            self._told |= {"state": "failed", "error": line["error"]}
        else:
            self._told["state"] = "done"


class Jobs:
    """The job under way, or the last one; a second waits until the first is done."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._lock = threading.Lock()
        self._job: Job | None = None

    def begin(self, paths: Sequence[Path]) -> bool:
        """Read these, or with none compare anew; False where a job is under way already."""
        with self._lock:
            if self._job is not None and self._job.is_running:
                return False
            self._job = Job(self._workplace, paths)
            return True

    def told(self) -> dict[str, Any]:
        return self._job.told() if self._job else {"state": "none"}

    def end(self) -> None:
        if self._job is not None:
            self._job.end()
