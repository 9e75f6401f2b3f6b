"""Sources set aside: out of the findings, never out of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quellen.errors import UsageError
from quellen.ledger import Store
from quellen.model import Analysis, Decision, Document, Failure, Source, TextAnchor

FAILED = "failed"


def put(store: Store, location: Path | str, text: str = "It fell.", **given: Any) -> str:
    digest = f"{abs(hash(text)):x}".rjust(64, "0")
    source = Source(str(location), str(location), text.encode(), digest)
    document = Document(str(location), digest, "text", text)
    return store.add(source, document, Analysis(digest), "engine 1", given)


def statuses(store: Store) -> dict[str, str]:
    return {Path(row["path"]).name: row["status"] for row in store.sources()}


@pytest.fixture
def store(ledger_path: Path) -> Iterator[Store]:
    with Store.open(ledger_path) as opened:
        yield opened


def test_what_is_set_aside_is_kept_and_can_be_put_back(store: Store, tmp_path: Path) -> None:
    number = put(store, tmp_path / "a.txt")
    assert store.set_aside([number]) == [str(tmp_path / "a.txt")]
    assert [m.id for m in store.marked()] == []
    (row,) = store.sources()
    assert (row["status"], row["kind"]) == ("superseded", "aside")
    assert "set aside by hand" in row["reason"]
    assert store.original(number) == b"It fell."
    store.put_back([number])
    assert [m.id for m in store.marked()] == [number]
    assert store.sources()[0]["reason"] is None


def test_decisions_stay(store: Store, tmp_path: Path) -> None:
    number = put(store, tmp_path / "a.txt")
    anchor = TextAnchor(store.document(number).sha256, 0, 2, "It")
    store.decide(Decision("d1", "2024-05-02T14:30:00Z", "Ada", "note", (anchor,), note="see"))
    store.set_aside([number])
    assert [d["id"] for d in store.decisions()] == ["d1"]


@pytest.mark.parametrize("name", ["{id}", "{folder}/in/a.txt", "{folder}/in", "{folder}/in/"])
def test_a_source_is_named_by_id_path_or_folder(store: Store, tmp_path: Path, name: str) -> None:
    number = put(store, tmp_path / "in" / "a.txt")
    put(store, tmp_path / "in other" / "b.txt", "Another.")
    store.set_aside([name.format(id=number, folder=tmp_path)])
    assert statuses(store) == {"a.txt": "superseded", "b.txt": "read"}


def test_members_go_with_their_archive(store: Store, tmp_path: Path) -> None:
    put(store, f"{tmp_path}/pile.zip!/a.txt")
    put(store, f"{tmp_path}/pile.zip!/b.txt", "Another.")
    assert len(store.set_aside([str(tmp_path / "pile.zip")])) == 2


def test_a_failure_is_only_a_note(store: Store, tmp_path: Path) -> None:
    typo = str(tmp_path / "srcs")
    store.add_failure(Failure(typo, typo, "missing", "there is no such file or folder"))
    assert store.set_aside([typo]) == [typo]
    assert store.sources() == []


@pytest.mark.parametrize("again", [False, True])
def test_a_name_that_is_nobody_is_told(store: Store, tmp_path: Path, again: bool) -> None:
    number = put(store, tmp_path / "a.txt")
    if again:
        store.set_aside([number])
    with pytest.raises(UsageError, match="quellen sources"):
        store.set_aside([number if again else "elsewhere"])
    with pytest.raises(UsageError, match="is set aside"):
        store.put_back(["elsewhere"])


def test_read_again_it_counts_again_with_what_was_said_of_it(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    number = put(store, place, publisher="The Post")
    store.set_aside([number])
    assert store.given(str(place)) == {"publisher": "The Post"}
    assert put(store, place, publisher="The Post") == number
    assert statuses(store) == {"a.txt": "read"}


def test_an_older_text_is_not_put_beside_a_newer(store: Store, tmp_path: Path) -> None:
    older = put(store, tmp_path / "a.txt")
    store.set_aside([older])
    newer = put(store, tmp_path / "a.txt", "It stood.")
    with pytest.raises(UsageError, match=f"was read again as {newer}"):
        store.put_back([older])


def test_gone_is_what_has_no_file_any_more(store: Store, tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text("It fell.")
    (tmp_path / "pile.zip").write_bytes(b"PK")
    put(store, tmp_path / "here.txt")
    put(store, f"{tmp_path}/pile.zip!/a.txt", "A.")
    put(store, "https://example.org/article", "B.")
    lost = put(store, tmp_path / "lost.txt", "C.")
    assert store.gone() == [lost]
