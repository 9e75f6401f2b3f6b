"""Daft here and on a Ray cluster give the same files as no engine at all."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.scale.test_dataset import PLAIN, analyse, tree

import quellen
from quellen.scale.engines import crew
from quellen.scale.slicing import open_slice

daft = pytest.importorskip("daft", reason="engines need the extra: pip install 'quellen[scale]'")


def test_the_same_files_with_and_without_daft(letters: Path, tmp_path: Path) -> None:
    analyse([str(letters)], str(tmp_path / "plain"), PLAIN, size=3)
    told = _run("analyse", letters, "--out", tmp_path / "daft", "--part-size", 3, "--json")
    assert json.loads(told)["documents"] == 6
    assert tree(tmp_path / "daft") == tree(tmp_path / "plain")


def _run(*arguments: object) -> str:
    command = [sys.executable, "-c", "from quellen.cli import main; main()", "scale"]
    done = subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ('place = "Castrel" and date >= 1911', ["d0"]),
        ("date = 1911-03-05 or date = 1911-03-07", ["d2", "d4"]),
        ("date < 1911-03-05", ["d0", "d1"]),
        ("date > 1911-03", []),
        ("text ~ velden and not title ~ nothing", ["d3"]),
        ('voice = "the mayor" and name ~ orrin', ["d4"]),
    ],
)
def test_a_slice_is_what_its_condition_says(
    dataset: Path, tmp_path: Path, where: str, expected: list[str]
) -> None:
    with quellen.open(tmp_path / "x.ledger") as ledger:
        if expected:
            open_slice(str(dataset), ledger, where)
        else:
            with pytest.raises(quellen.UsageError, match="holds for no document"):
                open_slice(str(dataset), ledger, where)
        assert [Path(s["path"]).stem for s in ledger.sources()] == expected


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.scale.conftest import letter

    folder = tmp_path_factory.mktemp("dataset")
    (folder / "in").mkdir()
    for number in range(6):
        (folder / "in" / f"d{number}.txt").write_text(letter(number))
    analyse([str(folder / "in")], str(folder / "out"), crew("plain", 1), size=4)
    return folder / "out"
