"""Exports say what the ledger says, are valid, and let nothing in them act or hide."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from quellen.cli import cli
from quellen.ledger import Store
from quellen.showing.exports import FORMATS, export

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def accounts(store: Store) -> list[dict[str, Any]]:
    return [account for event in store.timeline() for account in event["accounts"]]


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(store: Store, to: str) -> None:
    assert export(store, to) == export(store, to)


@pytest.mark.parametrize("to", sorted(set(FORMATS) - {"parquet"}))  # columns, not words to read
def test_nothing_hides_in_an_export(store: Store, to: str) -> None:
    whole = export(store, to)
    if whole.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(whole))
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert "\u202e" not in whole.decode("utf-8-sig")


@pytest.mark.parametrize("to", FORMATS)
def test_an_empty_ledger_has_an_empty_export(ledger_path: Path, to: str) -> None:
    with Store.open(ledger_path) as empty:
        assert isinstance(export(empty, to), bytes)


def test_csv_has_a_row_for_each_account_and_no_formula(store: Store) -> None:
    whole = export(store, "csv")
    assert whole.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(whole.decode("utf-8-sig"), newline="")))
    assert [int(r["start"]) for r in rows] == [a["start"] for a in accounts(store)]
    cells = [cell for row in rows for cell in row.values()]
    assert not [c for c in cells if c.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(c.startswith("'=HYPERLINK") for c in cells)
    assert any(c.startswith("'@SUM") for c in cells)


def test_xlsx_holds_words_and_numbers_only(store: Store) -> None:
    packed = zipfile.ZipFile(io.BytesIO(export(store, "xlsx")))
    assert packed.testzip() is None
    for name in packed.namelist():
        ElementTree.fromstring(packed.read(name))
    sheet = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    rows = sheet.findall(f".//{SPREADSHEET}row")
    assert len(rows) == len(accounts(store)) + 1
    assert not sheet.findall(f".//{SPREADSHEET}f")
    words = [t.text for t in sheet.findall(f".//{SPREADSHEET}t")]
    assert '=HYPERLINK("http://evil.example")' in words


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # within rdflib
def test_jsonld_is_read_as_linked_data(store: Store) -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=export(store, "jsonld").decode(), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    claims = list(graph.subjects(rdflib.RDF.type, schema.Claim))
    assert len(claims) == len(accounts(store))
    for claim in claims:
        works = list(graph.objects(claim, schema.appearance))
        assert len(works) == 1
        assert (works[0], rdflib.RDF.type, schema.CreativeWork) in graph
        assert str(graph.value(claim, schema.text)) in {a["quote"] for a in accounts(store)}


def test_annotations_select_the_words_they_are_on(store: Store) -> None:
    told = json.loads(export(store, "webannotation"))
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = told["first"]["items"]
    assert told["total"] == len(items) == len(accounts(store)) + 1
    digests = {s["sha256"]: s["id"] for s in store.sources()}
    targets = [t for i in items for t in _listed(i["target"])]
    for target in targets:
        quote, position = target["selector"]
        text = store.text(digests[target["source"].removeprefix("urn:sha256:")])
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
    assert items[-1]["creator"]["name"] == "Ruth"
    assert len({i["id"] for i in items}) == len(items)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_timelinejs_gets_no_markup_from_documents(store: Store) -> None:
    slides = json.loads(export(store, "timelinejs"))["events"]
    assert len(slides) == sum(bool(e["earliest"] or e["latest"]) for e in store.timeline())
    for slide in slides:
        words = slide["text"]["text"] + slide["text"]["headline"]
        assert not set(re.findall(r"<(\w+)", words)) - {"p"}
        assert set(slide["start_date"]) == {"year", "month", "day"}
    assert {"year": 1921, "month": 5, "day": 3} in [s["start_date"] for s in slides]


def test_bibtex_escapes_what_tex_would_obey(store: Store) -> None:
    entries = export(store, "bibtex").decode()
    assert entries.count("@misc{") == 2
    assert r"organization = {+1 \& Söhne \{x\}\_\%}" in entries
    assert "author = {{Ministry of Works}}" in entries
    assert "date = {1921-05-09}" in entries
    assert "{works1921-" in entries


def test_prov_tells_who_wrote_and_what_was_derived(store: Store) -> None:
    told = json.loads(export(store, "prov"))
    assert len(told["entity"]) == 2
    assert {a["prov:label"] for a in told["agent"].values()} == {"@SUM(1)", "Ministry of Works"}
    for link in told["wasDerivedFrom"].values():
        assert {link["prov:usedEntity"], link["prov:generatedEntity"]} <= told["entity"].keys()
    assert told["wasDerivedFrom"]


def test_every_format_is_documented() -> None:
    page = (Path(__file__).parents[3] / "docs/reference/exports.md").read_text("utf-8")
    for name in FORMATS:
        assert f"## `{name}`" in page


def test_the_command_writes_a_file_named_after_the_ledger(
    hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    done = runner.invoke(cli, ["export", "--to", "bibtex", "-l", str(hostile)])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "hostile.bib").read_text("utf-8").count("@misc{") == 2
    out = runner.invoke(cli, ["export", "--to", "csv", "-l", str(hostile), "-o", "-"])
    assert "event_title" in out.output
