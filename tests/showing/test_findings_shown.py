"""What the report says of the findings, before it is laid out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quellen.showing.report import disputes, lineage
from quellen.showing.report.events import EventView, event_views, periods
from quellen.showing.report.names import Names
from quellen.showing.report.places import Places
from quellen.showing.report.quotes import Quoting
from quellen.showing.report.stemma import draw_stemmata
from quellen.showing.report.summary import summary
from quellen.showing.report.voices import voice_views
from quellen.showing.report.wording import figures_in_words, lapse, listed, number


def quoting_of(pile: Any) -> Quoting:
    data = pile.data()
    names = Names(data.sources)
    return Quoting(data, names, Places(data.documents, names))


def events_of(pile: Any) -> list[EventView]:
    data = pile.data()
    anchors = disputes.anchored(data, "conflict") | disputes.anchored(data, "update")
    return event_views(data, quoting_of(pile), anchors)


def said(pile: Any) -> str:
    return " ".join(summary(pile.data(), events_of(pile)))


# ---------------------------------------------------------------------- the summary


def test_an_empty_pile_is_said_to_be_empty(pile: Any) -> None:
    assert said(pile) == "Nothing has been read yet, so there is nothing to report."


def test_a_pile_of_failures_is_not_said_to_be_empty(pile: Any) -> None:
    pile.source("x1", "", status="failed", reason="it is a picture")
    assert said(pile) == "One source could not be read, and there are no others."


def test_the_summary_counts_what_was_read_told_and_disputed(fire: Any) -> None:
    words = said(fire)
    assert "three documents, published between 5 May 1921 and 9 May 1921" in words
    assert "One source could not be read" in words
    assert "two events between 1880 and 1921; one event is told by more than one document" in words
    assert "One document repeats the text of another" in words
    assert "two independent texts" in words
    assert "On two points, accounts cannot all be right" in words
    assert "One later account only brings an earlier one up to date; that is no conflict" in words


def test_documents_without_a_date_are_counted(pile: Any) -> None:
    pile.source("aaaaaaaaaaaa", "A.", published="1921-05-05")
    pile.source("bbbbbbbbbbbb", "B.")
    assert "published on 5 May 1921 (one document without a date)" in said(pile)


def test_years_before_the_common_era_come_first(pile: Any) -> None:
    pile.source("aaaaaaaaaaaa", "A.")
    for edtf in ("0040", "-0051", "-0005"):
        pile.event("It", edtf)
    assert "between 52 BC and AD 40" in said(pile)


# ----------------------------------------------------------------------- quotations


def test_the_same_words_are_quoted_once_with_everywhere_they_stand(fire: Any) -> None:
    first, second = events_of(fire)[0].quotes
    assert [c.name for c in first.citations] == [
        "The Harrow Post, “Harrow Mill burns”", "“From our correspondent”"]  # fmt: skip
    assert first.voices == ("Ernst Vogel", "Albert Keller")
    assert second.voices == ()  # the document's name says it: "Lene Marsh, “A word …”"
    assert "speaks as its speaker" in second.facts


def test_a_quotation_leads_to_its_exact_words(fire: Any) -> None:
    data = fire.data()
    quote = events_of(fire)[0].quotes[0]
    _, start, end = str(quote.href).split("-")
    assert data.documents["aaaaaaaaaaaa"][0].text[int(start) : int(end)] in quote.text
    assert quote.text.endswith(" …")  # the sentence goes on


@pytest.mark.parametrize("span", [(5, 5), (-1, 3), (0, 10**9), (9, 3)])
def test_a_place_outside_the_text_is_not_linked(fire: Any, span: tuple[int, int]) -> None:
    places = quoting_of(fire).places
    assert places.link("aaaaaaaaaaaa", *span, "e1") is None
    assert places.link("no such document", 0, 3, "e1") is None


# --------------------------------------------------------------------------- events


def test_few_events_are_neither_folded_nor_headed(fire: Any) -> None:
    (period,) = periods(events_of(fire))
    assert period.label is None
    assert [run.folded for run in period.runs] == [False]


def test_of_thousands_the_weighty_stay_in_sight(many: Callable[[int], Any]) -> None:
    made = many(3000)
    for row in made.timeline[::500]:
        row["documents"] = ["aaaaaaaaaaaa", "bbbbbbbbbbbb"]
    shown = periods(events_of(made))
    assert [p.label for p in shown] == ["1950s", "1960s"]
    assert sum(p.count for p in shown) == 3000
    in_sight = [e for p in shown for run in p.runs if not run.folded for e in run.events]
    assert len(in_sight) == 6
    labels = [run.label for p in shown for run in p.runs if run.folded]
    assert labels[0].startswith("499 events, each told by one document: ")


def test_events_keep_their_order_around_folds(many: Callable[[int], Any]) -> None:
    made = many(300)
    made.timeline[40]["disputes"] = ["c1"]
    made.dispute("date", {})
    keys = [e.key for p in periods(events_of(made)) for run in p.runs for e in run.events]
    assert keys == [f"e{i}" for i in range(1, 301)]


def test_a_year_is_not_put_under_its_january(pile: Any) -> None:
    for day in range(1, 25):
        pile.event("It", f"1968-0{1 + day % 3}-{day:02d}")
    pile.event("It", "1968")
    labels = {e.row["edtf"]: p.label for p in periods(events_of(pile)) for r in p.runs
              for e in r.events}  # fmt: skip
    assert labels["1968"] == "1968"
    assert labels["1968-01-03"] == "January 1968"


# ------------------------------------------------------------------------- disputes


def test_updates_stand_apart_from_conflicts(fire: Any) -> None:
    data = fire.data()
    assert [d["kind"] for d in disputes.anchored(data, "conflict").values()] == ["date", "denial"]
    assert [d["kind"] for d in disputes.anchored(data, "update").values()] == ["figure"]


def test_the_dispute_with_the_strongest_second_side_comes_first(fire: Any) -> None:
    rows = fire.disputes[0]["sides"][0]["accounts"]
    for number_, origins in (("lopsided", (9, 1)), ("even", (3, 3))):
        fire.dispute("place", {"a": rows, "b": rows}, reasons=[number_])
        for side, count in zip(fire.disputes[-1]["sides"], origins, strict=True):
            side["origins"] = count
    ordered = list(disputes.anchored(fire.data(), "conflict").values())
    assert ordered[0]["reasons"] == ["even"]


def test_a_contradiction_within_a_passage_is_quoted_in_one_piece(fire: Any) -> None:
    text = "The doors were never locked, and 9 people died"
    parts = [fire.account("bbbbbbbbbbbb", part, None) for part in ("The doors", text, "died")]
    fire.dispute("chronology", {"one": parts[:1], "two": parts[1:2], "three": parts[2:]})
    rows = disputes.anchored(fire.data(), "conflict")
    shown = disputes.dispute_views(rows, {}, quoting_of(fire))[-1]
    assert shown.kind == "chronology"
    assert shown.whole is not None
    assert shown.whole.text == f"… {text}."


# -------------------------------------------------------------------------- lineage


def test_copies_count_as_one_text_and_citations_do_not(fire: Any) -> None:
    data = fire.data()
    assert lineage.independent_texts(data.sources, data.lineage) == 2


def test_families_hang_together_through_others(pile: Any) -> None:
    for name in "abcde":
        pile.source(name, f"Text of {name}.")
    for origin, copy in (("a", "b"), ("c", "b"), ("d", "e")):
        pile.link(origin, copy, "copy")
    found = lineage.families("abcde", pile.lineage, {"copy"})
    assert [sorted(f) for f in found] == [["a", "b", "c"], ["d", "e"]]


def test_what_a_document_rests_on_is_told_strongest_first(fire: Any) -> None:
    data = fire.data()
    names = Names(data.sources)
    first, second = lineage.dependents(data, names, Places(data.documents, names))
    assert (first.name, first.links[0].verb) == ("“From our correspondent”", "copies")
    assert second.links[0].verb == "cites"
    assert "The Harrow Post" in first.links[0].reasons  # by name, not by id


def test_a_stemma_has_the_older_above_and_the_origin_first_of_a_day(pile: Any) -> None:
    for name, day in (("a", "1921-05-05"), ("b", "1921-05-04"), ("c", "1921-05-04")):
        pile.source(name, f"Text of {name}.", published=day)
    pile.link("c", "b", "copy")
    pile.link("b", "a", "quotation")
    (stemma,) = draw_stemmata(pile.data(), Names(pile.sources))
    assert [n.name for n in stemma.nodes] == ["“c.txt”", "“b.txt”", "“a.txt”"]
    assert len(stemma.arcs) == 2


def test_documents_by_one_author_are_no_family(pile: Any) -> None:
    for name in "ab":
        pile.source(name, f"Text of {name}.")
    pile.link("a", "b", "same_author")
    assert draw_stemmata(pile.data(), Names(pile.sources)) == []


# ---------------------------------------------------------------- names and wording


def test_documents_of_one_name_are_told_apart(pile: Any) -> None:
    for number_ in ("abcd00000001", "abcd10000002"):
        pile.source(number_, "Text.", title="The fire")
    names = Names(pile.sources)
    assert [names[s["id"]] for s in pile.sources] == ["“The fire” [abcd00]", "“The fire” [abcd10]"]


def test_the_readers_folders_stay_at_home(fire: Any) -> None:
    names = Names(fire.sources)
    assert names.without_folder("/home/reader/pile/scan.pdf is a scan") == "scan.pdf is a scan"
    assert Names([]).without_folder("/a/b.txt") == "/a/b.txt"


def test_voices_without_statements_are_left_out(fire: Any) -> None:
    fire.voices.append(fire.voices[0] | {"voice": "unnamed", "statements": 0})
    assert [v.voice for v in voice_views(fire.voices, Names(fire.sources))] == ["Albert Keller"]


@pytest.mark.parametrize(
    ("figure", "words"),
    [((12, None, "at_least", "person", "killed"), "at least 12 killed"),
     ((12, 12, "exactly", "person", "killed"), "12 killed"),
     ((30, 40, "between", "person", "injured"), "30 to 40 injured"),
     ((1200000, 1200000, "about", "EUR", "money"), "about 1,200,000 EUR"),
     ((None, 50, "less_than", "person", "present"), "fewer than 50 present"),
     ((1, 1, "implicit", "person", "killed"), "1 killed (implied)"),
     ((None, None, "exactly", "person", "killed"), None)],
)  # fmt: skip
def test_figures_in_words(figure: tuple[Any, ...], words: str | None) -> None:
    row = dict(zip(("low", "high", "qualifier", "unit", "counts"), figure, strict=True))
    assert figures_in_words([row, row]) == ([words] if words else [])


@pytest.mark.parametrize(
    ("years", "words"),
    [(None, ""), (0.02, ""), (0.1, "told about one month later"),
     (0.5, "told about six months later"), (1.2, "told one year later"),
     (56.8, "told 57 years later")],
)  # fmt: skip
def test_how_long_after_it_was_told(years: float | None, words: str) -> None:
    assert lapse(years) == words


def test_numbers_and_lists_read_like_prose() -> None:
    assert [number(n, "copy") for n in (0, 1, 12, 1200)] == [
        "no copies", "one copy", "twelve copies", "1,200 copies"]  # fmt: skip
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_the_same_words_twice_in_one_document_are_cited_once(fire: Any) -> None:
    twice = fire.timeline[0]["accounts"][0]
    fire.timeline[0]["accounts"] = [twice, dict(twice)]
    (quote,) = events_of(fire)[0].quotes
    assert len(quote.citations) == 1


def test_pictographs_are_left_out_of_labels() -> None:
    from quellen.showing.report.picture import _spoken

    assert _spoken("… 🔥🏽 The mill ✈️ burned") == "The mill burned"
    assert _spoken("🔥") == "🔥"
