"""What a screen reader or voice control does and hears: their actions do what a press does."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QStyle
from shiboken6 import isValid

from core.model.judgement import JudgementState
from tests.journeys.facilitator import Facilitator, name_of, settle
from tests.journeys.looking import pages, start_pages
from ui.report.page import ReportPage
from ui.themes.page import ThemesPage
from ui.widgets.tab_row import TabRow


def face(found: QObject) -> QAccessibleInterface:
    """Return what a screen reader is given of a control."""
    return QAccessible.queryAccessibleInterface(found)


def toggle(button: QAbstractButton) -> None:
    """Do what a screen reader calls "toggle"; where a control has no such thing, its press."""
    action = face(button).actionInterface()
    names = action.actionNames()
    action.doAction("Toggle" if "Toggle" in names else "Press")
    settle()


def button(facilitator: Facilitator, name: str) -> QAbstractButton:
    """Return the button in sight that is called so."""
    return next(
        one
        for one in facilitator.window.findChildren(QAbstractButton)
        if one.isVisible() and (name_of(one) == name or name_of(one).startswith(f"{name},"))
    )


def untouched(facilitator: Facilitator) -> list[str]:
    """Toggle every control in sight that can be chosen; return those that were only drawn so."""
    silent: list[str] = []
    for one in facilitator.window.findChildren(QAbstractButton):
        if not isValid(one) or not (one.isVisible() and one.isEnabled() and one.isCheckable()):
            continue
        if one.isChecked() and one.autoExclusive():
            continue  # the one chosen of several stays chosen
        pressed: list[str] = []
        name = name_of(one)
        one.clicked.connect(lambda _=False, at=pressed: at.append("pressed"))
        toggle(one)
        silent += [] if len(pressed) == 1 else [f"{name}: {len(pressed)} presses"]
    return silent


def test_toggle_presses_every_control_of_every_page(facilitator: Facilitator, cin: Path) -> None:
    found = {page: untouched(facilitator) for page in start_pages(facilitator)}
    facilitator.open(cin)
    found |= {page: untouched(facilitator) for page in pages(facilitator)}
    assert {page: names for page, names in found.items() if names} == {}


def test_an_answer_chosen_by_toggle_is_in_the_file(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    place = facilitator.page.context.cursor
    assert place.case_id is not None
    assert place.point is not None
    case = facilitator.page.session.now.case[place.case_id].reference
    asked = facilitator.page.session.now.tool.question[place.point.question_id].key
    toggle(button(facilitator, "No"))
    assert facilitator.answer(case, asked) == "No"
    assert button(facilitator, "No").isChecked()
    toggle(button(facilitator, "Not agreed"))
    assert facilitator.judgement(case, asked).state is JudgementState.NOT_AGREED
    toggle(button(facilitator, "Park, come back"))
    assert facilitator.judgement(case, asked).state is JudgementState.PARKED


def test_answers_are_one_of_several_and_say_which(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    yes, park = button(facilitator, "Yes"), button(facilitator, "Park, come back")
    assert face(yes).role() == QAccessible.Role.RadioButton
    assert yes.accessibleDescription().startswith("1 of ")
    last = park.accessibleDescription().split(".")[0].split(" of ")
    assert last[0] == last[1]


def test_a_part_a_view_and_a_document_come_to_the_front_by_toggle(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+1")
    toggle(button(facilitator, "Agencies"))
    assert facilitator.sees("Children's Social Care")
    facilitator.press("Ctrl+3")
    themes = facilitator.page.workspace.page("themes")
    assert isinstance(themes, ThemesPage)
    toggle(button(facilitator, "Heard"))
    assert themes.switch.value == "heard"
    facilitator.press("Ctrl+4")
    report = facilitator.page.workspace.page("report")
    assert isinstance(report, ReportPage)
    toggle(button(facilitator, "Show practitioner comments"))
    assert button(facilitator, "Show practitioner comments").isChecked()


def test_the_stages_are_tabs_and_a_press_brings_one_to_the_front(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    tabs = facilitator.window.findChild(TabRow)
    assert tabs is not None
    row = face(tabs)
    assert row.role() == QAccessible.Role.PageTabList
    each = [row.child(at) for at in range(4)]
    assert [one.role() for one in each] == [QAccessible.Role.PageTab] * 4
    each[2].actionInterface().doAction("Press")
    settle()
    assert facilitator.page.workspace.stages.front == "themes"


@pytest.mark.skipif("not __import__('sys').platform.startswith('linux')", reason="only on Linux")
def test_alt_let_go_alone_leaves_the_focus_where_it_is(facilitator: Facilitator) -> None:
    bar = facilitator.window.menuBar()
    hint = QStyle.StyleHint.SH_MenuBar_AltKeyNavigation
    assert bar.style().styleHint(hint, None, bar) == 0
