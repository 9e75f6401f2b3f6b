"""Reading in a process of its own, so that no document can hang, crash or fill the main one.

Messages on the pipes: eight bytes of length, then the bytes. A request is a JSON header and the
data; an answer is JSON, never pickle, since the process that read a hostile file is not trusted.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from dataclasses import asdict
from types import TracebackType
from typing import IO, Any

from quellen.errors import UnreadableError, UsageError
from quellen.model import Block, Document, Failure, Link, Repair, Source
from quellen.reading.limits import LIMITS, Limits

_LENGTH = struct.Struct(">Q")
LONGEST_ANSWER = 1 << 30
GRACE = 5.0  # seconds that the child's own alarm comes after the parent's
_WORDS = {
    "timeout": "reading took longer than {seconds:g} seconds: "
    "split the file or convert it to plain text",
    "crashed": "the reading process broke down on it: convert it to plain text and read that",
}


class Reader:
    """Reads sources in one persistent child process, bounded in time and memory.

    A child that hangs or dies is killed, reported as a Failure, and replaced at the next source.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child; reading again starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()

    def read(self, source: Source) -> Document | Failure:
        """The document, or why there is none; never raises for what is in the source.

        Raises UsageError where a package is missing that reading it needs.
        """
        process = self._running()
        late = threading.Event()
        timer = threading.Timer(self.limits.seconds, _end, (process, late))
        timer.daemon = True
        timer.start()
        try:
            answer = _exchange(process, source)
        except (OSError, EOFError, ValueError):
            self.close()
            return self._lost(source, "timeout" if late.is_set() else "crashed")
        finally:
            timer.cancel()
        return _taken(answer, source)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = _start(self.limits)
        return self._process

    def _lost(self, source: Source, kind: str) -> Failure:
        message = _WORDS[kind].format(seconds=self.limits.seconds)
        return Failure(source.path, source.location, kind, message, source.sha256)


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    # One thread for each library, or the address space goes to stacks nobody uses.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
        [sys.executable, "-m", "quellen.reading.child", str(limits.memory), str(limits.seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # Ctrl-C is the parent's business
    )


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], source: Source) -> dict[str, Any]:
    assert process.stdin
    assert process.stdout
    header = {"path": source.path, "location": source.location, "sha256": source.sha256}
    header |= {"obtained": source.obtained or "", "url": source.url or ""}
    _send(process.stdin, json.dumps(header).encode())
    _send(process.stdin, source.data)
    answer = json.loads(_receive(process.stdout))
    if not isinstance(answer, dict):
        raise TypeError
    return answer


def _taken(answer: dict[str, Any], source: Source) -> Document | Failure:
    if "missing" in answer:  # every other source may fail alike: not this one's fault
        raise UsageError(f"{answer['missing']}: install quellen anew, with all that it needs")
    if "error" in answer:
        kind, message = answer["error"]
        return Failure(source.path, source.location, str(kind), str(message), source.sha256)
    fields = dict(answer["document"])
    for name, make in (("blocks", Block), ("repairs", Repair), ("links", Link)):
        fields[name] = tuple(make(**each) for each in fields[name])
    fields["authors"], fields["notes"] = tuple(fields["authors"]), tuple(fields["notes"])
    return Document(**fields)


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    size = _LENGTH.unpack(head)[0]
    if size > LONGEST_ANSWER:
        raise EOFError
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


# ------------------------------------------------------------- inside the child


def _serve(memory: int, seconds: float) -> None:
    """Answer requests until the parent closes the pipe."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr  # a library that prints must not disturb the answers
    os.dup2(2, 1)
    bound_memory(memory)
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            header = json.loads(_receive(requests))
            data = _receive(requests)
            # If the parent dies meanwhile nobody kills us: the default action of SIGALRM does.
            alarm(seconds + GRACE)
            answer = _answer(header, data)
            alarm(0)
            _send(answers, json.dumps(answer).encode())


def _answer(header: dict[str, str], data: bytes) -> dict[str, Any]:
    from quellen.reading.documents import read

    source = Source(
        header["path"],
        header["location"],
        data,
        header["sha256"],
        header["obtained"] or None,
        header["url"] or None,
    )
    try:
        return {"document": asdict(read(source))}
    except UnreadableError as error:
        return {"error": (error.kind, error.message)}
    except ImportError as error:
        return {"missing": str(error)}
    except (MemoryError, RecursionError):
        message = "reading it takes more memory than is allowed: split the file into parts"
        return {"error": ("too_large", message)}
    except Exception as error:  # noqa: BLE001 - the boundary: parsers raise anything on hostile input
        message = f"it is damaged or of an unknown variety ({type(error).__name__}: {error}): "
        return {"error": ("malformed", message[:300] + "convert it to plain text and read that")}


def bound_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))


def alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    _serve(int(sys.argv[1]), float(sys.argv[2]))
