"""Who says what, on whose word: sources, chains, denials and posts."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quellen.marking.language import parse
from quellen.marking.names import mark_names
from quellen.marking.voices import mark_voices
from quellen.model import Attribution, Block, Document


def document(text: str, *blocks: Block) -> Document:
    own = blocks or tuple(
        Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"\S(?:.*\S)?", text)
    )
    return Document("d.txt", "0" * 64, "text", text, own)


def voices(text: str, *blocks: Block) -> tuple[Attribution, ...]:
    doc = document(text, *blocks)
    parsed = parse(doc)
    return mark_voices(doc, parsed, *mark_names(doc, parsed))


def contents(text: str, attribution: Attribution) -> list[str]:
    return [text[a:b] for a, b in attribution.content]


# ------------------------------------------------------------------- what is marked


def test_source_cue_and_content_have_addresses() -> None:
    text = "The harbour master said that the ferry left at dawn."
    (found,) = voices(text)
    assert text[slice(*(found.source or (0, 0)))] == "The harbour master"
    assert text[slice(*(found.cue or (0, 0)))] == "said"
    assert contents(text, found) == ["that the ferry left at dawn"]
    assert (found.kind, found.polarity, found.certainty) == ("indirect", "asserts", "certain")


def test_a_quotation_interrupted_by_its_speaker_is_one_attribution() -> None:
    text = "“We left at six,” Ana Brodie said, “and nobody followed.” They were wrong."
    (found,) = voices(text)
    assert contents(text, found) == ["“We left at six,”", "“and nobody followed.”"]
    assert found.kind == "direct"


def test_a_speech_over_two_paragraphs_is_one_attribution() -> None:
    text = "The widow said: “They came at noon.\n\n“I never saw my sons again.”"
    (found,) = voices(text)
    assert len(found.content) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The “liberators” stayed for forty years.",
        "The army used the war to arrest “agents of the foreign enemy” at home.",
        "A ship named “Fortuna” sank off the cape in 1702.",
        "I believe that the bridge was badly built.",
    ],
)
def test_scare_quotes_titles_and_the_authors_own_opinion_are_nobodys_words(text: str) -> None:
    assert voices(text) == ()


def test_tables_and_artefacts_are_left_alone() -> None:
    text = "The mayor said that the dam held."
    assert voices(text, Block(0, len(text), "artefact")) == ()
    assert voices(text, Block(0, len(text), "table")) == ()


def test_ids_are_numbered_in_text_order() -> None:
    text = "Ana said it rained. Bela said it snowed.\n\nCarl said that Dora said it hailed."
    found = voices(text)
    assert [a.id for a in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    assert [a.content for a in found] == sorted(a.content for a in found)


# ---------------------------------------------------------------------------- chains


def test_each_voice_of_a_chain_stands_inside_the_one_that_reports_it() -> None:
    text = "Mrs Orlova wrote that Count Benin had told her that the tsar was ill."
    outer, inner = voices(text)
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert contents(text, inner) == ["that the tsar was ill"]


def test_whom_a_paper_quotes_is_a_link_of_the_chain() -> None:
    text = (
        "According to a 1961 Gazette article quoting naval officers, the mines were laid by night."
    )
    outer, inner = sorted(voices(text), key=lambda a: a.parent is not None)
    assert outer.voice_type == "document"
    assert (inner.voice, inner.parent) == ("naval officers", outer.id)
    assert contents(text, outer) == contents(text, inner) == ["the mines were laid by night"]


def test_somebody_who_speaks_of_himself_adds_no_voice() -> None:
    text = "“I think the bridge was mined,” the sergeant said."
    assert [a.voice for a in voices(text)] == ["the sergeant"]


# ------------------------------------------------------------------ denial and doubt


def test_a_denied_claim_stays_with_whoever_made_it() -> None:
    text = "The navy disputes the fishermen’s account that the boat was in port."
    denial, claim = voices(text)
    assert (denial.polarity, denial.parent) == ("denies", None)
    assert (claim.polarity, claim.parent, claim.voice) == ("asserts", denial.id, "the fishermen")


def test_of_a_claim_called_false_only_the_claim_is_content() -> None:
    text = "The claim that the convoy was armed is patently false, she insisted."
    denial = voices(text)[0]
    assert denial.polarity == "denies"
    assert contents(text, denial) == ["The claim that the convoy was armed"]


@pytest.mark.parametrize(
    "text",
    [
        "The king never denied that he had signed the order.",
        "The ministry neither confirmed nor denied that the general was dead.",
        "The police refused to confirm that a shot had been fired.",
        "There is no evidence that the letter was sent, according to the inquiry.",
    ],
)
def test_what_is_left_open_is_doubted_not_asserted(text: str) -> None:
    assert {a.polarity for a in voices(text)} == {"doubts"}


def test_being_refused_entry_is_no_denial() -> None:
    assert voices("The mayor was denied entry to the hall.") == ()


def test_a_statement_that_something_did_not_happen_is_asserted() -> None:
    (found,) = voices("The general said that no prisoners were taken.")
    assert found.polarity == "asserts"


# --------------------------------------------------------------------- whose voice it is


def test_a_pronoun_is_the_one_person_named_before() -> None:
    text = "Colonel Anton Rusk arrived on Monday. He said that the road was open."
    assert voices(text)[-1].voice == "Anton Rusk"


def test_a_pronoun_with_two_candidates_stays_a_pronoun() -> None:
    text = (
        "Premier Ivo Mann told Bishop Paul Alba that the decree was signed. He said it was final."
    )
    assert voices(text)[-1].entity in (None, voices(text)[0].entity)
    text = "Carl Moor met Paul Alba. He said it was final."
    assert (voices(text)[-1].voice, voices(text)[-1].entity) == ("He", None)


def test_the_spokesman_is_who_was_called_one() -> None:
    text = "Spokesman Pavel Horn briefed the press. The spokesman said that the train was late."
    assert voices(text)[-1].voice == "Pavel Horn"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sources say the treaty will be signed in May.", "anonymous"),
        ("It was reported that the king had left the capital.", "anonymous"),
        ("The court records show that the house was sold in 1720.", "document"),
        ("Satellite images show that the barracks were destroyed.", "image"),
        ("The committee said that the harvest had failed.", "group"),
        ("Ana Brodie said that the harvest had failed.", "named"),
    ],
)
def test_types_of_voices(text: str, kind: str) -> None:
    assert voices(text)[0].voice_type == kind


def test_evidence_keeps_its_date() -> None:
    text = "In a letter dated 4 May 1912, the captain wrote that the crew was starving."
    (found,) = voices(text)
    assert [text[a:b] for a, b in found.evidence] == ["a letter dated 4 May 1912"]


# ----------------------------------------------------------------------------- posts


def test_a_post_is_its_authors_and_holds_what_it_reports() -> None:
    text = "Police said that all was calm. #march\n— Jana Holub (@jholub) March 3, 2021"
    post, report = voices(text, Block(0, len(text), "post", "Jana Holub", "jholub", "2021-03-03"))
    assert (post.kind, post.voice, post.cue) == ("post", "Jana Holub (@jholub)", None)
    assert contents(text, post) == ["Police said that all was calm. #march"]
    assert (report.voice, report.parent) == ("Police", post.id)


# ------------------------------------------------------------------------ odd text

PIECES = [
    *"“”\"'‘’«»„ ,.?:()—#@",
    *("``", "\n\n", "said", "The mayor", "denied that", "according to", "it rained", "Ana Brodie"),
    *("claims", "is false", "told", "who", "never", "no", "he", "I", "KOVAC:"),
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_no_text_breaks_it_and_every_span_is_a_trimmed_quote(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = voices(text, Block(0, len(text), "paragraph"))
    known = {a.id for a in found}
    for a in found:
        spans = [*a.content, *a.evidence, *(s for s in (a.source, a.cue) if s)]
        assert a.content
        assert all(0 <= s < e <= len(text) for s, e in spans)
        assert all(text[s:e] == text[s:e].strip() for s, e in spans)
        assert a.parent is None or a.parent in known - {a.id}
        assert list(a.content) == sorted(a.content)
        assert all(one[1] <= two[0] for one, two in pairwise(a.content))


def test_the_same_text_gives_the_same_marks() -> None:
    text = "Ana said that Bela had denied it. “He did,” the clerk wrote."
    assert voices(text) == voices(text)
