"""Dictionary forms, by the tables that come with the language pipeline."""

from __future__ import annotations

from typing import Any

_WORD_CLASS = {"V": "verb", "N": "noun"}


class Lemmas:
    """Dictionary forms by the pipeline's own rules, exceptions and index of known words."""

    def __init__(self, lookups: Any) -> None:
        names = ("lemma_rules", "lemma_exc", "lemma_index")
        known = all(lookups is not None and lookups.has_table(name) for name in names)
        self._rules, self._exceptions, index = (
            [lookups.get_table(name) for name in names] if known else ({}, {}, {})
        )
        classes = _WORD_CLASS.values() if known else ()
        self._index = {of: frozenset(index[of]) for of in classes}  # the table has lists
        self._found: dict[tuple[str, str], str] = {}

    def of(self, word: str, tag: str) -> str:
        """The dictionary form of a verb or noun by its tag; other words lower-cased."""
        key = (word, tag)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look_up(word.lower(), _WORD_CLASS.get(tag[:1], ""))
            if len(self._found) > 200_000:
                self._found.clear()
        return found

    def _look_up(self, word: str, word_class: str) -> str:
        if word_class not in self._index:
            return word
        index = self._index[word_class]
        exceptions = self._exceptions[word_class].get(word)
        if exceptions:
            return str(exceptions[0])
        if word in index and not word.endswith(("s", "ed", "ing")):
            return word
        for old, new in self._rules[word_class]:
            if word.endswith(old):
                form = word[: len(word) - len(old)] + new
                if form in index:
                    return str(form)
        return word
