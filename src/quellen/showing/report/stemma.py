"""The stemma: families of documents in the order of their dates, and arcs to what rests on what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quellen.showing.dates import in_words
from quellen.showing.report.gather import ReportData, Row
from quellen.showing.report.lineage import STRENGTH, VERBS, families
from quellen.showing.report.names import Names

ROW = 44.0
ROOM = 92.0  # pixels for the arcs
NODE = ROOM - 5.0
LANE = 11.0
TEXTUAL = (
    "duplicate",
    "copy",
    "reuse",
    "quotation",
    "common_source",
    "citation",
    "same_organisation",
)


@dataclass(frozen=True, slots=True)
class Node:
    name: str
    href: str
    when: str
    y: float


@dataclass(frozen=True, slots=True)
class Arc:
    """From an origin to what depends on it; ``path`` is an SVG path, ``tip`` its arrow head."""

    path: str
    tip: tuple[float, float]
    kind: str
    title: str
    origin: str
    copy: str
    """Ids of the two documents."""


@dataclass(frozen=True, slots=True)
class Stemma:
    """One family."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    height: float
    room: float = ROOM
    node: float = NODE


def draw_stemmata(data: ReportData, names: Names) -> list[Stemma]:
    """A stemma for each family of documents that rest on one another, the largest first."""
    rows = {s["id"]: s for s in data.sources if s["status"] == "read"}
    links = [x for x in data.lineage if x["from"] in rows and x["to"] in rows]
    found = families(rows, links, TEXTUAL)
    return [
        _stemma(_in_order(family, rows, links), links, rows, names)
        for family in found
        if len(family) > 1
    ]


def _in_order(family: set[str], rows: Mapping[str, Row], links: Iterable[Row]) -> list[str]:
    """By date, undated last; of those that share a date, what others rest on comes first."""
    inside = [x for x in links if x["from"] in family and x["to"] in family]
    rests = dict.fromkeys(family, 0)
    for link in inside:
        if (rows[link["from"]]["published"] or "") == (rows[link["to"]]["published"] or ""):
            rests[link["to"]] += len(STRENGTH) - _strength(link)
    return sorted(family, key=lambda d: (rows[d]["published"] or "9999", rests[d], rows[d]["path"]))


def _strength(link: Row) -> int:
    return STRENGTH.index(link["kind"]) if link["kind"] in STRENGTH else len(STRENGTH)


def _stemma(
    order: Sequence[str], links: Iterable[Row], rows: Mapping[str, Row], names: Names
) -> Stemma:
    y = {document: ROW * (i + 0.5) for i, document in enumerate(order)}
    inside = _strongest(x for x in links if x["from"] in y and x["to"] in y)
    ranked = sorted(inside, key=lambda x: abs(y[x["to"]] - y[x["from"]]))
    arcs = tuple(_arc(x, y, len(order), names) for x in reversed(ranked))
    nodes = tuple(
        Node(names[d], f"#{names.key(d)}", in_words(rows[d]["published"]), y[d]) for d in order
    )
    return Stemma(nodes, arcs, ROW * len(order))


def _strongest(links: Iterable[Row]) -> list[Row]:
    """Of several links between two documents, the one that says most."""
    found: dict[frozenset[str], Row] = {}
    for link in sorted(links, key=_strength):
        found.setdefault(frozenset((link["from"], link["to"])), link)
    return list(found.values())


def _arc(link: Row, y: Mapping[str, float], rows: int, names: Names) -> Arc:
    start, end = y[link["from"]], y[link["to"]]
    side = 1 if end > start else -1
    reach = 20 + (NODE - 28) * abs(end - start) / (ROW * max(rows - 1, 1))
    out, into = start + 4 * side, end - 6 * side
    path = f"M{NODE:.0f} {out:.0f}C{NODE - reach:.0f} {out:.0f} {NODE - reach:.0f} {into:.0f} {NODE - 4:.0f} {into:.0f}"  # noqa: E501
    verb = VERBS.get(link["kind"], link["kind"])
    title = f"{names[link['to']]} {verb} {names[link['from']]}, {link['probability']:.0%} likely"
    return Arc(path, (NODE - 1, into), link["kind"], title, link["from"], link["to"])
