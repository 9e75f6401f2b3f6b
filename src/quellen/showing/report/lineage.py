"""What depends on what: families of documents, and for each document what it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quellen.showing.report.gather import ReportData, Row
from quellen.showing.report.inert import clipped
from quellen.showing.report.names import Names
from quellen.showing.report.places import Places
from quellen.showing.report.wording import listed

VERBS = {
    "duplicate": "has the same text as",
    "copy": "copies",
    "reuse": "takes passages from",
    "quotation": "quotes",
    "common_source": "has a source in common with",
    "citation": "cites",
    "same_organisation": "is of one camp with",
    "same_author": "has the same author as",
    "same_publisher": "has the same publisher as",
}
STRENGTH = tuple(VERBS)
COPIES = frozenset({"duplicate", "copy"})
PASSAGES = 8  # of a link, the longest first
LONGEST = 260


@dataclass(frozen=True, slots=True)
class PassageView:
    text: str
    copy: str | None
    origin: str | None
    """Links to the words in either document."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """One document's dependence on another, with reasons."""

    kind: str
    verb: str
    origin: str
    href: str
    likely: str
    reasons: str
    passages: tuple[PassageView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Dependent:
    """A document and all that it rests on."""

    key: str
    name: str
    href: str
    links: tuple[LinkView, ...]


def dependents(data: ReportData, names: Names, places: Places) -> list[Dependent]:
    """Documents that depend on others, those that copy first."""
    by_copy: dict[str, list[Row]] = defaultdict(list)
    for row in data.lineage:
        by_copy[row["to"]].append(row)
    ordered = sorted(by_copy.items(), key=lambda item: min(_strength(r) for r in item[1]))
    return [
        Dependent(
            f"l{i}",
            names[document],
            f"#{names.key(document)}",
            tuple(_link(row, f"l{i}", names, places) for row in sorted(rows, key=_strength)),
        )
        for i, (document, rows) in enumerate(ordered, 1)
    ]


def _strength(row: Row) -> tuple[int, float]:
    kind = STRENGTH.index(row["kind"]) if row["kind"] in STRENGTH else len(STRENGTH)
    return kind, -row["probability"]


def _link(row: Row, back: str, names: Names, places: Places) -> LinkView:
    passages = sorted(row["passages"], key=lambda p: p["to"][0] - p["to"][1])
    return LinkView(
        row["kind"],
        VERBS.get(row["kind"], row["kind"].replace("_", " ")),
        names[row["from"]],
        f"#{names.key(row['from'])}",
        f"{row['probability']:.0%}",
        listed([names.spelled_out(r) for r in row["reasons"]]),
        tuple(_passage(row, p, back, places) for p in passages[:PASSAGES]),
        max(0, len(passages) - PASSAGES),
    )


def _passage(row: Row, passage: Row, back: str, places: Places) -> PassageView:
    start, end = passage["to"]
    first, last = passage["from"]
    return PassageView(
        clipped(places.words(row["to"], start, end), LONGEST),
        places.link(row["to"], start, end, back),
        places.link(row["from"], first, last, back),
    )


# -------------------------------------------------------------------------- families


def families(
    documents: Iterable[str], links: Iterable[Row], kinds: Iterable[str]
) -> list[set[str]]:
    """Documents that hang together by links of some kinds, the largest family first."""
    wanted = frozenset(kinds)
    family = {document: {document} for document in documents}
    for link in links:
        a, b = link["from"], link["to"]
        if link["kind"] in wanted and a in family and b in family and family[a] is not family[b]:
            family[a] |= family[b]
            family.update(dict.fromkeys(family[b], family[a]))
    found = {id(members): members for members in family.values()}
    return sorted(found.values(), key=len, reverse=True)


def independent_texts(sources: Sequence[Row], lineage: Iterable[Row]) -> int:
    """How many texts there are once copies count as what they are copied from."""
    read = [s["id"] for s in sources if s["status"] == "read"]
    return len(families(read, lineage, COPIES))
