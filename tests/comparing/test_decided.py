"""Decisions outrank the machine, and hold on by their quotes."""

from __future__ import annotations

from quellen.comparing.decided import decided
from quellen.model import Decision, Dispute, Findings, Quotation, Side, TextAnchor

SIDES = (
    Side("58", (Quotation("d1", "A", 0, 10, "58 were killed"),)),
    Side("86", (Quotation("d2", "B", 5, 19, "86 were killed"),)),
)
FOUND = Findings(disputes=(Dispute("c1", "v1", "figure", "conflict", SIDES),))
DIGESTS = {"d1": "one", "d2": "two"}
ONE, TWO = TextAnchor("one", 0, 10, "58 were killed"), TextAnchor("two", 7, 21, "86 were killed")


def decision(action: str, *anchors: TextAnchor, number: str = "1") -> Decision:
    return Decision(number, "2025-05-06T10:00:00Z", "Ruth", action, anchors)


def test_what_is_not_a_dispute_is_gone() -> None:
    assert decided(FOUND, [decision("not_a_dispute", ONE, TWO)], DIGESTS).disputes == ()


def test_what_is_told_of_different_things_is_no_dispute() -> None:
    assert decided(FOUND, [decision("different", ONE, TWO)], DIGESTS).disputes == ()
    assert decided(FOUND, [decision("same", ONE, TWO)], DIGESTS) == FOUND


def test_an_update_says_who_decided_it() -> None:
    (dispute,) = decided(FOUND, [decision("update", ONE, TWO)], DIGESTS).disputes
    assert dispute.relation == "update"
    assert dispute.reasons == ("Ruth decided on 2025-05-06 that this is an update",)


def test_the_last_decision_holds() -> None:
    log = [decision("not_a_dispute", ONE, TWO), decision("accept", ONE, TWO, number="2")]
    assert decided(FOUND, log, DIGESTS) == FOUND


def test_a_decision_about_one_side_or_other_words_binds_nothing() -> None:
    other = TextAnchor("two", 40, 50, "three were hurt")
    assert decided(FOUND, [decision("not_a_dispute", ONE)], DIGESTS) == FOUND
    assert decided(FOUND, [decision("not_a_dispute", ONE, other)], DIGESTS) == FOUND


def test_what_was_undone_binds_nothing_until_the_undo_is_undone() -> None:
    dismissed = decision("not_a_dispute", ONE, TWO)
    undo = Decision("2", "2025-05-06T10:01:00Z", "Ruth", "undo", value="1")
    redo = Decision("3", "2025-05-06T10:02:00Z", "Ruth", "undo", value="2")
    assert decided(FOUND, [dismissed, undo], DIGESTS) == FOUND
    assert decided(FOUND, [dismissed, undo, redo], DIGESTS).disputes == ()
