"""Plain text: the text is the file; paragraphs, items and headings are spans of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.errors import UnreadableError
from quellen.model import Document
from quellen.reading import read
from quellen.reading.documents import finish
from quellen.reading.draft import Draft
from quellen.reading.sources import source_of
from quellen.reading.text import read_text

PROSE = {"heading", "paragraph", "item", "quote", "post", "caption"}


def document(text: str | bytes) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return read(source_of("letter.txt", "/letter.txt", data))


def kinds(found: Document) -> list[tuple[str, str]]:
    return [(b.kind, found.text[b.start : b.end]) for b in found.blocks]


def test_text_is_the_file_character_by_character() -> None:
    text = "First line.\r\n\r\n  Second\tline. \r\nThird.\u2028Fourth.\n"
    assert document(text).text == text
    assert document(b"\xef\xbb\xbf" + text.encode()).text == text


def test_a_line_is_a_paragraph_where_lines_are_long() -> None:
    lines = [
        f"The dockers stopped work on pier {n}, and the company said that it would not negotiate "
        f"before the ships were unloaded. A second meeting was called for the evening."
        for n in range(5)
    ]
    assert kinds(document("\n".join(lines))) == [("paragraph", line) for line in lines]


WRAPPED = """\
The ferry left the harbour at twenty to seven, with more people on board
than anybody had counted. The harbour master later said that he had seen
her list to port before she passed the mole.

Nobody on the quay thought of sounding the alarm. It was, as the inquiry
would write, an evening on which everybody had seen something and nobody
had understood it.
"""


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    found = kinds(document(WRAPPED))
    assert [kind for kind, _ in found] == ["paragraph", "paragraph"]
    assert found[0][1].startswith("The ferry")
    assert found[0][1].endswith("the mole.")


def test_wrapped_paragraphs_may_be_told_apart_by_indents_alone() -> None:
    text = WRAPPED.replace("\n\n", "\n").replace("The ferry", "   The ferry")
    text = text.replace("Nobody on", "   Nobody on")
    assert [kind for kind, _ in kinds(document(text))] == ["paragraph", "paragraph"]


def test_a_sentence_broken_by_a_lost_link_is_put_together() -> None:
    first = "The council told\nreporters\n, who had waited since noon, that nothing was decided."
    found = kinds(document(f"{first}\nThe mayor left."))
    assert [words for _, words in found] == [first, "The mayor left."]


@pytest.mark.parametrize("sign", ["•", "-", "*", "–", "1.", "2)", "(a)"])
def test_items_begin_with_a_sign_that_is_not_part_of_them(sign: str) -> None:
    text = f"They asked for three things:\n\n {sign} safer boats;\n {sign} a public inquiry."
    assert kinds(document(text)) == [
        ("paragraph", "They asked for three things:"),
        ("item", "safer boats;"),
        ("item", "a public inquiry."),
    ]


def test_an_item_goes_on_in_lines_that_hang_under_it() -> None:
    first = "it fell in the night, as the fire of\n  1921 had come;"
    found = kinds(document(f"Two things are known:\n\n- {first}\n- nobody came."))
    assert [words for kind, words in found if kind == "item"] == [first, "nobody came."]


def test_numbers_and_dashes_inside_wrapped_sentences_begin_no_item() -> None:
    text = (
        "The commission met for the first time in the spring, and its report of\n"
        "1921. That report has been lost, as have its minutes and all letters that\n"
        "- so it was said at the time - would have shown who had known of it before\n"
        "the evening on which the strike was called off by telegram from the capital.\n"
    )
    assert [kind for kind, _ in kinds(document(text))] == ["paragraph"]


def test_headings_are_short_lines_that_head_prose() -> None:
    first = "A harbour on strike\n\nThe dockers stopped work on Monday."
    found = document(f"{first}\n\nThe second week\n\nThe soldiers came.")
    assert [kind for kind, _ in kinds(found)] == ["heading", "paragraph"] * 2
    assert found.title == "A harbour on strike"
    assert [b.level for b in found.blocks if b.kind == "heading"] == [1, 2]


def test_a_numbered_line_on_its_own_heads_a_section() -> None:
    found = document("1. Arrests\n\nForty men were taken.\n\n2. Release\n\nNone came back.")
    assert [kind for kind, _ in kinds(found)] == ["heading", "paragraph"] * 2


def test_questions_of_an_interview_are_no_headings() -> None:
    found = document("Q: Who gave the order?\nA: Nobody did. We waited.")
    assert [kind for kind, _ in kinds(found)] == ["paragraph", "paragraph"]


def test_the_name_under_a_letter_is_no_heading() -> None:
    text = "Dear Sir,\n\nThe bridge was closed before it fell.\n\nYours faithfully,\n\nJane Roe"
    assert "heading" not in [kind for kind, _ in kinds(document(text))]


def test_a_poem_has_no_headings() -> None:
    text = "\n".join(
        ["The river runs", "The city sleeps", "A lamp goes out", "The water keeps"] * 3
    )
    assert "heading" not in [kind for kind, _ in kinds(document(text))]


def test_markdown_headings_quotes_rules_and_links() -> None:
    text = (
        "# The bridge\n\nIt fell, says the [union](https://union.example/fall).\n\n---\n\n"
        "> We had warned them.\n\nSetext\n======\n\nMore words follow here.\n"
    )
    found = document(text)
    assert found.format == "markdown"
    assert kinds(found)[0] == ("heading", "The bridge")
    assert ("artefact", "---") in kinds(found)
    assert ("quote", "We had warned them.") in kinds(found)
    assert ("heading", "Setext") in kinds(found)
    link = found.links[0]
    assert (found.text[link.start : link.end], link.url) == ("union", "https://union.example/fall")


def test_front_matter_says_who_and_when() -> None:
    text = (
        "---\ntitle: The bridge\nauthor: Jane Roe\ndate: 2021-03-07\n---\n\nIt fell on a Friday.\n"
    )
    found = document(text)
    assert (found.title, found.authors, found.published) == (
        "The bridge",
        ("Jane Roe",),
        "2021-03-07",
    )
    assert [kind for kind, _ in kinds(found)] == ["artefact", "paragraph"]


def test_language_is_told_by_content_against_a_wrong_declaration() -> None:
    text = "Die Brücke war schon lange gesperrt, als sie an einem Freitag im März einstürzte. " * 5
    assert document(text).language == "de"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Der Zeuge sagte: „Die Brücke fiel um 18 Uhr“."),
        ("utf-16", "Der Zeuge sagte: „Die Brücke fiel um 18 Uhr“."),
        ("utf-16-le", "The witness said that the bridge fell at six o'clock in the evening."),
        (
            "cp1252",
            "The witness — a café owner — said: “The bridge fell at six.” He said no more. " * 4,
        ),
    ],
)
def test_encodings_are_guessed_and_reported(encoding: str, text: str) -> None:
    found = document(text.encode(encoding))
    assert found.text == text
    assert found.encoding is not None
    if encoding == "cp1252":
        assert any("encoding guessed" in note for note in found.notes)


def test_a_few_damaged_bytes_do_not_spoil_utf8() -> None:
    data = ("Die Brücke überquerte den Fluß. " * 20).encode() + b"\xff."
    found = document(data)
    assert found.encoding == "utf-8"
    assert any("could not be decoded" in note for note in found.notes)


LINES = st.lists(
    st.one_of(
        st.text(max_size=90),
        st.sampled_from(
            [
                "",
                "   ",
                "728 x 90",
                "• an item",
                "> quoted",
                "# Heading",
                "=====",
                "| a | b | c |",
                "— Jane Roe (@jroe) March 7, 2023",
                "Words. 🔶…— Jane Roe (@jroe) July 24, 2023 728 x 90",
                "By Jane Roe",
                "A sentence that ends. And another one that goes on",
                "The same line twice",
                "The same line twice",
                "(c) 2020 Somebody",
                "× A cross before it",
                "in 19971998 and 24hour",
            ]
        ),
    ),
    max_size=25,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_blocks_are_stripped_ordered_and_apart(lines: list[str], end: str) -> None:
    data = end.join(lines).encode("utf-8", "surrogatepass")
    try:
        draft: Draft = read_text(data)
    except UnreadableError as refused:
        if refused.kind not in {"binary", "empty"}:
            raise
        return
    found = finish(draft, source_of("x", "/x", data))
    last = 0
    for block in found.blocks:
        assert last <= block.start < block.end <= len(found.text)
        here = found.text[block.start : block.end]
        assert here == here.strip()
        last = block.end
    for repair in found.repairs:
        assert any(b.start <= repair.start < repair.end <= b.end for b in found.blocks)
    for link in found.links:
        assert found.text[link.start : link.end].strip()


@given(LINES)
def test_no_word_of_plain_text_is_outside_all_blocks(lines: list[str]) -> None:
    text = "\n".join(line for line in lines if line.isprintable())
    try:
        found = document(text)
    except UnreadableError as refused:
        if refused.kind not in {"empty", "no_text"}:
            raise
        return
    covered: set[int] = set()
    for block in found.blocks:
        covered.update(range(block.start, block.end))
    loose = "".join(c for i, c in enumerate(found.text) if i not in covered)
    # Only list signs, quote marks and heading marks stay outside.
    assert not [word for word in loose.split() if sum(map(str.isalpha, word)) > 4]
