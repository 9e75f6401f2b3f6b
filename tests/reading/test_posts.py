"""Posts that scrapers flattened into text: who wrote what, and where it begins and ends."""

from __future__ import annotations

import pytest

from quellen.model import Block, Document
from quellen.reading import read
from quellen.reading.sources import source_of

ARTICLE = (
    "The ministry said that the bridge had been inspected twice, and that the reports were public."
)
NEXT = (
    "Engineers doubted it, and the union asked to see the second report before the end of the week."
)


def document(text: str) -> Document:
    return read(source_of("scrape.txt", "/scrape.txt", text.encode()))


def posts(found: Document) -> list[Block]:
    return [block for block in found.blocks if block.kind == "post"]


def words(found: Document, block: Block) -> str:
    return found.text[block.start : block.end]


def test_a_post_is_the_line_above_its_signature() -> None:
    body = "We warned them in 2018. Nobody listened. #Bridge pic.twitter.com/abc123"
    found = document(f"{ARTICLE}\n{body}\n— Dockers United (@dockersunited) March 7, 2023\n{NEXT}")
    (post,) = posts(found)
    assert (post.author, post.handle, post.date) == (
        "Dockers United",
        "dockersunited",
        "2023-03-07",
    )
    assert words(found, post) == f"{body}\n— Dockers United (@dockersunited) March 7, 2023"
    assert [b.kind for b in found.blocks] == ["paragraph", "post", "paragraph"]


@pytest.mark.parametrize(
    ("signature", "date"),
    [
        ("— Jane Roe (@jroe) March 7, 2023", "2023-03-07"),
        ("— Jane Roe (@jroe) 7 March 2023", "2023-03-07"),
        ("– Jane Roe (@jroe) Mar 7, 2023", "2023-03-07"),
        ("-- Jane Roe (@jroe) 2023-03-07", "2023-03-07"),
        ("— Jane Roe (@jroe) 7:14 PM · Mar 7, 2023", "2023-03-07"),
        ("— Jane Roe (@jroe.example.social)\nMarch 7, 2023", "2023-03-07"),
        ("— Jane Roe (@jroe@mastodon.example) March 7, 2023", "2023-03-07"),
        ("— Jane Roe 🌊 (@jroe)", None),
        ("A post shared by Jane Roe (@jroe) on Mar 7, 2023 at 9:00am PST", "2023-03-07"),
        ("Posted by Jane Roe on Tuesday, March 7, 2023", "2023-03-07"),
    ],
)
def test_signatures_of_many_networks(signature: str, date: str | None) -> None:
    found = document(f"{ARTICLE}\n\nThe second report is missing.\n\n{signature}\n\n{NEXT}")
    (post,) = posts(found)
    assert post.author is not None
    assert post.author.startswith("Jane Roe")
    assert post.date == date
    assert words(found, post).startswith("The second report is missing.")


def test_a_glued_signature_ends_the_post_and_glued_junk_is_an_artefact() -> None:
    found = document(
        f"{ARTICLE}\nThe second report is missing.— Jane Roe (@jroe) July 24, 2023 728 x 90\n{NEXT}"
    )
    assert [(b.kind, words(found, b)) for b in found.blocks] == [
        ("paragraph", ARTICLE),
        ("post", "The second report is missing.— Jane Roe (@jroe) July 24, 2023"),
        ("artefact", "728 x 90"),
        ("paragraph", NEXT),
    ]


def test_a_post_of_several_lines_reaches_back_over_what_cannot_begin_one() -> None:
    body = "Our plan for the river:\n.https://t.co/plan\n🔶 A new bridge\n🔶 A public inquiry\n🔶…"
    found = document(f"{ARTICLE}\n{body}— Jane Roe (@jroe) July 24, 2023\n{NEXT}")
    (post,) = posts(found)
    assert words(found, post).startswith("Our plan for the river:")
    assert [b.kind for b in found.blocks] == ["paragraph", "post", "paragraph"]


def test_prose_before_a_post_stays_the_authors() -> None:
    found = document(
        f"{ARTICLE}\n\n#Bridge is still closed.\n\n— Jane Roe (@jroe) July 24, 2023\n\n{NEXT}"
    )
    assert words(found, found.blocks[0]) == ARTICLE
    assert words(found, posts(found)[0]).startswith("#Bridge")


def test_a_post_that_begins_with_a_small_letter_does_not_swallow_a_finished_sentence() -> None:
    found = document(f"{ARTICLE}\n\nfirst divers are down now\n\n— Jane Roe (@jroe) July 24, 2023")
    assert words(found, found.blocks[0]) == ARTICLE


def test_two_posts_running_are_two() -> None:
    found = document(
        f"{ARTICLE}\nOne.\n— Jane Roe (@jroe) July 24, 2023\n"
        f"Two.\n— John Doe (@jdoe) July 25, 2023\n{NEXT}"
    )
    assert [(p.author, p.date) for p in posts(found)] == [
        ("Jane Roe", "2023-07-24"),
        ("John Doe", "2023-07-25"),
    ]


def test_an_article_on_one_line_is_not_given_to_the_poster() -> None:
    article = " ".join([ARTICLE, NEXT] * 12)
    found = document(f"{article} Nobody listened. #Bridge — Jane Roe (@jroe) July 24, 2023 {NEXT}")
    (post,) = posts(found)
    assert post.end - post.start < 400
    assert found.blocks[0].kind == "paragraph"
    assert found.blocks[0].end - found.blocks[0].start > 1500


def test_a_short_post_is_not_taken_for_a_heading() -> None:
    found = document(
        f"{ARTICLE}\n\nBridge still closed\n\n— Jane Roe (@jroe) July 24, 2023\n\n{NEXT}"
    )
    assert [b.kind for b in found.blocks] == ["paragraph", "post", "paragraph"]


def test_a_post_with_its_author_above() -> None:
    found = document(
        f"{ARTICLE}\n\nJane Roe @jroe · Mar 7, 2023\n\nNobody listened to us.\n\n{NEXT}"
    )
    (post,) = posts(found)
    assert (post.author, post.handle, post.date) == ("Jane Roe", "jroe", "2023-03-07")
    assert words(found, post).endswith("Nobody listened to us.")


def test_a_post_copied_from_the_screen_with_its_author_in_lines_above() -> None:
    found = document(f"{ARTICLE}\n\nJane Roe\n@jroe\n·\nMar 7, 2023\nNobody listened.\n\n{NEXT}")
    (post,) = posts(found)
    assert (post.author, post.handle, post.date) == ("Jane Roe", "jroe", "2023-03-07")
    assert words(found, post).endswith("Nobody listened.")
    assert [b.kind for b in found.blocks] == ["paragraph", "post", "paragraph"]


def test_a_dash_and_a_name_in_prose_make_no_post() -> None:
    found = document(
        f"{ARTICLE} The minister — Jane Roe (the elder) — said so on March 7, 2023.\n\n{NEXT}"
    )
    assert not posts(found)
