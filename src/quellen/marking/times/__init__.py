"""Times: find, normalise and anchor the temporal expressions of a document.

``mark_times`` runs in four steps, each in its own module: ``scan`` finds expressions by the
grammar in ``rules``; ``joining`` and ``dual`` tie those that belong together; ``anchoring`` and
``events`` give undated ones the date they hang on (the story, the day of publication, an event);
``timex`` and ``bounds`` write the result.
"""

from __future__ import annotations

from quellen.marking.times.marking import mark_times

__all__ = ["mark_times"]
