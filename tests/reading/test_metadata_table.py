"""The user's table of metadata: what it says outranks the file, and mistakes in it are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from quellen.errors import UsageError
from quellen.model import Document
from quellen.reading import Metadata

DOCUMENT = Document("in/a.txt", "0", "text", "words", title="Old", published="2001", language="en")


def table(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", 'path,title,authors,published\na.txt,New,"Jane Roe; John Doe",7 March 2021\n'),
        ("t.csv", "\ufeffPath;Title;Author;Date\n./a.txt;New;Jane Roe and John Doe;2021-03-07\n"),
        (
            "t.tsv",
            "path\ttitle\tauthors\tpublished\na.txt\tNew\tJane Roe, John Doe\t2021-03-07T10:00Z\n",
        ),
        (
            "t.jsonl",
            '{"path": "a.txt", "title": "New", "authors": ["Jane Roe", "John Doe"], '
            '"published": "2021-03-07"}\n\n',
        ),
    ],
)
def test_tables_come_as_csv_or_jsonl(tmp_path: Path, name: str, text: str) -> None:
    found = Metadata.load(table(tmp_path, text, name)).apply(DOCUMENT, "a.txt")
    assert (found.title, found.authors, found.published) == (
        "New",
        ("Jane Roe", "John Doe"),
        "2021-03-07",
    )
    assert found.language == "en"


def test_a_row_is_known_by_relative_path_or_bare_name(tmp_path: Path) -> None:
    metadata = Metadata.load(table(tmp_path, "path,title\nb/a.txt,Longer\na.txt,Bare\n"))
    assert metadata.apply(DOCUMENT, "b/a.txt").title == "Longer"
    assert metadata.apply(DOCUMENT, "c/a.txt").title == "Bare"
    assert metadata.apply(DOCUMENT, "c/other.txt") == DOCUMENT


def test_published_outranks_the_table(tmp_path: Path) -> None:
    metadata = Metadata.load(table(tmp_path, "path,published\na.txt,2020-01-01\n"))
    assert metadata.apply(DOCUMENT, "a.txt", published="2021-03").published == "2021-03"
    assert metadata.apply(DOCUMENT, "a.txt").published == "2020-01-01"
    assert Metadata().apply(DOCUMENT, "a.txt").published == "2001"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "empty"),
        ("name,title\na,b\n", "no column path"),
        ("path,title\n,b\n", "line 2"),
        ("path,title\na.txt,b,c\n", "3 cells"),
        ("path,published\na.txt,someday\n", "'someday' is no date"),
        ("path,published\na.txt,03/07/2021\n", "is no date"),
        ("path,language\na.txt,Klingon!\n", "is no language"),
        ("path,title\na.txt,b\na.txt,c\n", "a second time"),
        ('path,title\na.txt,"b\n', "no CSV"),
        ('{"path": "a.txt"}\n{"path": \n', "line 2"),
        ('{"path": "a.txt"}\n["b"]\n', "no JSON object"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        Metadata.load(table(tmp_path, text))


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        Metadata.load(tmp_path / "none.csv")


def test_a_published_day_that_is_none() -> None:
    with pytest.raises(UsageError, match="no date"):
        Metadata().apply(DOCUMENT, "a.txt", published="yesterday")
