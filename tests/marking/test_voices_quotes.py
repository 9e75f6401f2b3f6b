"""Quotation marks of all kinds, paired paragraph by paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.marking.voices.quotes import Quotation, find_quotations
from quellen.model import Block, Document


def quotations(text: str) -> list[Quotation]:
    blocks = tuple(
        Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"\S(?:.*\S)?", text)
    )
    return find_quotations(Document("d.txt", "0" * 64, "text", text, blocks))


def words(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” and left.", ["“no”"]),
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("«Non,» dit-il.", ["«Non,»"]),
        ("„Nein“, sagte sie.", ["„Nein“"]),
        ("»Nej,« sagde han.", ["»Nej,«"]),
        ("‘It rained,’ he said.", ["‘It rained,’"]),
        ("``No,'' he said.", ["``No,''"]),
        ("“He said ‘no’ to us,” she said.", ["“He said ‘no’ to us,”"]),
        ("It's the workers' hall, isn't it?", []),
        ("In the '60s they danced 'til dawn.", []),
        ("He had ”no idea” of it.", ["”no idea”"]),
    ],
)
def test_marks_of_all_kinds(text: str, quoted: list[str]) -> None:
    assert words(text) == quoted


def test_a_mark_too_many_spoils_nothing_else() -> None:
    assert words('He shouted" and left.\n\nShe said “yes”.') == ["“yes”"]
    assert words("The town was “ready.\n\nThe council was “not”.")[-1] == "“not”"


def test_an_open_speech_goes_on_in_the_next_paragraph() -> None:
    first, second = quotations("“We left.\n\n“We came back.”")
    assert (first.unclosed, second.continues) == (True, True)


@given(st.text(alphabet="“”\"'‘’«»„` ab.,\n", max_size=60))
def test_quotations_are_in_order_and_never_overlap(text: str) -> None:
    found = quotations(text)
    assert all(q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
