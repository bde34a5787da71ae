"""A return on paper with answers of every kind is typed in, and corrected without losing one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.clock import Clock
from core.model.fault import NotYet
from core.model.household import CaseMember, PersonRole
from core.model.ids import AgencyId, CaseId
from core.model.tool import AnswerKind, AnswerSet
from core.queries.returns import ReturnContents, return_contents
from tests.kinds import kinds_audit
from tests.prepare.conftest import shown
from ui.prepare.page import PreparePage
from ui.prepare.type_in_part import TypeInPart
from ui.prepare.value_field import ValueField

HEALTH, SCHOOLS, CHILD_A, CHILD_B = AgencyId(1), AgencyId(3), CaseId(1), CaseId(2)


@pytest.fixture
def page(tmp_path: Path, clock: Clock, qapp: QApplication, qtbot: QtBot) -> Iterator[PreparePage]:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        yield shown(file, qapp, qtbot, tmp_path)


@pytest.fixture
def part(page: PreparePage, qtbot: QtBot) -> TypeInPart:
    made = TypeInPart(page.context)
    qtbot.addWidget(made)
    return made


def said(part: TypeInPart, case: CaseId, agency: AgencyId) -> dict[str, str]:
    """The values of a return by the question's number."""
    session = part.context.session
    held = next(
        one for one in session.now.returns if (one.case_id, one.agency_id) == (case, agency)
    )
    found: ReturnContents = session.read(lambda file: return_contents(file, held.id))
    return {session.now.tool.item[item].key: value for item, value in found.values.items()}


def test_every_kind_of_answer_is_typed_in(part: TypeInPart) -> None:
    part.open(CHILD_B, SCHOOLS)
    plans, visits, seen, group, life = (part.values[key] for key in "12345")
    plans.boxes[0].setChecked(True)
    plans.boxes[2].setChecked(True)
    visits.lines[0].setText("1,200")
    seen.lines[0].setText("5 March 2014")
    group.lines[0].setText("3/3/2014")
    group.lines[1].setText("17/3/2014")
    assert life.words is not None
    life.words.setPlainText("She sleeps at her aunt's.")
    part.rest.click()
    part.keep.click()
    assert said(part, CHILD_B, SCHOOLS) == {
        "1": "child_in_need early_help",
        "2": "1200",
        "3": "2014-03-05",
        "4": "2014-03-03/2014-03-17",
        "5": "She sleeps at her aunt's.",
    }


def test_correcting_one_answer_leaves_the_others_as_they_were(part: TypeInPart) -> None:
    before = said(part, CHILD_A, HEALTH)
    part.open(CHILD_A, HEALTH)
    part.values["2"].lines[0].setText("13")
    part.rest.click()
    part.keep.click()
    assert said(part, CHILD_A, HEALTH) == before | {"2": "13"}


def test_what_does_not_fit_is_told_and_nothing_is_kept(part: TypeInPart) -> None:
    part.open(CHILD_B, SCHOOLS)
    part.values["2"].lines[0].setText("a few")
    returns = part.context.session.now.returns
    part.rest.click()
    part.keep.click()
    assert part.context.session.now.returns == returns
    assert part.values["2"].typed == "a few"


def test_what_is_half_typed_is_there_when_the_return_is_opened_again(part: TypeInPart) -> None:
    part.open(CHILD_B, SCHOOLS)
    part.values["1"].boxes[1].setChecked(True)
    part.values["4"].lines[0].setText("3/3/2014")
    part.open(CHILD_A, HEALTH)
    assert part.values["1"].typed == "child_in_need early_help"
    part.open(CHILD_B, SCHOOLS)
    assert part.values["1"].typed == "protection"
    assert [line.text() for line in part.values["4"].lines] == ["3/3/2014", ""]


def test_a_number_and_a_day_for_each_person_are_typed_and_half_typed_ones_come_back(
    qtbot: QtBot,
) -> None:
    children = [CaseMember(0, PersonRole.CHILD), CaseMember(4, PersonRole.SIBLING, "brother")]
    held = AnswerSet("visits", kind=AnswerKind.EACH_NUMBER, unit="children", most="60")
    field = ValueField("1", held, (), children)
    qtbot.addWidget(field)
    field.show_value("0=3 9=2")  # of somebody no longer listed too
    assert [one.lines[0].text() for one in field.people.values()] == ["3", ""]
    field.people[4].lines[0].setText("12")
    assert field.value == "0=3 4=12 9=2"
    field.people[4].lines[0].setText("twelve")
    with pytest.raises(NotYet):
        _ = field.value
    again = ValueField("1", held, (), children)
    qtbot.addWidget(again)
    again.show_typed(field.typed)
    assert [one.lines[0].text() for one in again.people.values()] == ["3", "twelve"]
    days = ValueField("2", AnswerSet("seen", kind=AnswerKind.EACH_DATE), (), children)
    qtbot.addWidget(days)
    days.people[0].lines[0].setText("5 March 2014")
    assert days.value == "0=2014-03-05"
    days.show_value(days.value)
    assert days.people[0].lines[0].text() == "5 March 2014"
    until = ValueField("4", AnswerSet("t", kind=AnswerKind.EACH_PERIOD, target=5), (), children)
    qtbot.addWidget(until)
    until.people[4].lines[1].setText("20/3/2014")
    half = until.typed
    until.show_typed("")
    until.show_typed(half)  # the last day alone comes back as the last
    assert [one.text() for one in until.people[4].lines] == ["", "20/3/2014"]
    until.people[4].lines[0].setText("3/3/2014")
    assert until.value == "4=2014-03-03/2014-03-20"
    words = ValueField("5", AnswerSet("w", kind=AnswerKind.EACH_WORDS), (), children)
    qtbot.addWidget(words)
    words.show_value("0: Up at six.\n\tNobody else is.\n9: Has left.")
    assert words.value == "0: Up at six.\n\tNobody else is.\n9: Has left."
