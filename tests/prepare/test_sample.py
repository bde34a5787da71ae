"""Sample, as a facilitator works there: the list, the draw, a replacement, the cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import WorkshopError
from core.model.sample import Eligible
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from tests.drawing import draw_row
from tests.prepare.conftest import PrepareDesk, desk_over, empty_audit, shown
from tests.sample_lists import CHILDREN, bring_in, draw
from tests.showing import let_settle
from ui.prepare.page import PreparePage
from ui.prepare.sample_bars import rows_of
from ui.prepare.sample_part import SamplePart
from ui.theme import app_theme
from ui.widgets.labels import Label


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.SAMPLE


def sample(page: PreparePage) -> SamplePart:
    page.show_part(PreparationPart.SAMPLE)
    part = page.part(PreparationPart.SAMPLE)
    assert isinstance(part, SamplePart)
    return part


@pytest.fixture
def part(empty_page: PreparePage) -> SamplePart:
    return sample(empty_page)


@pytest.fixture
def drawn_desk(request: pytest.FixtureRequest, clock: Clock) -> Iterator[PrepareDesk]:
    """The list of 63 with 8 drawn."""

    def make(path: Path) -> WorkshopFile:
        file = empty_audit(path, clock)
        bring_in(file)
        draw(file)
        return file

    yield from desk_over("drawn", make, request)


@pytest.fixture
def drawn_page(drawn_desk: PrepareDesk) -> PreparePage:
    return drawn_desk.page


@pytest.fixture
def drawn(drawn_page: PreparePage) -> SamplePart:
    return sample(drawn_page)


def read(part: SamplePart, qtbot: QtBot, path: Path = CHILDREN) -> None:
    part.read(path)
    qtbot.waitUntil(lambda: part.intake.draft is not None, timeout=20_000)


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(Label) if one.isVisible())


def draw_now(part: SamplePart, qtbot: QtBot) -> None:
    before = len(part.context.session.now.draws)
    part.settings.draw.click()
    qtbot.waitUntil(lambda: len(part.context.session.now.draws) > before, timeout=20_000)


def type_in(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def painted_in_accent(part: SamplePart) -> bool:
    """Return whether any bar is painted as a sample that holds."""
    image = part.middle.bars.grab().toImage()
    wanted = app_theme().colours.accent.rgb()
    return any(
        image.pixel(x, y) == wanted
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 3)
    )


def checks(page: QWidget) -> list[str]:
    from ui.prepare.navigation import CheckLine

    return [line.text() for line in page.findChildren(CheckLine)]


def test_an_audit_without_a_list_offers_one_thing(part: SamplePart) -> None:
    assert part.bring.hasFocus()
    assert "names, dates of birth and NHS numbers are found and not taken" in words(part)
    assert "Sample" not in " ".join(checks(part.window()))


def test_nothing_of_a_list_is_in_before_the_button(part: SamplePart, qtbot: QtBot) -> None:
    read(part, qtbot)
    assert part.context.session.now.sample_list is None
    assert "63 lines · no line twice" in words(part.intake)
    assert "Not taken, as nearly every line differs: Case." in words(part.intake)
    QTest.keyClick(part.intake.bring, Qt.Key.Key_Escape)
    assert part.context.session.now.sample_list is None
    assert part.bring.hasFocus()


def test_a_list_comes_in_is_drawn_and_becomes_the_cases(part: SamplePart, qtbot: QtBot) -> None:
    read(part, qtbot)
    assert [name for name, box in part.intake.boxes.items() if box.isChecked()] == [
        *("Age", "Sex", "Team")
    ]
    part.intake.bring.click()
    assert part.settings.size_field.hasFocus()
    assert "Sample not yet drawn" in checks(part.window())
    type_in(part.settings.seed_field, "2014")
    draw_now(part, qtbot)
    assert part.middle.pill.text() == "8 of 63 drawn with seed 2014"
    assert len(rows_of(part.middle.bars)) == 7
    assert "Sample not yet taken over" in checks(part.window())
    part.panel.make.click()
    session = part.context.session
    assert [case.reference for case in session.now.cases] == [f"Case {one}" for one in "ABCDEFGH"]
    assert "Sample of 8 taken over" in checks(part.window())
    assert not part.panel.make.isEnabled()
    session.undo()
    assert session.now.cases == ()


def test_a_list_that_was_copied_is_pasted(part: SamplePart, qtbot: QtBot) -> None:
    text = CHILDREN.read_text(encoding="utf-8").replace(",", "\t")
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(part.bring, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: part.intake.draft is not None, timeout=20_000)
    part.intake.bring.click()
    plan = part.context.session.now.sample_list
    assert plan is not None
    assert (plan.source, plan.listed) == ("Pasted list", 63)


def test_what_cannot_be_used_is_left_out_only_when_it_is_said(
    part: SamplePart, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "ref,name,age,sex\n" + "".join(f"K{n},N{n},{n},F\n" for n in range(9)) + "K,N,,M\n"
    )
    read(part, qtbot, path)
    assert "they say who somebody is: name." in words(part.intake)
    assert not part.intake.bring.isEnabled()
    assert "leave out what cannot be used (9 are left)" in words(part.intake)
    part.intake.boxes["age"].click()
    assert part.intake.bring.isEnabled()
    part.intake.boxes["age"].click()
    assert part.intake.leave_out is not None
    part.intake.leave_out.click()
    assert part.intake.bring.text() == "Bring 9 lines in"
    part.intake.bring.click()
    assert part.context.session.read(lambda file: len(file.all(Eligible))) == 9


def test_a_file_that_is_no_list_leaves_everything_as_it_was(
    part: SamplePart, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "nothing.csv"
    path.write_text("\n")
    with qtbot.waitSignal(part.context.fault, timeout=20_000) as fault:
        part.read(path)
    assert isinstance(fault.args[0], WorkshopError)
    assert part.bring.isVisible()


def test_a_seed_left_empty_is_made_up_and_shown(drawn: SamplePart, qtbot: QtBot) -> None:
    drawn.settings.seed_field.setFocus()
    drawn.settings.seed_field.clear()
    drawn.settings.seed_field.setModified(True)
    drawn.settings.seed_field.flush()
    assert drawn.settings.draw.text() == "Draw"
    draw_now(drawn, qtbot)
    assert drawn.settings.seed_field.text().isdecimal()
    assert "It was drawn once before, with seed 2014." in words(drawn)


def test_another_seed_is_one_press_away(drawn: SamplePart, qtbot: QtBot) -> None:
    assert drawn.settings.draw.text() == "Draw with another seed"
    draw_now(drawn, qtbot)
    assert drawn.context.session.now.draws[-1].seed not in ("", "2014")


def test_a_change_redraws_nothing_and_greys_the_bars(drawn: SamplePart) -> None:
    before = drawn.context.session.now.drawn_lines
    assert painted_in_accent(drawn)
    type_in(drawn.settings.size_field, "9")
    assert not painted_in_accent(drawn)
    assert drawn.middle.pill.text().startswith("Changed since the draw")
    assert drawn.settings.draw.text() == "Draw"
    assert all(row.faded for row in rows_of(drawn.middle.bars))
    assert drawn.context.session.now.drawn_lines == before
    type_in(drawn.settings.size_field, "8")
    assert not any(row.faded for row in rows_of(drawn.middle.bars))


@pytest.mark.parametrize("typed", ["0", "64", "eight"])
def test_a_size_that_cannot_be_drawn_is_told_beside_its_field(
    drawn: SamplePart, typed: str
) -> None:
    type_in(drawn.settings.size_field, typed)
    assert f"“{typed}” cannot be drawn. Write a number from 1 to 63." in words(drawn)
    plan = drawn.context.session.now.sample_list
    assert plan is not None
    assert plan.size == 8


@pytest.mark.parametrize("typed", ["100", "abc", "0", "-2", "8.5"])
def test_nothing_is_drawn_while_a_field_holds_what_was_refused(
    drawn: SamplePart, typed: str, qtbot: QtBot
) -> None:
    field, before = drawn.settings.size_field, drawn.context.session.now.draws
    type_in(field, typed)
    drawn.settings.draw.setFocus()
    QTest.keyClick(drawn.settings.draw, Qt.Key.Key_Space)
    assert drawn._job is None
    assert drawn.context.session.now.draws == before
    assert field.hasFocus()
    assert field.text() == typed
    assert field.misfit
    QTest.keyClicks(field, "7")
    draw_now(drawn, qtbot)
    assert len(drawn.context.session.now.drawn_lines) == 15


def test_a_quota_that_was_refused_holds_the_draw_too(drawn: SamplePart) -> None:
    drawn.settings.quotas.how.chosen.emit(True)
    field = next(iter(drawn.settings.quotas.fields.values()))
    type_in(field, "many")
    drawn.settings.draw.click()
    assert drawn._job is None
    assert field.hasFocus()


def test_after_the_cases_are_made_the_focus_is_on_what_was_drawn(drawn: SamplePart) -> None:
    drawn.panel.make.setFocus()
    QTest.keyClick(drawn.panel.make, Qt.Key.Key_Space)
    assert len(drawn.context.session.now.cases) == 8
    assert drawn.panel.list.hasFocus()


def test_what_is_most_important_is_moved_and_taken_out(drawn: SamplePart) -> None:
    balance, session = drawn.settings.balance, drawn.context.session

    def headings() -> list[str]:
        return [column.heading for column in session.now.sample_columns]

    balance.setFocus()
    balance.go_to(2)
    QTest.keyClick(balance, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert headings() == ["Sex", "Team", "Age"]
    assert balance.current is not None
    assert balance.current.spoken.startswith("Team")
    QTest.keyClick(balance, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(balance, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert headings() == ["Team", "Sex", "Age"]
    QTest.keyClick(balance, Qt.Key.Key_Delete)
    assert headings() == ["Sex", "Age"]
    draw_row(balance, 1, 0)
    assert headings() == ["Age", "Sex"]


def test_a_column_left_out_at_first_is_added_from_the_list_just_read(
    part: SamplePart, qtbot: QtBot
) -> None:
    read(part, qtbot)
    part.intake.boxes["Team"].click()
    part.intake.bring.click()
    menu = part.settings.column_menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Team"]
    part.settings.add_column("Team")
    columns = part.context.session.now.sample_columns
    assert [column.heading for column in columns] == ["Age", "Sex", "Team"]
    assert part.settings.column_menu() is None
    draw_now(part, qtbot)
    assert "Team 1" in {row.stratum.value for row in rows_of(part.middle.bars)}


def test_a_quota_that_cannot_be_met_is_named(drawn: SamplePart, qtbot: QtBot) -> None:
    settings = drawn.settings
    settings.quotas.how.set_value(True)
    settings.quotas.how.chosen.emit(True)
    sex = drawn.context.session.now.sample_columns[0]
    type_in(settings.quotas.fields[sex.id, "F"], "1")
    type_in(settings.quotas.fields[sex.id, "M"], "9")
    assert "F 1, M 9" not in words(settings)
    with qtbot.waitSignal(drawn.context.fault, timeout=20_000) as fault:
        settings.draw.click()
    assert fault.args[0].happened == "The quotas do not add up to 8."
    type_in(settings.quotas.fields[sex.id, "M"], "7")
    draw_now(drawn, qtbot)
    assert drawn.middle.met.text() in ("✓ Every quota met", "1 quota not met", "2 quotas not met")
    drawn_now = {row.stratum.value: row.stratum.drawn for row in rows_of(drawn.middle.bars)}
    assert (drawn_now["F"], drawn_now["M"]) == (1, 7)
    settings.quotas.how.chosen.emit(False)
    assert drawn.context.session.now.sample_quotas == ()


def test_r_replaces_a_line_and_asks_why_in_place(drawn: SamplePart) -> None:
    panel, session = drawn.panel, drawn.context.session
    panel.list.setFocus()
    panel.list.go_to(2)
    before = {line.line for line in session.now.drawn_lines}
    QTest.keyClick(panel.list, Qt.Key.Key_R)
    assert len(session.now.drawn_lines) == 9
    out = next(line for line in session.now.drawn_lines if not line.is_in)
    assert panel.reason.hasFocus()
    assert f"No reason why line {out.line} was left out" in checks(drawn.window())
    QTest.keyClicks(panel.reason, "Moved away")
    panel.reason.flush()
    assert panel.reason.hasFocus()
    assert f"No reason why line {out.line} was left out" not in checks(drawn.window())
    assert out.line in before
    panel.back.click()
    assert {line.line for line in session.now.drawn_lines if line.is_in} == before


def test_what_is_drawn_stands_a_line_a_case_and_whole_where_words_are_large(
    drawn: SamplePart,
) -> None:
    panel, window = drawn.panel, drawn.window()
    rows = panel.list

    def heights() -> list[int]:
        return [rows.visualRect(rows.model().index(at, 0)).height() for at in range(3)]

    assert max(heights()) < app_theme().px(40), "the small print has room beside each"
    try:
        app_theme().apply(scale=2.0)
        window.resize(1280, 720)
        rows.go_to(0)
        panel.replace_line()
        let_settle(window)
        assert rows.visualRect(rows.currentIndex()).bottom() <= rows.viewport().height()
    finally:
        app_theme().apply(scale=1.0)
        window.resize(1440, 900)
        let_settle(window)


def test_a_letter_typed_into_the_reason_replaces_nothing(drawn: SamplePart) -> None:
    panel = drawn.panel
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_R)
    QTest.keyClicks(panel.reason, "rrr")
    assert len(drawn.context.session.now.drawn_lines) == 9


def test_what_a_few_cannot_cover_is_listed_and_filtered(drawn: SamplePart) -> None:
    gaps = drawn.middle.gaps
    assert gaps.isVisible()
    assert "have no case" in gaps.summary.text()
    assert all(row.below.startswith("0 of ") for row in gaps.list.rows)
    gaps.which.set_value("drawn")
    gaps.which.chosen.emit("drawn")
    assert not any(row.below.startswith("0 of ") for row in gaps.list.rows)


def test_two_columns_make_a_grid(
    empty_file: WorkshopFile, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    bring_in(empty_file, balance=("Sex", "Age"))
    draw(empty_file)
    page = shown(empty_file, qapp, qtbot, tmp_path)
    part = sample(page)
    QApplication.processEvents()
    names = [
        one.accessibleName() for one in part.middle.gaps.findChildren(QWidget) if one.isVisible()
    ]
    assert any(name.startswith("F, 0 to 4: ") for name in names)
    assert not part.middle.gaps.list.isVisible()


def test_the_list_is_removed_by_one_button_and_what_was_drawn_stays(drawn: SamplePart) -> None:
    balance = drawn.settings.balance
    before = [row.words for row in balance.rows]
    drawn.settings.remove.click()
    session = drawn.context.session
    assert session.read(lambda file: file.all(Eligible)) == []
    assert [row.words for row in balance.rows] == before, "by that the draw is understood"
    assert before
    assert not balance.isEnabled()
    assert drawn.settings.add.isHidden()
    assert len(rows_of(drawn.middle.bars)) == 7
    assert not drawn.middle.gaps.isVisible()
    assert not drawn.settings.draw.isEnabled()
    drawn.panel.list.setFocus()
    QTest.keyClick(drawn.panel.list, Qt.Key.Key_R)
    assert len(session.now.drawn_lines) == 8
    session.undo()
    assert drawn.middle.gaps.isVisible()
    assert drawn.settings.draw.isEnabled()


def test_the_method_is_copied_and_the_words_go_into_the_audit(drawn: SamplePart) -> None:
    drawn.middle.copy.click()
    assert QGuiApplication.clipboard().text().startswith("8 of 63 drawn with seed 2014")
    drawn.middle.keep_note.click()
    note = drawn.context.session.now.audit.sample_note
    assert note.startswith(
        "Of 63 on the list, 8 were drawn by chance, balanced by sex, age and team"
    )
    assert not drawn.middle.keep_note.isEnabled()


def test_a_case_there_already_is_told_and_stays(
    empty_file: WorkshopFile, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with empty_file.act("a case"):
        empty_file.put(Case("Case A"))
    bring_in(empty_file)
    draw(empty_file)
    page = shown(empty_file, qapp, qtbot, tmp_path)
    part = sample(page)
    assert "8 cases are added." in words(part.panel)
    assert "1 not of this list stays as it is." in words(part.panel)
    part.panel.make.click()
    names = [case.reference for case in part.context.session.now.cases]
    assert names == ["Case A", *(f"Case {one}" for one in "BCDEFGHI")]


def test_every_control_has_a_name(drawn: SamplePart) -> None:
    drawn.settings.quotas.how.chosen.emit(True)
    drawn.panel.list.setFocus()
    QTest.keyClick(drawn.panel.list, Qt.Key.Key_R)
    for widget in [*drawn.findChildren(QWidget), *drawn.panel.findChildren(QWidget)]:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            text = getattr(widget, "text", str)
            assert widget.accessibleName() or text(), type(widget).__name__


def test_a_list_dropped_here_is_read_as_the_list(empty_page: PreparePage, qtbot: QtBot) -> None:
    from PySide6.QtCore import QMimeData, QPointF, QUrl
    from PySide6.QtGui import QDropEvent

    part = sample(empty_page)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(CHILDREN))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    empty_page.dropEvent(
        QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, data, buttons, keys)
    )
    qtbot.waitUntil(lambda: part.intake.draft is not None, timeout=20_000)


def test_an_audit_open_for_reading_only_shows_the_sample_and_changes_nothing(
    empty_file: WorkshopFile, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    bring_in(empty_file)
    draw(empty_file)
    empty_file.copy_to(tmp_path / "copy.casewalk")
    with WorkshopFile.open(tmp_path / "copy.casewalk", read_only=True) as file:
        page = shown(file, qapp, qtbot, tmp_path)
        part = sample(page)
        settings, panel = part.settings, part.panel
        assert len(rows_of(part.middle.bars)) == 7
        assert settings.size_field.isReadOnly()
        for control in (settings.draw, settings.another, settings.remove, settings.quotas.how):
            assert not control.isEnabled()
        assert not panel.make.isEnabled()
        assert not panel.replace.isEnabled()
        assert not part.middle.keep_note.isEnabled()
        assert part.middle.copy.isEnabled()
        part.paste("ref,sex\n1,F\n")
        assert part.intake.draft is None
        panel.list.setFocus()
        QTest.keyClick(panel.list, Qt.Key.Key_R)
        assert len(part.context.session.now.drawn_lines) == 8
