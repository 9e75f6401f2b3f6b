"""The sources: what was read, what is an older version, what could not be read and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from starlette.routing import Route

from quellen.showing.workbench.answers import Asked, page

SHOWN = 200
STATUSES = {"read": "Read", "failed": "Not read", "superseded": "Older, or set aside"}
ORDERS = {"path": "by name", "published": "by date"}


def the_list(asked: Asked) -> Mapping[str, Any]:
    """Sources of a status whose title, path, author or publisher holds some words."""
    register, status, words = asked.register, asked.word("status", "read"), asked.word("words")
    order = asked.word("order") if asked.word("order") in ORDERS else "path"
    wanted = words.casefold().split()
    found = [
        s for s in register.sources
        if s["status"] == status and all(w in _described(s) for w in wanted)
    ]  # fmt: skip
    found.sort(key=lambda s: (s[order] is None, s[order] or "", s["path"]))
    number = asked.word("page", "0")
    first = int(number) * SHOWN if number.isdecimal() and len(number) < 7 else 0
    return {
        "status": status,
        "statuses": STATUSES,
        "counts": Counter(s["status"] for s in register.sources),
        "order": order,
        "orders": ORDERS,
        "words": words,
        "found": found[first : first + SHOWN],
        "total": len(found),
        "page": first // SHOWN,
        "pages": (len(found) + SHOWN - 1) // SHOWN,
    }


def _described(source: Mapping[str, Any]) -> str:
    told = (source["title"], source["path"], source["publisher"], *source["authors"])
    return " ".join(filter(None, told)).casefold()


ROUTES = [Route("/sources", page("sources.html", the_list))]
