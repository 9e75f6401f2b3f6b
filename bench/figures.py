"""How well figures are marked: own phrases, death tolls of war reports, incident records; speed.

usage: python -m bench.figures [--errors]

Gold from a sibling folder ``shared`` where there is one: ``gold/accounts`` (FA-KES articles, tolls
read by hand) and ``gold/events/gva_dev`` (Gun Violence Archive records of local news). They are
for measuring only. The peer beside us is number patterns, explicit numbers only, as its README
has it. For incidents: "given" are the documents that give the number of their record (what that
means: bench/given.py), with the share of those where we count by number ("explicit") or without
("implicit"); "told" those whose record has some and that have a word for it at all, "found" those
where we give a figure; "silent" those without a word for it, right where we give nothing.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.floors import hold
from bench.given import FATES, gives
from quellen.marking.figures import mark_figures, toll
from quellen.marking.language import parse
from quellen.marking.times import mark_times
from quellen.model import Block, Document, Figure

SHARED = Path(__file__).parents[2] / "shared"
DATA = Path(__file__).parent / "data"
PHRASES = (DATA / "figures_phrases.jsonl", DATA / "figures_blind.jsonl")
"""The second was written without looking, and first scored before any rule was changed for it."""
STANDING = ("part", "further", "revises", "as_of")
OPERATORS = {
    "exactly": "=", "implicit": "=", "between": "=", "about": "~", "at_least": ">=",
    "more_than": ">", "at_most": "<=", "less_than": "<",
}  # fmt: skip
Marks = tuple[Document, tuple[Figure, ...]]


class Stopwatch:
    """CPU seconds of the parser and of our own stage, and the words they took."""

    def __init__(self) -> None:
        self.words, self.parsing, self.marking = 0, 0.0, 0.0

    def mark(self, document: Document) -> Marks:
        a = time.process_time()
        parsed = parse(document)
        b = time.process_time()
        times = mark_times(document, parsed)
        c = time.process_time()
        figures = mark_figures(document, parsed, times)
        self.marking += time.process_time() - c
        self.parsing += b - a
        self.words += len(document.text.split())
        return document, figures


def document_of(title: str, text: str, published: str | None = None) -> Document:
    """A text with its title as heading, cut into paragraphs."""
    whole = f"{title}\n\n{text}" if title else text
    blocks, at = [], 0
    for line in whole.split("\n"):
        if line.strip():
            kind: Any = "heading" if title and at == 0 else "paragraph"
            blocks.append(Block(at, at + len(line), kind))
        at += len(line) + 1
    return Document(
        "bench", "0" * 64, "txt", whole, tuple(blocks), title or None,
        published=published, language="en",
    )  # fmt: skip


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


# ------------------------------------------------------------------------ own phrases


def phrase_errors(watch: Stopwatch) -> tuple[int, list[str]]:
    """How many phrases there are, and which are wrong and how."""
    wrong, rows = [], [row for path in PHRASES for row in read_jsonl(path)]
    for row in rows:
        document, figures = watch.mark(document_of("", row["sentence"]))
        found = next((f for f in figures if _stands_on(document, f, row)), None)
        want = row.get("figure")
        if want is None and found is None:
            continue
        got = found and [found.low, found.high, found.qualifier, found.unit, found.counts]
        for field in STANDING:
            if field in row and found and want:
                want, got = [*want, row[field]], [*(got or ()), getattr(found, field)]
        if got != want:
            wrong.append(f"{row['sentence']!r} {row['phrase']!r}: {got} instead of {want}")
    return len(rows), wrong


def _stands_on(document: Document, figure: Figure, row: dict[str, Any]) -> bool:
    at = document.text.index(row["phrase"])
    return figure.start < at + len(row["phrase"]) and at < figure.end


# ------------------------------------------------------------------------ war reports


def accounts(watch: Stopwatch, *, errors: bool) -> None:
    folder = SHARED / "gold" / "accounts"
    titles = {row["id"]: row for row in read_jsonl(folder / "articles.jsonl")}
    gold = {row["article"]: row for row in read_jsonl(folder / "gold.jsonl")}
    found: dict[str, tuple[str, float] | None] = {}
    for article, row in gold.items():
        text = (folder / titles[article]["file"]).read_text("utf-8")
        document, figures = watch.mark(document_of(titles[article]["title"], text))
        chosen = toll(document, figures)
        found[article] = _as_claim(chosen)
        if errors and _as_claim(chosen) != (row["op"], row["killed"]):
            quote = chosen and document.text[max(0, chosen.start - 60) : chosen.end + 60]
            print("   ", article, found[article], "gold", row["op"], row["killed"], repr(quote))
    _print_accounts(gold, found)


def _as_claim(figure: Figure | None) -> tuple[str, float] | None:
    if figure is None:
        return None
    value = figure.low if figure.low is not None else figure.high
    return OPERATORS[figure.qualifier], value or 0


def _print_accounts(gold: dict[str, Any], found: dict[str, Any]) -> None:
    given = [a for a in gold if found[a]]
    right = [a for a in given if found[a][1] == gold[a]["killed"]]
    least = [a for a in right if (found[a][0] in (">=", ">")) == (gold[a]["op"] in (">=", ">"))]
    relations = _relations(gold, found)
    print(
        f"accounts: killed P {_share(len(right), len(given))}, R {_share(len(right), len(gold))} "
        f"(number patterns 76.9, 45.5); qualifier {_share(len(least), len(right))}; "
        f"relation macro F1 {sum(relations.values()) / len(relations):.1f} (27.7), "
        f"conflict F1 {relations['conflict']:.1f}"
    )
    hold(
        "shared.accounts",
        precision=100 * len(right) / max(1, len(given)),
        recall=100 * len(right) / len(gold),
        qualifier=100 * len(least) / max(1, len(right)),
        relations=sum(relations.values()) / len(relations),
        conflict=relations["conflict"],
    )


def _relations(gold: dict[str, Any], found: dict[str, Any]) -> dict[str, float]:
    """F1 of each relation between two accounts of one event."""
    want, got, hits = Counter[str](), Counter[str](), Counter[str]()
    for a, b in itertools.combinations(gold, 2):
        if gold[a]["event"] == gold[b]["event"]:
            w = _relation((gold[a]["op"], gold[a]["killed"]), (gold[b]["op"], gold[b]["killed"]))
            g = _relation(found[a], found[b]) if found[a] and found[b] else "none"
            want[w] += 1
            got[g] += 1
            hits[w] += w == g
    names = ("agree", "compatible", "conflict")
    return {n: 200 * hits[n] / max(1, want[n] + got[n]) for n in names}


def _relation(a: tuple[str, float], b: tuple[str, float]) -> str:
    if a[1] == b[1]:
        return "agree"
    one, two = _interval(*a), _interval(*b)
    return "compatible" if max(one[0], two[0]) <= min(one[1], two[1]) else "conflict"


def _interval(op: str, value: float) -> tuple[float, float]:
    many = float("inf")
    return {
        "=": (value, value), ">=": (value, many), ">": (value + 1, many), "<=": (0.0, value),
        "<": (0.0, value - 1), "~": (0.9 * value, 1.1 * value),
    }[op]  # fmt: skip


# ------------------------------------------------------------------------ incident records


def incidents(watch: Stopwatch, *, errors: bool) -> None:
    folder = SHARED / "gold" / "events" / "gva_dev"
    record = {d: r for r in read_jsonl(folder / "incidents.jsonl") for d in r["docs"]}
    marked = [
        (record[row["doc_id"]], *watch.mark(document_of(row["title"], row["text"])))
        for row in read_jsonl(folder / "docs.jsonl")
        if row["doc_id"] in record
    ]
    for counts in ("killed", "injured", "arrested"):
        _print_incidents(counts, marked, errors=errors)


WORDS = {
    "killed": re.compile(
        r"kill|dead|die[sd]|dying|fatal|death|slain|murder|homicid", re.IGNORECASE
    ),
    "injured": re.compile(r"injur|wound|hospital|hurt|condition|shot in", re.IGNORECASE),
    "arrested": re.compile(r"arrest|custody|detain|jail|apprehend|held", re.IGNORECASE),
}
"""A document without any of these says nothing of it."""


def _print_incidents(
    counts: str,
    marked: Sequence[tuple[dict[str, Any], Document, tuple[Figure, ...]]],
    *,
    errors: bool,
) -> None:
    tallies: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for row, document, figures in marked:
        chosen = toll(document, figures, counts)
        how = _how(chosen)
        claim = _as_claim(chosen)
        value = claim[1] if claim else 0
        right = value == row[counts]
        told = WORDS[counts].search(document.text)
        tallies["told" if told else "not told"][right] += row[counts] > 0
        tallies["none in the record"][right] += not row[counts]
        tallies["silent"][not value] += not FATES[counts].search(document.text)
        tallies["found"][right] += bool(row[counts] and claim)
        if row[counts] and gives(document.text, counts, row[counts]):
            tallies["given"][right] += 1
            tallies[f"given, {how}"][right] += 1
        if errors and not right:
            quote = chosen and document.text[max(0, chosen.start - 50) : chosen.end + 50]
            print("   ", counts, row["docs"][0][:6], how, value, "gold", row[counts], repr(quote))
    names = (
        "given", "given, explicit", "given, implicit", "told", "found", "none in the record",
        "silent",
    )  # fmt: skip
    parts = (f"{n} {_share(tallies[n][True], tallies[n].total())}" for n in names)
    print(f"incidents, {counts}: {'; '.join(parts)}")
    for measure in ("given", "told", "silent"):
        some = tallies[measure]
        hold(f"shared.incidents.{measure}", **{counts: 100 * some[True] / some.total()})


def _how(figure: Figure | None) -> str:
    if figure is None:
        return "nothing"
    return "implicit" if figure.qualifier == "implicit" else "explicit"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} of {whole}" if whole else "-"


def main() -> None:
    errors = "--errors" in sys.argv
    watch = Stopwatch()
    watch.mark(document_of("", "Twelve people were killed."))  # loads the pipeline
    watch = Stopwatch()
    number, wrong = phrase_errors(watch)
    print(f"own phrases: {_share(number - len(wrong), number)}")
    hold("figures", phrases=100 * (1 - len(wrong) / number))
    for line in wrong if errors else []:
        print("   ", line)
    watch = Stopwatch()
    if (SHARED / "gold").is_dir():
        accounts(watch, errors=errors)
        incidents(watch, errors=errors)
        print(
            f"speed: {watch.words / watch.marking:,.0f} words a CPU-second, "
            f"{100 * watch.marking / watch.parsing:.1f}% of the parser's time"
        )
    else:
        print(f"no gold at {SHARED}: skipped")


if __name__ == "__main__":
    main()
