"""Files, folders, archives and addresses: everything is found, and nothing bad stops the search."""
# ruff: noqa: E501 - mark-up and records stand in lines as they come

from __future__ import annotations

import gzip
import http.server
import io
import os
import sqlite3
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from quellen.errors import UnreadableError
from quellen.model import Failure, Source
from quellen.reading import Limits, fetch, find, read
from quellen.reading.sources import LEDGER_APPLICATION

PAGE = b"<html><body><p>The bridge fell on a Friday, before the night shift had gone home.</p></body></html>"


def found(*paths: object, limits: Limits | None = None) -> list[Source | Failure]:
    return list(find([str(path) for path in paths], limits=limits or Limits()))


def paths(things: list[Source | Failure], folder: Path) -> list[str]:
    return [thing.path.removeprefix(f"{folder}/") for thing in things]


def failures(things: list[Source | Failure]) -> list[tuple[str, str]]:
    return [(Path(t.path).name, t.kind) for t in things if isinstance(t, Failure)]


def pile(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def test_folders_are_searched_to_the_bottom_by_name(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/.hidden",
        ".git/x",
        "c.txt",
        "a/~$report.docx",
        "Thumbs.db",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    things = found(tmp_path)
    assert paths(things, tmp_path) == ["a/z.txt", "b.txt", "c.txt"]
    assert all(isinstance(t, Source) and Path(t.location).is_absolute() for t in things)


def test_the_same_bytes_have_the_same_digest(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("words")
    (tmp_path / "b").write_text("words")
    first, second = found(tmp_path)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert first.sha256 == second.sha256


def test_bad_files_are_failures_and_the_search_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "good").write_text("words")
    (tmp_path / "broken.zip").write_bytes(pile(("a", b"x" * 100))[:-30])
    os.mkfifo(tmp_path / "pipe")
    things = found(tmp_path / "missing", tmp_path)
    assert failures(things) == [
        ("missing", "missing"),
        ("broken.zip", "truncated"),
        ("dangling", "missing"),
        ("empty", "empty"),
        ("pipe", "unsupported"),
    ]
    assert [Path(t.path).name for t in things if isinstance(t, Source)] == ["good"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0)
    try:
        assert failures(found(tmp_path)) == [("locked", "permission")]
    finally:
        locked.chmod(0o700)


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "words.txt").write_text("words")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert "a/words.txt" in paths(found(tmp_path), tmp_path)


def test_our_ledgers_are_passed_over_but_not_other_databases(tmp_path: Path) -> None:
    for name, application in (("x.ledger", LEDGER_APPLICATION), ("other.db", 0)):
        with sqlite3.connect(tmp_path / name) as database:
            database.execute(f"PRAGMA application_id = {application}")
            database.execute("CREATE TABLE t (x)")
        database.close()
    (tmp_path / "x.ledger-wal").write_bytes(b"log")
    things = found(tmp_path)
    assert paths(things, tmp_path) == ["other.db"]
    assert failures(found(tmp_path / "x.ledger")) == [("x.ledger", "unsupported")]


# -------------------------------------------------------------------- archives


def test_members_of_archives_have_their_own_path(tmp_path: Path) -> None:
    inner = pile(("deep.html", PAGE))
    (tmp_path / "pile.zip").write_bytes(
        pile(
            ("b/two.txt", b"words"),
            ("a.html", PAGE),
            ("in.zip", inner),
            ("__MACOSX/._a", b"x"),
            ("b/.x", b"x"),
        )
    )
    things = found(tmp_path)
    assert paths(things, tmp_path) == [
        "pile.zip!/a.html",
        "pile.zip!/b/two.txt",
        "pile.zip!/in.zip!/deep.html",
    ]
    assert isinstance(things[0], Source)
    assert things[0].data == PAGE


def test_office_files_and_books_are_no_archives(tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(pile(("mimetype", b"application/epub+zip"), ("a", b"x")))
    assert paths(found(tmp_path), tmp_path) == ["book.epub"]


def test_a_bomb_is_counted_as_it_unpacks_and_the_search_goes_on(tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(pile(("zeros", b"\0" * 30_000_000)))
    (tmp_path / "good.txt").write_text("words")
    things = found(tmp_path)
    assert failures(things) == [("bomb.zip", "too_large")]
    assert isinstance(things[-1], Source)


def test_headers_that_lie_do_not_help_a_bomb(tmp_path: Path) -> None:
    data = bytearray(pile(("zeros", b"\0" * 30_000_000)))
    size = (30_000_000).to_bytes(4, "little")
    lie = (10).to_bytes(4, "little")
    (tmp_path / "bomb.zip").write_bytes(bytes(data).replace(size, lie))
    things = found(tmp_path)
    assert sum(len(t.data) for t in things if isinstance(t, Source)) < 100


@pytest.mark.parametrize(
    ("limits", "data"),
    [
        (Limits(members=10), pile(*((f"{n}.txt", b"x") for n in range(20)))),
        (Limits(unpacked_bytes=1000), pile(*((f"{n}.txt", b"x" * 300) for n in range(20)))),
    ],
)
def test_archives_are_bounded(tmp_path: Path, limits: Limits, data: bytes) -> None:
    (tmp_path / "pile.zip").write_bytes(data)
    assert ("pile.zip", "too_large") in failures(found(tmp_path, limits=limits))


def test_nesting_is_bounded(tmp_path: Path) -> None:
    data = pile(("words.txt", b"words"))
    for n in range(10):
        data = pile((f"{n}.zip", data), (f"beside{n}.txt", b"words"))
    (tmp_path / "nest.zip").write_bytes(data)
    things = found(tmp_path)
    assert [kind for _, kind in failures(things)] == ["too_large"]
    assert any(t.path.endswith("beside9.txt") for t in things)


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    data = bytearray(pile(("a.txt", b"words"), ("b.txt", b"words")))
    for at in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[at] |= 1
    (tmp_path / "pile.zip").write_bytes(bytes(data))
    things = found(tmp_path)
    assert failures(things) == [("a.txt", "encrypted")]
    assert len(things) == 2


# ----------------------------------------------------------------- web archives


def record(
    url: str, body: bytes, content_type: str = "text/html", status: str = "200 OK", extra: str = ""
) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{extra}Content-Length: {len(body)}\r\n\r\n"
    payload = answer.encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0a1b2c3d-0000-0000-0000-000000000000>\r\n"
        f"WARC-Date: 2021-03-07T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def crawl() -> bytes:
    return b"".join(
        [
            record("https://coast.example/a", PAGE),
            record("https://coast.example/a.png", b"\x89PNG", "image/png"),
            record("https://coast.example/gone", b"no", status="404 Not Found"),
            record(
                "https://coast.example/b", gzip.compress(PAGE), extra="Content-Encoding: gzip\r\n"
            ),
            record("https://coast.example/a", PAGE),
        ]
    )


@pytest.mark.parametrize("compressed", [False, True])
def test_web_archives_give_their_pages_with_address_and_date(
    tmp_path: Path, compressed: bool
) -> None:
    data = crawl()
    (tmp_path / "crawl.warc").write_bytes(gzip.compress(data) if compressed else data)
    things = found(tmp_path)
    assert paths(things, tmp_path) == [
        "crawl.warc!/https://coast.example/a",
        "crawl.warc!/https://coast.example/b",
        "crawl.warc!/https://coast.example/a#2",
    ]
    for thing in things:
        assert isinstance(thing, Source)
        assert thing.data == PAGE
        assert thing.obtained == "2021-03-07T10:00:00Z"
        assert read(thing).url == thing.url


def test_wacz_gives_the_pages_of_its_web_archives_alone(tmp_path: Path) -> None:
    data = pile(
        ("datapackage.json", b"{}"),
        ("pages/pages.jsonl", b"{}"),
        ("archive/data.warc.gz", gzip.compress(crawl())),
    )
    (tmp_path / "crawl.wacz").write_bytes(data)
    things = found(tmp_path)
    assert len(things) == 3
    assert things[0].path.endswith("crawl.wacz!/archive/data.warc.gz!/https://coast.example/a")


def test_a_web_archive_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(crawl() * 50)[:-400])
    things = found(tmp_path)
    assert isinstance(things[0], Source)


# -------------------------------------------------------------------- addresses


class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/gone":
            self.send_error(410)
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("Content-Length", str(len(PAGE)))
            self.end_headers()
            self.wfile.write(PAGE)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_fetched_where_the_user_names_it(site: str) -> None:
    source = fetch(f"{site}/page")
    assert source.data == PAGE
    assert source.obtained is not None
    assert source.url == f"{site}/page"
    assert [t.path for t in found(f"{site}/page")] == [f"{site}/page"]


@pytest.mark.parametrize("path", ["/gone", "/away"])
def test_answers_that_are_no_page_fail(site: str, path: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        fetch(site + path)
    assert caught.value.kind == "network"


def test_pages_are_bounded_in_size(site: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        fetch(f"{site}/page", limits=Limits(file_bytes=10))
    assert caught.value.kind == "too_large"


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://x.example/y", "data:text/html,x", "http:///x", "http://[x"],
)
def test_only_the_web_is_fetched(url: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        fetch(url)
    assert caught.value.kind == "unsupported"


def test_an_address_that_does_not_answer() -> None:
    (failure,) = found("http://127.0.0.1:9/x")
    assert isinstance(failure, Failure)
    assert failure.kind == "network"
