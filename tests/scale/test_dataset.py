"""A dataset holds what a ledger would, whoever carried out its parts and however often."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.scale.conftest import letter

import quellen
from quellen.errors import BrokenTaskError, UsageError
from quellen.scale.analyse import analyse as analyse_parts
from quellen.scale.dataset import Dataset
from quellen.scale.engines import carried_out, crew
from quellen.scale.slicing import open_slice

pytest.importorskip("pyarrow", reason="datasets need the extra: pip install 'quellen[scale]'")

PLAIN = crew("plain", 1)
analyse = functools.partial(analyse_parts, patience=None)  # marked in this process


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def answers(ledger: quellen.Ledger) -> dict[str, Any]:
    names = ("sources", "timeline", "disputes", "lineage", "support", "voices")
    return {name: getattr(ledger, name)() for name in names}


def test_opened_whole_it_gives_the_ledger_that_reading_gives(letters: Path, tmp_path: Path) -> None:
    (letters / "again.txt").write_bytes((letters / "d1.txt").read_bytes())
    analyse([str(letters)], str(tmp_path / "out"), PLAIN, size=3)
    with quellen.open(tmp_path / "read.ledger") as plain, quellen.open(tmp_path / "x.ledger") as x:
        plain.read([letters])
        assert open_slice(str(tmp_path / "out"), x) == 7
        assert answers(x) == answers(plain)
        ids = [row["id"] for row in plain.sources()]
        assert list(x.store.marked()) == list(plain.store.marked())
        assert [x.store.original(i) for i in ids] == [plain.store.original(i) for i in ids]


def test_what_was_done_is_not_done_again_and_the_outcome_is_the_same(
    letters: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    whole = analyse([str(letters)], str(out), PLAIN, size=2)
    before = tree(out)
    (out / "parts" / "000001.json").unlink()  # as if killed before the note was written
    (out / "manifest.json").unlink()
    (out / "statement" / ".part-000001.parquet.draft").write_bytes(b"half")
    kept = (out / "text" / "part-000000.parquet").stat().st_mtime_ns
    seen: list[tuple[int, int, int]] = []
    again = analyse(
        [str(letters)], str(out), PLAIN, size=2, progress=lambda *now: seen.append(now)
    )  # fmt: skip
    assert again == whole
    assert seen == [(2, 3, 0), (3, 3, 2)]
    assert (out / "text" / "part-000000.parquet").stat().st_mtime_ns == kept
    (out / "statement" / ".part-000001.parquet.draft").unlink()
    assert tree(out) == before


def test_a_dataset_is_of_one_kind(letters: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    with pytest.raises(UsageError, match="no complete dataset"):
        Dataset(out).manifest()
    analyse([str(letters)], out, PLAIN, size=3)
    with pytest.raises(UsageError, match="other settings"):
        analyse([str(letters)], out, PLAIN, size=4)
    with pytest.raises(UsageError, match="nothing at"):
        analyse([str(tmp_path / "nowhere")], str(tmp_path / "other"), PLAIN)


def test_bad_documents_are_set_aside_and_listed(tmp_path: Path) -> None:
    rows: list[Any] = [{"id": n, "text": letter(n)} for n in range(3)]
    rows.insert(1, {"id": "empty"})
    lines = [*map(json.dumps, rows), "{half a line", ""]
    (tmp_path / "pile.jsonl").write_text("\n".join(lines))
    found = analyse([str(tmp_path / "pile.jsonl")], str(tmp_path / "out"), PLAIN, size=2)
    assert found["documents"] == 3
    assert [f["kind"] for f in found["failed"]] == ["empty", "malformed"]


def test_one_row_that_is_made_to_break_reading_stops_no_other(tmp_path: Path) -> None:
    deep = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    odd = [{"text": letter(n), "authors": named} for n, named in enumerate((7, {"name": "A"}))]
    (tmp_path / "pile.jsonl").write_text("\n".join([deep, *map(json.dumps, odd)]))
    found = analyse([str(tmp_path / "pile.jsonl")], str(tmp_path / "out"), PLAIN)
    assert found["documents"] == 2
    assert [f["kind"] for f in found["failed"]] == ["malformed"]


@pytest.mark.parametrize("name", [b"r\xe9sum\xe9.txt", "Paris\u2028Nord.txt".encode()])
def test_files_of_any_name_are_read(tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    try:
        (folder / os.fsdecode(name)).write_text(letter(1))
    except OSError:
        pytest.skip("the disk takes no such name")
    for _ in range(2):  # made, and gone on with
        assert analyse([str(folder)], str(tmp_path / "out"), PLAIN)["documents"] == 1


def test_rows_say_what_they_know_of_their_documents(tmp_path: Path) -> None:
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [
        {"url": f"https://herald.example/{n}", "text": letter(n), "date": f"1911-04-0{n + 1}",
         "authors": ["Anna Weiss"], "publisher": "Herald"} for n in range(5)
    ]  # fmt: skip
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "pile.parquet", row_group_size=2)
    analyse([str(tmp_path / "pile.parquet")], str(tmp_path / "out"), PLAIN, size=2)
    with quellen.open(tmp_path / "x.ledger") as ledger:
        open_slice(str(tmp_path / "out"), ledger)
        sources = ledger.sources()
    assert [s["published"] for s in sources] == [f"1911-04-0{n + 1}" for n in range(5)]
    assert {tuple(s["authors"]) for s in sources} == {("Anna Weiss",)}
    assert sources[3]["url"] == "https://herald.example/3"


def test_a_web_archive_is_shared_among_parts(tmp_path: Path) -> None:
    warc = tmp_path / "crawl.warc"
    warc.write_bytes(b"".join(_record(n) for n in range(5)))
    found = analyse([str(warc)], str(tmp_path / "out"), PLAIN, size=2)
    assert [part["documents"] for part in found["parts"]] == [2, 2, 1]
    with (
        quellen.open(tmp_path / "x.ledger") as whole,
        quellen.open(tmp_path / "y.ledger") as part,
    ):
        whole.read([warc])
        open_slice(str(tmp_path / "out"), part)
        assert answers(part)["timeline"] == answers(whole)["timeline"]


def _record(number: int) -> bytes:
    body = f"<html><body><p>{letter(number)}</p></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: "
        f"<urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\n"
        f"WARC-Target-URI: https://herald.example/{number}\r\nWARC-Date: 1999-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_a_task_that_breaks_down_once_is_given_out_again() -> None:
    tried: list[str] = []

    def shaky(item: str) -> str:
        tried.append(item)
        if tried.count(item) < 2:
            raise ValueError(item)
        return item.upper()

    done: dict[str, str] = {}
    carried_out(PLAIN, shaky, {"1": "a", "2": "b"}, done.__setitem__)
    assert done == {"1": "A", "2": "B"}
    with pytest.raises(BrokenTaskError, match="1 parts could not"):
        carried_out(PLAIN, lambda item: str(int(item)), {"1": "x"}, done.__setitem__)


def test_nothing_of_the_extra_is_imported_unless_asked_for(letters: Path, tmp_path: Path) -> None:
    code = (
        "import sys, quellen\n"
        "with quellen.open(sys.argv[1]) as ledger: ledger.read([sys.argv[2]])\n"
        "print({'daft', 'ray', 'pyarrow'} & set(sys.modules))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "x.ledger", letters],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert out.stdout.strip() == "set()"
