"""What a claim is called at the end of a sentence is what its voice makes of it."""

from __future__ import annotations

import pytest

from quellen.marks import mark_paths

DENIED = {
    "The consulate described the reports its guards had shot prisoners as completely untrue.": (
        "the reports its guards had shot prisoners"
    ),
    "The consulate described reports that its guards had shot prisoners as untrue.": (
        "reports that its guards had shot prisoners"
    ),
    "The consulate described as untrue reports that its guards had shot prisoners.": (
        "reports that its guards had shot prisoners"
    ),
    "The consul branded the report that the guards had fired on the crowd a lie.": (
        "the report that the guards had fired on the crowd"
    ),
    "The consul denounced the allegation that the guards had shot prisoners as a fabrication.": (
        "the allegation that the guards had shot prisoners"
    ),
    "The reports that the guards had fired were described as untrue by the consul.": (
        "The reports that the guards had fired"
    ),
    "The consul called the claim that the letters were false a lie.": (
        "the claim that the letters were false"
    ),
}
DOUBTED = "The mayor described the rumours that the guards had fired as unconfirmed."
NO_DENIAL = [
    "The consul described the report that the guards had fired as accurate.",
    "The consul described the attack by the guards as a false alarm.",
    "The consul described reports of false alarms in the harbour.",
    "The consul described the claim that troops had come as false friends.",
    "The consul described a man who had told lies.",
    "The paper cited the report as untrue evidence.",
]


@pytest.fixture(scope="module")
def stances(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    """Sentence → stance and content of each attribution of a voice with a name."""
    folder = tmp_path_factory.mktemp("branded")
    sentences = [*DENIED, DOUBTED, *NO_DENIAL]
    for number, sentence in enumerate(sentences):
        (folder / f"{number:02}.txt").write_text(sentence + "\n", "utf-8")
    rows = sorted(mark_paths([str(folder)]), key=lambda row: str(row["path"]))
    return {
        sentence: [
            (a["polarity"], " ".join(row["text"][s:e] for s, e in a["content"]))
            for a in row["attributions"]
            if a["voice"] != "unnamed"
        ]
        for sentence, row in zip(sentences, rows, strict=True)
    }


@pytest.mark.parametrize("sentence", DENIED)
def test_a_claim_called_false_is_denied(
    sentence: str, stances: dict[str, list[tuple[str, str]]]
) -> None:
    assert ("denies", DENIED[sentence]) in stances[sentence]
    assert not [content for stance, content in stances[sentence] if stance == "asserts"]


def test_a_claim_called_unconfirmed_is_doubted(stances: dict[str, list[tuple[str, str]]]) -> None:
    assert stances[DOUBTED] == [("doubts", "the rumours that the guards had fired")]


@pytest.mark.parametrize("sentence", NO_DENIAL)
def test_what_is_called_anything_else_is_not_denied(
    sentence: str, stances: dict[str, list[tuple[str, str]]]
) -> None:
    assert not [content for stance, content in stances[sentence] if stance == "denies"]
