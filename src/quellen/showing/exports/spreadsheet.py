"""Tables for spreadsheets: CSV of the accounts, XLSX of accounts, disputes and sources.

A cell that a spreadsheet would take for a formula has an apostrophe before it in CSV (OWASP, "CSV
Injection"); in XLSX every word is an inline string, which is never calculated.
"""

from __future__ import annotations

import csv as csv_writer
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from quellen.ledger import Store
from quellen.showing.exports.plainly import NOT_IN_XML, packed
from quellen.showing.exports.records import COLUMNS, accounts
from quellen.showing.report.inert import visible
from quellen.showing.report.wording import figures_in_words

Cell = str | int | float | None
Table = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]

DISPUTES = (
    "dispute", "kind", "relation", "event", "value", "origins", "document", "voice", "quote",
    "start", "end", "reasons",
)  # fmt: skip
SOURCES = (
    "document", "sha256", "path", "status", "reason", "format", "title", "authors", "affiliation",
    "publisher", "published", "language", "url",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONGEST = 32_767  # characters of a cell of XLSX


def csv(store: Store) -> bytes:
    """UTF-8 with a byte order mark, as spreadsheets expect; lines end as RFC 4180 says."""
    file = io.StringIO(newline="")
    writer = csv_writer.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in row] for row in _accounts(store))
    return file.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip(" ").startswith(_FORMULA) else shown


def xlsx(store: Store) -> bytes:
    """A workbook (ECMA-376) without styles, formulas, links or macros."""
    tables: list[Table] = [
        ("Accounts", COLUMNS, _accounts(store)),
        ("Disputes", DISPUTES, _disputes(store)),
        ("Sources", SOURCES, _sources(store)),
    ]
    return _workbook(tables)


# ------------------------------------------------------------------------------ rows


def _accounts(store: Store) -> Iterator[Sequence[Cell]]:
    for record in accounts(store):
        yield [_cell_of(name, record[name]) for name in COLUMNS]


def _cell_of(name: str, value: Any) -> Cell:
    """Lists in words, with what cannot stand in them between."""
    if name == "figures":
        return "; ".join(figures_in_words(value))
    return _BETWEEN[name].join(value) if name in _BETWEEN else value


_BETWEEN = {"disputes": " ", "authors": "; ", "chain": " > "}


def _disputes(store: Store) -> Iterator[Sequence[Cell]]:
    for dispute in store.disputes():
        about = [dispute[n] for n in ("id", "kind", "relation", "event")]
        for side in dispute["sides"]:
            for a in side["accounts"]:
                yield [*about, side["value"], side["origins"], a["document"], a["voice"],
                       a["quote"], a["start"], a["end"], "; ".join(dispute["reasons"])]  # fmt: skip


def _sources(store: Store) -> Iterator[Sequence[Cell]]:
    for s in store.sources():
        yield [s["id"], s["sha256"], s["path"], s["status"], s["reason"], s["format"], s["title"],
               "; ".join(s["authors"]), s["affiliation"], s["publisher"], s["published"],
               s["language"], s["url"]]  # fmt: skip


# -------------------------------------------------------------------------- workbook

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _workbook(tables: Sequence[Table]) -> bytes:
    numbers = range(1, len(tables) + 1)
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>'
        for n, (name, _, _) in zip(numbers, tables, strict=True)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
            f'ContentType="{_SHEET}.worksheet+xml"/>'
            for n in numbers
        )
        + "</Types>",
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
        ),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(packed(name), _HEAD + xml)
        for n, (_, header, rows) in zip(numbers, tables, strict=True):
            archive.writestr(packed(f"xl/worksheets/sheet{n}.xml"), _sheet([header, *rows]))
    return file.getvalue()


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _sheet(rows: Iterable[Sequence[Cell]]) -> bytes:
    body = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    xml = f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'
    return xml.encode("utf-8", "replace")


def _cell(cell: Cell) -> str:
    if cell is None:
        return "<c/>"
    if not isinstance(cell, str):
        return f"<c><v>{cell}</v></c>"
    words = escape(NOT_IN_XML.sub("\ufffd", visible(cell)[:LONGEST]))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
