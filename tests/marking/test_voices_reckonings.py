"""Whoever puts a toll at a number is the one whose number it is."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Analysis, Block, Document


def read(text: str) -> Analysis:
    block = Block(0, len(text), "paragraph")
    return analyse(Document("a.txt", "0" * 64, "text", text, (block,), language="en"))


def given(text: str) -> set[tuple[str, str]]:
    """Voice and content of each attribution."""
    return {(a.voice, " … ".join(text[x:y] for x, y in a.content)) for a in read(text).attributions}


@pytest.mark.parametrize(
    ("text", "voice", "content"),
    [
        ("The ministry puts the toll at four.", "The ministry", "the toll at four"),
        (
            "The union put the number of wounded at 200.",
            "The union",
            "the number of wounded at 200",
        ),
        ("Activists gave a figure of 58 dead.", "Activists", "a figure of 58 dead"),
    ],
)
def test_the_number_is_theirs(text: str, voice: str, content: str) -> None:
    assert (voice, content) in given(text)


@pytest.mark.parametrize(
    "text",
    [
        "The nurse put the kettle on at four.",
        "The guards put the prisoners on the train at six.",
        "The mayor gave a speech of two hours.",
        "The firm set the price at the door.",
    ],
)
def test_what_is_put_elsewhere_is_no_reckoning(text: str) -> None:
    assert given(text) == set()


@pytest.mark.parametrize(
    "text", ["The ministry puts the toll at four.", "The dockers’ union speaks of nineteen dead."]
)
def test_the_statement_stands_on_their_word(text: str) -> None:
    (statement,) = read(text).statements
    assert len(statement.chain) == 1


def test_who_reports_it_stands_around() -> None:
    text = "The paper said that the ministry puts the toll at four."
    marks = read(text)
    chains = {s.chain for s in marks.statements}
    voices = {a.id: a.voice for a in marks.attributions}
    assert ["The paper", "The ministry"] in [
        [voices[i][0].upper() + voices[i][1:] for i in chain] for chain in chains
    ]
