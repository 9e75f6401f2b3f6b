"""Heads of telegrams and memoranda say who writes when, and tell nothing themselves."""

from __future__ import annotations

import hashlib

import pytest

from quellen.model import Document, Source
from quellen.reading import read

PROSE = (
    "Disturbance at the mill this morning. Fourteen persons were killed by the police before noon, "
    "and the town is quiet again tonight."
)
TELEGRAM = f"""TELEGRAM
FROM: GOVERNOR HALM, DORVA
TO: SECRETARY OF STATE
DATE: 17 AUGUST 1921, 9.40 PM
NO. 214

{PROSE}
"""
MEMORANDUM = f"""To: All members of the council
From: Ruth Adler
Subject: The bridge
Date: 3 May 1921

{PROSE}
"""


def document(text: str) -> Document:
    data = text.encode()
    return read(Source("a.txt", "/a.txt", data, hashlib.sha256(data).hexdigest()))


def prose(found: Document) -> list[str]:
    return [found.text[b.start : b.end] for b in found.blocks if b.kind != "artefact"]


def test_a_telegram_is_its_senders() -> None:
    found = document(TELEGRAM)
    assert (found.authors, found.published) == (("Governor Halm",), "1921-08-17")
    assert prose(found) == [PROSE]


def test_a_memorandum_has_a_subject() -> None:
    found = document(MEMORANDUM)
    assert (found.title, found.authors, found.published) == (
        "The bridge", ("Ruth Adler",), "1921-05-03",
    )  # fmt: skip
    assert prose(found) == [PROSE]


@pytest.mark.parametrize(
    "text",
    [
        f"Date: a fruit.\nPlace: a square.\n\n{PROSE}",
        f"From: Dorva to Kelt\n\n{PROSE}",
        f"To be clear. {PROSE}",
        f"{PROSE}\n\n" * 14 + "From: Ruth Adler\nTo: Ann Poe",
    ],
)
def test_a_label_alone_makes_no_head(text: str) -> None:
    assert document(text).authors == ()


def test_signs_of_emphasis_hide_no_byline_and_no_name() -> None:
    found = document(f"# The *Dorva* shooting\n\nBy **Eliza Corran**\n\n**Fourteen** died. {PROSE}")
    assert (found.title, found.authors) == ("The Dorva shooting", ("Eliza Corran",))
    assert "**Fourteen**" in found.text  # the text stays as it was read
