"""The page: what the report says, in its templates, with a policy that lets nothing in or out."""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib import metadata, resources
from typing import Any

from quellen.showing.dates import in_words
from quellen.showing.quotation import title_of
from quellen.showing.report import disputes, lineage, wording
from quellen.showing.report.events import event_views, periods
from quellen.showing.report.gather import ReportData
from quellen.showing.report.inert import clipped, safe_url, visible
from quellen.showing.report.names import Names
from quellen.showing.report.picture import draw
from quellen.showing.report.places import Places
from quellen.showing.report.quotes import Quoting
from quellen.showing.report.stemma import draw_stemmata
from quellen.showing.report.summary import summary, unread
from quellen.showing.report.texts import full_texts
from quellen.showing.report.voices import voice_views

WIDTHS = {"wide": 992.0, "narrow": 344.0}
"""Pixels of the timeline, on a desk and on a phone."""


def render(data: ReportData) -> str:
    """The report as one HTML page: no request, no script of anybody's but its own."""
    style, script = _asset("report.css"), _asset("report.js")
    page = _template().render(
        _view(data),
        style=style,
        script=script,
        style_hash=_csp_hash(style),
        script_hash=_csp_hash(script),
        version=metadata.version("quellen"),
    )
    return str(page)


def _view(data: ReportData) -> dict[str, Any]:
    """Everything the page shows. The texts come last: they hold what was linked to before.

    Disputes come before events, since a place leads back to what quotes it first.
    """
    names = Names(data.sources)
    places = Places(data.documents, names)
    quoting = Quoting(data, names, places)
    conflicts, updates = (disputes.anchored(data, x) for x in ("conflict", "update"))
    titles = {
        e["event"]: (f"e{i}", title_of(e, quoting.words)) for i, e in enumerate(data.timeline, 1)
    }
    shown = disputes.dispute_views(conflicts, titles, quoting)
    updated = disputes.dispute_views(updates, titles, quoting)
    events = event_views(data, quoting, {**conflicts, **updates})
    return {
        "summary": summary(data, events),
        "part": data.view,
        "unread": unread(data.sources),
        "conflicts": shown,
        "updates": updated,
        "events": {e.key: e for e in events},
        "periods": periods(events),
        "pictures": {name: draw(events, width) for name, width in WIDTHS.items()},
        "stemmata": draw_stemmata(data, names),
        "dependents": lineage.dependents(data, names, places),
        "sources": data.sources,
        "names": names,
        "voices": voice_views(data.voices, names),
        "texts": full_texts(data, names, places),
    }


@functools.cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("quellen.showing.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_inert,
    )
    environment.filters.update(when=in_words, safe_url=safe_url, clipped=clipped, px=_pixels)
    environment.globals.update(number=wording.number, capitalised=wording.capitalised)
    environment.globals.update(
        status_of=wording.status_of, language_of=wording.language_of, unmarked=wording.unmarked
    )
    return environment.get_template("report.html")


def _inert(value: Any) -> Any:
    """Whatever is put into the page, but for the page's own markup, with nothing hidden in it."""
    from markupsafe import Markup

    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _pixels(value: float) -> str:
    """A tenth of a pixel is enough, and saves a third of the picture."""
    return f"{value:.1f}".removesuffix(".0")


def _asset(name: str) -> str:
    folder = resources.files("quellen.showing.report").joinpath("templates")
    return folder.joinpath(name).read_text("utf-8")


def _csp_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
