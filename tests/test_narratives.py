"""Long narratives: five documents that tell one history, beside a gold written before them."""

from __future__ import annotations

import pytest
from bench import floors, narratives
from bench.examples import ask, false_conflicts
from bench.quoting import Answers, Row, locate

FLOORS = floors.read()["narratives"]


@pytest.fixture(scope="module", params=narratives.CORPORA)
def corpus(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def gold(corpus: str) -> Row:
    return narratives.load_gold(corpus)


@pytest.fixture(scope="module")
def answers(corpus: str, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    ledger = tmp_path_factory.mktemp("ledger") / f"{corpus}.ledger"
    return ask(ledger, narratives.DATA / corpus / "sources")


def test_each_quote_of_the_gold_stands_once_in_its_document(gold: Row, answers: Answers) -> None:
    quotes = [q for event in gold["events"] for q in event["accounts"]]
    quotes += [q for d in gold["disputes"] for side in d["sides"] for q in side["quotes"]]
    quotes += [q for pair in gold["compatible"] for q in pair["quotes"]]
    texts = {name: row["text"] for name, row in answers.marks.items()}
    assert [q for q in quotes if len(locate(texts[q["document"]], q["quote"])) != 1] == []


def test_near_misses_are_left_alone(gold: Row, answers: Answers) -> None:
    assert false_conflicts(gold, answers) == []


def test_accuracy_stays_above_its_floors(corpus: str, gold: Row, answers: Answers) -> None:
    result = narratives.judged(gold, answers)
    fallen = {
        name: errors
        for name, (value, errors) in result.items()
        if value < FLOORS[corpus].get(name, 0.0)
    }
    assert fallen == {}
