"""Origins: how many witnesses stand behind what several documents say."""

from __future__ import annotations

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Document, Marked, Support

TOLD = "On 3 May 2021 a fire at the Karlen mill killed nine people."
AGAIN = "Nine people died. A fire killed nine people at the Karlen mill on 3 May 2021."


def killed(*papers: tuple[str, str | None, str | None]) -> Support:
    """Support for the toll; papers are text, author and publisher."""
    pile = []
    for number, (text, author, publisher) in enumerate(papers):
        document = Document(
            f"d{number}.txt", f"{number}" * 64, "text", text, (Block(0, len(text), "paragraph"),),
            authors=(author,) if author else (), publisher=publisher, language="en",
        )  # fmt: skip
        pile.append(Marked(f"d{number}", document, analyse(document)))
    (found,) = (s for s in compare(pile).support if s.field == "killed")
    assert len(found.documents) == len(papers)
    return found


def test_two_papers_of_different_hands_are_two_origins() -> None:
    found = killed((TOLD, "Ada Orne", "Post"), (AGAIN, "Jon Alder", "Herald"))
    assert (found.origins, found.effective) == (2, 2.0)


def test_one_author_in_two_papers_is_one_witness() -> None:
    found = killed((TOLD, "Ada Orne", "Post"), (AGAIN, "Ada Orne", "Herald"))
    assert found.origins == 1
    assert any("both by Ada Orne" in reason for reason in found.reasons)


def test_a_newsroom_is_no_author() -> None:
    assert killed((TOLD, "News Desk", "Post"), (AGAIN, "News Desk", "Herald")).origins == 2


def test_two_hands_of_one_publisher_count_for_less_than_two() -> None:
    found = killed((TOLD, "Ada Orne", "Post"), (AGAIN, "Jon Alder", "Post"))
    assert found.origins == 2
    assert 1 < found.effective < 2
