"""A question about each person is judged one after the other, with the keys of every other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import bring_in
from core.acts.prepare import remove_rows, set_audit
from core.model.audit import Audit
from core.model.draft.returns import Draft, ReturnDraft
from core.model.household import CasePerson
from core.model.judgement import JudgementState
from tests.kinds import point_called
from tests.people import MEASURED_TOOL, people_audit
from tests.showing import show_active
from tests.walk.conftest import Watch, _context
from ui.audit.room_presenter import RoomPresenter
from ui.walk.page import WalkPage
from ui.widgets.chip import Chip
from ui.widgets.folded import FoldedText


@pytest.fixture
def walking(tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot) -> Iterator[WalkPage]:
    with people_audit(tmp_path / "people.casewalk", watch) as file:
        rows = (
            ReturnDraft("Child A", "Health", answers={"1": "0=yes 1=yes 2=no"}),
            ReturnDraft("Child A", "Police", answers={"1": "0=yes 1=no"}),
        )
        bring_in.take_returns(file, Draft("returns.csv", rows))
        context = _context(file, qapp, tmp_path, qtbot)
        page = WalkPage(context, RoomPresenter(context, context))
        qtbot.addWidget(page)
        page.resize(1440, 860)
        show_active(page, qtbot)
        page.arrive()
        yield page


def test_each_key_answers_for_one_and_goes_on_to_the_next(walking: WalkPage) -> None:
    session = walking.context.session
    case, point = session.now.cases[0].id, point_called(session.now.tool, "1")
    walking.context.cursor.go(case, point)
    card, told = walking.card, list[str]()
    walking.context.notice_requested.connect(told.append)

    def front() -> str:
        return next(one.text() for one in card.people._chips.values() if one.isChecked())

    def columns() -> list[int]:
        return [len(one.cards) for one in walking.middle.body._board._columns[:2]]

    assert front() == "The child"
    assert columns() == [2, 0]
    walking.agree_and_next()  # both agencies say yes of the child: that is offered
    assert front() == "Brother 1, 9 years"
    assert columns() == [1, 1]
    walking.press_answer(2)
    assert front() == "Brother 2, 4 years"
    walking.agree_and_next()
    assert told[-1].startswith("1 person without an answer yet: Brother 2, 4 years.")
    walking.press_answer(3)
    held = session.now.judgement(case, point)
    assert held is not None
    assert (held.value, held.state) == ("0=yes 1=no 2=dont_know", JudgementState.DRAFT)
    session.undo()
    assert front() == "Brother 2, 4 years"
    card.people.chosen.emit(0)
    walking.press_answer(2)
    assert front() == "Brother 2, 4 years"
    walking.press_answer(3)
    walking.agree_and_next()
    held = session.now.judgement(case, point)
    assert held is not None
    assert (held.value, held.state) == ("0=no 1=no 2=dont_know", JudgementState.AGREED)
    assert walking.context.cursor.point != point
    assert card.people.isHidden() or front() == "Mother"
    walking.context.cursor.go(case, point)
    assert columns() == [2, 2]  # of all of them: an agency may have said both
    told = [one.text for one in walking.middle.settled.findChildren(FoldedText)]
    assert any("the child: No; brother 1, 9 years: No" in one for one in told)


def test_a_number_is_typed_for_each_and_enter_goes_on_to_the_next(
    tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot
) -> None:
    with people_audit(tmp_path / "measured.casewalk", watch, MEASURED_TOOL) as file:
        rows = (ReturnDraft("Child A", "Health", answers={"1": "0=3 1=0"}),)
        bring_in.take_returns(file, Draft("returns.csv", rows))
        context = _context(file, qapp, tmp_path, qtbot)
        page = WalkPage(context, RoomPresenter(context, context))
        qtbot.addWidget(page)
        page.resize(1440, 860)
        show_active(page, qtbot)
        page.arrive()
        session, card = context.session, page.card
        case, point = session.now.cases[0].id, point_called(session.now.tool, "1")
        context.cursor.go(case, point)

        def value() -> str:
            held = session.now.judgement(case, point)
            return held.value if held is not None else ""

        def type_in(text: str) -> None:
            card.value.first.setText(text)
            card.value.first.textEdited.emit(text)

        assert card.value.first.text() == ""
        type_in("3")
        card.value.first.returnPressed.emit()
        assert (value(), card.asked and card.asked.person) == ("0=3", 1)
        assert card.value.first.text() == ""
        type_in("lots")
        card.people.chosen.emit(0)  # what is typed for the brother is no number: he stays in front
        assert card.asked is not None
        assert card.asked.person == 1
        type_in("0")
        page.agree_and_next()
        assert (value(), card.asked.person) == ("0=3 1=0", 2)
        page.agree_and_next()
        assert session.now.judgement(case, point).state is JudgementState.DRAFT  # type: ignore[union-attr]
        page.agree_and_next()
        assert session.now.judgement(case, point).state is JudgementState.AGREED  # type: ignore[union-attr]
        context.cursor.go(case, point)
        board = page.middle.body._board._columns
        told = [card.text for one in board for card in one.cards]
        point = point_called(session.now.tool, "4")
        context.cursor.go(case, point)
        type_in("3/3/2014")
        page.agree_and_next()  # half a period: nobody else comes in front
        assert (value(), card.asked and card.asked.person) == ("", 0)
        card.value.second.setFocus()
        card.value.second.setText("20/3/2014")
        card.value.second.textEdited.emit("20/3/2014")
        card.value.second.returnPressed.emit()
        assert (value(), card.asked.person) == ("0=2014-03-03/2014-03-20", 1)
        assert (card.value.first.text(), card.value.second.text()) == ("", "")
        assert card.value.first.hasFocus()
        chips = [one.text() for one in card.people.findChildren(Chip)]
        assert chips[0] == "The child: 13 working days, late"
        card.people.chosen.emit(0)
        card.value.second.setText("20 Mar")  # half a date over what is kept of the child
        card.value.second.textEdited.emit("20 Mar")
        context.cursor.go(case, point_called(session.now.tool, "1"))
        context.cursor.go(case, point)  # it is nobody else's when the room comes back
        assert (card.asked.person, card.value.second.text()) == (0, "20 Mar")
        card.value.second.setText("14/3/2014")
        card.value.second.textEdited.emit("14/3/2014")
        page.agree_and_next()
        assert (value(), card.asked.person) == ("0=2014-03-03/2014-03-14", 1)
        point = point_called(session.now.tool, "5")
        context.cursor.go(case, point)
        card.value.words.setPlainText("Up at six.\nNobody else is.")
        card.people.chosen.emit(2)  # kept for the one it was typed for, before the pause is over
        assert value() == "0: Up at six.\n\tNobody else is."
        assert card.value.words.toPlainText() == ""
        card.value.words.setPlainText("Plays.")
        page.agree_and_next()
        page.agree_and_next()
        page.agree_and_next()
        assert session.now.judgement(case, point).state is JudgementState.AGREED  # type: ignore[union-attr]
        assert value() == "0: Up at six.\n\tNobody else is.\n2: Plays."
        session.undo()
        session.undo()
        assert value() == "0: Up at six.\n\tNobody else is."
        point = point_called(session.now.tool, "1")
        session.do(lambda file: remove_rows(file, "remove", file.all(CasePerson)))
        session.do(lambda file: set_audit(file, replace(file.all(Audit)[0], audited_one="meeting")))
        context.cursor.go(session.now.cases[1].id, point)  # there is nobody to type anything of
        assert card.value.isHidden()
        type_in("5")
        card.value.flush()
        page.agree_and_next()
        assert session.now.judgement(session.now.cases[1].id, point) is None
        assert any("the child: 3; brother 1, 9 years: 0" in one for one in told)
