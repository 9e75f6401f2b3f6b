"""The commands on a ledger that is there: queries, search, decisions, what is set aside."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quellen.errors import UsageError
from quellen.terminal import (
    count,
    json_option,
    ledger_option,
    opened,
    page,
    print_json,
    warn_if_stale,
    wrapped,
)

if TYPE_CHECKING:
    from quellen.desk import Ledger
    from quellen.showing.listing import Listing, Paragraph

Rows = list[dict[str, Any]]
Lines = Callable[[Rows, "Ledger"], Iterable["Paragraph"]]


def _query(name: str, summary: str, lines: Lines, empty: str, details: str = "") -> click.Command:
    """A command that prints what the ledger method of the same name gives."""
    help_text = f"{summary}\n\n{details}\n\n" if details else f"{summary}\n\n"

    @click.command(name, short_help=summary,
                   help=f"{help_text}\b\nExamples:\n  quellen {name}\n  "
                   f"quellen {name} -l strike.ledger --json")  # fmt: skip
    @ledger_option
    @json_option
    def command(ledger_path: str, as_json: bool) -> None:
        with opened(ledger_path, create=False) as ledger:
            warn_if_stale(ledger)
            rows: list[dict[str, Any]] = getattr(ledger, name)()
            if as_json:
                print_json(rows, indent=1)
            elif rows:
                page(wrapped(lines(rows, ledger)))
            else:
                click.echo(empty)

    return command


# ------------------------------------------------------------- from rows to lines


def _listing(ledger: Ledger) -> Listing:
    from quellen.showing.listing import Listing
    from quellen.showing.quotation import Words

    return Listing(
        ledger.sources(), lambda d: Words(*ledger.store.words(d)), ledger.timeline(),
        ledger.support(),
    )  # fmt: skip


def _each(name: str) -> Lines:
    """The lines of every row, one after the other."""

    def lines(rows: Rows, ledger: Ledger) -> Iterator[Paragraph]:
        from quellen.showing import listing

        known = _listing(ledger)
        for row in rows:
            yield from getattr(listing, f"{name}_lines")(row, known)

    return lines


def _supported(rows: Rows, ledger: Ledger) -> Iterator[Paragraph]:
    """Events that several documents tell; those that one tells are only counted."""
    from quellen.showing.listing import Paragraph, support_lines

    known = _listing(ledger)
    by_event: dict[str, Rows] = defaultdict(list)
    for row in rows:
        by_event[row["event"]].append(row)
    shared = [e for e in known.events if len(known.events[e]["documents"]) > 1 and e in by_event]
    for event in shared:
        yield from support_lines(known.events[event], by_event[event], known)
    alone = len(known.events) - len(shared)
    if alone:
        yield Paragraph(f"{count(alone, 'event')} told by one document alone: "
                        "`quellen timeline` lists every event.")  # fmt: skip


def _record(rows: Rows, ledger: Ledger) -> Iterator[Paragraph]:
    from quellen.showing.records import record_lines

    known = _listing(ledger)
    for row in rows:
        yield from record_lines(row, known)


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
            page(wrapped(_each("hit")(rows, ledger)))
        else:
            click.echo("Nothing found.")


@click.command()
@click.argument("name", required=False)
@ledger_option
@json_option
def voices(name: str | None, ledger_path: str, as_json: bool) -> None:
    """Who speaks, where, and how their statements fare.

    With a NAME, that voice's record: every statement behind each of its numbers.

    \b
    Examples:
      quellen voices
      quellen voices "Ministry of Transport" -l strike.ledger
    """
    with opened(ledger_path, create=False) as ledger:
        warn_if_stale(ledger)
        rows = [v for v in ledger.voices() if name in (None, v["voice"], *v["aliases"])]
        if as_json:
            print_json(rows, indent=1)
        elif rows:
            page(wrapped((_each("voice") if name is None else _record)(rows, ledger)))
        else:
            click.echo("No voices yet." if name is None else f"Nobody is called {name} here: "
                       "`quellen voices` lists all names.")  # fmt: skip


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
        page(wrapped(_decided(rows)))
    else:
        click.echo("Nothing has been decided yet.")


@decisions.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@ledger_option
@json_option
def import_decisions(file: str, ledger_path: str, as_json: bool) -> None:
    """Take in decisions from FILE, as `quellen decisions --json` writes them.

    FILE may also be a collection of W3C annotations (`quellen export --to webannotation`).
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
    if as_json:
        print_json({"ledger": ledger_path, "added": added})
    else:
        click.echo(f"{count(added, 'decision')} taken in.")


# ------------------------------------------------------------------ set aside


@click.command("set-aside")
@click.argument("names", nargs=-1, metavar="[SOURCE...]")
@click.option("--gone", is_flag=True, help="All sources whose file is no longer there.")
@click.option("--undo", is_flag=True, help="Put sources back that were set aside.")
@ledger_option
@json_option
def set_aside(
    names: tuple[str, ...], gone: bool, undo: bool, ledger_path: str, as_json: bool
) -> None:
    """Leave sources out of all findings; they stay in the ledger and can be put back.

    SOURCE is an id, a path or a folder, as `quellen sources` lists them. Texts, originals and
    decisions are kept; a file that is read again counts again. The note of a file that could not
    be read is taken out.

    \b
    Examples:
      quellen set-aside letters/forged.txt
      quellen set-aside --gone
      quellen set-aside --undo letters/forged.txt
    """
    if undo and gone:
        raise UsageError("--undo needs the names of what is to be put back, not --gone")
    if not names and not gone:
        raise UsageError("name at least one source, by id, path or folder, or give --gone")
    with opened(ledger_path, create=False) as ledger:
        paths = ledger.put_back(names) if undo else ledger.set_aside(names, gone=gone)
        ledger.compare()
    if as_json:
        print_json({"ledger": ledger_path, "put_back" if undo else "set_aside": paths})
        return
    for path in paths:
        click.echo(f"{'put back' if undo else 'set aside'}: {path}")
    if not paths:
        click.echo("No file is gone: nothing was set aside.")


def _decided(rows: Rows) -> Iterator[Paragraph]:
    """Who decided what, when, about which words, and why."""
    from quellen.showing.listing import decision_lines

    for row in rows:
        yield from decision_lines(row)


COMMANDS: tuple[click.Command, ...] = (
    _query(
        "sources", "What was read, and what could not be and why.", _each("source"),
        "The ledger is empty: `quellen read FOLDER` fills it.",
    ),
    _query(
        "timeline", "Events in time order, with every account of each.", _each("event"),
        "No dated events yet.",
        "Under each event stand its voices: who says it, through whom, in which documents, and "
        "with which figures. The name in brackets (v2f91c04d1e7b) is its id in --json.",
    ),
    _query(
        "disputes", "Where accounts cannot all be right, each side quoted.", _each("dispute"),
        "No disputes were found.",
    ),
    _query(
        "lineage", "Which documents copy, quote or cite which others.", _each("lineage"),
        "No document was found to depend on another.",
    ),
    _query(
        "support", "For each value, who gives it and how many independent origins that is.",
        _supported, "Nothing to support yet.",
        "Documents that copy or cite one another are one origin, [1]; each claim names the "
        "origins that give it. Events of one document alone are only counted; --json has them.",
    ),
    voices,
    search,
    decisions,
    set_aside,
)  # fmt: skip
