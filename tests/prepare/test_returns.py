"""The table of returns, what can be done with a cell, and typing a return in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import prepare
from core.acts.tool_change import change_tool
from core.acts.tool_parts import remove_part
from core.counting.replies import Reply
from core.intake.shipped import find_tool
from core.model.case import AnswerGiven, Request, RequestStatus, WaitingAnswer
from core.model.changed import Changed
from core.model.ids import AgencyId, CaseId
from core.model.plan import ActionOrigin
from core.model.return_aside import AsideState, ReturnAside, written_parts
from core.queries.returns import return_contents
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from ui.prepare.page import PreparePage
from ui.prepare.replies import WORDS, ReplyRole
from ui.prepare.returns_part import ReturnsPart
from ui.prepare.waiting_answers import WaitingAnswers
from ui.prepare.waiting_returns import WaitingReturnCard
from ui.theme import SECONDARY, FontWeight, Look, app_theme
from ui.widgets.labels import Label
from ui.widgets.paint import words_width

Pair = tuple[CaseId, AgencyId]


@pytest.fixture
def part(page: PreparePage) -> ReturnsPart:
    page.show_part(PreparationPart.RETURNS)
    assert isinstance(page.front, ReturnsPart)
    return page.front


def request_of(part: ReturnsPart, status: RequestStatus) -> Request:
    return next(one for one in part.context.session.now.requests if one.status is status)


def choose(part: ReturnsPart, status: RequestStatus) -> Pair:
    found = request_of(part, status)
    part.choose((found.case_id, found.agency_id))
    return found.case_id, found.agency_id


def reply(part: ReturnsPart, pair: Pair) -> Reply:
    return Reply(part.model.place(*pair).data(ReplyRole))


def not_asked(part: ReturnsPart) -> Pair:
    now = part.context.session.now
    asked = {(one.case_id, one.agency_id) for one in now.requests}
    return next(
        (case.id, agency.id)
        for case in now.cases
        for agency in now.agencies
        if (case.id, agency.id) not in asked
    )


def text_of(part: ReturnsPart, row: int, column: int) -> str:
    return str(part.model.index(row, column).data())


def test_the_table_says_what_the_published_audit_says(part: ReturnsPart) -> None:
    assert part.rate.text() == "28 of 37 in 75.7%"
    assert part._numbers.text() == "37 requests made · 28 returned · 24 usable"
    last_row, last_column = part.model.rowCount() - 1, part.model.columnCount() - 1
    assert (last_row, last_column) == (8, 10)
    assert text_of(part, last_row, last_column) == "28 of 37"
    assert text_of(part, 0, last_column) == "3 of 5"


def test_a_screen_reader_hears_case_agency_and_state(part: ReturnsPart) -> None:
    pair = choose(part, RequestStatus.UNUSABLE)
    heard = part.model.place(*pair).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "GP, Child B: in, no form filled in"


def test_marking_a_cell_and_taking_it_back(part: ReturnsPart) -> None:
    pair = choose(part, RequestStatus.NO_RETURN)
    part.panel.marks[RequestStatus.NIL].click()
    assert reply(part, pair) is Reply.NIL
    assert part.context.session.undo_label == "mark the request to GP about Child A as nil"
    part.context.session.undo()
    assert reply(part, pair) is Reply.NO_RETURN


def test_overdue_comes_from_the_due_date_and_todays_date(part: ReturnsPart) -> None:
    pair = choose(part, RequestStatus.NO_RETURN)
    part.panel.marks[RequestStatus.WAITING].click()
    assert reply(part, pair) is Reply.OVERDUE
    assert part.panel._head.text() == "The return is overdue"
    assert "1 still out" in part._numbers.text()


def test_the_reminder_goes_to_the_clipboard_and_is_noted(part: ReturnsPart) -> None:
    pair = choose(part, RequestStatus.NO_RETURN)
    part.panel.marks[RequestStatus.WAITING].click()
    part.panel.copy.click()
    copied = QApplication.clipboard().text()
    assert "Form 2: was due on 21 March 2014." in copied
    assert "Child A" not in copied
    chased = [one.chased for one in part.context.session.now.requests_for(pair[0])]
    assert "2014-04-09" in chased


def test_an_agency_not_asked_yet_can_be_asked(part: ReturnsPart) -> None:
    pair = not_asked(part)
    part.choose(pair)
    part.panel.ask.click()
    assert reply(part, pair) is Reply.SENT
    assert part.rate.text().startswith("28 of 38 in")


def test_enter_on_a_cell_goes_to_what_can_be_done(part: ReturnsPart) -> None:
    choose(part, RequestStatus.NO_RETURN)
    part.matrix.setFocus()
    QTest.keyClick(part.matrix, Qt.Key.Key_Return)
    assert part.panel.type_in.hasFocus()


def test_the_arrow_keys_move_over_the_cells(part: ReturnsPart) -> None:
    part.matrix.setCurrentIndex(part.model.index(0, 0))
    QTest.keyClick(part.matrix, Qt.Key.Key_Right)
    QTest.keyClick(part.matrix, Qt.Key.Key_Down)
    assert (part.matrix.currentIndex().row(), part.matrix.currentIndex().column()) == (1, 1)
    assert part.panel._about.text() == "GP · Child B"


def test_what_came_back_is_shown_with_its_comments(part: ReturnsPart) -> None:
    part.choose((CaseId(1), AgencyId(1)))
    words = [label.text() for label in part.panel.findChildren(type(part.panel._words))]
    assert "17 of 17 lines answered, 7 comments." in words


def test_an_action_is_begun_straight_from_a_return(part: ReturnsPart) -> None:
    part.choose((CaseId(1), AgencyId(1)))
    begun: list[ActionOrigin] = []
    part.context.action_requested.connect(begun.append)
    part.panel.action.click()
    assert begun == [ActionOrigin(CaseId(1), AgencyId(1))]


def test_what_the_tool_no_longer_asks_stands_under_its_old_words(part: ReturnsPart) -> None:
    choose(part, RequestStatus.RETURNED)
    session = part.context.session
    line = next(item for item in session.now.tool.items if item.key == "1a")
    session.do(lambda file: remove_part(file, line, confirmed=True))
    said = [label.text() for label in part.panel.findChildren(Label)]
    assert "Put aside: the tool no longer asks it" in said
    assert any(text.startswith(f"1a  {session.now.tool.questions[0].text}") for text in said)
    session.undo()
    said = [label.text() for label in part.panel.findChildren(Label) if label.isVisible()]
    assert "Put aside: the tool no longer asks it" not in said


def test_a_return_is_typed_in(page: PreparePage, part: ReturnsPart) -> None:
    pair = choose(part, RequestStatus.NO_RETURN)
    part.panel.type_in.click()
    form = page.typing
    assert form.isVisible()
    assert form.completed.hasFocus()
    form.answers["1a"].set_value("yes")
    form.rest.click()
    form.completed.setText("10/3/2014")
    form.comments["3"].setPlainText("Told on the telephone.")
    form.keep.click()
    assert part.isVisible()
    assert reply(part, pair) is Reply.IN
    held = part.context.session.now.returns[-1]
    assert (held.completed, held.source) == ("2014-03-10", "Typed in")


def test_a_wrong_date_keeps_the_form_and_says_so(
    page: PreparePage, part: ReturnsPart, qtbot: QtBot
) -> None:
    choose(part, RequestStatus.NO_RETURN)
    part.panel.type_in.click()
    page.typing.rest.click()
    page.typing.completed.setText("yesterday")
    with qtbot.waitSignal(page.context.fault) as told:
        page.typing.keep.click()
    assert told.args is not None
    assert told.args[0].happened == "“yesterday” is not a date."
    assert page.front is page.typing


def test_what_was_typed_for_one_return_is_not_shown_in_the_next(
    page: PreparePage, part: ReturnsPart
) -> None:
    pair = choose(part, RequestStatus.NO_RETURN)
    part.panel.type_in.click()
    QTest.keyClicks(page.typing.completed, "yesterday")
    page.typing.cancel.click()
    part.choose((CaseId(1), AgencyId(1)))
    part.panel.type_in.click()
    assert page.typing.completed.text() == "10 March 2014"
    page.typing.cancel.click()
    part.choose(pair)
    part.panel.type_in.click()
    assert page.typing.completed.text() == ""
    assert page.typing.completed.problem.isHidden()


def test_a_return_half_typed_waits_while_something_else_is_opened(
    page: PreparePage, part: ReturnsPart
) -> None:
    pair = choose(part, RequestStatus.NO_RETURN)
    part.panel.type_in.click()
    form = page.typing
    QTest.keyClicks(form.completed, "10/3/14 or so")
    form.answers["1a"].set_value("yes")
    form.comments["3"].setPlainText("Told on the telephone.")
    page.show_part(PreparationPart.CASES)
    page.type_in((CaseId(1), AgencyId(1)))
    assert form.completed.text() == "10 March 2014"
    page.type_in(pair)
    assert form.completed.text() == "10/3/14 or so"
    assert form.answers["1a"].currentData() == "yes"
    assert form.comments["3"].toPlainText() == "Told on the telephone."
    assert "What you typed before is still here" in form._about.text()
    assert not part.context.session.now.has_return(*pair)


def test_what_was_typed_to_one_tool_never_stands_at_the_questions_of_another(
    page: PreparePage, part: ReturnsPart
) -> None:
    pair = choose(part, RequestStatus.NO_RETURN)
    page.type_in(pair)
    form, session = page.typing, part.context.session
    form.answers["1a"].set_value("yes")
    form.comments["3"].setPlainText("Told on the telephone.")
    same = find_tool("children-in-need")
    session.do(lambda file: change_tool(file, same, confirmed=True))
    page.type_in(pair)
    assert (form.answers["1a"].currentData(), form.comments["3"].toPlainText()) == ("", "")
    assert "Typed to what is no longer asked: 1a yes; 3 Told on the tele" in form._about.text()
    session.undo()
    form.leave()
    assert form.unkept() == pair


def test_a_return_that_was_kept_or_only_looked_at_is_not_half_typed(
    page: PreparePage, part: ReturnsPart
) -> None:
    page.type_in((CaseId(1), AgencyId(1)))
    page.show_part(PreparationPart.CASES)
    assert page.typing.unkept() is None
    page.type_in((CaseId(1), AgencyId(1)))
    page.typing.answers["1a"].set_value("")
    assert page.typing.unkept() == (CaseId(1), AgencyId(1))
    page.typing.keep.click()
    assert page.typing.unkept() is None
    page.type_in((CaseId(1), AgencyId(1)))
    assert page.typing.answers["1a"].currentData() == ""


def test_a_return_that_is_there_can_be_corrected(page: PreparePage, part: ReturnsPart) -> None:
    part.choose((CaseId(1), AgencyId(1)))
    part.panel.type_in.click()
    form = page.typing
    assert form.completed.text() == "10 March 2014"
    assert form.answers["1a"].currentData() == "yes"
    before = len(part.context.session.now.returns)
    form.answers["1a"].set_value("")
    form.keep.click()
    assert len(part.context.session.now.returns) == before
    words = [label.text() for label in part.panel.findChildren(type(part.panel._words))]
    assert "16 of 17 lines answered, 7 comments." in words


def test_the_same_requests_can_be_typed_as_a_list(part: ReturnsPart) -> None:
    part._on_which("list")
    model = part.sheet.model
    due = next(n for n, column in enumerate(model.shape.columns) if column.title == "Due")
    assert model.setData(model.index(0, due), "28 March 2014")
    assert part.context.session.now.requests[0].due == "2014-03-28"
    part.context.session.undo()
    assert part.context.session.now.requests[0].due == "2014-03-21"


def test_what_was_brought_in_is_listed_newest_first(part: ReturnsPart) -> None:
    words = [label.text() for label in part.panel.brought_in.findChildren(type(part.panel._words))]
    assert words[:2] == ["Last brought in", "returns.csv"]
    assert words[2] == "24 returns, 20 March · 396 answers · nothing held back"


def test_a_form_of_a_file_that_waits_is_told_with_the_file(part: ReturnsPart) -> None:
    last = part.context.session.now.brought_in[-1]
    held = ReturnAside(
        AsideState.WAITING, source=f"{last.file_name}, “Form 9”", at=last.at, reason="no date"
    )
    part.context.session.do(lambda file: keep_rows_aside(file, held))
    words = [label.text() for label in part.panel.brought_in.findChildren(Label)]
    assert {"24 returns, 20 March · 396 answers · 1 held back", "no date"} <= set(words)


def test_a_return_that_holds_no_record_and_answers_says_which_holds(part: ReturnsPart) -> None:
    session = part.context.session
    item, answer = session.now.tool.items[0], session.now.tool.answers[0]
    pairs = ((one.case_id, one.agency_id) for one in session.now.requests)
    pair = next(one for one in pairs if not session.now.has_return(*one))
    names = session.now.case[pair[0]].reference, session.now.agency[pair[1]].name
    both = ReturnAside(
        AsideState.WAITING, 1, *pair, *names, nil=True, answers=written_parts({item.id: answer.key})
    )
    session.do(lambda file: keep_rows_aside(file, both))
    part._on_which("waiting")
    (card,) = part.findChildren(WaitingReturnCard)
    assert not card.enter.isEnabled()
    assert card.nil is not None
    assert card.wanted is card.nil
    card.nil.setCurrentText("Its 1 answer, 0 comments")
    card.enter.click()
    assert session.now.has_return(*pair)
    assert not session.now.returns_waiting


def keep_rows_aside(file: WorkshopFile, aside: ReturnAside) -> Changed | None:
    with file.act("keep it waiting") as act:
        file.put_new([aside])
    return act.news


def test_a_long_name_of_an_agency_is_told_by_its_beginning(part: ReturnsPart) -> None:
    now = part.context.session.now
    name = "Northamptonshire Partnership NHS Foundation Trust, services for young children"
    first = replace(now.agencies[0], name=name, short="")
    part.context.session.do(lambda file: prepare.keep_rows(file, "name it", [first]))
    heading = part.matrix.headings
    column = part.model.place(now.cases[0].id, first.id).column()
    shown = heading.shown(column, heading.sectionSize(column) - 6)
    assert shown.startswith("Northamptonshire")
    assert shown.endswith("…")
    other = replace(now.agencies[1], name=f"{name}, north", short="")
    part.context.session.do(lambda file: prepare.keep_rows(file, "name it", [other]))
    columns = [part.model.place(now.cases[0].id, one.id).column() for one in (first, other)]
    one, two = (heading.shown(at, heading.sectionSize(at) - 6) for at in columns)
    assert one != two, "where two begin alike the end is kept too"
    assert (one[-8:], two[-5:]) == ("children", "north")


def test_chips_and_columns_grow_and_shrink_with_the_text(
    own_page: PreparePage, part: ReturnsPart
) -> None:
    theme, matrix, model = app_theme(), part.matrix, part.model
    try:
        for scale in (2.0, 1.5, 1.0):
            theme.apply(Look.LIGHT, scale)
            font = theme.font(SECONDARY, FontWeight.SEMIBOLD)
            for column in range(model.columnCount()):
                texts = {str(model.index(row, column).data()) for row in range(model.rowCount())}
                assert model.texts_in(column) == texts
                widest = max(words_width(text, font) for text in texts)
                assert matrix.columnWidth(column) - 6 >= widest
                assert matrix._needed(column) <= max(widest + 15, 110 * scale)
            high = theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height()
            assert matrix.rowHeight(0) - 8 >= high
    finally:
        theme.apply(Look.LIGHT, 1.0)


def test_a_column_is_wide_enough_for_a_reply_that_came_since(part: ReturnsPart) -> None:
    request = request_of(part, RequestStatus.NO_RETURN)
    pair = (request.case_id, request.agency_id)
    refused = replace(request, status=RequestStatus.REFUSED)
    part.context.session.do(lambda file: prepare.keep_rows(file, "change", [refused]))
    place = part.model.place(*pair)
    assert place.data() == WORDS[Reply.REFUSED]
    assert place.data() in part.model.texts_in(place.column())
    width = words_width(place.data(), app_theme().font(SECONDARY, FontWeight.SEMIBOLD))
    assert part.matrix.columnWidth(place.column()) - 6 >= width


def test_an_answer_that_could_not_be_read_is_settled_in_its_place(
    page: PreparePage, qtbot: QtBot
) -> None:
    session = page.context.session
    held = session.now.returns[0]
    item = next(one for one in session.now.tool.items if one.key == "9")
    waiting = WaitingAnswer(
        held.case_id, held.agency_id, item.id, "N / A", reason="It is no answer.", source="r.csv"
    )

    def let_wait(file: WorkshopFile) -> Changed | None:
        with file.act("let wait") as act:
            for one in file.all(AnswerGiven, "return_id = ? AND item_id = ?", (held.id, item.id)):
                file.remove(one)
            file.put(waiting)
        return act.news

    session.do(let_wait)
    part = page.part(PreparationPart.RETURNS)
    page.show_part(PreparationPart.RETURNS)
    assert isinstance(part, ReturnsPart)
    part.choose((held.case_id, held.agency_id))
    (shown,) = part.panel.findChildren(WaitingAnswers)
    assert [button.text() for button in shown.buttons] == [
        *("Yes", "No", "Don't know", "Leave it blank"),
    ]
    shown.buttons[2].click()
    assert session.now.waiting == ()
    given = session.read(lambda file: return_contents(file, held.id)).answers
    assert session.now.tool.answer[given[item.id]].label == "Don't know"
    session.undo()
    assert len(session.now.waiting) == 1


def test_a_nil_and_who_was_known_are_typed_in_before_the_questions(
    page: PreparePage, part: ReturnsPart
) -> None:
    session = part.context.session
    session.do(lambda file: prepare.set_audit(file, replace(session.now.audit, asks_known=True)))
    pair = choose(part, RequestStatus.NO_RETURN)
    part.panel.type_in.click()
    typing = page.typing
    typing.first.boxes["nobody"].click()
    typing.keep.click()
    assert reply(part, pair) is Reply.NIL
    part.context.session.undo()
    part.panel.type_in.click()
    typing.first.boxes["child"].click()
    typing.answers["1a"].set_value("yes")
    typing.rest.click()
    typing.keep.click()
    (held,) = (one for one in session.now.returns if (one.case_id, one.agency_id) == pair)
    assert held.known_people == ("child",)
    said = [label.text() for label in part.panel.findChildren(Label)]
    assert "Known to it: The child or adult this form is about" in said
