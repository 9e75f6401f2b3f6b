"""What a statement leaves open, its paragraph, heading, post or dateline gives: as scope only."""

from __future__ import annotations

from quellen.marking import analyse
from quellen.model import Block, Document, Statement


def statements(
    *blocks: tuple[str, str, str | None], published: str | None = None
) -> list[Statement]:
    """The statements of a document of such blocks: kind, text, date of a post."""
    text, made = "", []
    for kind, words, date in blocks:
        made.append(Block(len(text), len(text) + len(words), kind, date=date))  # type: ignore[arg-type]
        text += words + "\n\n"
    document = Document(
        "a.txt", "0" * 64, "text", text, tuple(made), published=published, language="en"
    )
    return list(analyse(document).statements)


def test_the_paragraph_goes_on_with_its_date_and_place() -> None:
    told = "On 3 May 1921 the mill burned in Harrow. The owners fled. Nobody was punished."
    _, fled, punished = statements(("paragraph", told, None))
    for later in (fled, punished):
        assert (later.scope_date, later.scope_place) == ("1921-05-03", "Harrow")
        assert later.scope_by == ("date: paragraph", "place: paragraph")
        assert later.edtf is None
        assert later.time is None


def test_a_heading_holds_until_the_next() -> None:
    found = statements(
        ("heading", "The strike", None),
        ("paragraph", "The dockers had no bread.", None),
        ("heading", "Winter 1943", None),
        ("paragraph", "The bridge was blown up.", None),
        ("heading", "Afterwards", None),
        ("paragraph", "The prisoners came home.", None),
    )
    by_words = {s.predicate: s.scope_date for s in found}
    assert by_words["have"] is None
    assert by_words["blow up"] == "1943-24"
    assert by_words["come"] is None


def test_a_post_gives_its_own_day() -> None:
    (said,) = statements(("post", "The bridge was blown up.", "2023-03-07"))
    assert (said.scope_date, said.scope_by) == ("2023-03-07", ("date: post",))


def test_a_dateline_gives_the_day_of_sending_and_the_town() -> None:
    told = "PORT ARDENT, March 17 — The dockers are on strike."
    (strike,) = statements(("paragraph", told, None), published="1967-03-18")
    assert (strike.scope_date, strike.scope_place) == ("1967-03-17", "Port Ardent")
    assert strike.scope_by == ("date: dateline", "place: dateline")


def test_who_says_when_and_where_needs_no_scope() -> None:
    (burned,) = statements(("paragraph", "On 3 May 1921 the mill burned in Harrow.", None))
    assert burned.scope_by == ()
