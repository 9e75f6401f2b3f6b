"""The stemma: documents in the order of their dates, and arcs from each to what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quellen.showing.report.gather import Row

ROW = 34.0
LEFT = 8.0
ROOM = 132.0  # pixels for the arcs


@dataclass(frozen=True, slots=True)
class Node:
    document: str
    y: float


@dataclass(frozen=True, slots=True)
class Arc:
    """From an origin to what depends on it; ``path`` is an SVG path."""

    path: str
    kind: str
    title: str
    tip: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stemma:
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    height: float
    room: float = ROOM


def draw_stemma(
    sources: Sequence[Row], lineage: Sequence[Row], names: Mapping[str, str]
) -> Stemma | None:
    """The arcs between current documents, or None where no document depends on another."""
    current = [s for s in sources if s["status"] == "read"]
    ordered = sorted(current, key=lambda s: (s["published"] or "9999", s["path"]))
    linked = {end for link in lineage for end in (link["from"], link["to"])}
    shown = [s["id"] for s in ordered if s["id"] in linked]
    if not shown:
        return None
    y = {document: ROW * (i + 0.5) for i, document in enumerate(shown)}
    links = [x for x in lineage if x["from"] in y and x["to"] in y]
    nodes = tuple(Node(d, y[d]) for d in shown)
    return Stemma(nodes, tuple(_arc(x, y, len(shown), names) for x in links), ROW * len(shown))


def _arc(link: Row, y: Mapping[str, float], rows: int, names: Mapping[str, str]) -> Arc:
    start, end = y[link["from"]], y[link["to"]]
    reach = 22 + (ROOM - 40) * min(1.0, abs(end - start) / (ROW * max(rows - 1, 1)))
    x = ROOM - LEFT
    offset = 5 if end > start else -5
    path = f"M {x:.0f} {start:.1f} C {x - reach:.1f} {start:.1f} {x - reach:.1f} {end - offset:.1f} {x:.0f} {end - offset:.1f}"  # noqa: E501
    words = f"{names.get(link['from'], link['from'])} → {names.get(link['to'], link['to'])}"
    reasons = "; ".join(link["reasons"])
    return Arc(path, link["kind"], f"{words}: {link['kind']} ({reasons})", (x, end - offset))
