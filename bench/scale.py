"""How comparing grows with the number of documents: CPU-seconds, memory, cost a document.

usage: python -m bench.scale [--same-words] [NUMBER ...]

The reports of ``gold/events/gva_dev`` in a folder ``shared``, marked once, and again and again as
other reports: names and places are exchanged letter by letter, years moved, words exchanged for
others as long and with the same ending and little words for other little words, so that each round
tells of other things on other days, in sentences that share no more than those of any two reports
do. Words for harm stay. The budget is 2 minutes and 2 GB for 5,000 documents, and one of 20,000
may cost at most 1.5 times what one of 1,000 does.
``--same-words`` exchanges names alone: a pile of near-copies, that lineage has to look at.
"""

from __future__ import annotations

import calendar
import random
import re
import resource
import string
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from bench.events import GOLD, Row, _reports
from bench.figures import document_of
from quellen.comparing import compare
from quellen.comparing.harm import HARM
from quellen.comparing.terms import SILENT, STOPWORDS, stem
from quellen.marking import analyse
from quellen.model import Marked, Statement, Time

NUMBERS = (1000, 5000)
FEWEST_LETTERS = 4  # of a word that is exchanged
YEARS_APART = 4  # between rounds, so that leap days stay
ROUNDS_APART = 6  # rounds until years come again
_WORD = re.compile(r"\b[A-Za-z]+\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ENDING = re.compile(r"(?:ed|ing|ly|s|)$")
_CALENDAR = frozenset((*calendar.month_name, *calendar.day_name, *calendar.month_abbr))
_LITTLE = {n: sorted(w for w in STOPWORDS if len(w) == n) for n in range(1, 12)}
Exchange = Callable[[str], str]


def main() -> None:
    for pile in piles():
        print(_measured(pile))


def piles(more: int = 0) -> Iterator[list[Marked]]:
    """As many documents as the command line asks for, and some more, for each number of them."""
    if not GOLD.is_dir():
        print(f"no gold at {GOLD}: skipped")
        return
    reports = [_marked(row) for row in _reports()]
    asked = [a for a in sys.argv[1:] if a != "--same-words"]
    for number in [int(n) for n in asked] or NUMBERS:
        yield multiplied(reports, number + more, same_words="--same-words" in sys.argv)


def _marked(row: Row) -> Marked:
    document = replace(
        document_of(row["title"], row["text"]),
        path=row["doc_id"], sha256=row["doc_id"] * 2, published=(row["date"] or "")[:10] or None,
    )  # fmt: skip
    return Marked(row["doc_id"], document, analyse(document))


# ---------------------------------------------------------------------- other reports


def multiplied(reports: Sequence[Marked], number: int, *, same_words: bool = False) -> list[Marked]:
    """So many documents: the reports, and others of their kind."""
    common, others = _vocabulary(reports)
    turns = -(-number // len(reports))
    words = [{} if same_words else _other_words(others, turn) for turn in range(turns)]
    exchanges = [_exchange(turn, words[turn], common) for turn in range(turns)]
    made = (_other(reports[n % len(reports)], n // len(reports), exchanges) for n in range(number))
    return list(made)


def _vocabulary(reports: Sequence[Marked]) -> tuple[frozenset[str], list[str]]:
    """Words that all reports have in common, and all others that are not names."""
    words = {w for m in reports for w in _WORD.findall(m.document.text) if w.islower()}
    kept = {w for w in words if w in SILENT or stem(w) in HARM}
    return frozenset(kept), sorted(words - kept)


def _other_words(words: Sequence[str], turn: int) -> dict[str, str]:
    """Each word with another one as long and with the same ending."""
    alike: dict[tuple[int, str], list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= FEWEST_LETTERS:
            alike[len(word), _ending(word)].append(word)
    exchanged: dict[str, str] = {}
    for group in alike.values():
        shuffled = random.Random(turn).sample(group, len(group))
        exchanged |= zip(group, shuffled, strict=True)
    return exchanged


def _ending(word: str) -> str:
    found = _ENDING.search(word)
    return found[0] if found else ""


def _exchange(turn: int, words: Mapping[str, str], common: Set[str]) -> Exchange:
    """What changes a text of the first round to one of another; all offsets stay."""
    letters = list(string.ascii_lowercase)
    random.Random(turn).shuffle(letters)
    table = str.maketrans(string.ascii_lowercase, "".join(letters))
    choice = random.Random(turn)

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if words and word in STOPWORDS:
            return choice.choice(_LITTLE[len(word)])
        if word in _CALENDAR or word.lower() in common:
            return word
        return words.get(word, word) if word.islower() else word[0] + word[1:].translate(table)

    return lambda text: _WORD.sub(other, _later(text, turn))


def _later(text: str, turn: int) -> str:
    """The years in a text, so many later."""
    by = YEARS_APART * (turn % ROUNDS_APART)
    return _YEAR.sub(lambda m: str(int(m[0]) + by), text) if by else text


def _other(marked: Marked, turn: int, exchanges: Sequence[Exchange]) -> Marked:
    if turn == 0:
        return marked
    other, document, marks = exchanges[turn], marked.document, marked.analysis
    document = replace(
        document, text=other(document.text), title=other(document.title or ""),
        published=_later(document.published or "", turn) or None,
        path=f"{turn:03}/{document.path}", sha256=f"{turn:03}{document.sha256[3:]}",
    )  # fmt: skip
    marks = replace(
        marks,
        entities=tuple(replace(e, name=other(e.name), aliases=()) for e in marks.entities),
        attributions=tuple(replace(a, voice=other(a.voice)) for a in marks.attributions),
        times=tuple(replace(t, value=_later(t.value, turn), **_days(t, turn)) for t in marks.times),
        statements=tuple(
            replace(s, place=s.place and other(s.place), **_days(s, turn)) for s in marks.statements
        ),
    )
    return Marked(f"{marked.id}-{turn}", document, marks)


def _days(mark: Time | Statement, turn: int) -> dict[str, Any]:
    names = ("edtf", "earliest", "latest")
    days = {name: getattr(mark, name) for name in names}
    return {name: day and _later(day, turn) for name, day in days.items()}


# ------------------------------------------------------------------------- the measure


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
