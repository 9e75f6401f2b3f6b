"""Conditions on documents and their statements: ``place = "Aleppo" and date >= 2016``.

    condition = all ("or" all)*        all = one ("and" one)*
    one = "not" one | "(" condition ")" | field sign value
    sign = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" (contains, in any case)
    value = "words" | 'words' | word | 2016 | 2016-03 | 2016-03-15

A condition is parsed into small objects, and nothing of it is ever run as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from quellen.comparing.days import bounds_of
from quellen.errors import UsageError

OF_DOCUMENTS = ("title", "publisher", "published", "authors", "affiliation", "language", "path",
                "url", "format", "id", "sha256")  # fmt: skip
OF_STATEMENTS = ("place", "date", "predicate", "modality", "polarity")
OF_MARKS = {"name": ("entity", "name"), "voice": ("attribution", "voice"), "text": ("text", "text")}
"""Field → table and column in which any row of the document can match."""
FIELDS = (*OF_DOCUMENTS, *OF_STATEMENTS, *OF_MARKS)
DAYS = frozenset({"date", "published"})

Sign = Literal["=", "!=", "<", "<=", ">", ">=", "~"]


@dataclass(frozen=True, slots=True)
class Test:
    """One field against one value."""

    __test__ = False  # no test of pytest

    field: str
    sign: Sign
    value: str

    @property
    def days(self) -> tuple[str, str]:
        """First and last day of a value that is a date. Raises UsageError where it is none."""
        found = bounds_of(self.value)
        if found is None:
            raise UsageError(f"{self.value!r} is no date: write 2016, 2016-03 or 2016-03-15")
        return found


@dataclass(frozen=True, slots=True)
class Not:
    part: Condition


@dataclass(frozen=True, slots=True)
class Joined:
    """Several conditions of which all, or any, hold."""

    how: Literal["and", "or"]
    parts: tuple[Condition, ...]


Condition = Test | Not | Joined


def parse(text: str) -> Condition:
    """A condition from its words. Raises UsageError, which says where it went wrong."""
    reader = _Reader(text)
    condition = reader.condition()
    reader.end()
    return condition


def leaves(condition: Condition) -> tuple[Test, ...]:
    """All tests of a condition, left to right."""
    if isinstance(condition, Test):
        return (condition,)
    parts = (condition.part,) if isinstance(condition, Not) else condition.parts
    return tuple(test for part in parts for test in leaves(part))


_TOKEN = re.compile(
    r"""\s*(?:(?P<sign><=|>=|!=|=|<|>|~)|(?P<bracket>[()])|"(?P<double>[^"]*)"|'(?P<single>[^']*)'"""
    r"""|(?P<word>[^\s"'()=<>!~]+))"""
)
_DEEPEST = 50


class _Reader:
    """Goes through the words once, from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = self._split()
        self._at = 0
        self._depth = 0

    def condition(self) -> Condition:
        return self._joined("or", lambda: self._joined("and", self._one))

    def end(self) -> None:
        if self._at < len(self._words):
            raise self._error("the end")

    def _joined(self, how: Literal["and", "or"], part: Callable[[], Condition]) -> Condition:
        parts = [part()]
        while self._taken(how):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Joined(how, tuple(parts))

    def _one(self) -> Condition:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UsageError("the condition is nested too deeply")
        try:
            if self._taken("not"):
                return Not(self._one())
            if self._taken("("):
                inner = self.condition()
                if not self._taken(")"):
                    raise self._error("a closing bracket")
                return inner
            return self._test()
        finally:
            self._depth -= 1

    def _test(self) -> Test:
        _, field = self._next("word", f"a field ({', '.join(FIELDS)})")
        if field.lower() not in FIELDS:
            raise UsageError(f"there is no field {field}: they are {', '.join(FIELDS)}")
        _, sign = self._next("sign", "one of = != < <= > >= ~")
        _, value = self._next("value", "a value")
        test = Test(field.lower(), sign, value)  # type: ignore[arg-type]
        if test.field in DAYS and test.sign != "~":
            _ = test.days
        return test

    def _taken(self, word: str) -> bool:
        found = self._at < len(self._words) and self._words[self._at] in (
            ("word", word), ("word", word.upper()), ("bracket", word),
        )  # fmt: skip
        self._at += found
        return found

    def _next(self, kind: str, wanted: str) -> tuple[str, str]:
        kinds = ("word", "quoted") if kind == "value" else (kind,)
        if self._at >= len(self._words) or self._words[self._at][0] not in kinds:
            raise self._error(wanted)
        self._at += 1
        return self._words[self._at - 1]

    def _error(self, wanted: str) -> UsageError:
        there = self._words[self._at][1] if self._at < len(self._words) else "the end"
        return UsageError(f"in {self._text!r}: {wanted} should stand where there is {there!r}")

    def _split(self) -> list[tuple[str, str]]:
        found, at = [], 0
        text = self._text.rstrip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise UsageError(f"in {self._text!r}: {text[at:]!r} cannot be read")
            kind = str(match.lastgroup)
            quoted = kind in ("double", "single")
            found.append(("quoted" if quoted else kind, match[kind]))
            at = match.end()
        return found
