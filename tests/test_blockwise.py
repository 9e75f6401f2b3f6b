"""A ledger of several blocks: what hangs together with nothing new is not compared again, and what
it shows is what it would show if all of it had been compared at once."""

from __future__ import annotations

import datetime
import functools
import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.test_growing import put_in, shown

from quellen.comparing import blocks, compare
from quellen.desk import Ledger
from quellen.ledger import Store
from quellen.marking import analyse
from quellen.model import Analysis, Block, Decision, Document, Marked, TextAnchor

TOWNS = "Torvik Karlen Amsdorf Belmar Lodva Sarn Querth Ostrava Hindel Mossau".split()
PEOPLE = "Olav Strand,Ruth Amsel,Piet Klaas,Irma Dorn,Nils Berg,Edith Moor,Jonas Weil".split(",")


@functools.cache
def reports() -> tuple[Marked, ...]:
    """Twenty fires, no two alike in place, day and owner; each told twice, with unlike numbers."""
    return tuple(report(n, paper) for n in range(20) for paper in ("Herald", "Post"))


def report(n: int, paper: str) -> Marked:
    day = datetime.date(1954, 6, 9) + datetime.timedelta(days=97 * n)
    town, owner = f"{TOWNS[n % 10]} {'North' if n < 10 else 'South'}", PEOPLE[n % 7]
    dead = n + 11 if paper == "Herald" else 2 * n + 40
    text = (
        f"A fire at the mill in {town} killed {dead} people on {day.day} {day:%B} {day.year}, "
        f"the mayor said. The owner, {owner}, was abroad."
    )
    document = Document(
        f"{paper}{n}.txt", hashlib.sha256(text.encode()).hexdigest(), "text", text,
        (Block(0, len(text), "paragraph"),), publisher=paper, language="en",
        published=(day + datetime.timedelta(days=1 if paper == "Herald" else 2)).isoformat(),
    )  # fmt: skip
    return Marked(document.sha256[:12], document, analyse(document))


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("WHOLE", 6), ("FEWEST", 4), ("MOST", 8)):
        monkeypatch.setattr(blocks, name, size)


@pytest.fixture
def ledger(ledger_path: Path) -> Iterator[Ledger]:
    """All but the last report, compared."""
    with Ledger.open(ledger_path) as opened:
        for marked in reports()[:-1]:
            put_in(opened.store, marked)
        opened.compare()
        yield opened


def at_once(folder: Path, documents: tuple[Marked, ...], *log: Decision) -> str:
    with Ledger.open(folder / "once.ledger") as ledger:
        for marked in documents:
            put_in(ledger.store, marked)
        for decision in log:
            ledger.decide(decision)
        ledger.compare()
        return shown(ledger)


def blocks_in(store: Store) -> dict[str, int]:
    """Digest → number of each block that was compared."""
    with store.snapshot() as connection:
        return dict(connection.execute("SELECT rests_on, n FROM compared").fetchall())


def test_a_pile_of_several_blocks_shows_every_event_and_every_dispute(ledger: Ledger) -> None:
    assert len(blocks_in(ledger.store)) > 3
    told = [len(event["accounts"]) for event in ledger.timeline()]
    assert told.count(2) == 19
    assert [d["kind"] for d in ledger.disputes()] == ["figure"] * 19


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_by_one_or_at_once_is_the_same(ledger_path: Path, tmp_path: Path, seed: int) -> None:
    shuffled = random.Random(seed).sample(reports(), len(reports()))
    with Ledger.open(ledger_path) as ledger:
        for number, marked in enumerate(shuffled):
            put_in(ledger.store, marked)
            if number % 5 == 0 or number > 30:
                ledger.compare()
        ledger.compare()
        assert shown(ledger) == at_once(tmp_path, reports())


def test_a_report_that_comes_leaves_the_other_blocks_alone(ledger: Ledger, tmp_path: Path) -> None:
    before = blocks_in(ledger.store)
    put_in(ledger.store, reports()[-1])
    ledger.compare()
    after = blocks_in(ledger.store)
    assert len(before.items() & after.items()) >= len(before) - 2
    assert shown(ledger) == at_once(tmp_path, reports())


def test_what_is_not_compared_again_is_not_even_looked_at(ledger: Ledger, tmp_path: Path) -> None:
    """Marks of all that was told five years before could be lost, and nobody would notice."""
    put_in(ledger.store, reports()[-1])
    old = [m.id for m in reports() if " 1954" in m.document.text]
    assert old
    with ledger.store.transaction() as connection:
        for number in old:
            connection.execute(
                "DELETE FROM statement WHERE source = (SELECT n FROM source WHERE id = ?)",
                (number,),
            )
    ledger.compare()
    assert shown(ledger) == at_once(tmp_path, reports())


def test_a_report_that_goes_leaves_no_trace(ledger: Ledger, tmp_path: Path) -> None:
    ledger.set_aside([reports()[7].id])
    ledger.compare()
    kept = (*reports()[:7], *reports()[8:-1])
    assert shown(ledger) == at_once(tmp_path, kept)


def test_what_people_join_is_one_block(ledger: Ledger, tmp_path: Path) -> None:
    decision = Decision("x1", "2025-05-06T10:00:00Z", "Anna", "same", (anchor(0), anchor(30)))
    ledger.decide(decision)
    ledger.compare()
    assert max(len(event["accounts"]) for event in ledger.timeline()) == 4
    assert shown(ledger) == at_once(tmp_path, reports()[:-1], decision)


def anchor(number: int) -> TextAnchor:
    document = reports()[number].document
    start, end = document.text.index("fire"), document.text.index("people") + len("people")
    return TextAnchor(document.sha256, start, end, document.text[start:end])


@pytest.mark.parametrize("table", ["sketch", "compared"])
@pytest.mark.parametrize("body", [b"", b"damaged", 3, "words"])
def test_what_is_kept_and_is_damaged_is_passed_over(
    ledger: Ledger, tmp_path: Path, table: str, body: object
) -> None:
    with ledger.store.transaction() as connection:
        connection.execute(f"UPDATE {table} SET body = ?", (body,))
    put_in(ledger.store, reports()[-1])
    ledger.compare()
    assert shown(ledger) == at_once(tmp_path, reports())


def test_events_keep_their_names_when_later_reports_come(ledger: Ledger) -> None:
    names = {event["event"] for event in ledger.timeline()}
    put_in(ledger.store, reports()[-1])
    ledger.compare()
    assert names - {event["event"] for event in ledger.timeline()} == set()


def test_a_pile_in_which_nothing_is_told_shows_nothing() -> None:
    empty = [
        Marked(
            f"d{n}", Document(f"{n}.txt", f"{n:064}", "text", "Yes.", ()), Analysis(f"{n:064}", ())
        )
        for n in range(9)
    ]
    assert compare(empty).events == ()


def test_a_pile_in_memory_shows_what_a_ledger_shows(ledger: Ledger) -> None:
    found = compare(reports()[:-1])
    assert [e.id for e in found.events] == [e["event"] for e in ledger.timeline()]
    assert [d.id for d in found.disputes] == [d["id"] for d in ledger.disputes()]
    assert [v.voice for v in found.voices] == [v["voice"] for v in ledger.voices()]
    assert [s.event for s in found.support] == [s["event"] for s in ledger.support()]
