"""What is decided, from the command line or at the workbench, binds every later run.

Each decision is made on the ledger of the example corpus, then another document is read that
speaks of the same things; the decision holds in both comparisons.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

import quellen
from quellen.desk import Ledger
from quellen.queries import decisions

Row = dict[str, Any]
Holds = Callable[[Ledger], bool]
LATER = (
    "Lindmoor remembers\n\nThe Lindmoor Bridge collapsed on 29 April 2025, a year ago today. Seven "
    "people were killed in the collapse. Thousands marched through Castrel on 4 May 2025, after "
    "the letter of the union to the ministry had become known."
)
DEMONSTRATION = ("3,000 people at the demonstration", "12,000 people marched")
LETTER = ("On 3 March 2025 the union sent", "The union sent its warning letter")


def disputes_over(ledger: Ledger, quotes: Iterable[str]) -> list[Row]:
    """The disputes that quote all these words, on different sides."""
    return [
        d for d in ledger.disputes()
        if all(any(q in a["quote"] for s in d["sides"] for a in s["accounts"]) for q in quotes)
    ]  # fmt: skip


def none_over(quotes: tuple[str, ...]) -> Holds:
    return lambda ledger: disputes_over(ledger, quotes) == []


def relation_of(quotes: tuple[str, ...], relation: str) -> Holds:
    return lambda ledger: [d["relation"] for d in disputes_over(ledger, quotes)] == [relation]


def together(quotes: tuple[str, ...], *, expected: bool) -> Holds:
    """Whether some event has accounts with all these words."""
    return lambda ledger: (
        expected
        == any(
            all(any(q in a["quote"] for a in event["accounts"]) for q in quotes)
            for event in ledger.timeline()
        )
    )


COLLAPSE = ("Nine people were killed when", "fell into the River Arde at 12.40 am")
MARCHES = ("Police counted 3,000 people", "he last principal inspection was completed")
CASES = {
    "not_a_dispute": (DEMONSTRATION, None, none_over(DEMONSTRATION)),
    "update": (DEMONSTRATION, None, relation_of(DEMONSTRATION, "update")),
    "different": (LETTER, None, none_over(LETTER)),
    "split": (COLLAPSE, None, together(COLLAPSE, expected=False)),
    "merge": (MARCHES, None, together(MARCHES, expected=True)),
    "same": (MARCHES, None, together(MARCHES, expected=True)),
    "correct a figure": (("3,000",), "at least 3,000", none_over(DEMONSTRATION)),
    "correct a date": (("13 March 2025",), "2025-03-03", none_over(LETTER)),
}


@pytest.mark.parametrize("way", ["command line", "workbench"])
@pytest.mark.parametrize("what", CASES)
def test_a_decision_holds_when_more_is_read(
    what: str, way: str, ledger_file: Path, tmp_path: Path, client: TestClient
) -> None:
    words, value, holds = CASES[what]
    with quellen.open(ledger_file) as ledger:
        assert not holds(ledger)
        row = {
            "made": "2025-06-01T10:00:00Z", "who": "Ruth", "action": what.split(maxsplit=1)[0],
            "anchors": list(anchors(ledger, words)), "value": value,
        }  # fmt: skip
        (by_command if way == "command line" else by_workbench)(row, ledger_file, tmp_path, client)
        ledger.compare()
        assert holds(ledger)
        (tmp_path / "later.txt").write_text(LATER)
        assert ledger.read(tmp_path / "later.txt", published="2026-04-29").read == 1
        assert holds(ledger)
        assert [d["action"] for d in ledger.decisions()] == [row["action"]]


def by_command(row: Row, ledger: Path, folder: Path, _: TestClient) -> None:
    file = folder / "decisions.json"
    file.write_text(json.dumps([row]))
    done = CliRunner().invoke(decisions, ["import", str(file), "-l", str(ledger)])
    assert (done.exit_code, done.output) == (0, "1 decision taken in.\n")


def by_workbench(row: Row, _: Path, __: Path, client: TestClient) -> None:
    answer = client.post("/api/decisions", json=[row])
    assert (answer.status_code, answer.json()) == (200, {"added": 1})


def anchors(ledger: Ledger, words: tuple[str, ...]) -> Iterator[Row]:
    """Where an account of the timeline has the words; of a mark, each place that has them."""
    for word in words:
        for marked in ledger.store.marked():
            at = marked.document.text.find(word)
            quoted = [
                a for e in ledger.timeline() for a in e["accounts"]
                if a["document"] == marked.id and a["start"] <= at < a["end"]
            ]  # fmt: skip
            if at >= 0 and quoted:
                start, end = (
                    (at, at + len(word)) if len(words) == 1
                    else (quoted[0]["start"], quoted[0]["end"])
                )  # fmt: skip
                yield {
                    "sha256": marked.document.sha256, "start": start, "end": end,
                    "exact": marked.document.text[start:end],
                }  # fmt: skip
