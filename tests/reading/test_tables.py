"""Tables of values are told by their shape and refused with what to do instead."""

from __future__ import annotations

import hashlib

import pytest

from quellen.errors import UnreadableError
from quellen.model import Document, Source
from quellen.reading import read
from quellen.reading.rowwise import is_table

ROWS = "date,place,killed\n1921-08-17,Dorva,14\n1921-08-18,Kelt,3\n1921-08-19,Orn,2\n"
QUOTED = """date;place;words
1921;Dorva;"They fired;
then it was quiet"
1922;Kelt;"No"
1923;Orn;"Yes"
"""
SHORT = "name,killed\nDorva,14\n"


def document(text: str, name: str) -> Document:
    data = text.encode()
    return read(Source(name, f"/{name}", data, hashlib.sha256(data).hexdigest()))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ROWS, "dead.csv"), (ROWS, "dead.txt"), (ROWS.replace(",", "\t"), "dead.tsv"),
        (QUOTED, "words.txt"), (SHORT, "short.csv"),
    ],
)  # fmt: skip
def test_a_table_is_refused_with_what_to_do(text: str, name: str) -> None:
    with pytest.raises(UnreadableError, match=r"this is a table .*--metadata") as told:
        document(text, name)
    assert told.value.kind == "unsupported"


@pytest.mark.parametrize(
    "text",
    [
        "The council met, voted, and left.\n" * 5,
        "In May, the mill burned.\nIn June, it was rebuilt.\nIn July, it burned.\nNobody knew why.",
        "Dorva, 3 May 1921\n\nDear Anna, we are well, and so is Ida.\n\nYours, Ruth",
        SHORT,
        "one line, of three, parts",
    ],
)
def test_prose_with_commas_is_prose(text: str) -> None:
    assert not is_table(text)
    assert document(text, "letter.txt").text == text


def test_prose_in_a_file_named_csv_is_prose() -> None:
    letter = "Dear Anna, we are well.\n\nThe mill burned on 3 May 1921, and nobody knows why."
    assert document(letter, "letter.csv").text == letter
