"""One sentence in which two named voices count: of the same people, or of people at two places."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Dispute, Document, Marked

STORMED = "On 2 September 1990 the camp of Varn was stormed by the guards. "
MINISTRY = "According to the Ministry of the Interior twelve people were killed"


def disputes(text: str) -> list[Dispute]:
    document = Document(
        "d.txt", "d", "text", text, (Block(0, len(text), "paragraph"),), language="en"
    )
    return list(compare([Marked("d", document, analyse(document))]).disputes)


def test_two_named_voices_that_count_the_same_dead_are_in_dispute() -> None:
    found = disputes(f"{STORMED}{MINISTRY}; the organisation Lantern Watch counted 27 dead.")
    assert [(d.kind, d.relation, len(d.sides)) for d in found] == [("figure", "conflict", 2)]


@pytest.mark.parametrize(
    "more",
    [
        " in the yard; the organisation Lantern Watch counted 27 dead at the quay.",
        "; the ministry counted 27 dead.",
        "; the organisation Lantern Watch counted 27 wounded.",
        "; the organisation Lantern Watch counted at least nine dead.",
    ],
)
def test_who_counts_others_or_says_the_same_is_not(more: str) -> None:
    assert disputes(f"{STORMED}{MINISTRY}{more}") == []
