"""Typing a return in says at once what is not asked of it, and which answer wants a comment."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.clock import Clock
from tests.asked import asked_audit
from tests.prepare.conftest import shown
from ui.prepare.type_in_part import TypeInPart


@pytest.fixture
def form(tmp_path: Path, clock: Clock, qapp: QApplication, qtbot: QtBot) -> Iterator[TypeInPart]:
    with asked_audit(tmp_path / "asked.casewalk", clock) as file:
        page = shown(file, qapp, qtbot, tmp_path)
        found = TypeInPart(page.context)
        qtbot.addWidget(found)
        yield found


def open_return(form: TypeInPart, case: int, agency: str) -> None:
    now = form.context.session.now
    number = next(one.id for one in now.agencies if agency in (one.name, one.short))
    form.open(now.cases[case].id, number)


def says(form: TypeInPart, key: str) -> str:
    line = form.paper.marks.lines[key]
    return "" if line.isHidden() else line.text()


def choose(form: TypeInPart, key: str, answer: str) -> None:
    choice = form.answers[key]
    choice.set_value(answer)
    choice.activated.emit()


def test_what_is_not_asked_follows_the_answers_as_they_are_typed(form: TypeInPart) -> None:
    open_return(form, 1, "Health")
    assert says(form, "2") == ""  # question 1 was left blank
    assert says(form, "3") == "Not asked of this return."
    choose(form, "1", "no")
    assert says(form, "2") == "2: not asked; an answer is kept and counted apart."
    choose(form, "2", "")
    assert says(form, "2") == "Not asked of this return."
    choose(form, "1", "yes")
    assert says(form, "2") == ""
    assert says(form, "6") == "This answer wants a comment."
    choose(form, "6a", "yes")
    assert says(form, "6") == "Not asked: 6b."


def test_a_comment_that_is_there_is_not_asked_for(form: TypeInPart) -> None:
    open_return(form, 1, "Health")
    assert says(form, "6") == "This answer wants a comment."
    QTest.keyClicks(form.comments["6"], "She was ill.")
    form.comments["6"].flush()
    assert says(form, "6") == ""
