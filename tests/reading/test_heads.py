"""Heads of bulletins, leaflets and reports say when they came out; bylines may name the paper."""

from __future__ import annotations

import pytest

from quellen.model import Block
from quellen.reading.bylines import find_byline


def head(line: str, prose: str = "The dockers marched at noon.") -> tuple[str | None, str | None]:
    text = f"{line}\n\n{prose}"
    blocks = [Block(0, len(line), "paragraph"), Block(len(line) + 2, len(text), "paragraph")]
    byline, _ = find_byline(text, blocks)
    return byline.published, byline.publisher


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Radio Maronne, evening bulletin, 14 March 1967", "1967-03-14"),
        ("DOCKERS' UNION OF ARDENT — LEAFLET No. 7 — 20 March 1967", "1967-03-20"),
        ("Communiqué of the General Staff, 3 May 1998", "1998-05-03"),
        ("Report of the Commission of Inquiry into the Events at Ardent (2004)", "2004"),
        ("From: The Years at the Quay, memoirs of Lucien Abadie (published 1989)", "1989"),
    ],
)
def test_a_head_says_when_it_came_out(line: str, published: str) -> None:
    assert head(line)[0] == published


@pytest.mark.parametrize(
    "line",
    [
        "The massacre of 14 March 1967",
        "A history of the strike (and of 1967)",
        "The statement was read out on 14 March 1967",
    ],
)
def test_a_title_that_names_a_day_does_not(line: str) -> None:
    assert head(line)[0] is None


def test_a_head_before_what_the_text_tells_is_not_believed() -> None:
    told = "In 1985 the trial began. In 1986 it ended, and in 1990 all were free."
    assert head("Communiqué of the General Staff, 3 May 1967", told)[0] is None


def test_a_byline_with_paper_and_day() -> None:
    assert head("By Ellen Strand, The Northern Post, 18 March 1967") == (
        "1967-03-18",
        "The Northern Post",
    )


@pytest.mark.parametrize(
    ("days", "published", "kinds"),
    [
        (["14 January 1888", "28 January 1888", "11 February 1888"], None, {"paragraph"}),
        (["14 January 1888"], "1888-01-14", {"artefact", "paragraph"}),
    ],
)
def test_of_several_dates_over_passages_none_is_that_of_the_whole(
    days: list[str], published: str | None, kinds: set[str]
) -> None:
    text, blocks = "", []
    for line in (line for day in days for line in (day, "The barque was seen off the cape.")):
        blocks.append(Block(len(text), len(text) + len(line), "paragraph"))
        text += f"{line}\n\n"
    byline, marked = find_byline(text, blocks)
    assert byline.published == published
    assert {block.kind for block in marked} == kinds
