"""Sources over time: versions, failures, what a user said, and what can be searched for."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.errors import LedgerError
from quellen.ledger import Store
from quellen.ledger.passages import LONGEST, divided
from quellen.model import (
    Account,
    Analysis,
    Block,
    Dependence,
    Document,
    Event,
    Failure,
    Findings,
    Passage,
    Source,
    Statement,
)

PLACE = "/in/a.txt"
LOCKED = Failure("in/a.txt", PLACE, "permission", "it may not be read")


def add(store: Store, text: str, *, engine: str = "1", **more: Any) -> str:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    place = more.pop("place", PLACE)
    analysis = Analysis(digest, more.pop("sentences", ()), statements=more.pop("statements", ()))
    blocks = more.pop("blocks", (Block(0, len(text), "paragraph"),))
    document = Document(place[1:], digest, "text", text, blocks)
    return store.add(Source(place[1:], place, data, digest), document, analysis, engine, **more)


def statuses(store: Store) -> list[tuple[str, str]]:
    return sorted((row["id"], row["status"]) for row in store.sources())


# ----------------------------------------------------------------- versions and failures


def test_a_file_that_is_as_it_was_before_is_current_again(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        first, second = add(store, "first"), add(store, "second")
        assert add(store, "first") == first
        assert statuses(store) == sorted([(first, "read"), (second, "superseded")])
        assert store.original(second) == b"second"


def test_a_superseded_source_names_the_newer_one(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        old, new = add(store, "old"), add(store, "new")
        (reason,) = (row["reason"] for row in store.sources() if row["id"] == old)
        assert new in reason


def test_a_file_that_can_no_longer_be_read_keeps_its_last_version(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        number = add(store, "text")
        store.add_failure(LOCKED)
        assert [m.id for m in store.marked()] == [number]
        assert sorted(row["status"] for row in store.sources()) == ["failed", "read"]


def test_a_failure_that_is_over_is_forgotten(ledger_path: Path) -> None:
    digest = hashlib.sha256(b"text").hexdigest()
    with Store.open(ledger_path) as store:
        number = add(store, "text")
        assert store.known(PLACE, digest, "1")
        store.add_failure(LOCKED)
        assert not store.known(PLACE, digest, "1")
        assert add(store, "text") == number
        assert statuses(store) == [(number, "read")]


def test_the_same_failure_twice_is_one(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        store.add_failure(LOCKED)
        store.add_failure(LOCKED)
        (row,) = store.sources()
        assert (row["kind"], row["sha256"], row["authors"]) == ("permission", None, [])


def test_what_failed_has_no_text(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        store.add_failure(LOCKED)
        (row,) = store.sources()
        for ask in (store.document, store.analysis, store.original):
            with pytest.raises(LedgerError, match="quellen sources"):
                ask(row["id"])


def test_what_a_user_said_of_a_document_is_kept(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        number = add(store, "text", given={"authors": ("A", "B"), "published": "1921"})
        assert store.given(PLACE) == {"authors": ("A", "B"), "published": "1921"}
        assert add(store, "text", given={"published": "1922"}) == number
        assert store.given(PLACE) == {"published": "1922"}
        assert store.given("/elsewhere") == {}


# ------------------------------------------------------------------------------ findings

EVENT = Event("e1", "The bridge falls", (), earliest="1921-05-03", latest="1921-05-03")


def event(name: str, earliest: str | None, latest: str | None = None) -> Event:
    return Event(name, name, (), earliest=earliest, latest=latest)


def test_the_timeline_is_in_time_order_also_before_our_era(ledger_path: Path) -> None:
    events = (
        event("undated", None), event("c", "1921-05-03"), event("b", "0005-01-01"),
        event("a2", "-0051-06-01"), event("a1", "-0052-12-01"), event("until", None, "1900-01-01"),
    )  # fmt: skip
    with Store.open(ledger_path) as store:
        store.write_findings(Findings(events))
        found = [row["event"] for row in store.timeline()]
    assert found == ["a1", "a2", "b", "until", "c", "undated"]


def test_findings_have_the_shape_that_others_rely_on(ledger_path: Path) -> None:
    account = Account("d1", "Anna Weiss", ("Anna Weiss",), 0, 3, "The", years_after=3.0)
    link = Dependence("d1", "d2", "copy", 0.5, 1.0, 0.25, (Passage((0, 3), (4, 7), 1.0),), ("why",))
    with Store.open(ledger_path) as store:
        store.write_findings(Findings((Event("e1", "x", (account, account)),), lineage=(link,)))
        (told,) = store.timeline()
        assert told["documents"] == ["d1"]
        assert told["disputes"] == []
        assert repr(told["accounts"][0]["years_after"]) == "3"
        assert store.lineage() == [
            {
                "from": "d1", "to": "d2", "kind": "copy", "probability": 0.5,
                "share_from": 1, "share_to": 0.25, "reasons": ["why"],
                "passages": [{"from": [0, 3], "to": [4, 7], "similarity": 1}],
            }
        ]  # fmt: skip


def test_findings_are_replaced_as_a_whole(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        store.write_findings(Findings((EVENT,)))
        store.write_findings(Findings())
        assert store.timeline() == []


def test_findings_grow_old_with_a_new_document_or_version(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        add(store, "text")
        assert not store.findings_current()
        basis = store.basis()
        add(store, "what came while the first was being compared", place="/in/b.txt")
        store.write_findings(Findings(), basis)
        assert not store.findings_current()
        store.write_findings(Findings())
        assert store.findings_current()
        add(store, "text, changed")
        assert not store.findings_current()


# ---------------------------------------------------------------------------- full text


def quotes(store: Store, query: str) -> list[str]:
    return [hit["quote"] for hit in store.search(query)]


def test_only_what_is_current_is_found(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        add(store, "The bridge fell.")
        add(store, "The tower fell.")
        assert quotes(store, "fell") == ["The tower fell."]


def test_a_text_that_is_divided_anew_is_found_as_it_is_now(ledger_path: Path) -> None:
    text = "The bridge fell. The council met."
    with Store.open(ledger_path) as store:
        add(store, text)
        assert quotes(store, "council") == [text]
        add(store, text, engine="2", sentences=((0, 16), (17, 33)))
        assert quotes(store, "council") == ["The council met."]
        assert quotes(store, "bridge council") == [text]  # in one paragraph


def test_words_of_two_paragraphs_are_not_found_together(ledger_path: Path) -> None:
    text = "The bridge fell.\nThe council met."
    blocks = (Block(0, 16, "paragraph"), Block(17, 33, "paragraph"))
    with Store.open(ledger_path) as store:
        add(store, text, blocks=blocks, sentences=((0, 16), (17, 33)))
        assert quotes(store, "bridge council") == []
        assert sorted(quotes(store, "bridge OR council")) == [
            "The bridge fell.",
            "The council met.",
        ]


def test_what_is_no_prose_is_found_too(ledger_path: Path) -> None:
    text = "Lindmoor | 12 dead\nThe bridge fell."
    with Store.open(ledger_path) as store:
        add(store, text, sentences=((19, 35),))
        assert quotes(store, "lindmoor") == ["Lindmoor | 12 dead"]


@pytest.mark.parametrize("query", ["KÖLN", "koln", "kö*", '"in köln"', "köln bridge"])
def test_case_and_accents_make_no_difference(ledger_path: Path, query: str) -> None:
    with Store.open(ledger_path) as store:
        add(store, "The bridge in Köln fell.")
        assert quotes(store, query) == ["The bridge in Köln fell."]


def test_a_hit_names_its_statement(ledger_path: Path) -> None:
    text = "Perhaps the bridge fell. The council met."
    statements = (Statement("s2", ((29, 40),), "meet"), Statement("s1", ((8, 23),), "fall"))
    with Store.open(ledger_path) as store:
        add(store, text, sentences=((0, 24), (25, 41)), statements=statements)
        found = {word: store.search(word)[0]["statement"] for word in ("perhaps", "council")}
        assert found == {"perhaps": "s1", "council": "s2"}
        add(store, "No statement here.", place="/in/b.txt")
        assert store.search("here")[0]["statement"] is None


@given(st.text("ab. \n", max_size=200), st.lists(st.integers(0, 200), max_size=6))
def test_every_word_of_a_text_stands_in_one_passage(text: str, cuts: list[int]) -> None:
    bounds = sorted(min(cut, len(text)) for cut in cuts)
    sentences = list(zip(bounds[::2], bounds[1::2], strict=False))
    found = list(divided(text, sentences))
    assert found == sorted(found)
    for i, character in enumerate(text):
        assert sum(start <= i < end for start, end in found) <= 1
        assert not character.isalnum() or any(start <= i < end for start, end in found)


@pytest.mark.parametrize("text", ["x" * 5_000, "word " * 5_000, "A sentence. " * 2_000])
def test_no_passage_is_endless(text: str) -> None:
    assert max(end - start for start, end in divided(text, ())) <= LONGEST
