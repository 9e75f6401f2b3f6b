"""Statements: what "not this but that" and "it was he who …" say, and of whom."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Analysis, Block, Document, Statement


def analysed(text: str) -> Analysis:
    return analyse(Document("a.txt", "0" * 64, "text", text, (Block(0, len(text), "paragraph"),)))


def told(text: str, predicate: str) -> Statement:
    (found,) = (s for s in analysed(text).statements if s.predicate == predicate)
    return found


def who(text: str, predicate: str) -> list[str]:
    return [text[a:b] for a, b in told(text, predicate).agents]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [("It was not the rebels that used gas in the village.", "use"),
     ("It wasn't the army who burned the mill.", "burn"),
     ("It was never the army that shelled the market.", "shell"),
     ("It was neither the army nor the rebels who shelled the market.", "shell"),
     ("It was not a soldier who fired the shot.", "fire"),
     ("It was not he who fired the shot.", "fire"),
     ("It was not the mill that they burned.", "burn"),
     ("The minister said it was not the rebels that used gas.", "use")],
)  # fmt: skip
def test_who_it_was_not_did_not_do_it(text: str, predicate: str) -> None:
    assert told(text, predicate).polarity == "negative"


@pytest.mark.parametrize(
    ("text", "predicate", "doers"),
    [("It was the rebels that used gas in the village.", "use", ["the rebels"]),
     ("It was not the rebels but the army that used gas.", "use", ["the army"]),
     ("It was the rebels, not the army, who used gas.", "use", ["the rebels"]),
     ("It was the army and not the rebels that shelled the market.", "shell", ["the army"]),
     ("It was the rebels rather than the army who shelled the market.", "shell", ["the rebels"]),
     ("It was not only the rebels who shelled the market.", "shell", ["the rebels"]),
     ("The army, not the rebels, shelled the market.", "shell", ["The army"]),
     ("Not the rebels but the army shelled the market.", "shell", ["the army"]),
     ("The market was shelled by the army, not by the rebels.", "shell", ["the army"])],
)  # fmt: skip
def test_who_is_meant_did_it_and_nobody_else(text: str, predicate: str, doers: list[str]) -> None:
    assert told(text, predicate).polarity == "positive"
    assert who(text, predicate) == doers


@pytest.mark.parametrize(
    ("text", "burned"),
    [("They burned the mill, not the school.", ["the mill"]),
     ("They burned not the mill but the school.", ["the school"])],
)  # fmt: skip
def test_what_it_was_not_done_to_is_left_out(text: str, burned: list[str]) -> None:
    statement = told(text, "burn")
    assert statement.polarity == "positive"
    assert [text[a:b] for a, b in statement.patients] == burned


@pytest.mark.parametrize(
    "text",
    ["It was not the first time that the mill burned.",
     "It was no coincidence that the mill burned.",
     "It was not in Harwick that the mill burned."],
)  # fmt: skip
def test_what_a_sentence_takes_for_granted_is_told(text: str) -> None:
    assert told(text, "burn").polarity == "positive"


@pytest.mark.parametrize("text", ["Not a single shot was fired.", "No shots were fired."])
def test_none_at_all_is_a_denial(text: str) -> None:
    assert told(text, "fire").polarity == "negative"


def test_a_cleft_is_one_statement_with_all_its_words() -> None:
    text = "It was on 10 June 1911 that the mill burned."
    (statement,) = analysed(text).statements
    assert (statement.predicate, statement.edtf) == ("burn", "1911-06-10")
    assert text[slice(*statement.spans[0])] == text.rstrip(".")


def test_a_day_on_which_it_was_not_is_not_its_day() -> None:
    text = "It was not on 10 June 1911 that the mill burned but on 12 June 1911."
    assert told(text, "burn").edtf == "1911-06-12"
