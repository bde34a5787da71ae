"""A day at tables by the screens: handed out, worked on, taken back, settled."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import walk
from core.acts.heard import add_note, change_note
from core.acts.prepare import keep_rows, remove_rows
from core.documents.catalogue import Format
from core.model.case import Agency
from core.model.changed import Changed
from core.model.hand_out import (
    DifferenceKind,
    HandBack,
    HandOut,
    HandOutCase,
    TableDifference,
)
from core.model.ids import CaseId
from core.model.judgement import ViewKind
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from core.tables.hand_out import LONGEST_NAME
from core.wording.readiness import PreparationPart
from tests.prepare.conftest import shown
from tests.showing import show_active
from tests.small import small_audit
from tests.tables.steps import Clock
from ui.prepare.page import PreparePage
from ui.prepare.plain_parts import AgenciesPart
from ui.prepare.tables.part import TablesPart
from ui.prepare.tables.row import RowWords, TableRow, least_width
from ui.prepare.tables.two_sides import TwoSidesPart
from ui.theme import Sign, Tone
from ui.widgets.labels import Label

FIRST = CaseId(1)
SAME = DifferenceKind.THE_SAME


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[PreparePage]:
    found = shown(small_audit(tmp_path / "main.casewalk", Clock()), qapp, qtbot, tmp_path)
    found.run("tables")
    yield found
    found.context.session.close()


def tables(page: PreparePage) -> TablesPart:
    part = page.part(PreparationPart.TABLES)
    assert isinstance(part, TablesPart)
    return part


def handed(page: PreparePage, qtbot: QtBot, *at: int) -> tuple[Path, str]:
    """Hand some cases out by the form; return where to, and the four words."""
    part, now = tables(page), page.context.session.now
    part.hand_out.click()
    for number in at:
        part.form.cases.turned.emit(now.cases[number].id)
    path = page.context.session.path.with_name(f"{part.form.name.text()}.casewalk")
    with qtbot.waitSignal(part.form.handed_out, timeout=10_000):
        part.form.write_to(path)
    words = part.given.words.text()
    part.given.done.click()
    return path, words


def came(page: PreparePage, qtbot: QtBot, path: Path, words: str) -> str:
    """Take a file back by the page; return what was shown before it entered."""
    taking = tables(page).taking
    page.take_back([path])
    qtbot.waitUntil(taking.passphrase.isVisible)
    taking.passphrase.field.setText(words)
    taking.open.click()
    qtbot.waitUntil(lambda: taking.leave.hasFocus() or taking.take.hasFocus())
    shown = " / ".join(one.text() for one in taking.findChildren(Label) if one.isVisible())
    if taking.take.isVisible():
        with qtbot.waitSignal(taking.taken):
            taking.take.click()
    else:
        taking.leave.click()
    return shown


def change_here(page: PreparePage) -> None:
    """Change the remark here while its case is out: that is asked about once."""
    session = page.context.session
    for done in (False, True):
        changed = session.do(
            lambda file: change_note(file, replace(file.all(Note)[0], text="Here."))
        )
        assert bool(changed) is done


def look_again(page: PreparePage, qtbot: QtBot) -> None:
    """Look at what came once more, and write the sheet from the page."""
    part = tables(page)
    part.panel.came.click()
    said = [one.text() for one in part.came.findChildren(Label) if one.isVisible()]
    assert said[0] == "What came from Table 1"
    assert "Child A: 1 remark" in said
    assert "Child A · remark: the words · to settle" in said
    QTest.keyClick(part.came.back, Qt.Key.Key_Escape)
    for kind in (Format.PDF, Format.WORD):
        written = page.context.session.path.with_name(f"sheet.{kind.ending}")
        with qtbot.waitSignal(part.panel.sheet_writer.written, timeout=20_000):
            part.panel.write_sheet(written, kind)
        assert written.stat().st_size


def settle_each_way(page: PreparePage) -> None:
    """Go to what differs by its row, and choose each side in turn, by key."""
    session = page.context.session
    tables(page).listing.rows[1].step.click()
    sides = page.front
    assert isinstance(sides, TwoSidesPart)
    assert sides.here.button.hasFocus()
    QTest.keyClick(sides.here.button, Qt.Key.Key_Return)
    assert [one.is_open for one in sides.listed] == [True], "no stray Enter settles"
    assert sides.there.text.accessibleDescription() == "Only on this side: There."
    assert sides.here.foot.text().endswith(", after the hand-out")
    assert sides.there.foot.text().endswith(" at Table 1")
    sides.resize(1000, 560)  # how it was is a line that opens
    assert sides.before.text.isHidden()
    assert sides.before.button.isVisible()
    sides.before.open.click()
    assert sides.before.text.toPlainText() == "As it was."
    assert sides.before.text.isVisible()
    ways = {1: "Here.", 2: "There.", 3: "As it was.", 4: "Here. There."}
    for number, text in ways.items():
        page.run(f"answer_{number}")
        assert session.now.notes[0].text == text
        assert sides.left.foot.text() == "1 of 1 settled."
        session.undo()
    QTest.keyClick(sides.here.button, Qt.Key.Key_Right)
    QTest.keyClick(sides.there.button, Qt.Key.Key_Return)
    assert session.now.notes[0].text == "There."
    assert [one.is_open for one in sides.listed] == [False]
    session.undo()
    QTest.keyClick(sides.back, Qt.Key.Key_Escape)
    assert page.front is tables(page)


def test_when_a_table_went_and_came_back_is_not_cut_in_the_columns(qtbot: QtBot) -> None:
    row = TableRow()
    qtbot.addWidget(row)
    came = RowWords(
        name="South",
        below="4 cases",
        cases=["Child A"],
        handed="22 Nov 2023, 16:30",
        settled=8,
        of=8,
        state="Called back, and came 24 Nov 2023, 09:15",
        further="22 things taken",
        tone=Tone.GOOD,
        sign=Sign.TICK,
        step="What came",
    )
    row.show_words(came)
    row.arrange(wide=True)
    row.resize(least_width(), row.heightForWidth(least_width()))
    show_active(row, qtbot)
    for said in (came.handed, came.state):
        label = next(one for one in row.findChildren(Label) if one.text() == said)
        room = QRect(0, 0, label.width(), 10_000)
        needs = label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, said)
        assert needs.width() <= label.width()
        assert needs.height() <= label.height()


def test_a_hand_out_that_fails_leaves_the_keyboard_where_it_was(
    page: PreparePage, qtbot: QtBot
) -> None:
    part, now = tables(page), page.context.session.now
    part.hand_out.click()
    form = part.form
    form.cases.turned.emit(now.cases[0].id)
    form.name.setText("\u200b")
    assert not form.write.isEnabled()
    form.name.setText("x" * 80)
    assert len(form.name.text()) == LONGEST_NAME
    assert form.write.isEnabled()
    form.write.setFocus()
    form.write_to(page.context.session.path.parent / "no folder" / "t.casewalk")
    assert not form.write.isEnabled()
    qtbot.waitUntil(form.write.isEnabled, timeout=10_000)
    assert form.write.hasFocus()
    assert not page.context.session.now.hand_outs


def test_a_day_at_a_table(page: PreparePage, qtbot: QtBot) -> None:
    part, session = tables(page), page.context.session
    assert part.listing.isHidden()
    session.do(lambda file: add_note(file, Note(NoteKind.STRENGTH, "As it was.", case_id=FIRST)))
    path, words = handed(page, qtbot, 0)
    assert not session.now.hand_outs[0].passphrase
    assert [one.name.accessibleName() for one in part.listing.rows] == ["This laptop", "Table 1"]
    assert part.back.text() == "0 of 1 back"
    with WorkshopFile.open(path, words) as table:
        add_note(table, Note(NoteKind.IMPROVEMENT, "Seen there.", case_id=FIRST))
        change_note(table, replace(table.all(Note)[0], text="There."))
    change_here(page)
    before = session.now
    shown = came(page, qtbot, path, words)
    assert "Table 1 brings" in shown
    assert "is asked once it is in: 1" in shown
    assert [one.text for one in session.now.notes] == ["Here.", "Seen there."]
    assert session.undo_label == "take Table 1 back"
    assert part.back.text() == "1 of 1 back"
    assert part.listing.rows[1].step.text() == "Settle 1"
    assert "Nothing new from Table 1" in came(page, qtbot, path, words)
    look_again(page, qtbot)
    settle_each_way(page)
    session.undo()
    assert session.now.notes == before.notes


def test_cases_at_a_table_are_handed_out_once_more_only_when_told(page: PreparePage) -> None:
    part, first = tables(page), page.context.session.now.cases[0]
    handed_out = HandOut("a", "Table 1", handed_at="2026-03-02T09:30:00")

    def hand(file: WorkshopFile) -> Changed:
        with file.act("hand out") as act:
            file.put(HandOutCase(file.put(handed_out), first.id))
        assert act.news is not None
        return act.news

    page.context.session.do(hand)
    part.hand_out.click()
    part.form.cases.all_requested.emit()
    assert "all the same" in part.form.write.text()
    assert part.form.name.text() == "Table 2"
    QTest.keyClick(part.form.cases, Qt.Key.Key_Escape)
    assert part.listing.isVisible()
    part.listing.choose("a")
    part.panel.call_back.click()
    assert part.listing.rows[1].step.isHidden()


def test_two_agencies_that_look_alike_are_made_one_under_either_name(page: PreparePage) -> None:
    session = page.context.session

    def ask(file: WorkshopFile) -> Changed | None:
        with file.act("ask") as act:
            nurses = file.put(Agency("School nurses"))
            back = file.put(HandBack("f", "Table 1", "2026-03-02T10:00:00"))
            here = f'{{"id": {file.all(Agency, "name = ?", ("Schools",))[0].id}}}'
            file.put(TableDifference(back, "agencies", nurses, SAME, here=here, there="{}"))
        return act.news

    session.do(ask)
    page.run("two sides")
    for number, kept in ((1, "Schools"), (2, "School nurses")):
        page.run(f"answer_{number}")
        names = [one.name for one in session.now.agencies]
        assert kept in names
        assert len(names) == 3
        session.undo()
    page.run("answer_3")
    assert len(session.now.agencies) == 4
    assert not session.now.table_differences[0].is_open


def test_any_two_agencies_are_made_one_in_agencies(page: PreparePage) -> None:
    session = page.context.session
    session.do(lambda file: keep_rows(file, "add", [Agency("School nurses", short="SN")]))
    page.run("agencies")
    part = page.front
    assert isinstance(part, AgenciesPart)
    found = {one.name: one.id for one in session.now.agencies}
    part.as_one.open.click()
    part.as_one.kept.set_value(found["Health"])
    part.as_one.other.set_value(found["School nurses"])
    part.as_one.make.click()
    assert "School nurses" not in [one.name for one in session.now.agencies]
    assert session.undo_label == "make two agencies one"


def test_what_comes_back_with_a_row_that_was_removed_is_said_beside_it(
    page: PreparePage, qtbot: QtBot
) -> None:
    session = page.context.session
    path, words = handed(page, qtbot, 0)
    agency = session.now.requests_for(FIRST)[0].agency_id
    point = session.now.tool.points[0]
    with WorkshopFile.open(path, words) as table:
        walk.agree(table, FIRST, point, session.now.tool.answers_at(point)[0].id)
        walk.record_view(table, FIRST, point, agency, ViewKind.ROLES)
    row = next(one for one in session.now.agencies if one.id == agency)
    for _ in range(2):  # the first asks, as a case it was asked about is out
        session.do(lambda file: remove_rows(file, "remove an agency", [row]))
    assert row not in session.now.agencies
    came(page, qtbot, path, words)
    tables(page).listing.rows[1].step.click()
    sides = page.front
    assert isinstance(sides, TwoSidesPart)
    said = [one.text() for one in sides.findChildren(Label) if one.isVisible()]
    assert any(one.startswith("With it came back: ") for one in said)
