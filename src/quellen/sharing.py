"""The commands that give a ledger to people and programs: the exports, the workbench."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quellen.terminal import ledger_option, opened, warn_if_stale, write_bytes

FORMATS = (
    "csv", "xlsx", "jsonl", "parquet", "jsonld", "webannotation", "timelinejs", "bibtex", "prov",
    "ftm", "claimreview", "refi-qda",
)  # fmt: skip


@click.command()
@ledger_option
@click.option("--to", type=click.Choice(FORMATS), required=True, help="The format.")
@click.option("-o", "--output", metavar="FILE",
              help="Where to write it; otherwise the name of the ledger with the ending of the "
              "format. - is standard output.")  # fmt: skip
def export(ledger_path: str, to: str, output: str | None) -> None:
    """Write the findings for other programs.

    \b
    Examples:
      quellen export --to csv
      quellen export --to bibtex -l strike.ledger -o strike.bib
      quellen export --to jsonld -o - | less
    """
    from quellen.showing import exports

    with opened(ledger_path, create=False) as ledger:
        warn_if_stale(ledger)
        written = exports.export(ledger.store, to)
    if output == "-":
        click.echo(written, nl=False)
        return
    path = Path(output or Path(ledger_path).stem + exports.FORMATS[to].suffix)
    write_bytes(path, written)
    click.echo(f"Export written to {path}")


@click.command()
@ledger_option
@click.option("--port", type=click.IntRange(0, 65535), metavar="N",
              help="Where to serve; otherwise 8765, or the next that is free.")  # fmt: skip
@click.option("--as", "who", metavar="NAME", help="Your name in decisions; otherwise your log-in.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser, too.")
def serve(ledger_path: str, port: int | None, who: str | None, open_browser: bool) -> None:
    """Work on a ledger in the browser, on this machine alone.

    Prints an address with a token that opens it; Ctrl-C ends it. The ledger is made if it is not
    there: files can be added in the browser.

    \b
    Examples:
      quellen serve
      quellen serve -l strike.ledger --as "Ruth Adler" --open
    """
    import getpass

    from quellen.showing.workbench import Workplace, serve

    opened(ledger_path).close()  # what is wrong with it is told here
    command = (sys.executable, "-m", "quellen.steps")
    workplace = Workplace(Path(ledger_path), who or getpass.getuser(), command)

    def announce(address: str) -> None:
        click.echo(f"The workbench on {ledger_path}: {address}\nCtrl-C ends it.")
        if open_browser:
            click.launch(address)

    serve(workplace, port=port, announce=announce)


COMMANDS = (export, serve)
