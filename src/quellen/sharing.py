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
@click.option("--host", metavar="ADDRESS",
              help="An address of this machine, to serve a team on a trusted network.")  # fmt: skip
@click.option("--people", "people_file", metavar="FILE", type=click.Path(dir_okay=False),
              help="Who may come in, made by `quellen people add`.")  # fmt: skip
@click.option("--open", "open_browser", is_flag=True, help="Open the browser, too.")
def serve(  # noqa: PLR0913, PLR0917 - what can be said of a server
    ledger_path: str,
    port: int | None,
    who: str | None,
    host: str | None,
    people_file: str | None,
    open_browser: bool,
) -> None:
    """Work on a ledger in the browser, on this machine alone or, with --host, as a team.

    Prints an address with a token that opens it; Ctrl-C ends it. The ledger is made if it is not
    there: files can be added in the browser. With --people each person comes in by their own
    password or token, and each decision carries their name.

    \b
    Examples:
      quellen serve
      quellen serve -l strike.ledger --as "Ruth Adler" --open
      quellen serve -l strike.ledger --host 192.168.1.20 --people people.json
    """
    import getpass

    from quellen.showing.workbench import Workplace, serve
    from quellen.showing.workbench.people import known_people

    opened(ledger_path).close()  # what is wrong with it is told here
    command = (sys.executable, "-m", "quellen.steps")
    workplace = Workplace(Path(ledger_path), command)
    people = known_people(Path(people_file)) if people_file else None

    def announce(address: str) -> None:
        click.echo(f"The workbench on {ledger_path}: {address}\nCtrl-C ends it.")
        if open_browser:
            click.launch(address)

    serve(
        workplace, who or getpass.getuser(), port=port, host=host, people=people,
        announce=announce,
    )  # fmt: skip


# ----------------------------------------------------------------------------- people


@click.group()
def people() -> None:
    """Who may work on a ledger together: for `quellen serve --people`.

    \b
    Examples:
      quellen people add "Ruth Adler"
      quellen serve --host 192.168.1.20 --people people.json
    """


people_option = click.option(
    "--people", "people_file", metavar="FILE", default="people.json", show_default=True,
    type=click.Path(dir_okay=False), help="The file of people.",
)  # fmt: skip


@people.command("add")
@click.argument("name")
@people_option
@click.option("--token", "by_token", is_flag=True,
              help="Let in by a token, which is printed once, instead of a password.")  # fmt: skip
def add_person(name: str, people_file: str, by_token: bool) -> None:
    """Let somebody in, or give them a new password or token.

    The password is asked for, or read from standard input where that is no terminal. The file
    holds no secret that could be used.

    \b
    Examples:
      quellen people add "Ruth Adler"
      quellen people add "Amos Vale" --token
    """
    from quellen.showing.workbench import people as door

    path = Path(people_file)
    known = door.known_people(path, create=True)
    if by_token:
        known, token = door.with_token(known, name)
        click.echo(f"{name} comes in with this token, which is not told again: {token}")
        click.echo("In the browser: http://ADDRESS:PORT/?token=TOKEN")
    else:
        known = door.with_password(known, name, _password(name))
    door.write_people(path, known)
    click.echo(f"{path}: {', '.join(known)}")


def _password(name: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    word: str = click.prompt(f"Password of {name}", hide_input=True, confirmation_prompt=True)
    return word


@people.command("remove")
@click.argument("name")
@people_option
def remove_person(name: str, people_file: str) -> None:
    """Let somebody in no more, from the next start of the server on; their decisions stay.

    \b
    Examples:
      quellen people remove "Amos Vale"
    """
    from quellen.errors import UsageError
    from quellen.showing.workbench import people as door

    known = door.known_people(Path(people_file))
    if name not in known:
        raise UsageError(f"{people_file} has no {name}: {', '.join(known) or 'nobody'}")
    door.write_people(Path(people_file), {n: k for n, k in known.items() if n != name})
    click.echo(f"{name} comes in no more.")


COMMANDS = (export, serve, people)
