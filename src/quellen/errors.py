"""Everything that quellen raises on purpose.

::

    QuellenError
    ├── UsageError                  a call that cannot be carried out as it was made
    ├── UnreadableError             a source that cannot be read (kind, message)
    │   └── TooLargeError           ... because a bound of size or time was reached
    ├── LedgerError                 the file that was to be a ledger
    │   ├── NotALedgerError         is something else
    │   ├── NewerLedgerError        was written by a newer version
    │   ├── LedgerBusyError         is being written by another process
    │   └── LedgerFullError         has no room left to grow (disk full)
    ├── LanguageModelError          the language pipeline is missing or is not the one expected
    ├── DecisionError               a decision that cannot be taken in as given
    └── BrokenTaskError             a part of a large dataset that cannot be carried out

Messages say what is wrong, where, and what to do next.
"""

from __future__ import annotations


class QuellenError(Exception):
    """Base of all errors that are meant for the reader."""


class UsageError(QuellenError):
    """A call that cannot be carried out as it was made."""


class UnreadableError(QuellenError):
    """A source that cannot be read; ``kind`` is a stable word for programs.

    Kinds: empty, binary, truncated, encrypted, malformed, unsupported, too_large, timeout,
    crashed, permission, missing, nothing, no_text, network.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[str, str]]:
        return (type(self), (self.kind, self.message))


class TooLargeError(UnreadableError):
    """A bound of size was reached; reading stopped there."""

    def __init__(self, kind: str = "too_large", message: str = "") -> None:
        super().__init__(kind, message)


class LedgerError(QuellenError):
    """The ledger file cannot be used."""


class NotALedgerError(LedgerError):
    """The file is there, but it is not a ledger."""


class NewerLedgerError(LedgerError):
    """The ledger was written by a newer version of quellen."""


class LedgerBusyError(LedgerError):
    """Another process is writing to the ledger."""


class LedgerFullError(LedgerError):
    """There is no room left on the disk."""


class LanguageModelError(QuellenError):
    """The language pipeline is missing, or its files are not the ones that were published."""


class DecisionError(QuellenError):
    """A decision that cannot be taken in as given."""


class BrokenTaskError(QuellenError):
    """A part of work on a large dataset that broke down each time it was tried."""
