"""Acts of one person, in whatever words, and whom those words stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.comparing.test_asides import history
from tests.comparing.test_deciding_events import pile

from quellen.comparing import compare
from quellen.comparing.identity import Identities, cast_of
from quellen.comparing.people import People
from quellen.model import Dispute

ORSK = "Emil Orsk was a clerk at Dorva."


def conflicts(*texts: str) -> list[Dispute]:
    return [d for d in compare(pile(*texts)).disputes if d.relation == "conflict"]


def together(*paragraphs: str) -> int:
    """In how many documents the event of 8 May 1924 is told."""
    marked = [history(f"h{n}", ORSK, words) for n, words in enumerate(paragraphs)]
    events = [e for e in compare(marked).events if e.edtf and e.edtf.startswith("1924-05")]
    return max(len({a.document for a in e.accounts}) for e in events)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("On 8 May 1924 Orsk was arrested in a barn.", "They caught Orsk on 8 May 1924."),
        ("On 8 May 1924 gendarmes seized Mr Orsk.", "Orsk slept badly. On 8 May 1924 they took him "
         "into custody."),
        ("Orsk left the country on 8 May 1924.", "In May 1924 Orsk fled with his wife, and left."),
    ],
)  # fmt: skip
def test_one_act_of_one_person_is_one_event(one: str, two: str) -> None:
    assert together(one, two) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("On 8 May 1924 Orsk was arrested.", "In May 1924 Ida Brenn was caught in a barn."),
        ("On 8 May 1924 Orsk was arrested.", "On 8 May 1924 the clerk was released."),
    ],
)
def test_that_of_another_is_not(one: str, two: str) -> None:
    assert together(one, two) == 1


def test_an_arrest_told_of_two_days_of_one_week_is_in_dispute() -> None:
    (dispute,) = conflicts(
        "Emil Orsk was arrested at Dorva on 3 October 1926.",
        "The agitator, Emil Orsk, was arrested on 5 October 1926.",
    )
    assert dispute.kind == "date"
    assert [side.value for side in dispute.sides] == ["1926-10-03", "1926-10-05"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # Months apart, or told as a second time, he was arrested twice; so were two of a family.
        ("Emil Orsk was arrested on 3 October 1926.", "Emil Orsk was arrested on 5 December 1926."),
        ("Emil Orsk was arrested on 3 October 1926.",
         "Emil Orsk was arrested again on 5 October 1926."),
        ("Emil Orsk was arrested on 3 October 1926.", "Ida Orsk was arrested on 5 October 1926."),
        ("Emil Orsk was arrested on 3 October 1926.",
         "Emil Orsk was not arrested on 5 October 1926."),
    ],
)  # fmt: skip
def test_two_arrests_are_none(one: str, two: str) -> None:
    assert conflicts(one, two) == []


def test_a_killing_laid_to_two_people_by_name_is_in_dispute() -> None:
    (dispute,) = conflicts(
        "Captain Anton Reiss shot President Emil Orsk at Dorva on 8 May 1924.",
        "On 8 May 1924, at Dorva, Sergeant Paul Dorn shot Emil Orsk in a rage.",
    )
    assert dispute.kind == "actor"
    assert len(dispute.sides) == 2


@pytest.mark.parametrize("other", [
    "On 8 May 1924 soldiers shot Emil Orsk at Dorva.",
    "On 8 May 1924 Captain Reiss shot Emil Orsk at Dorva.",
    "On 8 May 1924 Anton Reiss and Paul Dorn shot Emil Orsk at Dorva.",
    "Emil Orsk was not shot by Paul Dorn on 8 May 1924 at Dorva.",
    "On 8 May 1924 Paul Dorn shot the brother of Emil Orsk at Dorva.",
])  # fmt: skip
def test_what_may_be_the_same_hand_is_none(other: str) -> None:
    assert conflicts("Captain Anton Reiss shot Emil Orsk at Dorva on 8 May 1924.", other) == []


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Emil Orsk was a clerk. He left in May.", "emil orsk", ""),
        ("Emil Orsk was a clerk. Paul Dorn shot him.", "paul dorn", "emil orsk"),
        ("Emil Orsk spoke. He was heard by Paul Dorn. In May they caught him.", "", "emil orsk"),
        ("Emil Orsk met Paul Dorn. In May they caught him.", "", ""),
        ("The ferry sailed with Emil Orsk. She carried 40 passengers.", "", ""),
        ("The agitator, Emil Orsk, was arrested.", "", "emil orsk"),
        ("Emil Orsk was a clerk. The brother of Orsk was arrested.", "", ""),
    ],
)
def test_whom_the_words_of_a_clause_stand_for(text: str, who: str, whom: str) -> None:
    (marked,) = pile(text)
    people = People(marked, Identities([cast_of(marked)]))
    found = [people.in_roles(s) for s in marked.analysis.statements][-1]
    assert found == (frozenset({who} - {""}), frozenset({whom} - {""}))


def test_names_that_are_cut_short_are_those_of_the_only_one_whom_they_fit() -> None:
    marked = pile(
        "Captain Aubrey Stroud spoke.", "A. Stroud left.", "Dan Reed and Daniel Reed met.",
        "Ann Vell and Anna Vell met.", "Captain Stroud left. Mr Reed left.",
    )  # fmt: skip
    of = Identities(map(cast_of, marked)).of
    assert of("A. Stroud") == of("Stroud") == of("Aubrey Stroud")
    assert of("Dan Reed") == of("Reed") == of("Daniel Reed")
    assert of("Ann Vell") != of("Anna Vell")


def test_what_an_author_says_that_he_did_not_do_denies_what_others_say() -> None:
    told, denied = pile(
        "General Emil Orsk ordered Captain Reiss to open fire on the ferry.",
        "I did not order Captain Reiss to open fire on the ferry. He was young.",
    )
    own = replace(denied, document=replace(denied.document, authors=("Emil Orsk",)))
    (dispute,) = [d for d in compare([told, own]).disputes if d.kind == "denial"]
    assert [side.value for side in dispute.sides] == ["asserted", "denied"]
    assert compare([told, denied]).disputes == ()  # nobody knows who speaks


def test_to_give_an_order_is_to_order() -> None:
    (dispute,) = conflicts(
        "Captain Emil Orsk gave the order to fire on the ferry.",
        "Captain Emil Orsk always denied that he ordered his men to fire on the ferry.",
    )
    assert dispute.kind == "denial"
