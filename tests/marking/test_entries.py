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


# ------------------------------------------------------------------------ numbered days

SIEGE = """Notebook of Peter Arn

3 May 1911. We marched.

6 May. The gates were shut behind us.

DAY 1. Guns all day.

DAY 2. A shell killed the cook.

DAY 9. Bread was cut. Yesterday the well failed.

DAY 20. They came over the hill.
"""


def test_numbered_days_count_from_the_last_date_before_them() -> None:
    found = days(SIEGE)
    assert (found["DAY 1"], found["DAY 2"]) == ("1911-05-07", "1911-05-08")
    assert (found["DAY 9"], found["Yesterday"]) == ("1911-05-15", "1911-05-14")
    assert scopes(SIEGE)["A shell killed the cook"] == ("1911-05-08", ("date: entry",))


@pytest.mark.parametrize(("weekday", "day"), [("Sunday", "1911-05-14"), ("Monday", "1911-05-15")])
def test_a_weekday_beside_a_numbered_day_says_which_was_the_first(weekday: str, day: str) -> None:
    assert days(SIEGE.replace("DAY 9.", f"DAY 9. {weekday}."))["DAY 9"] == day


@pytest.mark.parametrize(
    "text",
    [SIEGE.replace("DAY 9.", "DAY 9. Friday."),  # neither first day makes it one
     SIEGE.replace("DAY 1.", "DAY 0."), SIEGE.replace("DAY 9.", "DAY 2.")],
)  # fmt: skip
def test_days_that_cannot_be_counted_are_not_those_of_the_entry_before(text: str) -> None:
    assert scopes(text)["A shell killed the cook"] == (None, ())


# ------------------------------------------------------------------ headings under a date

PAPER = """<html><body><main><article><h1>The mill fire in the Kelt Courier</h1>
{}</article></main></body></html>"""
ISSUE = "<h2>{}</h2><h3>{}</h3><p>The {} was burned down yesterday by a crowd of men.</p>"
ISSUES = (
    ("Tuesday, 6 September 1887", "OUTRAGE", "mill"), ("Friday, 9 September 1887", "AGAIN", "barn"),
    ("Monday, 12 September 1887", "A THIRD", "school"), ("Monday, 3 October 1887", "ALL", "inn"),
)  # fmt: skip


def test_a_heading_below_that_with_the_date_does_not_end_what_it_dates() -> None:
    page = PAPER.format("".join(ISSUE.format(*issue) for issue in ISSUES))
    found = read(source_of("courier.html", "/courier.html", page.encode()))
    yesterdays = [t.edtf for t in mark_times(found) if found.text[t.start : t.end] == "yesterday"]
    assert yesterdays == ["1887-09-05", "1887-09-08", "1887-09-11", "1887-10-02"]
