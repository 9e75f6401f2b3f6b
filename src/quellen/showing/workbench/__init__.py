"""The workbench: a ledger in the browser, on the reader's own machine."""

from __future__ import annotations

from quellen.showing.workbench.app import application
from quellen.showing.workbench.people import People
from quellen.showing.workbench.server import serve
from quellen.showing.workbench.workplace import Workplace

__all__ = ["People", "Workplace", "application", "serve"]
