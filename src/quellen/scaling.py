"""The commands for more documents than one ledger holds: ``scale analyse``, ``scale compare``,
``open``."""

from __future__ import annotations

import atexit
import os
import sys
from typing import Any, NoReturn

import click

from quellen.pace import Pace
from quellen.terminal import count, json_option, ledger_option, opened, print_json

engine_options = (
    click.option(
        "--engine", type=click.Choice(["local", "ray", "plain"]), default="local",
        show_default=True,
        help="Daft on this machine, Daft on a Ray cluster, or one part after the other without it.",
    ),
    click.option(
        "--address", metavar="ADDRESS", help="Of the Ray cluster; otherwise one is started here."
    ),
    click.option(
        "--jobs", type=click.IntRange(1, 256), metavar="N",
        help="Parts at the same time on this machine; otherwise by its cores and memory.",
    ),
)  # fmt: skip


def with_engine(command: Any) -> Any:
    for option in reversed(engine_options):
        command = option(command)
    return command


@click.group()
def scale() -> None:
    """Read, mark and compare more documents than one ledger holds, on one machine or many.

    Needs `pip install 'quellen[scale]'`.

    \b
    Examples:
      quellen scale analyse crawl/*.warc.gz --out archive/
      quellen scale compare archive/
      quellen open archive/ --where 'place = "Aleppo" and date >= 2016'
    """


@scale.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("--out", required=True, metavar="DIR", help="Folder of the dataset.")
@click.option("--part-size", type=click.IntRange(1, 100_000), default=500, show_default=True,
              metavar="N", help="Documents in a part.")  # fmt: skip
@click.option("--pipeline", metavar="NAME", help="Another installed spaCy pipeline.")
@with_engine
@json_option
def analyse(  # noqa: PLR0913, PLR0917 - one argument for each option
    inputs: tuple[str, ...],
    out: str,
    part_size: int,
    pipeline: str | None,
    engine: Any,
    address: str | None,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Read and mark files, folders, web archives, Parquet and JSONL into a dataset.

    Addresses such as s3://bucket/folder work as inputs and as DIR. What is done is kept: the same
    command goes on where it stopped. What cannot be read or marked is set aside and listed.

    \b
    Examples:
      quellen scale analyse letters/ --out archive/
      quellen scale analyse s3://news/2016/ --out s3://mine/2016 --engine ray --address auto
    """
    from quellen.runs import jobs_for
    from quellen.scale.analyse import analyse
    from quellen.scale.engines import crew

    pace = Pace("documents")

    def progress(parts: int, of: int, documents: int) -> None:
        if not as_json:
            told = f"{parts:,} of {of:,} parts"
            pace.show(parts, of, documents, told)

    workers = crew(engine, jobs or jobs_for(), address)
    manifest = analyse(inputs, out, workers, size=part_size, pipeline=pipeline, progress=progress)
    pace.close()
    if as_json:
        told = {k: manifest[k] for k in ("documents", "failed", "inputs", "engine")}
        print_json({"dataset": out, **told, "parts": len(manifest["parts"])})
        return
    for failure in manifest["failed"]:
        click.echo(f"set aside  {failure['path']}: {failure['message']}", err=True)
    click.echo(f"{count(manifest['documents'], 'document')} in {out}. Next: "
               f"`quellen scale compare {out}`, or `quellen open {out} --where …`.")  # fmt: skip


@scale.command()
@click.argument("dataset", metavar="DIR")
@click.option("--block-size", type=click.IntRange(2, 100_000), default=2000, show_default=True,
              metavar="N", help="Documents compared together.")  # fmt: skip
@with_engine
@json_option
def compare(  # noqa: PLR0913, PLR0917 - one argument for each option
    dataset: str,
    block_size: int,
    engine: Any,
    address: str | None,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Compare all documents of a dataset, in blocks of what has to do with each other.

    The findings are Parquet files in DIR/findings; `quellen open` compares a slice for the
    workbench.

    \b
    Examples:
      quellen scale compare archive/
      quellen scale compare s3://mine/2016 --engine ray --address auto
    """
    from quellen.runs import jobs_for
    from quellen.scale.compare import compare
    from quellen.scale.engines import crew

    pace = Pace("tasks")

    def progress(step: str, done: int, of: int) -> None:
        if not as_json:
            pace.show(done, of, done, step)

    workers = crew(engine, jobs or jobs_for(), address)
    found = compare(dataset, workers, size=block_size, progress=progress)
    pace.close()
    if as_json:
        print_json({"dataset": dataset, **found})
    else:
        told = ", ".join(count(found[n], n) for n in ("event", "dispute"))
        click.echo(f"{told} in {count(found['blocks'], 'block')}: {dataset}/findings")


@click.command("open")
@click.argument("dataset", metavar="DIR")
@click.option("--where", metavar="CONDITION", help="Which documents; otherwise all.")
@ledger_option
@json_option
def open_(dataset: str, where: str | None, ledger_path: str, as_json: bool) -> None:
    """Take documents of a dataset into an ordinary ledger, and compare them.

    A condition tests fields (date, place, predicate, modality, polarity of a statement; title,
    publisher, published, authors, affiliation, language, path, url, format, id, sha256 of a
    document; name, voice and text anywhere in it) with = != < <= > >= or ~ (contains), joined by
    and, or, not and brackets. Dates are 2016, 2016-03 or 2016-03-15.

    \b
    Examples:
      quellen open archive/ --where 'place = "Aleppo" and date >= 2016' -l aleppo.ledger
      quellen open archive/ --where 'voice ~ "ministry" or text ~ "cease-fire"'
    """
    from quellen.scale.slicing import open_slice

    pace = Pace("documents")
    with opened(ledger_path) as ledger:
        taken = open_slice(
            dataset, ledger, where,
            progress=lambda done, of: None if as_json else pace.show(done, of, done, dataset),
        )  # fmt: skip
    pace.close()
    if as_json:
        print_json({"dataset": dataset, "ledger": ledger_path, "documents": taken})
    else:
        click.echo(f"{count(taken, 'document')} taken into {ledger_path}.")


def leave(status: object) -> NoReturn:
    """End at once: threads of Daft that are still there abort an interpreter that is taken down."""
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


COMMANDS = (scale, open_)
