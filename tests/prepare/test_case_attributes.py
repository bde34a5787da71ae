"""What the audit notes of each case is typed at the side, a line for each attribute."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.model.snapshot import Snapshot
from core.wording.readiness import PreparationPart
from ui.prepare.case_attributes import CaseAttributes
from ui.prepare.cases_part import CasesPart
from ui.prepare.fields import LineField
from ui.prepare.page import PreparePage


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.CASES


def beside(page: PreparePage, at: int = 0) -> CaseAttributes:
    """Put the cursor into a case; return what is noted beside it."""
    page.show_part(PreparationPart.CASES)
    assert isinstance(page.front, CasesPart)
    page.front.choose(now(page).cases[at].id)
    return page.front.panel.attributes


def now(page: PreparePage) -> Snapshot:
    return page.context.session.now


def add(attributes: CaseAttributes, name: str) -> LineField:
    attributes.new.setFocus()
    QTest.keyClicks(attributes.new, name)
    QTest.keyClick(attributes.new, Qt.Key.Key_Return)
    return list(attributes.lines.values())[-1]


def noted(page: PreparePage, at: int) -> dict[str, str]:
    case = now(page).cases[at]
    return {one.name: value for one, value in now(page).attributes_of(case.id)}


def test_enter_adds_an_attribute_and_goes_to_its_line(page: PreparePage) -> None:
    attributes = beside(page)
    line = add(attributes, "Ethnicity")
    assert line.hasFocus()
    assert line.accessibleName() == "Ethnicity"
    assert attributes.new.text() == ""
    QTest.keyClicks(line, "Irish")
    line.flush()
    assert noted(page, 0) == {"Ethnicity": "Irish"}
    assert noted(page, 1) == {}


def test_what_was_typed_stays_with_its_case_when_another_is_chosen(page: PreparePage) -> None:
    attributes = beside(page)
    QTest.keyClicks(add(attributes, "Ethnicity"), "Irish")
    beside(page, 1)
    (line,) = attributes.lines.values()
    assert line.text() == ""
    QTest.keyClicks(line, "Scottish")
    beside(page, 0)
    assert (noted(page, 0), noted(page, 1)) == ({"Ethnicity": "Irish"}, {"Ethnicity": "Scottish"})
    assert line.text() == "Irish"


def test_an_attribute_noted_already_is_refused_and_stays_typed(page: PreparePage) -> None:
    attributes = beside(page)
    add(attributes, "Ethnicity")
    add(attributes, "ethnicity")
    assert len(attributes.lines) == 1
    assert attributes.new.text() == "ethnicity"
    assert page.context.session.refusal is not None


def test_one_is_removed_with_undo(page: PreparePage) -> None:
    attributes = beside(page)
    QTest.keyClicks(add(attributes, "Ethnicity"), "Irish")
    attributes.flush()
    attributes.removing[next(iter(attributes.lines))].click()
    assert not attributes.lines
    assert attributes.new.hasFocus()
    page.context.session.undo()
    assert noted(page, 0) == {"Ethnicity": "Irish"}
    assert [line.text() for line in attributes.lines.values()] == ["Irish"]


def test_one_is_called_otherwise_and_what_is_noted_stays(page: PreparePage) -> None:
    attributes = beside(page)
    QTest.keyClicks(add(attributes, "Etnicity"), "Irish")
    attributes.flush()
    (rename,) = attributes.renaming.values()
    rename.click()
    (field,) = attributes.names.values()
    assert field.hasFocus()
    assert field.selectedText() == "Etnicity"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.isHidden()
    assert rename.hasFocus()
    rename.click()
    QTest.keyClicks(field, "Ethnicity")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert noted(page, 0) == {"Ethnicity": "Irish"}
    (line,) = attributes.lines.values()
    assert line.hasFocus()


def test_a_name_that_another_attribute_has_is_refused_and_stays_typed(page: PreparePage) -> None:
    attributes = beside(page)
    for name in ("Ethnicity", "School"):
        add(attributes, name)
    first = next(iter(attributes.lines))
    attributes.renaming[first].click()
    QTest.keyClicks(attributes.names[first], "school")
    QTest.keyClick(attributes.names[first], Qt.Key.Key_Return)
    assert page.context.session.refusal is not None
    assert attributes.names[first].text() == "school"
    assert [one.name for one in now(page).attributes] == ["Ethnicity", "School"]
