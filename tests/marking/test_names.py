"""Names: who is named, and which names are one."""

from __future__ import annotations

from quellen.marking.language import parse
from quellen.marking.names import mark_names
from quellen.model import Block, Document, Entity


def entities(text: str) -> dict[str, Entity]:
    """Every form of a name → its entity."""
    document = Document("t", "0", "text", text, (Block(0, len(text), "paragraph"),))
    found, names = mark_names(document, parse(document))
    for name in names:
        assert any(e.id == name.entity for e in found)
        assert text[name.start : name.end].strip() == text[name.start : name.end]
    return {form: e for e in found for form in (e.name, *e.aliases)}


def test_an_explained_acronym_is_the_same_organisation() -> None:
    found = entities(
        "The National Union of Bridge Workers (NUBW) met on Monday. The NUBW voted to strike."
    )
    assert found["NUBW"] is found["National Union of Bridge Workers"]
    assert found["NUBW"].type == "organisation"


def test_two_acronyms_of_one_name() -> None:
    found = entities(
        "The Popular Front of Orlenia (PFO/FPO) was founded in 1961. In 1963 the FPO split."
    )
    assert found["PFO"] is found["FPO"] is found["Popular Front of Orlenia"]


def test_an_acronym_from_another_language_is_taken_from_the_capitalised_words() -> None:
    found = entities("The Fedayin-e Azadi Organization (FAO) denied it. The FAO said nothing more.")
    assert found["FAO"] is found["Fedayin-e Azadi Organization"]


def test_words_in_brackets_that_are_no_acronym_define_nothing() -> None:
    found = entities("The Ministry of Transport (see below) said nothing.")
    assert "see below" not in found


def test_a_surname_alone_is_the_person_named_before() -> None:
    found = entities("Hester Brandt spoke first. Brandt said the letter was clear.")
    assert found["Brandt"] is found["Hester Brandt"]


def test_a_surname_that_two_people_bear_stays_apart() -> None:
    found = entities(
        "Anna Weiss and Peter Weiss testified on Monday. Later Weiss left the room in silence."
    )
    assert found["Anna Weiss"] is not found["Peter Weiss"]
    assert found.get("Weiss") is not found["Anna Weiss"]


def test_a_title_is_not_part_of_the_name() -> None:
    found = entities("Mr. Albert Keller resigned. General Keller had served for years.")
    assert "Albert Keller" in found


def test_links_and_handles_are_no_names() -> None:
    found = entities("See https://example.org/Report and @NorthBank for more from Paris.")
    assert not any("http" in form or "@" in form for form in found)


def test_another_name_that_the_text_gives_is_the_same_entity() -> None:
    found = entities(
        "The Free Officers, also known as the Blue Circle, met. The Blue Circle dissolved in 1958."
    )
    assert found["Blue Circle"] is found["Free Officers"]


def test_the_short_form_may_come_first() -> None:
    found = entities("The OAS (Organization of American States) met. The OAS agreed in May.")
    assert found["OAS"] is found["Organization of American States"]


def test_an_office_turned_round_is_the_same_office() -> None:
    found = entities("The Ministry of Transport denied it. Later the Transport Ministry agreed.")
    assert found["Transport Ministry"] is found["Ministry of Transport"]


def test_a_genitive_belongs_to_the_name() -> None:
    found = entities("The Fedayin-e Azadi said that nobody had been there.")
    assert "Fedayin-e Azadi" in found
