"""The report: one HTML file that holds everything, to send to a colleague or an editor."""

from __future__ import annotations

from quellen.showing.report.gather import ReportData, gather
from quellen.showing.report.render import render

__all__ = ["ReportData", "gather", "render"]
