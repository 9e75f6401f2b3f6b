"""What an author calls untrue, or leaves open, is not told."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Block, Document, Statement

P = "the guards fired on the crowd on 10 June 1911"
DENIED = [
    f"It is not true that {P}.",
    f"It is untrue that {P}.",
    f"It is a myth that {P}.",
    f"It is hardly the case that {P}.",
    "That the guards fired on the crowd on 10 June 1911 is simply not true.",
    "The guards did not, as is often claimed, fire on the crowd on 10 June 1911.",
    "The guards had not, it seems, fired on the crowd on 10 June 1911.",
    "The guards never, so far as we know, fired on the crowd on 10 June 1911.",
]
OPEN = [
    f"It is possible that {P}.",
    f"It is unlikely that {P}.",
    f"There is no evidence that {P}.",
    f"The article wrongly stated that {P}.",
    f"An earlier version of this article said that {P}.",
]
TOLD = [
    f"It is true that {P}.",
    f"It is no secret that {P}.",
    f"It was wrong that {P}.",
    f"It is not surprising that {P}.",
    f"It is not only that {P}.",
    "It is not true that no guards fired on the crowd on 10 June 1911.",
    f"He was not there, and {P}.",
    f"He did not, and {P}.",
    f"The evidence that {P} is strong.",
]


def fired(text: str) -> Statement:
    document = Document("a.txt", "0" * 64, "text", text, (Block(0, len(text), "paragraph"),))
    found = [s for s in analyse(document).statements if s.predicate == "fire"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("sentence", DENIED)
def test_what_is_called_untrue_is_denied(sentence: str) -> None:
    assert fired(sentence).polarity == "negative"


@pytest.mark.parametrize("sentence", OPEN)
def test_what_is_left_open_is_not_told(sentence: str) -> None:
    assert fired(sentence).modality == "hypothetical"


@pytest.mark.parametrize("sentence", TOLD)
def test_what_is_judged_otherwise_is_told(sentence: str) -> None:
    assert (fired(sentence).polarity, fired(sentence).modality) == ("positive", "actual")


def test_what_a_voice_calls_untrue_is_denied_once() -> None:
    statement = fired(f"The mayor said that it was not true that {P}.")
    assert statement.polarity == "positive"  # the denial is the mayor's
    assert statement.chain


def test_a_lie_that_did_something_is_told() -> None:
    text = "It was a lie that cost the minister his office in 1911."
    document = Document("a.txt", "0" * 64, "text", text, (Block(0, len(text), "paragraph"),))
    cost = next(s for s in analyse(document).statements if s.predicate == "cost")
    assert cost.polarity == "positive"
