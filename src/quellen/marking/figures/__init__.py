"""Figures: quantities, how exactly they are given, what they count and what became of it.

``mark_figures`` finds numbers by their form, asks the parse what they count, and adds the counts
that a text gives without a number ("a man was killed"). Numbers that count nothing (dates, ages,
page numbers, names) are no figures.
"""

from __future__ import annotations

from quellen.marking.figures.marking import mark_figures
from quellen.marking.figures.toll import toll

__all__ = ["mark_figures", "toll"]
