"""Documents that name the same people are of one affair: what they tell of one day is one."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.comparing.affairs import Pairs, affairs_of
from quellen.comparing.identity import Identities, cast_of
from quellen.marking import analyse
from quellen.model import Block, Document, Findings, Marked

REPORT = (
    "Lena Marsk, who speaks for the dockers, was arrested on 29 October 2021 on suspicion of "
    "incitement. Governor Matthias Orland has said nothing."
)
APPEAL = (
    "Lena Marsk was detained on 29 October 2021 at the home of her aunt. Governor Matthias Orland "
    "knew of it."
)
OTHERS = APPEAL.replace("Lena Marsk", "Anna Brand").replace("Matthias Orland", "Paul Keld")


def pile(*told: tuple[str, str]) -> list[Marked]:
    marked = []
    for number, (text, published) in enumerate(told):
        ends = [i for i in range(len(text)) if text.startswith("\n\n", i)] + [len(text)]
        starts = [0, *(end + 2 for end in ends[:-1])]
        blocks = tuple(Block(a, b, "paragraph") for a, b in zip(starts, ends, strict=True))
        document = Document(
            f"d{number}.txt", f"{number:064}", "text", text, blocks, publisher=f"Paper {number}",
            published=published, language="en",
        )  # fmt: skip
        marked.append(Marked(f"d{number}", document, analyse(document)))
    return marked


def affairs(documents: list[Marked]) -> Pairs:
    return affairs_of(documents, Identities(map(cast_of, documents)))


def together(found: Findings, *words: str) -> bool:
    """Whether one event is told in all of some words."""
    return any(
        all(any(word in a.quote for a in event.accounts) for word in words)
        for event in found.events
    )


def test_two_who_are_named_in_full_by_both_make_an_affair() -> None:
    documents = pile((REPORT, "2021-11-02"), (APPEAL, "2021-12-01"), (OTHERS, "2021-12-01"))
    assert affairs(documents) == {frozenset((0, 1))}


def test_one_who_is_named_by_both_is_enough_where_a_third_links_them() -> None:
    first = REPORT + " Inspector Paul Keld made the arrest."
    third = "Lena Marsk was released, said Anna Brand, who sued Paul Keld and Matthias Orland."
    other = "Anna Brand spoke for Lena Marsk in court."
    told = ((first, "2021-11-02"), (third, "2021-12-01"), (other, "2022-03-01"))
    assert frozenset((0, 2)) in affairs(pile(*told))
    assert frozenset((0, 1)) not in affairs(pile(told[0], told[2]))


@pytest.mark.parametrize(("other", "is_one"), [(APPEAL, True), (OTHERS, False)])
def test_one_act_of_one_day_in_one_affair_is_one_event(other: str, is_one: bool) -> None:
    found = compare(pile((REPORT, "2021-11-02"), (other, "2021-12-01")))
    assert together(found, "was arrested", "detained") is is_one


# --------------------------------------------------------------------- casualties of another day

SQUARE = (
    "Fourteen people were killed by the police on Customs Square in Idra on 22 October 2021. The "
    "police fired for seven minutes.\n\nOn 14 January 2022 a hand grenade was thrown into the "
    "police station in Quarry Street. Two officers were killed."
)


def test_the_dead_that_are_told_right_after_an_attack_are_its_dead() -> None:
    found = compare(pile((SQUARE, "2022-03-01")))
    assert together(found, "hand grenade", "Two officers")
    assert not together(found, "Fourteen people", "Two officers")


# ----------------------------------------------------------------------------- rising numbers

RISING = (
    "Toll rises to twelve after the shooting in Idra\n\nThe number of those killed in Saturday's "
    "shooting on Customs Square in Idra has risen to twelve, the hospital said."
)
LATER = "Fourteen people were killed in the shooting on Customs Square in Idra on 23 October 2021."


STANDING = RISING.replace("has risen to", "is").replace("rises to", "is")


@pytest.mark.parametrize(("first", "relation"), [(RISING, "update"), (STANDING, "conflict")])
def test_a_number_that_was_rising_is_no_conflict_with_a_later_one(
    first: str, relation: str
) -> None:
    found = compare(pile((first, "2021-10-28"), (LATER, "2023-06-01")))
    assert [d.relation for d in found.disputes] == [relation]
