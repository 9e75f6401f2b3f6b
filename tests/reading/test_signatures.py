"""A letter is by whoever signs it."""

from __future__ import annotations

import pytest

from quellen.model import Source
from quellen.reading import read


def authors(text: str) -> tuple[str, ...]:
    return read(Source("letter.txt", "/letter.txt", text.encode(), "0" * 64)).authors


BODY = "My dear sister,\n\nThe mill stood still on Monday. I counted eleven carts at the gate.\n\n"


@pytest.mark.parametrize(
    ("closing", "name"),
    [
        ("Yours, Maud Ferris", "Maud Ferris"),
        ("Yours faithfully,\n\nMaud Ferris\n4 Weir Lane, Tarrow", "Maud Ferris"),
        ("I remain, Sir, your obedient servant,\nCol. Adam Lund", "Col. Adam Lund"),
        ("Your loving brother,\nM. Ferris", "M. Ferris"),
        ("With kind regards\nMaud Ferris, secretary", "Maud Ferris"),
        ("Yours sincerely,\n\n(signed) Maud Ferris", "Maud Ferris"),
    ],
)
def test_the_name_under_a_letter_is_its_author(closing: str, name: str) -> None:
    assert authors(BODY + closing + "\n") == (name,)


@pytest.mark.parametrize(
    "closing",
    [
        "The choice is yours.\n\nMaud Ferris walked home.",
        "Yours faithfully,\n\nthe committee of the mill",
        "He ended it with the words Yours, Maud Ferris and went.",
    ],
)
def test_what_is_no_signature_names_nobody(closing: str) -> None:
    assert authors(BODY + closing + "\n") == ()


def test_a_byline_goes_before_a_letter_that_is_quoted_at_the_end() -> None:
    text = "By Ada Kova\n\nThe letter was found in May. It ends so:\n\nYours truly,\nMaud Ferris\n"
    assert authors(text) == ("Ada Kova",)


def test_news_that_ends_with_a_letter_is_not_by_its_writer() -> None:
    text = "A letter was found in May. It says much.\n\nIt ends so:\n\nYours truly,\nMaud Ferris\n"
    assert authors(text) == ()
