"""Undated casualties are those of what is spoken of, and of nothing else."""

from __future__ import annotations

import pytest
from tests.comparing.test_asides import accounts, history, told_of

from quellen.comparing import compare

MUTINY = "On 8 May 1924 the garrison of Dorva mutinied and the army shelled the fort."


@pytest.mark.parametrize("undated", [
    "Twelve people were killed.",
    "Nobody was hurt.",
    "On the first day nine people were killed.",
])  # fmt: skip
def test_they_are_those_of_what_stands_right_before(undated: str) -> None:
    assert any(undated.rstrip(".") in quote for quote in told_of("1924-05-08", MUTINY, undated))


@pytest.mark.parametrize("between", [
    # Time has gone on, or something else is named, or told, of which they are.
    "On the twentieth day the gates stood open and nobody had been hurt.",
    "In the week after that nine people were killed.",
    "In the night of the strike itself nine people were killed.",
    "Years before some boys had taken a boat and were talked off her. Nobody was hurt.",
    "The survivors were landed after three days with the loss of nine people.",
])  # fmt: skip
def test_what_is_of_another_time_or_thing_is_not(between: str) -> None:
    quotes = told_of("1924-05-08", MUTINY, between)
    assert quotes
    assert not any("nine people" in quote or "obody" in quote for quote in quotes)


def test_a_paragraph_that_opens_with_them_goes_on_speaking_of_the_one_before() -> None:
    found = compare([history("h", MUTINY, "Thirty-one people died. The winter was mild.")])
    assert any("Thirty-one" in a.quote for a in accounts(found, "1924-05-08"))


@pytest.mark.parametrize("later", [
    "What followed was a quarrel. It cost some 6,400 lives.",
    "Several accords collapsed and the shooting followed.",
    "The school had no roof. Thirty-one people died.",
])  # fmt: skip
def test_what_stands_deeper_in_it_does_not(later: str) -> None:
    found = compare([history("h", MUTINY, later)])
    assert len(accounts(found, "1924-05-08")) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Thirty-seven people were killed.", "Eleven people were killed."),
        ("Eleven people were killed and thirty injured, one of them gravely.",
         "Twenty-four people were killed."),
    ],
)  # fmt: skip
def test_tolls_of_two_histories_are_held_against_each_other(one: str, two: str) -> None:
    found = compare([history("a", f"{MUTINY} {one}"), history("b", f"{MUTINY} {two}")])
    (dispute,) = found.disputes
    assert dispute.kind == "figure"
    assert len(dispute.sides) == 2


def test_who_was_shot_is_counted_in_histories() -> None:
    words = "On 19 June 1924 {} officers were shot at Dorva after a court martial."
    found = compare([history("a", words.format("five")), history("b", words.format("seven"))])
    assert [d.kind for d in found.disputes] == ["figure"]
