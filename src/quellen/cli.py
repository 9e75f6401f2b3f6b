"""The commands. Nothing heavy is imported until a command runs.

Exit status: 0 done; 1 it failed, with a line that says why; 2 a wrong call; 3 nothing was read;
130 Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from quellen.engines import reuse, with_claims
from quellen.errors import QuellenError, UsageError
from quellen.progress import Progress
from quellen.queries import COMMANDS
from quellen.scaling import COMMANDS as SCALING
from quellen.scaling import leave
from quellen.sharing import COMMANDS as SHARING
from quellen.terminal import (
    count,
    files_at,
    json_option,
    ledger_option,
    nothing_found,
    opened,
    print_json,
    print_marks,
    print_run,
    warn_if_stale,
    write_text,
)

NOTHING_READ = 3
INTERRUPTED = 130  # as shells have it: 128 and the number of the signal

metadata_option = click.option(
    "--metadata", type=click.Path(dir_okay=False),
    help="A CSV or JSONL table with a column path and any of title, authors, affiliation, "
    "publisher, published, language. It outranks what the files say.",
)  # fmt: skip
published_option = click.option(
    "--published", metavar="DATE",
    help="Day of publication of all these documents (ISO 8601). Outranks everything else.",
)  # fmt: skip
pipeline_option = click.option(
    "--pipeline", metavar="NAME", help="Another installed spaCy pipeline, by its package name."
)
paths_argument = click.argument("paths", nargs=-1, metavar="PATH...")


class _Commands(click.Group):
    """The group; every error of our own becomes one line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(str(error)) from error
        except QuellenError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt as stop:
            click.echo(f"\n{stop}" if str(stop) else "\nStopped.", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:  # the reader of a pipe has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of work, not of the alphabet


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A first hour: `quellen read FOLDER`, then `quellen report`.",
)
@click.version_option(package_name="quellen", message="%(prog)s %(version)s")
def cli() -> None:
    """Source criticism of contested history: who says what, about when, on whose word.

    Reads a pile of documents into one ledger, and works out one timeline, where accounts cannot all
    be right, who copies whom, and how many independent origins stand behind each claim. Nothing
    leaves this machine.
    """


def main() -> None:
    """Entry point of the ``quellen`` command."""
    try:
        cli(prog_name="quellen")
    except OSError as error:  # a full disk behind `> file`, above all
        click.echo(f"Error: the output cannot be written ({error.strerror})", err=True)
        sys.exit(1)
    except SystemExit as ended:
        if "daft" in sys.modules:
            leave(ended.code)
        raise


# -------------------------------------------------------------------- reading


@cli.command()
@paths_argument
@ledger_option
@metadata_option
@published_option
@pipeline_option
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N",
              help="Documents marked at the same time; otherwise by cores and memory.")  # fmt: skip
@click.option("--low-memory", is_flag=True,
              help="Mark one document after the other, in one process.")  # fmt: skip
@click.option("--as", "read_as", type=click.Choice(["document", "reference"]), default="document",
              help="What the files are: a reference is a table of trusted facts.")  # fmt: skip
@click.option("--no-compare", is_flag=True, help="Only read; compare later with `quellen compare`.")
@json_option
@click.pass_context
def read(  # noqa: PLR0913, PLR0917 - one argument for each option
    ctx: click.Context,
    paths: tuple[str, ...],
    ledger_path: str,
    metadata: str | None,
    published: str | None,
    pipeline: str | None,
    jobs: int | None,
    low_memory: bool,
    read_as: str,
    no_compare: bool,
    as_json: bool,
) -> None:
    """Read files, folders, archives or web addresses into the ledger.

    What is in the ledger already is not read again; a file that has changed becomes a new version
    beside the old; a run that was interrupted goes on where it stopped.

    \b
    Examples:
      quellen read sources/
      quellen read letters.zip interview.docx -l strike.ledger
      quellen read scans/ --metadata catalogue.csv --jobs 4
      quellen read https://example.org/article
      quellen read facts.csv --as reference
    """
    from quellen.runs import jobs_for

    run = nothing_found(paths, ledger_path)
    if run is None:
        expected = files_at(paths)
        watch = Progress(ledger_path, quiet=as_json, total=expected)
        with opened(ledger_path) as ledger, watch as progress:
            run = ledger.read(
                list(paths), metadata=metadata, published=published,
                jobs=jobs or jobs_for(expected, low_memory=low_memory),
                reference=read_as == "reference",
                pipeline=pipeline, progress=progress, compare=False,
            )  # fmt: skip
            if not no_compare:
                progress.comparing()
                ledger.compare()
    if as_json:
        print_json(run.as_dict())
    else:
        print_run(run, ledger_path)
    if not run.read and not run.unchanged:
        ctx.exit(NOTHING_READ)


@cli.command()
@paths_argument
@metadata_option
@published_option
@pipeline_option
@json_option
@click.pass_context
def mark(  # noqa: PLR0913, PLR0917 - one argument for each option
    ctx: click.Context,
    paths: tuple[str, ...],
    metadata: str | None,
    published: str | None,
    pipeline: str | None,
    as_json: bool,
) -> None:
    """Mark documents without a ledger: times, figures, names, voices, statements.

    \b
    Examples:
      quellen mark article.html
      quellen mark sources/ --json > marks.jsonl
      quellen mark letter.txt --published 1943-05-02 --json
    """
    from quellen.marks import mark_paths

    marked = 0
    for row in mark_paths(list(paths), metadata=metadata, published=published, pipeline=pipeline):
        marked += "error" not in row
        if as_json:
            print_json(row)
        else:
            print_marks(row)
    if not marked:
        ctx.exit(NOTHING_READ)


@cli.command()
@click.argument("paths", nargs=-1, metavar="FILE...")
@metadata_option
@published_option
@json_option
@click.pass_context
def times(
    ctx: click.Context,
    paths: tuple[str, ...],
    metadata: str | None,
    published: str | None,
    as_json: bool,
) -> None:
    """Show the times of documents on their lines, each with its date in EDTF beside it.

    Undated words hang on the story before them, or on the day of publication: --published gives
    that day where the file does not. What cannot be dated shows its TIMEX3 value and a question
    mark.

    \b
    Examples:
      quellen times memoir.txt
      quellen times article.html --published 2019-05-16
      quellen times letters/ --json > times.jsonl
    """
    from quellen.dated_lines import print_times
    from quellen.marks import time_paths

    marked = 0
    for row in time_paths(list(paths), metadata=metadata, published=published):
        marked += "error" not in row
        if as_json:
            print_json(row)
        else:
            print_times(row)
    if not marked:
        ctx.exit(NOTHING_READ)


@cli.command()
@ledger_option
@json_option
def compare(ledger_path: str, as_json: bool) -> None:
    """Compare the documents of the ledger anew.

    `quellen read` does this at its end; it is needed after `read --no-compare`, after a run that
    was interrupted, and after decisions were imported.
    """
    with opened(ledger_path, create=False) as ledger:
        ledger.compare()
        events, disputes = len(ledger.timeline()), len(ledger.disputes())
    if as_json:
        print_json({"ledger": ledger_path, "events": events, "disputes": disputes})
    else:
        click.echo(f"{count(events, 'event')}, {count(disputes, 'dispute')}.")


# --------------------------------------------------------------------- report


for _command in (*COMMANDS, reuse):
    cli.add_command(with_claims(_command) if _command.name == "support" else _command)


@cli.command()
@ledger_option
@click.option("-o", "--output", default="report.html", show_default=True,
              type=click.Path(dir_okay=False), help="Where to write it.")  # fmt: skip
@json_option
@click.option("--only", metavar="QUERY", default="",
              help='A part: words and fields, as "voice:farrow date:1986..1988".')  # fmt: skip
def report(ledger_path: str, output: str, only: str, as_json: bool) -> None:
    """Write one self-contained HTML file to send to a colleague or an editor.

    \b
    Examples:
      quellen report
      quellen report -l strike.ledger -o strike.html
      quellen report --only "date:1986..1988 voice:farrow" -o farrow.html
    """
    from quellen.showing.report import gather, render
    from quellen.showing.report.view import gather_question

    with opened(ledger_path, create=False) as ledger:
        warn_if_stale(ledger)
        page = render(gather_question(ledger.store, only) if only else gather(ledger.store))
    write_text(Path(output), page)
    if as_json:
        print_json({"ledger": ledger_path, "report": output, "characters": len(page)})
    else:
        click.echo(f"Report written to {output}")


for _command in (*SHARING, *SCALING):
    cli.add_command(_command)


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    Examples:
      quellen completion bash > ~/.local/share/bash-completion/completions/quellen
      quellen completion fish > ~/.config/fish/completions/quellen.fish
    """
    from click.shell_completion import get_completion_class

    shell_class = get_completion_class(shell)
    assert shell_class is not None  # the choices above are those that click knows
    click.echo(shell_class(cli, {}, "quellen", "_QUELLEN_COMPLETE").source())
