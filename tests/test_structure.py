"""The house stands as it was drawn: who imports whom, how large, how quick to enter."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import quellen
from quellen import errors
from quellen.cli import cli

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "quellen"
ORDER = ("model", "errors", "reading", "marking", "ledger", "comparing", "showing")
ON_TOP = {
    "__init__",
    "cli",
    "engines",
    "queries",
    "sharing",
    "terminal",
    "dated_lines",
    "desk",
    "runs",
    "pool",
    "processes",
    "marks",
    "steps",
    "pace",
    "progress",
    "scale",
    "scaling",
}
MODULES = sorted(SOURCE.rglob("*.py"))


def room(module: Path) -> str:
    return module.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """Every module named in an import statement, wherever it stands."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_imports_go_one_way_only(module: Path) -> None:
    here = room(module)
    if here in ON_TOP:
        return
    for name in imported(module):
        if name.startswith("quellen."):
            there = name.split(".")[1]
            assert there not in ON_TOP, f"{here} imports {name}, which stands on top of it"
            assert ORDER.index(there) <= ORDER.index(here), f"{here} imports {name} to its right"


def test_every_room_is_in_the_order() -> None:
    assert {room(m) for m in MODULES} == set(ORDER) | ON_TOP


def test_only_the_language_layer_knows_spacy() -> None:
    knowing = {
        m.relative_to(SOURCE)
        for m in MODULES
        if any(n.split(".")[0] in ("spacy", "thinc") for n in imported(m))
    }
    assert knowing == {Path("marking/language.py")}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_modules_hold_one_idea_each(module: Path) -> None:
    lines = module.read_text("utf-8").count("\n")
    if module.name == "model.py":
        return  # a list of nouns, as long as there are nouns
    assert lines <= 320, f"{module.name} has {lines} lines: it holds more than one idea"


def test_exported_members_are_sorted_and_there() -> None:
    assert quellen.__all__ == sorted(quellen.__all__)
    for name in quellen.__all__:
        assert getattr(quellen, name) is not None
    with pytest.raises(AttributeError):
        quellen.no_such_name  # noqa: B018 - the look-up is the test


HEAVY = {
    "starlette",
    "uvicorn",
    "spacy",
    "numpy",
    "trafilatura",
    "lxml",
    "jinja2",
    "docx",
    "pypdfium2",
    "sqlite3",
    "daft",
    "pyarrow",
    "ray",
}


@pytest.mark.parametrize("code", ["import quellen", "import quellen.cli"])
def test_nothing_heavy_is_imported_before_it_is_needed(code: str) -> None:
    out = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert not HEAVY & set(out.stdout.split())


def commands() -> Iterator[tuple[str, click.Command]]:
    for name, command in cli.commands.items():
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {sub}", c) for sub, c in command.commands.items())


def test_every_command_and_option_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    for name, command in commands():
        assert f"## `quellen {name}" in page, f"{name} is not in docs/reference/cli.md"
        for option in command.params:
            for form in option.opts:
                assert not form.startswith("--") or form in page, f"{name} {form} is not documented"


def test_every_command_has_an_example() -> None:
    for name, command in commands():
        if name in ("compare", "decisions import"):
            continue
        help_text = command.get_help(click.Context(command, info_name=name))
        assert "Examples:" in help_text, name


def test_every_error_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "errors.md").read_text("utf-8")
    for name, thing in vars(errors).items():
        if isinstance(thing, type) and issubclass(thing, Exception):
            assert thing.__doc__
            assert f"`{name}`" in page, f"{name} is not in docs/reference/errors.md"


def test_the_changelog_knows_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert project["version"] == quellen.__version__


def test_the_readme_names_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in readme
        assert f"\n{target}:" in makefile
    assert readme.index("make demo") < readme.index("## ")


def test_links_within_the_docs_lead_somewhere() -> None:
    import re

    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_the_wheel_holds_its_data(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    names = zipfile.ZipFile(wheel).namelist()
    data = [p for p in SOURCE.rglob("*") if p.suffix in (".toml", ".html", ".css", ".js", ".typed")]
    assert data
    for path in data:
        assert f"quellen/{path.relative_to(SOURCE)}" in names
