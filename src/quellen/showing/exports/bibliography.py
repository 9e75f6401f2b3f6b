"""BibTeX for biblatex: every document that was read, with its date as EDTF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from quellen.ledger import Store
from quellen.showing.exports.plainly import Row, current, read_sources
from quellen.showing.report.inert import safe_url, visible

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_DATE = re.compile(r"-?\d{4}(-\d\d){0,2}")


def bibtex(store: Store) -> bytes:
    """Entries in the order of the ledger; keys end with the id, so that they are never alike."""
    entries = [_entry(source) for source in current(read_sources(store))]
    return "\n".join(entries).encode("utf-8", "replace")


def _entry(source: Row) -> str:
    kind = "online" if safe_url(source["url"]) else "misc"
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(source))
    return f"@{kind}{{{_key(source)},\n{fields}\n}}\n"


def _key(source: Row) -> str:
    who = (source["authors"] or [source["publisher"] or "anonymous"])[0]
    plain = unicodedata.normalize("NFKD", who).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]", "", (plain.split() or ["anonymous"])[-1].lower()) or "anonymous"
    year = (source["published"] or "")[:4]
    return f"{name}{year if year.isdecimal() else ''}-{source['id']}"


def _fields(source: Row) -> Iterator[tuple[str, str]]:
    yield "title", _tex(source["title"] or source["path"].rsplit("/", 1)[-1])
    if source["authors"]:
        # Braces keep "Ministry of Works" from being taken for a first name and a surname.
        yield "author", " and ".join(f"{{{_tex(name)}}}" for name in source["authors"])
    if source["publisher"]:
        yield "organization", _tex(source["publisher"])
    if source["published"] and _DATE.fullmatch(source["published"][:10]):
        yield "date", source["published"][:10]
    if source["language"]:
        yield "langid", _tex(source["language"])
    if safe_url(source["url"]):
        yield "url", source["url"].replace("%", r"\%").replace("{", "%7B").replace("}", "%7D")
    yield "note", f"SHA-256 {source['sha256']}"


def _tex(words: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in " ".join(visible(words).split()))
