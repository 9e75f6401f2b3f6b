"""A large ledger for measuring the workbench: the example corpus over and over, and one book.

Marks and findings are those of the examples, moved to copies of their documents, so that a ledger
of 5,000 documents takes a minute and not an hour.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import quellen
from quellen.comparing import compare
from quellen.ledger import Store
from quellen.model import Analysis, Document, Findings, Marked, Source, Span

EXAMPLES = Path(__file__).parents[1] / "examples" / "sources"
BOOK_WORDS = 200_000
MARKS = ("sentences", "times", "figures", "names", "attributions", "statements")
ENGINE = "a pile for measuring"


def build(path: Path, documents: int) -> None:
    """Make a ledger of so many documents, and a book, at a path where none is yet."""
    with quellen.open(path.with_suffix(".examples")) as ledger:
        ledger.read(EXAMPLES, compare=False)
        models = list(ledger.store.marked())
    found = compare(models)
    with Store.open(path) as store:
        copies = [
            {m.id: _copy(store, m, number) for m in models}
            for number in range(documents // len(models))
        ]
        _add(store, _book(models), "book.txt")
        store.write_findings(_many(found, copies))


def _copy(store: Store, model: Marked, number: int) -> str:
    name = f"copy {number}/{Path(model.document.path).name}"
    return _add(store, model, name)


def _add(store: Store, model: Marked, name: str) -> str:
    data = name.encode()
    digest = hashlib.sha256(data).hexdigest()
    document = replace(model.document, path=name, sha256=digest)
    analysis = replace(model.analysis, sha256=digest)
    return store.add(Source(name, f"/pile/{name}", data, digest), document, analysis, ENGINE)


def _many(found: Findings, copies: list[dict[str, str]]) -> Findings:
    """The findings once for each set of copies, with ids of their own."""
    sets = [_moved(found, ids, f"-{number}") for number, ids in enumerate(copies)]
    return Findings(
        tuple(e for s in sets for e in s.events),
        tuple(d for s in sets for d in s.disputes),
        tuple(x for s in sets for x in s.lineage),
        tuple(x for s in sets for x in s.support),
        found.voices,
    )


def _moved(found: Findings, ids: Mapping[str, str], suffix: str) -> Findings:
    def quoted(side: Any) -> Any:
        accounts = (replace(a, document=ids[a.document]) for a in side.accounts)
        return replace(side, accounts=tuple(accounts))

    return Findings(
        tuple(replace(quoted(e), id=e.id + suffix) for e in found.events),
        tuple(
            replace(d, id=d.id + suffix, event=d.event and d.event + suffix,
                    sides=tuple(map(quoted, d.sides)))
            for d in found.disputes
        ),
        tuple(replace(x, origin=ids[x.origin], copy=ids[x.copy]) for x in found.lineage),
        tuple(
            replace(s, event=s.event + suffix, documents=tuple(ids[d] for d in s.documents),
                    origin_groups=tuple(tuple(ids[d] for d in g) for g in s.origin_groups))
            for s in found.support
        ),
    )  # fmt: skip


# ------------------------------------------------------------------------- a long text


def _book(models: list[Marked]) -> Marked:
    """The texts of the examples one after the other until it is a book."""
    texts: list[str] = []
    parts: list[tuple[Document, Analysis]] = []
    words = at = 0
    for model in _around(models):
        if words > BOOK_WORDS:
            break
        texts.append(model.document.text)
        parts.append((_shifted(model.document, at), _shifted(model.analysis, at)))
        words += len(model.document.text.split())
        at += len(model.document.text) + 2
    blocks = tuple(b for d, _ in parts for b in d.blocks)
    first = parts[0][0]
    document = Document("book.txt", "", "text", "\n\n".join(texts), blocks, "A very long book")
    marks: Any = {n: tuple(x for _, a in parts for x in getattr(a, n)) for n in MARKS}
    return Marked("", replace(document, language=first.language), Analysis("", **marks))


def _around(models: list[Marked]) -> Iterator[Marked]:
    while True:
        yield from models


def _shifted(value: Any, by: int) -> Any:
    """All offsets moved along the text; figures and times that are named by number are not used."""
    if isinstance(value, Document):
        return replace(value, blocks=tuple(_shifted(b, by) for b in value.blocks))
    if isinstance(value, Analysis):
        moved: Any = {n: tuple(_shifted(x, by) for x in getattr(value, n)) for n in MARKS}
        return replace(value, **moved)
    if isinstance(value, tuple):
        return _span(value, by)
    spans = {"source", "cue"} & set(value.__slots__)
    changes: dict[str, Any] = {n: _span(getattr(value, n), by) for n in spans}
    for name in {"content", "spans", "evidence"} & set(value.__slots__):
        changes[name] = tuple(_span(s, by) for s in getattr(value, name))
    if "start" in value.__slots__:
        changes |= {"start": value.start + by, "end": value.end + by}
    if "parent" in value.__slots__:
        changes |= {"id": f"{value.id}-{by}", "parent": value.parent and f"{value.parent}-{by}"}
    return replace(value, **changes)


def _span(span: Span | None, by: int) -> Span | None:
    return span and (span[0] + by, span[1] + by)
