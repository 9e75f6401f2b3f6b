"""Whose word a claim rests on, claim by claim, as the commands tell it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from quellen.cli import cli

WIRE = (
    "At dawn on 3 May 1998 government soldiers attacked the village of Dorva and killed 20 people, "
    "according to the local priest. The soldiers came in three lorries from the garrison at Kelt, "
    "set fire to the school and the grain store, and left before noon along the river road. Women "
    "hid in the cellars beneath the mill until the firing had ceased, and the dead were laid out "
    "in the nave of the church, each beneath a white cloth with a number pinned to it."
)
PAPERS = {
    "wire.txt": f"DORVA, 4 May 1998 (Orle News Agency) - {WIRE}",
    "courier.txt": f"{WIRE}\n\nOur own reporter reached the town of Sarn by boat. On 5 May 1998 a "
    "bomb exploded in the market of Sarn and killed 9 people. She saw the crater herself, two "
    "paces across, beside the fountain, and counted nine coffins in the yard of the infirmary.",
    "post.txt": "Sarn lies in the marshes, a day by rail. On 5 May 1998 a bomb exploded in "
    "the market of Sarn and killed 9 people. Our photographer was drinking coffee across the "
    "square when it went off.",
}
TABLE = """path,publisher,published
wire.txt,Orle News Agency,1998-05-04
courier.txt,Castrel Courier,1998-05-06
post.txt,Valley Post,1998-05-07
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("half")
    (folder / "papers").mkdir()
    for name, text in PAPERS.items():
        (folder / "papers" / name).write_text(text, encoding="utf-8")
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    told("read", str(folder / "papers"), "--metadata", str(folder / "table.csv"),
         "-l", str(folder / "x.ledger"))  # fmt: skip
    return folder / "x.ledger"


def told(*words: str) -> str:
    done = CliRunner().invoke(cli, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def asked(command: str, ledger: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(told(command, "-l", str(ledger), "--json"))
    return rows


def origins_of_the_dead(ledger: Path) -> dict[str, tuple[int, int]]:
    """Value → how many documents give it, from how many origins."""
    rows = [s for s in asked("support", ledger) if s["field"] == "killed"]
    return {s["value"]: (len(s["documents"]), s["origins"]) for s in rows}


def test_a_paper_that_copies_one_half_and_reports_the_other_is_a_witness_of_the_other(
    ledger: Path,
) -> None:
    assert origins_of_the_dead(ledger) == {"20": (2, 1), "9": (2, 2)}


def test_the_record_of_a_voice_gives_the_statements_behind_its_numbers(ledger: Path) -> None:
    shown = told("voices", "Valley Post", "-l", str(ledger))
    assert "Told from another independent origin too:" in shown
    assert "killed 9 people" in shown.replace("\n", " ").replace("    ", " ")


def test_nobody_of_that_name_is_said(ledger: Path) -> None:
    assert "Nobody is called Weaver here" in told("voices", "Weaver", "-l", str(ledger))
