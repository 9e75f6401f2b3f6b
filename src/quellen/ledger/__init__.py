"""The ledger: one SQLite file that holds everything, and survives being killed at any moment."""

from quellen.ledger.store import Store

__all__ = ["Store"]
