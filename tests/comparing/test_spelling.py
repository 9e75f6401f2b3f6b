"""One name in two spellings, and two names that are merely alike."""

from __future__ import annotations

import pytest

from quellen.comparing.identity import Identities, cast_of
from quellen.comparing.spelling import alike, share_a_word
from quellen.model import Analysis, Document, Entity, Marked


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("mujahedin-e khalq", "mojahedin-e khalq"),
        ("muammar qaddafi", "muammar gaddafi"),
        ("mohammed hosseini", "mohammad husseini"),
        ("hezbollah", "hizbullah"),
    ],
)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert alike(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("marian cole", "marion cole"),
        ("peter hansen", "peter hanson"),
        ("ali karimi", "ali karami"),
        ("john smith", "jon smith"),
    ],
)
def test_names_that_are_merely_alike(one: str, two: str) -> None:
    assert not alike(one, two)


def test_organisations_share_what_is_theirs_not_what_all_have() -> None:
    assert share_a_word("people's mojahedin organization of iran", "mujahedin-e khalq")
    assert not share_a_word("national liberation army", "national labour association")


def documents(*entities: Entity) -> list[Marked]:
    return [
        Marked(str(n), Document(str(n), "0", "text", ""), Analysis("0", entities=(entity,)))
        for n, entity in enumerate(entities)
    ]


def test_an_acronym_of_two_organisations_is_neither() -> None:
    army = Entity("e1", "organisation", "National Liberation Army", ("NLA",))
    authority = Entity("e1", "organisation", "Northern Lakes Authority", ("NLA",))
    found = Identities(map(cast_of, documents(army, authority)))
    assert len({found.of(n) for n in (army.name, authority.name, "NLA")}) == 3


def test_an_acronym_of_one_organisation_in_two_spellings_is_its_name() -> None:
    one = Entity("e1", "organisation", "Mujahedin-e Khalq", ("MEK",))
    two = Entity("e1", "organisation", "Mojahedin-e Khalq", ("MEK",))
    found = Identities(map(cast_of, documents(one, two)))
    assert found.of("MEK") == found.of(one.name) == found.of(two.name)


def test_two_spellings_in_one_document_are_two_people() -> None:
    both = (Entity("e1", "person", "Yousef Karimi"), Entity("e2", "person", "Yusuf Karimi"))
    one = Marked("1", Document("1", "0", "text", ""), Analysis("0", entities=both))
    found = Identities([cast_of(one)])
    assert found.of("Yousef Karimi") != found.of("Yusuf Karimi")


def test_an_office_is_one_however_it_is_turned() -> None:
    one = Entity("e1", "organisation", "Ministry of the Interior")
    two = Entity("e1", "organisation", "Interior Ministry")
    found = Identities(map(cast_of, documents(one, two)))
    assert found.of(one.name) == found.of(two.name)
