"""Exchange with other programs: REFI-QDA, FollowTheMoney, ClaimReview."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from quellen.ledger import Store
from quellen.model import Dispute, Findings, Side
from quellen.showing.exports import export

QDA = "{urn:QDA-XML:project:1.0}"


@pytest.fixture
def archive(store: Store) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(export(store, "refi-qda")))


def test_a_qda_project_keeps_to_the_schema(archive: zipfile.ZipFile) -> None:
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("refi_qda.rng")))
    schema.assertValid(etree.fromstring(archive.read("project.qde")))


def test_selections_of_a_qda_project_are_the_words_of_the_accounts(
    store: Store, archive: zipfile.ZipFile
) -> None:
    project = etree.fromstring(archive.read("project.qde"))
    codes = {c.get("guid"): c.get("name") for c in project.iter(f"{QDA}Code")}
    notes = {n.get("guid") for n in project.iter(f"{QDA}Note")}
    coded = set()
    for source in project.iter(f"{QDA}TextSource"):
        path = source.get("plainTextPath").replace("internal://", "Sources/")
        text = archive.read(path).decode()
        for selection in source.iter(f"{QDA}PlainTextSelection"):
            words = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
            for reference in selection.iter(f"{QDA}CodeRef"):
                coded.add((words, codes[reference.get("targetGUID")]))
            for reference in selection.iter(f"{QDA}NoteRef"):
                assert reference.get("targetGUID") in notes
                assert words == "mill"
    told = [(e, a) for e in store.events() for a in e["accounts"]]
    for event, account in told:
        words = account["quote"].replace("\u202e", "\ufffd").replace("\u202c", "\ufffd")
        assert (words, account["voice"]) in coded
        assert any(name.startswith(f"{event['event']} ") for w, name in coded if w == words)
    assert len(notes) == 1


def test_every_identifier_of_a_qda_project_is_given_once(archive: zipfile.ZipFile) -> None:
    project = etree.fromstring(archive.read("project.qde"))
    given = [node.get("guid") for node in project.iter() if node.get("guid")]
    assert len(given) == len(set(given))


def test_followthemoney_takes_every_entity(store: Store) -> None:
    ftm = pytest.importorskip("followthemoney")
    for line in export(store, "ftm").splitlines():
        data = json.loads(line)
        data["properties"].pop("name", None)
        data["properties"] = {n: v for n, v in data["properties"].items() if v}
        entity = ftm.model.get_proxy(json.loads(line), cleaned=False)
        entity.schema.validate(json.loads(line))
        for name, values in data["properties"].items():
            assert sorted(entity.get(name)) == sorted(values), (data["schema"], name)


def test_entities_hang_together(store: Store) -> None:
    entities = [json.loads(line) for line in export(store, "ftm").splitlines()]
    known = {e["id"]: e["schema"] for e in entities}
    assert len(known) == len(entities)
    assert {"Article", "Event", "UnknownLink"} <= set(known.values())
    for entity in entities:
        for name in ("proof", "subject", "object"):
            assert set(entity["properties"].get(name, [])) <= known.keys()
        assert all(isinstance(v, str) for vs in entity["properties"].values() for v in vs)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # within rdflib
def test_every_side_of_a_dispute_is_reviewed_without_a_verdict(store: Store) -> None:
    rdflib = pytest.importorskip("rdflib")
    written = export(store, "claimreview")
    reviews: list[dict[str, Any]] = json.loads(written)["@graph"]
    assert len(reviews) == sum(len(d["sides"]) for d in store.disputes()) > 1
    assert all("ratingValue" not in r["reviewRating"] for r in reviews)
    assert {"figure 9", "figure 12"} <= {r["claimReviewed"].split(": ")[-1] for r in reviews}
    graph = rdflib.Graph().parse(data=written, format="json-ld")
    assert len(set(graph.subjects(rdflib.RDF.type, rdflib.SDO.ClaimReview))) == len(reviews)


def test_a_dispute_of_no_event_is_reviewed_about_none(tmp_path: Path) -> None:
    sides = (Side("5 May", (), 1), Side("9 May", (), 1))
    with Store.open(tmp_path / "days.ledger") as store:
        store.write_findings(Findings(disputes=(Dispute("c1", None, "date", "conflict", sides),)))
        reviews = json.loads(export(store, "claimreview"))["@graph"]
    assert [r["claimReviewed"] for r in reviews] == ["date 5 May", "date 9 May"]
    assert not any("about" in r for r in reviews)
