"""Accuracy and speed of the times: WikiWars beside HeidelTime, our own challenge, hostile input.

``python -m bench.times`` scores as TempEval-3 does (UzZaman et al. 2013): spans strict and relaxed,
values on relaxed matches, one to one, micro-averaged. Gold is looked for in a folder ``shared``
beside the project and skipped if it is not there. A value that is wrong but looks right is counted
apart from one that is left open.
"""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.floors import hold
from quellen.marking.times import mark_times
from quellen.model import Document, Time

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "times"
CHALLENGE = Path(__file__).parent / "data" / "times_challenge.jsonl"
BLIND = CHALLENGE.with_name("times_challenge2.jsonl")
"""Written without a look at the rules: 103 of 125 at first, 112 in the notation of the docs."""
PEERS = {"HeidelTime, narratives": (85.9, 92.0, 83.5)}
"""Strict, relaxed and value F1 on the same articles."""
HOSTILE = {
    "digits": "7",
    "weekdays": "Monday ",
    "slashes": "/",
    "dates": "5/6/1988 ",
    "the the": "the ",
    "ranges": "1988-",
    "early": "early ",
    "events": "Two days after the vote he left. The vote was on 5 May 1945. ",
    "months": "In May he fell. ",
    "quotes": '"Two years ago," ',
}

_TAG = re.compile(r"<(/?)(TIMEX3)\b([^>]*)>|<[^>]+>")
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression of the gold."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class Tally:
    """What was found of what there is."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    values: int = 0
    wrong: int = 0
    unresolved: int = 0
    misses: list[str] = field(default_factory=list)

    def f1(self, hits: int) -> float:
        return 200 * hits / max(self.gold + self.found, 1)


def main() -> None:
    sets = sorted(GOLD.glob("*/gold")) if GOLD.is_dir() else []
    if not sets:
        print(f"no gold under {GOLD}: skipped")
    for folder in sets:
        report(folder)
    for path in (CHALLENGE, BLIND):
        right, total, misses = challenge(path)
        print(f"{path.stem:18} {right / total:6.1%}  {right} of {total}")
        for miss in misses:
            print(f"    {miss}")
    for name, seconds in hostile().items():
        print(f"a megabyte of {name:10} {seconds:6.2f} s")


def report(folder: Path) -> None:
    """Scores of one gold set, with the peers' and the speed."""
    tally, rate = score(folder)
    print(f"{folder.parent.name}: {tally.gold} expressions")
    print("                            strict  relaxed  value F1")
    for name, row in PEERS.items():
        print(f"  {name:24} {row[0]:7.1f} {row[1]:8.1f} {row[2]:9.1f}")
    ours = tuple(tally.f1(hits) for hits in (tally.strict, tally.relaxed, tally.values))
    print(f"  {'quellen':24} {ours[0]:7.1f} {ours[1]:8.1f} {ours[2]:9.1f}")
    print(f"  wrong value, said as if known {tally.wrong}; left unresolved {tally.unresolved}")
    print(f"  {rate:,.0f} characters a CPU-second")
    hold("shared.times", strict=ours[0], relaxed=ours[1], value=ours[2])


# ------------------------------------------------------------------------- scoring


def score(folder: Path) -> tuple[Tally, float]:
    tally, characters, seconds = Tally(), 0, 0.0
    mark_times(_document("warm", "On 4 May 1945.", None))
    published = _published(folder)
    for path in sorted(folder.glob("*.tml")):
        text, gold = read_tml(path)
        begin = time.process_time()
        times = mark_times(_document(path.stem, text, published.get(path.stem)))
        seconds += time.process_time() - begin
        characters += len(text)
        _count(tally, gold, times)
    return tally, characters / max(seconds, 1e-9)


def _published(folder: Path) -> dict[str, str]:
    meta = folder.parent / "meta.json"
    if not meta.exists():
        return {}
    return {name: entry["dct"] for name, entry in json.loads(meta.read_text("utf-8")).items()}


def _count(tally: Tally, gold: Sequence[Expression], times: Sequence[Time]) -> None:
    tally.gold += len(gold)
    tally.found += len(times)
    for expression, mark in match(gold, times):
        tally.relaxed += 1
        tally.strict += (expression.start, expression.end) == (mark.start, mark.end)
        if expression.value == mark.value:
            tally.values += 1
        elif is_definite(mark.value) and mark.basis != "none":
            tally.wrong += 1
        else:
            tally.unresolved += 1


def is_definite(value: str) -> bool:
    return "X" not in value and not value.endswith("_REF")


def match(gold: Sequence[Expression], times: Sequence[Time]) -> Iterator[tuple[Expression, Time]]:
    """Pair one to one: identical spans first, then by overlap."""
    candidates = []
    for i, expression in enumerate(gold):
        for j, mark in enumerate(times):
            shared = min(expression.end, mark.end) - max(expression.start, mark.start)
            if shared > 0:
                same = (expression.start, expression.end) == (mark.start, mark.end)
                candidates.append((not same, -shared, i, j))
    used_gold: set[int] = set()
    used_marks: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_marks:
            used_gold.add(i)
            used_marks.add(j)
            yield gold[i], times[j]


def read_tml(path: Path) -> tuple[str, list[Expression]]:
    """The plain text of a TimeML file and the expressions marked in it."""
    body = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text("utf-8"), re.DOTALL)
    assert body, f"{path} has no <TEXT>"
    text, last = "", 0
    opened: list[tuple[str, int]] = []
    found: list[Expression] = []
    for tag in _TAG.finditer(body[1]):
        text += html.unescape(body[1][last : tag.start()])
        last = tag.end()
        if tag[2] and not tag[1]:
            opened.append((dict(_ATTRIBUTE.findall(tag[3])).get("value", ""), len(text)))
        elif tag[2] and opened:
            value, start = opened.pop()
            found.append(Expression(start, len(text), value))
    text += html.unescape(body[1][last:])
    return text, sorted((e for e in found if e.end > e.start), key=lambda e: (e.start, e.end))


# ------------------------------------------------------------ our own tests of strength


def challenge(path: Path = CHALLENGE) -> tuple[int, int, list[str]]:
    """How many sentences of a challenge file get the right EDTF and value; those that do not."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    misses = []
    for row in rows:
        times = mark_times(_document("challenge", row["text"], row.get("published")))
        start = row["text"].index(row["quote"])
        hits = [t for t in times if t.start < start + len(row["quote"]) and t.end > start]
        if not is_right(row, hits):
            found = [(t.edtf, t.value) for t in hits]
            misses.append(f"{row['text']!r}: {row['quote']!r} is {found}")
    return len(rows) - len(misses), len(rows), misses


def is_right(row: dict[str, str | None], hits: Sequence[Time]) -> bool:
    """Whether one of the times has what the row asks for; an EDTF of None is to be left open."""
    if row.get("value") and row["value"] not in [t.value for t in hits]:
        return False
    if "edtf" not in row:
        return True
    dates = [t.edtf for t in hits]
    return row["edtf"] in dates if row["edtf"] else set(dates) <= {None}


def hostile() -> dict[str, float]:
    """CPU seconds for a megabyte of each kind of rubbish."""
    seconds = {}
    for name, piece in HOSTILE.items():
        text = piece * (1_000_000 // len(piece))
        begin = time.process_time()
        mark_times(_document("hostile", text, None))
        seconds[name] = time.process_time() - begin
    return seconds


def _document(path: str, text: str, published: str | None) -> Document:
    return Document(path, "0" * 64, "text", text, published=published)


if __name__ == "__main__":
    main()
