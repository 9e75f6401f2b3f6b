"""The desk: whole runs from a program, interrupted, repeated, in several processes."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import quellen
from quellen.desk import Ledger, Step, engine_name

SENTENCE = "On {day} May 1921 at least 12 people were killed in Lindmoor, said Anna Weiss."


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(SENTENCE.format(day=n + 1))
    return folder


@pytest.fixture
def ledger(ledger_path: Path) -> Iterator[Ledger]:
    with quellen.open(ledger_path) as opened:
        yield opened


def read(ledger: Ledger, *paths: Path, **more: Any) -> tuple[int, int, int]:
    run = ledger.read(paths, compare=False, **more)
    return run.read, run.unchanged, len(run.failures)


# ------------------------------------------------------------------------- what is read


def test_what_is_there_is_not_read_again(ledger: Ledger, pile: Path) -> None:
    assert read(ledger, pile) == (6, 0, 0)
    assert read(ledger, pile) == (0, 6, 0)


def test_a_path_may_be_given_alone(ledger: Ledger, pile: Path) -> None:
    assert ledger.read(str(pile / "0.txt"), compare=False).read == 1
    assert ledger.read(pile / "1.txt", compare=False).read == 1


def test_no_path_is_a_wrong_call(ledger: Ledger) -> None:
    with pytest.raises(quellen.UsageError, match="name at least one"):
        ledger.read([])


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_is_named_twice_is_read_once(ledger: Ledger, pile: Path, jobs: int) -> None:
    assert read(ledger, pile / "0.txt", pile / "0.txt", jobs=jobs) == (1, 1, 0)


def test_a_changed_file_is_a_new_version(ledger: Ledger, pile: Path) -> None:
    read(ledger, pile)
    (pile / "0.txt").write_text("The council denied it on 9 May 1921.")
    assert read(ledger, pile) == (1, 5, 0)
    assert sorted(row["status"] for row in ledger.sources()) == ["read"] * 6 + ["superseded"]
    assert not ledger.findings_current()


def test_each_step_is_told_when_it_is_in_the_ledger(ledger: Ledger, pile: Path) -> None:
    (pile / "x.txt").write_bytes(b"")
    steps: list[Step] = []

    def tell(step: Step) -> None:
        assert step.path in {row["path"] for row in ledger.sources()}
        steps.append(step)

    read(ledger, pile, progress=tell)
    assert [step.status for step in steps] == ["read"] * 6 + ["failed"]
    assert steps[-1].message


# --------------------------------------------------------------- what the user says


def test_what_was_said_once_holds_in_later_runs(ledger: Ledger, pile: Path, tmp_path: Path) -> None:
    table = tmp_path / "known.csv"
    table.write_text("path,authors,publisher\n0.txt,Anna Weiss,The Herald\n")
    assert read(ledger, pile, metadata=table) == (6, 0, 0)
    assert read(ledger, pile) == (0, 6, 0)
    assert read(ledger, pile, metadata=table) == (0, 6, 0)
    (pile / "0.txt").write_text("The council denied it on 9 May 1921.")
    assert read(ledger, pile) == (1, 5, 0)
    (current,) = (r for r in ledger.sources() if r["path"].endswith("0.txt") and not r["reason"])
    assert (current["authors"], current["publisher"]) == (["Anna Weiss"], "The Herald")


def test_only_what_is_said_otherwise_is_read_again(
    ledger: Ledger, pile: Path, tmp_path: Path
) -> None:
    table = tmp_path / "known.csv"
    read(ledger, pile)
    table.write_text("path,published\n3.txt,1922-01-05\n")
    assert read(ledger, pile, metadata=table) == (1, 5, 0)


def test_a_date_that_is_none_is_told_before_anything_is_read(ledger: Ledger, pile: Path) -> None:
    with pytest.raises(quellen.UsageError, match="is no date"):
        ledger.read(pile, published="soon")
    assert ledger.sources() == []


def test_rows_of_the_table_that_are_no_document_are_told(
    ledger: Ledger, pile: Path, tmp_path: Path
) -> None:
    table = tmp_path / "known.csv"
    (pile / "scan.pdf").write_bytes(b"%PDF-1.7 cut")
    table.write_text("path,publisher\n0.txt,The Herald\n0.text,The Post\nscan.pdf,The Post\n")
    assert ledger.read(pile, metadata=table, compare=False).unmatched == ["0.text"]
    again = ledger.read(pile, metadata=table, compare=False)
    assert (again.unchanged, again.unmatched) == (6, ["0.text"])


# ----------------------------------------------------------------------- set aside


def test_an_empty_folder_is_told_and_is_no_source(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    run = ledger.read(tmp_path / "empty", compare=False)
    assert [(f.kind, f.message) for f in run.failures] == [
        ("nothing", "there is no file in this folder: check the name")
    ]
    assert ledger.sources() == []


def test_a_file_that_is_gone_is_told_and_can_be_set_aside(ledger: Ledger, pile: Path) -> None:
    ledger.read(pile)
    before = ledger.timeline()
    (pile / "0.txt").unlink()
    (gone,) = ledger.read(pile).gone
    assert ledger.timeline() == before  # nothing is lost by itself
    assert ledger.set_aside(gone=True) == [f"{pile}/0.txt"]
    ledger.compare()
    assert all(gone not in event["documents"] for event in ledger.timeline())
    assert ledger.store.document(gone).text == SENTENCE.format(day=1)
    assert ledger.read(pile).gone == []
    assert ledger.put_back([gone]) == [f"{pile}/0.txt"]
    ledger.compare()
    assert ledger.timeline() == before


# ------------------------------------------------------------------------- comparing


def test_comparing_is_done_once_for_the_same_documents(ledger: Ledger, pile: Path) -> None:
    ledger.read(pile)
    assert ledger.findings_current()
    before = ledger.timeline()
    assert before
    ledger.compare()
    assert ledger.timeline() == before


def test_a_ledger_is_closed_by_its_block(ledger_path: Path, pile: Path) -> None:
    with quellen.open(ledger_path) as opened:
        read(opened, pile)
    assert [p.name for p in ledger_path.parent.iterdir() if "ledger" in p.name] == ["test.ledger"]
    with quellen.open(ledger_path, read_only=True) as opened:
        assert len(opened.sources()) == 6
        with pytest.raises(quellen.LedgerError, match="may not be written to"):
            opened.compare()


# ------------------------------------------------------------------------ interruptions


def interrupt_after(count: int) -> Callable[[Step], None]:
    left = iter(range(count))

    def tell(_: Step) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    return tell


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_run_goes_on_where_it_stopped(ledger: Ledger, pile: Path, jobs: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        ledger.read(pile, jobs=jobs, progress=interrupt_after(2))
    assert not multiprocessing.active_children()
    assert len(ledger.sources()) == 3
    assert read(ledger, pile) == (3, 3, 0)


def reading(pile: Path, ledger_path: Path) -> subprocess.Popen[str]:
    """A run of the command that a person could interrupt."""
    command = [sys.executable, "-c", "from quellen.cli import main; main()", "read", str(pile)]
    return subprocess.Popen(
        [*command, "-l", str(ledger_path), "--jobs", "2"],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True,
    )  # fmt: skip


def interrupted(process: subprocess.Popen[str], ledger_path: Path) -> int:
    """What was dealt with, as it says when Ctrl-C comes."""
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all that belong to the command
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    last = said.splitlines()[-1]
    kept = rf"Stopped: (\d+) sources? dealt with so far, all of it kept in {ledger_path}; "
    told = re.fullmatch(f"{kept}the same command goes on from here\\.", last)
    assert told, last
    assert "Traceback" not in said
    return int(told[1])


def many_letters(pile: Path) -> None:
    for n in range(300):  # so many that the run goes on while the signal is on its way
        (pile / f"more-{n}.txt").write_text(SENTENCE.format(day=n % 31 + 1) + f" Letter {n}.")


def test_ctrl_c_says_in_one_line_what_is_kept(tmp_path: Path, pile: Path) -> None:
    many_letters(pile)
    process = reading(pile, tmp_path / "x.ledger")
    assert process.stderr
    assert process.stderr.readline().startswith("read: ")
    assert interrupted(process, tmp_path / "x.ledger") < 306


def test_ctrl_c_while_documents_are_compared_leaves_all_that_was_read(
    tmp_path: Path, pile: Path
) -> None:
    many_letters(pile)
    process = reading(pile, tmp_path / "x.ledger")
    assert process.stderr
    for _ in range(306):
        assert process.stderr.readline().startswith("read: ")
    assert interrupted(process, tmp_path / "x.ledger") == 306
    with quellen.open(tmp_path / "x.ledger") as ledger:
        assert not ledger.findings_current()
        assert read(ledger, pile) == (0, 306, 0)
        ledger.compare()
        assert ledger.timeline()


# ---------------------------------------------------------------- what breaks marking

BRITTLE = """
import os, signal
import {default} as whole
from spacy.language import Language

@Language.component("brittle")
def brittle(doc):
    if "BREAK" in doc.text:
        raise ValueError("no such word")
    if "KILL" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc

def load(**options):
    pipeline = whole.load(**options)
    pipeline.add_pipe("brittle")
    return pipeline
"""


@pytest.fixture
def brittle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A language pipeline that cannot bear some words."""
    default = engine_name().split(", ")[1].split()[0]
    (tmp_path / "brittle_pipeline.py").write_text(BRITTLE.format(default=default))
    monkeypatch.syspath_prepend(str(tmp_path))
    return "brittle_pipeline"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_breaks_the_rules_stops_nobody(
    ledger: Ledger, pile: Path, brittle: str, jobs: int
) -> None:
    (pile / "2.txt").write_text("They BREAK the bridge on 5 May 1921.")
    assert read(ledger, pile, pipeline=brittle, jobs=jobs) == (5, 0, 1)
    (row,) = (row for row in ledger.sources() if row["status"] == "failed")
    assert row["kind"] == "unmarked"
    assert "ValueError: no such word" in row["reason"]


def test_a_document_that_kills_its_process_stops_nobody(
    ledger: Ledger, pile: Path, brittle: str
) -> None:
    (pile / "2.txt").write_text("They KILL the light on 5 May 1921.")
    assert read(ledger, pile, pipeline=brittle, jobs=2) == (5, 0, 1)
    (row,) = (row for row in ledger.sources() if row["status"] == "failed")
    assert "memory" in row["reason"]


def test_a_process_that_is_killed_costs_no_document(ledger: Ledger, pile: Path) -> None:
    def kill_one(_: Step) -> None:
        for process in multiprocessing.active_children()[:1]:
            process.kill()

    assert read(ledger, pile, jobs=2, progress=kill_one) == (6, 0, 0)


def test_another_pipeline_makes_the_marks_anew(ledger: Ledger, pile: Path, brittle: str) -> None:
    read(ledger, pile)
    before = {row["id"] for row in ledger.sources()}
    assert read(ledger, pile, pipeline=brittle) == (6, 0, 0)
    assert {row["id"] for row in ledger.sources()} == before


def test_a_pipeline_that_is_missing_is_told(ledger: Ledger, pile: Path) -> None:
    with pytest.raises(quellen.LanguageModelError, match="no_such_pipeline is not installed"):
        ledger.read(pile, pipeline="no_such_pipeline")


def test_a_script_without_a_guard_is_told_what_to_do(tmp_path: Path, pile: Path) -> None:
    script = tmp_path / "script.py"
    ledger = str(tmp_path / "x.ledger")
    script.write_text(f"import quellen\nquellen.open({ledger!r}).read({str(pile)!r}, jobs=2)\n")
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    (said,) = (line for line in done.stderr.splitlines() if line.startswith("quellen.errors."))
    assert said.startswith("quellen.errors.UsageError")
    assert "if __name__ == '__main__'" in said
