"""The full text: every character once, in order, whatever stands on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellen.model import Analysis, Attribution, Block, Document
from quellen.showing.report.marks import marks_of
from quellen.showing.report.reader import Mark, Part, parts_of

TEXT = "Anna said on Monday that Bert had left. Nobody saw him."


def read(text: str, marks: list[Mark], quoted: dict[tuple[int, int], str] | None = None,
         blocks: tuple[Block, ...] = ()) -> list[Part]:  # fmt: skip
    return parts_of(Document("a.txt", "0", "text", text, blocks), marks, quoted or {}, "d1")


def words(parts: list[Part]) -> str:
    return "".join(p.text for part in parts for p in part.pieces)


def test_marks_that_overlap_are_cut_where_they_cross() -> None:
    (part,) = read(TEXT, [Mark(0, 19, "s", "says"), Mark(13, 24, "t", "when")])
    assert [(p.text, p.kinds) for p in part.pieces] == [
        ("Anna said on ", ("s",)),
        ("Monday", ("s", "t")),
        (" that", ("t",)),
        (TEXT[24:], ()),
    ]


def test_what_marks_mean_is_said_of_every_run_under_them() -> None:
    (part,) = read(TEXT, [Mark(0, 19, "s", "says"), Mark(13, 19, "t", "when")])
    assert [p.title for p in part.pieces] == ["says", "says; when", None]


def test_a_mark_over_two_blocks_is_cut_between_them() -> None:
    blocks = (Block(0, 39, "paragraph"), Block(40, len(TEXT), "quote"))
    first, second = read(TEXT, [Mark(25, 46, "s", None)], blocks=blocks)
    assert first.pieces[-1].kinds == second.pieces[0].kinds == ("s",)
    assert second.kind == "quote"


def test_text_between_blocks_is_given_too() -> None:
    parts = read(TEXT, [], blocks=(Block(10, 20, "quote"),))
    assert [p.kind for p in parts] == ["paragraph", "quote", "paragraph"]
    assert words(parts) == TEXT


def test_the_page_of_the_original_is_said_where_it_turns() -> None:
    blocks = tuple(Block(i * 10, i * 10 + 10, "paragraph", page=1 + i // 2) for i in range(4))
    assert [p.page for p in read(TEXT, [], blocks=blocks)][:4] == [1, None, 2, None]


def test_denials_are_marked_apart_and_reporters_are_named() -> None:
    analysis = Analysis("0", attributions=(
        Attribution("a1", (0, 4), (5, 9), ((13, 39),), "Anna", "named", "indirect"),
        Attribution("a2", (25, 29), None, ((30, 38),), "Bert", "named", "indirect", "denies",
                    parent="a1"),
    ))  # fmt: skip
    found = {m.kind: m.title for m in marks_of(Document("a.txt", "0", "text", TEXT), analysis)}
    assert found["s"] == "Anna says"
    assert found["d"] == "Bert denies, as Anna reports"


@st.composite
def _marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark], dict[tuple[int, int], str], list[Block]]:  # fmt: skip  # noqa: E501
    text = draw(st.text(alphabet="ab \n\u202e<&", max_size=60))
    ends = st.integers(0, len(text))
    spans = st.tuples(ends, ends).map(lambda x: (min(x), max(x)))
    marks = draw(
        st.lists(st.builds(lambda s, k: Mark(s[0], s[1], k, None), spans, st.sampled_from("stfn")))
    )
    quoted = draw(st.lists(spans.filter(lambda s: s[0] < s[1])))
    blocks = draw(st.lists(st.builds(lambda s: Block(s[0], s[1], "paragraph"), spans)))
    return text, marks, dict.fromkeys(quoted, "e1"), sorted(blocks, key=lambda b: b.start)


@given(_marked_texts())
def test_any_text_with_any_marks_is_given_whole_and_once(
    made: tuple[str, list[Mark], dict[tuple[int, int], str], list[Block]],
) -> None:
    text, marks, quoted, blocks = made
    parts = read(text, marks, quoted, tuple(blocks))
    assert "".join(words(parts).split()) == "".join(text.split())
    anchors = [a.id for part in parts for p in part.pieces for a in p.anchors]
    assert len(anchors) == len(set(anchors))
    assert {f"d1-{a}-{b}" for a, b in quoted} <= set(anchors)
    assert {f"d1-e{b}" for _, b in quoted} <= set(anchors)


@given(_marked_texts())
def test_a_place_begins_at_its_anchor_and_stops_at_the_other(
    made: tuple[str, list[Mark], dict[tuple[int, int], str], list[Block]],
) -> None:
    text, marks, quoted, _ = made
    pieces = [p for part in read(text, marks, quoted) for p in part.pieces]
    where, place = {}, 0
    for piece in pieces:
        where.update({anchor.id: place for anchor in piece.anchors})
        place += len(piece.text)
    if text.strip():
        assert all(where[f"d1-{a}-{b}"] == a and where[f"d1-e{b}"] == b for a, b in quoted)
