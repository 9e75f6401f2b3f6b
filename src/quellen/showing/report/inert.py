"""Text from anywhere made harmless and honest: nothing in it acts, nothing in it hides."""

from __future__ import annotations

import re

# What turns, hides or breaks text without being seen: control characters, bidirectional
# overrides and isolates, fillers of no width, tags, halves of surrogate pairs (Unicode 15:
# Cc, Cf, Cs and the Hangul fillers). Shown by their code instead.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u115f\u1160\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_HARMLESS = {"\u200c", "\u200d"}  # joiners that Persian and emoji are written with

_PLAIN = r"[^\s<>\"'`\\@/?#]"
_REST = r"[^\s<>\"'`\\]*"
_WEB = re.compile(rf"https?://{_PLAIN}+(?:[/?#]{_REST})?|mailto:{_PLAIN}+@{_REST}", re.IGNORECASE)


def visible(text: str) -> str:
    """The text with characters that would turn or hide it shown by their code, as ⟨U+202E⟩."""
    return _HIDDEN.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    return char if char in _HARMLESS else f"⟨U+{ord(char):04X}⟩"


def safe_url(url: str | None) -> str | None:
    """A link that may be followed; None for any but plain web and mail addresses.

    Addresses that carry a user's name (``https://bank.example@evil.example``) mislead: None too.
    """
    if not url or _HIDDEN.search(url) or not _WEB.fullmatch(url):
        return None
    return url


def clipped(text: str, limit: int = 400) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than ``limit``."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
