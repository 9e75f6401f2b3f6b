"""Accuracy on long narratives: documents that tell one fictional history in their own ways.

``python -m bench narratives`` prints pairwise F1 of the events, the disputes and contradictions
that were planted and found, those that were found and are none, and the near-misses that were set
against each other all the same; ``python -m bench.narratives delta`` those of one corpus alone.
``bench/data/delta`` is a memoir, a party's history, an official report, a newspaper's retrospect
and a human-rights report on forty years of a province that never was; ``bench/data/coalfield`` a
company's chronicle, a miner's interview, a parliamentary inquiry, a newspaper's anniversary piece
and a vicar's diary on fifteen years of a valley; ``bench/data/corvane`` a court's findings of fact,
a general's memoir, a diplomat's telegrams, an encyclopaedia's article and a magazine's long read on
a coup and the trial after it; ``bench/data/korvat`` an agency's archive, a ministry's release,
an investigation with numbered findings, a survivor's interview, an opposition site's article, an
encyclopaedia's and an obituary on fifteen years of a dam; ``bench/data/corisande`` a court's
report, a carpenter's notebook, a newspaper's issues, a whaler's letter, a pamphlet, a vindication,
a travel book, an interview and a museum's page on a ship taken, lost and avenged;
``bench/data/idrel`` an agency's and a newspaper's reports, a ministry's statement, an NGO's report,
an activist's article, a paramedic's interview, a court's summary and an encyclopaedia's article on
shots at a march and what came of them. Their gold, in the form of ``examples/gold.json``, was
written with them and before the engine had read them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import measures
from bench.examples import ask, false_conflicts
from bench.floors import hold
from bench.pairwise import Pairwise, pairwise
from bench.quoting import Answers, Row

DATA = Path(__file__).parent / "data"
CORPORA = ("delta", "coalfield", "corvane", "korvat", "corisande", "idrel")


def main() -> None:
    for corpus in sys.argv[1:] or CORPORA:
        _show(corpus)


def _show(corpus: str) -> None:
    gold = load_gold(corpus)
    with tempfile.TemporaryDirectory() as folder:
        answers = ask(Path(folder) / f"{corpus}.ledger", DATA / corpus / "sources")
    result = judged(gold, answers)
    print(f"-- {corpus}")
    for name, (value, errors) in result.items():
        print(f"{name:22} {value:6.1%}")
        for error in errors:
            print(f"    {error}")
    hold(f"narratives.{corpus}", **{name: value for name, (value, _) in result.items()})


def load_gold(corpus: str) -> Row:
    gold: Row = json.loads((DATA / corpus / "gold.json").read_text("utf-8"))
    return gold


def judged(gold: Row, answers: Answers) -> dict[str, tuple[float, Sequence[str]]]:
    """Measure → share of what was asked for, and every error."""
    pairs: Pairwise = pairwise(gold["events"], answers)
    found = {
        kind: list(measures.disputes({"disputes": _of(gold, kind)}, answers))
        for kind in ("disputes", "contradictions")
    }
    true = list(measures.conflicts_true(gold, answers))
    apart = [label for label, right in true if not right]
    false = [f"of {len(gold['compatible'])}: {words}" for words in false_conflicts(gold, answers)]
    return {
        "events": (pairs.f1, (f"P {pairs.precision:.1%} R {pairs.recall:.1%}", *pairs.errors)),
        "event_dates": _share(list(measures.event_dates(gold, answers))),
        **{kind: _share(rows) for kind, rows in found.items()},
        "conflicts_true": (1 - len(apart) / max(len(true), 1), apart),
        "near_misses": (1 - len(false) / len(gold["compatible"]), false),
    }


def _of(gold: Row, kind: str) -> list[Row]:
    wanted: list[Row] = gold["disputes"]
    return [d for d in wanted if (d["kind"] == "chronology") == (kind == "contradictions")]


def _share(rows: Sequence[tuple[str, bool]]) -> tuple[float, Sequence[str]]:
    missed = [label for label, right in rows if not right]
    return 1 - len(missed) / max(len(rows), 1), missed


if __name__ == "__main__":
    main()
