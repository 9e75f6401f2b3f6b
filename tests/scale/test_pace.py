"""The live line: what is done, how fast, and how long the rest will take."""

from __future__ import annotations

from quellen.pace import Pace, in_words


def test_the_pace_is_that_of_late_and_the_time_left_follows_from_it() -> None:
    now = [0.0]
    pace = Pace("documents", clock=lambda: now[0])
    for done in range(1, 41):
        now[0] += 0.5
        pace.show(done, 100, done, "letters/x.txt")
    line = pace.line(40, 100, "letters/x.txt")
    assert "40 of 100" in line
    assert "2 documents a second" in line
    assert "30 s left" in line


def test_sources_that_are_there_already_are_no_work_but_are_done() -> None:
    now = [0.0]
    pace = Pace("documents", clock=lambda: now[0])
    for done in range(1, 11):
        now[0] += 1
        pace.show(done, 20, 0, "a.txt")
    assert pace.speed() is None
    assert pace.line(10, 20, "a.txt").startswith("10 of 20")


def test_a_line_fits_a_terminal_and_obeys_no_file_name() -> None:
    line = Pace("documents").line(3, None, "x\x1b[2J" + "y" * 200)
    assert len(line) <= 78
    assert "\x1b" not in line


def test_times_are_said_as_exactly_as_they_are_known() -> None:
    assert [in_words(s) for s in (0.2, 8, 100, 5000, 100000, 200000)] == [
        "1 s", "8 s", "2 min", "1 h 23 min", "1 day 3 h", "2 days 7 h",
    ]  # fmt: skip
