"""Of whom, of what, of how long: what a figure counts is compared before how many."""

from __future__ import annotations

import pytest
from tests.comparing.test_findings import only, pile

from quellen.comparing.disputes.groups import Group, group_of, noun_of
from quellen.comparing.disputes.scope import Scope
from quellen.comparing.disputes.wording import apart_in_words
from quellen.model import Figure


def group_in(text: str, words: str) -> Group:
    """The group of the figure that stands on some words of a text."""
    start = text.index(words)
    return group_of(Figure(start, start + len(words), 1, 1, "exactly", "person", "killed"), text)


@pytest.mark.parametrize(
    ("text", "words", "group"),
    [("They killed 58 people.", "58 people", Group()),
     ("They killed 20 rebel fighters.", "20 rebel fighters", Group("rebel")),
     ("They killed 20 guerrillas.", "20 guerrillas", Group("rebel")),
     ("Nobody was hurt.", "Nobody", Group()),
     ("Of the crew, three of the stokers died.", "three", Group("stoker")),
     ("The Ardish lost 90 men.", "90 men", Group("ardish")),
     ("The rebels lost 90 men.", "90 men", Group("rebel")),
     ("The town lost 90 men.", "90 men", Group("men")),
     ("31 Norrish soldiers fell.", "31 Norrish soldiers",
      Group("soldier", frozenset({"norrish"})))],
)  # fmt: skip
def test_who_is_counted(text: str, words: str, group: Group) -> None:
    assert group_in(text, words) == group


def test_the_counted_are_called_as_the_text_calls_them() -> None:
    figure = Figure(0, 14, 58, 58, "exactly", "person", "killed")
    assert noun_of(figure, "58 young women were killed") == "women"


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [(Scope(Group("child")), Scope(Group()), "part"),
     (Scope(Group("rebel")), Scope(Group("civilian")), "apart"),
     (Scope(Group("soldier")), Scope(Group("soldier", frozenset({"norrish"}))), "whole"),
     (Scope(Group(), several=True), Scope(Group()), "whole"),
     (Scope(Group(), which="second raid"), Scope(Group()), "apart"),
     (Scope(Group(), days=31), Scope(Group()), "whole"),
     (Scope(Group(), days=31), Scope(Group("child")), "whole"),
     (Scope(Group("child"), days=31), Scope(Group()), "apart")],
)  # fmt: skip
def test_how_scopes_stand_to_one_another(one: Scope, two: Scope, relation: str) -> None:
    assert one.is_to(two) == relation


# -------------------------------------------------------------------- what the reader is told


def test_a_part_above_its_whole_is_told_with_who_was_counted() -> None:
    found = pile(
        "The storming of the Orlen gate on 3 May 1834 killed 90 weavers.",
        "On 3 May 1834 the storming of the Orlen gate killed 40 people.",
    )
    dispute = only(found, "figure")
    assert [s.value for s in dispute.sides] == ["40 in all", "90 weavers"]
    assert "a part is no larger than its whole" in dispute.reasons[0]


def test_an_addition_is_shown_with_its_arithmetic() -> None:
    found = pile(
        "The storming of the Orlen gate on 3 May 1834 killed eleven people. Three more have died.",
        "On 3 May 1834 the storming of the Orlen gate killed 40 people.",
    )
    dispute = only(found, "figure")
    assert [s.value for s in dispute.sides] == ["11, later 14", "40"]
    assert "11 and 3 more, in one account, make 14" in dispute.reasons


def test_nobody_is_a_number() -> None:
    found = pile(
        "Nobody was hurt in the fire at the Orlen gate on 3 May 1834.",
        "The fire at the Orlen gate on 3 May 1834 injured 40 people.",
    )
    assert [s.value for s in only(found, "figure").sides] == ["none", "40"]


def test_reasons_name_what_was_counted_in_words() -> None:
    found = pile(
        "On 3 May 1834, 600 weavers marched through Orlen.",
        "On 3 May 1834, 4,000 weavers marched through Orlen.",
    )
    assert only(found, "figure").reasons[0] == "600 and 4,000 cannot all be the number of marchers"


def test_denials_are_explained_in_whole_words() -> None:
    found = pile(
        "The union warned the ministry of the danger to the Lindmoor Bridge.",
        "The ministry denied that the union had warned it of any danger to the Lindmoor Bridge.",
    )
    assert "danger" in only(found, "denial").reasons[1]
    assert "Bridge" in only(found, "denial").reasons[1]


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 day"), (10, "10 days"), (42, "6 weeks"), (365, "12 months"), (36523, "100 years")],
)
def test_spans_of_time_in_the_unit_that_fits(days: int, words: str) -> None:
    assert apart_in_words(days) == words


# ------------------------------------------------------------------------- neutral titles


def test_an_event_in_dispute_has_both_days_and_no_date_in_its_title() -> None:
    found = pile(
        "The massacre at the Dolna ford took place on 12 September 1868.",
        "The massacre at the Dolna ford took place on 13 September 1868.",
    )
    (event,) = found.events
    assert event.edtf == "[1868-09-12,1868-09-13]"
    assert (event.earliest, event.latest) == ("1868-09-12", "1868-09-13")
    assert event.title == "The massacre at the Dolna ford took place"


def test_a_number_in_dispute_is_no_part_of_the_title() -> None:
    found = pile(
        "On 17 March 1903 soldiers burned 60 houses in Lutra.",
        "On 17 March 1903 soldiers burned 210 houses in Lutra.",
    )
    assert [e.title for e in found.events] == ["On 17 March 1903 soldiers burned houses in Lutra"]


def test_where_one_side_counts_nobody_the_event_goes_by_its_name() -> None:
    found = pile(
        "No civilians were killed in the raid on Havrin on 3 May 1944, the staff said.",
        "58 civilians were killed in the raid on Havrin on 3 May 1944.",
    )
    assert [e.title for e in found.events] == ["The raid on Havrin"]


def test_an_event_out_of_dispute_keeps_its_words() -> None:
    found = pile("The Lindmoor Bridge collapsed on 28 April 2021.")
    assert found.events[0].title == "The Lindmoor Bridge collapsed on 28 April 2021"


# ---------------------------------------------------------------------- acts that happen once


def test_one_voice_that_gives_both_days_tells_of_two_acts() -> None:
    found = pile(
        "The massacre at the Dolna ford took place on 12 September 1868. The massacre at the Dolna "
        "ford took place on 13 September 1868.",
        "The massacre at the Dolna ford took place on 13 September 1868.",
    )
    assert [d for d in found.disputes if d.kind == "date"] == []


def test_births_lie_too_far_apart_for_one_person() -> None:
    found = pile("Marta Elsing was born on 4 April 1811.", "Marta Elsing was born on 9 May 1863.")
    assert found.disputes == ()


def test_two_towns_attacked_on_one_day_have_each_their_dead() -> None:
    found = pile(
        "At dusk on 6 June 1944 militia attacked the village of Orvik. They killed 20 people, said "
        "the smith, Ole Brandt.",
        "At dusk on 6 June 1944 militia attacked the hamlet of Tarn. They killed 58 people, said "
        "the priest, Jan Holt.",
    )
    assert found.disputes == ()


def test_what_a_denial_goes_on_to_assert_is_not_denied() -> None:
    found = pile(
        "The government denied the charge that soldiers burned the mill, saying that rebels poured "
        "oil into the wells of the Orlen valley.",
        "Rebels poured oil into the wells of the Orlen valley, a doctor said.",
    )
    assert found.disputes == ()


def test_people_lost_are_counted_though_no_word_says_how() -> None:
    found = pile(
        "In the skirmish at Harle Bridge on 7 July 1643 the Norrish lost 9 men.",
        "The skirmish at Harle Bridge was sharp: on 7 July 1643 the Norrish lost 160 men there.",
    )
    assert [s.value for s in only(found, "figure").sides] == ["9", "160"]


def test_who_was_killed_died_once_and_who_killed_may_kill_again() -> None:
    killed = pile("Ivo Halm was killed on 3 May 1898.", "Ivo Halm was killed on 4 May 1898.")
    assert [s.value for s in only(killed, "date").sides] == ["1898-05-03", "1898-05-04"]
    found = pile("Ivo Halm killed a guard on 3 May 1898.", "Ivo Halm killed a guard on 6 May 1898.")
    assert found.disputes == ()


def test_a_date_is_not_held_against_itself() -> None:
    found = pile(
        "The shooting took place on 18 August 1921. The strike ended on 30 September 1921, six "
        "weeks after the shooting."
    )
    assert found.disputes == ()
