"""How well reports of one event are found together, and how seldom they are set against each other.

``python -m bench.events`` reads the reports of ``gold/events/gva_dev`` in a folder ``shared``
beside the project, with their day of publication, and asks for the timeline and the disputes. A
report counts as being about the event whose ``about`` has it; where none has, about the event to
which it gives most accounts. CoNLL is the mean F1 of MUC, B³ and CEAFe (Pradhan et al. 2014), by
the scorer of ``shared``. A false conflict is a pair of reports of one incident on two sides of a
conflict: the record has one truth for each.
"""

from __future__ import annotations

import csv
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import quellen
from bench.floors import hold

SHARED = Path(__file__).parents[2] / "shared"
GOLD = SHARED / "gold" / "events" / "gva_dev"
PEERS = {"TF-IDF, at most 7 days apart, with names": 91.2, "TF-IDF": 83.5, "each alone": 41.9}
"""CoNLL of others on the same reports, by the README of the gold; thresholds chosen on its pool."""
Row = dict[str, Any]


def main() -> None:
    if not GOLD.is_dir():
        print(f"no gold at {GOLD}: skipped")
        return
    with tempfile.TemporaryDirectory() as folder:
        timeline, disputes, seconds = _ask(Path(folder))
        scores = _score(main_events(timeline), Path(folder))
    print(f"CoNLL {scores['CoNLL']:.1f} ({', '.join(f'{n} {v}' for n, v in PEERS.items())})")
    for name in ("MUC", "B3", "CEAFe", "pair"):
        row = scores[name]
        print(f"  {name:6} P {row['P']:5.1f}  R {row['R']:5.1f}  F1 {row['F1']:5.1f}")
    shares = false_conflicts(disputes)
    for name, share in shares.items():
        print(f"false conflicts, {name}: {share:.2%} of the pairs of one incident")
    print(f"compared in {seconds:.1f} CPU-seconds")
    hold("shared.events", conll=scores["CoNLL"], **{n: 100 * (1 - s) for n, s in shares.items()})


def _ask(folder: Path) -> tuple[list[Row], list[Row], float]:
    """Timeline and disputes with the ids of the gold for documents; CPU seconds of comparing."""
    texts = folder / "texts"
    texts.mkdir()
    with (folder / "known.csv").open("w", newline="") as known:
        table = csv.writer(known)
        table.writerow(["path", "title", "published"])
        for row in _reports():
            (texts / f"{row['doc_id']}.txt").write_text(f"{row['title']}\n\n{row['text']}")
            table.writerow([f"{row['doc_id']}.txt", row["title"], row["date"]])
    with quellen.open(folder / "gva.ledger") as ledger:
        ledger.read(texts, metadata=folder / "known.csv", compare=False)
        begin = time.process_time()
        ledger.compare()
        seconds = time.process_time() - begin
        ids = {row["id"]: Path(row["path"]).stem for row in ledger.sources()}
        timeline, disputes = list(ledger.timeline()), list(ledger.disputes())
    for account in _accounts(timeline, disputes):
        account["document"] = ids[account["document"]]
    for row in timeline:
        row["about"] = [ids[document] for document in row["about"]]
    return timeline, disputes, seconds


def _reports() -> Iterator[Row]:
    with (GOLD / "docs.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _accounts(timeline: list[Row], disputes: list[Row]) -> Iterator[Row]:
    for holder in itertools.chain(timeline, *(d["sides"] for d in disputes)):
        yield from holder["accounts"]


def main_events(timeline: list[Row]) -> dict[str, str]:
    """Document → the event that it is about."""
    given: dict[str, Counter[str]] = defaultdict(Counter)
    told: dict[str, int] = {}
    for row in timeline:
        told[row["event"]] = len({a["document"] for a in row["accounts"]})
        for account in row["accounts"]:
            given[account["document"]][row["event"]] += 1
    most = {d: max(c, key=lambda e: (c[e], told[e])) for d, c in given.items()}
    return most | {document: row["event"] for row in timeline for document in row["about"]}


def _score(assigned: dict[str, str], folder: Path) -> Row:
    predicted = folder / "predicted.json"
    predicted.write_text(json.dumps(assigned))
    scorer = SHARED / "score" / "events.py"
    done = subprocess.run(
        [sys.executable, scorer, GOLD / "incidents.jsonl", predicted, "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    scores: Row = json.loads(done.stdout)
    return scores


def false_conflicts(disputes: list[Row]) -> dict[str, float]:
    """Share of the pairs of reports of one incident that stand on two sides, by what is counted."""
    lines = (GOLD / "incidents.jsonl").read_text("utf-8").splitlines()
    incident = {d: row["incident"] for row in map(json.loads, lines) for d in row["docs"]}
    sizes = Counter(incident.values()).values()
    pairs = sum(n * (n - 1) // 2 for n in sizes)
    wrong: dict[str, set[frozenset[str]]] = {"killed": set(), "injured": set(), "date": set()}
    for dispute in disputes:
        kind = next((n for n in wrong if n in dispute["kind"] or n in dispute["reasons"][0]), None)
        if kind and dispute["relation"] == "conflict":
            for one, two in itertools.combinations(dispute["sides"], 2):
                wrong[kind].update(
                    frozenset((a["document"], b["document"]))
                    for a, b in itertools.product(one["accounts"], two["accounts"])
                    if a["document"] != b["document"]
                    and incident.get(a["document"]) == incident.get(b["document"], "")
                )
    return {name: len(found) / pairs for name, found in wrong.items()}


if __name__ == "__main__":
    main()
