"""Statements: who does it, to whom, and whether it is told as having happened."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Block, Document, Statement


def statement(text: str, predicate: str) -> Statement:
    block = Block(0, len(text), "paragraph")
    analysis = analyse(Document("t", "0", "text", text, (block,), language="en"))
    found = [s for s in analysis.statements if s.predicate == predicate]
    assert found, [s.predicate for s in analysis.statements]
    return found[0]


@pytest.mark.parametrize(
    ("text", "predicate", "agents", "patients"),
    [("The strikers occupied the mill.", "occupy", ["The strikers"], ["the mill"]),
     ("The mill was occupied by the strikers.", "occupy", ["the strikers"], ["The mill"]),
     ("The mill was occupied.", "occupy", [], ["The mill"]),
     ("The council met and dismissed Keller.", "dismiss", ["The council"], ["Keller"]),
     ("The bridge, which Keller designed, fell.", "design", ["Keller"], ["The bridge"]),
     ("The men who guarded the mill fled.", "guard", ["The men"], ["the mill"]),
     ("A bomb exploded, killing two guards.", "kill", ["A bomb"], ["two guards"]),
     ("He ordered the guards to burn the mill.", "burn", ["the guards"], ["the mill"]),
     ("The men, many of whom had fled, returned.", "flee", ["many of whom"], []),
     ("Anna and Peter left Vienna.", "leave", ["Anna", "Peter"], ["Vienna"]),
     ("The capture of Orlen by rebels in 1921 ended it.", "capture", ["rebels"], ["Orlen"]),
     ("The withdrawal of the troops in 1921 ended it.", "withdrawal", ["the troops"], [])],
)  # fmt: skip
def test_who_does_it_and_to_whom(
    text: str, predicate: str, agents: list[str], patients: list[str]
) -> None:
    found = statement(text, predicate)
    assert [text[a:b] for a, b in found.agents] == agents
    assert [text[a:b] for a, b in found.patients] == patients


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [("Did the police shoot the mayor?", "shoot", "hypothetical"),
     ("Was the bridge mined by the army?", "mine", "hypothetical"),
     ("Who closed the mill in 1921?", "close", "actual"),
     ("They should have closed the mill.", "close", "hypothetical"),
     ("The mill seems to have closed.", "seem to close", "hedged"),
     ("The rebels planned to attack the mill.", "plan to attack", "hypothetical"),
     ("The guards are accused of torturing prisoners.", "torture", "alleged"),
     ("He is suspected of having planted the bomb.", "plant", "alleged"),
     ("The valley would be flooded if the dam broke.", "flood", "hypothetical"),
     ("Had the guard stayed awake, nobody would have died.", "stay", "hypothetical"),
     ("He promised that they would be freed.", "free", "future"),
     ("The treaty was to be signed in May.", "be to sign", "future"),
     ("The council wanted the mill closed.", "close", "hypothetical"),
     ("They wished the bridge had been destroyed.", "destroy", "hypothetical"),
     ("They insisted that the bridge had been destroyed.", "destroy", "actual"),
     ("The verdict was a disgrace.", "be disgrace", "opinion")],
)  # fmt: skip
def test_what_is_not_told_as_a_fact(text: str, predicate: str, modality: str) -> None:
    assert statement(text, predicate).modality == modality


@pytest.mark.parametrize("predicate", ["confirm", "deny"])
def test_neither_nor_denies_both(predicate: str) -> None:
    assert statement("She neither confirmed nor denied it.", predicate).polarity == "negative"


def test_where_somebody_went_is_no_place_for_what_else_is_told() -> None:
    text = "The mill was sold, and its owner fled to Vienna."
    assert statement(text, "sell").place is None
    assert statement(text, "flee").place == "Vienna"


def test_a_place_holds_for_the_clauses_joined_to_its_own() -> None:
    found = statement("A bomb exploded in Vienna, killing two guards.", "kill")
    assert found.place == "Vienna"
    assert "placed by its sentence" in found.reasons
