"""Sketches: of every document so much as all the others have to know of it.

With which others it is compared, whom it names, who says how much in it. It is a twentieth of what
is marked in a document, and kept, so that a document need not be looked at again when others come.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from quellen.comparing.days import Interval
from quellen.comparing.identity import Cast, cast_of
from quellen.comparing.keys import Keys, keys_of
from quellen.comparing.sayings import Sayings, Spoken, sayings_of
from quellen.comparing.stories import Report, report_of
from quellen.comparing.when_told import told_on
from quellen.model import REFERENCE, Entity, Marked


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """A document as the others see it."""

    id: str
    sha256: str
    told: int | None
    """The day number of its publication."""
    trusted: bool
    """Whether it is a reference."""
    keys: Keys
    report: Report | None
    cast: Cast
    sayings: Sayings


def sketch_of(marked: Marked) -> Sketch:
    """What others have to know of a document."""
    document = marked.document
    return Sketch(
        marked.id, document.sha256, told_on(document.published),
        document.format == REFERENCE, keys_of(marked), report_of(marked), cast_of(marked),
        sayings_of(marked),
    )  # fmt: skip


# ------------------------------------------------------------------- packed, and back


def packed(sketch: Sketch) -> bytes:
    """A sketch in few bytes, but for what its document is called."""
    report, cast, sayings = sketch.report, sketch.cast, sketch.sayings
    body = {
        "told": sketch.told,
        "trusted": sketch.trusted,
        "keys": base64.b64encode(sketch.keys.astype("<u8").tobytes()).decode(),
        "words": report and report.words,
        "days": [(day.low, day.high) for day in report.days] if report else [],
        "entities": [(e.type, e.name, e.aliases) for e in cast.entities],
        "signed": cast.signed,
        "spoken": [(s.voice, s.type, s.times, s.forms) for s in sayings.spoken],
        "nameless": sorted(sayings.nameless),
        "statements": sayings.statements,
    }
    return zlib.compress(json.dumps(body).encode(), 1)


def unpacked(number: str, sha256: str, body: bytes) -> Sketch:
    """The sketch of a document that is called so."""
    row: dict[str, Any] = json.loads(zlib.decompress(body))
    told = row["told"]
    report = None
    if row["words"] is not None:
        report = Report(row["words"], tuple(Interval(*day) for day in row["days"]), told)
    return Sketch(
        number, sha256, told, row["trusted"],
        np.frombuffer(base64.b64decode(row["keys"]), dtype="<u8").astype(np.uint64), report,
        Cast(_entities(row["entities"]), tuple(row["signed"])),
        Sayings(
            tuple(Spoken(voice, kind, n, tuple(forms)) for voice, kind, n, forms in row["spoken"]),
            frozenset(row["nameless"]), row["statements"],
        ),
    )  # fmt: skip


def _entities(rows: Sequence[Any]) -> tuple[Entity, ...]:
    return tuple(Entity("", kind, name, tuple(aliases)) for kind, name, aliases in rows)
