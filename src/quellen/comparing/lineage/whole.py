"""Whole words found by plain search: many names in many texts, with no pattern for each name."""

from __future__ import annotations


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text with no letter or digit right before or after them.

    >>> stands_in("Rose", "Rose's Rosebud"), stands_in("bud", "Rose's Rosebud")
    (True, False)
    """
    at = text.find(words)
    while at >= 0:
        if not _in_word(text[at - 1 : at] if at else "") and ends_at(words, text, at):
            return True
        at = text.find(words, at + 1)
    return False


def ends_at(words: str, text: str, at: int) -> bool:
    """Whether words that stand at a place of a text end there with the end of a word."""
    return not _in_word(text[at + len(words) : at + len(words) + 1])


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
