"""Words of a source between quotation marks: whole words, and an ellipsis wherever there is more.

A clause is cut by grammar, out of the middle of a sentence; what a reader is shown must not look
as if the source had stopped there, nor lose half of a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quellen.model import Span
from quellen.reading.emphasis import dropped

MORE = "…"
_INSIDE = re.compile(r"[\w’']")
_NAME_BEFORE = re.compile(r"(?:\b[^\W\d_][\w.’'-]*[ -])$")
_NAME_AFTER = re.compile(r"[ -][^\W\d_][\w’'-]*")
_STRAIGHT_OPEN = re.compile(r'(?<![^\s(\[—–])"(?=\S)')
_OPENERS = {"”": "“", "’": "‘", ")": "(", "]": "[", "»": "«"}
MOST_NAMES = 4  # capitalised words on either side that are taken for one name with the words


@dataclass(frozen=True, slots=True)
class Words:
    """A text with what tells where its words belong together."""

    text: str
    sentences: Sequence[Span] = ()
    names: Sequence[Span] = ()


def quotation(words: Words, start: int, end: int) -> str:
    """The words of a place on one line, widened to whole words and names.

    What stands before or after them in their sentence is shown by an ellipsis. Gives the empty
    text where the place lies outside the text.
    """
    text = words.text
    if not 0 <= start < end <= len(text):
        return ""
    first, last = whole(words, start, end)
    before = _has_words(text[_sentence(words, first)[0] : first])
    after = _has_words(text[last : _sentence(words, last - 1)[1]])
    shown = plain(text[first:last])
    if not after:
        shown = _closed(shown, text[last : _sentence(words, last - 1)[1] + 2])
    return f"{MORE + ' ' if before else ''}{shown}{' ' + MORE if after else ''}"


def title_of(event: Mapping[str, Any], words_of: Callable[[str], Words]) -> str:
    """What an event is called: the words of the account that names it, whole."""
    known = str(event["title"]).removesuffix(MORE)
    cut = known != event["title"]
    for account in event["accounts"]:
        quote = " ".join(account["quote"].split())
        if known and (quote.startswith(known) if cut else quote == known):
            words = words_of(account["document"])
            found = quotation(words, account["start"], account["end"])
            return found or plain(event["title"])
    return plain(event["title"])


def whole(words: Words, start: int, end: int) -> Span:
    """The place without half a word or half a name at either end."""
    text = words.text
    for a, b in words.names:
        if a < start < b:
            start = a
        if a < end < b:
            end = b
    while start > 0 and _INSIDE.match(text[start]) and _INSIDE.match(text[start - 1]):
        start -= 1
    while end < len(text) and _INSIDE.match(text[end - 1]) and _INSIDE.match(text[end]):
        end += 1
    low, high = _sentence(words, start)[0], _sentence(words, end - 1)[1]
    return _name_begins(text, start, low), _name_ends(text, end, high)


def in_marks(text: str) -> str:
    """Words between quotation marks; those that stand in them already become single ones.

    >>> in_marks('"We never left," she said.')
    '“‘We never left,’ she said.”'
    """
    opened = _STRAIGHT_OPEN.sub("‘", text).replace('"', "’")
    return f"“{opened.replace('“', '‘').replace('”', '’')}”"


def plain(text: str) -> str:
    """Words on one line without the stars that Markdown writes emphasis with.

    >>> plain("**Ilse Morrow:** We never\\n left.")
    'Ilse Morrow: We never left.'
    """
    return " ".join(dropped(text).split())


def _name_begins(text: str, start: int, low: int) -> int:
    """ "Leader" with the "Supreme" before it."""
    for _ in range(MOST_NAMES):
        found = _NAME_BEFORE.search(text, max(low, start - 40), start)
        if not (found and text[start].isupper() and found[0][0].isupper()):
            break
        start = found.start()
    return start


def _name_ends(text: str, end: int, high: int) -> int:
    """ "St Brannock’s" with the "Church" after it."""
    for _ in range(MOST_NAMES):
        last = re.search(r"[\w’'-]+$", text[max(0, end - 40) : end])
        found = _NAME_AFTER.match(text, end, high)
        if not (last and found and last[0][0].isupper() and found[0][1].isupper()):
            break
        end = found.end()
    return end


def _sentence(words: Words, place: int) -> Span:
    """The sentence at a place, or the line where there is none."""
    i = bisect_right(words.sentences, (place, len(words.text) + 1)) - 1
    if i >= 0 and words.sentences[i][0] <= place < words.sentences[i][1]:
        return words.sentences[i]
    end = words.text.find("\n", place)
    return words.text.rfind("\n", 0, place) + 1, end if end >= 0 else len(words.text)


def _closed(shown: str, rest: str) -> str:
    """The words with what closes their sentence: its full stop, and the marks they opened."""
    for char in rest:
        opener = _OPENERS.get(char, "")
        if opener and shown.count(opener) <= shown.count(char):
            continue  # a mark of the source that was opened before these words
        if not opener and (char not in ".!?…" or shown.endswith(char)):
            break
        shown += char
    return shown


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)
