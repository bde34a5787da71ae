"""What says who somebody is, typed into any cell there is: it is pointed out there at once.

Of fields `test_every_field` sees to it.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from core.wording.readiness import PreparationPart
from tests.journeys.facilitator import Facilitator, focused, name_of, settle
from tests.journeys.test_every_field import NUMBER, SAID, pointed_out
from tests.journeys.test_new_audit import paste
from ui.prepare.page import PreparePage
from ui.widgets.sheet_view import SheetView


def type_into_cells(facilitator: Facilitator, page: QWidget) -> Iterator[str]:
    """Type a number into each column of the tables in sight; yield those that say nothing."""
    for sheet in page.findChildren(SheetView):
        if not sheet.isVisible():
            continue
        model, last = sheet.model(), sheet.model().rowCount() - 1
        for column in range(model.columnCount()):
            index = model.index(last, column)
            if not index.flags() & Qt.ItemFlag.ItemIsEditable:
                continue
            sheet.setFocus()
            sheet.setCurrentIndex(index)
            sheet.edit(index)
            facilitator.say(NUMBER)
            facilitator.wait(timedelta(seconds=0.5))
            if not pointed_out(facilitator).startswith(SAID):
                yield f"{name_of(sheet)}: {name_of(focused())}"
            facilitator.press("Escape")


def test_an_nhs_number_in_any_cell_of_prepare_is_pointed_out_at_the_cell(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+1")
    prepare = facilitator.page.workspace.page("prepare")
    assert isinstance(prepare, PreparePage)
    silent = list[str]()
    for part in PreparationPart:
        prepare.show_part(part)
        settle()
        silent += type_into_cells(facilitator, prepare)
    assert silent == []


def test_what_enter_takes_away_at_once_is_said_in_the_bar_and_what_is_mended_is_said_no_more(
    at_work: Facilitator,
) -> None:
    at_work.press("Ctrl+K")
    at_work.say("Daniel Okafor was not there")
    at_work.press("Return")
    at_work.wait(timedelta(seconds=0.5))
    assert "somebody's name" in at_work.message
    assert pointed_out(at_work) == ""
    at_work.say("Daniel Okafor")
    at_work.wait(timedelta(seconds=0.5))
    assert "“Daniel Okafor”" in pointed_out(at_work)
    assert "kept as you typed it" in pointed_out(at_work)
    note = at_work.page.details.note
    field = focused()
    assert note.parentWidget() is field.window()
    assert not note.geometry().intersects(
        field.rect().translated(field.mapTo(field.window(), field.rect().topLeft()))
    )
    at_work.press(*["Backspace"] * 13)
    at_work.wait(timedelta(seconds=0.5))
    assert pointed_out(at_work) == ""
    at_work.say("The father")
    at_work.wait(timedelta(seconds=0.5))
    assert pointed_out(at_work) == ""
    at_work.press("Ctrl+A", "Delete", "Escape")


def test_a_name_where_names_belong_is_nothing_to_say(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+1")
    prepare = facilitator.page.workspace.page("prepare")
    assert isinstance(prepare, PreparePage)
    prepare.show_part(PreparationPart.PEOPLE)
    settle()
    (sheet,) = (one for one in prepare.findChildren(SheetView) if one.isVisible())
    sheet.setFocus()
    model = sheet.model()
    headings = [
        str(model.headerData(one, Qt.Orientation.Horizontal)) for one in range(model.columnCount())
    ]
    for heading, said in ((headings[0], True), ("Name (for attendance only)", False)):
        index = model.index(model.rowCount() - 1, headings.index(heading))
        sheet.setCurrentIndex(index)
        sheet.edit(index)
        facilitator.say("Daniel Okafor")
        facilitator.wait(timedelta(seconds=0.5))
        assert bool(pointed_out(facilitator)) is said, heading
        facilitator.press("Escape")
    QApplication.processEvents()


def test_what_is_pasted_into_cells_is_said_in_the_bar(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+Shift+4")
    paste(facilitator, f"Child Y\t9\nChild Z\t{NUMBER}")
    assert SAID in facilitator.message
    facilitator.press("Alt+Z")


def test_a_name_in_the_title_of_a_new_audit_is_pointed_out_before_its_file_is_called_by_it(
    facilitator: Facilitator,
) -> None:
    facilitator.press("Ctrl+N")
    facilitator.say("Review of Daniel Okafor")
    facilitator.wait(timedelta(seconds=0.5))
    note = facilitator.window.title_details.note
    assert "somebody's name" in note.text
    facilitator.press("Escape")
    assert note.text == ""
