"""The toll of a document: headline and lead first, totals over parts, never the background."""

from __future__ import annotations

from quellen.marking.figures import mark_figures, toll
from quellen.marking.language import parse
from quellen.marking.times import mark_times
from quellen.model import Block, Document, Figure


def toll_of(*lines: str, counts: str = "killed") -> Figure | None:
    text, blocks = "\n".join(lines), []
    at = 0
    for i, line in enumerate(lines):
        blocks.append(Block(at, at + len(line), "paragraph" if i else "heading"))
        at += len(line) + 1
    document = Document("d", "0" * 64, "txt", text, tuple(blocks))
    parsed = parse(document)
    return toll(document, mark_figures(document, parsed, mark_times(document, parsed)), counts)


def value(figure: Figure | None) -> tuple[float | None, str] | None:
    return (figure.low, figure.qualifier) if figure else None


def test_the_lead_gives_back_what_the_headline_dropped() -> None:
    found = toll_of("16 killed in Lubin fire", "At least 16 people were killed in a fire in Lubin.")
    assert value(found) == (16, "at_least")


def test_a_precise_number_goes_before_a_vague_one() -> None:
    found = toll_of("Scores killed as ferry sinks", "At least 43 people drowned off Orlow.")
    assert value(found) == (43, "at_least")


def test_totals_go_before_parts() -> None:
    found = toll_of("Two nurses among 31 dead in Orlow", "31 people were killed on Monday.")
    assert value(found) == (31, "exactly")


def test_the_dead_of_a_whole_war_are_background() -> None:
    found = toll_of(
        "Shelling hits market",
        "The war has killed more than 280,000 people since it broke out. The shells killed six.",
    )
    assert value(found) == (6, "exactly")


def test_listed_victims_are_summed() -> None:
    found = toll_of("Fire on the quay", "Three women and one man were found dead.")
    assert value(found) == (4, "exactly")


def test_without_a_number_the_toll_is_implicit() -> None:
    found = toll_of("Shooting in Lubin", "A man was shot dead on Monday.", "He died at once.")
    assert value(found) == (1, "implicit")


def test_of_those_shot_the_living_are_injured() -> None:
    found = toll_of(
        "Four shot in Lubin", "Four people were shot; one of them died.", counts="injured"
    )
    assert value(found) == (3, "implicit")


def test_what_is_not_told_is_not_given() -> None:
    assert toll_of("Budget passed", "The council met on Monday and passed the budget.") is None
