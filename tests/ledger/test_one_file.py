"""The ledger: one file, told from others, that gives back what was put in."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quellen.errors import (
    DecisionError,
    LedgerError,
    NewerLedgerError,
    NotALedgerError,
)
from quellen.ledger import Store
from quellen.marking import analyse
from quellen.model import Analysis, Block, Decision, Document, Failure, Source, TextAnchor

TEXT = (
    "On 3 May 1921 at least 12 people were killed in Lindmoor (LM), said Anna Weiss. "
    "The council denied that the police had fired."
)


def source(text: str = TEXT, location: str = "/in/a.txt") -> Source:
    data = text.encode("utf-8", "surrogatepass")
    return Source(location[1:], location, data, hashlib.sha256(data).hexdigest())


def document(text: str = TEXT, path: str = "in/a.txt") -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = (Block(0, len(text), "paragraph", page=3),) if text else ()
    return Document(path, digest, "text", text, blocks, authors=("A", "B"), language="en")


def add(store: Store, text: str = TEXT, location: str = "/in/a.txt", engine: str = "1") -> str:
    read = document(text, location[1:])
    return store.add(source(text, location), read, Analysis(read.sha256), engine)


def test_what_comes_back_is_what_was_put_in(ledger_path: Path) -> None:
    read = document()
    marks = analyse(read)
    assert marks.times
    assert marks.figures
    assert marks.attributions
    with Store.open(ledger_path) as store:
        number = store.add(source(), read, marks, "1")
        assert store.document(number) == read
        assert store.analysis(number) == marks
        assert store.original(number) == TEXT.encode()
        (marked,) = store.marked()
        assert (marked.id, marked.document, marked.analysis) == (number, read, marks)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_survives(ledger_path: Path, text: str) -> None:
    with Store.open(ledger_path) as store:
        assert store.document(add(store, text)).text == text


def test_reading_the_same_twice_changes_nothing(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        assert add(store) == add(store)
        assert len(store.sources()) == 1


def test_a_changed_file_stands_beside_its_former_version(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        old, new = add(store, "old text"), add(store, "new text")
        status = {row["id"]: row["status"] for row in store.sources()}
        assert status == {old: "superseded", new: "read"}
        assert [m.id for m in store.marked()] == [new]
        assert store.document(old).text == "old text"


def test_the_same_bytes_elsewhere_are_another_source(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        first, second = add(store, location="/in/a.txt"), add(store, location="/in/b.txt")
        assert second == f"{first}-2"


def test_the_order_of_reading_makes_no_difference(tmp_path: Path) -> None:
    orders = []
    for name, locations in (("x", ("/in/a", "/in/b")), ("y", ("/in/b", "/in/a"))):
        with Store.open(tmp_path / name) as store:
            for location in locations:
                add(store, f"text of {location}", location)
            orders.append([(m.id, m.document.path) for m in store.marked()])
    assert orders[0] == orders[1]


def test_a_failure_is_kept_until_the_file_can_be_read(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        store.add_failure(Failure("in/a.txt", "/in/a.txt", "truncated", "it ends in the middle"))
        (row,) = store.sources()
        assert (row["status"], row["reason"]) == ("failed", "it ends in the middle")
        add(store)
        assert [row["status"] for row in store.sources()] == ["read"]


def test_an_empty_ledger_answers_everything(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        assert store.sources() == store.timeline() == store.disputes() == store.lineage() == []
        assert store.support() == store.voices() == store.decisions() == store.search("x") == []
        assert store.findings_current()


# ------------------------------------------------------------------- what is no ledger


def test_a_text_file_is_no_ledger(ledger_path: Path) -> None:
    ledger_path.write_text("dear diary, " * 100)
    with pytest.raises(NotALedgerError, match="name another"):
        Store.open(ledger_path)
    assert ledger_path.read_text().startswith("dear diary")


def test_another_database_is_no_ledger(ledger_path: Path) -> None:
    with sqlite3.connect(ledger_path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    with pytest.raises(NotALedgerError):
        Store.open(ledger_path)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(NotALedgerError):
        Store.open(tmp_path)


def test_a_newer_ledger_is_left_alone(ledger_path: Path) -> None:
    Store.open(ledger_path).close()
    connection = sqlite3.connect(ledger_path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(NewerLedgerError, match="upgrade"):
        Store.open(ledger_path)


def test_a_missing_ledger_says_how_to_make_one(ledger_path: Path) -> None:
    with pytest.raises(LedgerError, match="quellen read"):
        Store.open(ledger_path, create=False)
    assert not ledger_path.exists()


# --------------------------------------------------------------------------- search


def test_search_gives_the_place(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        number = store.add(source(), document(), analyse(document()), "1")
        for hit in store.search("killed"):
            assert TEXT[hit["start"] : hit["end"]] == hit["quote"]
            assert hit["document"] == number
        assert store.search('"police had fired"')
        assert store.search("poli*")
        assert not store.search("police NOT fired")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=30) | st.sampled_from(["AND", '"', "a OR", "NOT NOT x", "(", "a*b*", "^"]))
def test_no_query_is_an_error(ledger_path: Path, query: str) -> None:
    with Store.open(ledger_path) as store:
        add(store)
        assert isinstance(store.search(query), list)


# ------------------------------------------------------------------------- decisions


def decision(number: str = "1") -> Decision:
    anchor = TextAnchor("0" * 64, 0, 4, "text")
    return Decision(number, "2025-05-06T10:00:00Z", "Ruth", "not_a_dispute", (anchor,), note="two")


def test_decisions_are_only_ever_added(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        assert store.decide(decision())
        assert not store.decide(decision())
        assert store.decision_log() == [decision()]
    connection = sqlite3.connect(ledger_path)
    for change in ("UPDATE decision SET who = 'x'", "DELETE FROM decision"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            connection.execute(change)
    connection.close()


def test_decisions_travel(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a") as one, Store.open(tmp_path / "b") as two:
        one.decide(decision("1"))
        one.decide(decision("2"))
        assert two.import_decisions(one.decisions()) == 2
        assert two.import_decisions(one.decisions()) == 0
        assert two.decisions() == one.decisions()


@pytest.mark.parametrize(
    ("rows", "why"),
    [({}, "array"), ([3], "object"), ([{"made": "2025-05-06T10:00:00Z", "who": "R"}], "action"),
     ([{"made": "yesterday", "who": "R", "action": "note"}], "made")],
)  # fmt: skip
def test_a_bad_decision_says_what_is_wrong(ledger_path: Path, rows: object, why: str) -> None:
    with Store.open(ledger_path) as store:
        with pytest.raises(DecisionError, match=why):
            store.import_decisions(rows)
        assert store.decisions() == []
