"""A ledger whose documents would like to be formulas, markup and hidden words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import quellen
from quellen.ledger import Store
from quellen.ledger.decisions import parse

HEADER = "path,title,authors,publisher,published\n"
METADATA = """a.txt,"=HYPERLINK(""http://evil.example"")",@SUM(1),+1 & Söhne {x}_%,1921-05-05
b.txt,<script>alert(1)</script>,Ministry of Works,The Post,1921-05-09
"""
LETTER = """The mill at Harrow burned on 3 May 1921. Nine people were killed, said Albert Keller.

=1+1 was written on the wall on 4 May 1921. \u202eesrever\u202c <b>It fell on 6 May 1921.</b>
"""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the ledger; not to be written to."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "table.csv").write_text(HEADER + METADATA)
    (folder / "pile").mkdir()
    (folder / "pile" / "a.txt").write_text(LETTER)
    (folder / "pile" / "b.txt").write_text(LETTER.replace("Nine", "Twelve"))
    with quellen.open(folder / "hostile.ledger") as ledger:
        ledger.read(folder / "pile", metadata=folder / "table.csv")
        row = ledger.sources()[0]
        anchor = {"sha256": row["sha256"], "start": 4, "end": 8, "exact": "mill"}
        decision = {"made": "2025-05-06T10:00:00Z", "who": "Ruth", "action": "note",
                    "anchors": [anchor], "note": "=cmd|' /C calc'!A0"}  # fmt: skip
        ledger.decide(parse([decision])[0])
    return folder / "hostile.ledger"


@pytest.fixture
def store(hostile: Path) -> Iterator[Store]:
    with Store.open(hostile) as opened:
        yield opened
