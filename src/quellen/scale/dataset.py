"""A dataset: its plan, its parts, and at the end its manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from quellen.errors import UsageError
from quellen.scale.pieces import Part
from quellen.scale.places import Folder
from quellen.scale.work import NOTES

PLAN = "plan.jsonl"
MANIFEST = "manifest.json"
Row = dict[str, Any]


class Dataset:
    """A folder of parts."""

    def __init__(self, path: str) -> None:
        self.folder = Folder(path)

    @property
    def is_planned(self) -> bool:
        return self.folder.has(PLAN)

    def plan(self) -> tuple[Row, list[Part]]:
        """What was asked for, and the parts that it comes to."""
        head, *lines = self.folder.lines(PLAN)
        return json.loads(head), [Part.of_json(line) for line in lines]

    def write_plan(self, asked: Row, parts: Sequence[Part]) -> None:
        lines = [json.dumps(asked), *(p.as_json() for p in parts)]
        self.folder.write(PLAN, "\n".join(lines).encode())

    def done(self) -> list[str]:
        """Names of the parts that are there, in order."""
        return [name.removesuffix(".json") for name in self.folder.names(NOTES)]

    def notes(self) -> Iterator[Row]:
        """What each part says of itself, in order."""
        for name in self.done():
            yield json.loads(self.folder.read(f"{NOTES}/{name}.json"))

    def write_manifest(self, asked: Row) -> Row:
        """Say that the dataset is complete, and what is in it."""
        notes = list(self.notes())
        total = {
            "format": 1, **asked,
            "documents": sum(n["documents"] for n in notes),
            "failed": [f for n in notes for f in n["failed"]],
            "parts": [{k: v for k, v in n.items() if k != "failed"} for n in notes],
        }  # fmt: skip
        self.folder.write(MANIFEST, json.dumps(total, ensure_ascii=False, indent=1).encode())
        return total

    def manifest(self) -> Row:
        """Raises UsageError where the dataset is not, or not yet, complete."""
        if not self.folder.has(MANIFEST):
            raise UsageError(
                f"{self.folder.root} is no complete dataset: make it, or go on with it, by "
                "`quellen scale analyse INPUT --out DIR`"
            )
        found: Row = json.loads(self.folder.read(MANIFEST))
        return found
