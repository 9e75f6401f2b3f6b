"""Named entities: the very ones that spaCy finds with the same parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quellen.marking.entities import Found, recogniser_of
from quellen.marking.language import load

EXAMPLES = Path(__file__).parents[2] / "examples" / "sources"
PARAGRAPHS = [
    paragraph
    for path in sorted(EXAMPLES.glob("*.txt"))
    for paragraph in path.read_text("utf-8").split("\n\n")
]


def both_ways(texts: list[str]) -> tuple[list[list[Found]], list[list[Found]]]:
    """What we find in some texts, and what spaCy does, word by word."""
    nlp = load().nlp
    component = nlp.get_pipe("ner")
    recogniser = recogniser_of(component)
    assert recogniser is not None
    docs = list(nlp.pipe(texts))
    ours = recogniser.entities(docs)
    component.set_annotations(docs, component.predict(docs))
    return ours, [[(e.start, e.end, e.label_) for e in doc.ents] for doc in docs]


def test_the_examples_hold_the_same_entities_either_way() -> None:
    ours, theirs = both_ways(PARAGRAPHS)
    assert ours == theirs
    assert sum(map(len, ours)) > 100


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.sampled_from("Anna Kova of the 12 May \n."), max_size=60), max_size=3))
def test_so_do_texts_of_any_kind(texts: list[str]) -> None:
    ours, theirs = both_ways(texts)
    assert ours == theirs


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kova",
        "General Anna Maria Kova of the Ministry of the Interior",  # ends inside a name
        "They met in New\n\nYork on 3 May 1951.",
    ],
)
def test_names_end_where_their_sentence_does(text: str) -> None:
    ours, theirs = both_ways([text])
    assert ours == theirs


def test_a_recogniser_of_another_make_is_left_to_spacy() -> None:
    component: Any = load().nlp.get_pipe("parser")  # its moves look at thirteen words
    assert recogniser_of(component) is None
