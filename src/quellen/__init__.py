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
    from quellen.errors import (
        DecisionError,
        LanguageModelError,
        LedgerBusyError,
        LedgerError,
        LedgerFullError,
        NewerLedgerError,
        NotALedgerError,
        QuellenError,
        TooLargeError,
        UnreadableError,
        UsageError,
    )
    from quellen.marking import analyse
    from quellen.model import (
        Account,
        Analysis,
        Attribution,
        Block,
        Decision,
        Dependence,
        Dispute,
        Document,
        Entity,
        Event,
        Failure,
        Fate,
        Figure,
        Findings,
        Link,
        Marked,
        Name,
        Passage,
        Quotation,
        Repair,
        Side,
        Source,
        Statement,
        Support,
        TextAnchor,
        Time,
        VoiceRecord,
    )
    from quellen.reading import read

__version__ = "0.1.0"

_HOMES = {
    "quellen.desk": "Ledger open",
    "quellen.errors": (
        "DecisionError LanguageModelError LedgerBusyError LedgerError LedgerFullError "
        "NewerLedgerError NotALedgerError QuellenError TooLargeError UnreadableError UsageError"
    ),
    "quellen.marking": "analyse",
    "quellen.model": (
        "Account Analysis Attribution Block Decision Dependence Dispute Document Entity Event "
        "Failure Fate Figure Findings Link Marked Name Passage Quotation Repair Side Source "
        "Statement Support TextAnchor Time VoiceRecord"
    ),
    "quellen.reading": "read",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Account",
    "Analysis",
    "Attribution",
    "Block",
    "Decision",
    "DecisionError",
    "Dependence",
    "Dispute",
    "Document",
    "Entity",
    "Event",
    "Failure",
    "Fate",
    "Figure",
    "Findings",
    "LanguageModelError",
    "Ledger",
    "LedgerBusyError",
    "LedgerError",
    "LedgerFullError",
    "Link",
    "Marked",
    "Name",
    "NewerLedgerError",
    "NotALedgerError",
    "Passage",
    "QuellenError",
    "Quotation",
    "Repair",
    "Side",
    "Source",
    "Statement",
    "Support",
    "TextAnchor",
    "Time",
    "TooLargeError",
    "UnreadableError",
    "UsageError",
    "VoiceRecord",
    "analyse",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import quellen`` is quick."""
    if name in _HOME_OF:
        return getattr(importlib.import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module 'quellen' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
