"""Claims: which of several values is likely right, and how many independent origins each has.

For tables of facts that many sources give (source, object, value), where text says nothing of who
took what from whom.
"""

from __future__ import annotations

from quellen.comparing.claims.weighing import Candidate, Claim, Decided, weigh

__all__ = ["Candidate", "Claim", "Decided", "weigh"]
