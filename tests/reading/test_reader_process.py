"""The reading process: bounded, replaced when it hangs or dies, and never believed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from quellen.model import Document, Failure, Source
from quellen.reading import Limits, Reader, read
from quellen.reading.sources import source_of


def source(data: bytes, path: str = "x") -> Source:
    return source_of(path, f"/{path}", data)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as started:
        yield started


def test_the_child_reads_as_read_does(reader: Reader) -> None:
    post = "We warned them. #Bridge\n— Jane Roe (@jroe) March 7, 2023"
    given = source(f"The bridge fell.\n\n{post}\n\nIn 19971998 it stood.".encode())
    assert reader.read(given) == read(given)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 5000, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "unsupported"),
        (b"ID3\x04\x00\x00\x00" + b"\x00" * 2000, "unsupported"),
        (b"%PDF-1.4 and nothing more", "truncated"),
        (b'{"text": "data, not a document"}\n', "unsupported"),
        (b"PK\x03\x04 no zip at all", "truncated"),
        (b"a " * 25_000_000, "too_large"),
        (b"<html><body>" + b"<p>word " * 3_000_000, "too_large"),
    ],
    ids=["empty", "binary", "picture", "doc", "sound", "pdf", "json", "zip", "one-line", "page"],
)
def test_hostile_sources_are_failures(reader: Reader, data: bytes, kind: str) -> None:
    failure = reader.read(source(data))
    assert isinstance(failure, Failure)
    assert failure.kind == kind
    assert failure.sha256 is not None
    assert len(failure.message) > 20


def test_a_long_line_within_the_bound_is_read(reader: Reader) -> None:
    assert isinstance(reader.read(source(b"word " * 800_000)), Document)


def test_a_source_that_takes_too_long_is_given_up_and_reading_goes_on() -> None:
    slow = b"<html><body>" + b"<div><p>word and word</p>" * 100_000
    with Reader(Limits(seconds=0.05)) as hasty:
        failure = hasty.read(source(slow))
        assert isinstance(failure, Failure)
        assert failure.kind == "timeout"
        hasty.limits = Limits()
        assert isinstance(hasty.read(source(b"The bridge fell.")), Document)


def test_a_child_that_dies_is_replaced() -> None:
    with Reader() as started:
        assert isinstance(started.read(source(b"The bridge fell.")), Document)
        child = started._process
        assert child is not None
        os.kill(child.pid, signal.SIGSTOP)  # it will not answer any more
        started.limits = Limits(seconds=0.3)
        failure = started.read(source(b"It fell again."))
        assert isinstance(failure, Failure)
        assert failure.kind == "timeout"
        started.limits = Limits()
        assert isinstance(started.read(source(b"And again.")), Document)


def test_a_child_killed_from_outside_while_waiting_is_replaced() -> None:
    with Reader() as started:
        started.read(source(b"The bridge fell."))
        child = started._process
        assert child is not None
        child.kill()
        child.wait()
        assert isinstance(started.read(source(b"And again.")), Document)


def test_memory_is_bounded() -> None:
    with Reader(Limits(memory=150 * 1024 * 1024)) as small:
        failure = small.read(source(b"<html><body>" + b"<p>word and word</p>" * 200_000))
        assert isinstance(failure, Failure)
        assert failure.kind in {"too_large", "crashed", "malformed"}
