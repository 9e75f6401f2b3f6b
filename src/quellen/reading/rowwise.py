"""Tables of values (CSV, TSV): rows of cells under a header, which no reader of prose can read.

Told by their shape, since names are not believed; a name that ends in .csv only lowers the bar.
"""

from __future__ import annotations

import csv
import io
import re

from quellen.errors import UnreadableError

SAMPLE = 200  # lines looked at
FEWEST_ROWS = 4
FEWEST_COLUMNS = 3  # of a table that does not say so by its name
LONGEST_NAME = 40  # characters of a header cell
_NAMED = re.compile(r"\.(?:csv|tsv|tab)$", re.IGNORECASE)
_NAME = re.compile(r"[\w#%()°$€£/ -]+")


def refuse_table(head: str, path: str) -> None:
    """Raises UnreadableError (unsupported) for a table, which says what to do with it."""
    if is_table(head, named=_NAMED.search(path) is not None):
        raise UnreadableError(
            "unsupported",
            "this is a table (CSV), not prose: save each text in it as a file of its own and read "
            "those; if it tells who wrote which file and when, give it with --metadata",
        )


def is_table(text: str, *, named: bool = False) -> bool:
    """Whether a text is a header and rows with as many cells each; ``named``: as a table.

    >>> is_table("date,place,dead\\n1921-08-17,Dorva,14\\n1921-08-18,Kelt,3\\n1921-08-19,Orn,2")
    True
    """
    lines = text.splitlines()[:SAMPLE]
    if len(text) > sum(map(len, lines)) + len(lines):
        lines = lines[:-1] or lines  # the last may be cut
    return any(_has_rows(lines, delimiter, named) for delimiter in "\t,;")


def _has_rows(lines: list[str], delimiter: str, named: bool) -> bool:
    try:
        reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter, strict=True)
        rows = [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        return False
    if len(rows) < (2 if named else FEWEST_ROWS):
        return False
    header = [cell.strip().lstrip("\ufeff") for cell in rows[0]]
    if len(header) < (2 if named else FEWEST_COLUMNS):
        return False
    named_columns = all(_NAME.fullmatch(c) and len(c) <= LONGEST_NAME for c in header)
    return named_columns and all(len(row) == len(header) for row in rows)
