"""A field being typed in is never overwritten by the echo of its own words; all else is shown."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.acts import heard, prepare, walk
from core.model.clock import Clock
from core.model.judgement import EvidenceSeen, ViewKind
from core.model.note import Note, NoteKind
from core.model.tool import Question
from core.wording.readiness import PreparationPart
from tests.small import small_audit
from ui.audit.page import AuditPage
from ui.prepare.audit_part import AuditPart
from ui.prepare.cases_part import CasesPart
from ui.prepare.fields import LineField
from ui.prepare.page import PreparePage
from ui.prepare.part import PreparePart
from ui.prepare.tool.editor import ToolEditor
from ui.prepare.tool_part import ToolPart
from ui.program.opening import OpenedAudit
from ui.program.settings import SettingsFile
from ui.report.page import ReportPage
from ui.widgets.growing_text import GrowingText
from ui.widgets.typed_words import TypedWords


@pytest.fixture
def audit(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[AuditPage]:
    """A small audit with a remark, a concern and a differing view, open on screen."""
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(1440, 900)
    file = small_audit(tmp_path / "small.casewalk", clock)
    heard.add_note(file, Note(NoteKind.COMMENT, "Before"))
    heard.add_note(file, Note(NoteKind.CONCERN, "At once"))
    page = AuditPage(OpenedAudit(file, locked=False), SettingsFile(tmp_path / "set.json"), home)
    page.resize(1440, 900)
    with qtbot.waitExposed(home):
        home.show()
    page.workspace.arrive()
    yield page
    page.shut()


def part_of(audit: AuditPage, part: PreparationPart) -> PreparePart:
    audit.workspace.go("prepare")
    page = audit.workspace.page("prepare")
    assert isinstance(page, PreparePage)
    page.show_part(part)
    return page.part(part)


def audit_part(audit: AuditPage) -> AuditPart:
    part = part_of(audit, PreparationPart.AUDIT)
    assert isinstance(part, AuditPart)
    return part


def title(audit: AuditPage) -> TypedWords:
    return audit_part(audit).lines["title"]


def partnership(audit: AuditPage) -> TypedWords:
    return audit_part(audit).lines["partnership"]


def terms(audit: AuditPage) -> TypedWords:
    return audit_part(audit).texts["terms"]


def outline(audit: AuditPage) -> TypedWords:
    part = part_of(audit, PreparationPart.CASES)
    assert isinstance(part, CasesPart)
    part.choose(audit.session.now.cases[0].id)
    return part.panel.outline


def reason(audit: AuditPage) -> TypedWords:
    audit.workspace.go("walk")
    return audit.workspace.walk.card.reason


def view(audit: AuditPage) -> TypedWords:
    audit.workspace.go("walk")
    cursor, agency = audit.context.cursor, audit.session.now.agencies[0].id
    case, point = cursor.case_id, cursor.point
    assert case is not None
    assert point is not None
    audit.session.do(lambda file: walk.record_view(file, case, point, agency, ViewKind.OTHER))
    views = audit.workspace.walk.card.views
    views.open_view(agency)
    return views.note


def remark(audit: AuditPage) -> TypedWords:
    audit.workspace.go("walk")
    audit.workspace.walk.open_note(audit.session.now.notes[0].id)
    return audit.workspace.walk.heard.editor.text


def told(audit: AuditPage) -> TypedWords:
    audit.workspace.go("walk")
    audit.workspace.walk.open_note(audit.session.now.notes[1].id)
    return audit.workspace.walk.heard.editor.passing_on.told


def for_whom(audit: AuditPage) -> TypedWords:
    told(audit)
    return audit.workspace.walk.heard.editor.passing_on.for_whom


def tool_editor(audit: AuditPage) -> ToolEditor:
    part = part_of(audit, PreparationPart.TOOL)
    assert isinstance(part, ToolPart)
    part.editor.go_to((Question, audit.session.now.tool.questions[1].id))
    return part.editor


def tool_title(audit: AuditPage) -> TypedWords:
    return tool_editor(audit).title


def wording(audit: AuditPage) -> TypedWords:
    return tool_editor(audit).question.wording


def short_wording(audit: AuditPage) -> TypedWords:
    return tool_editor(audit).question.short


def guidance(audit: AuditPage) -> TypedWords:
    return tool_editor(audit).question.guidance


def marking(audit: AuditPage) -> TypedWords:
    audit.workspace.go("report")
    page = audit.workspace.page("report")
    assert isinstance(page, ReportPage)
    return page.documents.marking


FIELDS = (
    *(title, partnership, terms, outline, reason, view, remark, told, for_whom, marking),
    *(tool_title, wording, short_wording, guidance),
)
Find = Callable[[AuditPage], TypedWords]


def words(field: TypedWords) -> str:
    assert isinstance(field, GrowingText | LineField)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def write(field: TypedWords, text: str) -> None:
    """Type at the end of a field."""
    assert isinstance(field, GrowingText | LineField)
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.end(False)
    else:
        field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, text)


def pause(field: TypedWords) -> None:
    """Stop typing for a moment, at a word's end or in the middle of it."""
    assert isinstance(field, GrowingText | LineField)
    field.flush()


def something_else(audit: AuditPage) -> None:
    """Do an act that touches what every page rests on, and no field."""
    now = audit.session.now
    kept = replace(now.audit, minutes_per_case=now.audit.minutes_per_case + 1)
    assert audit.session.do(lambda file: prepare.set_audit(file, kept))
    case = replace(now.cases[0], minutes=(now.cases[0].minutes or 0) + 1)
    assert audit.session.do(lambda file: prepare.keep_rows(file, "change", [case]))
    audit.session.do(lambda file: heard.add_note(file, Note(NoteKind.STRENGTH, "Said since")))
    cursor = audit.context.cursor
    case_id, point = cursor.case_id, cursor.point
    assert case_id is not None
    assert point is not None
    seen = EvidenceSeen.PARTIAL
    audit.session.do(lambda file: walk.set_evidence_seen(file, case_id, point, seen))


def test_typing_with_pauses_is_never_overwritten(audit: AuditPage) -> None:
    for find in FIELDS:
        field = find(audit)
        written = words(field)
        for piece in (" ", "The", " ", "social ", "wor", "ker", "  ", "came", " "):
            write(field, piece)
            written += piece
            pause(field)
            assert words(field) == written, find.__name__


def test_an_undo_is_shown_in_the_field_whose_words_it_takes_back(audit: AuditPage) -> None:
    for find in FIELDS:
        field = find(audit)
        before = words(field)
        write(field, " came ")
        pause(field)
        assert audit.session.undo()
        assert words(field) == before, find.__name__
        assert audit.session.redo()
        assert words(field).strip() == f"{before} came".strip(), find.__name__


def test_words_not_yet_kept_stay_whatever_else_is_done(audit: AuditPage) -> None:
    for find in FIELDS:
        field = find(audit)
        written = f"{words(field)} came "
        write(field, " came ")
        something_else(audit)
        assert words(field) == written, find.__name__
        pause(field)
        something_else(audit)
        assert words(field) == written, find.__name__


def test_an_act_of_another_is_shown_in_a_field_at_rest(audit: AuditPage) -> None:
    fields = [(find, find(audit)) for find in (terms, title)]
    kept = replace(audit.session.now.audit, title="Another title", terms="Other terms")
    audit.session.do(lambda file: prepare.set_audit(file, kept))
    assert [words(field) for _, field in fields] == ["Other terms", "Another title"]


def test_an_act_of_another_does_not_take_words_that_are_being_typed(audit: AuditPage) -> None:
    field = terms(audit)
    write(field, " and more")
    kept = replace(audit.session.now.audit, terms="Other terms")
    audit.session.do(lambda file: prepare.set_audit(file, kept))
    assert words(field) == "As agreed and more"
    pause(field)
    assert audit.session.now.audit.terms == "As agreed and more"


def test_words_kept_as_the_page_was_left_are_still_undone_on_it(audit: AuditPage) -> None:
    field = terms(audit)
    before = words(field)
    write(field, " And more")
    audit.workspace.go("walk")
    audit.workspace.go("prepare")
    assert words(field) == f"{before} And more"
    assert audit.session.undo()
    assert words(field) == before


def test_a_refused_word_stays_and_is_kept_with_the_next(audit: AuditPage) -> None:
    field = title(audit)
    assert isinstance(field, LineField)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    pause(field)
    assert field.misfit
    something_else(audit)
    assert words(field) == ""
    write(field, "Neglect")
    pause(field)
    assert audit.session.now.audit.title == "Neglect"
