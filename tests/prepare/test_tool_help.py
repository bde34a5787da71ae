"""Help at each field of the audit tool: a line for what has the keyboard, and F1 leads further."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from core.acts.tool_change import change_tool
from core.acts.tool_kinds import choose_kind
from core.guide.pages import page_for
from core.intake.shipped import find_tool
from core.model.tool import AnswerKind
from core.wording.readiness import PreparationPart
from core.wording.tool_help import ToolField, field_help
from tests.journeys.looking import ancestors
from ui.prepare.page import PreparePage
from ui.prepare.tool.editor import ToolEditor
from ui.prepare.tool_part import ToolPart
from ui.widgets.help_place import help_place


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.TOOL


def editor_of(page: PreparePage) -> ToolEditor:
    page.show_part(PreparationPart.TOOL)
    assert isinstance(page.front, ToolPart)
    return page.front.editor


def controls(editor: ToolEditor) -> Iterator[QWidget]:
    """Yield what Tab comes to in the editor."""
    for one in editor.findChildren(QWidget):
        reached = one.isVisible() and one.isEnabled() and one.focusProxy() is None
        inside = any(isinstance(above, QComboBox) for above in ancestors(one))
        if reached and not inside and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield one


def unexplained(editor: ToolEditor) -> Iterator[str]:
    """Yield the controls in sight that are not explained."""
    for one in controls(editor):
        if help_place(one) not in list(ToolField):
            yield f"{type(one).__name__} “{one.accessibleName()}”"


@pytest.mark.parametrize("field", ToolField)
def test_each_field_is_explained_in_a_sentence_and_under_a_heading_of_the_guide(
    field: ToolField,
) -> None:
    said = field_help(field)
    assert said.endswith((".", "”."))
    assert len(said) <= 150, "two lines in a narrow window"
    page, heading = page_for(f"prepare tool {field}")
    assert (page, bool(heading)) == ("questions", True)
    assert heading != page_for("prepare tool")[1]


def gone_through(editor: ToolEditor) -> tuple[dict[str, str], set[str]]:
    """Go to every theme and question; return what is not explained, and what was met."""
    missing: dict[str, str] = {}
    met: set[str] = set()
    for row in editor.list.rows:
        editor.go_to(row.part)
        editor.question.asked.card.show()
        missing |= {name: str(row.part) for name in unexplained(editor)}
        met |= {help_place(one) for one in controls(editor)}
    return missing, met


def test_whatever_has_the_keyboard_in_the_editor_is_explained(
    page: PreparePage, empty_page: PreparePage
) -> None:
    missing, met = gone_through(editor_of(page))
    for tool in ("graded-case-audit", "domestic-abuse"):
        part = empty_page.part(PreparationPart.TOOL)
        assert isinstance(part, ToolPart)
        part.context.session.do(partial(change_tool, draft=find_tool(tool)))
        found = gone_through(editor_of(empty_page))
        missing, met = missing | found[0], met | found[1]
    for kind in (AnswerKind.NUMBER, AnswerKind.PERIOD):
        session = empty_page.context.session
        answers = session.now.tool.answer_sets[0]
        session.do(partial(choose_kind, answer_set=answers, kind=kind))
        found = gone_through(editor_of(empty_page))
        missing, met = missing | found[0], met | found[1]
    assert missing == {}
    assert set(ToolField) - met <= {
        ToolField.RENAMED,
        ToolField.REWORDED,
        ToolField.STANDARDS,
        ToolField.COUNTS_AS,
    }


def test_the_line_follows_the_keyboard_and_names_what_an_answer_counts_as(
    page: PreparePage,
) -> None:
    editor = editor_of(page)
    assert editor.help.words.text() == field_help(ToolField.LIST)
    editor.go_into_fields()
    assert editor.help.words.text() == field_help(ToolField.WORDING)
    assert editor.question.wording.accessibleDescription() == field_help(ToolField.WORDING)
    editor.question.asked.show_answers()
    view = editor.question.asked.card.table.view
    view.setFocus()
    assert editor.help.words.text() == field_help(ToolField.ANSWER_ROWS)
    view.setCurrentIndex(view.model().index(0, 2))
    assert editor.help.words.text() == field_help(ToolField.COUNTS_AS)
