"""Comparing a dataset finds what comparing a ledger finds, and what belongs together stays so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.scale.conftest import letter
from tests.scale.test_dataset import PLAIN, analyse, tree

import quellen
from quellen.comparing.keys import CROWD, NAME, SEED, Keys, Pairs, components, keys_of, met
from quellen.model import Analysis, Document, Marked, Statement
from quellen.scale.blocking import filled
from quellen.scale.compare import compare

pytest.importorskip("pyarrow", reason="datasets need the extra: pip install 'quellen[scale]'")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Six fires; two are told again, one with another number of dead and one word for word."""
    folder = tmp_path / "pile"
    folder.mkdir()
    texts = [letter(n) for n in range(6)]
    texts += [letter(2).replace("13 people", "31 people").replace("Nobody", "No paper"), letter(4)]
    for number, text in enumerate(texts):
        (folder / f"d{number}.txt").write_text(text)
    analyse([str(folder)], str(tmp_path / "out"), PLAIN, size=3)
    return folder


def rows(out: Path, table: str) -> list[Any]:
    from pyarrow import parquet

    files = sorted((out / "findings" / table).iterdir())
    return [json.loads(row["body"]) for f in files for row in parquet.read_table(f).to_pylist()]


def test_one_block_has_the_findings_of_the_ledger(pile: Path, tmp_path: Path) -> None:
    compare(str(tmp_path / "out"), PLAIN)
    with quellen.open(tmp_path / "x.ledger") as ledger:
        ledger.read([pile])
        assert rows(tmp_path / "out", "event") == ledger.timeline()
        assert rows(tmp_path / "out", "dispute") == ledger.disputes()
        assert rows(tmp_path / "out", "lineage") == ledger.lineage()
        assert rows(tmp_path / "out", "support") == ledger.support()
        assert rows(tmp_path / "out", "voice") == ledger.voices()


def test_what_has_to_do_with_each_other_is_in_one_block(pile: Path, tmp_path: Path) -> None:
    found = compare(str(tmp_path / "out"), PLAIN, size=2)
    assert (found["blocks"], found["cut"]) == (5, 0)
    assert len(rows(tmp_path / "out", "lineage")) >= 2  # both that were told again
    assert [d["kind"] for d in rows(tmp_path / "out", "dispute")] == ["figure"]
    assert len({e["event"] for e in rows(tmp_path / "out", "event")}) == found["event"]


def test_keys_of_another_version_are_made_anew(pile: Path, tmp_path: Path) -> None:
    compare(str(tmp_path / "out"), PLAIN, size=2)
    before = tree(tmp_path / "out")
    for file in (tmp_path / "out" / "keys").iterdir():
        file.write_bytes(b"made by another version")
    begun = tmp_path / "out" / "findings" / "begun.json"
    begun.write_text(json.dumps({"size": 2, "version": "0.0.1"}))
    compare(str(tmp_path / "out"), PLAIN, size=2)
    assert tree(tmp_path / "out") == before


def test_comparing_that_was_killed_goes_on_and_finds_the_same(pile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    compare(str(out), PLAIN, size=2)
    before = tree(out)
    (out / "findings" / "notes" / "000001.json").unlink()
    (out / "findings" / "event" / "part-000001.parquet").unlink()
    (out / "keys" / "part-000000.parquet").unlink()
    compare(str(out), PLAIN, size=2)
    assert tree(out) == before
    compare(str(out), PLAIN)
    assert len(list((out / "findings" / "event").iterdir())) == 1  # none of other blocks is left


def test_a_wire_in_a_thousand_papers_costs_two_pairs_each() -> None:
    documents = np.repeat(np.arange(1000), 5)
    keys = np.tile(np.arange(5, dtype=np.uint64) << np.uint64(2) | np.uint64(SEED), 1000)
    pairs = met(documents, keys)
    assert len(pairs[0]) < 2 * 1000
    assert set(components(pairs).values()) == {0}


def test_names_that_went_unrecognised_still_join_what_is_told_of_one_day() -> None:
    told = (
        "On 30 June 1911 a roof fell in at Ostrevik, and the rector Anna Weiss was hurt.",
        "On 30 June 1911, the rector Anna Weiss said, the old hall in Ostrevik fell in.",
        "On 30 June 1911 the fair at Lindmoor was opened by Bruno Kehr on a Friday.",
    )
    keys = [keys_of(_unnamed(text, "1911-06-30")) for text in told]
    assert set(components(_met(keys)).items()) == {(0, 0), (1, 0)}
    other_day = keys_of(_unnamed(told[1].replace("30 June", "9 May"), "1911-05-09"))
    assert components(_met([keys[0], other_day])) == {}


def _unnamed(text: str, day: str) -> Marked:
    statement = Statement("s1", ((3, 20),), "fall in", earliest=day, latest=day)
    marks = Analysis("0" * 64, sentences=((0, len(text)),), statements=(statement,))
    return Marked(text[:12], Document("a.txt", "0" * 64, "text", text), marks)


def _met(keys: list[Keys]) -> Pairs:
    sizes = [len(k) for k in keys]
    return met(np.repeat(np.arange(len(keys)), sizes), np.concatenate(keys))


def test_a_name_that_everybody_has_joins_nothing() -> None:
    many = int(CROWD[NAME]) + 1
    documents = np.repeat(np.arange(many), 2)
    keys = np.tile(np.array([4 | NAME, 8 | NAME], dtype=np.uint64), many)
    assert len(met(documents, keys)[0]) == 0
    few = met(documents[:8], keys[:8])
    assert set(components(few).values()) == {0}


def test_blocks_are_no_larger_than_allowed_and_cuts_are_told() -> None:
    blocks, cut = filled([[1], [2, 3], [4, 5, 6, 7, 8], [9]], 3)
    assert blocks == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    assert cut == 1
