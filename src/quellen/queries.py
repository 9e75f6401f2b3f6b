"""The commands that ask a ledger: the queries, the search, the decisions."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from quellen.errors import UsageError
from quellen.terminal import (
    count,
    dispute_row,
    event_row,
    json_option,
    ledger_option,
    line,
    lineage_row,
    opened,
    page,
    print_json,
    source_row,
    support_row,
    voice_row,
    warn_if_stale,
)


def _query(
    name: str, summary: str, row: Callable[[Mapping[str, Any]], str], empty: str
) -> click.Command:
    """A command that prints what the ledger method of the same name gives."""

    @click.command(name, help=f"{summary}\n\n\b\nExamples:\n  quellen {name}\n  "
                   f"quellen {name} -l strike.ledger --json")  # fmt: skip
    @ledger_option
    @json_option
    def command(ledger_path: str, as_json: bool) -> None:
        with opened(ledger_path, create=False) as ledger:
            warn_if_stale(ledger)
            rows: list[dict[str, Any]] = getattr(ledger, name)()
        if as_json:
            print_json(rows, indent=1)
        else:
            page(row(r) for r in rows) if rows else click.echo(empty)

    return command


@click.command()
@click.argument("query")
@ledger_option
@json_option
def search(query: str, ledger_path: str, as_json: bool) -> None:
    """Search the full text of all documents.

    \b
    Examples:
      quellen search bridge
      quellen search '"expansion joint" OR bearing' --json
    """
    with opened(ledger_path, create=False) as ledger:
        rows = ledger.search(query)
    if as_json:
        print_json(rows, indent=1)
    elif rows:
        page(f"{r['document']} {r['start']}–{r['end']}: {line(r['quote'])}" for r in rows)
    else:
        click.echo("Nothing found.")


# ------------------------------------------------------------------ decisions


@click.group(invoke_without_command=True)
@ledger_option
@json_option
@click.pass_context
def decisions(ctx: click.Context, ledger_path: str, as_json: bool) -> None:
    """What people decided, oldest first. The log is only ever added to.

    \b
    Examples:
      quellen decisions --json > decisions.json
      quellen decisions import decisions.json -l other.ledger
    """
    if ctx.invoked_subcommand:
        return
    with opened(ledger_path, create=False) as ledger:
        rows = ledger.decisions()
    if as_json:
        print_json(rows, indent=1)
    elif rows:
        page(f"{r['made']}  {r['who']}: {r['action']}  {r['note'] or ''}" for r in rows)
    else:
        click.echo("Nothing has been decided yet.")


@decisions.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@ledger_option
def import_decisions(file: str, ledger_path: str) -> None:
    """Take in decisions from FILE, as `quellen decisions --json` writes them.

    A decision that is in the ledger already is left as it is.
    """
    try:
        rows = json.loads(Path(file).read_text("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError(
            f"{file} is not JSON ({error}): export it with `decisions --json`"
        ) from error
    with opened(ledger_path, create=False) as ledger:
        added = ledger.import_decisions(rows)
    click.echo(f"{count(added, 'decision')} taken in.")


COMMANDS = (
    *(
        _query(*row)
        for row in (
            (
                "sources",
                "What was read, and what could not be and why.",
                source_row,
                "The ledger is empty: `quellen read FOLDER` fills it.",
            ),
            (
                "timeline",
                "Events in time order, with every account of each.",
                event_row,
                "No dated events yet.",
            ),
            (
                "disputes",
                "Where accounts cannot all be right, each side quoted.",
                dispute_row,
                "No disputes were found.",
            ),
            (
                "lineage",
                "Which documents copy, quote or cite which others.",
                lineage_row,
                "No document was found to depend on another.",
            ),
            (
                "support",
                "For each value, who gives it and how many independent origins that is.",
                support_row,
                "Nothing to support yet.",
            ),
            (
                "voices",
                "Who speaks, where, and how their statements fare.",
                voice_row,
                "No voices yet.",
            ),
        )
    ),
    search,
    decisions,
)
