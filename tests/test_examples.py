"""The whole way, on a corpus whose truth we know: read, ask, and compare with the gold."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench import examples, floors
from bench.quoting import Answers, locate

from quellen.model import Source
from quellen.reading import find, read

ROOT = Path(__file__).parent.parent
GOLD = examples.load_gold()
FLOORS = floors.read()["examples"]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return examples.ask(tmp_path_factory.mktemp("ledger") / "bridge.ledger")


def quotes(gold: Any) -> Iterator[tuple[str, str]]:
    """Every quote of the gold, and the words of every denial, with their documents."""
    if isinstance(gold, dict):
        if "quote" in gold:
            yield gold["document"], gold["quote"]
        if "what" in gold:
            yield gold["document"], gold["what"]
        gold = list(gold.values())
    if isinstance(gold, list):
        for item in gold:
            yield from quotes(item)


def test_each_quote_of_the_gold_stands_once_in_its_document(answers: Answers) -> None:
    texts = {name: row["text"] for name, row in answers.marks.items()}
    odd = [
        (len(locate(texts[document], quote)), document, quote)
        for document, quote in quotes(GOLD)
        if len(locate(texts[document], quote)) != 1
    ]
    assert odd == []


def test_every_file_of_the_corpus_is_read_and_has_its_gold(answers: Answers) -> None:
    files = {path.name for path in (ROOT / "examples" / "sources").iterdir()}
    read = {row["path"].rsplit("/", 1)[-1] for row in answers.queries["sources"]}
    assert files == read == set(GOLD["documents"])


def test_compatible_accounts_raise_no_conflict(answers: Answers) -> None:
    assert examples.false_conflicts(GOLD, answers) == []


def test_independent_documents_are_not_called_copies(answers: Answers) -> None:
    assert examples.false_copies(GOLD, answers) == []


def test_a_denial_is_never_given_as_an_assertion(answers: Answers) -> None:
    assert examples.denials_turned(GOLD, answers) == []


def test_planted_errors_are_seen(answers: Answers) -> None:
    """The three rules above are worth nothing unless they notice what they forbid."""
    planted = Answers(
        {name: row | {"attributions": [], "statements": said_outright(row)}
         for name, row in answers.marks.items()},
        {
            **answers.queries,
            "disputes": [conflict_of(pair, answers) for pair in GOLD["compatible"]],
            "lineage": [{"from": "undertow-blog.html", "to": "radio-arde.md", "kind": "reuse",
                         "reasons": []}],
        },
    )  # fmt: skip
    assert len(examples.false_conflicts(GOLD, planted)) >= len(GOLD["compatible"])
    assert len(examples.false_copies(GOLD, planted)) == 1
    assert len(examples.denials_turned(GOLD, planted)) == len(GOLD["denials"])


def conflict_of(pair: Any, answers: Answers) -> dict[str, Any]:
    """A conflict with each quote of a pair on a side of its own."""
    sides = [{"value": "", "accounts": [account_of(quote, answers)]} for quote in pair["quotes"]]
    return {"kind": pair["kind"], "relation": "conflict", "sides": sides}


def account_of(quote: Any, answers: Answers) -> dict[str, Any]:
    ((start, end),) = locate(answers.marks[quote["document"]]["text"], quote["quote"])
    return {**quote, "start": start, "end": end}


def said_outright(row: Any) -> list[dict[str, Any]]:
    """Every denied proposition of the gold, as if the document itself stated it."""
    return [
        {"spans": [span], "polarity": "positive", "chain": []}
        for denial in GOLD["denials"]
        for span in locate(row["text"], denial["what"])
    ]


@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_accuracy_stays_above_its_floor(measure: str, answers: Answers) -> None:
    score = examples.scores(GOLD, answers)[measure]
    assert score.share >= FLOORS[measure], "\n".join(score.missed)


def test_no_floor_lies_on_the_ground() -> None:
    assert all(0 < floor <= 1 for floor in FLOORS.values())


def test_what_is_quoted_is_what_the_document_says(answers: Answers) -> None:
    told = [account for event in answers.queries["timeline"] for account in event["accounts"]]
    told += [
        account
        for dispute in answers.queries["disputes"]
        for side in dispute["sides"]
        for account in side["accounts"]
    ]
    assert told
    for account in told:
        text = answers.marks[account["document"]]["text"]
        assert text[account["start"] : account["end"]] == account["quote"]


def test_the_binary_sources_say_what_the_builder_says(tmp_path: Path) -> None:
    build: Any = importlib.import_module("examples.build")
    made = {
        "union-statement.docx": build.union_statement,
        "inquiry-report.pdf": build.inquiry_report,
    }
    for name, make in made.items():
        (tmp_path / name).write_bytes(make())
        assert make() == (tmp_path / name).read_bytes()
        assert text_of(tmp_path / name) == text_of(ROOT / "examples" / "sources" / name)


def text_of(path: Path) -> str:
    (source,) = find([str(path)])
    assert isinstance(source, Source)
    return read(source).text


def test_a_voice_is_in_no_more_disputes_than_there_are(answers: Any) -> None:
    """Quoted three times in one dispute, a voice is disputed once."""
    conflicts = [d for d in answers.queries["disputes"] if d["relation"] == "conflict"]
    for voice in answers.queries["voices"]:
        named = {voice["voice"], *voice["aliases"]}
        met = sum(
            any(a["voice"] in named for s in d["sides"] for a in s["accounts"]) for d in conflicts
        )
        assert voice["disputed"] <= met
