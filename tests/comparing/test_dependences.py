"""Small piles of documents, and which of them depend on which; near misses among them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from quellen.comparing.identity import Identities, cast_of
from quellen.comparing.lineage import find_lineage
from quellen.marking import analyse
from quellen.model import Dependence, Marked, Source
from quellen.reading import read

FILE = tomllib.loads(Path(__file__).with_name("dependences.toml").read_text("utf-8"))
CASES: list[dict[str, Any]] = FILE["case"]
KNOWN = ("published", "publisher", "affiliation", "url")


@lru_cache(maxsize=256)
def marked(name: str, file: str, text: str) -> Marked:
    data = text.encode()
    digest = hashlib.sha256(data + name.encode()).hexdigest()
    document = read(Source(file, f"/pile/{file}", data, digest))
    return Marked(name, document, analyse(document))


def known(name: str, given: Mapping[str, str]) -> Marked:
    """A document as it is read, with what a table of metadata says of it."""
    text = re.sub(r"\{(\w+)\}", lambda part: FILE["parts"][part[1]], given["text"])
    one = marked(name, given["file"], text)
    told: dict[str, Any] = {key: given[key] for key in KNOWN if key in given}
    if "authors" in given:
        told["authors"] = (given["authors"],)
    return replace(one, document=replace(one.document, **told))


def links_of(case: Mapping[str, Any]) -> tuple[Dependence, ...]:
    pile = [known(name, given) for name, given in case["docs"].items()]
    return find_lineage(pile, Identities(map(cast_of, pile)).of)


def written(link: Dependence, expected: set[str]) -> str:
    """A link in the words of the file, "one - two" where that is how it is expected."""
    undirected = {
        f"{a} - {b} {link.kind}" for a, b in ((link.origin, link.copy), (link.copy, link.origin))
    }
    return next(iter(undirected & expected), f"{link.origin} > {link.copy} {link.kind}")


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["rule"])
def test_what_depends_on_what(case: dict[str, Any]) -> None:
    expected = set(case["links"])
    found = links_of(case)
    assert {written(link, expected) for link in found} == expected
    assert all(link.reasons for link in found)
    for why in case.get("because", ()):
        assert any(why in reason for link in found for reason in link.reasons)
