"""By pathway the room is told in words with counts, single cases in words only."""

import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.acts import prepare, walk
from core.model.audit import Grouping
from core.model.changed import Changed
from core.model.judgement import EvidenceSeen
from core.model.tool import Point
from core.store.file import WorkshopFile
from tests.themes.conftest import Open
from tests.themes.looking import choose, pathways
from ui.themes.page import ThemesPage

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
                assert (cell.counts or cell.words).startswith(f"{count} of ")


def test_the_words_follow_the_counts(open_themes: Open) -> None:
    grid = pathways(open_themes("tier2")).matrix.grid.shown
    first = {name: grid.cells[0][at].words for at, name in enumerate(grid.pathways)}
    assert first["Multi-agency team meetings"] == "all"
    assert first["Partnership triage"] == "all but one"
    assert first["First response team"] == "a few"


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
    assert len(page.evidence.lines.lines) == 8
    now = page.context.session.now
    triage = {case.reference for case in now.cases if case.pathway == "Partnership triage"}
    assert {line.title.split(" · ")[0] for line in page.evidence.lines.lines} <= triage


def test_nothing_agreed_opens_nothing(open_themes: Open) -> None:
    page = open_themes("tier2")
    matrix = pathways(page).matrix
    matrix.setCurrentIndex(matrix.grid.index(5, 0))
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert not page.evidence.lines.lines


def test_one_theme_keeps_its_statements(open_themes: Open) -> None:
    page = open_themes("cin")
    view = pathways(page)
    choose(page.by_theme, "The plan")
    assert [text.split("  ")[0] for text in view.matrix.grid.shown.statements] == ["7", "8", "10"]


def test_without_judgements_it_says_what_fills_it(open_themes: Open) -> None:
    view = pathways(open_themes("empty"))
    assert view.nothing.isVisible()
    assert "Walk (Ctrl+2)" in view.nothing.how.text()


def agreed(page: ThemesPage, case: int, seen: EvidenceSeen, key: str = "2") -> Point:
    """Agree the first answer to a question for one case on so much evidence."""
    session = page.context.session
    now = session.now
    point = next(one for one in now.tool.points if now.tool.key_at(one) == key)
    answer, number = now.tool.answers_at(point)[0], now.cases[case].id
    assert session.do(lambda file: walk.agree(file, number, point, answer.id))
    if seen is not EvidenceSeen.COMPLETE:
        assert session.do(lambda file: walk.set_evidence_seen(file, number, point, seen))
    return point


def singles(page: ThemesPage) -> list[str]:
    """Return what is told of the cases that stand alone."""
    return [label.text() for label in pathways(page)._single_words if label.text()]


def test_a_case_that_stands_alone_is_told_with_its_evidence_and_not_as_kept_out(
    open_themes: Open,
) -> None:
    page = open_themes("small")
    agreed(page, 0, EvidenceSeen.PARTIAL)
    agreed(page, 1, EvidenceSeen.TOO_LITTLE)
    assert singles(page) == [
        "North",
        "One case came this way (Child A). The room agreed: Overseen: yes (on partial evidence).",
        "No pathway named",
        "One case has no pathway (Child B). "
        "The room agreed: Overseen: yes (on too little evidence).",
    ]
    assert pathways(page).kept_out.text() == "Nothing is kept out of these figures."


def test_a_case_that_stands_alone_is_told_under_the_theme_chosen(open_themes: Open) -> None:
    page = open_themes("small")
    agreed(page, 0, EvidenceSeen.COMPLETE)
    agreed(page, 0, EvidenceSeen.COMPLETE, "3")
    choose(page.by_theme, "The plan")
    first, second = singles(page)[1::2]
    assert first == "One case came this way (Child A). The room agreed: Right: yes."
    assert second.endswith("Nothing was agreed on it under this theme.")


def test_what_is_kept_out_is_said_for_the_evidence_it_was(open_themes: Open) -> None:
    page = open_themes("small")
    session = page.context.session
    south = [replace(case, pathway="South") for case in session.now.cases]
    assert session.do(lambda file: prepare.keep_rows(file, "name the pathway", south))
    agreed(page, 0, EvidenceSeen.TOO_LITTLE)
    view = pathways(page)
    assert view.kept_out.text() == (
        "Judgements made on too little evidence are kept out: Child A (question 2)."
    )
    assert view.matrix.grid.shown.cells[1][0].words == "kept out, see below"
    agreed(page, 1, EvidenceSeen.PARTIAL)
    assert view.kept_out.text().startswith("Judgements made on partial or too little evidence are")


def test_the_view_is_named_after_how_cases_are_listed(open_themes: Open) -> None:
    page = open_themes("small")
    agreed(page, 0, EvidenceSeen.COMPLETE)
    session = page.context.session
    by_team = replace(session.now.audit, grouping=Grouping.TEAM)
    assert session.do(lambda file: prepare.set_audit(file, by_team))
    west = replace(session.now.cases[0], team="West")
    assert session.do(lambda file: prepare.keep_rows(file, "a team", [west]))
    assert [part.text() for part in page.switch._segments][2] == "By team"
    teamed = [replace(case, team=f"Team {at}") for at, case in enumerate(session.now.cases)]
    assert session.do(lambda file: prepare.keep_rows(file, "name the teams", teamed))
    assert "One case is with this team (Child A)." in singles(page)[1]


def test_where_lines_lead_with_different_answers_each_names_its_own(open_themes: Open) -> None:
    page = open_themes("small")
    session = page.context.session
    south = [replace(case, pathway="South") for case in session.now.cases]
    assert session.do(lambda file: prepare.keep_rows(file, "name the pathway", south))
    point = agreed(page, 0, EvidenceSeen.COMPLETE)
    assert pathways(page).matrix.grid.shown.statements[1] == "2  Overseen"
    yes = session.now.tool.answers_at(point)[0]

    def relabel(file: WorkshopFile) -> Changed | None:
        with file.act("call it met") as act:
            file.put(replace(yes, label="Met"))
        return act.news

    assert session.do(relabel)
    view = pathways(page)
    assert view.matrix.grid.shown.statements[:2] == ("1  File holds: “yes”", "2  Overseen: “met”")
    assert "the answer named in each line" in view.lead.text()


def test_cases_are_compared_by_team_only_once_a_team_is_named(open_themes: Open) -> None:
    page = open_themes("cin")
    session = page.context.session
    cases = session.now.cases
    pathways(page)
    nameless = [replace(case, team="") for case in cases]
    session.do(lambda file: prepare.keep_rows(file, "no teams", nameless))
    assert "pathways" not in [option.value for option in page._options()]
    assert page.part_in_view == "counts", "the view before is not there any more"
    assert "By team" not in page.view_of("counts").missing.text()  # type: ignore[attr-defined]
    session.do(lambda file: prepare.keep_rows(file, "a team", [replace(nameless[0], team="West")]))
    assert "pathways" in [option.value for option in page._options()]
    session.undo()
    session.undo()
