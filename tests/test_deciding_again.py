"""A ledger that people work on: whatever came, went and was decided, it shows what it would show
if all of it were compared for the first time."""

from __future__ import annotations

import functools
import re
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.comparing.test_deciding_events import pile
from tests.test_growing import put_in, shown

from quellen.comparing import blocks
from quellen.desk import Ledger, engine_name
from quellen.errors import LedgerError
from quellen.ledger.compared import SEAL
from quellen.ledger.decisions import ACTIONS
from quellen.model import Decision, Findings, Marked, Source, TextAnchor

TEXTS = (
    "On 3 May 2021 an explosion at the Karlen mill killed 58 people, the police said.",
    "The explosion at the Karlen mill killed 86 people on 3 May 2021, the union said. The owner, "
    "Ruth Amsel, denied that she had locked the gates.",
    "The union said that Ruth Amsel had locked the gates of the Karlen mill. An explosion at the "
    "Karlen mill on 4 May 2021 killed 58 people.",
    "On 3 May 2021 an explosion at the Karlen mill killed 58 people, the police said. Ruth Amsel "
    "was arrested on 2 August 2021.",
    "A bridge at Torvik fell into the river on 9 June 1954, the harbour master, Olav Strand, said.",
    "Olav Strand denied that he had closed the bridge at Torvik before it fell on 9 June 1954.",
)
VALUES = ("86", "2021-05-04", "Ruth", "copy", None)
VERDICTS = ("accept", "not_a_dispute", "update", "note")


@functools.cache
def documents() -> tuple[Marked, ...]:
    return tuple(replace(m, id=m.document.sha256[:12]) for m in pile(*TEXTS))


def decision(n: int, action: str, whose: tuple[int, int], value: str | None) -> Decision:
    return Decision(f"x{n}", f"2025-05-06T10:00:{n:02}Z", "Anna", action,
                    tuple(map(anchor, whose)), value)  # fmt: skip


def anchor(number: int) -> TextAnchor:
    """The words of a document that tell what happened."""
    document = documents()[number].document
    told = re.search("explosion.+?people|bridge.+?1954", document.text)
    assert told
    return TextAnchor(document.sha256, *told.span(), told[0])


@pytest.fixture
def ledger(ledger_path: Path) -> Iterator[Ledger]:
    with Ledger.open(ledger_path) as opened:
        for marked in documents():
            put_in(opened.store, marked)
        opened.compare()
        assert {d["kind"] for d in opened.disputes()} >= {"figure", "denial"}
        yield opened


def from_scratch(ledger: Ledger) -> str:
    """What a new ledger shows that is given what this one holds."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "new.ledger") as new:
        for marked in ledger.store.marked():
            put_in(new.store, marked)
        new.import_decisions(ledger.decisions())
        new.compare()
        return shown(new)


# ------------------------------------------------------------------------- any sequence

number = st.integers(0, len(TEXTS) - 1)
step = st.one_of(
    st.tuples(st.sampled_from(["add", "aside", "back", "again", "compare"]), number),
    st.tuples(st.sampled_from(sorted(ACTIONS - {"undo"})), st.tuples(number, number),
              st.sampled_from(VALUES)),
    st.tuples(st.just("undo"), number),
)  # fmt: skip


@pytest.mark.parametrize("whole", [500, 1])
@settings(max_examples=25)
@given(steps=st.lists(step, min_size=2, max_size=10))
def test_whatever_came_before_leaves_no_trace(steps: list[tuple[object, ...]], whole: int) -> None:
    """Whether a pile is compared as a whole, or each block of it by itself."""
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "x.ledger") as ledger,
    ):
        for name, size in (("WHOLE", whole), ("FEWEST", 1), ("MOST", 1)):
            patch.setattr(blocks, name, size)
        for marked in documents()[:3]:
            put_in(ledger.store, marked)
        for n, taken in enumerate(steps):
            take(n, taken, ledger)
        ledger.compare()
        assert shown(ledger) == from_scratch(ledger)


def take(n: int, taken: tuple[object, ...], ledger: Ledger) -> None:
    what, which, *value = taken
    if what == "compare":
        ledger.compare()
    elif what == "undo":
        ledger.decide(Decision(f"x{n}", f"2025-05-06T10:00:{n:02}Z", "Anna", "undo", (),
                               f"x{which}"))  # fmt: skip
    elif isinstance(which, tuple):
        ledger.decide(decision(n, str(what), which, *value))  # type: ignore[arg-type]
    else:
        assert isinstance(which, int)
        come_or_go(str(what), documents()[which], ledger)


def come_or_go(what: str, marked: Marked, ledger: Ledger) -> None:
    """A document that is read, read again with another date, set aside or put back."""
    document = marked.document
    if what in ("add", "again"):
        said = {} if what == "add" else {"published": "2021-09-01"}
        source = Source(document.path, document.path, document.text.encode(), document.sha256)
        published = said.get("published", document.published)
        read = replace(document, published=published)
        ledger.store.add(source, read, marked.analysis, engine_name(), said)
        return
    wanted = {"aside": "read", "back": "superseded"}[what]
    there = [row["id"] for row in ledger.sources()
             if row["sha256"] == document.sha256 and row["status"] == wanted]  # fmt: skip
    if there:
        (ledger.set_aside if what == "aside" else ledger.put_back)(there)


# ------------------------------------------------------------------------------ verdicts


@pytest.mark.parametrize("action", VERDICTS)
def test_a_verdict_is_followed_without_comparing_anything(ledger: Ledger, action: str) -> None:
    before = shown(ledger)
    ledger.decide(decision(1, action, (0, 1), None))
    expected = from_scratch(ledger)
    with ledger.store.transaction() as connection:
        connection.execute("DELETE FROM statement")  # whoever compared now would find nothing
    ledger.compare()
    assert ledger.findings_current()
    assert shown(ledger) == expected
    assert (shown(ledger) == before) is (action in ("accept", "note"))


def test_a_verdict_that_is_taken_back_leaves_no_trace(ledger: Ledger) -> None:
    before = shown(ledger)
    ledger.decide(decision(1, "not_a_dispute", (0, 1), None))
    ledger.compare()
    assert shown(ledger) != before
    ledger.decide(Decision("x2", "2025-05-06T10:00:02Z", "Anna", "undo", (), "x1"))
    ledger.compare()
    assert shown(ledger) == before


@pytest.mark.parametrize("kept", [b"", b"damaged", 3])
def test_what_is_kept_and_is_damaged_is_passed_over(ledger: Ledger, kept: object) -> None:
    ledger.decide(decision(1, "update", (0, 1), None))
    with ledger.store.transaction() as connection:
        assert connection.execute("UPDATE compared SET body = ?", (kept,)).rowcount == 1
    ledger.compare()
    assert shown(ledger) == from_scratch(ledger)


def test_what_is_kept_and_was_changed_by_others_is_passed_over(ledger: Ledger) -> None:
    ledger.decide(decision(1, "note", (0, 1), None))
    with ledger.store.transaction() as connection:
        (kept,) = connection.execute("SELECT body FROM compared").fetchone()
        said = zlib.decompress(kept[SEAL:]).replace(b"86", b"68")
        connection.execute("UPDATE compared SET body = ?", (kept[:SEAL] + zlib.compress(said),))
    ledger.compare()
    assert shown(ledger) == from_scratch(ledger)


def test_what_others_have_written_in_its_place_is_passed_over(ledger: Ledger) -> None:
    ledger.store.write_findings(Findings())
    ledger.decide(decision(1, "note", (0, 1), None))
    ledger.compare()
    assert shown(ledger) == from_scratch(ledger)


def test_what_stops_in_the_middle_of_writing_leaves_all_as_it_was(
    ledger: Ledger, ledger_path: Path
) -> None:
    """Findings and what is kept of them are written together or not at all."""
    ledger.decide(decision(1, "not_a_dispute", (0, 1), None))
    before = shown(ledger)
    with sqlite3.connect(ledger_path) as other:
        other.execute(
            "CREATE TRIGGER stop BEFORE INSERT ON dispute BEGIN SELECT raise(ABORT, 'stop'); END"
        )
    with pytest.raises(LedgerError, match="stop"):
        ledger.compare()
    assert shown(ledger) == before
    with sqlite3.connect(ledger_path) as other:
        other.execute("DROP TRIGGER stop")
    ledger.compare()
    assert shown(ledger) == from_scratch(ledger)
