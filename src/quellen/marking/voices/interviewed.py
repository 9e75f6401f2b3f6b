"""Whom "Q" and "A" stand for in a transcript, where its title or its head says so.

"Interview with Anna Kerr", "Testimony of Anna Kerr", "Interviewer: Tom Hale".
"""

from __future__ import annotations

import re

from quellen.model import Document

_NAME = r"(?P<name>[A-Z][\w’'-]+(?:\s(?:[a-z]{2,3}\s)?(?:[A-Z]\.|[A-Z][\w’'-]+)){1,3})"
_HEARING = (
    r"(?:interview|conversation|oral history|testimony|deposition|examination|evidence|statement)"
)
_ANSWERS = re.compile(
    rf"(?i:\b{_HEARING}\b)(?:\s(?i:(?:no\.?\s?)?\d+))?(?:\s(?i:with|of|given by|by)|:)\s+{_NAME}"
    r"|(?i:\b(?:interviewee|witness|narrator|speaker|deponent)):\s+"
    + _NAME.replace("name", "other")
)
_ASKS = re.compile(rf"(?i:\b(?:interviewer:|interviewed by|questions by|questioner:))\s+{_NAME}")
_HEAD = 1500  # characters in which a transcript says whose it is


def interviewed(document: Document) -> dict[str, str]:
    """The names behind "A" and "Q", as far as they are told.

    >>> from quellen.model import Document
    >>> head = "Interview with Anna Kerr"
    >>> interviewed(Document("a", "0", "text", head, ()))
    {'A': 'Anna Kerr'}
    """
    head = "\n".join(filter(None, (document.title, document.text[:_HEAD])))
    answers, asks = _ANSWERS.search(head), _ASKS.search(head)
    found = {"A": answers["name"] or answers["other"]} if answers else {}
    found |= {"Q": asks["name"]} if asks else {}
    return {label: name.rstrip(".") for label, name in found.items()}
