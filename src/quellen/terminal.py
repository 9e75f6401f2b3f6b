"""What the commands show: rows for people, JSON for programs, progress while they wait."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quellen.errors import QuellenError, UsageError
from quellen.model import Failure

if TYPE_CHECKING:
    from quellen.desk import Ledger
    from quellen.runs import Run
    from quellen.showing.listing import Paragraph

WIDEST = 100  # columns: longer lines are hard to read
DEFAULT_LEDGER = "quellen.ledger"

ledger_option = click.option(
    "-l", "--ledger", "ledger_path", default=DEFAULT_LEDGER, show_default=True,
    type=click.Path(dir_okay=False), help="The ledger to work on.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")


def opened(path: str, *, create: bool = True) -> Ledger:
    from quellen.desk import Ledger

    return Ledger.open(path, create=create)


def warn_if_stale(ledger: Ledger) -> None:
    if not ledger.findings_current():
        click.echo(
            "The documents have changed since they were last compared: run `quellen compare`.",
            err=True,
        )


TONES: dict[str, dict[str, Any]] = {
    "plain": {}, "strong": {"bold": True}, "alarm": {"fg": "red"}, "quiet": {"dim": True},
}  # fmt: skip


def wrapped(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Paragraphs as lines of the terminal; in a pipe each is one whole line."""
    width = columns()
    for paragraph in paragraphs:
        blank = " " * paragraph.indent
        lines = [blank + clean(paragraph.text)]
        if width and len(lines[0]) > width:
            lines = textwrap.wrap(
                lines[0], width, subsequent_indent=blank + "  ", break_on_hyphens=False
            )
        style = TONES[paragraph.tone]
        yield "\n".join(click.style(text, **style) if style else text for text in lines).rstrip()


def columns() -> int | None:
    """How wide to write; None where the lines go to a program, which wants them whole."""
    if not (sys.stdout.isatty() or os.environ.get("COLUMNS")):
        return None
    return max(40, min(shutil.get_terminal_size().columns, WIDEST))


def print_json(value: Any, indent: int | None = None) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False))


def page(lines: Iterable[str]) -> None:
    """Through a pager on a terminal, straight out elsewhere."""
    rows: Iterator[str] = (line + "\n" for line in lines)
    if sys.stdout.isatty():
        click.echo_via_pager(rows)
    else:
        for row in rows:
            click.echo(row, nl=False)


def nothing_found(paths: Sequence[str], ledger_path: str) -> Run | None:
    """What a run comes to that would only make an empty ledger: a slip of the pen, mostly."""
    from quellen.reading.sources import anything_at, find
    from quellen.runs import Run

    if not paths:
        raise UsageError("name at least one file, folder or address to read")
    if Path(ledger_path).exists() or anything_at(paths):
        return None
    return Run(failures=[f for f in find(paths) if isinstance(f, Failure)])


def files_at(paths: Sequence[str]) -> int | None:
    """How many sources there will be, as far as a quick look tells; None where it does not."""
    total = 0
    for path in paths:
        if "://" in path or path.endswith((".zip", ".warc", ".warc.gz", ".wacz")):
            return None
        for _, below, names in os.walk(path):
            below[:] = [name for name in below if not name.startswith(".")]
            if any(name.endswith((".zip", ".warc", ".warc.gz", ".wacz")) for name in names):
                return None
            total += sum(not name.startswith(".") for name in names)
        total += not Path(path).is_dir()
    return total


def print_run(run: Run, ledger_path: str) -> None:
    for failure in run.failures:
        click.echo(
            f"{click.style('not read', fg='yellow')}  {failure.path}: {failure.message}", err=True
        )
    for path in run.unmatched:
        click.echo(f"{click.style('no such document', fg='yellow')}  {path}: the table of metadata "
                   "names it, but nothing that was read is called so", err=True)  # fmt: skip
    if not Path(ledger_path).exists():
        click.echo(f"Nothing was found, so no ledger was made: {ledger_path}")
        return
    parts = [f"{count(run.read, 'document')} read"]
    if run.unchanged:
        parts.append(f"{run.unchanged} already there")
    if run.failures:
        parts.append(f"{len(run.failures)} could not be read")
    click.echo(f"{', '.join(parts)}. Ledger: {ledger_path}")
    if run.foreign:
        foreign = count(len(run.foreign), "document")
        click.echo(f"{foreign} not in English: kept and searched, but who says what is not marked.")
    if run.gone:
        click.echo(f"{count(len(run.gone), 'source')} of the ledger no longer there as a file: "
                   "`quellen set-aside --gone` leaves that out of the findings.")  # fmt: skip
    if run.read or run.unchanged:
        click.echo(
            "Next: `quellen report` writes it up; `quellen disputes` and `timeline` list it."
        )


def print_marks(row: Mapping[str, Any]) -> None:
    click.echo(click.style(row["path"], bold=True))
    if "error" in row:
        click.echo(f"  not read: {row['error']['message']}", err=True)
        return
    text = row["text"]
    for kind in ("times", "figures", "attributions", "statements"):
        click.echo(f"  {count(len(row[kind]), kind.removesuffix('s'))}")
        for item in row[kind]:
            click.echo(f"    {mark_line(kind, item, text)}")


def clean(text: str) -> str:
    """On one line, without the control characters that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)


def mark_line(kind: str, item: Mapping[str, Any], text: str) -> str:
    if kind == "times":
        return f"{item['edtf'] or item['value']:22} {line(text[item['start'] : item['end']])}"
    if kind == "figures":
        bounds = f"{bound(item['low'])}…{bound(item['high'])} {item['counts']}"
        return f"{bounds:22} {line(text[item['start'] : item['end']])}"
    if kind == "attributions":
        content = " … ".join(line(text[a:b]) for a, b in item["content"])
        return f"{item['voice']} {item['polarity']}: {content}"
    return f"{item['edtf'] or '':22} {' … '.join(line(text[a:b]) for a, b in item['spans'])}"


def bound(value: float | None) -> str:
    return "" if value is None else f"{value:,g}"


def line(text: str, limit: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def write_text(path: Path, text: str) -> None:
    """Whole or not at all, as :func:`write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, written: bytes) -> None:
    """Whole or not at all: a full disk leaves no half of a report."""
    path = path.resolve()  # what a link points at is replaced, not the link
    device = path.exists() and not path.is_file()  # such as /dev/stdout: written to, never replaced
    draft = path if device else path.with_name(path.name + ".part")
    try:
        draft.write_bytes(written)
        if not device:
            draft.replace(path)
    except OSError as error:
        if not device:
            draft.unlink(missing_ok=True)
        raise QuellenError(
            f"{path} cannot be written ({error.strerror}): choose another with -o"
        ) from error
