"""A post that a document shows is told on its own day, under the name of who wrote it."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Event, Marked
from quellen.reading import read
from quellen.reading.sources import source_of

ARTICLE = (
    "The ministry said on 9 March 2023 that the bridge had been inspected twice, and that the "
    "reports were public."
)
NEXT = "Engineers doubted it, and the union asked to see the second report within the week."
POST = "We warned them in 2018 that the Kelt bridge would fall. Nobody listened. #Bridge"
SIGNED = "— Dockers United (@dockersunited) March 7, 2023"


def events(*texts: str) -> tuple[Event, ...]:
    documents = [read(source_of(f"{n}.txt", f"/{n}.txt", t.encode())) for n, t in enumerate(texts)]
    return compare([Marked(f"d{n}", d, analyse(d)) for n, d in enumerate(documents)]).events


def posted(*texts: str) -> list[Event]:
    return [event for event in events(*texts) if event.title.startswith("Post by")]


def test_a_post_in_an_article_stands_on_its_day_with_what_it_tells_on_another() -> None:
    told = events(f"{ARTICLE}\n\n{POST}\n{SIGNED}\n\n{NEXT}")
    (post,) = [event for event in told if event.edtf == "2023-03-07"]
    assert post.title == (
        "Post by Dockers United (@dockersunited): “We warned them in 2018 that the Kelt bridge "
        "would fall. Nobody listened. #Bridge”"
    )
    assert [a.voice for a in post.accounts] == ["Dockers United (@dockersunited)"]
    assert "2018" in [event.edtf for event in told]


def test_the_same_post_in_two_articles_is_one_event() -> None:
    (post,) = posted(
        f"{ARTICLE}\n\n{POST}\n{SIGNED}\n\n{NEXT}", f"{NEXT}\n\n{POST}\n{SIGNED}\n\n{ARTICLE}"
    )
    assert [a.document for a in post.accounts] == ["d0", "d1"]


@pytest.mark.parametrize(
    "other",
    [
        "We warned them in 2018 that the Dorva bridge would fall. Nobody listened. #Bridge",
        "Nobody listened.",
    ],
)
def test_another_post_of_the_day_is_another_event(other: str) -> None:
    assert (
        len(posted(f"{ARTICLE}\n\n{POST}\n{SIGNED}\n\n{NEXT}\n\n{other}\n{SIGNED}\n\n{NEXT}")) == 2
    )


def test_a_page_of_posts_is_a_source_and_not_a_row_of_happenings() -> None:
    assert posted(f"{POST}\n{SIGNED}") == []


def test_a_post_without_a_day_is_no_event() -> None:
    assert posted(f"{ARTICLE}\n\n{POST}\n— Dockers United (@dockersunited)\n\n{NEXT}") == []
