"""Who did it, and where: what two accounts may differ on without contradicting each other."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Dispute, Document, Marked


def marked(name: str, *paragraphs: str) -> Marked:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(len(text), len(text) + len(paragraph), "paragraph"))
        text += f"{paragraph}\n\n"
    document = Document(f"{name}.txt", name, "text", text, tuple(blocks), language="en")
    return Marked(name, document, analyse(document))


def disputes(kind: str, *texts: str) -> list[Dispute]:
    found = compare([marked(f"d{n}", text) for n, text in enumerate(texts)]).disputes
    return [d for d in found if d.kind == kind and d.relation == "conflict"]


BY_SOLDIERS = "Government soldiers burned the village of Dorva on 3 May 1998."


@pytest.mark.parametrize(
    "other",
    [
        "The village of Dorva was burned on 3 May 1998 by rebels.",
        "On 3 May 1998 the guerrillas burned the village of Dorva and left.",
        "The Red Front burned the village of Dorva on 3 May 1998. Members of the Red Front fled.",
    ],
)
def test_a_deed_laid_to_both_sides_is_a_dispute(other: str) -> None:
    (dispute,) = disputes("actor", BY_SOLDIERS, other)
    assert dispute.sides[0].value == "Government soldiers"


@pytest.mark.parametrize(
    "other",
    [
        "Troops of the 3rd Brigade burned the village of Dorva on 3 May 1998.",
        "The village of Dorva was burned on 3 May 1998 by unknown men.",
        "Rebels burned the village of Dorva on 9 June 2001.",
        "The rebels had held the village of Dorva until 3 May 1998.",
        "Rebels burned the police post at Kelt on 3 May 1998.",
        "The village of Dorva was burned on 3 May 1998 by the Vale Rifles.",
    ],
)
def test_other_words_for_one_side_or_another_deed_are_none(other: str) -> None:
    assert disputes("actor", BY_SOLDIERS, other) == []


SIGNED = "The peace treaty was signed in Lindmoor on 3 May 1998. Its text was kept at Kelt."


def test_one_signing_is_at_one_place() -> None:
    other = "The peace treaty was signed in Kelt on 3 May 1998."
    (dispute,) = disputes("place", SIGNED, other)
    assert {s.value for s in dispute.sides} == {"Lindmoor", "Kelt"}


@pytest.mark.parametrize(
    "other",
    [
        "The peace treaty was signed in the Palace of Kelt on 3 May 1998.",
        "The peace treaty was signed in Varn on 3 May 1998.",
        "A trade treaty was signed in Kelt on 9 June 2003.",
        "The peace treaty was signed in France on 3 May 1998.",
    ],
)
def test_a_building_a_country_or_a_name_nobody_tells_apart_are_none(other: str) -> None:
    assert disputes("place", SIGNED, other) == []


def test_a_place_in_a_place_is_none() -> None:
    near = "The peace treaty was signed in Kelt on 3 May 1998. It rained in Kelt, near Lindmoor."
    assert disputes("place", SIGNED, near) == []


def test_some_and_exactly_the_same_number_are_one_side() -> None:
    (dispute,) = disputes(
        "figure",
        "Some 8,000 people took part in the Salt March in May 1962.",
        "8,000 people took part in the Salt March in May 1962.",
        "In May 1962 30,000 people took part in the Salt March.",
    )
    assert [s.value for s in dispute.sides] == ["8,000", "30,000"]


def test_a_death_is_dated_whatever_the_verb() -> None:
    (dispute,) = disputes(
        "date",
        "Ada Brandt, a journalist, was murdered in Dorva on 16 November 1974.",
        "The reporter Ada Brandt was shot dead on 6 November 1974.",
    )
    assert len(dispute.sides) == 2
