"""The language layer: offsets of the document, dictionary forms, bounded pieces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quellen.errors import LanguageModelError
from quellen.marking.language import LONGEST_PIECE, load, parse, sentence_spans
from quellen.model import Block, Document
from quellen.reading.emphasis import blanked


def document(text: str, *blocks: Block) -> Document:
    return Document("t", "0", "text", text, blocks)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_every_token_stands_where_it_says(text: str) -> None:
    plain = blanked(text)  # signs of emphasis are blanks to the parser
    for token in parse(document(text)).tokens:
        assert plain[token.start : token.end] == token.text


def test_artefacts_and_tables_are_not_parsed() -> None:
    text = "The bridge fell.\n\n728 x 90\n\nA\tB"
    parsed = parse(
        document(text, Block(0, 16, "paragraph"), Block(18, 26, "artefact"), Block(28, 31, "table"))
    )
    assert sentence_spans(parsed) == ((0, 16),)


def test_a_long_block_is_cut_at_sentence_ends() -> None:
    text = "The river rose in the night. " * (3 * LONGEST_PIECE // 29)
    spans = sentence_spans(parse(document(text)))
    assert {text[a:b] for a, b in spans} == {"The river rose in the night."}


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [("said", "VBD", "say"), ("denies", "VBZ", "deny"), ("issuing", "VBG", "issue"),
     ("children", "NNS", "child"), ("strikes", "NNS", "strike"), ("met", "VBN", "meet"),
     ("Paris", "NNP", "paris")],
)  # fmt: skip
def test_dictionary_forms(word: str, tag: str, expected: str) -> None:
    assert load().lemmas.of(word, tag) == expected


def test_a_missing_pipeline_says_how_to_get_it() -> None:
    with pytest.raises(LanguageModelError, match="pip install"):
        load("no_such_pipeline")
