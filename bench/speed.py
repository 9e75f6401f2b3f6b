"""Speed: words a CPU-second by stage beside spaCy's pipeline, pages read, time to start.

Measured on the examples and, where a sibling folder ``shared`` has some, on whole news articles of
others. "spaCy as it comes" is the same pipeline in one call, with its own matrix library, its own
recogniser of entities and all that it does by default. Machines are noisy, so what counts are the
ratios within one run; nothing here fails.
"""

from __future__ import annotations

import importlib
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from bench.figures import document_of, read_jsonl
from quellen.marking.figures import mark_figures
from quellen.marking.language import installed, parse
from quellen.marking.names import mark_names
from quellen.marking.scenes import mark_scenes
from quellen.marking.statements import mark_statements
from quellen.marking.times import mark_times
from quellen.marking.voices import mark_voices
from quellen.model import Document, Source
from quellen.reading import find, read

ROOT = Path(__file__).parents[1]
SHARED = Path(__file__).parents[2] / "shared"
ROUNDS = 12
NEWS = 150
"""Articles measured."""
T = TypeVar("T")


def main() -> None:
    stages([Document("warm", "", "text", "Anna Kova was killed in Lima.")])  # tables are loaded
    for name, documents in corpora():
        print_marking(name, documents)
    print(f"reading HTML: {pages_a_second():,.0f} pages a CPU-second (budget 30)")
    for command in (
        ["-c", "from quellen.cli import main; main()", "--help"],
        ["-c", "import quellen"],
    ):
        print(f"python {' '.join(command)}: {start_up(command):.3f} s CPU")


def corpora() -> Iterator[tuple[str, list[Document]]]:
    yield "examples", [read(source) for source in sources()] * ROUNDS
    news = [document for document, _ in zip(articles(), range(NEWS), strict=False)]
    if news:
        yield "news", news


def print_marking(name: str, documents: list[Document]) -> None:
    words = sum(len(d.text.split()) for d in documents)
    alone = as_it_comes(documents)
    spent = stages(documents)
    total = sum(spent.values())
    own = total - spent["parse"]
    print(f"{name}: {words:,} words; spaCy as it comes: {words / alone:,.0f} words a CPU-second")
    print(f"  marking as a whole: {words / total:,.0f} words a CPU-second (budget 6,000)")
    print(
        f"  our own stages: {own / alone:.0%} of the time of spaCy as it comes (budget 20%), "
        f"{own / spent['parse']:.0%} of that of our own parsing by it"
    )
    for stage, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {stage:12} {seconds / total:6.1%}  {words / seconds:12,.0f} words a CPU-second")


def sources() -> list[Source]:
    found = find([str(ROOT / "examples" / "sources")])
    return [source for source in found if isinstance(source, Source)]


def articles() -> Iterator[Document]:
    """Whole news articles, by turns from each of the sets at hand."""
    incidents = SHARED / "gold" / "events" / "gva_dev" / "docs.jsonl"
    reports = SHARED / "gold" / "accounts"
    if incidents.exists() and reports.exists():
        local = (f"{row['title']}\n\n{row['text']}" for row in read_jsonl(incidents))
        abroad = (path.read_text("utf-8") for path in sorted(reports.glob("articles/*.txt")))
        for texts in zip(local, abroad, strict=False):
            yield from (document_of("", text) for text in texts)


def as_it_comes(documents: list[Document]) -> float:
    nlp = importlib.import_module(installed()).load()
    start = time.process_time()
    for _ in nlp.pipe((d.text for d in documents), batch_size=16):
        pass
    return time.process_time() - start


def stages(documents: list[Document]) -> dict[str, float]:
    """CPU-seconds of each stage over all documents."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, stage: Callable[..., T], *arguments: Any) -> T:
        start = time.process_time()
        result = stage(*arguments)
        spent[name] += time.process_time() - start
        return result

    for document in documents:
        parsed = timed("parse", parse, document)
        times = timed("times", mark_times, document, parsed)
        figures = timed("figures", mark_figures, document, parsed, times)
        entities, names = timed("names", mark_names, document, parsed)
        voices = timed("voices", mark_voices, document, parsed, entities, names)
        timed(
            "statements", mark_statements, document, parsed, times, figures, entities, names, voices
        )
        timed("scenes", mark_scenes, document, parsed, times)
    return dict(spent)


def pages_a_second() -> float:
    pages = [s for s in sources() if s.path.endswith(".html")]
    read(pages[0])  # parsers are imported on first use
    start = time.process_time()
    for _ in range(ROUNDS):
        for page in pages:
            read(page)
    return ROUNDS * len(pages) / (time.process_time() - start)


def start_up(command: list[str]) -> float:
    """CPU-seconds of a fresh Python, the least of three."""
    return min(_cpu(command) for _ in range(3))


def _cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
