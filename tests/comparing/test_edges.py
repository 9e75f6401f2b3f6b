"""Edges that people add, remove or turn: they outrank the machine and last."""

from __future__ import annotations

import itertools

from bench.prose import texts

from quellen.comparing import compare
from quellen.model import Analysis, Block, Decision, Dependence, Document, Marked, TextAnchor

NUMBERS = itertools.count()
WIRE, OWN = texts(2, 120, seed=8)


def pile() -> list[Marked]:
    found = []
    for name, text, day in (("paper", f"{OWN} {WIRE}", "02"), ("wire", WIRE, "01")):
        block = Block(0, len(text), "paragraph")
        document = Document(name, name[0] * 64, "text", text, (block,), published=f"2020-03-{day}")
        found.append(Marked(name, document, Analysis(name)))
    return found


def decision(action: str, first: str, second: str, value: str | None = None) -> Decision:
    anchors = tuple(TextAnchor(name[0] * 64, 0, 3, WIRE[:3]) for name in (first, second))
    number = next(NUMBERS)
    return Decision(f"d{number}", f"2024-05-01T10:{number:02}:00Z", "Ada", action, anchors, value)


def links(*decisions: Decision) -> list[Dependence]:
    return list(compare(pile(), decisions).lineage)


def test_the_machine_takes_the_earlier_for_the_origin() -> None:
    (link,) = links()
    assert (link.origin, link.copy) == ("wire", "paper")


def test_an_edge_that_was_removed_is_gone() -> None:
    assert links(decision("unlink", "wire", "paper")) == []


def test_an_edge_that_was_turned_keeps_its_passages_on_the_right_sides() -> None:
    (before,) = links()
    (link,) = links(decision("turn", "paper", "wire"))
    assert (link.origin, link.copy) == ("paper", "wire")
    assert link.passages[0].origin == before.passages[0].copy
    assert link.share_copy == before.share_origin
    assert "Ada decided on 2024-05-01" in link.reasons[0]
    assert links(decision("turn", "wire", "paper"))[0].origin == "wire"


def test_an_edge_that_was_added_is_certain() -> None:
    removed = decision("unlink", "wire", "paper")
    (link,) = links(removed, decision("link", "paper", "wire", "citation"))
    assert (link.origin, link.copy, link.kind, link.probability) == (
        "paper", "wire", "citation", 1.0,
    )  # fmt: skip


def test_the_last_decision_holds_and_an_undone_one_does_not() -> None:
    removed = decision("unlink", "wire", "paper")
    undone = Decision("undo", "2024-06-01T10:00:00Z", "Ada", "undo", (), removed.id)
    assert links(removed, undone) == links()
    assert (
        links(decision("link", "wire", "paper", "copy"), decision("unlink", "wire", "paper")) == []
    )


def test_decisions_about_texts_that_are_not_there_change_nothing() -> None:
    assert links(decision("unlink", "wire", "xylograph")) == links()
