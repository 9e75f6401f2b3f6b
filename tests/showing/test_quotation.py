"""Quotations: whole words and names, and an ellipsis wherever the source goes on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.showing.quotation import MORE, Words, in_marks, plain, quotation, title_of, whole

TEXT = (
    "The envoys met Iran's Supreme Leader with armed groups in Dorva. "
    "They prayed at St Brannock’s Church on 3 May 1921, the priest said, and left. Nobody stayed."
)


def words(text: str = TEXT, names: tuple[str, ...] = ()) -> Words:
    """A text with its sentences, told apart by full stops."""
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    starts = [0, *(end + 1 for end in ends)]
    spans = [(text.index(n), text.index(n) + len(n)) for n in names]
    return Words(text, list(zip(starts, ends, strict=False)), spans)


def shown(part: str, text: str = TEXT, names: tuple[str, ...] = ()) -> str:
    start = text.index(part)
    return quotation(words(text, names), start, start + len(part))


def test_a_whole_sentence_has_no_ellipsis() -> None:
    assert shown("Nobody stayed.") == "Nobody stayed."
    assert shown("Nobody stayed") == "Nobody stayed."


def test_what_is_cut_is_seen_to_be_cut() -> None:
    assert shown("They prayed") == "They prayed …"
    assert shown("the priest said") == "… the priest said …"
    assert shown("and left") == "… and left."


def test_marks_that_were_opened_are_closed() -> None:
    text = "He praised it for ‘defending the homeland.’ Then he left (in haste)."
    assert shown("He praised it for ‘defending the homeland", text).endswith("homeland.’")
    assert shown("Then he left (in haste", text) == "Then he left (in haste)."


def test_a_title_is_not_cut_off_its_name() -> None:
    assert shown("Leader with armed groups") == "… Iran's Supreme Leader with armed groups …"


def test_a_possessive_belongs_to_its_name() -> None:
    assert shown("at St Brannock") == "… at St Brannock’s Church …"


def test_no_word_is_cut() -> None:
    assert shown("voys met") == "… envoys met …"


def test_a_known_name_is_kept_whole() -> None:
    text = "A letter of Anna van Lenk arrived."
    assert shown("Lenk arrived", text, ("Anna van Lenk",)) == "… Anna van Lenk arrived."


def test_names_do_not_reach_over_a_comma_or_a_sentence() -> None:
    text = "In Dorva. Halm came, Strand left."
    assert shown("Halm came", text) == "Halm came …"
    assert shown("Strand left", text) == "… Strand left."


@pytest.mark.parametrize("span", [(5, 5), (-1, 3), (0, 10**9), (9, 3)])
def test_a_place_outside_the_text_gives_nothing(span: tuple[int, int]) -> None:
    assert quotation(words(), *span) == ""


@given(st.text(alphabet="aB .,'’\n“", min_size=1, max_size=40), st.data())
def test_nothing_within_the_place_is_left_out(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = whole(Words(text), start, end)
    assert first <= start < end <= last
    said = quotation(Words(text), start, end)
    assert " ".join(text[start:end].split()) in said


def test_marks_within_marks_become_single() -> None:
    assert in_marks("“It fell,” she said") == "“‘It fell,’ she said”"
    assert in_marks('She said: "It fell"') == "“She said: ‘It fell’”"
    assert in_marks("St Brannock's") == "“St Brannock's”"


def test_markdown_has_no_stars_for_readers() -> None:
    assert plain("**Ilse Morrow:** we *never* left") == "Ilse Morrow: we never left"
    assert plain("2 * 3 * 4 = 24") == "2 * 3 * 4 = 24"


def event(title: str, quote: str) -> dict[str, object]:
    start = TEXT.index(quote)
    account = {"document": "d", "quote": quote, "start": start, "end": start + len(quote)}
    return {"title": title, "accounts": [account]}


def test_an_event_is_called_by_whole_words() -> None:
    named = event("prayed at St Brannock", "prayed at St Brannock")
    assert title_of(named, lambda _: words()) == "… They prayed at St Brannock’s Church …"[:2] + (
        "prayed at St Brannock’s Church …"
    )
    cut = event("They prayed at St…", "They prayed at St Brannock’s Church on 3 May 1921")
    assert title_of(cut, lambda _: words()) == (
        f"They prayed at St Brannock’s Church on 3 May 1921 {MORE}"
    )


def test_a_title_of_its_own_is_kept() -> None:
    own = event("Two accounts of a **prayer**", "They prayed")
    assert title_of(own, lambda _: words()) == "Two accounts of a prayer"
