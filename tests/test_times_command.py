"""``quellen times``: the lines of a text with their dates beside the words."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from quellen.cli import cli
from quellen.dated_lines import wrapped


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(
        "The mill fell on 4 May 1945.\n\nNothing of note.\n\n"
        "Two days later \x1b]it burnt.\n\nYears later they wept.\n",
        "utf-8",
    )
    return path


def test_lines_with_times_are_shown_with_their_dates(letter: Path) -> None:
    shown = CliRunner().invoke(cli, ["times", str(letter)]).output
    assert "4 May 1945 ⟨1945-05-04⟩." in shown
    assert "Two days later ⟨1945-05-06⟩" in shown
    assert "Years later ⟨FUTURE_REF ?⟩ they wept." in shown
    assert "Nothing of note" not in shown


def test_a_pipe_gets_no_colours_and_no_terminal_gets_the_text_s_own_controls(letter: Path) -> None:
    plain = CliRunner().invoke(cli, ["times", str(letter)])
    colourful = CliRunner().invoke(cli, ["times", str(letter)], color=True)
    assert "\x1b" not in plain.output
    assert "\x1b[" in colourful.output
    assert "\x1b]" not in colourful.output


def test_what_is_no_date_has_no_question_mark(tmp_path: Path) -> None:
    path = tmp_path / "diary.txt"
    path.write_text("He wrote daily for two months.\n", "utf-8")
    shown = CliRunner().invoke(cli, ["times", str(path)]).output
    assert "daily ⟨XXXX-XX-XX⟩ for two months ⟨P2M⟩." in shown


def test_a_text_without_times_says_so(tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("The owl and the pussycat.\n", "utf-8")
    assert "no times found" in CliRunner().invoke(cli, ["times", str(path)]).output


def test_no_colour_is_a_wish_that_is_heard(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(cli, ["times", str(letter)], color=True).output


def test_lines_fit_a_narrow_terminal_and_keep_every_word() -> None:
    line = "It ended on " + click.style("4 May 1945", fg="green") + " after a long winter of war"
    parts = list(wrapped(line, 20))
    assert " ".join(parts) == line
    assert all(len(click.unstyle(part)) <= 20 for part in parts)


def test_json_has_the_text_and_its_times(letter: Path) -> None:
    output = CliRunner().invoke(cli, ["times", str(letter), "--json"]).output
    (row,) = map(json.loads, output.splitlines())
    assert [row["text"][t["start"] : t["end"]] for t in row["times"]] == [
        "4 May 1945", "Two days later", "Years later",
    ]  # fmt: skip


def test_the_day_of_publication_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("The mayor resigned on Tuesday.\n", "utf-8")
    result = CliRunner().invoke(cli, ["times", str(path), "--published", "2019-05-16"])
    assert "Tuesday ⟨2019-05-14⟩" in result.output


def test_nothing_read_is_an_exit_status_of_its_own(tmp_path: Path) -> None:
    assert CliRunner().invoke(cli, ["times", str(tmp_path / "none.txt")]).exit_code == 3
