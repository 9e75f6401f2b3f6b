"""Transcripts: who stands behind "Q" and "A"."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Document
from quellen.reading import read
from quellen.reading.sources import source_of

TURNS = """

**Q:** Where were you when the mill burned?

**A:** I was on the quay. The guards fired into the air.
"""


def voices(head: str) -> set[str]:
    document = read(source_of("a.md", "/a.md", (head + TURNS).encode()))
    assert isinstance(document, Document)
    return {a.voice for a in analyse(document).attributions}


@pytest.mark.parametrize(
    "head",
    [
        "# Interview with Anna Kerr",
        "# Interview 61: Anna Kerr",
        "# Testimony of Anna Kerr",
        "# Transcript\n\nWitness: Anna Kerr",
    ],
)
def test_a_is_whom_the_head_of_a_transcript_names(head: str) -> None:
    assert "Anna Kerr" in voices(head)


def test_q_is_the_interviewer() -> None:
    assert "Tom Hale" in voices("# Interview with Anna Kerr\n\n*Interviewer: Tom Hale.*")


def test_nobody_is_put_behind_a_where_none_is_named() -> None:
    assert "A" in voices("# A transcript")
