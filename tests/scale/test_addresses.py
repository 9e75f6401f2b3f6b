"""What lies at an address is read, written, compared and opened as what lies in a folder.

An address of this machine's own disk goes the way of any other: through the same file system
objects, whole files, and no renaming.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.scale.conftest import letter
from tests.scale.test_dataset import PLAIN, analyse, answers

import quellen
from quellen.scale.compare import compare
from quellen.scale.slicing import open_slice

pytest.importorskip("pyarrow", reason="datasets need the extra: pip install 'quellen[scale]'")


def test_a_dataset_at_an_address_holds_what_one_in_a_folder_does(tmp_path: Path) -> None:
    pile, out = tmp_path / "pile.jsonl", tmp_path / "out"
    pile.write_text("\n".join(json.dumps({"id": f"d{n}", "text": letter(n)}) for n in range(5)))
    ledgers = []
    for number, address in enumerate((f"{tmp_path}", f"file://{tmp_path}")):
        folder = f"{address}/{out.name}{number}"
        assert analyse([f"{address}/{pile.name}"], folder, PLAIN, size=2)["documents"] == 5
        assert compare(folder, PLAIN)["blocks"] == 1
        ledgers.append(quellen.open(tmp_path / f"{number}.ledger"))
        assert open_slice(folder, ledgers[-1]) == 5
    here, there = (answers(ledger) for ledger in ledgers)
    assert here["timeline"] == there["timeline"]
    assert here["disputes"] == there["disputes"]
    for ledger in ledgers:
        ledger.close()


def test_files_at_an_address_are_read_one_by_one(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    for n in range(2):
        (folder / f"d{n}.txt").write_text(letter(n))
    found = analyse([f"file://{folder}"], f"file://{tmp_path}/out", PLAIN, size=2)
    assert (found["documents"], found["failed"]) == (2, [])
