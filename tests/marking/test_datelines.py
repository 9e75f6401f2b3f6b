"""The day of a dateline says when a report was sent, not when anything happened."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Block, Document

TOLD = "At least twelve people were killed on Monday when guards fired on the dockers."


def days(text: str, published: str | None) -> set[str | None]:
    block = Block(0, len(text), "paragraph")
    document = Document(
        "a.txt", "0" * 64, "text", text, (block,), published=published, language="en"
    )
    return {s.edtf for s in analyse(document).statements}


def test_the_day_of_a_dateline_dates_no_statement() -> None:
    assert "1967-03-13" in days(f"PORT ARDENT, March 17 — {TOLD}", "1967-03-18")
    assert "1967-03-17" not in days(f"PORT ARDENT, March 17 — {TOLD}", "1967-03-18")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("MARCH 13, 1967 — Guards fired on the dockers of Port Ardent.", "1989-05-01"),
        ("On 13 March 1967 guards fired on the dockers - twelve died.", "1967-03-18"),
    ],
)
def test_the_day_of_a_chronicle_does(text: str, published: str) -> None:
    assert "1967-03-13" in days(text, published)
