"""The audit tool is changed in the window, with the keyboard, and every field keeps itself."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.acts import prepare
from core.intake.tool import read_tool
from core.model.aside import AnswerAside
from core.model.bearing import Bearing
from core.model.case import AnswerGiven, Case
from core.model.clock import Clock
from core.model.draft.tool import draft_of
from core.model.household import CasePerson
from core.model.ids import AnswerId, AnswerSetId
from core.model.tool import Answer, AnswerKind, AnswerSet, Item, Question, Theme, Tool
from core.model.tool_order import listed_themes
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.readiness import PreparationPart
from core.wording.tool_notes import NoteAbout, tool_notes
from tests.drawing import draw_row
from tests.people import people_audit
from ui.audit.session import WorkshopSession
from ui.prepare.page import PreparePage
from ui.prepare.tool.choices import Tie
from ui.prepare.tool.editor import ToolEditor
from ui.prepare.tool.previews import QuestionPreviews
from ui.prepare.tool.question_fields import QuestionFields
from ui.prepare.tool.question_list import QuestionRow, ThemeRow
from ui.prepare.tool.sheets import answers_shape
from ui.prepare.tool_part import ToolPart
from ui.widgets.button import Button
from ui.widgets.labels import Label

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.TOOL


@pytest.fixture
def part(page: PreparePage) -> Iterator[ToolPart]:
    """The audit tool of the example, in front, with the focus in its list."""
    page.show_part(PreparationPart.TOOL)
    found = page.front
    assert isinstance(found, ToolPart)
    yield found
    found.leave()


@pytest.fixture
def editor(part: ToolPart) -> ToolEditor:
    return part.editor


@pytest.fixture
def fields(editor: ToolEditor) -> QuestionFields:
    return editor.question


def question(editor: ToolEditor, key: str) -> Question:
    tool = editor._context.session.now.tool
    return next(one for one in tool.questions if one.key == key)


def choose(editor: ToolEditor, key: str) -> Question:
    """Go to a question in the list."""
    found = question(editor, key)
    editor.begin()
    rows = [row.part for row in editor.list.rows]
    editor.list.go_to(rows.index((Question, found.id)))
    return found


def keys_listed(editor: ToolEditor) -> list[str]:
    return [row.key for row in editor.list.rows if isinstance(row, QuestionRow)]


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


def notices(part: ToolPart) -> list[str]:
    told: list[str] = []
    part.context.notice_requested.connect(told.append)
    return told


def test_the_list_is_read_out_theme_by_theme(editor: ToolEditor) -> None:
    said = [row.spoken for row in editor.list.rows]
    assert said[0] == "Theme Records, 2 questions"
    assert said[1] == "Question 1, Records on the agency's file"
    assert said[2] == "Question 2, Overseen in supervision, 1 note"
    assert editor.list.accessibleName() == "Themes and questions"
    assert editor.list.hasFocus()


def test_enter_goes_into_the_wording_and_esc_comes_back(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    choose(editor, "2")
    press(editor.list, Qt.Key.Key_Return)
    assert fields.wording.hasFocus()
    press(fields.wording, Qt.Key.Key_Escape)
    assert editor.list.hasFocus()
    fields.short.setFocus()
    press(fields.short, Qt.Key.Key_Escape)
    assert editor.list.hasFocus()


def test_a_wording_is_kept_as_it_is_typed_and_answers_stay(
    part: ToolPart, editor: ToolEditor, fields: QuestionFields, cin_file: WorkshopFile
) -> None:
    before = cin_file.all(AnswerGiven)
    choose(editor, "2")
    press(editor.list, Qt.Key.Key_Return)
    fields.wording.selectAll()
    QTest.keyClicks(fields.wording, "Was it overseen?")
    fields.wording.flush()
    assert question(editor, "2").text == "Was it overseen?"
    assert part.context.session.undo_label == "change the wording of 2"
    assert cin_file.all(AnswerGiven) == before
    part.context.session.undo()
    assert fields.wording.toPlainText() == question(editor, "2").text


def test_what_is_typed_stays_with_its_question_when_another_is_chosen(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    choose(editor, "2")
    fields.guidance.setPlainText("Look in the minutes")
    choose(editor, "3")
    assert question(editor, "2").guidance == "Look in the minutes"
    assert question(editor, "3").guidance != "Look in the minutes"


def test_a_number_that_is_taken_is_told_at_its_field(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    choose(editor, "2")
    fields.number.setFocus()
    fields.number.selectAll()
    QTest.keyClicks(fields.number, "3")
    editor.begin()
    assert fields.number.misfit.startswith("Two questions are called 3.")
    assert "2" in keys_listed(editor)
    assert fields.number.accessibleDescription() == fields.number.misfit


def test_alt_and_the_arrows_move_a_question_across_themes_and_say_so(
    part: ToolPart, editor: ToolEditor
) -> None:
    told = notices(part)
    moved = choose(editor, "2")
    press(editor.list, Qt.Key.Key_Down, ALT)
    assert told == ["Question 2 is under “Background” now."]
    assert keys_listed(editor)[:3] == ["1", "2", "9"]
    assert editor.list.part == (Question, moved.id)
    press(editor.list, Qt.Key.Key_Up, ALT)
    assert question(editor, "2").theme_id == moved.theme_id


def test_a_doubled_question_is_chosen_and_has_its_own_number(editor: ToolEditor) -> None:
    choose(editor, "1")
    press(editor.list, Qt.Key.Key_D, CONTROL)
    assert keys_listed(editor)[:2] == ["1", "12"]
    assert editor.list.part == (Question, question(editor, "12").id)
    assert editor.question.title.text() == "Question 12"


def test_delete_asks_once_where_returns_answered_and_says_what_went(
    part: ToolPart, editor: ToolEditor
) -> None:
    told = notices(part)
    choose(editor, "2")
    press(editor.list, Qt.Key.Key_Delete)
    assert told[-1].startswith("Question 2 would go; 23 answers, 15 comments and ")
    assert "put aside under the old words, in Returns" in told[-1]
    assert "2" in keys_listed(editor)
    press(editor.list, Qt.Key.Key_Delete)
    assert told[-1].startswith("Question 2 removed; 23 answers")
    assert "2" not in keys_listed(editor)
    assert editor.list.hasFocus()
    part.context.session.undo()
    assert "2" in keys_listed(editor)


def test_going_elsewhere_takes_back_the_wish_to_delete(editor: ToolEditor) -> None:
    choose(editor, "2")
    press(editor.list, Qt.Key.Key_Delete)
    choose(editor, "3")
    choose(editor, "2")
    press(editor.list, Qt.Key.Key_Delete)
    assert "2" in keys_listed(editor)


def test_the_next_question_is_taken_from_inside_a_field(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    choose(editor, "1")
    editor.go_into_fields()
    press(fields.wording, Qt.Key.Key_PageDown, CONTROL)
    assert fields.title.text() == "Question 2"
    assert fields.wording.hasFocus()
    fields.short.setFocus()
    press(fields.short, Qt.Key.Key_PageUp, CONTROL)
    assert fields.title.text() == "Question 1"


def test_a_line_is_typed_renumbered_and_taken_out(
    part: ToolPart, editor: ToolEditor, fields: QuestionFields
) -> None:
    told = notices(part)
    choose(editor, "2")
    model = fields.checklist.lines.model
    assert not model.rows
    assert model.setData(model.index(0, 1), "In the last month")
    lines = editor._context.session.now.tool.items_of(question(editor, "2").id)
    assert [line.key for line in lines] == ["2a", "2b"]
    assert lines[1].text == "In the last month"
    assert not model.setData(model.index(1, 0), "1a")
    assert model.setData(model.index(1, 0), "2z")
    fields.checklist.lines.choose(lines[0].id)
    fields.checklist.lines.remove.click()
    assert told[-1].startswith("Line 2a would go; 23 answers put aside")


def test_answers_are_chosen_as_chips_and_made_ones_own(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    chosen = choose(editor, "2")
    box = fields.asked.answers
    assert box.itemText(box.currentIndex()) == box.accessibleDescription()
    press(box, Qt.Key.Key_Down)  # opens, and changes nothing
    assert question(editor, "2").answer_set_id == chosen.answer_set_id
    box.hidePopup()
    fields.asked.own.click()
    own = question(editor, "2").answer_set_id
    assert own != chosen.answer_set_id
    assert not fields.asked.card.isHidden()
    model = fields.asked.card.table.model
    assert model.setData(model.index(len(model.rows), 0), "Hard to say")
    added = editor._context.session.now.tool.answers_of(own)[-1]
    assert (added.key, added.bearing) == ("hard_to_say", Bearing.UNKNOWN)
    assert model.setData(model.index(len(model.rows) - 1, 2), "partly")
    tool = editor._context.session.now.tool
    assert [one.label for one in tool.answers_of(own)][-1] == "Hard to say"
    assert "Hard to say" not in {one.label for one in tool.answers_of(chosen.answer_set_id)}


def test_answers_pasted_over_others_are_those_of_the_same_words_in_the_order_pasted(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    choose(editor, "2")
    fields.asked.own.click()
    number = question(editor, "2").answer_set_id
    before = {one.label: one.id for one in editor._context.session.now.tool.answers_of(number)}
    fields.asked.card.table.model.paste(0, 0, [["No"], ["In part"], ["Yes"], ["Hard to say"]])
    after = editor._context.session.now.tool.answers_of(number)
    assert [one.label for one in after] == ["No", "In part", "Yes", "Hard to say"]
    assert (after[0].id, after[2].id) == (before["No"], before["Yes"])


def test_what_is_pasted_over_yes_and_no_counts_as_it_says_or_is_pointed_out(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    editor.add_question.click()
    editor.question.asked.own.click()
    session = editor._context.session
    table = editor.question.asked.card.table

    def counted(*labels: str) -> list[Bearing]:
        table.model.paste(0, 0, [[one] for one in labels])
        own = session.now.tool.answer_sets[-1].id
        return [one.bearing for one in session.now.tool.answers_of(own)][: len(labels)]

    met, partly, not_met = Bearing.MET, Bearing.PARTLY, Bearing.NOT_MET
    assert counted("Always", "Sometimes", "Never") == [met, partly, not_met]
    assert counted("Daily", "Weekly", "Monthly") == [Bearing.UNKNOWN] * 3
    notes = tool_notes(draft_of(session.now.tool, "own", "Own"))
    assert NoteAbout.COUNTS_AS in {one.about for one in notes}
    assert counted("Good", "Fair", "Poor") == [met, partly, not_met]


def test_a_table_is_seen_from_its_beginning_once_answers_are_pasted(
    editor: ToolEditor, qtbot: QtBot
) -> None:
    editor.window().resize(1280, 720)
    editor.window().show()
    editor.add_question.click()
    editor.question.asked.own.click()
    table = editor.question.asked.card.table
    bar = table.view.horizontalScrollBar()
    table.view.setColumnWidth(2, table.view.viewport().width())
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    table.view.setCurrentIndex(table.model.index(0, 0))
    QGuiApplication.clipboard().setText("Always\nSometimes\nNever")
    bar.setValue(bar.maximum())
    table.view.paste()
    assert bar.value() == 0


def test_answers_pasted_over_others_keep_their_order_where_one_between_them_stays(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    choose(editor, "2")
    fields.asked.own.click()
    number = question(editor, "2").answer_set_id
    paste = fields.asked.card.table.model.paste
    paste(0, 0, [["Yes"], ["In part"], ["No"], ["Hard to say"]])
    paste(0, 0, [["Well", "", "met"], ["In part", "", ""], ["Badly", "", ""], ["Not known"]])
    paste(4, 0, [["Hard to say", "", "unknown"]])
    after = editor._context.session.now.tool.answers_of(number)
    assert [one.label for one in after] == ["Well", "In part", "Badly", "Not known", "Hard to say"]
    assert [one.key for one in after][-2:] == ["hard_to_say", "hard_to_say_2"]
    assert [one.key for one in after][:3] == ["yes", "not_applicable", "no"], "they were given"
    assert after[0].bearing is Bearing.MET


@pytest.mark.parametrize(
    ("kind", "bearing"),
    [
        (AnswerKind.CHOICE, Bearing.UNKNOWN),
        (AnswerKind.SEVERAL, Bearing.NOT_APPLICABLE),
        (AnswerKind.GRADES, Bearing.MET),
    ],
)
def test_words_nobody_knows_are_neither_good_nor_bad(kind: AnswerKind, bearing: Bearing) -> None:
    held, yes = AnswerSetId(1), Answer(AnswerSetId(1), "yes", "Yes", Bearing.MET, AnswerId(1))
    tool = Tool(answer_sets=(AnswerSet("who", held, kind=kind),), answers=(yes,))
    put = answers_shape(lambda: tool, lambda _: False).columns[0].put
    assert put is not None
    assert put(yes, "Parent").bearing is bearing
    if kind is AnswerKind.CHOICE:
        assert put(yes, "Yes, very much").bearing is Bearing.MET, "it is the same answer"
        assert put(put(yes, "Parent"), "Never").bearing is Bearing.NOT_MET, "nobody chose yet"
    assert put(yes, "No").bearing is Bearing.NOT_MET


def times_given(session: WorkshopSession, answer: Answer) -> int:
    return session.read(lambda file: len(file.all(AnswerGiven, "answer_id = ?", (answer.id,))))


def test_an_answer_that_was_given_asks_how_it_counts_under_another_label_or_bearing(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    choose(editor, "10")
    session = editor._context.session
    fields.asked.own.click()
    strip, table = fields.asked.card.relabelled, fields.asked.card.table.model
    assert strip.isHidden()
    assert table.setData(table.index(0, 2), "partly met")
    assert "counts as partly met and no longer as met" in strip.words.text()
    strip.other.click()
    assert strip.isHidden()
    assert table.setData(table.index(0, 0), "Just right")
    assert strip.words.text().startswith("“Yes” is called “Just right” now. It was said ")
    given = session.now.tool.answers_of(question(editor, "10").answer_set_id)[0]
    assert given.bearing is Bearing.MET
    held = times_given(session, given)
    strip.other.click()
    aside = session.read(lambda file: file.all(AnswerAside))
    assert [one.words for one in aside] == ["Yes"] * held
    assert times_given(session, given) == 0
    assert strip.isHidden()
    session.undo()
    assert (
        len(session.read(lambda file: file.all(AnswerGiven, "answer_id = ?", (given.id,)))) == held
    )


def test_a_line_has_answers_of_its_own(editor: ToolEditor, fields: QuestionFields) -> None:
    choose(editor, "1")
    lines = fields.checklist
    tool = editor._context.session.now.tool
    second = next(one for one in tool.items if one.key == "1b")
    lines.lines.choose(second.id)
    one = lines.line_answers
    assert one.answers.accessibleName() == "Answers of line 1b"
    one.own.click()
    assert one.card.isVisible()
    model = one.card.table.model
    assert model.setData(model.index(len(model.rows), 0), "Not looked at")
    tool = editor._context.session.now.tool
    assert [at.label for at in tool.answers_of(tool.item[second.id].answer_set_id)][-1] == (
        "Not looked at"
    )
    assert question(editor, "1").answer_set_id != tool.item[second.id].answer_set_id
    first = question(editor, "1").answer_set_id
    one.answers.change_requested.emit(first)
    assert editor._context.session.now.tool.item[second.id].answer_set_id == first


def test_a_question_and_a_line_are_drawn_to_another_place(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    choose(editor, "1")
    rows = [row.part for row in editor.list.rows]
    draw_row(editor.list, rows.index((Question, question(editor, "1").id)), rows.index((Theme, 3)))
    assert question(editor, "1").theme_id == 3
    assert keys_listed(editor)[:3] == ["2", "9", "1"]
    header = fields.checklist.lines.view.verticalHeader()
    header.moveSection(0, 2)
    lines = editor._context.session.now.tool.items_of(question(editor, "1").id)
    assert [one.key for one in lines][:3] == ["1b", "1c", "1a"]
    assert header.visualIndex(0) == 0


def test_a_condition_offers_only_what_comes_before(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    choose(editor, "9")
    assert fields.asked.tie.currentText() == "1f is Yes"
    choose(editor, "2")
    offered = dict(fields.asked._ties())
    assert "Not counted again" in offered
    assert any(text.startswith("1a is Yes") for text in offered)
    assert not any(text.startswith(("2 is", "3 is")) for text in offered)
    line = next(item for item in editor._context.session.now.tool.items if item.key == "1a")
    yes = editor._context.session.now.tool.answers_of(line.answer_set_id)[0]
    fields.asked.tie.change_requested.emit(Tie(line.id, yes.id))
    assert fields.asked.tie.currentText() == "1a is Yes"


def test_a_circle_cannot_be_chosen_and_says_why(editor: ToolEditor, fields: QuestionFields) -> None:
    nine = choose(editor, "9")
    while keys_listed(editor)[0] != "9":
        press(editor.list, Qt.Key.Key_Up, ALT)
    choose(editor, "1")
    fields.asked.tie.showPopup()
    texts = [fields.asked.tie.itemText(at) for at in range(fields.asked.tie.count())]
    assert texts == ["Not counted again", "9 waits for this one: it would go in a circle"]
    assert not fields.asked.tie.model().index(1, 0).flags() & Qt.ItemFlag.ItemIsEnabled
    fields.asked.tie.hidePopup()
    assert question(editor, "9").id == nine.id


def test_a_theme_is_added_named_and_taken_out_with_its_questions(
    part: ToolPart, editor: ToolEditor
) -> None:
    told = notices(part)
    choose(editor, "2")
    editor.add_theme.click()
    assert editor.theme.title.hasFocus()
    QTest.keyClicks(editor.theme.title, "Voice")
    editor.theme.title.flush()
    titles = [row.title for row in editor.list.rows if isinstance(row, ThemeRow)]
    assert titles[:2] == ["Records", "Voice"]
    editor.add_question.click()
    assert editor.question.wording.hasFocus()
    assert editor.question.problem.text().startswith("It has no words yet.")
    editor.begin()
    press(editor.list, Qt.Key.Key_Up)
    press(editor.list, Qt.Key.Key_Delete)
    assert told[-1].startswith("The theme “Voice” with its 1 question removed.")


def test_a_tool_is_begun_from_nothing(empty_page: PreparePage) -> None:
    part = empty_page.front
    assert isinstance(part, ToolPart)
    nothing = next(one for one in part.findChildren(Button) if one.text() == "From nothing")
    nothing.click()
    assert part.editor.question.wording.hasFocus()
    QTest.keyClicks(part.editor.question.wording, "Is the plan clear?")
    part.leave()
    now = empty_page.context.session.now
    assert [one.text for one in now.tool.questions] == ["Is the plan clear?"]
    assert [one.short for one in now.tool.questions] == ["Is the plan clear?"]
    previews = part.editor.question.previews
    assert previews.form.title.text() == "1. Is the plan clear?"
    assert previews.wall._scene is not None
    assert previews.wall._scene.question == "Is the plan clear?"


def test_another_tool_is_begun_with_only_once_it_is_asked_twice(
    part: ToolPart, qtbot: QtBot
) -> None:
    now, told = part.context.session.now, notices(part)
    part.editor.other.click()
    assert part.offers[0].hasFocus()
    stay = next(one for one in part.findChildren(Button) if one.text() == "Stay with this tool")
    stay.click()
    assert part.editor.isVisible()
    part.editor.other.click()
    (tracked,) = (one for one in part.offers if one.text().startswith("Tracked children"))
    tracked.click()
    assert "put aside under the old words" in told[-1]
    assert part.context.session.now.tool == now.tool
    tracked.click()
    assert part.editor.isVisible()
    assert part.context.session.now.audit.tool_key == "tracked-children"
    part.context.session.undo()
    qtbot.waitUntil(lambda: part.context.session.now.tool == now.tool)


def test_what_is_looked_for_is_listed(part: ToolPart) -> None:
    looked_for = part.notes.looked_for
    looked_for.fold.click()
    assert looked_for.list is not None
    assert looked_for.list.text().count("\n") == len(NoteAbout) - 1


def test_a_note_is_mended_by_its_button_and_goes(part: ToolPart, editor: ToolEditor) -> None:
    titles = [label.text() for label in part.notes.findChildren(Label)]
    assert "5 notes. None of them stops you; 6 questions have nothing to mend." in titles
    mends = [one for one in part.notes.findChildren(Button) if one.text() == "Add “Don't know”"]
    assert mends[0].accessibleName().endswith("question 5")
    mends[0].click()
    five = question(editor, "5")
    labels = [one.label for one in part.context.session.now.tool.answers_of(five.answer_set_id)]
    assert labels[-1] == "Don't know"
    assert editor.list.part == (Question, five.id)
    assert len(part.notes.cards) < 5


def test_a_note_leads_to_its_question(part: ToolPart, editor: ToolEditor) -> None:
    go = [one for one in part.notes.findChildren(Button) if one.text() == "Go to 11"]
    go[0].click()
    assert editor.question.title.text() == "Question 11"
    assert editor.question.wording.hasFocus()
    assert go[0].accessibleName().startswith("Go to 11: ")


def test_typing_letters_finds_a_question(editor: ToolEditor) -> None:
    choose(editor, "1")
    editor.list.keyboardSearch("over")
    assert editor.question.title.text() == "Question 2"


def test_every_control_has_a_name(part: ToolPart, editor: ToolEditor) -> None:
    choose(editor, "1")
    editor.question.asked.show_answers()
    nameless = [
        type(widget).__name__
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]
    assert nameless == []


def test_a_long_tool_shows_only_what_is_in_sight(
    part: ToolPart, editor: ToolEditor, qtbot: QtBot
) -> None:
    session = part.context.session

    def many(file: WorkshopFile) -> None:
        theme, answers = file.all(Theme)[0].id, file.all(Question)[0].answer_set_id
        with file.act("many") as act:
            for number in range(100, 600):
                key = str(number)
                asked = Question(key, f"Is step {key} done?", key, theme, answers, position=number)
                new = file.put(asked)
                file.put(Item(new, key, asked.text, key, answers, position=number))  # type: ignore[arg-type]
        return act.news  # type: ignore[return-value]

    session.do(many)
    assert sum(len(asked) for _, asked in listed_themes(session.now.tool)) == 511
    measured = editor.list._measured
    assert sum(measured) < 60


@pytest.mark.parametrize("ending", ["toml", "csv"])
def test_a_tool_is_saved_as_a_file_that_another_audit_begins_with(
    part: ToolPart, editor: ToolEditor, tmp_path: Path, qtbot: QtBot, ending: str
) -> None:
    told = notices(part)
    editor.title.setFocus()
    editor.title.selectAll()
    QTest.keyClicks(editor.title, "Our plans")
    part.leave()
    path = tmp_path / f"ours.{ending}"
    part.saving.save(path)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [f"The tool is saved as “ours.{ending}”. A new audit can begin with it."]
    saved = read_tool(path)
    assert (saved.title, len(saved.questions)) == ("Our plans", 11)


def test_a_tool_with_a_question_without_words_cannot_go_out(
    part: ToolPart, editor: ToolEditor, qtbot: QtBot
) -> None:
    editor.add_question.click()
    with qtbot.waitSignal(part.context.fault) as told:
        editor.save.click()
    assert told.args is not None
    assert told.args[0].happened.startswith("The tool cannot go out yet: ")


def test_a_new_wording_asks_once_how_the_old_answers_count(
    part: ToolPart, editor: ToolEditor, fields: QuestionFields, cin_file: WorkshopFile
) -> None:
    choose(editor, "2")
    before = question(editor, "2").text
    fields.wording.setPlainText("Was it overseen?")
    fields.wording.flush()
    strip = fields.reworded
    assert not strip.isHidden()
    assert strip.words.text() == (
        "2 is reworded. 23 returns keep their answer. How should they count?"
    )
    strip.apart.click()
    asides = cin_file.all(AnswerAside)
    assert {one.asked for one in asides} == {before}
    assert len(asides) == 23
    assert strip.isHidden()
    part.context.session.undo()
    assert not strip.isHidden()
    strip.with_new.click()
    fields.guidance.setPlainText("In the minutes")
    fields.guidance.flush()
    assert strip.isHidden()
    assert cin_file.all(AnswerAside) == []


def test_a_question_nobody_answered_is_reworded_without_being_asked(
    editor: ToolEditor, fields: QuestionFields
) -> None:
    choose(editor, "2")
    editor.add_question.click()
    QTest.keyClicks(fields.wording, "Is it new?")
    fields.wording.flush()
    assert fields.reworded.isHidden()


def test_many_answers_are_put_aside_while_the_window_goes_on(
    part: ToolPart, editor: ToolEditor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.audit.removing.HEAVY", 10)
    told = notices(part)
    choose(editor, "2")
    press(editor.list, Qt.Key.Key_Delete)
    press(editor.list, Qt.Key.Key_Delete)
    assert part.context.session.busy_reason is not None
    qtbot.waitUntil(lambda: told[-1].startswith("Question 2 removed"))
    assert "2" not in keys_listed(editor)


def test_other_answers_that_lose_nothing_are_taken_without_a_word(
    part: ToolPart, editor: ToolEditor, fields: QuestionFields
) -> None:
    told = notices(part)
    chosen = choose(editor, "1")
    tool = part.context.session.now.tool
    wider = next(one for one in tool.answer_sets if one.key == "yes_no_na")
    fields.asked.answers.change_requested.emit(wider.id)
    assert question(editor, "1").answer_set_id == wider.id != chosen.answer_set_id
    assert told == []


def test_one_card_says_all_there_is_to_a_question(part: ToolPart, editor: ToolEditor) -> None:
    choose(editor, "5")
    editor.question.wording.setPlainText("Was it written down, and was it shared?")
    part.leave()
    part._look_through()
    cards = [[label.text() for label in one.findChildren(Label)] for one in part.notes.cards]
    said = next(texts for texts in cards if texts[1].startswith("5  "))
    assert said[0] == "Two questions in one"
    assert "No way to say “don't know” or “not applicable”" in said
    assert len([text for text in said if text.startswith("5  ")]) == 1


def test_the_form_is_shown_for_a_case_that_has_somebody_a_question_asks_about(
    tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    with people_audit(tmp_path / "people.casewalk", clock) as file:
        _, second = file.all(Case)
        mother = next(one for one in file.all(CasePerson) if one.role == "mother")
        prepare.keep_rows(file, "hers", [replace(mother, case_id=second.id)])
        previews = QuestionPreviews()
        qtbot.addWidget(previews)
        asked = file.all(Question)[1]
        previews.show_question(snapshot(file), asked)
        said = [one.text() for one in previews.form.findChildren(Label)]
        assert any(one.startswith("Mother") for one in said)
        prepare.remove_rows(file, "none", [replace(mother, case_id=second.id)])
        previews.show_question(snapshot(file), asked)
        assert previews.form.more.text().startswith("A line for each person")
