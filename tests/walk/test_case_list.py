"""The cases on the left say where the room is and how the day goes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.acts import prepare, walk
from core.model.ids import CaseId
from core.model.judgement import JudgementState
from core.store.reading import snapshot
from tests.walk.conftest import Watch, case_called
from ui.audit.context import AuditContext
from ui.walk.case_list import CaseList
from ui.walk.case_row import CaseRow, GroupHeading
from ui.widgets.row_list import ROW
from ui.widgets.tags import State


def _rows(cases: CaseList) -> list[GroupHeading | CaseRow]:
    model = cases.view.rows
    return [model.index(at).data(ROW).row for at in range(model.rowCount())]


def _row(cases: CaseList, reference: str) -> CaseRow:
    return next(
        row for row in _rows(cases) if isinstance(row, CaseRow) and row.reference == reference
    )


@pytest.fixture
def cases(context: AuditContext, qtbot: QtBot) -> CaseList:
    panel = CaseList(context)
    qtbot.addWidget(panel)
    panel.resize(250, 800)
    panel.show()
    return panel


def test_cases_stand_under_their_team_with_their_number(cases: CaseList) -> None:
    headings = [row.words for row in _rows(cases) if isinstance(row, GroupHeading)]
    assert headings == ["Team 1 · 4 cases", "Team 2 · 4 cases"]


def test_cases_without_a_team_stand_under_words_that_say_so(
    cases: CaseList, context: AuditContext
) -> None:
    first = context.session.now.cases[0]
    context.session.do(lambda file: prepare.keep_rows(file, "change it", [replace(first, team="")]))
    heads = [row.words for row in _rows(cases) if isinstance(row, GroupHeading)]
    assert "No team · 1 case" in heads


def test_each_case_says_how_far_it_is(cases: CaseList) -> None:
    assert _row(cases, "Child A").words == "11 of 11 agreed"
    assert _row(cases, "Child C").words == "10 agreed · 1 parked"
    assert _row(cases, "Child B").words == "10 agreed · 1 not agreed"
    assert [_row(cases, f"Child {name}").state for name in "ACB"] == [
        State.DONE,
        State.WALKED,
        State.WALKED,
    ]
    assert _row(cases, "Child E").words == "3 of 5 returns"
    assert _row(cases, "Child E").state is State.EMPTY


def test_a_judgement_agreed_shows_at_once(cases: CaseList, context: AuditContext) -> None:
    case, point = context.cursor.case_id, context.cursor.point
    assert case is not None
    assert point is not None
    answer = context.session.now.tool.answers_at(point)[0].id
    context.session.do(lambda file: walk.agree(file, case, point, answer))
    assert _row(cases, "Child D").words == "1 of 11 agreed"
    assert _row(cases, "Child D").state is State.HALF
    assert cases.day.counted.text() == "33 of 88 judgements · 1 not agreed · 1 parked"


class Painted(QObject):
    """Notes where a view was painted."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.where = QRect()
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note what is painted."""
        if isinstance(event, QPaintEvent):
            self.where |= event.region().boundingRect()
        return False


def test_a_judgement_paints_its_case_alone_until_words_need_another_line(
    cases: CaseList, context: AuditContext
) -> None:
    view, (case, point) = cases.view, (context.cursor.case_id, context.cursor.point)
    assert case is not None
    assert point is not None
    for _ in range(3):
        QApplication.processEvents()
    painted, answer = Painted(view.viewport()), context.session.now.tool.answers_at(point)[0].id
    context.session.do(lambda file: walk.agree(file, case, point, answer))
    QApplication.processEvents()
    at = view.rows.row_of(case)
    assert at is not None
    row = view.visualRect(view.rows.index(at))
    assert not painted.where.isEmpty()
    assert painted.where.top() >= row.top()
    assert painted.where.bottom() <= row.bottom()
    said = _rows(cases)
    said[at] = replace(_row(cases, "Child D"), lies_at="at the table of many words " * 9)
    view.rows.show_rows(said)
    rows = [view.visualRect(view.rows.index(one)) for one in range(view.rows.rowCount())]
    assert rows[at].height() > row.height()
    assert [one.top() for one in rows[1:]] == [one.bottom() + 1 for one in rows[:-1]]


LEFT_OVER = {
    JudgementState.AGREED: 4,
    JudgementState.NOT_AGREED: 1,
    JudgementState.PARKED: 2,
}


@pytest.mark.parametrize(
    ("phase", "words", "state"),
    [
        pytest.param(
            CaseRow(CaseId(1), "C", False, 7), "Papers incomplete", State.DASHED, id="papers"
        ),
        pytest.param(
            CaseRow(CaseId(1), "C", True, 7), "Not begun", State.EMPTY, id="nothing asked"
        ),
        pytest.param(
            CaseRow(CaseId(1), "C", True, 7, 1, 1),
            "1 of 1 return",
            State.EMPTY,
            id="one asked",
        ),
        pytest.param(
            CaseRow(CaseId(1), "C", False, 7, counts={JudgementState.AGREED: 2}),
            "2 of 7 agreed · papers incomplete",
            State.HALF,
            id="begun on incomplete papers",
        ),
        pytest.param(
            CaseRow(CaseId(1), "C", True, 7, counts={JudgementState.DRAFT: 1}),
            "0 of 7 agreed",
            State.HALF,
            id="only a draft",
        ),
        pytest.param(
            CaseRow(CaseId(1), "C", True, 7, counts=LEFT_OVER, unnamed=1),
            "4 agreed · 1 not · nobody named · 2 parked",
            State.WALKED,
            id="walked, with a not agreed and nobody named",
        ),
        pytest.param(
            CaseRow(CaseId(1), "C", True, 6, counts={JudgementState.AGREED: 6}, passed_over=1),
            "6 of 6 agreed · 1 passed over",
            State.DONE,
            id="one that does not apply",
        ),
    ],
)
def test_a_case_in_words(phase: CaseRow, words: str, state: State) -> None:
    assert (phase.words, phase.state) == (words, state)


def test_arrows_pass_over_headings_and_enter_goes_there(
    cases: CaseList, context: AuditContext, qtbot: QtBot
) -> None:
    cases.setFocus()
    for _ in range(2):  # from Child D over Child H and the heading to Child B
        QTest.keyClick(cases.view, Qt.Key.Key_Down)
    assert context.cursor.case_id == case_called(context, "Child D")
    with qtbot.waitSignal(cases.chosen) as news:
        QTest.keyClick(cases.view, Qt.Key.Key_Return)
    assert news.args == [case_called(context, "Child B")]
    assert context.cursor.case_id == case_called(context, "Child B")


def test_a_screen_reader_hears_the_state_and_where_the_room_is(cases: CaseList) -> None:
    model = cases.view.rows
    spoken = [
        model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())
    ]
    assert "Child A, done, 11 of 11 agreed" in spoken
    assert "Child C, walked, 10 agreed, 1 parked" in spoken
    assert "Child D, not begun, 4 of 5 returns, open now" in spoken


def test_the_day_says_when_lunch_is_and_which_case_to_take(
    cases: CaseList, context: AuditContext, qtbot: QtBot
) -> None:
    assert cases.day.pause.text() == "Lunch in 58 min"
    assert cases.day.forecast.text().startswith("At this pace 7 to 8 of 8 by ")
    assert cases.day.forecast.toolTip().startswith("The rest takes ")
    assert cases.day.suggestion.text() == "Next: Child H"
    with qtbot.waitSignal(cases.chosen):
        QTest.mouseClick(cases.day.suggestion, Qt.MouseButton.LeftButton)
    assert context.cursor.case_id == case_called(context, "Child H")


def test_late_in_the_day_it_names_the_team_that_would_be_missed(
    cases: CaseList, watch: Watch
) -> None:
    watch.on(hours=2, minutes=50)
    cases.refresh()
    assert "judgements" in cases.day.counted.text()
    assert cases.day.forecast.text().startswith("At this pace")


def test_many_pathways_missed_are_counted_beyond_the_first(
    tier2: AuditContext, watch: Watch, qtbot: QtBot
) -> None:
    audit = replace(tier2.session.now.audit, day="2014-04-09")
    tier2.session.do(lambda file: prepare.set_audit(file, audit))
    watch.on(hours=5)
    panel = CaseList(tier2)
    qtbot.addWidget(panel)
    named = panel.day.missed.text()
    assert named.endswith("more would be missed")
    assert named.count(",") == 1
    assert "School panel" in panel.day.missed.toolTip()


def test_an_audit_without_cases_says_where_they_are_added(
    empty: AuditContext, qtbot: QtBot
) -> None:
    panel = CaseList(empty)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.nothing.isVisible()
    assert not panel.view.isVisible()
    assert not panel.day.isVisible()


def test_the_list_is_as_the_file_says_after_undo(cases: CaseList, context: AuditContext) -> None:
    case, point = context.cursor.case_id, context.cursor.point
    assert case is not None
    assert point is not None
    context.session.do(lambda file: walk.park(file, case, point))
    assert _row(cases, "Child D").parked == 1
    context.session.undo()
    assert _row(cases, "Child D").parked == 0
    assert snapshot(context.session._file).judgements == context.session.now.judgements
