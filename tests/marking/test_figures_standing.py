"""Figures: what is added, what takes the place of an earlier count, and as of when."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Block, Document, Figure


def figures(text: str) -> dict[float | None, Figure]:
    block = Block(0, len(text), "paragraph")
    analysis = analyse(Document("t", "0", "text", text, (block,), language="en"))
    return {f.low: f for f in analysis.figures}


@pytest.mark.parametrize(
    ("text", "number", "further"),
    [("Nine men were killed; three more later died.", 3, True),
     ("Another five men were killed.", 5, True),
     ("A further 12 men were arrested.", 12, True),
     ("More than 50 men were killed.", 50, False),
     ("No more than 50 men were killed, and 20 were hurt.", 20, False),
     ("At least 50 men were killed.", 50, False)],
)  # fmt: skip
def test_what_adds_to_an_earlier_count(text: str, number: float, further: bool) -> None:
    assert figures(text)[number].further is further


@pytest.mark.parametrize(
    ("text", "number", "revises"),
    [("The toll later rose to 57.", 57, True),
     ("The death toll was revised down to 31.", 31, True),
     ("A body was found, bringing the number of dead to 16.", 16, True),
     ("Two men died, bringing to 44 the number killed since March.", 44, True),
     ("The toll was 57.", 57, False),
     ("The judge sentenced 12 men to death.", 12, False)],
)  # fmt: skip
def test_what_takes_the_place_of_an_earlier_count(text: str, number: float, revises: bool) -> None:
    assert figures(text)[number].revises is revises


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [("By 10 June 1921 some 300 people had died.", 300, "1921-06-10"),
     ("As of 3 May 1934, 212 miners had been arrested.", 212, "1934-05-03"),
     ("On 3 May 1934, 212 miners were arrested.", 212, None)],
)  # fmt: skip
def test_a_count_that_holds_for_a_day(text: str, number: float, day: str | None) -> None:
    assert figures(text)[number].as_of == day


@pytest.mark.parametrize(
    ("text", "number", "counts"),
    [("Four men died at once, two more on the way.", 2, "killed"),
     ("Twelve men were killed in Orlen, three in Arde.", 3, "killed"),
     ("Among the dead were 11 children.", 11, "killed"),
     ("Police put the crowd at 12,000.", 12_000, "present")],
)  # fmt: skip
def test_a_count_whose_verb_is_left_out(text: str, number: float, counts: str) -> None:
    assert figures(text)[number].counts == counts


def test_a_share_is_percent_of_what_it_is_a_share_of() -> None:
    (found,) = figures("A third of the prisoners fell ill.").values()
    assert (found.low, found.unit, found.counts) == (33.33, "percent", "prisoner")


def test_a_row_of_people_is_counted_whole() -> None:
    (found,) = figures("A priest, a teacher and a baker were hanged.").values()
    assert (found.low, found.qualifier, found.counts) == (3, "implicit", "executed")


@pytest.mark.parametrize(
    ("text", "counts"),
    [("175 fighters killed, injured in the raid.", "casualty"),
     ("175 fighters were killed and wounded in the raid.", "casualty"),
     ("175 fighters were killed and 20 wounded.", "killed")],
)  # fmt: skip
def test_one_number_for_dead_and_hurt_counts_neither_alone(text: str, counts: str) -> None:
    assert figures(text)[175].counts == counts


@pytest.mark.parametrize(
    "text",
    ["Tolls ranged from about 500 to, by one account, some 1,300 dead.",
     "The dead numbered from about 500 to – by one account – 1,300.",
     "Between 500 and, according to the miners, 1,300 people were killed."],
)  # fmt: skip
def test_a_range_may_say_whose_its_upper_bound_is(text: str) -> None:
    (found,) = figures(text).values()
    assert (found.low, found.high, found.qualifier) == (500, 1300, "between")


def test_an_aside_joins_no_two_numbers_of_two_things() -> None:
    found = figures("They killed 40 and, by one account, wounded 60.")
    assert (found[40].counts, found[60].counts) == ("killed", "injured")


@pytest.mark.parametrize(
    ("text", "counts"),
    [("Adam Kern turned himself in on Monday.", "arrested"),
     ("Officers handcuffed a man at the scene.", "arrested")],
)  # fmt: skip
def test_who_gives_himself_up_is_held(text: str, counts: str) -> None:
    assert figures(text)[1].counts == counts


def test_the_third_to_be_hanged_is_no_count() -> None:
    assert figures("He was the third man to be hanged that year.") == {}


@pytest.mark.parametrize(
    ("text", "number", "counts"),
    [("The company said there had been 140 people on board.", 140, "present"),
     ("The ferry sank with 212 people aboard.", 212, "present"),
     ("The number of people aboard was 212.", 212, "present"),
     ("About 20 people on board were saved.", 20, "people"),
     ("Two people on board were killed.", 2, "killed"),
     ("The ship had 300 tons of rice on board.", 300, "ton")],
)  # fmt: skip
def test_who_was_aboard_and_what_befell_some_of_them(text: str, number: float, counts: str) -> None:
    assert figures(text)[number].counts == counts


def test_whoever_was_not_hurt_is_not_counted() -> None:
    assert figures("The girl was not hurt.") == {}
    assert figures("The girl was hurt.")[1].counts == "injured"


@pytest.mark.parametrize(
    ("text", "counts"),
    [("Three miners died at the face and two in hospital.", "killed"),
     ("Five died on the spot before the evening of 30 April 1925, and two in hospital on 2 May "
      "1925.", "killed"),
     ("Five died in the crash and two are in hospital.", "injured"),
     ("Five died in the crash and two in hospital are fighting for their lives.", "injured"),
     ("Five died on the spot and two in hospital with burns.", "injured")],
)  # fmt: skip
def test_who_shares_a_verb_of_dying_died_and_who_has_his_own_did_not(
    text: str, counts: str
) -> None:
    assert figures(text)[2].counts == counts


@pytest.mark.parametrize(
    "text",
    ["Brodno, the largest of the seven villages, disappeared under the water.",
     "The dam broke, and Zelnik drowned in its beds."],
)  # fmt: skip
def test_a_town_that_drowned_is_nobody(text: str) -> None:
    assert not {f.counts for f in figures(text).values()} & {"killed", "missing"}


def test_a_man_who_comes_from_a_town_is_somebody() -> None:
    assert figures("Viktor Hanak, a teacher, drowned in the flood.")[1].counts == "killed"
