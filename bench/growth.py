"""Growth: what a document costs, stage by stage, as there are more of them, and what is found.

usage: python -m bench.growth [reuse] NUMBER ...

On the planted corpus of so many reports: reading and marking it into a dataset, the keys, the
blocks; with ``reuse``, the passages that texts share alone. Seconds are those of the processor, of
all processes together. A planted copy is found where links of shared passages lead from the one
report to the other, which may have taken it from a third. An event is split where its reports do
not share one event. Two are merged where an event is told by clauses that name the places of both;
asides of two, joined, are counted apart: people of one name do much on one day.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.planted import Truth, corpus, truth_of
from quellen.comparing.lineage import find_reuse

NUMBERS = (1000,)
Row = dict[str, Any]


def main() -> None:
    words = sys.argv[1:]
    numbers = [int(word) for word in words if word.isdigit()] or NUMBERS
    for number in numbers:
        print("\n".join(reuse(number) if "reuse" in words else whole(number)), flush=True)


def reuse(number: int) -> Iterator[str]:
    """Reuse alone: cost, memory, and the planted copies that are found."""
    reports = corpus(number)
    began = _seconds()
    pairs = [(p.a, p.b) for p in find_reuse([r.text for r in reports])]
    spent = _seconds() - began
    links = [(reports[a].id, reports[b].id) for a, b in pairs]
    truth = truth_of(reports)
    yield f"{number:,} texts: reuse {1000 * spent / number:.2f} ms a text, {_peak():,} MB"
    yield f"  {_copies(links, truth)}; {_strange(links, truth)} pairs of texts of other events"


def whole(number: int, engine: str = "plain") -> Iterator[str]:
    """A dataset of so many reports, analysed and compared."""
    from quellen.scale.analyse import analyse
    from quellen.scale.compare import compare
    from quellen.scale.engines import crew

    reports = corpus(number)
    words = sum(len(r.text.split()) for r in reports)
    with tempfile.TemporaryDirectory() as folder:
        pile, out = Path(folder) / "pile.jsonl", str(Path(folder) / "out")
        pile.write_text("\n".join(json.dumps(r.row()) for r in reports), "utf-8")
        workers: Any = crew(engine, 2)  # type: ignore[arg-type]
        marking, _ = _timed(lambda: analyse([str(pile)], out, workers))
        steps: dict[str, float] = defaultdict(float)
        last = [_seconds()]

        def step(name: str, *_: int) -> None:
            steps[name] += _seconds() - last[0]
            last[0] = _seconds()

        found = compare(out, workers, progress=step)
        size = sum(f.stat().st_size for f in Path(out).rglob("*") if f.is_file())
        yield (
            f"{number:,} reports, {words:,} words: reading and marking "
            f"{1000 * marking / number:.1f} ms a report, {words / marking:,.0f} words a "
            f"CPU-second; keys {1000 * steps['keys'] / number:.2f} ms, blocks "
            f"{1000 * steps['blocks'] / number:.2f} ms in {found['blocks']} blocks ({found['cut']} "
            f"cut); {size / number / 1000:.1f} KB a report; peak {_peak():,} MB"
        )
        yield from scored(Path(out), truth_of(reports))


def scored(out: Path, truth: Truth) -> Iterator[str]:
    """What of the planted events, copies and disputes is among the findings."""
    names = _names(out)
    links = [(names[x["from"]], names[x["to"]]) for x in _bodies(out, "lineage") if x["passages"]]
    events = list(_bodies(out, "event"))
    yield f"  {_copies(links, truth)}; {_strange(links, truth)} links between other events"
    yield f"  {_events(events, names, truth)}"
    conflicts = [d for d in _bodies(out, "dispute") if d["kind"] == "figure"]
    where = [{_event(names[a["document"]]) for s in d["sides"] for a in s["accounts"]}
             for d in conflicts]  # fmt: skip
    right = {event for events_ in where for event in events_ & truth.disputed}
    false = sum(not (events_ <= truth.disputed) or len(events_) > 1 for events_ in where)
    yield f"  disputes on the dead: {len(right)} of {len(truth.disputed)} planted, {false} false"


def _events(found: Iterable[Row], names: dict[str, str], truth: Truth) -> str:
    together: dict[int, list[set[str]]] = defaultdict(list)
    merged = asides = 0
    for event in found:
        members = {names[d] for d in event["documents"]}
        planted = {_event(name) for name in members}
        if len(planted) > 1:
            told_by = [(_event(names[a["document"]]), a["quote"]) for a in event["accounts"]]
            happened = {number for number, quote in told_by if truth.places[number] in quote}
            merged += len(happened) > 1
            asides += len(happened) <= 1
        for number in planted:
            together[number].append({m for m in members if _event(m) == number})
    told = {n: set(ids) for n, ids in truth.events.items() if len(ids) > 1}
    split = sum(all(ids - part for part in together[n]) for n, ids in told.items())
    return (
        f"events of several reports: {split} of {len(told)} split, {merged} of "
        f"{len(truth.events)} merged; {asides} of asides"
    )


def _event(name: str) -> int:
    return int(name[1:].partition("-")[0])


def _copies(links: Iterable[tuple[str, str]], truth: Truth) -> str:
    parent: dict[str, str] = {}
    for one, two in links:
        a, b = _origin(parent, one), _origin(parent, two)
        if a != b:
            parent[b] = a
    found = sum(_origin(parent, a) == _origin(parent, b) for a, b in truth.copies)
    return f"copies: {found} of {len(truth.copies)} planted found"


def _origin(parent: dict[str, str], name: str) -> str:
    while name in parent:
        name = parent[name]
    return name


def _strange(links: Iterable[tuple[str, str]], truth: Truth) -> int:
    return sum(_event(one) != _event(two) for one, two in links)


# ------------------------------------------------------------------- files and clocks


def _names(out: Path) -> dict[str, str]:
    """Id of a document → its name in the corpus."""
    from pyarrow import parquet

    found: dict[str, str] = {}
    seen: dict[str, int] = defaultdict(int)
    for file in sorted((out / "source").iterdir()):
        for row in parquet.read_table(file, columns=["sha256", "path"]).to_pylist():
            stem = row["sha256"][:12]
            seen[stem] += 1
            name = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
            found[name] = row["path"].rpartition("!/")[2]
    return found


def _bodies(out: Path, table: str) -> Iterator[Row]:
    from pyarrow import parquet

    for file in sorted((out / "findings" / table).iterdir()):
        for body in parquet.read_table(file, columns=["body"])["body"].to_pylist():
            yield json.loads(body)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = _seconds()
    result = work()
    return _seconds() - began, result


def _seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _peak() -> int:
    """Memory of the largest process so far, in MB."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(w).ru_maxrss for w in who) // 1024


if __name__ == "__main__":
    main()
