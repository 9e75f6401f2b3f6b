"""Engines on their own: what the commands print for other programs."""

from __future__ import annotations

import json
from pathlib import Path

from bench.prose import texts
from click.testing import CliRunner

from quellen.cli import cli


def run(*arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == status, result.output
    return result.stdout if not status else result.output


def test_reuse_gives_offsets_into_the_files_as_they_are(tmp_path: Path) -> None:
    shared, own, other = texts(3, 80, seed=1)
    (tmp_path / "a.txt").write_bytes(f"{own}\r\n\r\n{shared}".encode())
    (tmp_path / "b.txt").write_bytes(f"{shared}\n{other}".encode())
    row = json.loads(run("reuse", str(tmp_path), "--json"))
    assert [row["a"], row["b"]] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    (passage,) = row["passages"]
    for side in ("a", "b"):
        start, end = passage[side]
        assert (tmp_path / f"{side}.txt").read_bytes().decode()[start:end] == shared
    assert passage["similarity"] == 1.0


def test_a_jsonl_file_is_many_documents(tmp_path: Path) -> None:
    shared, own = texts(2, 80, seed=2)
    rows = [{"id": "one", "text": shared}, {"doc_id": "two", "text": f"{own} {shared}"}]
    path = tmp_path / "pile.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    row = json.loads(run("reuse", str(path), "--json"))
    assert (row["a"], row["b"]) == ("one", "two")


def test_a_line_that_is_no_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pile.jsonl"
    path.write_text('{"id": "one", "text": "x"}\n[]\n', "utf-8")
    assert "line 2 of" in run("reuse", str(path), status=2)


def test_reuse_says_so_where_nothing_is_shared(tmp_path: Path) -> None:
    for number, text in enumerate(texts(2, 80, seed=3)):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    assert "No two of them" in run("reuse", str(tmp_path))
    assert run("reuse", str(tmp_path), "--json") == ""


def test_claims_are_weighed_without_a_ledger(tmp_path: Path) -> None:
    claims = tmp_path / "claims.csv"
    claims.write_text("source,object,value\nherald,toll,86\npost,toll,86\nunion,toll,58\n", "utf-8")
    row = json.loads(run("support", "--claims", str(claims), "--json"))
    assert (row["object"], row["value"]) == ("toll", "86")
    assert row["candidates"][0]["sources"] == ["herald", "post"]
    assert 1 < row["origins"] < 2  # of two papers that agree, one may have it from the other


def test_what_is_known_of_dependence_is_taken_in(tmp_path: Path) -> None:
    claims, pairs = tmp_path / "claims.csv", tmp_path / "pairs.csv"
    claims.write_text("source,object,value\nherald,toll,86\npost,toll,86\n", "utf-8")
    pairs.write_text("source,source,probability\nherald,post,0\n", "utf-8")
    row = json.loads(run("support", "--claims", str(claims), "--dependence", str(pairs), "--json"))
    assert row["origins"] == 2
    assert "toll: 86" in run("support", "--claims", str(claims))


def test_tables_that_are_none_are_told(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("who,what\na,b\n", "utf-8")
    assert "no columns" in run("support", "--claims", str(wrong), status=2)
    claims = tmp_path / "claims.csv"
    claims.write_text("source,object,value\na,b,c\n", "utf-8")
    message = run("support", "--claims", str(claims), "--dependence", str(wrong), status=2)
    assert "two sources and a probability" in message
    assert "give both" in run("support", "--dependence", str(wrong), status=2)
