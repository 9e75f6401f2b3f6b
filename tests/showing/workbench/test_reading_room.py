"""What the reader shows: every character, counted as browsers count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellen.model import Block, Document
from quellen.showing.workbench.reader import Sheet

TEXTS = st.lists(
    st.text(st.sampled_from("ab \U0001f600é\u202e\u200bع\ud800"), min_size=1),
    min_size=1,
    max_size=4,
)


def document(texts: list[str]) -> Document:
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(at, at + len(text), "paragraph"))
        at += len(text) + 1
    return Document("x.txt", "0" * 64, "text", "\n".join(texts), tuple(blocks))


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS, st.data())
def test_a_span_is_found_again_in_what_is_shown(texts: list[str], data: st.DataObject) -> None:
    made = document(texts)
    sheet = Sheet.of(made)
    start = data.draw(st.integers(0, len(made.text) - 1))
    end = data.draw(st.integers(start + 1, len(made.text)))
    found = []
    for number, low, high in sheet.pieces(start, end):
        part = sheet.parts[number]
        assert 0 <= low < high <= units(part.shown)
        found.append(made.text[part.from_shown(low) : part.from_shown(high)])
    assert "".join(found) == "".join(
        made.text[max(start, p.start) : min(end, p.end)] for p in sheet.parts
    )


@given(TEXTS)
def test_nothing_hides_in_what_is_shown(texts: list[str]) -> None:
    shown = "".join(part.shown for part in Sheet.of(document(texts)).parts)
    assert not set(shown) & set("\u202e\u200b\ud800")
