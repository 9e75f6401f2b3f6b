"""A small pile on a fictional fire, made by hand in the shapes of the queries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from quellen.model import Analysis, Attribution, Block, Document, Entity, Figure, Name, Time
from quellen.showing.report import ReportData

Row = dict[str, Any]

MILL = """Harrow Mill burns

The mill at Harrow burned on 3 May 1921, said Albert Keller, who saw it. He counted at least \
12 dead. The owners deny that the doors were locked.

All quiet at the river tonight

Advertisement"""
OWNERS = """A word from the owners

The mill at Harrow burned on 4 May 1921. The doors were never locked, and 9 people died."""
REPRINT = """From our correspondent

The mill at Harrow burned on 3 May 1921, said Albert Keller, who saw it."""


@dataclass
class Pile:
    """Rows as a ledger would give them; tests add to them or spoil them."""

    sources: list[Row] = field(default_factory=list)
    timeline: list[Row] = field(default_factory=list)
    disputes: list[Row] = field(default_factory=list)
    lineage: list[Row] = field(default_factory=list)
    support: list[Row] = field(default_factory=list)
    voices: list[Row] = field(default_factory=list)
    documents: dict[str, tuple[Document, Analysis]] = field(default_factory=dict)

    def source(self, number: str, text: str, **known: Any) -> None:
        """A document of one paragraph a line, unless ``blocks`` or ``analysis`` say otherwise."""
        blocks = known.pop("blocks", None)
        analysis = known.pop("analysis", None) or Analysis(number)
        path = known.pop("path", f"/home/reader/pile/{number}.txt")
        row = {"id": number, "path": path, "sha256": number, "format": "text", "title": None,
               "authors": [], "affiliation": None, "publisher": None, "published": None,
               "language": "en", "status": "read", "reason": None} | known  # fmt: skip
        self.sources.append(row)
        if row["status"] == "read":
            document = Document(path, number, "text", text, blocks or paragraphs(text))
            self.documents[number] = (document, analysis)

    def account(self, document: str, quote: str, edtf: str | None, **known: Any) -> Row:
        start = self.documents[document][0].text.index(quote)
        earliest, latest = days(edtf)
        return {"document": document, "voice": "Albert Keller", "chain": ["Albert Keller"],
                "start": start, "end": start + len(quote), "quote": quote, "edtf": edtf,
                "earliest": earliest, "latest": latest, "place": None, "figures": [],
                "witness": "unknown", "removes": 0, "years_after": None,
                "interest": None} | known  # fmt: skip

    def event(
        self, title: str, edtf: str | None, accounts: Sequence[Row] = (), **known: Any
    ) -> Row:
        earliest, latest = days(edtf)
        row = {"event": f"v{len(self.timeline) + 1}", "title": title, "edtf": edtf,
               "earliest": earliest, "latest": latest, "place": None,
               "documents": sorted({a["document"] for a in accounts}),
               "accounts": list(accounts), "disputes": [], "reasons": []} | known  # fmt: skip
        self.timeline.append(row)
        return row

    def dispute(self, kind: str, sides: Mapping[str, Sequence[Row]], **known: Any) -> Row:
        number = f"c{len(self.disputes) + 1}"
        row = {"id": number, "event": None, "kind": kind, "relation": "conflict", "reasons": [],
               "sides": [{"value": v, "accounts": [quoted(x) for x in a], "origins": len(a)}
                         for v, a in sides.items()]} | known  # fmt: skip
        self.disputes.append(row)
        for event in self.timeline:
            if event["event"] == row["event"]:
                event["disputes"].append(number)
        return row

    def link(self, origin: str, copy: str, kind: str, **known: Any) -> None:
        row = {"from": origin, "to": copy, "kind": kind, "probability": 0.9, "share_from": 0.5,
               "share_to": 0.9, "passages": [], "reasons": ["the same words"]}  # fmt: skip
        self.lineage.append(row | known)

    def data(self) -> ReportData:
        return ReportData(self.sources, self.timeline, self.disputes, self.lineage, self.support,
                          self.voices, self.documents)  # fmt: skip


def quoted(account: Row) -> Row:
    """What a dispute holds of an account."""
    return {name: account[name] for name in ("document", "voice", "start", "end", "quote")}


def paragraphs(text: str) -> tuple[Block, ...]:
    blocks, start = [], 0
    for line in text.split("\n\n"):
        blocks.append(Block(start, start + len(line), "paragraph"))
        start += len(line) + 2
    return tuple(b for b in blocks if b.start < b.end)


def days(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last day of the simple expressions that tests are dated by."""
    if not edtf or not set("0123456789.") & set(edtf):
        return None, None
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return days(start)[0], days(end)[1]
    if edtf == "..":
        return None, None
    day = edtf.split("T")[0].replace("X", "0")
    last = edtf.split("T")[0].replace("X", "9")
    year_only = len(day.lstrip("-")) == 4
    return (f"{day}-01-01", f"{last}-12-31") if year_only else (day, day)


def marked(text: str) -> Analysis:
    """Marks that overlap: a date in what a voice says, a figure, a denial."""

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Analysis(
        "mill",
        times=(Time(*span("3 May 1921"), "DATE", "1921-05-03", None, "1921-05-03",
                    "1921-05-03", "1921-05-03"),),
        figures=(Figure(*span("at least 12"), 12, None, "at_least", "person", "killed"),),
        entities=(Entity("e1", "person", "Albert Keller"),),
        names=(Name(*span("Albert Keller"), "e1"),),
        attributions=(
            Attribution("a1", span("Albert Keller"), span("said"),
                        (span("The mill at Harrow burned on 3 May 1921"),), "Albert Keller",
                        "named", "indirect"),
            Attribution("a2", span("The owners"), span("deny"),
                        (span("that the doors were locked"),), "the owners", "group", "indirect",
                        "denies"),
        ),
    )  # fmt: skip


@pytest.fixture
def pile() -> Pile:
    """Nothing yet."""
    return Pile()


@pytest.fixture
def fire() -> Pile:
    """Three documents, a conflict on the day, an update of the dead, a denial, a reprint."""
    return fire_at_harrow()


@pytest.fixture(scope="session")
def new_fire() -> Callable[[], Pile]:
    """Makes that pile, for what is made once for many tests."""
    return fire_at_harrow


@pytest.fixture
def many() -> Callable[[int], Pile]:
    """Piles with as many events as wanted, each told once, over twenty years."""
    return twenty_years


def fire_at_harrow() -> Pile:
    made = Pile()
    blocks = [*paragraphs(MILL)]
    blocks[0] = Block(blocks[0].start, blocks[0].end, "heading", level=1)
    blocks[2] = Block(blocks[2].start, blocks[2].end, "post", author="Ida Brandt",
                      handle="idab", date="1921-05-03", url="javascript:alert(1)")  # fmt: skip
    blocks[3] = Block(blocks[3].start, blocks[3].end, "artefact")
    made.source("aaaaaaaaaaaa", MILL, title="Harrow Mill burns", publisher="The Harrow Post",
                authors=["Ernst Vogel"], published="1921-05-05", blocks=tuple(blocks),
                analysis=marked(MILL))  # fmt: skip
    made.source("bbbbbbbbbbbb", OWNERS, title="A word from the owners", published="1921-05-09",
                authors=["Lene Marsh"], affiliation="speaker of Harrow Mill")  # fmt: skip
    made.source("cccccccccccc", REPRINT, title="From our correspondent", published="1921-05-06")
    made.source("x1", "", path="/home/reader/pile/scan.pdf", status="failed",
                reason="/home/reader/pile/scan.pdf has no text: it is a scan")  # fmt: skip
    _findings(made)
    return made


def _findings(made: Pile) -> None:
    burned = "The mill at Harrow burned on 3 May 1921"
    post = made.account("aaaaaaaaaaaa", burned, "1921-05-03", witness="eyewitness",
                        chain=["Ernst Vogel", "Albert Keller"], removes=1)  # fmt: skip
    copy = made.account("cccccccccccc", burned, "1921-05-03")
    owners = made.account(
        "bbbbbbbbbbbb",
        "The mill at Harrow burned on 4 May 1921",
        "1921-05-04",
        voice="Lene Marsh",
        chain=["Lene Marsh"],
        interest="its speaker",
    )
    made.event("The mill at Harrow burned", "1921-05-03", [post, copy, owners])
    made.event("Built", "188X", [])
    made.dispute("date", {"1921-05-03": [post, copy], "1921-05-04": [owners]}, event="v1",
                 reasons=["one act on days that exclude each other"])  # fmt: skip
    dead = made.account("aaaaaaaaaaaa", "at least 12 dead", None)
    fewer = made.account("bbbbbbbbbbbb", "9 people died", None, voice="Lene Marsh")
    made.dispute("figure", {"at least 12": [dead], "9": [fewer]}, relation="update", event="v1")
    denied = made.account("aaaaaaaaaaaa", "that the doors were locked", None, voice="the owners")
    locked = made.account("bbbbbbbbbbbb", "The doors were never locked", None, voice="Lene Marsh")
    made.dispute("denial", {"asserted": [locked], "denied": [denied]})
    made.link("aaaaaaaaaaaa", "cccccccccccc", "copy", passages=[
        {"from": [post["start"], post["end"]], "to": [copy["start"], copy["end"]],
         "similarity": 1}], reasons=["cccccccccccc has the words of aaaaaaaaaaaa"])  # fmt: skip
    made.link("aaaaaaaaaaaa", "bbbbbbbbbbbb", "citation", probability=0.6)
    made.support.append(
        {
            "event": "v1",
            "field": "occurrence",
            "value": "told",
            "origins": 2,
            "documents": list(made.documents),
            "origin_groups": [],
            "reasons": ["cccccccccccc has these words from aaaaaaaaaaaa"],
        }
    )
    made.voices.append({"voice": "Albert Keller", "voice_type": "named", "aliases": ["Keller"],
                        "statements": 2, "documents": ["aaaaaaaaaaaa", "cccccccccccc"],
                        "supported": 1, "disputed": 2, "denied": 0, "reasons": []})  # fmt: skip


def twenty_years(count: int) -> Pile:
    made = Pile()
    words = [f"On this day thing {i} happened." for i in range(count)]
    made.source("aaaaaaaaaaaa", " ".join(words), title="A chronicle")
    for i, quote in enumerate(words):
        day = f"{1950 + i % 20}-{1 + i % 12:02d}-{1 + i % 28:02d}"
        made.event(f"Thing {i} happened", day, [made.account("aaaaaaaaaaaa", quote, day)])
    made.timeline.sort(key=lambda e: str(e["earliest"]))
    return made
