"""Places: folders and files on this machine or in object storage, by one set of words.

A write is whole or not at all. On a disk that takes a name of its own and a renaming; in object
storage a file appears when it is closed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from quellen.errors import UsageError

OURS = "."  # begins the names of files that are being written


def needs(package: str) -> Any:
    """A package of the extra. Raises UsageError, with what to do, where it is not installed."""
    import importlib

    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise UsageError(
            f"this needs {package.partition('.')[0]}: install it with "
            "`pip install 'quellen[scale]'`"
        ) from error


def is_remote(path: str) -> bool:
    """Whether a path is an address, such as ``s3://bucket/folder``."""
    return "://" in path


def located(path: str) -> str:
    """The path by which the same place is known again."""
    return path.rstrip("/") if is_remote(path) else str(Path(path).resolve())


class Folder:
    """A folder of files that are written once."""

    def __init__(self, root: str) -> None:
        self.root = located(root)
        self._files, self._base = _system(self.root)

    def has(self, name: str) -> bool:
        return bool(self._files.get_file_info(self._at(name)).type.name == "File")

    def names(self, folder: str = "") -> list[str]:
        """Names of the files in a folder, in order; none where there is no such folder."""
        fs = needs("pyarrow.fs")
        chosen = fs.FileSelector(self._at(folder), allow_not_found=True)
        found = (i.base_name for i in self._files.get_file_info(chosen) if i.type.name == "File")
        return sorted(name for name in found if not name.startswith(OURS))

    def read(self, name: str) -> bytes:
        with self._files.open_input_stream(self._at(name)) as stream:
            return bytes(stream.read())

    def lines(self, name: str) -> list[str]:
        return self.read(name).decode("utf-8").splitlines()

    def table(self, name: str) -> Any:
        """A Parquet file as a pyarrow table."""
        with self._files.open_input_file(self._at(name)) as file:
            return needs("pyarrow.parquet").read_table(file)

    def rows(self, name: str) -> int:
        """How many rows a Parquet file has."""
        with self._files.open_input_file(self._at(name)) as file:
            return int(needs("pyarrow.parquet").ParquetFile(file).metadata.num_rows)

    def write(self, name: str, data: bytes) -> None:
        path = self._at(name)
        self._files.create_dir(path.rpartition("/")[0], recursive=True)
        if is_remote(self.root):
            _put(self._files, path, data)
            return
        parent, _, last = path.rpartition("/")
        draft = f"{parent}/{OURS}{last}.{uuid.uuid4().hex[:12]}"
        _put(self._files, draft, data)
        Path(draft).replace(path)

    def clear(self, folder: str) -> None:
        """Remove a folder with all that is in it, if it is there."""
        if self._files.get_file_info(self._at(folder)).type.name == "Directory":
            self._files.delete_dir(self._at(folder))

    def address(self, name: str) -> str:
        """What another program opens the file, or a pattern of files, by."""
        return f"{self.root}/{name}"

    def _at(self, name: str) -> str:
        return f"{self._base}/{name}".rstrip("/")


def opened(location: str) -> IO[bytes]:
    """A file anywhere, for reading from any place in it."""
    if not is_remote(location):
        return Path(location).open("rb")
    files, path = _system(location)
    stream: IO[bytes] = files.open_input_file(path)
    return stream


def files_under(path: str) -> Iterator[tuple[str, str]]:
    """Every file at or under a path: as people would name it, and where it is; in order.

    Folders are searched as reading searches them: by name, to the bottom, without hidden files.
    Raises UsageError where there is nothing.
    """
    if not is_remote(path):
        yield from _files_here(path)
        return
    fs = needs("pyarrow.fs")
    files, base = _system(path.rstrip("/"))
    info = files.get_file_info(base)
    if info.type.name == "File":
        yield path, path
        return
    below = files.get_file_info(fs.FileSelector(base, recursive=True, allow_not_found=True))
    names = sorted(i.path[len(base) :].split("/") for i in below if i.type.name == "File")
    if not names:
        raise UsageError(f"there is nothing at {path}: check the name")
    for parts in names:
        if not any(map(_litter, parts)):
            found = path.rstrip("/") + "/".join(parts)
            yield found, found


def _files_here(path: str) -> Iterator[tuple[str, str]]:
    if Path(path).is_file():
        yield path, str(Path(path).resolve())
    elif not Path(path).is_dir():
        raise UsageError(f"there is nothing at {path}: check the name")
    else:
        for name in sorted(entry.name for entry in Path(path).iterdir()):
            below = f"{path.rstrip('/')}/{name}"
            if not _litter(name) and Path(below).exists():
                yield from _files_here(below)


def _litter(name: str) -> bool:
    from quellen.reading.sources import is_litter

    return is_litter(name)


def _system(location: str) -> tuple[Any, str]:
    """The file system of a place, and the path in it."""
    fs = needs("pyarrow.fs")
    if is_remote(location):
        files, path = fs.FileSystem.from_uri(location)
        return files, path
    return fs.LocalFileSystem(), location


def _put(files: Any, path: str, data: bytes) -> None:
    with files.open_output_stream(path) as stream:
        stream.write(data)
