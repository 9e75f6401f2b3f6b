"""Long narratives: five documents that tell one history, beside a gold written before them."""

from __future__ import annotations

import pytest
from bench import floors, narratives
from bench.examples import ask, false_conflicts
from bench.quoting import Answers, locate

GOLD = narratives.load_gold()
FLOORS = floors.read()["narratives"]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return ask(tmp_path_factory.mktemp("ledger") / "delta.ledger", narratives.ROOT / "sources")


def test_each_quote_of_the_gold_stands_once_in_its_document(answers: Answers) -> None:
    quotes = [q for event in GOLD["events"] for q in event["accounts"]]
    quotes += [q for d in GOLD["disputes"] for side in d["sides"] for q in side["quotes"]]
    quotes += [q for pair in GOLD["compatible"] for q in pair["quotes"]]
    texts = {name: row["text"] for name, row in answers.marks.items()}
    assert [q for q in quotes if len(locate(texts[q["document"]], q["quote"])) != 1] == []


def test_near_misses_are_left_alone(answers: Answers) -> None:
    assert false_conflicts(GOLD, answers) == []


@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_accuracy_stays_above_its_floor(measure: str, answers: Answers) -> None:
    value, errors = narratives.judged(GOLD, answers)[measure]
    assert value >= FLOORS[measure], "\n".join(errors)
