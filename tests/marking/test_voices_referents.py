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


def test_what_is_told_in_passing_is_not_denied() -> None:
    text = "Varga denied knowing the other man, who was arrested on Friday."
    (denial,) = _voices(text)
    said = " ".join(text[start:end] for start, end in denial.content)
    assert (denial.polarity, said) == ("denies", "knowing the other man")
