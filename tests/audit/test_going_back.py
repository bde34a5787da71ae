"""Any moment of the audit is looked at beside now, by keyboard, and put back in three steps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.acts import heard, prepare
from core.model.case import Case
from core.model.ids import QuestionId
from core.model.judgement import Judgement, JudgementState
from core.model.kept_copy import PlainCopies
from core.model.note import Note, NoteKind
from core.store.copy_folder import copies_folder
from core.store.file import WorkshopFile
from tests.showing import show_active
from tests.small import contents, small_audit
from ui.audit.going_back import GoBackPage
from ui.audit.going_back_rows import PastEntry, PastHeads, PastLayout
from ui.audit.page import AuditPage
from ui.program.jobs import wait_for_all
from ui.program.opening import OpenedAudit
from ui.program.settings import SettingsFile
from ui.theme import app_theme
from ui.widgets.entry_list import EntryList, ListEntry
from ui.widgets.tick_list import TickEntry

KEY = "a key"


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


class Day:
    """An audit open in a window, on a day with acts at known times."""

    def __init__(self, qtbot: QtBot, path: Path, key: str | None = KEY) -> None:
        self.at = datetime(2014, 4, 9, 9, 0)
        self.home = QWidget()
        qtbot.addWidget(self.home)
        self.home.resize(1440, 900)
        file = WorkshopFile.open(path, key, lambda: self.at)
        settings = SettingsFile(path.parent / "settings" / "settings.json")
        self.page = AuditPage(OpenedAudit(file, locked=key is not None), settings, self.home)
        self.page.resize(1440, 900)
        self.session = self.page.session
        show_active(self.home, qtbot)
        self.page.workspace.arrive()

    def hear(self, words: str) -> None:
        self.at += timedelta(minutes=10)
        assert self.session.do(lambda file: heard.add_note(file, Note(NoteKind.STRENGTH, words)))

    def judge(self, reason: str) -> None:
        self.at += timedelta(minutes=10)
        case = self.session.now.cases[0]

        def act(file: WorkshopFile):  # type: ignore[no-untyped-def]
            known = file.all(Judgement)
            old = known[0] if known else Judgement(case.id, QuestionId(2))
            with file.act("park question 2") as done:
                file.put(replace(old, state=JudgementState.PARKED, reason=reason))
            return done.news

        assert self.session.do(act)

    def contents(self) -> dict[str, list[tuple[object, ...]]]:
        return self.session.read(contents)

    @property
    def back(self) -> GoBackPage:
        assert self.page.over.going_back is not None
        return self.page.over.going_back

    def is_looking_back(self) -> bool:
        return self.page.over.going_back is not None


def small(folder: Path, key: str | None = KEY) -> Path:
    path = folder / "small.casewalk"
    small_audit(path, lambda: datetime(2014, 4, 8, 16, 0), key).close()
    return path


@pytest.fixture
def days(qtbot: QtBot) -> Iterator[Callable[[Path, str | None], Day]]:
    """Open audits in windows, by their paths and passphrases."""
    opened: list[Day] = []

    def open_(path: Path, key: str | None) -> Day:
        opened.append(Day(qtbot, path, key))
        return opened[-1]

    yield open_
    for day in opened:
        if not day.session.is_closed:
            day.page.shut()
    wait_for_all()


@pytest.fixture
def day(days: Callable[[Path, str | None], Day], tmp_path: Path) -> Day:
    return days(small(tmp_path), KEY)


def words(entries: EntryList) -> list[str]:
    return [
        f"{one.words[0][0]} | {one.below}" for one in entries.rows if isinstance(one, ListEntry)
    ]


def lines(day: Day) -> list[str]:
    """Return what differs as it is read out, without its ticks."""
    return [
        one.spoken.removeprefix("ticked, ")
        for one in day.back.what_differs.rows
        if isinstance(one, PastEntry)
    ]


def test_how_it_was_at_a_time_is_put_back_in_three_steps(day: Day, qtbot: QtBot) -> None:
    day.hear("Kept at ten past nine")
    day.judge("Nobody knows")
    then = day.contents()
    day.judge("Somebody knows after all")
    day.hear("Said at twenty to ten")
    now = day.contents()
    day.page.over.go_back()
    QTest.keyClicks(day.back.moments, "9")
    assert day.back.time.hasFocus()
    QTest.keyClicks(day.back.time, ":25")
    assert day.back.time.text() == "9:25"
    assert day.back.count.text() == "2 things differ"
    assert day.back.place.text() == "Child A, question 2 was open"
    assert lines(day) == [
        "Child A, question 2, then: Parked. Nobody knows, now: Parked. Somebody knows after all",
        "The day as a whole, Strength, then: Not there, now: Said at twenty to ten, "
        "changed at 09:40",
    ]
    line = day.back.day
    assert line.accessibleName() == "The day, at 09:25"
    assert line.accessibleDescription() == "2 of 4 moments by then"
    at = QPoint(round(line.place_of(9 * 60 + 31)), line.height() // 2)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert day.back.count.text() == "1 thing differs"
    day.back.go_to_time("9:10")
    assert day.back.place.text() == "", "nothing was said of a question by then"
    day.back.go_to_time("9:25")
    assert day.contents() == now  # looking changes nothing
    day.page.over.run("agree")  # Ctrl+Enter
    qtbot.waitUntil(lambda: not day.is_looking_back())
    assert day.contents() == then
    assert "All is as it was at 09:25. Alt+Z takes that back." in day.page.workspace.messages.text
    assert len(list(copies_folder().rglob("*.casewalk"))) == 1  # of what was there before
    assert day.session.undo()
    assert day.contents() == now


def test_only_what_is_ticked_goes_back_and_what_hangs_together_goes_together(
    day: Day, qtbot: QtBot
) -> None:
    day.judge("Nobody knows")
    day.judge("Somebody knows after all")
    assert day.session.do(lambda file: prepare.keep_rows(file, "add", [Case("Child Z")]))
    new = day.session.now.cases[-1]
    day.hear("Of the whole day")
    note = Note(NoteKind.STRENGTH, "Of the new one", case_id=new.id)
    assert day.session.do(lambda file: heard.add_note(file, note))
    day.page.over.go_back()
    QTest.keyClicks(day.back.moments, "9")
    QTest.keyClicks(day.back.time, ":22")
    QTest.keyClick(day.back.time, Qt.Key.Key_Return)
    QTest.keyClick(day.back.moments, Qt.Key.Key_Left)
    assert day.back.time.text() == "09:21"
    QTest.keyClick(day.back.moments, Qt.Key.Key_Left)
    QTest.keyClick(day.back.moments, Qt.Key.Key_Left)
    assert (day.back.time.text(), day.back.count.text()) == ("09:19", "4 things differ")
    lines = day.back.what_differs
    for words_of, tied in (("the case itself", True), ("Of the whole day", False)):
        lines.go_to(next(at for at, one in enumerate(lines.rows) if words_of in one.spoken))
        QTest.keyClick(lines, Qt.Key.Key_Space)
        assert ("2 lines hang together" in day.back.how.text()) is tied
    ticked = [one.spoken for one in lines.rows if isinstance(one, TickEntry) and one.ticked]
    assert len(ticked) == 1
    assert ticked[0].startswith("ticked, Child A, question 2, then: Parked. Nobody knows")
    assert day.back.step.text() == "Put 1 thing back as at 09:19"
    day.page.over.run("agree")
    qtbot.waitUntil(lambda: not day.is_looking_back())
    assert day.session.now.judgements[0].reason == "Nobody knows"
    assert len(day.session.now.notes) == 2
    assert day.session.now.cases[-1].reference == "Child Z"
    assert day.session.undo_label == "put back some of how it was at 09:19"


def test_the_list_goes_by_arrow_from_moment_to_moment(day: Day, qtbot: QtBot) -> None:
    day.hear("First")
    day.hear("Second")
    assert day.session.undo()
    day.page.over.go_back()
    assert day.back.moments.hasFocus()
    assert day.back.count.text() == "Now is as it was at 09:20"
    assert not day.back.step.isEnabled()
    assert "Taken back" in words(day.back.moments)[0]
    QTest.keyClick(day.back.moments, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: day.back.count.text() == "1 thing differs")
    assert lines(day) == ["The day as a whole, Strength, then: Second, now: Not there"]
    QTest.keyClick(day.back.moments, Qt.Key.Key_Return)
    assert day.back.step.hasFocus()
    QTest.keyClick(day.back.step, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not day.is_looking_back())
    assert [note.text for note in day.session.now.notes] == ["First", "Second"]


def test_nothing_pressed_while_looking_back_changes_the_audit(day: Day) -> None:
    day.hear("First")
    before = day.contents()
    day.page.over.go_back()
    for name in ("answer_1", "park", "not_agreed", "next_question", "hear", "change"):
        day.page.over.run(name)
        assert day.is_looking_back()
    assert day.contents() == before
    QTest.keyClick(day.back.moments, Qt.Key.Key_Escape)
    assert not day.is_looking_back()
    assert day.page.workspace.isVisible()
    day.page.over.go_back()
    assert day.page.workspace.bar.isVisible()  # and with it an open concern
    day.page.workspace.bar.requested.emit("park")
    assert day.is_looking_back()
    day.page.workspace.bar.requested.emit("prepare")
    assert not day.is_looking_back()
    assert day.page.workspace.stages.isVisible()
    assert day.page.workspace.stages.front == "prepare"
    day.page.over.go_back()
    day.page.over.run("walk")
    assert not day.is_looking_back()


def test_the_copies_and_where_they_lie_are_shown(day: Day, qtbot: QtBot) -> None:
    day.page.over.go_back()
    assert "No copy" in day.back.copies.text()
    day.page.over.leave()
    day.hear("First")
    with qtbot.waitSignal(day.session.copies.kept):
        day.session.copies.every.timeout.emit()
    day.hear("Second")
    day.page.over.go_back()
    assert str(copies_folder()) in day.back.copies.text()
    assert words(day.back.kept) == ["09:10 | 0 settled · verified"]
    copied = next(one for one in words(day.back.moments) if "copied then" in one)
    assert copied.startswith("09:10")
    assert day.back.kept.current is None, "it is looked at as it is now"
    day.back.kept.setFocus()
    QTest.keyClick(day.back.kept, Qt.Key.Key_Down)
    assert day.back.time.text() == "09:10"
    assert lines(day)[0].startswith("The day as a whole, Strength, then: Not there, now: Second")
    QTest.keyClick(day.back.kept, Qt.Key.Key_Left)
    assert day.back.time.text() == "09:09"
    assert day.back.kept.current is None


def test_then_and_now_lie_side_by_side_and_above_one_another_where_it_is_narrow(day: Day) -> None:
    day.judge("Nobody knows " * 20)
    day.judge("Somebody knows after all " * 20)
    day.page.over.go_back()
    day.back.go_to_time("9:15")
    layout, row = PastLayout(app_theme()), day.back.what_differs.rows[1]
    heads = day.back.what_differs.rows[0]
    assert isinstance(heads, PastHeads)
    assert (heads.text, heads.now, heads.reachable) == ("At 09:15", "Now", False)
    wide, narrow = layout.height(row, 900, False), layout.height(row, 500, False)
    assert narrow > wide * 1.5
    assert layout.height(heads, 500, True) == 0, "each side says then or now itself"


def test_many_rows_are_looked_at_and_put_back_away_from_the_window(day: Day, qtbot: QtBot) -> None:
    then = day.contents()
    many = [Case(f"Child {at}") for at in range(2_500)]
    assert day.session.do(lambda file: prepare.keep_rows(file, "add cases", many))
    day.page.over.go_back()
    QTest.keyClick(day.back.moments, Qt.Key.Key_Down)
    qtbot.waitUntil(day.back.step.isEnabled)
    assert day.back.what_differs.count
    day.back.take_step()
    qtbot.waitUntil(lambda: not day.is_looking_back())
    assert day.contents() == then


def test_a_time_that_is_none_changes_nothing(day: Day) -> None:
    day.hear("First")
    day.page.over.go_back()
    shown = day.back.count.text()
    assert not day.back.go_to_time("25:77")
    assert not day.back.go_to_time("soon")
    assert day.back.count.text() == shown
    assert day.back.go_to_time("1:00")  # before the day began: as it was the day before
    assert "Strength, then: Not there, now: First" in lines(day)[0]


def test_where_nothing_was_entered_no_step_is_offered_and_nothing_typed_goes_astray(
    days: Callable[[Path, str | None], Day], tmp_path: Path
) -> None:
    path = tmp_path / "new.casewalk"
    WorkshopFile.create(path, KEY).close()
    day = days(path, KEY)
    day.page.workspace.stages.page("prepare").setFocus()
    day.page.over.go_back()
    assert "there is no moment to go back to" in day.back.count.text()
    assert not day.back.step.isEnabled()
    assert not day.back.time.isVisible()
    assert day.back.leave.hasFocus(), "and nothing behind it has the keyboard"
    QTest.keyClicks(day.back.leave, "10:42")
    QTest.keyClick(day.back.leave, Qt.Key.Key_Escape)
    assert not day.session.now.cases


def test_without_copies_it_says_why_and_where_they_are_begun(
    days: Callable[[Path, str | None], Day], tmp_path: Path
) -> None:
    day = days(small(tmp_path, None), None)
    day.session.copies.choose(PlainCopies.NONE)
    day.hear("Kept at ten past nine")
    day.page.over.go_back()
    assert day.back.copies.text() == "No copies are kept: this audit has no passphrase."
    QTest.keyClick(day.back.choose, Qt.Key.Key_Space)
    assert not day.is_looking_back()
    panel = day.page.plain_copies.panel
    assert panel is not None
    QTest.keyClick(panel.keep, Qt.Key.Key_Space)
    wait_for_all()
    day.page.over.go_back()
    assert day.back.copies.text().startswith("1 copy on this computer")
    assert not day.back.choose.isVisible()


def test_a_second_place_is_named_where_the_copies_are(
    day: Day, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "STICK"
    stick.mkdir()
    day.page.over.go_back()
    with qtbot.waitSignal(day.session.copies.kept):
        day.back.name_second_place(stick)
    assert day.back.second_said.text() == "Second place: “STICK”. Always locked."
    assert len(list(stick.rglob("*.casewalk"))) == 1
    (stick / "casewalk-copies").rename(tmp_path / "pulled out")
    stick.rmdir()
    day.hear("Said while the stick is away")
    day.session.copies.every.timeout.emit()
    qtbot.waitUntil(lambda: "takes none just now" in day.back.second_said.text())
    assert "takes none just now" in day.page.workspace.messages.text
    QTest.keyClick(day.back.second, Qt.Key.Key_Space)
    assert day.session.copies.second_place == ""
    wait_for_all()
