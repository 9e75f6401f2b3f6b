"""Files dropped on the page: kept beside the ledger, then read.

Each file comes by itself, its bytes as the body. The folder that keeps them is there so that a
file dropped again is known again; two files of one name but other bytes stay apart, since neither
is a newer version of the other.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from itertools import count
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quellen.showing.workbench.answers import Asked, answered, as_json, sent
from quellen.showing.workbench.workplace import Workplace

LARGEST = 2 << 30  # bytes of one file
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')  # characters that some file system refuses
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


async def _add(request: Request) -> Response:
    """Takes one file in; answers with the name it is kept under."""
    folder = request.app.state.workplace.added
    wanted = safe_name(request.query_params.get("name", ""))
    folder.mkdir(exist_ok=True)
    under_way = folder / f".{secrets.token_hex(8)}"
    try:
        digest = await _received(request, under_way)
        kept = await run_in_threadpool(_kept, under_way, folder / wanted, digest)
    finally:
        under_way.unlink(missing_ok=True)
    return as_json({"name": str(kept.relative_to(folder))})


async def _received(request: Request, file: Path) -> str:
    digest, size = hashlib.sha256(), 0
    with file.open("wb") as opened:
        async for chunk in request.stream():
            size += len(chunk)
            if size > LARGEST:
                raise HTTPException(413, "A file larger than 2 GB is for `quellen read`.")
            digest.update(chunk)
            opened.write(chunk)
    return digest.hexdigest()


def safe_name(name: str) -> str:
    """The name of a file, perhaps in folders, that cannot leave the folder it is kept in.

    >>> safe_name("letters/../../etc/passwd"), safe_name("C:\\\\x.txt")
    ('letters/etc/passwd', 'C_/x.txt')
    """
    parts = [_UNFIT.sub("_", part).strip(" .") for part in re.split(r"[/\\]", name)]
    fit = [f"_{p}" if _RESERVED.fullmatch(p) else p[-120:] for p in parts if p]
    return "/".join(fit[-8:]) or "unnamed"


def _kept(new: Path, wanted: Path, digest: str) -> Path:
    """Under the name wanted, or with a number where that name has other bytes."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        name = wanted.name if number == 1 else f"{wanted.stem} ({number}){wanted.suffix}"
        place = wanted.with_name(name)
        try:
            os.link(new, place)  # unlike a rename, never over another file
        except FileExistsError:
            if place.is_file() and hashlib.sha256(place.read_bytes()).hexdigest() == digest:
                return place
        else:
            return place
    raise AssertionError  # count does not end


# ---------------------------------------------------------------------------- reading


def _read(asked: Asked, given: Any) -> Response:
    """Begins to read files that were added, or with none to compare anew."""
    names = given.get("names", []) if isinstance(given, dict) else None
    if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
        raise HTTPException(400, "Send the names of files that were added.")
    paths = [_inside(asked.workplace, name) for name in names]
    if not asked.request.app.state.jobs.begin(paths):
        raise HTTPException(409, "Reading is under way already: add more when it is done.")
    return as_json(asked.request.app.state.jobs.told(), 202)


def _inside(workplace: Workplace, name: str) -> Path:
    path = workplace.added / safe_name(name)
    if not path.is_file():
        raise HTTPException(400, f"There is no file {name}: add it first.")
    return path.absolute()


def _told(asked: Asked) -> Response:
    return as_json(asked.request.app.state.jobs.told())


ROUTES = [
    Route("/api/files", _add, methods=["POST"]),
    Route("/api/read", sent(_read), methods=["POST"]),
    Route("/api/read", answered(_told)),
]
