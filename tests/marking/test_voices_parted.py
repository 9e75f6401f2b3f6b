"""What one voice denies and what it asserts beside that are two attributions."""

from __future__ import annotations

import pytest
from bench.voices import mark


def told(text: str) -> dict[str, list[str]]:
    """Stance → the words that somebody takes it on."""
    row = {"id": "t", "text": text}
    found: dict[str, list[str]] = {}
    for a in mark(row)[1]:
        found.setdefault(a.polarity, []).extend(text[s:e].strip("“”,. ") for s, e in a.content)
    return found


@pytest.mark.parametrize(
    ("text", "denied", "asserted"),
    [
        (
            "“That figure was a lie,” said Dr Maud Ferris. “The clerk knew of ninety graves.”",
            ["That figure was a lie"],
            ["The clerk knew of ninety graves"],
        ),
        (
            "“The wall fell in a storm. It is not true that we pulled it down. Two men saw it,” "
            "the captain said.",
            ["It is not true that we pulled it down"],
            ["The wall fell in a storm", "Two men saw it"],
        ),
        (
            "Dr Ferris said the report was a lie and that the clerk knew of ninety graves.",
            ["the report"],
            ["that the clerk knew of ninety graves"],
        ),
        (
            "The mayor denied the charge: “I was at home all night.”",
            ["the charge"],
            ["I was at home all night"],
        ),
        (
            "“It is nonsense,” she said, “and the minister knows it.”",
            ["It is nonsense"],
            ["and the minister knows it"],
        ),
        (
            "“That is not what happened,” the nurse said. “They were shot in the yard.”",
            ["That is not what happened"],
            ["They were shot in the yard"],
        ),
    ],
)
def test_a_denial_ends_with_its_clause(text: str, denied: list[str], asserted: list[str]) -> None:
    assert told(text) == {"denies": denied, "asserts": asserted}


def test_two_clauses_that_hang_on_one_lie_are_both_denied() -> None:
    text = "Dr Ferris said it was a lie that the troops fired and that they burned the town."
    assert told(text) == {"denies": ["that the troops fired and that they burned the town"]}


def test_what_is_reported_to_be_called_false_goes_with_the_denial() -> None:
    text = "“You say that we burned the mill. That is a lie,” said the captain."
    assert told(text) == {"denies": ["You say that we burned the mill. That is a lie"]}


def test_an_interrupted_denial_stays_one() -> None:
    assert told("“That figure,” she said, “was a lie.”") == {"denies": ["That figure", "was a lie"]}


def test_words_after_a_report_without_quotation_marks_are_the_same_speakers() -> None:
    text = "The ships were late, Ada Kova said. “They came in on the third of May.”"
    assert told(text)["asserts"] == ["The ships were late", "They came in on the third of May"]
