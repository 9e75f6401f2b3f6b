"""Whom a short name, a rank or "Mr." stands for, and when nobody can tell."""

from __future__ import annotations

import pytest
from bench.voices import mark

from quellen.marking.language import parse
from quellen.marking.names import mark_names
from quellen.marking.voices import mark_voices
from quellen.model import Block, Document


def _speakers(text: str) -> list[str]:
    document = Document("a.txt", "0" * 64, "text", text, (Block(0, len(text), "paragraph"),))
    parsed = parse(document)
    return [a.voice for a in mark_voices(document, parsed, *mark_names(document, parsed))]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Massoud Rajavi spoke in Paris. Rajavi said the meeting was good.", "Massoud Rajavi"),
        ("Robert Hicks met the press. Hicks said that all was calm.", "Robert Hicks"),
        ("Lt. Lee Horton came. The lieutenant said they were stable.", "Lee Horton"),
        ("Massoud Rajavi met Maryam Rajavi. Mr. Rajavi said it was long.", "Massoud Rajavi"),
        ("John Weiss met Mary Weiss. Mrs. Weiss said that it was long.", "Mary Weiss"),
    ],
)
def test_a_short_name_or_a_rank_finds_the_one_who_bears_it(text: str, voice: str) -> None:
    assert _speakers(text) == [voice]


def test_two_bearers_of_a_name_leave_it_open() -> None:
    text = "Massoud Rajavi met Maryam Rajavi. Rajavi said the meeting was good."
    assert _speakers(text) == ["Rajavi"]


def test_a_woman_is_never_taken_for_a_man_of_her_name() -> None:
    assert "Massoud Rajavi" not in _speakers(
        "Massoud Rajavi met Maryam Rajavi. Mrs. Rajavi said that it was long."
    )


def test_a_line_of_data_before_the_sentence_is_no_voice() -> None:
    text = "Date of publication 27 October 2016 State media says rebel forces have hit a school."
    assert _speakers(text) == ["State media"]


def test_the_place_before_the_dash_is_no_voice() -> None:
    assert _speakers("CASTREL - Police tell us that they are investigating.") == ["Police"]


def test_two_lines_of_an_interview_are_turns() -> None:
    text = "Reporter: Were shots fired?\n\nKovac: No, none were fired that night."
    blocks = (Block(0, 27, "paragraph"), Block(29, len(text), "paragraph"))
    document = Document("a.txt", "0" * 64, "text", text, blocks)
    parsed = parse(document)
    asked, answered = mark_voices(document, parsed, *mark_names(document, parsed))
    assert (asked.voice, asked.polarity) == ("Reporter", "asks")
    assert (answered.voice, answered.voice_type) == ("Kovac", "named")


def test_notes_with_colons_are_no_interview() -> None:
    assert _speakers("Note: The office is closed.\n\nAddress: Mill Lane 4.") == []


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Governor Hart denies that he gave the order. He said that he was ill.", "Hart"),
        ("The strikers met at noon. They said that the troops fired first.", "The strikers"),
        ("The committee met in May. It said that the roof was sound.", "The committee"),
        ("Colonel Adam Lund was ill. His letter says that the order came late.", "Adam Lund"),
    ],
)
def test_a_pronoun_is_who_was_spoken_of(text: str, voice: str) -> None:
    assert mark({"id": "t", "text": text})[1][-1].voice == voice


@pytest.mark.parametrize(
    "text",
    [
        "The Herald has seen the letter. “The beams are cracked,” it says.",
        "The committee met the union in May. It said that the roof was sound.",
    ],
)
def test_a_pronoun_that_may_be_two_things_stays_open(text: str) -> None:
    assert mark({"id": "t", "text": text})[1][-1].voice.lower() == "it"


def test_a_day_speaks_for_nobody() -> None:
    text = "In its statement of 29 April 1925 that no letter had come the office was wrong."
    assert not any("April" in a.voice for a in mark({"id": "t", "text": text})[1])


def test_somebodys_letter_is_that_persons_word_and_evidence_of_it() -> None:
    text, found = mark(
        {"id": "t", "text": "Adam Lund fell ill. His letter of 3 May 1921 says that he was ill."}
    )
    assert found[0].voice == "Adam Lund"
    assert [text[a:b] for a, b in found[0].evidence] == ["His letter of 3 May 1921"]
