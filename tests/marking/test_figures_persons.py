"""Who is told of without a number: people known apart, the living beside the dead, those held."""

from __future__ import annotations

import pytest
from tests.marking.test_figures_toll import toll_of, value

from quellen.marking.figures import mark_figures
from quellen.marking.figures.persons import different, known_apart, person
from quellen.marking.language import parse
from quellen.marking.times import mark_times
from quellen.model import Block, Document, Figure


def mention(words: str, behind: str = "") -> tuple[str, Figure]:
    return words + behind, Figure(0, len(words), 1, 1, "implicit", "person", "killed")


def apart(one: str, two: str) -> bool:
    return different(person(*mention(one)), person(*mention(two)))


@pytest.mark.parametrize(
    ("one", "two"),
    [("Adam Kern", "Ida Holm"), ("Adam Kern", "Ida Kern"), ("a man", "a woman"), ("a boy", "a man"),
     ("a 24-year-old man", "the 52-year-old man"), ("the suspect", "a deputy")],
)  # fmt: skip
def test_what_cannot_hold_of_one_is_of_two(one: str, two: str) -> None:
    assert apart(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("Adam Kern", "Kern"), ("Officer Kern", "Adam Kern"), ("a man", "Adam Kern"),
     ("a man", "the 24-year-old"), ("a teenager", "a 19-year-old man"), ("Kerne", "Kern"),
     ("a boy", "a 16-year-old")],
)  # fmt: skip
def test_whoever_may_be_the_same_is_not_counted_twice(one: str, two: str) -> None:
    assert not apart(one, two)


def test_an_age_behind_the_name_is_the_persons() -> None:
    assert person(*mention("Ida Holm", ", 24, of Lubin")).age == 24


def test_a_bare_man_may_be_anyone() -> None:
    persons = [person(*mention(w)) for w in ("a man", "Adam Kern", "the man", "Ida Holm")]
    assert len(known_apart(persons)) == 2


def figures(text: str) -> list[tuple[str, float | None, str]]:
    document = Document("d", "0" * 64, "txt", text, (Block(0, len(text), "paragraph"),))
    parsed = parse(document)
    found = mark_figures(document, parsed, mark_times(document, parsed))
    return [(text[f.start : f.end], f.low, f.counts) for f in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [("Kern is being held in the Orlen County jail.", "Kern"),
     ("Kern was released from the hospital and taken to the Orlen County Jail.", "Kern"),
     ("Adam Kern was ordered held on a high bail.", "Adam Kern"),
     ("Police made an arrest on Monday.", "an arrest")],
)  # fmt: skip
def test_whoever_is_behind_bars_is_arrested(text: str, who: str) -> None:
    assert (who, 1, "arrested") in figures(text)


@pytest.mark.parametrize(
    "text",
    ["Police have not made an arrest.", "Kern had three arrests in his youth.",
     "The guard took the letters to the jail."],
)  # fmt: skip
def test_nobody_is_held_where_none_is_said_to_be(text: str) -> None:
    assert not [f for f in figures(text) if f[2] == "arrested"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("Four shot, two fatally, in parade violence", ("two", 2, "killed")),
     ("Three others sustained non-fatal wounds.", ("Three others", 3, "injured")),
     ("Eight have been hurt or killed by gunfire.", ("Eight", 8, "casualty")),
     ("The man faces charges of fraud.", ("The man", 1, "charged")),
     ("A man shot and killed a guard before turning the gun on himself.", ("himself", 1, "killed")),
     ("A boy was flown to Orlen County Hospital after the blast.", ("A boy", 1, "injured"))],
)  # fmt: skip
def test_fates_told_in_few_words(text: str, found: tuple[str, float, str]) -> None:
    assert found in figures(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Three killed, two in critical condition after blast", ("two", 2, "injured")),
     ("Child dead, three others wounded in blast", ("three others wounded", 3, "injured")),
     ("They found one man dead and another wounded.", ("another", 1, "injured")),
     ("Gunfire struck Kern and three others.", ("Kern and three others", 4, "shot")),
     ("Charges against three men were announced.", ("three men", 3, "charged")),
     ("The police took Dobbs into custody.", ("Dobbs", 1, "arrested"))],
)  # fmt: skip
def test_everyone_has_a_fate_of_their_own(text: str, found: tuple[str, float, str]) -> None:
    assert found in figures(text)


@pytest.mark.parametrize(
    "text",
    ["He was not fatally wounded.", "A child was hit in the hand, but was not fatally wounded."],
)
def test_whoever_was_not_fatally_wounded_lives(text: str) -> None:
    assert not [f for f in figures(text) if f[2] == "killed"]


def test_who_is_said_to_be_shot_is_shot_alone() -> None:
    text = "A boy who was shot and a man who was robbed fled."
    assert [f for f in figures(text) if f[2] == "shot"] == [("A boy", 1, "shot")]


def test_four_others_shot_are_people() -> None:
    assert ("Four others", 4, "shot") in figures("Four others were shot in the street.")


def test_what_left_another_dead_leaves_the_suspect_alive() -> None:
    text = "A suspect is in custody after a blast in Lubin left one child dead and others wounded."
    assert [f for f in figures(text) if f[2] == "killed"] == [("one child", 1, "killed")]


def test_an_age_is_no_count_behind_also() -> None:
    assert not [f for f in figures("He shot his friend Adam Kern, also 14.") if f[1] == 14]


def test_whoever_drives_another_to_hospital_is_not_hurt() -> None:
    found = figures("His mother rushed him to a hospital after the blast.")
    assert ("His mother", 1, "injured") not in found


def test_the_living_are_told_from_the_dead_by_what_is_said_of_them() -> None:
    lines = ("Shooting in Lubin", "A boy, 9, was shot dead.", "His mother was also wounded.")
    assert value(toll_of(*lines, counts="injured")) == (1, "implicit")
    lines = ("Shooting in Lubin", "A man was shot dead.", "Adam Kern was wounded in the head.")
    assert toll_of(*lines, counts="injured") is None


def test_more_were_hurt_than_the_two_in_critical_condition() -> None:
    found = toll_of("Six shot in Lubin", "Six people were shot. Two are in critical condition.",
                    counts="injured")  # fmt: skip
    assert value(found) == (6, "implicit")


def test_a_row_of_people_is_more_than_its_part() -> None:
    found = toll_of("Two children killed in crash", "A father and his two children were killed.")
    assert value(found) == (3, "implicit")


def test_the_second_suspect_arrested_makes_two() -> None:
    found = toll_of("Second suspect arrested", "A second suspect was arrested.", counts="arrested")
    assert value(found) == (2, "implicit")


def test_a_total_far_from_the_lead_is_of_something_else() -> None:
    lines = ["A man was shot dead in Lubin.", *["The street was closed until noon."] * 40]
    found = toll_of("Man shot dead", *lines, "That weekend seven people were killed in the city.")
    assert value(found) == (1, "implicit")


def test_the_dead_of_other_cases_are_background() -> None:
    lead = "A man was wounded in Lubin in 1934. " * 20
    assert toll_of("Shooting in Lubin", lead, "In 1931 a guard was shot dead there.") is None
    found = toll_of("Shooting in Lubin", "In an unrelated shooting, a guard was shot dead.")
    assert found is None


@pytest.mark.parametrize(
    "text",
    ["The shot barely missed killing a boy.", "The blast almost killed a guard.",
     "A guard narrowly avoided being killed."],
)  # fmt: skip
def test_what_almost_happened_did_not(text: str) -> None:
    assert not [f for f in figures(text) if f[2] == "killed"]


def test_the_dead_of_a_row_are_not_all_of_it() -> None:
    found = figures("The blast left a man dead and other people injured.")
    assert ("a man", 1, "killed") in found or ("a man dead", 1, "killed") in found
    assert sum(f[1] or 0 for f in found if f[2] == "killed") == 1
