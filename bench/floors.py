"""Measures held against the floors of ``floors.toml``: what has fallen is said and remembered."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.toml")

fallen: list[str] = []
"""Every measure of this run that lies below its floor, in words."""


def hold(part: str, **measures: float) -> None:
    """Hold measures against the floors of ``[part]``, each in the unit that it is printed in.

    A measure without a floor is let through. What has fallen is printed and goes into ``fallen``,
    so that ``python -m bench`` can end with an error after it has shown everything.
    """
    floors = read()
    for key in part.split("."):
        floors = floors.get(key, {})
    for name, measure in measures.items():
        if measure < floors.get(name, measure):
            fallen.append(f"{part}.{name} is {measure:.4g}, below its floor of {floors[name]}")
            print(f"FALLEN {fallen[-1]}")


@cache
def read() -> dict[str, Any]:
    """All floors, by part and measure."""
    return tomllib.loads(FLOORS.read_text("utf-8"))
