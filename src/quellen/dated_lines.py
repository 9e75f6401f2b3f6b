"""``quellen times``: the lines of a text with the date of each time beside its words."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from quellen.terminal import clean

_COLOURS = {"explicit": "green", "context": "cyan", "published": "cyan", "event": "blue"}
_UNDATED = "yellow"
_LEGEND = (
    ("green", "by its own words"),
    ("cyan", "by the story or the day of publication"),
    ("blue", "by an event"),
    (_UNDATED, "no date"),
)
_INDENT = "  "
_NARROWEST = 30  # columns; a terminal that says less is not believed


def print_times(row: Mapping[str, Any]) -> None:
    """The lines of a text that have times, each time in colour with its date beside it."""
    colours = False if os.environ.get("NO_COLOR") else None  # else as click finds the terminal
    click.echo(click.style(row["path"], bold=True), color=colours)
    if "error" in row:
        click.echo(f"{_INDENT}not read: {row['error']['message']}", err=True)
        return
    if not row["times"]:
        click.echo(f"{_INDENT}no times found")
    elif sys.stdout.isatty() and colours is None:
        for part in wrapped(_legend(), _width()):
            click.echo(_INDENT + part)
    for shown in time_lines(row["text"], row["times"]):
        for part in wrapped(shown, _width()):
            click.echo(_INDENT + part, color=colours)


def _legend() -> str:
    return " · ".join(click.style(words, fg=colour) for colour, words in _LEGEND)


def _width() -> int | None:
    """How many columns there are; None where nobody looks on and lines are left as they are."""
    if not sys.stdout.isatty():
        return None
    return max(shutil.get_terminal_size().columns, _NARROWEST) - len(_INDENT)


def wrapped(styled: str, width: int | None) -> Iterator[str]:
    """A coloured line in pieces that fit, broken at blanks; a longer word stands alone."""
    if width is None:
        yield styled
        return
    line, used = "", 0
    for word in styled.split(" "):
        length = len(click.unstyle(word))
        if line and used + 1 + length > width:
            yield line
            line, used = word, length
        else:
            line, used = (f"{line} {word}", used + 1 + length) if line else (word, length)
    yield line


def time_lines(text: str, times: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Each line with a time, once; a time that is broken over lines belongs to its first."""
    shown, done, end = "", 0, -1
    for time in times:
        if end < 0 or time["start"] >= end:
            if end >= 0:
                yield shown + clean(text[done:end])
            done, shown = text.rfind("\n", 0, time["start"]) + 1, ""
        end = _line_end(text, time["end"])
        shown += clean(text[done : time["start"]]) + _time_shown(text, time)
        done = time["end"]
    if end >= 0:
        yield shown + clean(text[done:end])


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _time_shown(text: str, time: Mapping[str, Any]) -> str:
    """The words, and what they are worth; a question mark where a date is wanting."""
    colour = _COLOURS.get(time["basis"] or "", _UNDATED) if time["edtf"] else _UNDATED
    wanting = " ?" if time["type"] in ("DATE", "TIME") else ""
    worth = time["edtf"] or time["value"] + wanting
    quote = click.style(clean(text[time["start"] : time["end"]]), fg=colour, bold=True)
    return f"{quote} {click.style(f'⟨{worth}⟩', fg=colour)}"
