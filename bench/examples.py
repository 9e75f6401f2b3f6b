"""Accuracy on the example corpus: what its gold says beside what a ledger answers.

``python -m bench.examples`` prints a line for each measure and every miss. The gold is described in
``examples/README.md``. Rules of scoring:

- A quote of the gold is *met* by a span that covers half of it, or that lies in it by half.
- An event is the one of the ledger that meets most of its quotes; each quote so met is found.
- A dispute is found if one of the same kind and relation has a side of its own for each side of the
  gold, with a quote met. For a chronology, all that it stands on must be met.
- A pair of compatible quotes is violated if a conflict of that kind meets them on two sides.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import measures
from bench.measures import side_met, told_of
from bench.pairwise import pairwise
from bench.quoting import Answers, Row, locate

ROOT = Path(__file__).parent.parent / "examples"
COPYING = frozenset({"duplicate", "copy", "reuse"})


def main() -> None:
    gold = load_gold()
    with tempfile.TemporaryDirectory() as folder:
        answers = ask(Path(folder) / "examples.ledger")
    for name, score in scores(gold, answers).items():
        print(f"{name:14} {score.share:6.1%}  {score.found} of {score.of}")
        for miss in score.missed:
            print(f"    {miss}")
    pairs = pairwise(gold["events"], answers)
    print(f"{'pairs':14} {pairs.f1:6.1%}  P {pairs.precision:.1%}  R {pairs.recall:.1%}")
    for error in pairs.errors:
        print(f"    {error}")
    for violation in violations(gold, answers):
        print(f"VIOLATION {violation}")


def load_gold() -> Row:
    gold: Row = json.loads((ROOT / "gold.json").read_text("utf-8"))
    return gold


def ask(ledger_path: Path, sources: Path = ROOT / "sources") -> Answers:
    """Read a corpus into a new ledger and ask it everything."""
    import quellen
    from quellen.marks import mark_paths

    marks = {Path(row["path"]).name: row for row in mark_paths([str(sources)])}
    with quellen.open(ledger_path) as ledger:
        ledger.read([str(sources)])
        known = ledger.sources()
        names = {row["id"]: Path(row["path"]).name for row in known}
        rows = {
            "timeline": ledger.timeline(),
            "disputes": ledger.disputes(),
            "lineage": ledger.lineage(),
            "support": ledger.support(),
            "voices": ledger.voices(),
        }
    queries = {name: _named(answer, names) for name, answer in rows.items()}
    return Answers(marks, {"sources": known, **queries})


def _named(value: Any, names: Mapping[str, str]) -> Any:
    """The same answer with file names in the places of documents' ids."""
    if isinstance(value, dict):
        return {key: _named(item, names) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_named(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value


def scores(gold: Row, answers: Answers) -> dict[str, Score]:
    """All measures, by the names that they have in ``floors.toml``."""
    return {
        "metadata": _score(measures.metadata(gold, answers)),
        "events": _score(measures.events(gold, answers)),
        "event_dates": _score(measures.event_dates(gold, answers)),
        "figures": _score(measures.figures(gold, answers)),
        "disputes": _score(measures.disputes(gold, answers)),
        "conflicts_true": _score(measures.conflicts_true(gold, answers)),
        "dependence": _score(measures.dependence(gold, answers)),
        "origins": _score(measures.origins(gold, answers)),
        "voices": _score(measures.voices(gold, answers)),
        "chains": _score(measures.chains(gold, answers)),
    }


def violations(gold: Row, answers: Answers) -> list[str]:
    """What must never happen: false conflicts, false copies, denials given as assertions."""
    return [
        *false_conflicts(gold, answers),
        *false_copies(gold, answers),
        *denials_turned(gold, answers),
    ]


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the gold were found, and which were not."""

    found: int
    of: int
    missed: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        return self.found / self.of if self.of else 1.0


def _score(results: Iterable[tuple[str, bool]]) -> Score:
    rows = list(results)
    missed = tuple(label for label, found in rows if not found)
    return Score(len(rows) - len(missed), len(rows), missed)


# ------------------------------------------------------------- what must never happen


def false_conflicts(gold: Row, answers: Answers) -> list[str]:
    """Conflicts that put compatible quotes on two sides."""
    return [
        f"false conflict ({pair['reason']}): {told_of(dispute)}"
        for dispute in answers.queries["disputes"]
        for pair in gold["compatible"]
        if (dispute["relation"], dispute["kind"]) == ("conflict", pair["kind"])
        and _parts(pair["quotes"], dispute, answers)
    ]


def _parts(quotes: Sequence[Row], dispute: Row, answers: Answers) -> bool:
    """Whether a dispute puts two quotes on two of its sides."""
    one, two = (
        {n for n, side in enumerate(dispute["sides"]) if side_met([quote], side, answers)}
        for quote in quotes
    )
    return bool(one and two) and len(one | two) > 1


def false_copies(gold: Row, answers: Answers) -> list[str]:
    """Documents that are called copies of one another though no words went between them."""
    family = {name: name for name in gold["documents"]}
    for link in gold["dependence"]:
        if link["kinds"] != ["citation"]:
            old, new = family[link["to"]], family[link["from"]]
            family = {name: new if head == old else head for name, head in family.items()}
    return [
        f"false {link['kind']}: {link['from']} → {link['to']} {link['reasons']}"
        for link in answers.queries["lineage"]
        if link["kind"] in COPYING and family[link["from"]] != family[link["to"]]
    ]


def denials_turned(gold: Row, answers: Answers) -> list[str]:
    """Words of a denial that reach the reader as a statement with no denial above it."""
    return [
        f"{denial['who']} denies this, but it is given as said: {denial['what']}"
        for denial in gold["denials"]
        if any(_bare(denial["what"], answers.marks[denial["document"]]))
    ]


def _bare(words: str, row: Row) -> Iterator[bool]:
    """For each statement in some words: whether it is positive and under no denial."""
    denying = {a["id"] for a in row["attributions"] if a["polarity"] != "asserts"}
    for statement in row["statements"]:
        if _within(statement["spans"], locate(row["text"], words)):
            yield statement["polarity"] == "positive" and not denying & set(statement["chain"])


def _within(spans: Sequence[Sequence[int]], words: Sequence[tuple[int, int]]) -> bool:
    """Whether spans lie in some words, a 'that ' before them aside."""
    return any(
        start - len("that ") <= spans[0][0] and spans[-1][1] <= end + 1 for start, end in words
    )


if __name__ == "__main__":
    main()
