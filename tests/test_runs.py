"""Whole runs, in real processes: bad input, interruptions, what is printed."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

import quellen

QUELLEN = [sys.executable, "-c", "from quellen.cli import main; main()"]


def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """A command as a user gives it, its lines as whole as a pipe has them."""
    options.setdefault("env", {n: v for n, v in os.environ.items() if n != "COLUMNS"})
    return subprocess.run(
        [*QUELLEN, *map(str, arguments)], capture_output=True, text=True, check=False, **options
    )


def letters(folder: Path, count: int) -> Path:
    folder.mkdir()
    for n in range(count):
        text = (
            f"On {n % 28 + 1} May 1921 the council of Lindmoor met and {n + 2} people were killed."
        )
        (folder / f"d{n:02}.txt").write_text(text)
    return folder


def exports(ledger: Path) -> list[str]:
    """Everything a ledger says, without the paths of this run."""
    with quellen.open(ledger) as opened:
        sources = opened.sources()
        found = [opened.timeline(), opened.disputes(), opened.lineage(), opened.support()]
        found.append(opened.voices())
    for source in sources:
        source.pop("obtained")
    return [json.dumps(rows, sort_keys=True) for rows in (sources, *found)]


def test_bad_files_are_told_and_the_run_goes_on(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 2)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "rubbish.bin").write_bytes(bytes(random.Random(1).randbytes(5000)))
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj <</Type /Catalog")
    (folder / "no.docx").write_bytes(b"PK\x03\x04 this is not a document")
    (folder / "line.txt").write_bytes(b"a" * 50_000_000)
    (folder / "latin.txt").write_bytes(
        "Der Rat tagte am 3. März 1921 in Köln über die Brücke.".encode("cp1252")
    )
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("zeros.txt", b"0" * 300_000_000)
    done = run("read", folder, tmp_path / "missing.txt", "-l", tmp_path / "x.ledger")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    with quellen.open(tmp_path / "x.ledger") as ledger:
        status = {Path(r["path"]).name: (r["status"], r["reason"]) for r in ledger.sources()}
    for name in ("d00.txt", "d01.txt", "latin.txt"):
        assert status[name][0] == "read"
    for name in ("empty.txt", "rubbish.bin", "cut.pdf", "no.docx", "line.txt", "missing.txt"):
        assert status[name][0] == "failed"
        assert len(status[name][1]) > 20, status[name]
    assert any("bomb.zip" in name and s == "failed" for name, (s, _) in status.items())


def test_exit_statuses(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ledger = tmp_path / "x.ledger"
    assert run("read", tmp_path / "empty.txt", "-l", ledger).returncode == 3
    assert run("mark", tmp_path / "empty.txt").returncode == 3
    assert run("read", "-l", ledger).returncode == 2
    assert run("nonsense").returncode == 2
    assert run("timeline", "-l", tmp_path / "none.ledger").returncode == 1
    assert run("timeline", "-l", ledger).returncode == 0


@pytest.mark.parametrize(
    "query", ["sources", "timeline", "disputes", "lineage", "support", "voices", "decisions"]
)
def test_queries_print_json_and_plain_words(tmp_path: Path, query: str) -> None:
    ledger = tmp_path / "x.ledger"
    with quellen.open(ledger) as opened:
        opened.read([letters(tmp_path / "in", 2)])
    found = run(query, "-l", ledger, "--json")
    assert isinstance(json.loads(found.stdout), list)
    plain = run(query, "-l", ledger)
    assert plain.returncode == 0
    assert not re.search(r"\x1b\[", plain.stdout + plain.stderr)


def test_a_slip_of_the_pen_makes_no_ledger(tmp_path: Path) -> None:
    ledger = tmp_path / "x.ledger"
    (tmp_path / "empty").mkdir()
    done = run("read", tmp_path / "soruces", tmp_path / "empty", "-l", ledger)
    assert done.returncode == 3
    assert "there is no such file or folder" in done.stderr
    assert "there is no file in this folder" in done.stderr
    assert "no ledger was made" in done.stdout
    told = json.loads(run("read", tmp_path / "soruces", "-l", ledger, "--json").stdout)
    assert [f["kind"] for f in told["failed"]] == ["missing"]
    assert run("read", "-l", ledger).returncode == 2
    assert not ledger.exists()


def test_a_file_is_set_aside_and_put_back(tmp_path: Path) -> None:
    ledger, folder = tmp_path / "x.ledger", letters(tmp_path / "in", 2)
    run("read", folder, "-l", ledger)
    (folder / "d01.txt").unlink()
    assert "set-aside --gone" in run("read", folder, "-l", ledger).stdout
    assert "d01.txt" in run("set-aside", "--gone", "-l", ledger).stdout
    assert "[set aside]" in run("sources", "-l", ledger).stdout
    assert "nothing was set aside" in run("set-aside", "--gone", "-l", ledger).stdout
    back = run("set-aside", "--undo", folder / "d01.txt", "-l", ledger, "--json")
    assert json.loads(back.stdout)["put_back"] == [str(folder / "d01.txt")]
    assert run("set-aside", "-l", ledger).returncode == 2
    assert run("set-aside", "--undo", "--gone", "-l", ledger).returncode == 2


def test_every_command_that_does_something_tells_it_as_json(tmp_path: Path) -> None:
    ledger, page, log = tmp_path / "x.ledger", tmp_path / "x.html", tmp_path / "log.json"
    told = json.loads(run("read", letters(tmp_path / "in", 2), "-l", ledger, "--json").stdout)
    assert (told["read"], told["unchanged"], told["failed"]) == (2, 0, [])
    told = json.loads(run("compare", "-l", ledger, "--json").stdout)
    assert told.keys() == {"ledger", "events", "disputes"}
    told = json.loads(run("report", "-l", ledger, "-o", page, "--json").stdout)
    assert told["characters"] == len(page.read_text("utf-8"))
    log.write_text("[]")
    told = json.loads(run("decisions", "import", log, "-l", ledger, "--json").stdout)
    assert told["added"] == 0


def test_lines_are_whole_in_a_pipe_and_wrapped_where_a_width_is_given(tmp_path: Path) -> None:
    ledger = tmp_path / "x.ledger"
    run("read", letters(tmp_path / "in", 2), "-l", ledger)
    whole = run("timeline", "-l", ledger).stdout
    narrow = run("timeline", "-l", ledger, env=os.environ | {"COLUMNS": "40"}).stdout
    assert max(map(len, narrow.splitlines())) <= 40 < max(map(len, whole.splitlines()))
    assert whole.split() == narrow.split()


def test_marks_are_one_object_a_line(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 2)
    (folder / "empty.txt").write_bytes(b"")
    rows = [json.loads(line) for line in run("mark", folder, "--json").stdout.splitlines()]
    assert [Path(r["path"]).name for r in rows] == ["d00.txt", "d01.txt", "empty.txt"]
    assert rows[2]["error"]["kind"] == "empty"
    for row in rows[:2]:
        for kind in ("times", "figures", "names"):
            for mark in row[kind]:
                assert row["text"][mark["start"] : mark["end"]].strip()


def test_a_file_that_is_no_ledger_is_not_touched(tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("dear diary")
    done = run("read", letters(tmp_path / "in", 1), "-l", diary)
    assert done.returncode == 1
    assert "name another with -l" in done.stderr
    assert diary.read_text() == "dear diary"


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    folder, ledger = letters(tmp_path / "in", 30), tmp_path / "x.ledger"

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    done = run("read", folder, "-l", ledger, preexec_fn=small_disk)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert "room" in done.stderr
    told = done.stderr.count("read: ")
    with quellen.open(ledger) as opened:
        assert len(opened.sources()) >= told
    assert run("read", folder, "-l", ledger).returncode == 0
    with quellen.open(ledger) as opened:
        assert len(opened.sources()) == 30


def test_killed_at_any_moment_the_next_run_completes_it(tmp_path: Path) -> None:
    folder, ledger = letters(tmp_path / "in", 24), tmp_path / "x.ledger"
    with quellen.open(tmp_path / "whole.ledger") as whole:
        whole.read([folder])
    rng = random.Random(5)
    told: set[str] = set()
    for _ in range(20):
        told |= _killed(["read", str(folder), "-l", str(ledger)], rng)
        with quellen.open(ledger) as opened:
            there = {r["path"] for r in opened.sources() if r["status"] == "read"}
        assert told <= there, "a document that was told as read is not there"
    assert run("read", folder, "-l", ledger).returncode == 0
    assert exports(ledger) == exports(tmp_path / "whole.ledger")


def _killed(arguments: list[str], rng: random.Random) -> set[str]:
    """Run, kill after a few documents or before the first; gives what was told as read."""
    process = subprocess.Popen(
        [*QUELLEN, *arguments], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    assert process.stderr is not None
    lines = []
    if rng.random() < 0.2:
        time.sleep(rng.random())
    else:
        lines = [process.stderr.readline() for _ in range(rng.randint(1, 2))]
        time.sleep(rng.random() * 0.02)
    process.send_signal(signal.SIGKILL)
    lines += process.stderr.readlines()
    process.wait()
    process.stderr.close()
    return {line.removeprefix("read: ").strip() for line in lines if line.startswith("read: ")}


def test_two_processes_share_a_ledger(tmp_path: Path) -> None:
    folder, ledger = letters(tmp_path / "in", 10), tmp_path / "x.ledger"
    command = [*QUELLEN, "read", str(folder), "-l", str(ledger)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE) for _ in "ab"]
    for process in both:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    with quellen.open(ledger) as opened:
        assert len(opened.sources()) == 10


def test_more_jobs_give_the_same_ledger(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 6)
    for jobs in (1, 2):
        assert (
            run("read", folder, "-l", tmp_path / f"{jobs}.ledger", "--jobs", jobs).returncode == 0
        )
    assert exports(tmp_path / "1.ledger") == exports(tmp_path / "2.ledger")


def test_metadata_outranks_the_file_and_a_date_for_all_outranks_both(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 2)
    table = tmp_path / "known.csv"
    table.write_text("path,authors,published\nd00.txt,Anna Weiss; Karl Roth,1922-01-05\n")
    with quellen.open(tmp_path / "x.ledger") as ledger:
        ledger.read([folder], metadata=table)
        first = ledger.sources()[0]
        assert (first["authors"], first["published"]) == (["Anna Weiss", "Karl Roth"], "1922-01-05")
        ledger.read([folder], published="1923-02-03")
        assert {r["published"] for r in ledger.sources()} == {"1923-02-03"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    assert "_QUELLEN_COMPLETE" in run("completion", shell).stdout
