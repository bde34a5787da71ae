"""Whatever can be typed in, on every page: words are kept in time, an NHS number is pointed out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from core.acts.prepare import set_audit
from core.model.sitting import typed_in as typed_words
from core.wording.drafts import FIELD, FieldDraft
from core.wording.readiness import PreparationPart
from tests.journeys.facilitator import Facilitator, name_of, settle
from tests.journeys.looking import ancestors, pages
from tests.journeys.test_not_entered import leave_at_once
from ui.prepare.page import PreparePage
from ui.prepare.part import PARTS
from ui.prepare.tables.part import TablesPart
from ui.report.page import ReportPage
from ui.themes.places import ThemePlaces
from ui.themes.plan.page import PlanPage
from ui.themes.plan.rows import PlanStep
from ui.widgets.typed_words import is_passing

_OWN_WORD = ("What is audited, one of them", "Several of them")
"""Every page is made anew once one of them is entered."""

_NUMBERS = ("per cent", "from how many", "as counts up to", "Points of", "Most days", "it may be")
"""Fields that hold a number: nobody's words."""


NUMBER = "943 476 5919"
SAID = "This looks like an NHS number"
_ROOM = len(f" quokkaaaaa {NUMBER}")


class Words:
    """Words that stand nowhere else, each time others."""

    def __init__(self) -> None:
        self._given = 0

    def next(self) -> str:
        """Return some."""
        self._given += 1
        letters = "".join(chr(ord("a") + int(digit)) for digit in f"{self._given:04}")
        return f"quokka{letters}"


def typed_in(page: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """Yield each field in sight that holds people's words."""
    found: list[QLineEdit | QPlainTextEdit] = list(page.findChildren(QLineEdit))
    for one in [*found, *page.findChildren(QPlainTextEdit)]:
        within = any(isinstance(above, QAbstractItemView | QComboBox) for above in ancestors(one))
        secret = isinstance(one, QLineEdit) and one.echoMode() is not QLineEdit.EchoMode.Normal
        number = any(part in name_of(one) for part in _NUMBERS)
        is_open = one.isVisible() and one.isEnabled() and not one.isReadOnly()
        if is_open and not (within or secret or number or is_passing(one)):
            yield one


def type_into_all(facilitator: Facilitator, words: Words, met: set[str]) -> Iterator[str]:
    """Type into each field of a page that was not met before; yield what went wrong.

    An NHS number comes after the words; where a word decides more it comes alone, and goes again.
    """
    facilitator.keep_keyboard()
    page = facilitator.page
    for one in list(typed_in(page.over.page or page.workspace.stages)):
        if not isValid(one):
            continue  # what was typed before had the list made anew
        kind = type(one.parentWidget()).__name__
        name = f"{kind}: {''.join(sign for sign in name_of(one) if not sign.isdigit())}"
        if name in met or not one.isVisible():
            continue
        met.add(name)
        said, number, own = words.next(), number_for(one, name), name_of(one) in _OWN_WORD
        one.setFocus()
        facilitator.say(number if own else f" {said}{number}")
        facilitator.wait(timedelta(seconds=0.5))
        if number and not pointed_out(facilitator).startswith(SAID):
            yield f"{name}: no word of the number"
        if own:
            facilitator.press(*["Backspace"] * len(number))
            continue
        facilitator.wait(timedelta(seconds=1))
        if said.encode() not in facilitator.page.path.read_bytes():
            yield name


def number_for(field: QLineEdit | QPlainTextEdit, name: str) -> str:
    """Return an NHS number to type, and none where a field is short or tidied at each key."""
    room = field.maxLength() if isinstance(field, QLineEdit) else _ROOM
    return "" if room < _ROOM or name == "Card: Number" else f" {NUMBER}"


def pointed_out(facilitator: Facilitator) -> str:
    """Return what stands at the field with the keyboard."""
    return facilitator.page.details.note.text


def more_pages(facilitator: Facilitator) -> Iterator[str]:
    """Bring to the front what opens on pages and over them."""
    workspace, session = facilitator.page.workspace, facilitator.page.session
    report, themes, prepare = (workspace.page(name) for name in ("report", "themes", "prepare"))
    assert isinstance(report, ReportPage)
    assert isinstance(themes, ThemePlaces)
    assert isinstance(prepare, PreparePage)
    workspace.go("report")
    report.corrections.show_agency(session.now.agencies[0].id)
    for panel in (report.parts, report.corrections, report.look):
        report.right.open(panel)
        yield type(panel).__name__
    audit = replace(session.now.audit, has_theme_hour=True)
    session.do(lambda file: set_audit(file, audit))
    workspace.go("themes")
    themes.show_place("hour")
    yield "Themes, hour"
    themes.show_place("actions")
    plan = themes.place("actions")
    assert isinstance(plan, PlanPage)
    for step in (
        PlanStep(action_id=session.now.actions[0].id),
        PlanStep(session.now.recommendations[-1].id),
    ):
        plan.open_step(step)
        yield "Themes, a step"
    themes.show_place("findings")
    themes.findings.open_adding()
    yield "Add evidence"
    workspace.go("prepare")
    tables = prepare.part(PreparationPart.TABLES)
    assert isinstance(tables, TablesPart)
    prepare.show_part(PreparationPart.TABLES)
    tables.begin_hand_out()
    yield "Hand out"
    asked = session.now.requests[0]
    prepare.type_in((asked.case_id, asked.agency_id))
    yield "Type a return in"
    facilitator.page.over.show_safekeeping()
    yield "Safekeeping"


def waiting(facilitator: Facilitator) -> dict[str, str]:
    """Return what is in the file of fields that are entered by no draft of their own."""
    with facilitator.in_file() as file:
        found = [one for one in file.drafts.all() if one.field.startswith(FIELD)]
    held = {one.field: typed_words(one.text, FieldDraft) for one in found}
    return {field: one.text.strip() for field, one in held.items() if one is not None}


def offered_again(facilitator: Facilitator, words: set[str]) -> Iterator[str]:
    """Go to each page again; yield those of the words that stand in a field of it."""
    prepare = facilitator.page.workspace.page("prepare")
    assert isinstance(prepare, PreparePage)
    facilitator.press("Ctrl+1")
    for part in PARTS:
        prepare.show_part(part)
        yield from standing(facilitator) & words
    for _page in more_pages(facilitator):
        yield from standing(facilitator) & words
    facilitator.press("Ctrl+4")
    facilitator.rest()
    facilitator.press("Ctrl+E")
    facilitator.rest()  # a concern that waits is asked for before the export
    yield from standing(facilitator) & words


def standing(facilitator: Facilitator) -> set[str]:
    """Return what stands in the fields of the page in front."""
    facilitator.keep_keyboard()
    facilitator.wait(timedelta(seconds=1))
    page = facilitator.page
    fields = typed_in(page.over.page or page.workspace.stages)
    texts = (one.text() if isinstance(one, QLineEdit) else one.toPlainText() for one in fields)
    return {one.strip() for one in texts}


def test_what_is_typed_anywhere_is_kept_within_a_second_and_a_half_and_a_number_is_pointed_out(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    words, met, lost = Words(), set[str](), list[str]()
    for page in chain(pages(facilitator), more_pages(facilitator)):
        settle()
        lost += [f"{page}: {one}" for one in type_into_all(facilitator, words, met)]
    assert lost == []
    assert len(met) > 60
    held = waiting(facilitator)
    assert any("Also note" in field for field in held), "what only Enter adds"
    leave_at_once(facilitator)
    facilitator.open(cin)
    assert "words in the field “Also note of each case”" in facilitator.message
    found = set(offered_again(facilitator, set(held.values())))
    assert {field: text for field, text in held.items() if text not in found} == {}
