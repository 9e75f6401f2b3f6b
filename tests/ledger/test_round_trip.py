"""Whatever marks a document bears, the ledger gives back equal ones."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import count
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quellen.ledger import Store
from quellen.ledger.rows import ANALYSIS_NOUNS, DOCUMENT_NOUNS, plain, table, whole
from quellen.model import Analysis, Document, Figure, Source, Span

TEXT = "Die Brücke fiel — “twelve” died.\n" * 4
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
PLACES = count()  # each example is another source: the same one twice would change nothing

offsets = st.integers(0, len(TEXT))
spans = st.tuples(offsets, offsets).map(sorted).map(tuple)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: offsets,
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    Span: spans,
    type(None): st.none(),
}


def any_value(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of the model may have, by its type."""
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is UnionType:
        return st.one_of([any_value(h) for h in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(any_value(get_args(hint)[0]), max_size=3).map(tuple)
    return st.sampled_from(get_args(hint))  # a Literal


def any_of(noun: type) -> st.SearchStrategy[Any]:
    hints = get_type_hints(noun)
    return st.builds(noun, **{f.name: any_value(hints[f.name]) for f in fields(noun)})


def marks(nouns: Sequence[type]) -> dict[str, st.SearchStrategy[Any]]:
    """A strategy for each of the fields that hold marks: Entity in ``entities``."""
    names = {n: n.__name__.lower() for n in nouns}
    plural = {n: f"{s[:-1]}ies" if s.endswith("y") else f"{s}s" for n, s in names.items()}
    return {plural[n]: st.lists(any_of(n), max_size=3).map(tuple) for n in nouns}


documents = st.builds(
    Document,
    path=st.just("in/a.txt"),
    sha256=st.just(SHA256),
    format=st.just("text"),
    text=st.just(TEXT),
    **{name: st.none() | words for name in ("title", "affiliation", "publisher", "published")},
    **{name: st.none() | words for name in ("language", "url", "encoding")},
    **{name: st.lists(words, max_size=2).map(tuple) for name in ("authors", "notes")},
    **marks(DOCUMENT_NOUNS),
)
analyses = st.builds(
    Analysis,
    sha256=st.just(SHA256),
    sentences=st.lists(spans, max_size=3).map(tuple),
    **marks(ANALYSIS_NOUNS),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("round") / "x.ledger") as opened:
        yield opened


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents, analyses)
def test_any_marks_come_back_as_they_were(
    store: Store, document: Document, analysis: Analysis
) -> None:
    source = Source("in/a.txt", f"/in/{next(PLACES)}", TEXT.encode(), SHA256)
    number = store.add(source, document, analysis, "1")
    assert store.document(number) == document
    assert store.analysis(number) == analysis


def test_marks_made_anew_replace_the_former(store: Store) -> None:
    source = Source("in/b.txt", "/in/b.txt", TEXT.encode(), SHA256)
    document = Document("in/b.txt", SHA256, "text", TEXT)
    figure = Figure(0, 3, 12.0, None, "at_least", "person", "killed", part=True)
    number = store.add(source, document, Analysis(SHA256, figures=(figure, figure)), "1")
    assert store.add(source, document, Analysis(SHA256, figures=(figure,)), "2") == number
    assert store.analysis(number).figures == (figure,)


@pytest.mark.parametrize("noun", [*DOCUMENT_NOUNS, *ANALYSIS_NOUNS], ids=lambda n: n.__name__)
def test_every_field_of_a_noun_has_its_column(noun: type, ledger_path: Path) -> None:
    """A field that is added to the model needs a migration."""
    Store.open(ledger_path).close()
    connection = sqlite3.connect(ledger_path)
    there = [row[1] for row in connection.execute(f"PRAGMA table_info({table(noun).name})")]
    connection.close()
    assert there == ["source", "n", *table(noun).columns]


def test_every_kind_of_mark_is_kept() -> None:
    kinds = {f.name for f in fields(Analysis)} - {"sha256", "sentences"}
    assert set(marks(ANALYSIS_NOUNS)) == kinds


@pytest.mark.parametrize(
    ("text", "kept"),
    [("plain", "plain"), ("a\ud83db", "a\ufffdb"), ("\ud83d\ude00", "\ufffd\ufffd"), ("😀", "😀")],
)
def test_halves_of_characters_are_replaced_in_place(text: str, kept: str) -> None:
    assert whole(text) == kept


def test_broken_text_and_file_names_can_be_kept(store: Store) -> None:
    text, path = "a \ud83d b", "/in/caf\udce9.txt"
    source = Source(path[1:], path, text.encode("utf-8", "surrogatepass"), "ab" * 32)
    document = Document(path[1:], source.sha256, "text", text, title="\udfff", notes=("\udc00",))
    number = store.add(source, document, Analysis(source.sha256), "1")
    assert store.document(number).text == "a \ufffd b"
    assert store.document(number).path == "in/caf\\udce9.txt"
    assert store.known(path, source.sha256, "1")
    assert not store.known("/in/caf\udce8.txt", source.sha256, "1")


def test_whole_numbers_are_written_without_a_point() -> None:
    figure = plain(Figure(0, 1, 3.0, 2.5, "about", "person", "killed"))
    assert (repr(figure["low"]), repr(figure["high"])) == ("3", "2.5")
