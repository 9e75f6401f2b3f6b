"""One voice across documents, and what people decide about who is one and who is not."""

from __future__ import annotations

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Decision, Document, Marked, TextAnchor, VoiceRecord

RAJAVI = (
    "Massoud Rajavi spoke in Paris on Monday. Mr. Rajavi said that the congress was over.",
    "Massoud Rajavi left Paris. He was tired. Rajavi said that the congress was over.",
    "Maryam Rajavi said that the congress went on.",
)
MINISTRIES = (
    "The Ministry of Trade said that the port was shut.",
    "The ministry said that the port was open.",
)


def pile(*texts: str) -> list[Marked]:
    marked = []
    for number, text in enumerate(texts):
        block = Block(0, len(text), "paragraph")
        document = Document(
            f"d{number}.txt", f"{number}" * 64, "text", text, (block,), publisher=f"Paper {number}"
        )
        marked.append(Marked(f"d{number}", document, analyse(document)))
    return marked


def voices(marked: list[Marked], *decisions: Decision) -> dict[str, VoiceRecord]:
    records = compare(marked, decisions).voices
    return {r.voice: r for r in records if not r.voice.startswith("Paper")}


def anchor(marked: Marked, words: str) -> TextAnchor:
    start = marked.document.text.rindex(words)
    return TextAnchor(marked.document.sha256, start, start + len(words), words)


def decision(number: str, action: str, *anchors: TextAnchor, value: str | None = None) -> Decision:
    return Decision(number, "2025-05-06T10:00:00Z", "Ruth", action, anchors, value)


def test_short_and_full_names_are_one_voice_and_another_first_name_never_is() -> None:
    found = voices(pile(*RAJAVI))
    assert found["Massoud Rajavi"].documents == ("d0", "d1")
    assert found["Maryam Rajavi"].documents == ("d2",)
    assert "Rajavi" in found["Massoud Rajavi"].aliases


def test_a_ministry_that_is_not_named_is_not_taken_for_another_documents_ministry() -> None:
    assert {"Ministry of Trade", "The ministry"} <= set(voices(pile(*MINISTRIES)))


def test_merged_voices_are_one_under_the_name_that_was_given() -> None:
    marked = pile(*MINISTRIES)
    places = anchor(marked[0], "Ministry of Trade"), anchor(marked[1], "The ministry")
    found = voices(marked, decision("1", "merge", *places, value="Trade Ministry"))
    (record,) = found.values()
    assert (record.voice, record.documents) == ("Trade Ministry", ("d0", "d1"))
    assert record.aliases == ("Ministry of Trade", "The ministry")
    assert record.reasons[-1] == "Ruth decided on 2025-05-06 that these are one voice"


def test_split_voices_are_apart_and_say_who_parted_them() -> None:
    marked = pile(*RAJAVI)
    places = anchor(marked[0], "Rajavi"), anchor(marked[1], "Rajavi")
    records = compare(marked, [decision("1", "split", *places)]).voices
    apart = [r for r in records if r.voice == "Massoud Rajavi"]
    assert [r.documents for r in apart] == [("d0",), ("d1",)]
    assert apart[1].reasons[-1] == "Ruth decided on 2025-05-06 that this is a voice of its own"


def test_the_last_decision_about_two_voices_holds_and_an_undone_one_does_not() -> None:
    marked = pile(*RAJAVI)
    places = anchor(marked[0], "Rajavi"), anchor(marked[1], "Rajavi")
    parted, joined = decision("1", "split", *places), decision("2", "merge", *places)
    undone = Decision("3", "2025-05-06T11:00:00Z", "Ruth", "undo", value="1")
    assert voices(marked, parted, joined)["Massoud Rajavi"].documents == ("d0", "d1")
    assert voices(marked, parted, undone) == voices(marked)


def test_a_decision_holds_on_by_its_quote_where_the_text_has_moved() -> None:
    marked = pile(*MINISTRIES)
    first, second = anchor(marked[0], "The Ministry of Trade"), anchor(marked[1], "The ministry")
    moved = TextAnchor(first.sha256, first.start + 7, first.end + 7, first.exact)
    assert len(voices(marked, decision("1", "merge", moved, second))) == 1


def test_a_merge_of_events_leaves_the_voices_alone() -> None:
    marked = pile(*MINISTRIES)
    places = anchor(marked[0], "the port was shut"), anchor(marked[1], "the port was open")
    assert voices(marked, decision("1", "merge", *places)) == voices(marked)


def by(number: int, publisher: str, text: str, kind: str = "text") -> Marked:
    block = Block(0, len(text), "paragraph")
    name, digest = f"d{number}.txt", f"{number}" * 64
    document = Document(name, digest, kind, text, (block,), publisher=publisher)
    return Marked(f"d{number}", document, analyse(document))


def test_what_two_origins_tell_differently_supports_neither() -> None:
    found = compare([
        by(0, "Orle Mail", "The raid on Dorva on 3 May 1998 killed 20 people."),
        by(1, "Kelt Post", "The raid on Dorva on 3 May 1998 killed 58 people."),
        by(2, "Sarn News", "On 3 May 1998 the raid on Dorva killed 58 people."),
    ])  # fmt: skip
    records = {r.voice: r for r in found.voices}
    assert (records["Orle Mail"].supported, records["Orle Mail"].alone) == (0, 1)
    assert records["Kelt Post"].supported == records["Sarn News"].supported == 1
    assert records["Orle Mail"].disputed == 1


def test_a_voice_that_a_reference_contradicts_is_shown_as_such_with_its_words() -> None:
    told = "Iran accepted Resolution 598 eleven months after its issuance on 19 August 1987."
    found = compare([
        by(0, "Gazetteer", "Resolution 598 was issued on 20 July 1987.", "reference"),
        by(1, "Kelt Post", told),
    ])  # fmt: skip
    record = next(r for r in found.voices if r.voice == "Kelt Post")
    assert record.contradicted == 1
    (fate,) = [f for f in record.fates if f.fate == "contradicted"]
    assert fate.document == "d1"
    assert "1 conflicts with a reference" in record.reasons
