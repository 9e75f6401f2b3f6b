"""Accuracy and speed of voices: our own probes, and PolNeAR's articles where they are at hand.

``python -m bench.voices`` prints a line for each phenomenon of ``data/voices_probes.jsonl`` with
its misses, then the measures on PolNeAR beside those of other tools. Rules of scoring the probes:

- A relation is found if an attribution has its source (half of the words shared, or none where
  none is named), its content (eight tenths), its polarity, its parent, and whatever else the
  probe names (voice, type, certainty, kind, evidence).
- A probe without relations is met if nothing is marked: words in quotation marks are not speech.
- A denial is *asserted* if an attribution with its source asserts half of what is denied.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.floors import hold
from quellen.marking.language import parse
from quellen.marking.names import mark_names
from quellen.marking.voices import mark_voices
from quellen.model import Attribution, Block, Document, Span

PROBES = Path(__file__).parent / "data" / "voices_probes.jsonl"
SHARED = Path(__file__).parents[2] / "shared"
PEERS = {"CRF, retrained (Citron)": 59.4, "90 lines of rules": 54.3, "GenderGapTracker": 44.5,
         "sayswho": 27.4, "textacy": 20.8, "two people": 78.0}  # fmt: skip
"""relation.lenient F1 of others on PolNeAR: on its test articles for Citron and the two people, on
the development articles for the rest."""
Row = dict[str, Any]


def main() -> None:
    for phenomenon, result in score_probes().items():
        share = result.found / result.of
        print(f"{phenomenon:12} {share:6.1%}  {result.found} of {result.of}")
        for miss in result.missed:
            print(f"    {miss}")
        for violation in result.asserted:
            print(f"    ASSERTED {violation}")
        hold("probes.voices", **{phenomenon: 100 * share})
    print()
    compare_on_polnear()


# ----------------------------------------------------------------------------- probes


@dataclass(slots=True)
class Result:
    """Relations of one phenomenon: how many are found of how many, and what is wrong."""

    of: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    asserted: list[str] = field(default_factory=list)
    """Denials taken for assertions."""


def load_probes() -> list[Row]:
    return [json.loads(line) for line in PROBES.read_text("utf-8").splitlines() if line]


def score_probes() -> dict[str, Result]:
    results: dict[str, Result] = defaultdict(Result)
    for probe in load_probes():
        result = results[probe["phenomenon"]]
        text, found = mark(probe)
        for label, met in _checked(probe, text, found):
            result.of += 1
            result.found += met
            if not met:
                result.missed.append(f"{probe['id']}: {label} in “{text}”")
        result.asserted += [f"{probe['id']}: {a}" for a in _asserted(probe, text, found)]
    return dict(results)


def mark(probe: Row) -> tuple[str, tuple[Attribution, ...]]:
    document = _document(probe)
    parsed = parse(document)
    return document.text, mark_voices(document, parsed, *mark_names(document, parsed))


def _document(probe: Row) -> Document:
    text: str = probe["text"]
    post = probe.get("post")
    if post:
        blocks: tuple[Block, ...] = (Block(0, len(text), "post", *post),)
    else:
        kind: Any = "heading" if probe.get("heading") else "paragraph"
        blocks = tuple(Block(a, b, kind) for a, b in _paragraphs(text))
    return Document(probe["id"], "0" * 64, "text", text, blocks)


def _paragraphs(text: str) -> Iterator[Span]:
    for match in re.finditer(r"\S(?:.*\S)?", text):
        yield match.span()


def _checked(probe: Row, text: str, found: Sequence[Attribution]) -> Iterator[tuple[str, bool]]:
    """Each expected relation and whether an attribution meets it."""
    if not probe["relations"]:
        yield "silence", not found
    met: list[Attribution | None] = []
    for wanted in probe["relations"]:
        parent = met[wanted["parent"]] if wanted["parent"] is not None else None
        lost = wanted["parent"] is not None and parent is None
        candidates = [a for a in found if _meets(wanted, a, text)]
        right = [a for a in candidates if a.parent == (parent.id if parent else None)]
        met.append(None if lost else next(iter(right), None))
        yield f"{wanted['source']} <{wanted['cue']}> {wanted['content']}", met[-1] is not None


def _meets(wanted: Row, found: Attribution, text: str) -> bool:
    content = " ".join(wanted["content"])
    own = " ".join(text[a:b] for a, b in found.content)
    named = {"voice": found.voice, "voice_type": found.voice_type, "kind": found.kind,
             "certainty": found.certainty}  # fmt: skip
    evidence = " ".join(text[a:b] for a, b in found.evidence)
    return (
        _same_source(wanted, found, text)
        and _alike(content, own) >= 0.8
        and wanted["polarity"] == found.polarity
        and all(wanted[key] == value for key, value in named.items() if key in wanted)
        and _alike(wanted.get("evidence", ""), evidence if "evidence" in wanted else "") >= 0.5
    )


def _same_source(wanted: Row, found: Attribution, text: str) -> bool:
    source = text[slice(*found.source)] if found.source else ""
    return _alike(wanted["source"] or "", source) >= 0.5


def _same_voice(wanted: Row, found: Attribution, text: str) -> bool:
    """The same source by more than its article."""
    source = text[slice(*found.source)] if found.source else ""
    shared = _telling(wanted["source"] or "") & _telling(source)
    return bool(shared) and _same_source(wanted, found, text)


def _alike(one: str, two: str) -> float:
    """Dice coefficient of the words; 1 where both are empty."""
    first, second = re.findall(r"\w+", one), re.findall(r"\w+", two)
    if not first and not second:
        return 1.0
    shared = sum((Counter(first) & Counter(second)).values())
    return 2 * shared / (len(first) + len(second))


def _asserted(probe: Row, text: str, found: Sequence[Attribution]) -> Iterator[str]:
    for wanted in probe["relations"]:
        if wanted["polarity"] == "asserts" or not wanted["source"]:
            continue
        words = _telling(" ".join(wanted["content"]))
        for a in found:
            own = _telling(" ".join(text[s:e] for s, e in a.content))
            covers = len(words & own) >= 0.5 * len(words)
            if a.polarity == "asserts" and covers and _same_voice(wanted, a, text):
                yield f"{wanted['source']} asserts “{' '.join(own & words)}”"


def _telling(words: str) -> set[str]:
    """The words that say what is claimed; articles and "that" are in every claim."""
    return set(re.findall(r"\w+", words)) - {"the", "a", "an", "that", "The"}


# ---------------------------------------------------------------------------- PolNeAR


def compare_on_polnear() -> None:
    gold, scorer = SHARED / "gold/voices/polnear_dev.json", SHARED / "score/voices.py"
    if not (gold.exists() and scorer.exists()):
        print(f"PolNeAR: no articles in {gold.parent}, left out")
        return
    articles: dict[str, Row] = json.loads(gold.read_text("utf-8"))
    predicted, rate = predict(articles)
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "predicted.json"
        answers.write_text(json.dumps(predicted), "utf-8")
        call = [sys.executable, str(scorer), str(gold), str(answers), "--json"]
        scores = json.loads(subprocess.run(call, check=True, capture_output=True).stdout)
    _print_scores(scores, rate)


def predict(articles: dict[str, Row]) -> tuple[dict[str, list[Row]], float]:
    """Relations of each article, and words a CPU-second of this stage alone."""
    predicted, seconds, words = {}, 0.0, 0
    for name, article in articles.items():
        text = article["text"]
        blocks = tuple(Block(a, b, "paragraph") for a, b in _paragraphs(text))
        document = Document(name, "0" * 64, "text", text, blocks)
        parsed = parse(document)
        entities, names = mark_names(document, parsed)
        start = time.process_time()
        found = mark_voices(document, parsed, entities, names)
        seconds += time.process_time() - start
        words += len(text.split())
        predicted[name] = [_relation(a) for a in found]
    return predicted, words / seconds


def _relation(a: Attribution) -> Row:
    one = {"source": a.source, "cue": a.cue}
    return {key: [list(s)] if s else [] for key, s in one.items()} | {
        "content": [list(s) for s in a.content]
    }


def _print_scores(scores: Row, rate: float) -> None:
    for name in ("relation.lenient", "relation.half", "relation.exact", "content.exact",
                 "content.tokens", "source.overlap", "cue.overlap"):  # fmt: skip
        row = scores[name]
        print(f"{name:18} P {row['P']:5.1f}  R {row['R']:5.1f}  F1 {row['F1']:5.1f}")
    for kind, recall in scores["recall_by_kind"].items():
        print(f"recall {kind:11} {recall:5.1f}")
    for peer, value in PEERS.items():
        print(f"    {peer}: relation.lenient F1 {value}")
    print(f"{rate:,.0f} words a CPU-second for this stage alone")
    hold(
        "shared.voices",
        relation=scores["relation.lenient"]["F1"],
        content=scores["content.exact"]["F1"],
        source=scores["source.overlap"]["F1"],
        **scores["recall_by_kind"],
    )


if __name__ == "__main__":
    main()
