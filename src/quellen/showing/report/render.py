"""The page: the view in its template, with a policy that lets nothing in and nothing out."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from importlib import metadata, resources
from typing import Any

from quellen.showing.dates import in_words
from quellen.showing.report import view
from quellen.showing.report.gather import ReportData
from quellen.showing.report.picture import draw
from quellen.showing.report.stemma import draw_stemma


def render(data: ReportData) -> str:
    """The report as one HTML page: no request, no script of anybody's but its own."""
    names = view.Names(data.sources)
    weighty, once = view.split_events(data.timeline)
    style, script = _asset("report.css"), _asset("report.js")
    return str(
        _template().render(
            data=data,
            names=names,
            summary=view.summary(data),
            conflicts=[d for d in data.disputes if d["relation"] == "conflict"],
            updates=[d for d in data.disputes if d["relation"] == "update"],
            weighty=weighty,
            once=once,
            origins=view.origins_of(data.support),
            picture=draw(data.timeline),
            stemma=draw_stemma(data.sources, data.lineage, names.as_mapping()),
            texts=view.full_texts(data, names),
            style=style,
            script=script,
            style_hash=_csp_hash(style),
            script_hash=_csp_hash(script),
            version=metadata.version("quellen"),
            passage=functools.partial(view.passage_text, data),
        )
    )


@functools.cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("quellen.showing.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        when=in_words, visible=visible, safe_url=safe_url,
        figures=view.figures_in_words, flat=_flat,
    )  # fmt: skip
    environment.globals.update(number=view.number)
    return environment.get_template("report.html")


def _asset(name: str) -> str:
    folder = resources.files("quellen.showing.report").joinpath("templates")
    return folder.joinpath(name).read_text("utf-8")


def _csp_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


# What turns or hides text without being seen: shown by its code instead.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_HARMLESS = {"\u200c", "\u200d"}  # joiners that Persian and emoji are written with


def visible(text: str) -> str:
    """The text with characters that would turn or hide it shown by their code."""
    return _HIDDEN.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    return char if char in _HARMLESS else f"⟨U+{ord(char):04X}⟩"


def safe_url(url: str | None) -> str | None:
    """A link that may be followed; None for any but plain web and mail addresses."""
    if url and re.match(r"(?:https?://|mailto:)[^\s<>\"'`\\]+$", url, re.IGNORECASE):
        return url
    return None


def _flat(text: str, limit: int = 400) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rsplit(" ", 1)[0] + "…"
