"""What documents are called in the report: short, and told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from quellen.showing.report.gather import Row
from quellen.showing.report.inert import clipped

LONGEST_TITLE = 64
_ID = re.compile(r"\b[0-9a-f]{12}(?:-\d+)?\b")


class Names:
    """Names and page anchors of documents, by the ids of the ledger."""

    def __init__(self, sources: Sequence[Row]) -> None:
        self._names = _told_apart({s["id"]: _short(s) for s in sources})
        self._keys = {s["id"]: f"d{i}" for i, s in enumerate(sources, 1)}
        self._folder = _common_folder([s["path"] for s in sources])

    def __getitem__(self, document: str) -> str:
        return self._names.get(document, document)

    def key(self, document: str) -> str:
        """The anchor of a document in the page."""
        return self._keys.get(document, "texts")

    def without_folder(self, text: str) -> str:
        """A path, or words with paths in them, without the folder that all sources lie in.

        What the reader's folders are called is nobody else's business.
        """
        return text.replace(self._folder, "") if self._folder else text

    def spelled_out(self, reason: str) -> str:
        """A reason with the names of documents for their ids."""
        return _ID.sub(lambda m: self._names.get(m[0], m[0]), reason)


def _common_folder(paths: Sequence[str]) -> str:
    """The folder of all these paths, with its last stroke; empty where they share none."""
    folders = [path.rpartition("/")[0].split("/") for path in paths]
    shared = 0
    while folders and all(len(f) > shared and f[shared] == folders[0][shared] for f in folders):
        shared += 1
    return "/".join(folders[0][:shared]) + "/" if shared else ""


def _short(source: Row) -> str:
    by = source["publisher"] or ", ".join(source["authors"])
    title = source["title"] or source["path"].rsplit("/", 1)[-1]
    name = f"“{clipped(title, LONGEST_TITLE)}”"
    return f"{clipped(by, LONGEST_TITLE)}, {name}" if by else name


def _told_apart(names: dict[str, str]) -> dict[str, str]:
    """Names that several documents share, with the beginning of the id."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for document, name in names.items():
        bearers[name].append(document)
    lengths = {name: _telling(documents) for name, documents in bearers.items()}
    return {
        document: f"{name} [{document[: lengths[name]]}]" if lengths[name] else name
        for document, name in names.items()
    }


def _telling(documents: Sequence[str]) -> int:
    """As little of the ids as tells them apart; failed sources have no two alike."""
    if len(documents) == 1:
        return 0
    whole = max(map(len, documents))
    lengths = (4, 6, 8, 12, whole)
    return next((n for n in lengths if len({d[:n] for d in documents}) == len(documents)), whole)
