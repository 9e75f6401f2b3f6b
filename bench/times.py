"""Accuracy and speed of the times: WikiWars beside its peers, our own sentences and news, rubbish.

``python -m bench times`` scores as TempEval-3 does (see ``tempeval``). Gold of others is looked for
in a folder ``shared`` beside the project and skipped if it is not there. With ``--errors`` every
expression of our news that is missed, mistaken or made up is printed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.floors import hold
from bench.tempeval import Tally, count, errors, read_marked, read_tml
from quellen.marking.times import mark_times
from quellen.model import Document, Time

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "times"
DATA = Path(__file__).parent / "data"
CHALLENGES = tuple(sorted(DATA.glob("times_challenge*.jsonl")))
NEWS = DATA / "times_news.jsonl"
PEERS = {"HeidelTime, narratives": (85.9, 92.0, 83.5, "12,700"), "Duckling": (0, 0, 0, "100,000")}
"""Strict, relaxed and value F1 on the same articles; characters a CPU-second, as published."""
HOSTILE = {
    "digits": "7",
    "weekdays": "Monday ",
    "slashes": "/",
    "dates": "5/6/1988 ",
    "the the": "the ",
    "ranges": "1988-",
    "early": "early ",
    "numbers": "twenty ",
    "may": "May ",
    "romans": "XVIII ",
    "one line": "1988May",
    "the day after": "the day after ",
    "anniversaries": "the third anniversary of ",
    "other digits": "۱۳۶۷/۵/",
    "events": "Two days after the vote he left. The vote was on 5 May 1945. ",
    "months": "In May he fell. ",
    "quotes": '"Two years ago," ',
}


def main() -> None:
    sets = sorted(GOLD.glob("*/gold")) if GOLD.is_dir() else []
    if not sets:
        print(f"no gold under {GOLD}: skipped")
    for folder in sets:
        report(folder)
    report_news()
    for path in CHALLENGES:
        right, total, misses = challenge(path)
        print(f"{path.stem:18} {right / total:6.1%}  {right} of {total}")
        hold("times", **{path.stem: 100 * right / total})
        for miss in misses:
            print(f"    {miss}")
    for name, seconds in hostile().items():
        print(f"a megabyte of {name:14} {seconds:6.2f} s")


def report(folder: Path) -> None:
    """Scores of one gold set, with the peers' and the speed."""
    tally, rate = score(folder)
    print(f"{folder.parent.name}: {tally.gold} expressions")
    print("                            strict  relaxed  value F1  characters a CPU-second")
    for name, (*row, speed) in PEERS.items():
        shown = [f"{number:.1f}" if number else "–" for number in row]
        print(f"  {name:24} {shown[0]:>7} {shown[1]:>8} {shown[2]:>9} {speed:>12}")
    ours = f1(tally)
    print(f"  {'quellen':24} {ours[0]:7.1f} {ours[1]:8.1f} {ours[2]:9.1f} {rate:12,.0f}")
    print(f"  wrong value, said as if known {tally.wrong}; left unresolved {tally.unresolved}")
    hold("shared.times", strict=ours[0], relaxed=ours[1], value=ours[2])


def report_news() -> None:
    tally = score_news()
    strict, relaxed, value = f1(tally)
    print(f"own news: {tally.gold} expressions")
    print(f"  {'quellen':24} {strict:7.1f} {relaxed:8.1f} {value:9.1f}")
    print(f"  wrong value, said as if known {tally.wrong}; left unresolved {tally.unresolved}")
    hold("times", news_strict=strict, news_relaxed=relaxed, news_value=value)
    if "--errors" in sys.argv:
        print(*tally.misses, sep="\n")


def f1(tally: Tally) -> tuple[float, float, float]:
    """F1 of strict spans, relaxed spans, and values, in percent."""
    return tally.f1(tally.strict), tally.f1(tally.relaxed), tally.f1(tally.values)


# ------------------------------------------------------------------------- scoring


def score(folder: Path) -> tuple[Tally, float]:
    """The tally of a folder of TimeML files, and the characters read a CPU-second."""
    tally, characters, seconds = Tally(), 0, 0.0
    mark_times(_document("warm", "On 4 May 1945.", None))
    published = _published(folder)
    for path in sorted(folder.glob("*.tml")):
        text, gold = read_tml(path)
        begin = time.process_time()
        times = mark_times(_document(path.stem, text, published.get(path.stem)))
        seconds += time.process_time() - begin
        characters += len(text)
        count(tally, gold, times)
    return tally, characters / max(seconds, 1e-9)


def _published(folder: Path) -> dict[str, str]:
    meta = folder.parent / "meta.json"
    if not meta.exists():
        return {}
    return {name: entry["dct"] for name, entry in json.loads(meta.read_text("utf-8")).items()}


def score_news(path: Path = NEWS) -> Tally:
    """The tally of our own dispatches, annotated in line by the guidelines of TimeML 1.2.1."""
    tally = Tally()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text, gold = read_marked(row["text"])
        times = mark_times(_document("news", text, row["published"]))
        count(tally, gold, times)
        tally.misses += [f"{row['published']}  {error}" for error in errors(gold, times, text)]
    return tally


# ------------------------------------------------------------ our own tests of strength


def challenge(path: Path) -> tuple[int, int, list[str]]:
    """How many sentences of a challenge file get the right EDTF and value; those that do not."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    misses = []
    for row in rows:
        times = mark_times(_document("challenge", row["text"], row.get("published")))
        start = row["text"].index(row["quote"])
        hits = [t for t in times if t.start < start + len(row["quote"]) and t.end > start]
        if not is_right(row, hits):
            found = [(row["text"][t.start : t.end], t.edtf, t.value) for t in hits]
            wanted = (row.get("edtf", "any"), row.get("value", "any"))
            misses.append(f"{row['text']!r}: {row['quote']!r} is {found}, not {wanted}")
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
