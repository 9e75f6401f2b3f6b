"""The findings in lines of plain words, for whoever asks on the command line.

Every function gives paragraphs: whole sentences with their indent, which a terminal wraps at its
width and a pipe gets as they are. Nothing is cut without an ellipsis; ``--json`` has it all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from quellen.showing.dates import in_words
from quellen.showing.quotation import Words, in_marks, plain, quotation, title_of
from quellen.showing.report.disputes import KINDS
from quellen.showing.report.inert import clipped
from quellen.showing.report.lineage import VERBS
from quellen.showing.report.names import Names
from quellen.showing.report.nearness import DENIES, first_hand
from quellen.showing.report.wording import (
    counted,
    figures_in_words,
    lapse,
    listed,
    number,
    status_of,
    unmarked,
)

Row = Mapping[str, Any]
Tone = Literal["plain", "strong", "alarm", "quiet"]
LONGEST_TITLE = 240
LONGEST_QUOTE = 1500  # of a disputed sentence: what is in dispute stands anywhere in it
MOST_VOICES = 8  # of an event in the timeline


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words on one line, or on more where it is too narrow for them."""

    text: str
    indent: int = 0
    tone: Tone = "plain"


class Listing:
    """What lines need to know beside their row: what documents are called, and their words."""

    def __init__(
        self,
        sources: Sequence[Row],
        read: Callable[[str], Words],
        timeline: Sequence[Row],
        support: Sequence[Row],
    ) -> None:
        self.names = Names(sources)
        self._read = read
        self._texts: dict[str, Words] = {}
        self._timeline = timeline
        self._support = support

    def words(self, document: str) -> Words:
        """A document's text with its sentences and names, read from the ledger once."""
        if document not in self._texts:
            self._texts[document] = self._read(document)
        return self._texts[document]

    def quote(self, account: Row) -> str:
        """What an account says, in its document's words; in the ledger's where it has no text."""
        shown = quotation(self.words(account["document"]), account["start"], account["end"])
        return clipped(shown or plain(account["quote"]), LONGEST_QUOTE)

    @cached_property
    def events(self) -> dict[str, Row]:
        return {row["event"]: row for row in self._timeline}

    @cached_property
    def told(self) -> dict[str, Row]:
        """Of each event, in how many origins it is told."""
        return {s["event"]: s for s in self._support if s["field"] == "occurrence"}

    def title(self, event: Row) -> str:
        return clipped(title_of(event, self.words), LONGEST_TITLE)

    def named(self, documents: Iterable[str]) -> str:
        return "; ".join(self.names[d] for d in documents)


# ------------------------------------------------------------------------- timeline


def event_lines(event: Row, listing: Listing) -> Iterator[Paragraph]:
    """When and what, how well it is supported, and who tells it with which figures."""
    yield Paragraph(f"{in_words(event['edtf'])}  ({event['event']})", tone="strong")
    yield Paragraph(listing.title(event), 4)
    disputes = event["disputes"]
    if len(event["documents"]) > 1:
        origins = listing.told.get(event["event"], {}).get("origins", 1)
        weight = f"{number(len(event['documents']), 'document')}, {number(origins, 'origin')}"
        yield Paragraph(f"told by {weight}", 4)
    if disputes:
        yield Paragraph(f"disputed: {', '.join(disputes)}", 4, "alarm")
    voices = _by_voice(event, listing)
    for words in voices[:MOST_VOICES]:
        yield Paragraph(words, 4, "quiet")
    if len(voices) > MOST_VOICES:
        yield Paragraph(f"and {number(len(voices) - MOST_VOICES, 'more voice')}", 4, "quiet")
    yield Paragraph("")


def _by_voice(event: Row, listing: Listing) -> list[str]:
    """ "– Anna Weiss, in The Herald, “Fire”: at least 12 killed" for each voice once."""
    found: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for account in event["accounts"]:
        chain = tuple(account["chain"] or (account["voice"],))
        given = (
            DENIES if account.get("denies") else "",
            _unlike(account["edtf"], event["edtf"]), *figures_in_words(account["figures"]),
            *first_hand(account), lapse(account.get("years_after")),
        )  # fmt: skip
        found[*chain, "; ".join(filter(None, given))][account["document"]] = None
    return [
        f"– {_voices(key[:-1], documents, listing)}{': ' + key[-1] if key[-1] else ''}"
        for key, documents in found.items()
    ]


def _unlike(edtf: str | None, event: str | None) -> str:
    return in_words(edtf) if edtf and edtf != event else ""


def _voices(chain: Sequence[str], documents: Iterable[str], listing: Listing) -> str:
    """Who says it on whose word: the last voice first, then who reports it, then where."""
    names = [listing.names[d] for d in documents]
    voices = list(dict.fromkeys(plain(v) for v in chain))
    own = [v for v in voices if not any(n.startswith((v, f"“{v}")) for n in names)]
    through = f" (through {', '.join(own[-2::-1])})" if len(own) > 1 else ""
    return f"{own[-1]}{through}, in {'; '.join(names)}" if own else "; ".join(names)


# ------------------------------------------------------------------------- disputes


def dispute_lines(dispute: Row, listing: Listing) -> Iterator[Paragraph]:
    """What is in dispute, why it cannot all be so, and each side in its own words."""
    event = listing.events.get(dispute["event"] or "")
    about = f": {listing.title(event)} ({event['event']})" if event else ""
    kind = KINDS.get(dispute["kind"], dispute["kind"])
    yield Paragraph(f"{dispute['id']}  {kind}, {dispute['relation']}{about}", tone="strong")
    for reason in dispute["reasons"]:
        yield Paragraph(f"because {listing.names.spelled_out(reason)}", 4)
    for side in dispute["sides"]:
        value = in_words(side["value"]) if dispute["kind"] == "date" else side["value"]
        yield Paragraph(f"{value}  ({number(side['origins'], 'origin')})", 4, "alarm")
        for words, who in _quoted(side["accounts"], listing):
            yield Paragraph(in_marks(words), 6)
            yield Paragraph(f"— {who}", 8, "quiet")
    yield Paragraph("")


def _quoted(accounts: Iterable[Row], listing: Listing) -> Iterator[tuple[str, str]]:
    """The same words by the same voice once, with everywhere they stand."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for account in accounts:
        found[listing.quote(account), account["voice"]][account["document"]] = None
    for (words, voice), documents in found.items():
        yield words, _voices((voice,), documents, listing)


# -------------------------------------------------------------------------- support


def support_lines(event: Row, rows: Sequence[Row], listing: Listing) -> Iterator[Paragraph]:
    """An event that several documents tell: how many origins each of its claims rests on."""
    told = next(r for r in rows if r["field"] == "occurrence")
    yield Paragraph(f"{in_words(event['edtf'])}  ({event['event']})", tone="strong")
    yield Paragraph(listing.title(event), 4)
    yield Paragraph(f"told by {_weight(told)}", 4)
    yield from _origins(told, listing)
    for row in rows:
        if row["field"] != "occurrence":
            groups = listed([f"[{_number_of(g, told)}]" for g in _groups(row)])
            yield Paragraph(f"{claim(row)}: {_weight(row)} {groups}", 4)
    yield Paragraph("")


def claim(row: Row) -> str:
    """The value of a row of support in words: "on 3 May 1921", "at least 4 killed"."""
    if row["field"] == "date":
        return f"dated {in_words(row['value'])}"
    if row["field"] == "place":
        return f"placed in {row['value']}"
    return counted(row["value"], row["field"])


def _weight(row: Row) -> str:
    return f"{number(len(row['documents']), 'document')}, {number(row['origins'], 'origin')}"


def _groups(row: Row) -> Sequence[Sequence[str]]:
    return row["origin_groups"] or [row["documents"]]


def _origins(told: Row, listing: Listing) -> Iterator[Paragraph]:
    """Each independent origin with its documents, and why they are counted as one."""
    for n, group in enumerate(_groups(told), 1):
        yield Paragraph(f"[{n}] {listing.named(group)}", 6)
    for reason in told["reasons"]:
        yield Paragraph(listing.names.spelled_out(reason), 10, "quiet")


def _number_of(group: Sequence[str], told: Row) -> str:
    """The number of the origin, among those that tell the event, that holds these documents."""
    numbers = [
        str(n) for n, whole in enumerate(_groups(told), 1) if set(group) & set(whole)
    ]  # fmt: skip
    return " ".join(numbers) or "?"


# -------------------------------------------------------------------- other queries


def source_lines(row: Row, listing: Listing) -> Iterator[Paragraph]:
    """A source: what it is called, by whom, of when, in which file, and what became of it."""
    status = "" if row["status"] == "read" else f"  [{status_of(row)}]"
    strong: Tone = "strong" if row["status"] == "read" else "alarm"
    yield Paragraph(f"{row['title'] or row['path']}{status}", tone=strong)
    if row["reason"]:
        yield Paragraph(row["reason"], 4)
    by = row["publisher"] or ", ".join(row["authors"])
    known = (by, in_words(row["published"]) if row["published"] else "", row["path"], row["id"])
    yield Paragraph(", ".join(filter(None, known)), 4, "quiet")
    for note in filter(None, (unmarked(row), *row["notes"])):
        yield Paragraph(note, 4)


def hit_lines(row: Row, listing: Listing) -> Iterator[Paragraph]:
    """Words that were searched for, with the place where they stand."""
    yield Paragraph(in_marks(plain(row["quote"])))
    place = f"{listing.names[row['document']]}, {row['document']} {row['start']}–{row['end']}"
    yield Paragraph(f"— {place}", 4, "quiet")


def decision_lines(row: Row) -> Iterator[Paragraph]:
    """Who decided what and when, about which words, and why."""
    value = f" {row['value']}" if row["value"] else ""
    action = row["action"].replace("_", " ")
    yield Paragraph(f"{row['made']}  {row['who']}: {action}{value}", tone="strong")
    for anchor in row["anchors"]:
        yield Paragraph(in_marks(plain(anchor["exact"])), 4)
    if row["note"]:
        yield Paragraph(row["note"], 4)


def lineage_lines(row: Row, listing: Listing) -> Iterator[Paragraph]:
    """Which document depends on which, and by what signs."""
    verb = VERBS.get(row["kind"], row["kind"].replace("_", " "))
    share = f", {row['share_to']:.0%} of its text" if row["passages"] else ""
    likely = f"{row['probability']:.0%} likely{share}"
    yield Paragraph(f"{listing.names[row['to']]} {verb} {listing.names[row['from']]}")
    reasons = "; ".join(listing.names.spelled_out(r) for r in row["reasons"])
    yield Paragraph(f"{likely}: {reasons}", 4, "quiet")


def voice_lines(row: Row, listing: Listing) -> Iterator[Paragraph]:
    """A voice with how its statements fare; who says nothing has no line."""
    if row["statements"]:
        also = f" (also {', '.join(row['aliases'])})" if row["aliases"] else ""
        statements = f"{row['statements']:,} statement{'' if row['statements'] == 1 else 's'}"
        yield Paragraph(f"{plain(row['voice'])}{also}: {statements}; {'; '.join(row['reasons'])}")
