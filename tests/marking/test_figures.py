"""Figures: what a number counts, how exactly, and what became of those it counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quellen.marking.figures import mark_figures
from quellen.marking.language import parse
from quellen.marking.times import mark_times
from quellen.model import Block, Document, Figure

PHRASES = Path(__file__).parents[2] / "bench" / "data" / "figures_phrases.jsonl"


def document_of(text: str, kind: str = "paragraph") -> Document:
    return Document("d", "0" * 64, "txt", text, (Block(0, len(text), kind),))  # type: ignore[arg-type]


def marked(text: str) -> list[tuple[str, Figure]]:
    document = document_of(text)
    parsed = parse(document)
    figures = mark_figures(document, parsed, mark_times(document, parsed))
    return [(text[f.start : f.end], f) for f in figures]


def quotes(text: str) -> list[str]:
    return [quote for quote, _ in marked(text)]


def counts(text: str) -> list[tuple[float | None, str]]:
    return [(figure.low, figure.counts) for _, figure in marked(text)]


def test_ninety_five_of_a_hundred_phrases_are_right() -> None:
    rows = [json.loads(line) for line in PHRASES.read_text("utf-8").splitlines()]
    wrong = [row for row in rows if not _right(row)]
    assert len(rows) >= 150
    assert len(wrong) <= len(rows) * 0.05, wrong


def _right(row: dict[str, str | list[object] | None]) -> bool:
    text, phrase = str(row["sentence"]), str(row["phrase"])
    at = text.index(phrase)
    for _, f in marked(text):
        if f.start < at + len(phrase) and at < f.end:
            return [f.low, f.high, f.qualifier, f.unit, f.counts] == row["figure"]
    return row["figure"] is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("At least 58 people were killed.", "At least 58 people"),
        ("The raid killed 156 innocent people.", "156 innocent people"),
        ("It cost an estimated $1 trillion in all.", "an estimated $1 trillion"),
        ("The massacre of 300 of our members and friends began.", "300 of our members and friends"),
        ("In the yard a man was killed.", "a man"),
        ("12 dead in Orlow mine fire", "12 dead"),
    ],
)
def test_a_quote_is_as_tight_as_a_historian_would_make_it(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


def test_one_verb_each_for_coordinated_numbers() -> None:
    text = "The shelling killed 12 villagers, wounded 30 and displaced 400 people."
    assert counts(text) == [(12, "killed"), (30, "injured"), (400, "displaced")]


def test_a_part_is_told_from_the_whole() -> None:
    figures = [f for _, f in marked("The police killed 15 people, including 4 students.")]
    assert [(f.low, f.part) for f in figures] == [(15, False), (4, True)]


def test_of_a_whole_only_the_part_is_said() -> None:
    assert counts("Of the 300 weavers, 40 died.") == [(300, "weaver"), (40, "killed")]
    assert counts("Of 120 passengers, 30 were injured.") == [(120, "passenger"), (30, "injured")]


def test_who_takes_part_or_turns_out_is_present() -> None:
    assert counts("According to the guild, 12,000 took part.") == [(12000, "present")]
    assert counts("Some 5,000 turned out in Orlen.") == [(5000, "present")]
    assert counts("About 400 attended, the vicar said.") == [(400, "present")]
    assert counts("Forty turned out to be spies.") == []
    assert counts("Two of the brothers took part in the robbery.") == [(2, "brother")]


def test_one_coordination_of_victims_is_one_implicit_figure() -> None:
    figures = [f for _, f in marked("She and two colleagues were shot dead.")]
    assert [(f.low, f.high, f.qualifier) for f in figures] == [(3, 3, "implicit")]


def test_a_plural_without_a_number_counts_nothing() -> None:
    assert quotes("Protesters were killed and journalists arrested.") == []


def test_what_did_not_happen_kills_nobody() -> None:
    for text in (
        "They plotted to kill 12 ministers.",
        "The raid did not kill 12 ministers.",
        "A second wave would have killed 12 ministers.",
    ):
        assert counts(text) == [(12, "minister")], text
    assert quotes("They failed to kill the mayor.") == []


def test_killed_or_wounded_is_not_killed() -> None:
    assert counts("Some 1,500 soldiers were killed or wounded.") == [(1500, "casualty")]


def test_an_alternative_leaves_open_what_became_of_people() -> None:
    assert counts("Nine of the strikers were shot or arrested.") != [(9, "arrested")]


def test_no_other_victims_leaves_the_first_ones_standing() -> None:
    assert quotes("Two men drowned. No other deaths were reported.") == ["Two men"]


def test_a_change_gives_only_its_result() -> None:
    assert counts("The toll rose from 12 to 58.") == [(58, "killed")]
    assert counts("Officials revised the toll to 43 from 58.") == [(43, "killed")]


def test_over_may_be_about_something() -> None:
    (_, figure), *_ = marked("The dispute over three villages went on.")
    assert (figure.low, figure.high, figure.qualifier) == (3, 3, "exactly")


def test_families_are_not_persons() -> None:
    (_, figure), *_ = marked("The storm left 600 families homeless.")
    assert (figure.unit, figure.counts) == ("family", "displaced")


def test_animals_and_bills_are_not_victims() -> None:
    assert counts("Wolves killed 30 sheep.") == [(30, "sheep")]
    assert quotes("The committee killed the bill.") == []


def test_dates_are_no_figures() -> None:
    text = "On 22 September 1980 the war began, and on 5 May 1982 it turned."
    assert quotes(text) == []


def test_nothing_is_marked_outside_prose() -> None:
    document = document_of("12 people were killed.", "artefact")
    assert mark_figures(document, parse(document), ()) == ()


WORDS = st.sampled_from(
    "12 3,400 5.2 million half a dozen of people killed were , . and or at least more than between "
    "40 - 50 $ £ % the man woman no nobody including 11 children to from hundreds thousands one "
    "two-thirds 9/11 is dead in custody ( ) “ ” 728 x 90 1st toll rose".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_ordered_figures_that_stand_on_it(text: str) -> None:
    found = [figure for _, figure in marked(text)]
    ends = [0, *(f.end for f in found)]
    for before, figure in zip(ends, found, strict=False):
        assert before <= figure.start < figure.end <= len(text)
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.unit
        assert figure.counts


def test_none_seriously_hurt_may_still_be_hurt() -> None:
    assert quotes("None of the passengers was seriously hurt.") == []


def test_ages_in_a_list_of_victims_are_no_figures() -> None:
    assert [f.low for _, f in marked("Anna Kovar, 24, and Peter Novak, 32 were killed.")] == [2]


def test_whoever_died_in_peace_is_no_victim() -> None:
    assert quotes("He retired to the coast and died at home.") == []


def test_not_one_is_not_one() -> None:
    assert "survived" not in [c for _, c in counts("Not one of the 40 workers survived.")]
