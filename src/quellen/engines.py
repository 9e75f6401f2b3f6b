"""Engines on their own, without a ledger: text reuse, and support in tables of claims."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from quellen.errors import UsageError
from quellen.model import Failure
from quellen.terminal import (
    count,
    json_option,
    line,
    print_json,
)

if TYPE_CHECKING:
    from quellen.comparing.claims import Claim

NOTHING_READ = 3
Row = dict[str, Any]


# ---------------------------------------------------------------------- text reuse


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@json_option
@click.pass_context
def reuse(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> None:
    """Find passages that documents share, without a ledger.

    Offsets are into the text as read; plain text files are taken as they are. A .jsonl file with
    "id" and "text" in each line counts as many documents.

    \b
    Examples:
      quellen reuse letters/
      quellen reuse wire.txt herald.html --json
      quellen reuse collection.jsonl --json > pairs.jsonl
    """
    names, texts = _texts(paths)
    if not texts:
        ctx.exit(NOTHING_READ)
    found = 0
    for row in reuse_rows(names, texts):
        found += 1
        if as_json:
            print_json(row)
        else:
            _print_pair(row, dict(zip(names, texts, strict=True))[row["a"]])
    if not found and not as_json:
        click.echo("No two of them share a passage.")


def _texts(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    from quellen.reading.plain import texts_of

    names: list[str] = []
    texts: list[str] = []
    for item in texts_of(paths):
        if isinstance(item, Failure):
            click.echo(f"not read  {item.path}: {item.message}", err=True)
        else:
            names.append(item[0])
            texts.append(item[1])
    return names, texts


def reuse_rows(names: Sequence[str], texts: Sequence[str]) -> Iterator[Row]:
    """A row for each pair of texts that share passages."""
    from quellen.comparing.lineage import find_reuse

    for pair in find_reuse(texts):
        passages = [
            {"a": list(p.origin), "b": list(p.copy), "similarity": p.similarity}
            for p in pair.passages
        ]
        yield {"a": names[pair.a], "b": names[pair.b], "passages": passages}


def _print_pair(row: Row, text: str) -> None:
    click.echo(click.style(f"{row['a']} — {row['b']}", bold=True))
    for passage in row["passages"]:
        start, end = passage["a"]
        click.echo(f"  {passage['similarity']:4.0%}  {line(text[start:end])}")


# ------------------------------------------------------------------------- support


def with_claims(command: click.Command) -> click.Command:
    """The command that asks a ledger for support, with options to weigh a table instead."""
    ask = command.callback
    assert ask is not None

    def weigh_or_ask(
        claims: str | None, dependence: str | None, as_json: bool, **rest: Any
    ) -> None:
        if claims is not None:
            for row in claim_rows(claims, dependence):
                print_json(row) if as_json else click.echo(_claim_line(row))
        elif dependence is not None:
            raise UsageError("--dependence says who of the sources of --claims depend: give both")
        else:
            ask(as_json=as_json, **rest)

    command.callback = weigh_or_ask
    command.params = [*command.params, *_CLAIM_OPTIONS]
    command.help = (command.help or "") + (
        "\n  quellen support --claims tolls.csv"
        "\n  quellen support --claims tolls.csv --dependence who-copies-whom.csv --json"
    )
    return command


_CLAIM_OPTIONS = (
    click.Option(
        ["--claims"], type=click.Path(exists=True, dir_okay=False), metavar="FILE",
        help="A CSV table with columns source, object, value: weigh these, ask no ledger.",
    ),
    click.Option(
        ["--dependence"], type=click.Path(exists=True, dir_okay=False), metavar="FILE",
        help="A CSV table of what is known of the sources of --claims: two sources and the "
        "probability that one takes its values from the other.",
    ),
)  # fmt: skip


def claim_rows(claims: str, dependence: str | None) -> Iterator[Row]:
    """A row for each object of a table of claims, its likeliest value first."""
    from quellen.comparing.claims import weigh

    known = _read_pairs(dependence) if dependence else {}
    for decided in weigh(_read_claims(claims), known):
        best = decided.candidates[0]
        yield {
            "object": decided.object,
            "value": best.value,
            "probability": round(best.probability, 4),
            "origins": round(best.origins, 2),
            "candidates": [
                {
                    "value": c.value, "sources": list(c.sources), "origins": round(c.origins, 2),
                    "probability": round(c.probability, 4),
                }
                for c in decided.candidates
            ],
        }  # fmt: skip


def _read_claims(path: str) -> list[Claim]:
    from quellen.comparing.claims import Claim

    rows = _table(path)
    if rows and not {"source", "object", "value"} <= rows[0].keys():
        raise UsageError(f"{path} has no columns source, object and value")
    return [Claim(r["source"], r["object"], r["value"]) for r in rows]


def _read_pairs(path: str) -> dict[frozenset[str], float]:
    with _opened_table(path) as file:
        rows = [row for row in csv.reader(file) if row]
    try:
        return {
            frozenset(row[:2]): min(1.0, max(0.0, float(row[2])))
            for n, row in enumerate(rows)
            if n or _is_number(row[-1])
        }
    except (ValueError, IndexError) as error:
        raise UsageError(f"{path}: each line needs two sources and a probability") from error


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).strip().isdigit()


def _table(path: str) -> list[dict[str, str]]:
    with _opened_table(path) as file:
        return [{k: v or "" for k, v in row.items() if k} for row in csv.DictReader(file)]


def _opened_table(path: str) -> Any:
    from pathlib import Path

    return Path(path).open(encoding="utf-8-sig", newline="")


def _claim_line(row: Row) -> str:
    others = ", ".join(f"{c['value']} ({c['probability']:.0%})" for c in row["candidates"][1:])
    head = f"{row['object']}: {row['value']} ({row['probability']:.0%}"
    origins = count(len(row["candidates"][0]["sources"]), "source")
    return f"{head}, {origins}, about {row['origins']:g} independent)" + (
        f"; else {others}" if others else ""
    )
