"""A day by ear: what a screen reader meets on every page, and a case judged by it alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox
from shiboken6 import isValid

from core.model.judgement import JudgementState
from tests.journeys.facilitator import Facilitator, settle
from tests.journeys.looking import face, pages, start_pages
from tests.journeys.reader import Part, Role, ScreenReader
from tests.journeys.test_every_field import more_pages
from tests.our_words import SHOWN_WORDS

_NO_ROLE = (Role.NoRole, Role.Border, Role.Indicator, Role.Separator)
_POSITION = re.compile(r"\b\d+ of \d+\b")
_SIGNS = re.compile(r"[^\w ]+")


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[None]:
    """A screen reader is there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_a_case_is_judged_by_a_readers_actions_alone(at_work: Facilitator, listening: None) -> None:
    reader, session = ScreenReader(at_work.window), at_work.page.session
    reader.do(Role.ListItem, "Child H")
    case = next(one for one in session.now.cases if one.reference == "Child H")
    assert at_work.page.context.cursor.case_id == case.id
    points = session.now.tool.points
    for at, point in enumerate(points, 1):
        key = session.now.tool.key_at(point)
        assert reader.find(Role.StaticText, "Case 4").name.endswith(f"question {at} of 11")
        if at == 2:  # this one stays open between the agencies
            reader.do(Role.RadioButton, "Not agreed")
        elif at == 3:
            reader.do(Role.RadioButton, "Park, come back")
            continue  # and the next one comes of itself
        else:
            reader.do(Role.RadioButton, "No")
        assert reader.find(Role.RadioButton, "Not agreed" if at == 2 else "No").is_chosen
        reason = f"Reason for the judgement, question {key} for Child H"
        reader.write(reason, f"What was said on {key}.")
        if at == 2:
            reader.do(Role.Button, "Next open question")
        else:
            reader.do(Role.Button, "Agree and next")
    states = [session.now.judgement(case.id, point) for point in points]
    assert [one.state for one in states if one is not None] == [
        JudgementState.AGREED,
        JudgementState.NOT_AGREED,
        JudgementState.PARKED,
        *[JudgementState.AGREED] * 8,
    ]
    assert {one.reason for one in states if one is not None} >= {"What was said on 1."}


def test_what_is_heard_in_the_room_is_kept_by_a_readers_actions_alone(
    at_work: Facilitator, listening: None
) -> None:
    reader, session = ScreenReader(at_work.window), at_work.page.session
    before = len(session.now.notes)
    reader.do(Role.RadioButton, "Strength")
    reader.write("What was said?", "School knew him best.")
    reader.do(Role.Button, "Keep what was said")
    assert len(session.now.notes) == before + 1
    reader.do(Role.PageTab, "Report")
    assert at_work.page.workspace.stages.front == "report"


def test_every_page_says_what_each_thing_is_and_a_row_chosen_from_outside_is_pressed(
    facilitator: Facilitator, cin: Path, listening: None
) -> None:
    """Nothing is said that is not so. Qt's "toggle" of a row only marks it; a press is meant."""
    reader = ScreenReader(facilitator.window)
    found: dict[str, list[str]] = {}
    seen: set[type] = set()
    dead = []
    for page in start_pages(facilitator):
        found[page] = list(_wrong(reader))
    facilitator.open(cin)
    for page in pages(facilitator):
        found[page] = list(_wrong(reader))
        dead += [f"{page}: {one}" for one in _not_pressed(facilitator, page, seen)]
    for page in more_pages(facilitator):
        found[page] = list(_wrong(reader))
    told = "\n".join(f"{page}: {one}" for page, words in found.items() for one in words)
    assert not told, told
    assert not dead
    assert {"_CaseView", "QuestionList", "MapGrid", "SheetView"} <= {one.__name__ for one in seen}


def _wrong(reader: ScreenReader) -> Iterator[str]:
    """Yield what a listener would be told wrongly, or not at all."""
    settle()
    for part in reader.parts():
        where = f"{part.role.name} “{part.name[:60]}”"
        value = part.face.text(QAccessible.Text.Value) if is_ours(part) else ""
        if ours := SHOWN_WORDS.search(f"{part.name} {part.description} {value}"):
            yield f"{where} says “{ours[0]}”: {part.description}"
        silent = not part.name or part.role in _NO_ROLE
        if silent and part.can_be_focused and part.role not in (Role.Cell, Role.Window):
            yield f"{where} takes the keyboard and says nothing"
        listed = part.role == Role.ListItem and part.can_be_focused
        if listed and not _POSITION.search(part.description):
            yield f"{where} does not say which of how many it is: {part.description}"
        yield from _wrong_of_widget(part, where)


def is_ours(part: Part) -> bool:
    """Return whether what is in it was put there by the program, and typed by nobody."""
    return part.role not in (Role.EditableText, Role.Cell, Role.ListItem)


def _wrong_of_widget(part: Part, where: str) -> Iterator[str]:
    shown = part.face.object()
    if isinstance(shown, QComboBox):
        kinds = [kind for _, kind in part.face.relations()]
        if QAccessible.RelationFlag.Label not in kinds:
            yield f"{where} has no label: {shown.accessibleName()}"
    if isinstance(shown, QAbstractButton):
        words = _plain(shown.text())
        if words not in _plain(part.name):
            yield f"{where} is not called by its visible words “{shown.text()}”"
        exclusive = shown.isCheckable() and shown.autoExclusive()
        if exclusive != (part.role == Role.RadioButton):
            yield f"{where} is one of several and does not say so"


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", text.casefold()).split())


def _not_pressed(facilitator: Facilitator, page: str, seen: set[type]) -> Iterator[str]:
    """Choose in each kind of list and table not seen before; yield those that were only marked."""
    for view in facilitator.window.findChildren(QAbstractItemView):
        if not (isValid(view) and view.isVisible() and view.isEnabled()):
            continue
        if type(view) in seen or page in ("Search", "The parked list"):
            continue
        pressed = _choose_another(view)
        if pressed is not None:
            seen.add(type(view))
        if pressed is False:
            yield type(view).__name__


def _choose_another(view: QAbstractItemView) -> bool | None:
    """Toggle a row or cell the keyboard is not at; return whether it was pressed, None for none."""
    whole = face(view)
    for at in range(min(whole.childCount(), 60)):
        child = whole.child(at)
        if child is None or child.role() not in (Role.ListItem, Role.Cell):
            continue
        state = child.state()
        if not state.selectable or state.selected or state.offscreen or not state.focusable:
            continue
        pressed: list[int] = []
        view.clicked.connect(lambda index, at=pressed: at.append(index.row()))
        child.actionInterface().doAction("Toggle")
        settle()
        return len(pressed) == 1
    return None
