"""Text reuse: shared passages, and what kind of dependence they show."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from quellen.comparing.lineage import find_lineage, find_reuse
from quellen.comparing.lineage.stemma import direct
from quellen.model import (
    Analysis,
    Attribution,
    Block,
    Dependence,
    Document,
    Link,
    Marked,
    Passage,
)

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "il")]


def prose(seed: int, words: int) -> str:
    """Made-up words, so that two texts share nothing unless it was put there."""
    rng = random.Random(seed)
    return " ".join("".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(words))


def marked(name: str, text: str, **known: object) -> Marked:
    document = Document(
        name,
        name,
        "text",
        text,
        (Block(0, len(text), "paragraph"),),
        **known,  # type: ignore[arg-type]
    )
    return Marked(name, document, Analysis(name))


def shared(one: str, two: str) -> tuple[Passage, ...]:
    return next((pair.passages for pair in find_reuse([one, two])), ())


def test_a_passage_is_found_to_the_letter() -> None:
    passage = prose(1, 60)
    one, two = prose(2, 80) + " " + passage + " " + prose(3, 50), prose(4, 30) + "\n" + passage
    (found,) = shared(one, two)
    assert one[slice(*found.origin)].startswith(passage[:20].strip())
    assert passage in one[slice(*found.origin)] or one[slice(*found.origin)] in passage
    assert two[slice(*found.copy)].endswith(passage[-20:])
    assert found.similarity == 1.0


def test_layout_and_quotation_marks_do_not_hide_a_copy() -> None:
    passage = prose(5, 60)
    wrapped = passage.replace(" ", "\n", 9).replace(" ", "  ").upper()
    assert len(shared(passage, f"“{wrapped}”")) == 1


def test_a_passage_whose_sentences_changed_places_is_one() -> None:
    a, b, c = prose(6, 30), prose(7, 20), prose(61, 25)
    (found,) = shared(f"{prose(62, 60)} {a} {b} {c}", f"{c} {a} {b} {prose(63, 60)}")
    assert found.copy[0] == 0
    assert found.origin[1] - found.origin[0] == len(f"{a} {b} {c}")


def test_passages_with_own_words_between_them_stay_apart() -> None:
    a, b = prose(6, 50), prose(7, 50)
    found = shared(f"{a} {prose(64, 90)} {b}", f"{b} {prose(65, 90)} {a}")
    assert len(found) == 2


def test_unrelated_texts_share_nothing() -> None:
    assert list(find_reuse([prose(seed, 300) for seed in range(20, 60)])) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_passages_lie_within_their_texts(a: str, b: str) -> None:
    for passage in shared(a + b, b + a):
        assert 0 <= passage.origin[0] < passage.origin[1] <= len(a + b)
        assert 0 <= passage.copy[0] < passage.copy[1] <= len(a + b)


def test_a_hundred_copies_are_linked_to_the_first_only() -> None:
    text = prose(8, 200)
    links = find_lineage([marked(f"d{i:03}", text) for i in range(100)])
    assert len(links) == 99
    assert {link.origin for link in links} == {"d000"}
    assert {link.kind for link in links} == {"duplicate"}


def test_the_earlier_of_two_copies_is_the_origin() -> None:
    text = prose(9, 200)
    (link,) = find_lineage(
        [
            marked("a", text + prose(10, 40), published="2020-03-09"),
            marked("b", text, published="2020-03-07"),
        ]
    )
    assert (link.origin, link.copy, link.kind) == ("b", "a", "copy")
    assert any("2 days earlier" in reason for reason in link.reasons)


def test_an_address_that_is_none_hides_no_copy() -> None:
    text = prose(6, 80)
    one = marked("one", text, url="http://[bad", published="2020-03-01")
    two = marked("two", f"{prose(7, 30)} {text}", url="http://[bad", published="2020-03-02")
    (link,) = find_lineage([one, two])
    assert (link.origin, link.copy) == ("one", "two")


def test_a_credit_outweighs_the_date() -> None:
    text = prose(11, 200)
    (link,) = find_lineage(
        [marked("wire", text, publisher="Orle News Agency", published="2020-03-09"),
         marked("paper", f"LINDMOOR (Orle News Agency) {text}", published="2020-03-08")]
    )  # fmt: skip
    assert (link.origin, link.copy) == ("wire", "paper")


def test_words_given_as_a_quotation_are_not_copied() -> None:
    speech, own = prose(13, 60), prose(14, 80)
    text = f"{own} “{speech}” {prose(15, 40)}"
    start = text.index(speech)
    paper = marked("paper", text, published="2020-03-09")
    said = Attribution(
        "a1", None, None, ((start, start + len(speech)),), "the union", "group", "direct"
    )
    paper = Marked("paper", paper.document, Analysis("paper", attributions=(said,)))
    (link,) = find_lineage([paper, marked("union", speech, published="2020-03-08")])
    assert (link.kind, link.origin) == ("quotation", "union")


def test_what_two_papers_took_from_one_wire_does_not_link_them() -> None:
    wire = prose(16, 150)
    links = find_lineage(
        [marked("one", wire + prose(17, 60), published="2020-03-02"),
         marked("two", prose(18, 60) + wire, published="2020-03-02"),
         marked("wire", wire, published="2020-03-01")]
    )  # fmt: skip
    assert {(x.origin, x.copy) for x in links} == {("wire", "one"), ("wire", "two")}


def test_a_hyperlink_is_a_citation() -> None:
    one = marked("one", prose(19, 60), url="https://example.org/a/")
    two = marked("two", prose(20, 60), links=(Link(0, 7, "http://example.org/a"),))
    (link,) = find_lineage([one, two])
    assert (link.origin, link.copy, link.kind) == ("one", "two", "citation")


def test_documents_of_one_publisher_are_linked_in_succession() -> None:
    papers = [
        marked(f"d{i}", prose(30 + i, 60), publisher="Valley Post", published=f"2020-03-0{9 - i}")
        for i in range(4)
    ]
    links = find_lineage(papers)
    assert [(x.origin, x.copy, x.kind) for x in links] == [
        ("d1", "d0", "same_publisher"),
        ("d2", "d1", "same_publisher"),
        ("d3", "d2", "same_publisher"),
    ]  # fmt: skip


def test_two_that_quote_the_same_speech_have_a_source_in_common() -> None:
    speech = prose(70, 60)
    papers = []
    for number in (1, 2):
        text = f"{prose(70 + number, 90)} “{speech}” {prose(80 + number, 60)}"
        start = text.index(speech)
        paper = marked(f"p{number}", text, published="2020-03-09")
        said = Attribution(
            "a1", None, None, ((start, start + len(speech)),), "the queen", "group", "direct"
        )
        papers.append(Marked(paper.id, paper.document, Analysis(paper.id, attributions=(said,))))
    (link,) = find_lineage(papers)
    assert link.kind == "common_source"


def test_of_links_that_account_for_each_other_the_surest_stays() -> None:
    def link(origin: str, copy: str, length: int, similarity: float) -> Dependence:
        passage = Passage((0, 530), (0, length), similarity)
        return Dependence(origin, copy, "copy", 0.85, 0.8, 0.8, (passage,), ())

    links = [
        link("a", "b", 520, 0.888), link("a", "c", 530, 0.876), link("b", "c", 530, 0.947),
        link("a", "d", 503, 0.86), link("b", "d", 503, 0.87), link("c", "d", 503, 0.89),
    ]  # fmt: skip
    found = direct(links)
    assert {x.copy for x in found} == {"b", "c", "d"}
    assert len(found) == 3
