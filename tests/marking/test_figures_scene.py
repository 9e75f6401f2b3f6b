"""Whom the scene of a report brought to harm: headlines, rows, killers who die, other news."""

from __future__ import annotations

import pytest
from tests.marking.test_figures_toll import toll_of, value


@pytest.mark.parametrize(
    ("headline", "number"),
    [("4 shot in Lubin", 4), ("Police: 3 shot near Arde station", 3),
     ("One Person Shot Outside Lubin Depot", 1), ("Man killed, 3 other shot on Orle Street", 3)],
)  # fmt: skip
def test_those_shot_of_a_headline_are_people(headline: str, number: int) -> None:
    found = toll_of(headline, "Officers were called at noon.", counts="injured")
    assert found is not None
    assert found.low == number


@pytest.mark.parametrize(
    "line", ["One shot was fired at the gate of Lubin.", "The bar sold 12 shot glasses on Monday."]
)
def test_shots_and_glasses_are_no_people(line: str) -> None:
    assert toll_of("News of the day", line, counts="injured") is None


@pytest.mark.parametrize(
    "line",
    ["A boy was hospitalized on Monday after he shot himself in the hand.",
     "The clerk accidentally shot himself in the leg, and then shot himself in the foot."],
)  # fmt: skip
def test_who_shot_himself_was_hurt_once(line: str) -> None:
    assert value(toll_of("Mishap in Lubin", line, counts="injured")) == (1, "implicit")


def test_the_killer_who_turned_on_himself_is_another() -> None:
    found = toll_of("Deaths in Arde", "A man shot and killed his wife before killing himself.")
    assert value(found) == (2, "implicit")


def test_opposed_people_of_one_sentence_are_two_wherever_it_stands() -> None:
    found = toll_of(
        "Police at Arde farm", "Nothing is known yet of what led up to it. " * 20,
        "A girl has died in a shooting that left a man dead.",
    )  # fmt: skip
    assert value(found) == (2, "implicit")


FAR = "The neighbours spoke of a quiet house. " * 40
"""So much of other matters that what follows is far from the lead."""


def test_a_total_that_is_one_more_than_the_victims_counts_their_killer() -> None:
    found = toll_of(
        "Murder-suicide in Arde", "A farmer killed his wife and their two daughters.", FAR,
        "Four people were found dead.",
    )  # fmt: skip
    assert value(found) == (4, "exactly")


def test_without_a_death_by_ones_own_hand_the_lead_stands() -> None:
    found = toll_of(
        "Murder in Arde", "A farmer killed his wife and their two daughters.", FAR,
        "Four people were killed by the flood.",
    )  # fmt: skip
    assert value(found) == (3, "implicit")


@pytest.mark.parametrize(
    ("line", "number"),
    [("A gunman killed a family of four in Lubin on Monday.", 4),
     ("A family of five was killed in the crash.", 5)],
)  # fmt: skip
def test_a_family_is_as_many_as_it_has_members(line: str, number: int) -> None:
    assert value(toll_of("News from Lubin", line)) == (number, "exactly")


def test_the_headline_of_another_report_is_background() -> None:
    found = toll_of(
        "Boy shot dead in Lubin", "A boy was shot dead on Monday.",
        "Video Man and Woman Killed in Arde Crash", "The boy died at once.",
    )  # fmt: skip
    assert value(found) == (1, "implicit")


def test_a_sentence_that_speaks_of_a_video_is_none() -> None:
    found = toll_of("Raid on Lubin", "Video from the harbour shows how two men were killed.")
    assert value(found) == (2, "exactly")


@pytest.mark.parametrize(
    "line",
    ["Ida Kern died of her wounds. Another resident, Adam Holm, was shot in the arm.",
     "Ida Kern and Adam Holm were killed. A 3-year-old child was also shot in the hand."],
)  # fmt: skip
def test_who_was_shot_besides_all_the_dead_lives(line: str) -> None:
    assert value(toll_of("Shooting in Lubin", line, counts="injured")) == (1, "implicit")


def test_another_who_was_shot_and_died_is_not_hurt() -> None:
    line = "Ida Kern was shot dead. Another resident, Adam Holm, was shot and killed as he fled."
    assert toll_of("Shooting in Lubin", line, counts="injured") is None


def test_of_a_row_that_was_shot_the_living_are_hurt() -> None:
    line = "The clerk fired at Kern, killing him. He shot Kern and three others, police said."
    assert value(toll_of("Shooting in Lubin", line, counts="injured")) == (3, "implicit")


def test_both_before_a_row_doubles_nobody() -> None:
    line = "The blast sent both Adam Kern and a girl to the hospital."
    assert value(toll_of("Blast in Lubin", line, counts="injured")) == (2, "implicit")


def test_a_bullet_that_did_something_else_before_still_hits() -> None:
    line = "A bullet broke the window and hit her daughter in the leg."
    assert value(toll_of("Shots in Lubin", line, counts="injured")) == (1, "implicit")


def test_those_left_dead_are_not_those_shot_before() -> None:
    found = toll_of("Girl, 6, Shot In Lubin Attack That Left Adam Kern, 22, Dead", "Police came.")
    assert found is None or found.low == 1


@pytest.mark.parametrize(
    ("line", "number"),
    [("A guard was shot at by the driver.", None), ("Two men were shot at, police said.", None),
     ("A guard was shot at the gate.", 1)],
)  # fmt: skip
def test_who_was_shot_at_was_not_hit(line: str, number: int | None) -> None:
    found = toll_of("News from Lubin", line, counts="shot")
    assert (found.low if found else None) == number
