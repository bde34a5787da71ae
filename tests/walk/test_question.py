"""One question in Walk: what is offered, what is kept, and what stays in sight."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.model.bearing import Bearing
from core.model.case import Case, Papers
from core.model.ids import AnswerId, AnswerSetId, JudgementId, QuestionId
from core.model.judgement import DifferingView, JudgementState
from core.model.snapshot import Position
from core.model.tool import Answer, Point
from core.queries.returns import positions
from tests.showing import let_settle, show_active
from ui.audit.context import AuditContext
from ui.theme import app_theme
from ui.walk.board import Board
from ui.walk.checklist import ChecklistBoard
from ui.walk.middle import WalkMiddle
from ui.walk.question_head import facts
from ui.walk.question_text import QuestionText
from ui.walk.strip import QuestionStrip, Step
from ui.widgets.answer_button import AnswerButton
from ui.widgets.growing_text import GrowingText


def middle_of(context: AuditContext, qtbot: QtBot, key: str, size: tuple[int, int]) -> WalkMiddle:
    now, place = context.session.now, context.cursor
    point = next(one for one in now.tool.points if now.tool.key_at(one) == key)
    assert place.case_id is not None
    place.go(place.case_id, point)
    middle = WalkMiddle()
    qtbot.addWidget(middle)
    middle.resize(*size)
    found = positions(context.session._file, now, place.case_id, point)
    middle.show_question(now, now.case[place.case_id], point, found)
    show_active(middle, qtbot)
    let_settle(middle)
    return middle


def bottom(widget: QWidget, within: QWidget) -> int:
    return widget.mapTo(within, QPoint(0, widget.height())).y()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("key", ["1", "8"])
def test_question_answers_and_agree_stay_in_sight(
    context: AuditContext, qtbot: QtBot, key: str, scale: float
) -> None:
    app_theme(None).apply(scale=scale)
    try:
        middle = middle_of(context, qtbot, key, (1150, 600))
        for needed in (middle.head, middle.card.answers, middle.foot.agree):
            assert needed.isVisible()
            assert bottom(needed, middle) <= middle.height()
            assert needed.visibleRegion().boundingRect().height() == needed.height()
    finally:
        app_theme(None).apply(scale=1.0)


def test_the_answers_go_back_into_the_card_where_there_is_room(
    context: AuditContext, qtbot: QtBot
) -> None:
    middle = middle_of(context, qtbot, "8", (760, 460))
    assert not middle.card.isAncestorOf(middle.card.answers)
    middle.resize(760, 900)
    qtbot.waitUntil(lambda: middle.card.isAncestorOf(middle.card.answers))


def test_the_board_says_aloud_all_it_shows(context: AuditContext, qtbot: QtBot) -> None:
    middle = middle_of(context, qtbot, "2", (760, 700))
    said = [area.accessibleDescription() for area in middle.body.findChildren(QWidget)]
    board = next(one for one in said if one.startswith("Yes, "))
    assert "No return, 1: GP: Requested 7 March 2014" in board
    assert "School: Discussed with the safeguarding lead in February." in board


def test_a_reason_is_kept_under_the_question_it_was_typed_for(
    context: AuditContext, qtbot: QtBot
) -> None:
    middle = middle_of(context, qtbot, "2", (760, 700))
    asked = middle.card.asked
    assert asked is not None
    heard: list[tuple[object, object, str]] = []
    middle.card.reasoned.connect(lambda *said: heard.append(said))
    middle.card.reason.setFocus()
    QTest.keyClicks(middle.card.reason, "For question two")
    middle.card.flush()
    assert heard == [(asked.case_id, asked.point, "For question two")]


def steps(number: int) -> list[Step]:
    return [
        Step(Point(QuestionId(n)), str(n), f"short {n}", JudgementState.NOT_REACHED)
        for n in range(1, number + 1)
    ]


def test_the_open_question_is_in_the_strip_however_many_there_are(qtbot: QtBot) -> None:
    strip = QuestionStrip()
    qtbot.addWidget(strip)
    strip.resize(300, 32)
    strip.show()
    for place in (0, 30, 59):
        strip.show_steps(steps(60), place)
        assert strip.accessibleName() == f"Question {place + 1}, short {place + 1}: not reached"
        shown = strip.grab().toImage()
        dark = app_theme(None).colours.strong
        assert any(shown.pixelColor(x, 5) == dark for x in range(shown.width()))


def test_left_and_right_move_along_the_strip(qtbot: QtBot) -> None:
    strip = QuestionStrip()
    qtbot.addWidget(strip)
    strip.resize(600, 32)
    strip.show_steps(steps(5), 2)
    for key, wanted in ((Qt.Key.Key_Left, 2), (Qt.Key.Key_Right, 4)):
        with qtbot.waitSignal(strip.chosen) as news:
            QTest.keyClick(strip, key)
        assert news.args == [Point(QuestionId(wanted))]


@pytest.mark.parametrize(
    ("case", "said"),
    [
        pytest.param(Case("B", age="0", sex="F"), "under 1 year · girl", id="a baby"),
        pytest.param(
            Case("D", age="6", sex="m", team="Team 1"), "6 years · boy · Team 1", id="a boy"
        ),
        pytest.param(
            Case("P", age="31", sex="F", papers=Papers.INCOMPLETE),
            "31 years · woman · papers incomplete",
            id="someone grown",
        ),
    ],
)
def test_a_case_is_named_with_what_is_known_of_it(case: Case, said: str) -> None:
    assert facts(case) == said


@pytest.mark.parametrize("width", [620, 760, 1100])
def test_the_keys_stand_above_the_words_on_all_buttons_of_a_line_or_on_none(
    context: AuditContext, qtbot: QtBot, width: int
) -> None:
    middle = middle_of(context, qtbot, "8", (width, 900))
    lines: dict[int, set[bool]] = {}
    for button in middle.card.answers.findChildren(AnswerButton):
        if button.isVisible():
            lines.setdefault(button.y(), set()).add(button.is_stacked)
    assert lines
    assert all(len(stacked) == 1 for stacked in lines.values())


def test_a_checklist_nobody_has_answered_yet_shows_who_was_asked(
    context: AuditContext, qtbot: QtBot
) -> None:
    middle = middle_of(context, qtbot, "1", (900, 900))
    now, place = context.session.now, context.cursor
    assert place.case_id is not None
    assert place.point is not None
    found = positions(context.session._file, now, place.case_id, place.point)
    waiting = tuple(Position(one.agency, None, False) for one in found)
    middle.show_question(now, now.case[place.case_id], place.point, waiting)
    said = [
        board.accessibleDescription()
        for board in middle.findChildren(ChecklistBoard)
        if board.isVisible()
    ]
    assert len(said) == 1
    assert "nobody answered" in said[0]
    assert "no return" in said[0]


def test_the_words_of_a_view_just_opened_are_in_sight_in_a_low_window(
    context: AuditContext, qtbot: QtBot
) -> None:
    middle = middle_of(context, qtbot, "8", (1150, 520))
    agency = context.session.now.agencies[0]
    view = DifferingView(JudgementId(1), agency.id)
    middle.card.views.show_views((view,), (agency,))
    middle.card.views.open_view(agency.id)
    words = next(one for one in middle.findChildren(GrowingText) if one.hasFocus())
    qtbot.waitUntil(lambda: words.visibleRegion().boundingRect().height() == words.height())


def test_the_agencies_are_in_sight_until_a_reason_is_typed(
    context: AuditContext, qtbot: QtBot
) -> None:
    app_theme(None).apply(scale=2.0)
    try:
        middle = middle_of(context, qtbot, "8", (1150, 600))
        board = middle.body.findChild(Board)
        assert board is not None
        assert not board.visibleRegion().isEmpty()
        reason = middle.card.reason
        reason.setFocus()
        qtbot.waitUntil(reason.hasFocus)
        QTest.keyClicks(reason, "It never reached the plan.")
        qtbot.waitUntil(
            lambda: reason.visibleRegion().boundingRect().height() >= reason.fontMetrics().height()
        )
    finally:
        app_theme(None).apply(scale=1.0)


def test_a_reason_reached_by_tab_is_in_sight_at_any_size(
    context: AuditContext, qtbot: QtBot
) -> None:
    app_theme(None).apply(scale=2.0)
    try:
        middle = middle_of(context, qtbot, "8", (1150, 600))
        reason = middle.card.reason
        reason.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda: reason.hasFocus() and not reason.visibleRegion().isEmpty())
    finally:
        app_theme(None).apply(scale=1.0)


NINE = tuple(
    Answer(AnswerSetId(1), f"a{n}", words, Bearing.MET, AnswerId(n + 1), n)
    for n, words in enumerate(
        (
            "Outstanding in every respect",
            "Good throughout",
            "Requires improvement to be good",
            "Inadequate",
            "Not applicable to this child",
            "Don't know from the file",
            "Partly, with important gaps",
            "Yes, but late",
            "Somewhere in between",
        )
    )
)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nine_long_answers_never_cover_the_foot(
    context: AuditContext, qtbot: QtBot, scale: float
) -> None:
    app_theme(None).apply(scale=scale)
    try:
        middle = middle_of(context, qtbot, "8", (682, 600))
        middle.card.answers.show_answers(NINE, [NINE[-1].id], JudgementState.DRAFT, None)

        def stands() -> None:
            shown = middle.card.answers.visibleRegion().boundingRect()
            assert shown.height() >= middle.card.answers.line_height
            lowest = middle.card.answers.mapTo(middle, shown.bottomLeft()).y()
            assert lowest < middle.foot.y()
            assert bottom(middle.foot, middle) <= middle.height()

        qtbot.waitUntil(stands)
    finally:
        app_theme(None).apply(scale=1.0)


@pytest.mark.parametrize("height", [240, 300, 360, 420])
def test_nothing_lies_over_anything_however_low_the_window(
    context: AuditContext, qtbot: QtBot, height: int
) -> None:
    app_theme(None).apply(scale=2.0)
    try:
        middle = middle_of(context, qtbot, "8", (1150, height))
        answers = middle.card.answers.visibleRegion().boundingRect()
        top = middle.card.answers.mapTo(middle, answers.topLeft()).y()
        assert bottom(middle.head, middle) <= top
        assert bottom(middle.foot, middle) <= max(height, middle.minimumSizeHint().height())
    finally:
        app_theme(None).apply(scale=1.0)


def test_an_answer_chosen_is_in_sight_where_not_all_are(
    context: AuditContext, qtbot: QtBot
) -> None:
    middle = middle_of(context, qtbot, "8", (682, 420))
    middle.card.answers.show_answers(NINE, [NINE[-1].id], JudgementState.DRAFT, None)
    chosen = middle.card.answers.chosen_button
    assert chosen is not None
    assert chosen.text() == "Somewhere in between"
    qtbot.waitUntil(lambda: chosen.visibleRegion().boundingRect().height() == chosen.height())


def test_a_question_too_long_to_stand_says_that_there_is_more(qtbot: QtBot) -> None:
    text = QuestionText()
    qtbot.addWidget(text)
    words = "Were the child's wishes written down in the words that the child used? " * 6
    text.setText(words.strip())
    text.resize(500, text.least_height(500, 2))
    text.show()
    text.grab()
    assert text.is_cut
    assert text.toolTip() == words.strip()
    assert [line[-1] for line in text.lines()][-1] == "…"
    text.resize(500, text.heightForWidth(500))
    text.grab()
    assert (text.is_cut, text.toolTip()) == (False, "")
