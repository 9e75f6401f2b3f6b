"""Which documents of a dataset a condition holds for, asked of its Parquet files with Daft.

Conditions on statements hold together where one statement meets them all.
"""

from __future__ import annotations

import functools
import operator
import re
from typing import Any

from quellen.comparing.days import day_number
from quellen.scale.places import Folder, needs
from quellen.scale.where import (
    DAYS,
    OF_DOCUMENTS,
    OF_MARKS,
    Condition,
    Joined,
    Not,
    Test,
    leaves,
)

_STATEMENT = ("source", "place", "predicate", "modality", "polarity", "earliest", "latest")
_ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def select(folder: Folder, condition: Condition) -> frozenset[int]:
    """Numbers of the documents for which it holds."""
    frame = _table(folder, "source", ("n", "status", *OF_DOCUMENTS))
    frame = frame.where(_col("status") == "read")
    asked = leaves(condition)
    if any(t.field not in OF_DOCUMENTS and t.field not in OF_MARKS for t in asked):
        told = _table(folder, "statement", _STATEMENT)
        frame = frame.join(told, left_on="n", right_on="source", how="left")
    for number, test in enumerate(asked):
        if test.field in OF_MARKS:
            frame = _flagged(frame, folder, test, f"flag{number}")
    holds = _expression(condition, {t: f"flag{n}" for n, t in enumerate(asked)})
    found = frame.where(holds).select("n").distinct().to_pydict()
    return frozenset(found["n"])


def _flagged(frame: Any, folder: Folder, test: Test, flag: str) -> Any:
    table, column = OF_MARKS[test.field]
    rows = _table(folder, table, ("source", column))
    positive = Test(test.field, "=" if test.sign == "!=" else test.sign, test.value)
    there = rows.where(_of_words(_col(column), positive)).select("source").distinct()
    there = there.with_column(flag, needs("daft").lit(value=True))
    return frame.join(there, left_on="n", right_on="source", how="left")


def _expression(condition: Condition, flags: dict[Test, str]) -> Any:
    if isinstance(condition, Not):
        return ~_expression(condition.part, flags)
    if isinstance(condition, Joined):
        join = operator.and_ if condition.how == "and" else operator.or_
        return functools.reduce(join, (_expression(p, flags) for p in condition.parts))
    return _test(condition, flags).fill_null(needs("daft").lit(value=False))


def _test(test: Test, flags: dict[Test, str]) -> Any:
    if test.field in OF_MARKS:
        there = _col(flags[test]).fill_null(needs("daft").lit(value=False))
        return ~there if test.sign == "!=" else there
    if test.field in DAYS and test.sign != "~":
        first, last = ("published",) * 2 if test.field == "published" else ("earliest", "latest")
        return _of_days(_number(first), _number(last), test)
    return _of_words(_col(test.field), test)


def _of_days(first: Any, last: Any, test: Test) -> Any:
    """Of an interval: all of it is before, or after; or it meets the days asked for."""
    low, high = (day_number(day) for day in test.days)
    if test.sign in ("=", "!="):
        meets = (first <= high) & (last >= low)
        return meets if test.sign == "=" else ~meets
    held = last if test.sign in ("<", "<=") else first
    bound = low if test.sign in ("<", ">=") else high
    return _ORDER[test.sign](held, bound)


def _of_words(column: Any, test: Test) -> Any:
    """Alike in any case; ``~`` finds the words anywhere."""
    folded, value = column.lower(), test.value.lower()
    if test.sign == "=":
        return folded == value
    if test.sign == "!=":
        return folded != value
    if test.sign == "~":
        return column.regexp(f"(?i){re.escape(test.value)}")
    return _ORDER[test.sign](folded, value)


def _number(column: str) -> Any:
    """Days as numbers: as words, years before 1 would stand in the wrong order."""
    daft = needs("daft")
    return daft.func(_day, return_dtype=daft.DataType.int64())(_col(column))


def _day(day: str | None) -> int | None:
    return None if day is None or len(day) < len("2016-03-15") else day_number(day)


def _table(folder: Folder, name: str, columns: tuple[str, ...]) -> Any:
    return needs("daft").read_parquet(folder.address(f"{name}/*.parquet")).select(*columns)


def _col(name: str) -> Any:
    return needs("daft").col(name)
