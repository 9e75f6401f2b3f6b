"""quellen: source criticism of contested history.

>>> import quellen
>>> with quellen.open("x.ledger") as ledger:        # doctest: +SKIP
...     ledger.read(["sources/"])
...     for event in ledger.timeline():
...         print(event["edtf"], event["title"])
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quellen.desk import Ledger, open
    from quellen.errors import QuellenError
    from quellen.marking import analyse
    from quellen.model import Analysis, Document, Source
    from quellen.reading import read

__version__ = "0.1.0"

_HOMES = {
    "Analysis": "quellen.model",
    "Document": "quellen.model",
    "Ledger": "quellen.desk",
    "QuellenError": "quellen.errors",
    "Source": "quellen.model",
    "analyse": "quellen.marking",
    "open": "quellen.desk",
    "read": "quellen.reading",
}

__all__ = [
    "Analysis",
    "Document",
    "Ledger",
    "QuellenError",
    "Source",
    "analyse",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import quellen`` is quick."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'quellen' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
