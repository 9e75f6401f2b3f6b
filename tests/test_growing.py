"""A ledger that grows: read one by one, in any order, documents give what they give at once."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

import quellen
from quellen.desk import Ledger, engine_name
from quellen.ledger import Store
from quellen.model import Marked, Source

ROOT = Path(__file__).parent.parent
PILES = {
    "examples": ROOT / "examples" / "sources",
    "narratives": ROOT / "bench" / "data" / "delta" / "sources",
}


def shown(ledger: Ledger) -> str:
    """All that a ledger shows, to the byte."""
    return json.dumps([
        ledger.timeline(), ledger.disputes(), ledger.lineage(), ledger.support(), ledger.voices(),
        ledger.search("1"),
    ])  # fmt: skip


@pytest.fixture(scope="module", params=sorted(PILES))
def at_once(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str, list[Marked]]:
    """A folder, what its documents show when read at once, and the documents with their marks."""
    folder = PILES[request.param]
    with quellen.open(tmp_path_factory.mktemp("once") / "once.ledger") as ledger:
        ledger.read(folder)
        return folder, shown(ledger), list(ledger.store.marked())


def test_files_read_one_by_one_show_what_the_folder_shows(
    at_once: tuple[Path, str, list[Marked]], ledger_path: Path
) -> None:
    folder, expected, documents = at_once
    *most, last, but_one, first = sorted(folder.iterdir())
    with quellen.open(ledger_path) as ledger:
        for files in ([first], [last], most, [but_one]):
            assert ledger.read(files).read == len(files)
        assert len(ledger.sources()) == len(documents)
        assert shown(ledger) == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_in_which_documents_come_leaves_no_trace(
    at_once: tuple[Path, str, list[Marked]], ledger_path: Path, seed: int
) -> None:
    _, expected, documents = at_once
    shuffled = random.Random(seed).sample(documents, len(documents))
    assert [m.id for m in shuffled] != [m.id for m in documents]
    with quellen.open(ledger_path) as ledger:
        for marked in shuffled:
            put_in(ledger.store, marked)
            ledger.compare()
        assert shown(ledger) == expected


def test_what_is_set_aside_and_put_back_leaves_no_trace(
    at_once: tuple[Path, str, list[Marked]], ledger_path: Path
) -> None:
    _, expected, documents = at_once
    with quellen.open(ledger_path) as ledger:
        for marked in documents:
            put_in(ledger.store, marked)
        ledger.compare()
        for which in (documents[:1], documents[1:3]):
            ids = [m.id for m in which]
            ledger.set_aside(ids)
            ledger.compare()
            assert shown(ledger) != expected
            ledger.put_back(ids)
        ledger.compare()
        assert shown(ledger) == expected


def put_in(store: Store, marked: Marked) -> None:
    """A document that was marked elsewhere, as reading it here would put it in."""
    document = marked.document
    source = Source(document.path, document.path, document.text.encode(), document.sha256)
    assert store.add(source, document, marked.analysis, engine_name()) == marked.id
