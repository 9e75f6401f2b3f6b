"""All that marking needs, loaded: imported by the process from which those that mark are forked."""

from __future__ import annotations

import contextlib
import gc

from quellen.errors import QuellenError
from quellen.marking import analyse
from quellen.model import Document

SENTENCE = "Anna Kova, the mayor of Lima, said on 3 May 1921 that he was killed in Paris."
"""Brings in every table: those of times, figures, names, places and voices."""

with contextlib.suppress(QuellenError):  # who asks for marks is told
    analyse(Document("", "", "text", SENTENCE))
gc.collect()
gc.freeze()  # or the first collection in each process would copy what they share
