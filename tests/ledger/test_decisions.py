"""The log of decisions: what goes in, what is refused with its reason, and in which order."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quellen.errors import DecisionError
from quellen.ledger import Store
from quellen.model import Decision, TextAnchor

ANCHOR = TextAnchor("0a" * 32, 4, 10, "bridge", "The ", " fell")
DECISION = Decision("d1", "2025-05-06T10:00:00Z", "Ruth", "note", (ANCHOR,), note="two of them")
ROW: dict[str, Any] = {
    "id": "d1", "made": "2025-05-06T10:00:00Z", "who": "Ruth", "action": "note",
    "anchors": [{"sha256": "0a" * 32, "start": 4, "end": 10, "exact": "bridge", "prefix": "The ",
                 "suffix": " fell"}],
    "value": None, "note": "two of them",
}  # fmt: skip


def test_the_log_has_the_shape_that_it_takes(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        store.decide(DECISION)
        assert store.decisions() == [ROW]
        assert store.import_decisions([ROW]) == 0


def test_what_was_decided_is_not_changed_under_the_same_id(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        store.decide(DECISION)
        with pytest.raises(DecisionError, match="d1 is in the log already"):
            store.decide(replace(DECISION, note="three of them"))
        assert store.decisions() == [ROW]


def test_decisions_from_two_ledgers_stand_by_the_moment_they_were_made(ledger_path: Path) -> None:
    rows = [
        {"id": "c", "made": "2025-05-06T12:00:00+01:00", "who": "A", "action": "note"},
        {"id": "a", "made": "2025-05-06T10:30Z", "who": "B", "action": "note"},
        {"id": "b", "made": "2025-05-06T10:30:00.5Z", "who": "A", "action": "note"},
    ]
    with Store.open(ledger_path) as store:
        for row in rows:
            assert store.import_decisions([row]) == 1
        assert [row["id"] for row in store.decisions()] == ["a", "b", "c"]


def test_a_decision_without_an_id_is_known_again(ledger_path: Path) -> None:
    row = {k: v for k, v in ROW.items() if k != "id"}
    with Store.open(ledger_path) as store:
        assert (store.import_decisions([row]), store.import_decisions([row])) == (1, 0)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"who": " "}, "no who"),
        ({"who": 3}, "no who"),
        ({"action": "burn"}, "'burn' is none of accept"),
        ({"made": "2025-02-30T10:00:00Z"}, "not a moment"),
        ({"made": "2025-05-06"}, "not a moment"),
        ({"id": 7}, "id is text"),
        ({"note": ["x"]}, "note is text"),
        ({"vlaue": "3"}, "'vlaue' is none of id"),
        ({"anchors": "x"}, "anchors are a list"),
        ({"anchors": ["x"]}, "anchor is not an object"),
        ({"anchors": [{"start": 1, "end": 2, "exact": "x"}]}, "sha256"),
        ({"anchors": [ROW["anchors"][0] | {"sha256": "XYZ"}]}, "sha256"),
        ({"anchors": [ROW["anchors"][0] | {"start": 11}]}, "start first"),
        ({"anchors": [ROW["anchors"][0] | {"start": True}]}, "offsets"),
        ({"anchors": [ROW["anchors"][0] | {"exact": None}]}, "exact"),
        ({"anchors": [ROW["anchors"][0] | {"prefix": 1}]}, "prefix"),
    ],
)
def test_a_decision_that_cannot_be_taken_in_is_named_with_the_reason(
    ledger_path: Path, change: dict[str, Any], why: str
) -> None:
    good = ROW | {"id": "good"}
    with Store.open(ledger_path) as store:
        with pytest.raises(DecisionError, match=f"decision 2.*{why}"):
            store.import_decisions([good, ROW | change])
        assert store.decisions() == []  # all or none


def test_broken_characters_stop_nobody(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        assert store.import_decisions([ROW | {"note": "\ud83d", "id": "\udc00"}]) == 1
        assert store.import_decisions([ROW | {"note": "\ud83d", "id": "\udc00"}]) == 0


def test_one_made_by_a_program_is_checked_like_one_from_a_file(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store, pytest.raises(DecisionError, match="no who"):
        store.decide(replace(DECISION, who=""))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*ROW, "start", "sha256"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON)
def test_anything_else_is_refused_in_our_own_words(ledger_path: Path, rows: Any) -> None:
    with Store.open(ledger_path) as store:
        try:
            store.import_decisions(rows)
        except DecisionError as error:
            assert "decision" in str(error)  # noqa: PT017 - what is allowed is not always an error


@pytest.mark.parametrize(
    "statement",
    [
        "REPLACE INTO decision (id, made, who, action, anchors) VALUES ('d1', '', '', '', '')",
        "REPLACE INTO decision SELECT n, 'd2', made, who, action, anchors, '', '' FROM decision",
        "UPDATE OR REPLACE decision SET who = 'Eve'",
        "DELETE FROM decision",
    ],
)
def test_not_even_sql_rewrites_the_log(ledger_path: Path, statement: str) -> None:
    with Store.open(ledger_path) as store:
        store.decide(DECISION)
    connection = sqlite3.connect(ledger_path)
    with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        connection.execute(statement)
    connection.close()
    with Store.open(ledger_path) as store:
        assert store.decision_log() == [DECISION]
