"""Text reuse: passages found, beside those that were put there, verbatim and changed.

``python -m bench reuse`` splices passages into generated texts (``bench/prose.py``), changed as
they are when people rewrite or machines misread, and scores what is found by the measures of the
PAN text alignment task (Potthast et al. 2010). Where a folder ``shared`` stands beside the project
it does the same with news by the benchmark there. ``--scale`` measures time and memory on up to
100,000 texts instead.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import prose
from bench.floors import hold
from quellen.comparing.lineage import Pair, find_reuse
from quellen.model import Passage, Span

SHARED = Path(__file__).parents[2] / "shared"
LEVELS = ("verbatim", "sub25", "sub40", "ocr8", "shuffle")
MISREAD = dict(zip("eclioauhbstrmg", "ceilounbhf5nnq", strict=True))
NEWS_SEEDS = (1, 2)
SCALES = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Case:
    """A passage of one text that was put into another, changed."""

    donor: int
    taken: Span
    host: int
    put: Span


@dataclass(frozen=True, slots=True)
class Quality:
    """PAN's measures, 0 to 1; pairs of texts that share nothing but were reported, a count."""

    plagdet: float
    precision: float
    recall: float
    granularity: float
    false_pairs: int


def main() -> None:
    parser = argparse.ArgumentParser(description="Text reuse: accuracy, or time and memory.")
    parser.add_argument("--scale", action="store_true", help="up to 100,000 texts: some minutes")
    if parser.parse_args().scale:
        for count in SCALES:
            print(scale(count), flush=True)
        return
    for level in LEVELS:
        ours = generated(level)
        print(_line(level, ours))
        hold("reuse", **{level: ours.plagdet})
    if (SHARED / "score" / "make_reuse.py").exists():
        plagdet: dict[str, float] = {}
        for seed in NEWS_SEEDS:
            for level, found in news(seed):
                print(_line(f"news {seed} {level}", found))
                plagdet[level] = plagdet.get(level, 0.0) + 100 * found.plagdet / len(NEWS_SEEDS)
        hold("shared.reuse", **plagdet)
    else:
        print("news not measured: there is no folder `shared` beside the project")


def _line(name: str, q: Quality) -> str:
    return (
        f"{name:16} plagdet {q.plagdet:.3f}  precision {q.precision:.3f}  recall {q.recall:.3f}  "
        f"granularity {q.granularity:.3f}  false pairs {q.false_pairs}"
    )


def generated(level: str, seed: int = 1, count: int = 120) -> Quality:
    """How well passages are found that were changed in one way."""
    texts, cases = spliced(level, seed, count)
    return quality(cases, list(find_reuse(texts)))


# ------------------------------------------------------------------------- making


def spliced(level: str, seed: int, count: int) -> tuple[list[str], list[Case]]:
    """Texts, donors before hosts, and the passages of the one that stand in the other."""
    rng = random.Random(f"{level} {seed}")
    texts = list(prose.texts(count, 350, seed))
    words = " ".join(texts[:20]).split()
    half, cases = count // 2, []
    for donor in range(half):
        host = half + donor
        start, end = _sentences(texts[donor], rng)
        put = changed(texts[donor][start:end], level, rng, words)
        at = rng.choice([m.end() for m in re.finditer(r"\. ", texts[host])])
        texts[host] = f"{texts[host][:at]}{put} {texts[host][at:]}"
        cases.append(Case(donor, (start, end), host, (at, at + len(put))))
    return texts, cases


def _sentences(text: str, rng: random.Random) -> Span:
    """Two to eight whole sentences."""
    edges = [0, *(m.end() for m in re.finditer(r"\. ", text))]
    first = rng.randrange(len(edges) - 9)
    last = first + rng.randint(2, 8)
    return edges[first], edges[last] - 1


def changed(text: str, level: str, rng: random.Random, words: Sequence[str]) -> str:
    """A passage as it is, with words replaced, misread, or with its sentences in disorder."""
    if level.startswith("sub"):
        share = int(level[3:]) / 100
        return " ".join(rng.choice(words) if rng.random() < share else w for w in text.split(" "))
    if level.startswith("ocr"):
        return "".join(_misread(c, int(level[3:]) / 100, rng) for c in text)
    if level == "shuffle":
        parts = text.removesuffix(".").split(". ")
        rng.shuffle(parts)
        return ". ".join(parts) + "."
    return text


def _misread(char: str, share: float, rng: random.Random) -> str:
    if rng.random() >= share:
        return char
    return rng.choice((MISREAD.get(char, "c"), "", char + rng.choice("il."), char + " "))


# ------------------------------------------------------------------------ scoring


def quality(cases: Sequence[Case], found: Sequence[Pair]) -> Quality:
    """PAN's plagdet: precision and recall in characters, and passages found in one piece."""
    passages = [(pair.a, pair.b, p) for pair in found for p in pair.passages]
    recalls, precisions, pieces = [], [], []
    for case in cases:
        hits = [p for a, b, p in passages if (a, b) == (case.donor, case.host) and _meet(p, case)]
        recalls.append(_covered(case.taken, case.put, [(h.origin, h.copy) for h in hits]))
        if hits:
            pieces.append(len(hits))
    for a, b, p in passages:
        near = [c for c in cases if (a, b) == (c.donor, c.host) and _meet(p, c)]
        precisions.append(_covered(p.origin, p.copy, [(c.taken, c.put) for c in near]))
    precision, recall, granularity = _mean(precisions), _mean(recalls), _mean(pieces) or 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    true = {(c.donor, c.host) for c in cases}
    false = {(pair.a, pair.b) for pair in found} - true
    return Quality(f1 / math.log2(1 + granularity), precision, recall, granularity, len(false))


def _meet(passage: Passage, case: Case) -> bool:
    return _shared(passage.origin, case.taken) > 0 and _shared(passage.copy, case.put) > 0


def _shared(one: Span, two: Span) -> int:
    return min(one[1], two[1]) - max(one[0], two[0])


def _covered(one: Span, two: Span, others: Sequence[tuple[Span, Span]]) -> float:
    """Share of a passage, both its sides, that lies in others."""
    inside = {(0, i) for a, _ in others for i in range(max(one[0], a[0]), min(one[1], a[1]))}
    inside |= {(1, i) for _, b in others for i in range(max(two[0], b[0]), min(two[1], b[1]))}
    return len(inside) / (one[1] - one[0] + two[1] - two[0])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


# --------------------------------------------------------------------------- news


def news(seed: int) -> Iterator[tuple[str, Quality]]:
    """The benchmark of the folder beside us, made from news with another's script."""
    with tempfile.TemporaryDirectory() as folder:
        make = [sys.executable, str(SHARED / "score" / "make_reuse.py"), "--out", folder]
        make += ["--texts", str(SHARED / "gold" / "events" / "gva_dev" / "docs.jsonl")]
        make += ["--min-chars", "800", "--seed", str(seed), "--levels", ",".join(LEVELS)]
        subprocess.run(make, check=True, capture_output=True)
        for level in LEVELS:
            lines = (Path(folder) / f"{level}.jsonl").read_text("utf-8").splitlines()
            rows = [json.loads(line) for line in lines]
            place = {row["id"]: n for n, row in enumerate(rows)}
            gold = json.loads((Path(folder) / f"{level}.gold.json").read_text("utf-8"))
            cases = [Case(place[d], (s, t), place[h], (u, v)) for h, u, v, d, s, t in gold]
            yield level, quality(cases, list(find_reuse([row["text"] for row in rows])))


# -------------------------------------------------------------------------- scale


def scale(count: int) -> str:
    """Time and memory of one collection of 500-word texts, in a process of its own."""
    code = f"from bench.reuse import measure; measure({count})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def measure(count: int) -> None:
    """Find reuse in generated texts, one in ten of which takes a passage from another."""
    rng = random.Random(count)
    texts = list(prose.texts(count, 500, seed=5))
    for _ in range(count // 10):
        donor, host = rng.randrange(count), rng.randrange(count)
        start, end = _sentences(texts[donor], rng)
        texts[host] += " " + texts[donor][start:end]
    before = time.process_time()
    pairs = sum(1 for _ in find_reuse(texts))
    seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{count:7,} texts: {count / seconds:5.0f} a CPU-second, {peak:.2f} GB, {pairs:,} pairs")


if __name__ == "__main__":
    main()
