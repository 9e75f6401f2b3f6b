"""Opening a ledger: versions, locks, full disks, folders that may not be written to."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from quellen.errors import LedgerBusyError, LedgerError, LedgerFullError, NotALedgerError
from quellen.ledger import Store
from quellen.ledger.schema import APPLICATION_ID, MIGRATIONS, migrate, statements
from quellen.model import Analysis, Document, Source


def add(store: Store, text: str) -> str:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    source = Source(f"{digest}.txt", f"/in/{digest}.txt", data, digest)
    document = Document(source.path, digest, "text", text)
    return store.add(source, document, Analysis(digest), "1")


# ------------------------------------------------------------------------ migrations


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.fixture
def raw(ledger_path: Path) -> Iterator[sqlite3.Connection]:
    """The file of a ledger with one document, as SQLite sees it."""
    with Store.open(ledger_path) as store:
        add(store, "The bridge fell.")
    connection = sqlite3.connect(ledger_path, isolation_level=None)
    yield connection
    connection.close()


def test_an_older_ledger_is_brought_forward_with_all_it_holds(raw: sqlite3.Connection) -> None:
    later = (
        *MIGRATIONS,
        "ALTER TABLE source ADD COLUMN shelf TEXT;\n",
        "CREATE TABLE shelf (n);\n",
    )
    migrate(raw, later)
    assert version(raw) == len(later)
    assert raw.execute("SELECT shelf, status FROM source").fetchall() == [(None, "read")]


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(raw: sqlite3.Connection) -> None:
    broken = (*MIGRATIONS, "CREATE TABLE shelf (n);\n", "DROP TABLE source;\nno such statement;\n")
    with pytest.raises(sqlite3.OperationalError):
        migrate(raw, broken)
    assert version(raw) == len(MIGRATIONS)
    assert raw.execute("SELECT count(*) FROM source").fetchone() == (1,)
    assert not raw.execute("SELECT 1 FROM sqlite_schema WHERE name = 'shelf'").fetchall()


def test_a_script_is_divided_at_its_statements_also_within_triggers() -> None:
    script = "\n".join(MIGRATIONS)
    parts = statements(script)
    assert "".join(parts).split() == script.split()
    assert sum("CREATE TRIGGER" in part for part in parts) == 3


def test_the_file_says_what_it_is(ledger_path: Path) -> None:
    Store.open(ledger_path).close()
    head = ledger_path.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID == int.from_bytes(b"QULN", "big")
    assert int.from_bytes(head[60:64], "big") == len(MIGRATIONS)


def test_the_log_of_writing_is_ahead_of_the_file(raw: sqlite3.Connection) -> None:
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_empty_file_becomes_a_ledger(ledger_path: Path) -> None:
    ledger_path.touch()
    with Store.open(ledger_path) as store:
        assert store.sources() == []


def test_a_database_of_another_program_is_not_taken_over(ledger_path: Path) -> None:
    connection = sqlite3.connect(ledger_path)
    connection.execute("PRAGMA application_id = 12")
    connection.close()
    with pytest.raises(NotALedgerError):
        Store.open(ledger_path)


# ----------------------------------------------------------------------------- locks


def test_a_ledger_that_another_keeps_locked_is_busy(raw: sqlite3.Connection) -> None:
    path = Path(raw.execute("PRAGMA database_list").fetchone()[2])
    with Store.open(path, patience=0.05) as store:
        raw.execute("BEGIN IMMEDIATE")
        assert len(store.sources()) == 1  # readers do not wait
        with pytest.raises(LedgerBusyError, match="another process"):
            add(store, "A second document.")
        raw.execute("ROLLBACK")
        add(store, "A second document.")
        assert len(store.sources()) == 2


def test_a_ledger_can_be_opened_and_asked_while_another_writes(raw: sqlite3.Connection) -> None:
    path = Path(raw.execute("PRAGMA database_list").fetchone()[2])
    raw.execute("BEGIN IMMEDIATE")
    with Store.open(path, patience=0.05) as store:
        assert len(store.sources()) == 1
    raw.execute("ROLLBACK")


def test_what_is_read_in_a_snapshot_is_of_one_moment(ledger_path: Path) -> None:
    with Store.open(ledger_path) as one, Store.open(ledger_path) as other:
        add(one, "The first.")
        with one.snapshot():
            before = [m.id for m in one.marked()]
            add(other, "The second.")
            assert [m.id for m in one.marked()] == before
        assert len(list(one.marked())) == 2


def test_many_can_make_the_same_ledger_at_once(ledger_path: Path) -> None:
    code = f"""
from quellen.ledger import Store
print("ready", flush=True)
input()
Store.open({str(ledger_path)!r}).close()
"""
    several = [
        subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for process in several:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in several:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in several:
        process.communicate(timeout=60)
    assert [process.returncode for process in several] == [0, 0, 0, 0]


# ---------------------------------------------------------------------- full disks


def test_a_ledger_that_cannot_grow_keeps_what_it_has(ledger_path: Path) -> None:
    with Store.open(ledger_path) as store:
        first = add(store, "The bridge fell.")
        store._connection.execute("PRAGMA max_page_count = 1")  # as it is, and no page more
        with pytest.raises(LedgerFullError, match="make room"):
            add(store, os.urandom(500_000).hex())
        assert [m.id for m in store.marked()] == [first]
    with Store.open(ledger_path) as store:
        add(store, "A second document.")
        assert len(list(store.marked())) == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def add_until_it_breaks(store: Store, done: list[str]) -> None:
    for _ in range(100):
        done += [add(store, os.urandom(20_000).hex())]


def test_a_full_disk_is_told_and_what_is_there_stays(small_disk: Path) -> None:
    done: list[str] = []
    with Store.open(small_disk / "x.ledger") as store:
        with pytest.raises(LedgerFullError, match="no room left"):
            add_until_it_breaks(store, done)
        assert {m.id for m in store.marked()} == set(done)
    with Store.open(small_disk / "x.ledger") as store:
        assert done
        assert {m.id for m in store.marked()} == set(done)


def test_a_disk_that_is_full_from_the_start_is_told(small_disk: Path) -> None:
    with suppress(OSError), (small_disk / "ballast").open("wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(4096))
    with pytest.raises(LedgerFullError):
        Store.open(small_disk / "x.ledger")


# -------------------------------------------------------------- read-only surroundings


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk that may not be written to, with a ledger."""
    folder = tmp_path / "archive"
    folder.mkdir()
    with Store.open(folder / "x.ledger") as store:
        add(store, "The bridge fell.")
    if subprocess.run(
        ["mount", "--bind", folder, folder], check=False, capture_output=True
    ).returncode:
        pytest.skip("a read-only disk needs root")
    subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_ledger_on_a_read_only_disk_can_be_asked(archive: Path) -> None:
    with Store.open(archive / "x.ledger") as store:
        assert [m.document.text for m in store.marked()] == ["The bridge fell."]
        assert len(store.search("bridge")) == 1
        with pytest.raises(LedgerError, match="may not be written to"):
            add(store, "A second document.")


def test_no_ledger_can_be_made_on_a_read_only_disk(archive: Path) -> None:
    with pytest.raises(LedgerError, match="may not be written to"):
        Store.open(archive / "new.ledger")


def test_a_ledger_opened_for_reading_is_not_written_to(ledger_path: Path) -> None:
    Store.open(ledger_path).close()
    with Store.open(ledger_path, read_only=True) as store:
        assert store.timeline() == []
        with pytest.raises(LedgerError, match="may not be written to"):
            add(store, "A document.")


def test_a_missing_ledger_is_not_made_for_reading(ledger_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        Store.open(ledger_path, read_only=True)


def test_no_ledger_is_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="does not exist"):
        Store.open(tmp_path / "nowhere" / "x.ledger")
