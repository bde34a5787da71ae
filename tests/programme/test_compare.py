"""Rounds beside one another: only like with like, and where words changed it says so."""

import csv
import io
import json

from core.model.bearing import Bearing
from core.model.drawing import Paint, Rectangle, Stroke
from core.programme.compare import Comparison, RoundCounts, compare, round_counts
from core.programme.compared_words import as_csv, as_json, as_text, few_words, rounds_words
from core.programme.others import others_figures
from core.programme.publication import (
    EVERYTHING,
    JudgedRow,
    Publication,
    PublishedTool,
    same_words,
    statement,
)
from core.programme.server.answers import ReleasedCell
from core.programme.trend_chart import trend_chart
from tests.programme.published import publication

YES_NO = (Bearing.MET, Bearing.NOT_MET)


def a_round(year: int, *asked: tuple[str, str, int, int], tool: str = "t") -> RoundCounts:
    """Return a round of one year: of each statement its number, words, and how many of how many."""
    statements = tuple(statement(key, "", words, YES_NO) for key, words, _, _ in asked)
    rows = [JudgedRow(key, EVERYTHING, n, met, 0, n - met, 0, 0, 0, 0) for key, _, met, n in asked]
    return round_counts(
        Publication(
            f"round {year}",
            1,
            "own",
            f"Spring {year}",
            f"{year}-05-01",
            *(20, 0, 0, 0),
            PublishedTool(tool, "", "", statements),
            tuple(rows),
        )
    )


def lines(found: Comparison) -> list[list[list[tuple[int, int]]]]:
    return [
        [[(one.at.year, one.met) for one in span.readings] for span in trend.spans]
        for trend in found.trends
    ]


def test_a_statement_goes_on_while_its_words_do_whatever_its_number_is() -> None:
    found = compare(
        [
            a_round(2011, ("1", "Is it recorded?", 4, 9), ("2", "Is it clear?", 2, 9)),
            a_round(2012, ("1", "Something new", 1, 9), ("5", "is it  recorded?", 6, 10)),
        ]
    )
    assert lines(found) == [
        [[(2011, 4), (2012, 6)]],
        [[(2012, 1)]],
        [[(2011, 2)]],
    ]


def test_where_words_changed_the_line_breaks_and_the_old_words_are_there() -> None:
    found = compare(
        [
            a_round(2011, ("5", "Are the child’s wishes on file?", 4, 9)),
            a_round(2012, ("5", "Are the child’s wishes on file?", 6, 10)),
            a_round(2013, ("5", "Were the child’s views taken into account?", 5, 12)),
        ]
    )
    assert lines(found) == [[[(2011, 4), (2012, 6)], [(2013, 5)]]]
    assert rounds_words(found.trends[0]) == "3 rounds · words changed 2013"
    assert as_text(found).splitlines() == [
        "5 Were the child’s views taken into account?",
        "  Judged met, where applicable, of cases",
        "  2013-05-01  Spring 2013: 41.7% (5 of 12)",
        "  -- The words changed: before, “Are the child’s wishes on file?”. "
        "Not to be compared across this line.",
        "  2012-05-01  Spring 2012: 60.0% (6 of 10)",
        "  2011-05-01  Spring 2011: 44.4% (4 of 9)",
    ]


def test_where_the_answers_changed_words_alone_are_not_enough() -> None:
    before, after = a_round(2011, ("1", "Is it so?", 1, 9)), a_round(2012, ("1", "Is it so?", 2, 9))
    other = statement("1", "", "Is it so?", (Bearing.MET, Bearing.PARTLY, Bearing.NOT_MET))
    graded = after.counts[0]._replace(asked=other, alike=f"judged {other.same}")
    changed = RoundCounts("r", "Spring 2012", "2012-05-01", "t", (graded,))
    found = compare([before, changed])
    assert lines(found) == [[[(2011, 1)], [(2012, 2)]]]
    assert "The answers changed." in as_text(found)


def test_what_an_office_mapped_goes_on_and_the_break_is_still_shown() -> None:
    rounds = [a_round(2011, ("1", "Old words", 1, 9)), a_round(2012, ("7", "New words", 2, 9))]
    bearings = tuple(one.value for one in YES_NO)
    mapped = {same_words("Old words", bearings): same_words("New words", bearings)}
    assert len(lines(compare(rounds))) == 2
    found = compare(rounds, mapped)
    assert lines(found) == [[[(2011, 1)], [(2012, 2)]]]
    assert found.trends[0].mapped == {1}
    assert "The office compares them all the same." in as_text(found)
    assert compare(rounds, {one: other for one in mapped.values() for other in mapped.values()})


def test_two_statements_of_one_wording_go_on_by_their_numbers() -> None:
    both = (("1a", "Details", 3, 9), ("2a", "Details", 7, 9))
    found = compare([a_round(2011, *both), a_round(2012, *both[::-1])])
    assert sorted(lines(found)) == [[[(2011, 3), (2012, 3)]], [[(2011, 7), (2012, 7)]]]


def test_a_round_without_a_statement_is_a_gap_and_never_a_nought() -> None:
    asked = ("1", "Is it so?", 4, 9)
    found = compare(
        [a_round(2011, asked), a_round(2012, ("2", "Else", 1, 9)), a_round(2013, asked)]
    )
    assert [[(2011, 4), (2013, 4)]] in lines(found)


def test_few_cases_say_how_far_one_moves_the_line() -> None:
    found = compare(
        [a_round(2011, ("1", "Is it so?", 5, 8)), a_round(2012, ("1", "Is it so?", 0, 0))]
    )
    trend = found.trends[0]
    assert (
        few_words(trend.readings) == "Few cases: one more or fewer moves the line by 12.5 points."
    )
    assert few_words(compare([a_round(2011, ("1", "Is it so?", 5, 10))]).trends[0].readings) == ""
    assert "2012: nothing to count" in as_text(found)


def test_numbers_come_out_as_csv_and_json_with_the_base_and_what_comparable() -> None:
    found = compare(
        [a_round(2011, ("5", "=SUM(A1)", 4, 9)), a_round(2012, ("5", "Other words", 6, 10))]
    )
    rows = list(csv.DictReader(io.StringIO(as_csv(found), newline="")))
    assert [(one["comparable"], one["met"], one["base"], one["percent_met"]) for one in rows] == [
        ("1", "4", "9", "44.4"),
        ("2", "6", "10", "60.0"),
    ]
    assert rows[0]["words"] == "'=SUM(A1)"
    told = json.loads(as_json(found))["rows"]
    assert [(one["round"], one["met"], one["base"]) for one in told] == [
        ("Spring 2011", 4, 9),
        ("Spring 2012", 6, 10),
    ]
    assert as_csv(compare([])) == "statement\r\n"
    assert as_text(compare([])) == "There are no rounds to compare yet.\n"


def test_what_has_no_met_or_not_met_is_named_and_not_compared() -> None:
    asked = statement("9", "", "Anything to raise?", (Bearing.UNKNOWN,))
    rows = (JudgedRow("9", EVERYTHING, 9, 0, 0, 0, 0, 9, 0, 0),)
    tool = PublishedTool("t", "", "", (asked,))
    held = Publication("r", 1, "own", "R", "2011-05-01", 9, 0, 0, 0, tool, rows)
    found = compare([round_counts(held)])
    assert rounds_words(found.trends[0]) == "not compared: no met or not met"
    assert json.loads(as_json(found))["rows"] == []


def test_what_only_the_returns_answer_is_compared_by_them() -> None:
    held = publication()
    found = compare([round_counts(held)])
    assert [trend.by.value for trend in found.trends] == ["judged", "judged"]
    of_returns = round_counts(held).counts
    assert of_returns[0].met == 5
    alone = Publication("r", 1, "own", "R", "2011-05-01", 9, 0, 0, 0, held.tool, (), held.answered)
    told = compare([round_counts(alone)])
    assert [(one.by.value, one.readings[0].met) for one in told.trends] == [("answered", 6)]
    assert "Answered met, where applicable, of returns" in as_text(told)


def test_others_stand_beside_ones_own_where_they_were_released_and_a_hidden_one_says_so() -> None:
    asked = ("1", "Is it so?", 4, 9)
    found = compare([a_round(2011, asked), a_round(2012, asked)])
    same = found.trends[0].asked.same
    cells = [
        ReleasedCell(same, 2011, "all", "", 40, 400, 200, 20, 100),
        ReleasedCell(same, 2012, "all", "", 41, 410, 300, 0, 100),
        ReleasedCell(same, 2012, "region", "South", 4, 40, 30, 0, 10),
        ReleasedCell(same, 2012, "region", "North", 9, 90, 1, 0, 80),
        ReleasedCell(same, 2012, "pathway", "North", 9, 90, 9, 9, 9),
    ]
    others = others_figures(cells, "South", "2013-07-01")
    assert as_text(found, others).splitlines()[2:] == [
        "  2012-05-01  Spring 2012: 44.4% (4 of 9)",
        "    South: 75.0% (30 of 40), 4 partnerships",
        "    All partnerships: 75.0% (300 of 400), 41 partnerships",
        "  2011-05-01  Spring 2011: 44.4% (4 of 9)",
        "    South: hidden: too few partnerships or cases",
        "    All partnerships: 62.5% (200 of 320), 40 partnerships",
        "",
        "The others’ figures were released on 2013-07-01.",
    ]
    rows = list(csv.DictReader(io.StringIO(as_csv(found, others), newline="")))
    assert [(one["region_met"], one["all_base"]) for one in rows] == [("", "320"), ("30", "400")]
    assert json.loads(as_json(found, others))["region"] == "South"
    chart = trend_chart(found.trends[0], found.rounds, others)
    assert chart.table.rows[1][2] == "hidden: too few partnerships or cases"
    assert "South: hidden" in chart.drawing.marks[0].spoken
    squares = [one for one in chart.drawing.shapes if isinstance(one, Rectangle)]
    assert len(squares) == 2


def test_a_line_ends_where_words_changed_and_begins_anew() -> None:
    found = compare(
        [
            a_round(2010, ("5", "Old words", 4, 9)),
            a_round(2011, ("5", "Old words", 4, 9)),
            a_round(2012, ("5", "New words", 6, 10)),
            a_round(2013, ("5", "New words", 6, 10)),
        ]
    )
    chart = trend_chart(found.trends[0], found.rounds)
    lines_drawn = [
        one for one in chart.drawing.shapes if isinstance(one, Stroke) and one.paint is Paint.ACCENT
    ]
    assert [len(one.points) for one in lines_drawn] == [2, 2]
    assert [mark.spoken for mark in chart.drawing.marks][:2] == [
        "Spring 2010, 44.4% (4 of 9)",
        "Spring 2011, 44.4% (4 of 9)",
    ]
    assert any("words changed" in getattr(one, "text", "") for one in chart.drawing.shapes)
    alone = compare([a_round(2010, ("5", "Old words", 4, 9))])
    only = trend_chart(alone.trends[0], alone.rounds).drawing.shapes
    assert not [one for one in only if isinstance(one, Stroke) and one.paint is Paint.ACCENT]
