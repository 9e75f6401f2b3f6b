"""A reference is one more witness, marked as such: its dates against those of accounts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.comparing.test_deciding_events import pile

import quellen
from quellen.comparing import compare
from quellen.errors import UnreadableError
from quellen.marking import analyse
from quellen.model import Dispute, Marked, Source
from quellen.reading import read_reference

FACTS = "fact,date,source\nDecree 41 of Varn was issued,1921-05-03,Varn State Archive\n"
WRONG = "The bakers of Varn burned Decree 41 a week after its issuance on 9 June 1921."


def source(text: str, path: str = "facts.csv") -> Source:
    return Source(path, f"/{path}", text.encode(), "f" * 64)


def beside_facts(*texts: str, facts: str = FACTS) -> list[Dispute]:
    document = read_reference(source(facts))
    found = compare([Marked("r", document, analyse(document)), *pile(*texts)])
    return [d for d in found.disputes if d.kind == "date"]


def test_a_fact_becomes_a_sentence_with_its_date_in_words() -> None:
    document = read_reference(source(FACTS))
    assert (document.format, document.publisher) == ("reference", "Varn State Archive")
    assert document.text == "Decree 41 of Varn was issued on 3 May 1921."
    assert document.blocks[0].author == "Varn State Archive"


def test_json_ld_is_read_as_well() -> None:
    facts = (
        '{"@graph": [{"@type": "Event", "name": "Varn fell.", "startDate": "1921-06", '
        '"citation": {"name": "Annals"}}, {"name": "Orn fell", "date": "1922"}]}'
    )
    assert read_reference(source(facts)).text == "Varn fell in June 1921.\n\nOrn fell in 1922."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fact,date\nVarn fell,May\n", "'May' is no date"),
        ("fact,date\n,1921\n", "lacks a fact or a date"),
        ("fact,date\nVarn fell,1921-13-01\n", "is no date"),
        ("fact,date\n", "no facts"),
        ("[1]", "item 1 is no object"),
        ("{", "not JSON"),
    ],
)
def test_slips_are_told(text: str, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        read_reference(source(text))


def test_a_date_for_the_same_act_that_excludes_the_trusted_one_is_a_dispute() -> None:
    (dispute,) = beside_facts(WRONG)
    assert [s.value for s in dispute.sides] == ["1921-06-09", "1921-05-03"]
    assert dispute.sides[1].accounts[0].voice == "Varn State Archive"
    assert dispute.reasons == (
        "a reference that is trusted (Varn State Archive) gives 1921-05-03 for it",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The bakers of Varn burned Decree 41 a week after its issuance on 3 May 1921.",
        "The bakers of Varn burned Decree 42 a week after its issuance on 9 June 1921.",
        "The bakers of Varn burned Decree 41 on 9 June 1921.",
        "The council of Varn debated Decree 41, issued that spring, until 9 June 1921.",
        "Decree 41 of Varn was issued in May 1921.",
    ],
)
def test_agreeing_days_other_things_and_other_acts_are_left_alone(text: str) -> None:
    assert beside_facts(text) == []


def test_a_trusted_figure_is_a_side_that_is_marked_as_such() -> None:
    facts = (
        "fact,date,source\nAn explosion at the Karlen mill killed 58 people,2021-05-03,Register\n"
    )
    document = read_reference(source(facts))
    told = pile("On 3 May 2021 an explosion at the Karlen mill killed 86 people.")
    found = compare([Marked("r", document, analyse(document)), *told])
    (dispute,) = [d for d in found.disputes if d.kind == "figure"]
    assert "a reference that is trusted (Register) is on the side of 58" in dispute.reasons


def test_a_ledger_knows_a_reference_again(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text(FACTS)
    (tmp_path / "story.txt").write_text(WRONG)
    with quellen.open(tmp_path / "varn.ledger") as ledger:
        assert ledger.read(tmp_path / "facts.csv", reference=True).read == 1
        ledger.read(tmp_path / "story.txt")
        assert ledger.read(tmp_path / "facts.csv").unchanged == 1
        assert [s["format"] for s in ledger.sources()] == ["reference", "text"]
        assert [d["kind"] for d in ledger.disputes()] == ["date"]


def test_a_reference_with_a_slip_is_a_source_that_failed(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("fact,date\nVarn fell,May\n")
    with quellen.open(tmp_path / "varn.ledger") as ledger:
        (failure,) = ledger.read(tmp_path / "facts.csv", reference=True).failures
    assert failure.kind == "malformed"


# ----------------------------------------------------------------------------- places

PLACED = (
    "fact,date,place,source\n"
    "The Treaty of Varn was signed,1921-05-03,Ostrel,Varn State Archive\n"
    "Decree 41 of Varn was issued,1921-06-09,Ostrel,Varn State Archive\n"
)
BOTH = "From Ostrel to Lindmoor it is a day by train."
ELSEWHERE = "The Treaty of Varn was signed in Lindmoor on 3 May 1921. "


def places_beside(*texts: str, facts: str = PLACED) -> list[Dispute]:
    document = read_reference(source(facts))
    found = compare([Marked("r", document, analyse(document)), *pile(*texts)])
    return [d for d in found.disputes if d.kind == "place"]


def test_the_place_of_a_fact_stands_in_its_sentence_once() -> None:
    text = read_reference(source(PLACED)).text
    assert text.startswith("The Treaty of Varn was signed in Ostrel on 3 May 1921.\n")
    said = "fact,date,place\nOstrel fell,1921-05-03,Ostrel\n"
    assert read_reference(source(said)).text == "Ostrel fell on 3 May 1921."
    linked = '{"name": "Peace was made", "startDate": "1921", "location": {"name": "Ostrel"}}'
    assert read_reference(source(linked)).text == "Peace was made in Ostrel in 1921."


def test_another_place_for_the_same_act_is_a_dispute() -> None:
    (dispute,) = places_beside(ELSEWHERE + BOTH)
    assert [s.value for s in dispute.sides] == ["Lindmoor", "Ostrel"]
    assert dispute.reasons[-1] == (
        "a reference that is trusted (Varn State Archive) is on the side of Ostrel"
    )
    (dispute,) = places_beside("Decree 41 of Varn was issued in Lindmoor on 9 June 1921. " + BOTH)
    assert dispute.sides[0].accounts[0].quote.startswith("Decree 41")
    assert dispute.reasons == (
        "a reference that is trusted (Varn State Archive) gives Ostrel for it",
    )


def test_towns_that_the_gazetteer_has_far_apart_need_no_document_that_knows_both() -> None:
    facts = "fact,date,place\nThe Treaty of Varn was signed,1921-05-03,Geneva\n"
    told = "The Treaty of Varn was signed in {} on 3 May 1921."
    (dispute,) = places_beside(told.format("Paris"), facts=facts)
    assert [s.value for s in dispute.sides] == ["Paris", "Geneva"]
    for near in ("Carouge", "Switzerland", "Geneva"):
        assert places_beside(told.format(near), facts=facts) == []


@pytest.mark.parametrize(
    "text",
    [
        ELSEWHERE,  # nobody knows that these are two places
        ELSEWHERE + "Lindmoor, Ostrel, is a quarter of mills. " + BOTH,
        "The Treaty of Varn was signed in the Lindmoor Palace on 3 May 1921. " + BOTH,
        "The Treaty of Varn was signed in Lindmoor on 3 May 1925. " + BOTH,
        "The Treaty of Orn was signed in Lindmoor on 3 May 1921. " + BOTH,
        "The Treaty of Varn was not signed in Lindmoor on 3 May 1921. " + BOTH,
        "The Treaty of Varn was to be signed in Lindmoor, it was planned, on 3 May 1921. " + BOTH,
        "The Treaty of Varn was read out in Lindmoor on 3 May 1921. " + BOTH,
        "The Treaty of Varn, signed by men who met in Lindmoor, is of 3 May 1921. " + BOTH,
        "Decree 41 of Varn was issued in Lindmoor in 1921. " + BOTH,
        "The Treaty of Varn was signed in North Ostrel on 3 May 1921. " + BOTH,
    ],
)
def test_places_in_one_another_other_acts_and_other_days_are_left_alone(text: str) -> None:
    assert places_beside(text) == []
