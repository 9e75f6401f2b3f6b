"""Numbers that stand in codes are no years; years whose blank was lost are."""

from __future__ import annotations

import pytest

from quellen.marking.times import mark_times
from quellen.model import Block, Document


def values(text: str) -> list[str]:
    blocks = (Block(0, len(text), "paragraph"),)
    document = Document("a.txt", "0" * 64, "text", text, blocks)
    return [time.value for time in mark_times(document)]


@pytest.mark.parametrize(
    "text",
    [
        "The form A1988 was lost.",
        'It prints f"{word}\\u00ad{rest}" if it can.',
        "The part u44BC does not fit.",
        "It was 0 AD, said the guide.",
    ],
)
def test_codes_and_the_year_nought_are_no_times(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The wall fell in1988 at Varn.", "1988"),
        ("The church (c1850) stands.", "1850"),
        ("Anna Kerr, b1920, was there.", "1920"),
        ("It fell in June2019 at last.", "2019-06"),
        ("The fair began on14 May 1931 at Varn.", "1931-05-14"),
    ],
)
def test_a_year_without_its_blank_is_one(text: str, value: str) -> None:
    assert values(text) == [value]
