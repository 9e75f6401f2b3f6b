"""Roles: what a text says that somebody is, was or will be."""

from __future__ import annotations

from quellen.marking import analyse
from quellen.model import Block, Document, Role


def roles(text: str) -> dict[str, Role]:
    """Role → how it is given; each stands on words of the text."""
    document = Document("t", "0", "text", text, (Block(0, len(text), "paragraph"),))
    found = analyse(document).roles
    assert all(role.role.split()[-1] in text[role.start : role.end].lower() for role in found)
    return {role.role: role for role in found}


def test_a_role_before_a_name() -> None:
    found = roles("Former finance minister Albert Keller died in Geneva on 3 May 1990.")
    assert found["finance minister"].standing == "former"


def test_then_is_kept_apart_from_former() -> None:
    found = roles("The order was signed by then interior minister Albert Keller.")
    assert found["interior minister"].standing == "then"


def test_a_role_behind_a_name_with_what_it_serves() -> None:
    found = roles("Helen Sorge, the mayor of Castrel, opened the bridge.")
    assert (found["mayor"].of, found["mayor"].standing) == ("Castrel", "held")


def test_whom_a_role_serves_may_stand_before_it() -> None:
    assert roles("Sweden's ambassador, Erik Lund, left.")["ambassador"].of == "Sweden"
    assert roles("British prime minister Edward Hale resigned.")["prime minister"].of == "British"


def test_a_career_has_beginnings_and_ends() -> None:
    found = roles("Emil Draske became secretary of the League in 1931.")
    assert (found["secretary"].of, found["secretary"].edtf) == ("League", "1931")
    assert roles("Emil Draske resigned as secretary.")["secretary"].standing == "former"


def test_the_organisation_is_the_entity_that_is_named() -> None:
    text = "Anna Weiss, a lawyer for the Harbour Authority, spoke. The Harbour Authority is old."
    document = Document("t", "0", "text", text, (Block(0, len(text), "paragraph"),))
    analysis = analyse(document)
    (role,) = analysis.roles
    assert {e.id: e.name for e in analysis.entities}[str(role.organisation)] == "Harbour Authority"


def test_words_between_commas_that_are_no_role_are_none() -> None:
    assert roles("Anna Weiss, who had slept badly, opened the letter.") == {}


def test_a_determiner_is_cut_off_at_the_beginning_only() -> None:
    assert roles("Karl Brodt, head of the Harbour Office, left.")["head"].of == "Harbour Office"
