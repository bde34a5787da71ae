"""By pathway the room is told in words with counts, single cases in words only."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.themes.conftest import Open
from tests.themes.looking import choose, pathways

EXPECTED = json.loads((Path(__file__).parents[1] / "data" / "tier2-2011.json").read_text())


def test_the_matrix_is_the_published_one(open_themes: Open) -> None:
    view = pathways(open_themes("tier2"))
    grid = view.matrix.grid.shown
    assert [text.partition("  ")[2] for text in grid.statements] == EXPECTED["statements"]
    for column, pathway in enumerate(grid.pathways):
        size = EXPECTED["pathways"][pathway]
        assert grid.tops[column] == f"{size} cases"
        for row, count in enumerate(EXPECTED["agreed yes"][pathway]):
            cell = grid.cells[row][column]
            if count is None:
                assert (cell.words, cell.counts) == ("nothing agreed", "")
            else:
                assert cell.counts.startswith(f"{count} of ")


def test_the_words_follow_the_counts(open_themes: Open) -> None:
    grid = pathways(open_themes("tier2")).matrix.grid.shown
    first = {name: grid.cells[0][at].words for at, name in enumerate(grid.pathways)}
    assert first["Multi-agency team meetings"] == "all"
    assert first["Partnership triage"] == "all but one"
    assert first["First response team"] == "a third"


def test_a_pathway_with_one_case_has_no_column_but_words(open_themes: Open) -> None:
    view = pathways(open_themes("tier2"))
    assert "School panel" not in view.matrix.grid.shown.pathways
    said = [label.text() for label in view._single_words]
    assert "School panel" in said
    assert any(text.startswith("One case came this way") for text in said)


def test_cases_with_incomplete_papers_are_named_as_kept_out(open_themes: Open) -> None:
    view = pathways(open_themes("tier2"))
    assert view.kept_out.text() == (
        "Cases with incomplete papers are kept out of these figures: Case 28."
    )
    partly = pathways(open_themes("cin")).kept_out.text()
    assert partly.startswith("Judgements made on partial evidence are kept out: ")


def test_a_cell_opens_the_judgements_it_counts(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("tier2")
    view = pathways(page)
    view.matrix.setCurrentIndex(view.matrix.grid.index(0, 1))
    view.matrix.setFocus()
    QTest.keyClick(view.matrix, Qt.Key.Key_Return)
    assert len(page.behind.lines.lines) == 8
    now = page.desk.session.now
    triage = {case.reference for case in now.cases if case.pathway == "Partnership triage"}
    assert {line.title.split(" · ")[0] for line in page.behind.lines.lines} <= triage


def test_nothing_agreed_opens_nothing(open_themes: Open) -> None:
    page = open_themes("tier2")
    pathways(page).matrix.asked.emit(5, 0)
    assert not page.behind.lines.lines


def test_one_theme_keeps_its_statements(open_themes: Open) -> None:
    page = open_themes("cin")
    view = pathways(page)
    choose(page.by_theme, "The plan")
    assert [text.split("  ")[0] for text in view.matrix.grid.shown.statements] == ["7", "8", "10"]


def test_without_judgements_it_says_what_fills_it(open_themes: Open) -> None:
    view = pathways(open_themes("empty"))
    assert view.nothing.isVisible()
    assert "Walk (Ctrl+2)" in view.nothing.how.text()
