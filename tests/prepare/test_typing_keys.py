"""A return on paper is typed in with one key an answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.model.clock import Clock
from core.model.ids import AgencyId, CaseId
from core.queries.returns import return_contents
from core.store.file import WorkshopFile
from tests.kinds import kinds_audit
from tests.people import people_audit
from tests.prepare.conftest import shown
from tests.showing import show_active
from ui.prepare.page import PreparePage
from ui.prepare.returns_part import ReturnsPart
from ui.prepare.type_in_part import TypeInPart
from ui.prepare.typing_keys import AnswerStop, TypingKeys
from ui.widgets.button import Button
from ui.widgets.choice import Choice


def press(keys: str) -> None:
    """Press keys one by one where the focus is: figures, letters, < for Backspace, ! for Enter."""
    named = {"<": Qt.Key.Key_Backspace, "!": Qt.Key.Key_Return}
    for key in keys:
        where = QApplication.focusWidget()
        assert where is not None
        if key in named:
            QTest.keyClick(where, named[key])
        else:
            QTest.keyClicks(where, key)


@pytest.fixture
def typing(page: PreparePage) -> TypeInPart:
    """The return of School Nursing for Child F, which is still out."""
    now = page.context.session.now
    pair = next(
        (one.case_id, one.agency_id)
        for one in now.requests
        if not now.has_return(one.case_id, one.agency_id)
        and now.agency[one.agency_id].name == "School Nursing"
    )
    page.type_in(pair)
    return page.typing


def test_seventeen_answers_take_seventeen_keys_and_enter_keeps_them(typing: TypeInPart) -> None:
    session = typing.context.session
    returns = len(session.now.returns)
    press("!")  # the date is not on the paper
    press("1212121" + "3120124121")
    assert typing.keep.hasFocus()
    said = [str(choice.currentData()) for choice in typing.answers.values()]
    assert said[:9] == ["yes", "no"] * 3 + ["yes", "not_applicable", "yes"]
    assert said[10] == ""
    QTest.keyClick(typing.keep, Qt.Key.Key_Space)
    assert len(session.now.returns) == returns + 1
    held = session.now.returns[-1]
    found = session.read(lambda file: return_contents(file, held.id))
    assert len(found.answers) == sum(bool(one) for one in said)


def test_what_is_typed_is_shown_though_not_all_rows_are_made_yet(own_page: PreparePage) -> None:
    own_page.run("type_return")
    paper = own_page.typing.paper
    paper.rows.pop("1a")
    paper.answers.pop("1a")
    paper.show_typed()
    assert "2" in paper.rows


def test_the_pile_is_typed_one_after_the_other_and_what_was_begun_is_named_in_returns(
    own_page: PreparePage,
) -> None:
    page = own_page
    page.run("type_return")
    out = len(page.typing.pile)
    first = page.typing.about.text()
    press("!1")
    page.typing.rest.click()
    page.run("agree")
    assert len(page.typing.pile) == out - 1
    assert page.typing.about.text() != first
    press("!12<")
    page.run("agree")
    assert page.typing.answers["1c"].hasFocus(), "it goes to what is still to be typed"
    press("cLate")
    where = QApplication.focusWidget()
    assert where is page.typing.comments["1"]
    QTest.keyClick(where, Qt.Key.Key_Escape)
    returns = page.front
    assert isinstance(returns, ReturnsPart)
    (begun,) = (one for one in returns.findChildren(Button) if one.text().endswith("17 typed"))
    assert begun.text().endswith(": 2 of 17 typed")
    begun.click()
    assert page.typing.isVisible()
    assert len(page.typing.paper.left) == 15
    assert page.typing.answers["1c"].hasFocus(), "it goes on where it was left"
    page.typing.completed.setFocus()
    press("!")
    assert page.typing.answers["1c"].hasFocus()


def test_a_wrong_key_says_so_and_backspace_answers_again(typing: TypeInPart, qtbot: QtBot) -> None:
    press("!")
    with qtbot.waitSignal(typing.context.notice_requested) as told:
        press("3")
    assert told.args == ["3 is not an answer to question 1a."]
    press("1<2")
    assert typing.answers["1a"].currentData() == "no"
    assert typing.answers["1b"].hasFocus()


def test_a_comment_is_one_key_away_and_enter_goes_on(typing: TypeInPart) -> None:
    press("!")
    press("1111111c")
    assert typing.comments["1"].hasFocus() or typing.comments["2"].hasFocus()
    press("1 of 2 seen!")
    assert "1 of 2 seen" in [one.toPlainText() for one in typing.comments.values()]
    press("n")
    assert typing.first.nil.isChecked()


def test_after_a_comment_the_next_key_answers_the_item_it_was_written_at(
    typing: TypeInPart,
) -> None:
    press("!")
    press("11cFrom the file of 2013!2")
    assert typing.answers["1c"].currentData() == "no"
    assert not typing.answers["2"].is_typed
    assert typing.answers["1d"].hasFocus()
    press("<cStill!")
    assert typing.answers["1d"].hasFocus()


def test_one_row_is_open_at_a_time_whichever_way_one_goes(typing: TypeInPart) -> None:
    def opened() -> list[str]:
        rows = typing.paper.rows.items()
        return [key for key, row in rows if row.field.isVisibleTo(typing.paper)]

    press("!")
    press("12<")
    assert opened() == ["1b"] == [typing.paper.open_key]
    press("cWords!")
    assert opened() == ["1c"] == [typing.paper.open_key]


def test_what_is_not_typed_yet_is_not_blank_and_is_counted_beside_it(typing: TypeInPart) -> None:
    press("!")
    press("102")
    paper = typing.paper
    assert (paper.open_key, paper.blank, len(paper.left)) == ("1d", ("1b",), 14)
    assert not typing.keep.isEnabled()
    assert [often for _, _, often in paper.count.answers[:2]] == [1, 1]
    pair = typing._pair
    assert pair is not None
    QTest.keyClick(paper.answers["1d"].buttons[0], Qt.Key.Key_Escape)
    assert typing.isHidden()
    typing.open(*pair)
    assert (paper.open_key, paper.blank, len(paper.left)) == ("1d", ("1b",), 14)
    typing.rest.click()
    assert typing.keep.hasFocus()
    assert len(paper.blank) == 15


@pytest.fixture
def kinds(
    tmp_path: Path, clock: Clock, qapp: QApplication, qtbot: QtBot
) -> Iterator[tuple[PreparePage, WorkshopFile]]:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        yield shown(file, qapp, qtbot, tmp_path), file


def test_several_numbers_and_days_are_typed_in_by_the_same_keys(
    kinds: tuple[PreparePage, WorkshopFile],
) -> None:
    page, _ = kinds
    page.type_in((CaseId(2), AgencyId(3)))
    press("!13!12!5/3/2014!3/3/2014!17/3/2014!On the sofa!2!")
    (held,) = (
        one for one in page.context.session.now.returns if (one.case_id, one.agency_id) == (2, 3)
    )
    found = page.context.session.read(lambda file: return_contents(file, held.id))
    assert list(found.values.values()) == [
        *("child_in_need early_help", "12", "2014-03-05", "2014-03-03/2014-03-17"),
        "On the sofa",
    ]
    assert len(found.answers) == 1


def test_each_person_takes_a_key_and_what_asks_about_nobody_takes_none(
    tmp_path: Path, clock: Clock, qapp: QApplication, qtbot: QtBot, qtlog: Any
) -> None:
    with people_audit(tmp_path / "people.casewalk", clock) as file:
        page = shown(file, qapp, qtbot, tmp_path)
        session = page.context.session
        for case, keys in ((CaseId(1), "!12012"), (CaseId(2), "!13")):
            page.type_in((case, AgencyId(1)))
            press(keys)
            assert page.typing.keep.hasFocus()
            QTest.keyClick(page.typing.keep, Qt.Key.Key_Space)
        held = session.now.returns
        found = session.read(lambda file: [return_contents(file, one.id) for one in held])
        assert [list(one.values.values()) for one in found] == [["0=yes 1=no", "3=yes"], ["0=yes"]]
        page.type_in((CaseId(1), AgencyId(1)))
        assert page.typing.values["1"].value == "0=yes 1=no"
    assert "setTabOrder" not in " ".join(one.message for one in qtlog.records)


def test_a_day_that_is_none_keeps_the_keys_where_they_are(
    kinds: tuple[PreparePage, WorkshopFile],
) -> None:
    page, _ = kinds
    page.type_in((CaseId(2), AgencyId(3)))
    press("!!!soon!")
    line = page.typing.values["3"].lines[0]
    assert line.hasFocus()
    assert line.misfit


def test_over_nine_answers_a_second_figure_or_enter_says_which(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    choices = [Choice(f"Answer {at}", home) for at in range(3)]
    for choice in choices:
        choice.addItem("No answer", "")
        for at in range(1, 13):
            choice.addItem(f"Grade {at}", at)
    keys = TypingKeys(home)
    keys.take([AnswerStop(str(at), choice) for at, choice in enumerate(choices)])
    show_active(home, qtbot)
    keys.begin()
    press("10" + "1!" + "7")
    assert [one.currentData() for one in choices] == [10, 1, 7]
