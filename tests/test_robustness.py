"""What the world does to a program: locked folders, cut files, full disks, a closed pipe."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

import quellen

QUELLEN = [sys.executable, "-c", "from quellen.cli import main; main()"]
SENTENCE = "On 3 May 1921 the council of Lindmoor met, and at least 12 people were killed."

# prctl(2), capabilities(7)
PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """A command as a user gives it."""
    return subprocess.run(
        [*QUELLEN, *map(str, arguments)], capture_output=True, text=True, check=False, **options
    )


def outcome(ledger: Path) -> dict[str, tuple[str, str]]:
    """Status and reason of each source by its file name."""
    with quellen.open(ledger, create=False) as opened:
        return {Path(r["path"]).name: (r["status"], r["reason"]) for r in opened.sources()}


def obey_permissions() -> None:
    """In the child: even root may then open only what its owner may."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def pdf(path: Path, pages: int, password: str | None = None) -> None:
    locked = StandardEncryption(password) if password else None
    canvas = Canvas(str(path), encrypt=locked)
    for page in range(pages):
        canvas.drawString(70, 700, f"{page + 1}. {SENTENCE}")
        canvas.showPage()
    canvas.save()


# ------------------------------------------------------------------------- sources


def test_what_may_not_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    pile = tmp_path / "in"
    (pile / "locked").mkdir(parents=True)
    (pile / "locked" / "a.txt").write_text(SENTENCE)
    (pile / "hidden.txt").write_text(SENTENCE)
    (pile / "open.txt").write_text(SENTENCE)
    os.mkfifo(pile / "pipe")
    (pile / "loop").symlink_to("loop")
    (pile / "locked").chmod(0)
    (pile / "hidden.txt").chmod(0)
    ledger = tmp_path / "x.ledger"
    try:
        done = run("read", pile, "-l", ledger, preexec_fn=obey_permissions, timeout=60)
    finally:
        (pile / "locked").chmod(0o700)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    found = outcome(ledger)
    assert found.pop("open.txt")[0] == "read"
    assert sorted(found) == ["hidden.txt", "locked", "loop", "pipe"]
    assert {status for status, _ in found.values()} == {"failed"}
    assert "permission" in found["locked"][1]
    assert "permission" in found["hidden.txt"][1]


def test_a_pdf_that_is_locked_or_cut_short_is_told(tmp_path: Path) -> None:
    pile = tmp_path / "in"
    pile.mkdir()
    pdf(pile / "whole.pdf", 20)
    pdf(pile / "locked.pdf", 1, password="geheim")
    cut = (pile / "whole.pdf").read_bytes()
    (pile / "cut.pdf").write_bytes(cut[: len(cut) // 2])
    assert run("read", pile, "-l", tmp_path / "x.ledger").returncode == 0
    found = outcome(tmp_path / "x.ledger")
    assert found["whole.pdf"][0] == "read"
    assert "password" in found["locked.pdf"][1]
    assert "cut short" in found["cut.pdf"][1]


def test_other_encodings_are_read_as_they_were_meant(tmp_path: Path) -> None:
    text = "Am 3. März tagte der Rat. On 3 May 1921 the council of Köln met in the “old” hall."
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        (tmp_path / f"{encoding}.txt").write_bytes(text.encode(encoding))
    rows = [json.loads(line) for line in run("mark", tmp_path, "--json").stdout.splitlines()]
    assert len(rows) == 4
    assert {row["text"].strip() for row in rows} == {text}


# -------------------------------------------------------------------------- ledger


def not_a_database(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n" + bytes(5000))


def another_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE diary (day, entry)")
    connection.commit()
    connection.close()


def newer(path: Path) -> None:
    quellen.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def damaged(path: Path) -> None:
    with quellen.open(path) as ledger:
        folder = path.with_suffix(".in")
        folder.mkdir()
        (folder / "a.txt").write_text(SENTENCE)
        ledger.read([folder], compare=False)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (not_a_database, "is not a ledger"),
        (another_database, "no quellen ledger"),
        (newer, "newer quellen"),
        (damaged, "damaged"),
    ],
)
def test_a_ledger_that_cannot_be_used_is_told_and_left_alone(
    tmp_path: Path, spoil: Callable[[Path], None], told: str
) -> None:
    ledger = tmp_path / "x.ledger"
    spoil(ledger)
    before = ledger.read_bytes()
    (tmp_path / "a.txt").write_text(SENTENCE)
    for arguments in (["timeline"], ["read", tmp_path / "a.txt"]):
        done = run(*arguments, "-l", ledger)
        assert done.returncode == 1, done.stdout
        assert told in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert ledger.read_bytes() == before


# ---------------------------------------------------------------------------- output


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    with quellen.open(tmp_path / "x.ledger") as ledger:
        (tmp_path / "a.txt").write_text(SENTENCE)
        ledger.read([tmp_path / "a.txt"])
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*QUELLEN, "sources", "--json", "-l", str(tmp_path / "x.ledger")],
        stdout=writing, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["--help"], ["sources", "--json"]])
def test_no_room_for_the_output_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    ledger = tmp_path / "quellen.ledger"
    quellen.open(ledger).close()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*QUELLEN, *arguments], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False
        )
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_report_follows_a_link_and_leaves_no_draft(tmp_path: Path) -> None:
    quellen.open(tmp_path / "x.ledger").close()
    (tmp_path / "there").mkdir()
    (tmp_path / "link.html").symlink_to(tmp_path / "there" / "real.html")
    done = run("report", "-l", tmp_path / "x.ledger", "-o", tmp_path / "link.html")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "link.html").is_symlink()
    assert [p.name for p in (tmp_path / "there").iterdir()] == ["real.html"]


def test_a_report_can_be_written_to_a_pipe(tmp_path: Path) -> None:
    quellen.open(tmp_path / "x.ledger").close()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        done = run("report", "-l", tmp_path / "x.ledger", "-o", pipe)
        page, _ = reader.communicate(timeout=30)
    assert done.returncode == 0, done.stderr
    assert page[:15].lower() == b"<!doctype html>"
    assert pipe.is_fifo()


# ------------------------------------------------------------------------- processes


def test_killed_with_several_jobs_leaves_no_process_behind(tmp_path: Path) -> None:
    pile, ledger = tmp_path / "in", tmp_path / "x.ledger"
    pile.mkdir()
    for n in range(40):
        (pile / f"{n:02}.txt").write_text(f"{SENTENCE} {n + 2} were hurt on {n % 28 + 1} May 1922.")
    command = [*QUELLEN, "read", str(pile), "-l", str(ledger), "--jobs", "2"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    assert process.stderr is not None
    assert process.stderr.readline().startswith("read: ")
    children = _descendants(process.pid)
    assert len(children) >= 3  # two that mark and one that reads
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
    _wait_until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
    assert run("read", pile, "-l", ledger, "--jobs", "2").returncode == 0
    assert len(outcome(ledger)) == 40


def test_two_processes_with_different_piles_share_a_ledger(tmp_path: Path) -> None:
    ledger = tmp_path / "x.ledger"
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        for n in range(8):
            (tmp_path / name / f"{name}{n}.txt").write_text(f"{name} {n}. {SENTENCE}")
    both = [
        subprocess.Popen(
            [*QUELLEN, "read", str(tmp_path / name), "-l", str(ledger)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for name in ("a", "b")
    ]  # fmt: skip
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    assert len(outcome(ledger)) == 16
    assert run("compare", "-l", ledger).returncode == 0
    shutil.rmtree(tmp_path / "a")
    with quellen.open(ledger) as opened:
        assert opened.findings_current()
        assert len({row["id"] for row in opened.sources()}) == 16


def _descendants(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *_descendants(child)]
    return found


def _wait_until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
