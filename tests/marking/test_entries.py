"""Diaries, logs and chronicles: the date at the head of an entry dates what stands under it."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.marking.times import mark_times
from quellen.model import Analysis, Document
from quellen.reading import read
from quellen.reading.sources import source_of

DIARY = """Diary of Anna Kerr

1921

7 March. Monday. The windows shook. The mill is on fire.

9 March. They found two more yesterday.

I went to the yard on Tuesday.

12 March. Buried six today.

19 March - The last is up.

1922

3 January. It ended last night.
"""
LOG = """**3 May 1921:** The train left Varn.

**4 May 1921:** Rain. The bridge was closed this morning.

**6 May 1921:** We turned back.

**9 May 1921:** The train arrived in Kelt.
"""
PAGES = """Sat 9 May 1921: The strike was over yesterday.

Wed 6 May 1921: We turned back.

Mon 4 May 1921: The bridge was closed.

Sun 3 May 1921: The train left.
"""
TELEGRAMS = """PORT SABLE, 3 MAY 1921. No. 12.

Quiet.

PORT SABLE, 4 MAY 1921. No. 13. The garrison left yesterday.

Varn, 6 May 1921. They came back this morning.

Varn, 9 May 1921. Nothing.
"""
STORY = """7 March was a Monday. The windows shook in 1921.

9 March, when the frost came, was worse. They found two more yesterday.

On 12 March they buried six.

19 March brought rain. It ended yesterday.
"""


def document(text: str) -> Document:
    return read(source_of("diary.txt", "/diary.txt", text.encode()))


def days(text: str) -> dict[str, str | None]:
    found = document(text)
    return {found.text[t.start : t.end]: t.edtf for t in mark_times(found)}


def scopes(text: str) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    found = document(text)
    marks: Analysis = analyse(found)
    return {
        found.text[s.spans[0][0] : s.spans[-1][1]]: (s.edtf or s.scope_date, s.scope_by)
        for s in marks.statements
    }


def test_yesterday_is_the_day_before_the_entry() -> None:
    found = days(DIARY)
    assert found["yesterday"] == "1921-03-08"
    assert found["today"] == "1921-03-12"
    assert found["last night"] == "1922-01-02"


def test_an_entry_goes_on_over_paragraphs() -> None:
    assert days(DIARY)["Tuesday"] == "1921-03-08"


def test_what_has_no_date_is_told_on_the_day_of_its_entry() -> None:
    told = scopes(DIARY)
    assert told["The mill is on fire"] == ("1921-03-07", ("date: entry",))
    assert told["The last is up"] == ("1921-03-19", ("date: entry",))


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [(LOG, "this morning", "1921-05-04"), (PAGES, "yesterday", "1921-05-08")],
)
def test_logs_and_pages_that_begin_with_the_last_day(text: str, words: str, day: str) -> None:
    assert days(text)[words] == day


def test_letters_and_telegrams_begin_with_their_place() -> None:
    told = days(TELEGRAMS)
    assert (told["yesterday"], told["this morning"]) == ("1921-05-03", "1921-05-06")


def test_under_a_year_or_a_heading_no_entry_goes_on() -> None:
    text = f"{DIARY}\n\nAfterword\n\nShe was happy in Varn.\n".replace("Afterword", "1923")
    assert scopes(text)["She was happy in Varn"] == (None, ())


def test_a_story_that_begins_its_paragraphs_with_days_is_no_diary() -> None:
    assert days(STORY)["yesterday"] is None
    assert all("date: entry" not in by for _, by in scopes(STORY).values())


def test_days_in_no_order_are_no_diary() -> None:
    mixed = "\n\n".join(
        f"{day} May 1921: The {thing} came. It was gone the day before yesterday."
        for day, thing in zip((9, 3, 12, 1, 8, 2), "abcdef", strict=True)
    )
    assert all("date: entry" not in by for _, by in scopes(mixed).values())
