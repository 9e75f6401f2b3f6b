"""How comparing grows with the number of documents: CPU-seconds, memory, cost a document.

usage: python -m bench.scale [NUMBER ...]

The reports of ``gold/events/gva_dev`` in a folder ``shared``, marked once, and again and again
under other names: letters of capitalised words are exchanged, so that each round tells of other
people and places in the same words. That is harder than life, where words differ too. The budget is
2 minutes and 2 GB for 5,000 documents.
"""

from __future__ import annotations

import random
import re
import resource
import string
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from bench.events import GOLD, Row, _reports
from bench.figures import document_of
from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Marked

NUMBERS = (1000, 5000)
_NAME = re.compile(r"\b[A-Z][a-z]+\b")


def main() -> None:
    if not GOLD.is_dir():
        print(f"no gold at {GOLD}: skipped")
        return
    reports = [_marked(row) for row in _reports()]
    for number in [int(n) for n in sys.argv[1:]] or NUMBERS:
        print(_measured(multiplied(reports, number)))


def _marked(row: Row) -> Marked:
    document = replace(
        document_of(row["title"], row["text"]),
        path=row["doc_id"], sha256=row["doc_id"] * 2, published=(row["date"] or "")[:10] or None,
    )  # fmt: skip
    return Marked(row["doc_id"], document, analyse(document))


def multiplied(reports: Sequence[Marked], number: int) -> list[Marked]:
    """So many documents: the reports, and the same with other names."""
    return [_renamed(reports[n % len(reports)], n // len(reports)) for n in range(number)]


def _renamed(marked: Marked, turn: int) -> Marked:
    if turn == 0:
        return marked
    other = _other_names(turn)
    document = replace(
        marked.document, text=other(marked.document.text), title=other(marked.document.title or ""),
        path=f"{turn:03}/{marked.document.path}", sha256=f"{turn:03}{marked.document.sha256[3:]}",
    )  # fmt: skip
    entities = tuple(replace(e, name=other(e.name), aliases=()) for e in marked.analysis.entities)
    return Marked(f"{marked.id}-{turn}", document, replace(marked.analysis, entities=entities))


def _other_names(turn: int) -> Callable[[str], str]:
    """Exchanges the small letters of names, so that all offsets stay."""
    letters = list(string.ascii_lowercase)
    random.Random(turn).shuffle(letters)
    table = str.maketrans(string.ascii_lowercase, "".join(letters))
    return lambda text: _NAME.sub(lambda m: m[0][0] + m[0][1:].translate(table), text)


def _measured(documents: Sequence[Marked]) -> str:
    began = time.process_time()
    found = compare(documents)
    spent = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        f"{len(documents):,} documents: {spent:.1f} CPU-seconds, {memory:,} MB, "
        f"{1000 * spent / len(documents):.1f} ms a document; "
        f"{len(found.events):,} events, {len(found.disputes)} disputes"
    )


if __name__ == "__main__":
    main()
