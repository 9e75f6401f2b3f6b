"""Statements: a clause may be denied by other words than "not"."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Block, Document


def polarity(text: str, predicate: str) -> str:
    document = Document("a.txt", "0" * 64, "text", text, (Block(0, len(text), "paragraph"),))
    (found,) = (s for s in analyse(document).statements if s.predicate.split()[0] == predicate)
    return found.polarity


@pytest.mark.parametrize(
    ("text", "predicate"),
    [("The guards didn’t fire on the crowd.", "fire"),
     ("The guards didn't fire on the crowd.", "fire"),
     ("The guards weren’t in the square that day.", "be"),
     ("The prisoners hadn’t been shot.", "shoot"),
     ("The garrison no longer held the bridge on 3 May 1911.", "hold"),
     ("The army hardly resisted the rebels.", "resist"),
     ("The guards hardly ever fired.", "fire"),
     ("At no time did the soldiers burn the village.", "burn"),
     ("By no means did the soldiers burn the village.", "burn"),
     ("The guards were in no condition to fight.", "be")],
)  # fmt: skip
def test_what_is_said_not_to_be_is_denied(text: str, predicate: str) -> None:
    assert polarity(text, predicate) == "negative"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [("The guards barely escaped.", "escape"),
     ("They had hardly reached the bridge when it fell.", "reach"),
     ("The bridge no doubt fell that night.", "fall"),
     ("In no more than an hour the bridge fell.", "fall"),
     ("The guards’ horses fell.", "fall")],
)  # fmt: skip
def test_what_only_sounds_like_it_is_told(text: str, predicate: str) -> None:
    assert polarity(text, predicate) == "positive"


def test_who_no_longer_says_so_does_not_say_so() -> None:
    text = "The minister no longer claims that the bridge was safe."
    document = Document("a.txt", "0" * 64, "text", text, (Block(0, len(text), "paragraph"),))
    (claim,) = analyse(document).attributions
    assert claim.polarity == "doubts"
