"""A definite noun stands for a voice only where the document leaves no doubt which one."""

from __future__ import annotations

import pytest

from quellen.marking.language import parse
from quellen.marking.names import mark_names
from quellen.marking.voices import mark_voices
from quellen.marking.voices.referents import head_noun
from quellen.model import Attribution, Block, Document


def _voices(text: str, publisher: str | None = None) -> tuple[Attribution, ...]:
    block = Block(0, len(text), "paragraph")
    document = Document("a.txt", "0" * 64, "text", text, (block,), publisher=publisher)
    parsed = parse(document)
    return mark_voices(document, parsed, *mark_names(document, parsed))


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Dockers’ Union of Castrel", "union"),
        ("Ministry of War", "ministry"),
        ("Orlenian Academy of the Sciences and the Arts", "academy"),
        ("Castrel Courier", "courier"),
    ],
)
def test_the_head_of_a_name_says_what_a_body_is(name: str, head: str) -> None:
    assert head_noun(name) == head


def test_whoever_publishes_a_document_is_named_in_it() -> None:
    (said,) = _voices("The union said that the port was shut.", "Dockers’ Union of Castrel")
    assert (said.voice, said.voice_type) == ("Dockers’ Union of Castrel", "named")


def test_two_ministries_leave_it_open_which_one_speaks() -> None:
    text = "The Ministry of War met the Ministry of Trade. The ministry said it was late."
    assert [a.voice for a in _voices(text)] == ["The ministry"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "Varga denied that he had been warned, although a letter was later found.",
            "that he had been warned",
        ),
        (
            "The Federation has always denied that its members burned the mill, and a committee "
            "which looked into the matter threw up its hands.",
            "that its members burned the mill",
        ),
        (
            "Varga denied that he was there, and that the guards had fired.",
            "that he was there, and that the guards had fired",
        ),
    ],
)
def test_what_is_granted_or_added_by_the_teller_is_not_denied(text: str, denied: str) -> None:
    (denial,) = _voices(text)
    said = " ".join(text[start:end] for start, end in denial.content)
    assert (denial.polarity, said) == ("denies", denied)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Varga may deny that the guards fired.", "doubts"),
        ("They can deny it until they die.", "doubts"),
        ("Varga would later deny that the guards fired.", "denies"),
        ("Varga denied that the guards might have fired.", "denies"),
    ],
)
def test_who_may_deny_has_not_denied(text: str, polarity: str) -> None:
    assert [a.polarity for a in _voices(text)] == [polarity]


def test_a_letter_that_nobody_answered_leaves_nothing_in_doubt() -> None:
    assert _voices("Varga had put it into two letters, neither of which was answered.") == ()


def test_what_is_told_in_passing_is_not_denied() -> None:
    text = "Varga denied knowing the other man, who was arrested on Friday."
    (denial,) = _voices(text)
    said = " ".join(text[start:end] for start, end in denial.content)
    assert (denial.polarity, said) == ("denies", "knowing the other man")
