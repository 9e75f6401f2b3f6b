"""On a cluster of several nodes, one of which is killed in mid-run, the same files come out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.scale.test_dataset import PLAIN, tree

from quellen.scale.analyse import analyse

for package in ("daft", "ray"):
    pytest.importorskip(package, reason="clusters need the extra: run `make scale`")


def test_a_node_that_dies_changes_nothing(letters: Path, tmp_path: Path) -> None:
    analyse([str(letters)], str(tmp_path / "plain"), PLAIN, size=1, patience=None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.scale.on_ray", letters, tmp_path / "ray"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert "killed a node" in done.stdout
    assert tree(tmp_path / "ray") == tree(tmp_path / "plain")
