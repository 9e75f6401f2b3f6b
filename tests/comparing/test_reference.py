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
