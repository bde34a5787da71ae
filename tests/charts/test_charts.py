"""Charts: every number drawn stands in the table too, and black and white needs no key."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from core.charts.answers import answers_chart
from core.charts.before_after import before_after_chart, comparable
from core.charts.chart import Chart
from core.charts.earlier import difference_words, earlier_chart
from core.charts.matrix import matrix_chart
from core.charts.response import response_chart
from core.charts.since_then import since_chart
from core.charts.svg import BLACK_AND_WHITE, svg
from core.counting.before_after import before_after
from core.counting.collation import Base, ItemCount, collate
from core.counting.earlier import ApartFigure, ComparableCount
from core.counting.judgements import pathway_matrix
from core.counting.live_number import LiveNumber, live_count
from core.counting.narrowing import EVERYTHING
from core.counting.since_then import compared_shares
from core.documents.blocks import DrawnCell, TextLook, TextSpan
from core.documents.report.in_rows import answers_table, earlier_table, since_table
from core.model.bearing import Bearing
from core.model.drawing import COLOUR, FILLS, Anchor, Lettering, Paint, Rectangle
from core.model.earlier import EarlierAudit, EarlierSource, FigureApart
from core.pdf.text.faces import Weight
from core.pdf.text.lines import layout_text
from core.pdf.text.runs import TextStyle
from tests.counting.audits import example, snapshot_of
from tests.counting.test_live_number import cin


def rows() -> tuple[ItemCount, ...]:
    everything, counts = example("cin")
    return collate(everything.now.tool, counts, 24)


def answers() -> Chart:
    return answers_chart(cin().now, rows(), Base.APPLICABLE, EVERYTHING, 24)


def texts(chart: Chart) -> list[str]:
    return [one.text for one in chart.drawing.shapes if isinstance(one, Lettering)]


def charts() -> dict[str, Chart]:
    now = cin().now
    found = (before_after(now, point, cin().answers) for point in now.tool.points)
    moved = [one for one in found if one is not None and comparable(one)]
    made = (
        answers(),
        matrix_chart(now, pathway_matrix(now)),
        matrix_chart(snapshot_of("tier2"), pathway_matrix(snapshot_of("tier2"))),
        response_chart(now),
        before_after_chart(now, moved),
    )
    return {f"{at} {one.key}": one for at, one in enumerate(made)}


def test_every_answer_is_drawn_with_its_number_and_in_the_order_of_its_set() -> None:
    chart = answers()
    for stop, row in zip(chart.drawing.marks, rows(), strict=True):
        line = [
            one
            for one in chart.drawing.shapes
            if isinstance(one, Lettering) and stop.y < one.y < stop.y + stop.height
        ]
        assert line[0].text == row.item.key
        inside = sorted((one for one in line if 214 <= one.x < 452), key=lambda one: one.x)
        wanted = [str(count) for _, count in row.counts if count]
        wanted += [str(row.blank)] if row.blank else []
        assert [one.text for one in inside if one.text.isdecimal()] == wanted
    assert len(chart.table.rows) == len(rows())
    assert chart.table.rows[7][0] == "2 Overseen in supervision"
    assert chart.table.rows[7][-2:] == ("Yes 66.7%", "21")


def test_a_number_in_a_chart_is_the_number_in_the_lens() -> None:
    for chart in charts().values():
        now = snapshot_of("tier2") if "pathway" in chart.title else cin().now
        for mark in chart.drawing.marks:
            if isinstance(mark.value, LiveNumber):
                found = live_count(now, mark.value, cin().answers)
                assert found is not None
                said = f"{found.count} of {found.base}"
                assert chart.key not in ("matrix", "response") or said in mark.spoken


@pytest.mark.parametrize("at", range(5))
def test_a_chart_is_an_svg_with_title_and_caption_inside(at: int) -> None:
    chart = list(charts().values())[at]
    for colours in (COLOUR, BLACK_AND_WHITE):
        root = ElementTree.fromstring(svg(chart, colours))  # our own
        assert root[0].text == chart.title
        assert chart.caption in (root[1].text or "")
        inside = "".join(root.itertext())
        assert all(text in inside for text in texts(chart) if len(text) < 6)
    assert chart.caption
    assert all(len(row) == len(chart.table.head) for row in chart.table.rows)
    assert all(
        0 <= mark.x <= chart.drawing.width and mark.y + mark.height <= chart.drawing.height + 0.1
        for mark in chart.drawing.marks
    )


def test_without_colour_the_answers_are_still_told_apart() -> None:
    grey = re.compile(r"#([0-9A-F]{2})\1\1", re.IGNORECASE)
    assert all(grey.fullmatch(value) for value in BLACK_AND_WHITE.values())
    looks = Counter((BLACK_AND_WHITE[paint], pattern) for paint, pattern in FILLS.values())
    assert max(looks.values()) == 1
    assert len(FILLS) == len(Bearing)
    blank = [one for one in answers().drawing.shapes if isinstance(one, Rectangle) and one.dashed]
    assert all(one.fill is None and one.edge is Paint.QUIET for one in blank)


def test_a_group_with_one_case_gives_its_answer_in_words_and_many_groups_go_down() -> None:
    now = snapshot_of("tier2")
    chart = matrix_chart(now, pathway_matrix(now))
    assert chart.table.head[-2:] == ("School panel", "Health visiting")
    assert chart.table.rows[0][-2] == "Case 28: nothing agreed"
    assert "all but one (8 of 9 cases)" in chart.table.rows[0]
    first = chart.drawing.marks[0]
    across = [
        one.text
        for one in chart.drawing.shapes
        if isinstance(one, Lettering) and one.y < first.y and one.x < first.x + first.width
    ]
    assert " ".join(across).endswith("Referral appropriate")  # seven groups: statements across


def test_no_name_and_no_word_of_a_chart_is_cut_however_long() -> None:
    long = "Whether what the child said about the days between the visits is in the plan"
    for key in ("cin", "tier2", "meetings"):
        everything, counts = example(key)
        now = everything.now
        held = [
            replace(one, item=replace(one.item, short=long))
            for one in collate(now.tool, counts, len(now.usable))
        ]
        made = (
            answers_chart(now, held, Base.APPLICABLE, EVERYTHING, len(now.usable)),
            matrix_chart(now, pathway_matrix(now)),
            response_chart(now),
        )
        for chart in made:
            assert "…" not in svg(chart)
            places = {(one.x, one.y) for one in chart.drawing.shapes if isinstance(one, Lettering)}
            assert len(places) == len(texts(chart))  # nothing stands on something else


def test_an_empty_audit_says_so_in_place_of_bars() -> None:
    now = replace(cin().now, usable=frozenset(), returns=(), requests=())
    nobody = answers_chart(now, (), Base.ALL, EVERYTHING, 0)
    assert nobody.empty == "No usable return yet: nobody is asked."
    assert nobody.empty in svg(nobody)
    assert response_chart(now).empty == "Nobody is asked yet."
    waiting = answers_chart(replace(cin().now, usable=frozenset()), (), Base.ALL, EVERYTHING, 0)
    assert waiting.empty == "No usable return yet: 37 asked, 28 in."


def test_for_the_room_letters_are_counts() -> None:
    now = cin().now
    found = (before_after(now, point, cin().answers) for point in now.tool.points)
    moved = [one for one in found if one is not None and comparable(one)]
    named = before_after_chart(now, moved)
    counted = before_after_chart(now, moved, letters=False)
    supervision = ("2 Overseen in supervision", "1 of 3", "2 of 3", "2 of 3")
    assert (*supervision, "to: B  from: C") in named.table.rows
    assert (*supervision, "to: 1  from: 1") in counted.table.rows


@pytest.mark.parametrize(
    ("then", "now_is", "words"),
    [
        ((17, 20), (16, 24), "four returns fewer"),
        ((13, 19), (14, 21), "under one return"),
        ((11, 20), (14, 23), "one return more"),
        ((1, 2), (7, 14), "the same"),
    ],
)
def test_a_difference_to_an_earlier_audit_is_told_in_returns(
    then: tuple[int, int], now_is: tuple[int, int], words: str
) -> None:
    assert difference_words(then, now_is) == words


def test_an_earlier_audit_stands_beside_this_one_where_it_asked_the_same() -> None:
    now, held = cin().now, rows()
    two = next(row for row in held if row.item.key == "2")
    yes, no = two.counts[0][0], two.counts[1][0]
    then = ComparableCount(
        EarlierAudit("Repeat plans"), EarlierSource.RETURNS, ((yes, 13), (no, 6)), 19, two.item
    )
    chart = earlier_chart(held, {two.item.id: (then,)}, Base.APPLICABLE)
    assert chart.table.rows == (
        (
            "2 Overseen in supervision",
            "Repeat plans",
            "68.4% (13 of 19)",
            "66.7% (14 of 21)",
            "under one return",
        ),
    )
    assert chart.caption.startswith("Repeat plans · where applicable")
    assert "16 not asked then in the same words" in chart.caption
    assert earlier_chart(held, {}, Base.ALL).empty == "Nothing was asked earlier in the same words."
    assert "68.4%" in svg(chart)
    assert now.earlier_counts == ()
    why = ApartFigure(EarlierAudit("2011"), FigureApart.NOT_COMPARABLE, "only mothers were asked.")
    beside = earlier_chart(held, {two.item.id: (then,)}, Base.ALL, {held[0].item.id: (why,)})
    told = "not comparable, because only mothers were asked"
    assert [row[1:3] for row in beside.table.rows[1:]] == [("2011", told)]
    assert all(part in svg(beside) for part in ("2011: not comparable", "only mothers were asked"))
    assert "15 not asked then in the same words" in beside.caption
    assert not earlier_chart(held, {}, Base.ALL, {held[0].item.id: (why,)}).empty
    shares = compared_shares(held, {two.item.id: (then,)}, Base.ALL)
    table = earlier_table(beside, held, shares, {held[0].item.id: (why,)})
    assert [one.title for one in table.columns][2:] == [
        "Earlier audit",
        "Then",
        "Now",
        "Difference",
    ]
    (first, drawn, *said), apart = table.rows
    assert isinstance(drawn, DrawnCell)
    assert drawn.words == "68.4% (13 of 19) then, 60.9% (14 of 23) now"
    assert first == (TextSpan("2 ", TextLook.QUIET), TextSpan("Overseen in supervision"))
    assert next(one[0].text for one in said if isinstance(one, tuple)) == "Repeat plans"
    assert apart[3] == (TextSpan(told),)


def test_an_earlier_audit_is_told_in_three_columns() -> None:
    every = rows()
    weak, strong = (one for one in every if one.item.key in ("5", "7"))

    def before(row: ItemCount, met: int, not_met: int) -> ComparableCount:
        counts = tuple((one, met if one.bearing is Bearing.MET else 0) for one, _ in row.counts)
        others = [one for one, _ in row.counts if one.bearing is Bearing.NOT_MET]
        counts = tuple((one, not_met if one in others else count) for one, count in counts)
        audit = EarlierAudit("Repeat plans")
        return ComparableCount(audit, EarlierSource.RETURNS, counts, met + not_met, row.item)

    held = {weak.item.id: (before(weak, 9, 11),), strong.item.id: (before(strong, 18, 2),)}
    chart = since_chart(every, held, Base.APPLICABLE)
    assert chart.table.head == ("Was to develop", "Has improved", "Goes on")
    assert chart.table.rows == (
        (
            "5 Child's views taken into account: 45.0% (9 of 20) then",
            "5 Child's views taken into account: 45.0%, now 60.9% (14 of 23)",
            "",
        ),
    )
    assert len(chart.drawing.marks) == 2
    table = since_table(chart, compared_shares(every, held, Base.APPLICABLE))
    assert [one.title for one in table.columns] == ["Question", *chart.table.head]
    ((_, *told),) = table.rows
    assert told == [
        (TextSpan("45.0% (9 of 20) then"),),
        (TextSpan("45.0%, now 60.9% (14 of 23)"),),
        (TextSpan(""),),
    ]


def test_more_answers_than_find_columns_are_told_in_one_cell_of_their_row() -> None:
    some = [one for one in rows() if one.item.key in ("2", "5")]
    (few,), row = some[:1], some[1]
    labels = ["Excellent", "Very good", "Good", "Adequate", "Weak", "Unsatisfactory"]
    answer = row.counts[0][0]
    counts = tuple((replace(answer, label=one), at) for at, one in enumerate(labels, 1))
    chart = answers_chart(cin().now, some, Base.APPLICABLE, EVERYTHING, 21)
    titles = [one.title for one in answers_table(chart, [few], Base.APPLICABLE).columns]
    assert "Yes" in titles
    table = answers_table(chart, [replace(row, counts=counts)], Base.APPLICABLE)
    assert "Answers" in [one.title for one in table.columns]
    said = table.rows[0][2]
    assert isinstance(said, tuple)
    assert said[0].text.startswith("1 excellent, 2 very good, 3 good, 4 adequate, 5 weak")


def test_numbers_of_two_and_three_figures_have_room_and_no_text_runs_into_the_next() -> None:
    full = example("meetings")[0]
    now = full.now
    found = [before_after(now, point, full.answers) for point in now.tool.points]
    moved = [one for one in found if one is not None and comparable(one)]
    many = answers_chart(now, [hundreds(row) for row in rows()], Base.APPLICABLE, EVERYTHING, 720)
    for chart in (before_after_chart(now, moved), matrix_chart(now, pathway_matrix(now)), many):
        lines: dict[float, list[tuple[float, float, Lettering]]] = {}
        for one in chart.drawing.shapes:
            if isinstance(one, Lettering):
                lines.setdefault(one.y, []).append((*_span(one), one))
        for line in lines.values():
            line.sort(key=lambda each: each[0])
            for (_, end, before), (begin, _, _) in pairwise(line):
                assert end <= begin, before.text
        counted = [text for text in texts(chart) if re.search(r"\d of \d", text)]
        assert counted
        for one in chart.drawing.shapes:
            if isinstance(one, Lettering) and one.text in counted:
                assert one.width == 0 or _wide(one) <= one.width, one.text


def hundreds(row: ItemCount) -> ItemCount:
    """Return a count with three figures in every number of it."""
    return replace(row, counts=tuple((answer, 200 + count) for answer, count in row.counts))


def _wide(one: Lettering) -> float:
    style = TextStyle(Weight.BOLD if one.strong else Weight.REGULAR, one.size, "#000000")
    return layout_text([(one.text, style)], 10_000).width


def _span(one: Lettering) -> tuple[float, float]:
    """Return where a text begins and ends; what is wider than its width is shortened."""
    wide = min(_wide(one), one.width or _wide(one))
    left = one.x - wide * {Anchor.END: 1, Anchor.MIDDLE: 0.5}.get(one.anchor, 0)
    return left, left + wide
