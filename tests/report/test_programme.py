"""The programme in Report: off until it is set up; every row shown, signed, withdrawn, compared."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts.findings import add_finding
from core.guide.pages import page_for
from core.model.finding import Finding
from core.model.published import PublishedState
from core.programme.key_file import make_key
from core.programme.publication import Publication
from core.programme.rounds_file import RoundsFile, counted_round, usual_rounds
from core.programme.signed import read_signed
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.report.conftest import Open
from tests.showing import let_settle
from ui.program.jobs import wait_for_all
from ui.report.page import ReportPage
from ui.report.programme.entries import COMPARE, LEAVE
from ui.report.programme.leave_table import TEXTS
from ui.report.programme.place import ProgrammePlace
from ui.theme import Look, app_theme

WORDS = "stone lamp river nine"

Shown = Callable[[WorkshopFile, str], ProgrammePlace]


@pytest.fixture
def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile with a signing key, which no other test has."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "profile"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "profile"))
    kept = tmp_path / "profile" / "casewalk"
    kept.mkdir(parents=True)
    make_key(kept / "signing.casesign", WORDS, "south-shire", "South region")
    return kept


@pytest.fixture
def shown(opened: Open, qtbot: QtBot) -> Shown:
    """Shows one of the two parts over an audit, worked out."""

    def show(file: WorkshopFile, which: str) -> ProgrammePlace:
        page = opened(file)
        page.documents.programme.rows[which].click()
        place = page.programme
        qtbot.waitUntil(lambda: place._found is not None and not place.work.busy)
        return place

    return show


@pytest.fixture
def audit(built: dict[str, Path], tmp_path: Path, alone: None) -> Iterator[WorkshopFile]:
    """The Tier 2 workshop, a test's own."""
    path = tmp_path / "own.casewalk"
    path.write_bytes(built["tier2"].read_bytes())
    with WorkshopFile.open(path) as file:
        yield file
        for window in QApplication.topLevelWidgets():  # as an audit is before its file is closed
            window.hide()
        wait_for_all(20_000)


def rows_of(place: ProgrammePlace) -> list[list[str]]:
    table = place.leave_view.table
    return [
        [found.text() if (found := table.item(down, at)) else "" for at in range(3)]
        for down in range(table.rowCount())
    ]


def test_nothing_of_it_is_there_until_it_is_set_up(opened: Open, tier2: WorkshopFile) -> None:
    page = opened(tier2)
    assert not page.documents.programme.isVisible()
    assert not page.programme.isVisible()


def test_every_row_that_would_leave_is_shown_with_what_was_folded(
    set_up: Path, shown: Shown, audit: WorkshopFile
) -> None:
    place = shown(audit, LEAVE)
    rows = rows_of(place)
    assert rows[0][0].startswith("1  ")
    assert [row[0].strip() for row in rows[1:5]] == [
        *("Multi-agency team meetings", "Partnership triage", "First response team"),
        "Other pathways",
    ]
    assert len(rows) == 7 + 28
    folded = place.leave_view.table.item(4, 0)
    assert folded is not None
    spoken = folded.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Other pathways, 9 cases: ")
    assert place.leave_view.table.hasFocus()
    QTest.keyClick(place.leave_view.table, Qt.Key.Key_Down)
    assert place.leave_view.table.currentRow() == 1
    assert place.leave_view.beside.text() == "version 1, 28 rows"


def test_it_is_signed_written_out_and_withdrawn_by_the_keyboard_alone(
    set_up: Path, shown: Shown, audit: WorkshopFile, tmp_path: Path, qtbot: QtBot
) -> None:
    file = audit
    place = shown(file, LEAVE)
    QTest.keyClick(place.side.publish, Qt.Key.Key_Space)
    assert "28 rows go with version 1" in place.side.once_more.text()
    QTest.keyClicks(place.side.secret.field, "wrong")
    QTest.keyClick(place.side.secret.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "could not be opened" in place.side.message.text())
    assert not snapshot(file).publications
    place.side.secret.clear()
    QTest.keyClicks(place.side.secret.field, WORDS)
    QTest.keyClick(place.side.secret.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(snapshot(file).publications))
    assert place.side.secret.text() == ""
    place.write_to(tmp_path / "out")
    qtbot.waitUntil(lambda: snapshot(file).publications[0].state is PublishedState.SENT)
    (path,) = (tmp_path / "out").iterdir()
    held = read_signed(path.read_text(encoding="utf-8")).contents
    assert isinstance(held, Publication)
    assert held.partnership == "south-shire"
    qtbot.waitUntil(lambda: not place.side.publish.isEnabled())
    assert place.side.publish.toolTip() == "Nothing differs from the version before."
    withdrawn = snapshot(file).publications[0]
    reference = snapshot(file).cases[0].reference
    place.side.withdraw_requested.emit(withdrawn, f"{reference} asked for it.", WORDS)
    qtbot.waitUntil(lambda: "The reason names a case." in place.side.message.text())
    assert snapshot(file).publications[0].payload
    place.side.withdraw_requested.emit(withdrawn, "A count was wrong.", WORDS)
    qtbot.waitUntil(lambda: snapshot(file).publications[0].payload == "")
    assert snapshot(file).publications[0].withdrawal


def test_what_must_be_settled_stops_it_and_is_left_out_with_a_press(
    set_up: Path, shown: Shown, audit: WorkshopFile, tmp_path: Path, qtbot: QtBot
) -> None:
    file = audit
    add_finding(file, Finding(f"As in {snapshot(file).cases[0].reference}, it was late."))
    add_finding(file, Finding("Plans are not shared in time."))
    place = shown(file, LEAVE)
    assert not place.side.publish.isEnabled()
    card = place.side.cards[0]
    assert card.one.words == "Finding 1 names a case."
    QTest.keyClick(card.leave, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not place.side.cards and place.side.publish.isEnabled())
    place.leave_view.kinds.chosen.emit(TEXTS)
    assert [row[1] for row in rows_of(place)] == ["Plans are not shared in time."]


def test_rounds_are_compared_once_their_file_is_opened_and_saved_as_csv(
    set_up: Path, shown: Shown, audit: WorkshopFile, tmp_path: Path, qtbot: QtBot
) -> None:
    now = counted_round(full(audit))
    rounds = RoundsFile.create(set_up / "rounds.caserounds", WORDS)
    earlier = replace(
        now, round="5b1f7a3e-0c57-4a52-9d63-7c0a43b5f001", title="Spring 2009", held_on="2009-05-01"
    )
    rounds.add([earlier])
    rounds.close()
    place = shown(audit, COMPARE)
    compared = place.comparing
    assert compared.view.secret.isVisible()
    QTest.keyClicks(compared.view.secret.field, WORDS)
    QTest.keyClick(compared.view.secret.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not compared.view.secret.isVisible())
    assert compared.statements.count() == 7
    assert compared.statements.item(0).text().endswith("\n2 rounds")
    assert len(compared.view.canvas.stops) == 2
    said = compared.view.spoken.text()
    QTest.keyClick(compared.view.canvas, Qt.Key.Key_Left)
    assert compared.view.spoken.text().startswith("Spring 2009, ") != said.startswith("Spring 2009")
    cells = [compared.view.numbers.item(at, 0) for at in range(2)]
    assert [one.text() for one in cells if one] == [now.title, "Spring 2009"]
    compared.save_to(tmp_path / "compare.csv")
    text = (tmp_path / "compare.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 14


def test_a_document_takes_the_place_back(set_up: Path, shown: Shown, audit: WorkshopFile) -> None:
    place = shown(audit, LEAVE)
    page = place.parentWidget()
    assert isinstance(page, ReportPage)
    assert not page.middle.isVisible()
    page.documents.show_document("summaries")
    assert page.middle.isVisible()
    assert not place.isVisible()


def test_help_and_coming_back_know_which_part_is_shown(
    set_up: Path, shown: Shown, audit: WorkshopFile
) -> None:
    place = shown(audit, COMPARE)
    page = place.parentWidget()
    assert isinstance(page, ReportPage)
    assert page.part_in_view == "compare"
    assert page_for(f"report {page.part_in_view}") == ("programme", "Your own earlier rounds")
    page.documents.show_document("summaries")
    page.show_again("programme")
    assert place.shown == LEAVE
    page.arrive()
    assert page.part_in_view == "programme"


def test_the_first_round_is_kept_without_anything_set_up_before(
    opened: Open,
    audit: WorkshopFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "bare"))
    page = opened(audit)
    assert not page.documents.programme.isVisible()
    page.run("rounds")
    compared = page.programme.comparing
    qtbot.waitUntil(lambda: compared.statements.count() == 7)
    assert compared.view.chosen_words.isVisible()
    for field in (compared.view.chosen_words.first, compared.view.chosen_words.second):
        QTest.keyClicks(field.field, WORDS)
    QTest.keyClick(compared.view.chosen_words.second.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: compared._opened)
    assert not compared.view.chosen_words.isVisible()
    kept = RoundsFile.open(usual_rounds(), WORDS)
    assert [one.title for one in kept.rounds] == [snapshot(audit).audit.title]
    kept.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_names_and_headings_of_what_would_leave_are_not_cut(
    set_up: Path, shown: Shown, audit: WorkshopFile, scale: float
) -> None:
    app_theme().apply(Look.LIGHT, scale)
    add_finding(audit, Finding("Plans are not shared in time."))
    place = shown(audit, LEAVE)
    place.window().resize(1280, 664)
    let_settle(place.window())
    table = place.leave_view.table
    assert table.columnWidth(0) >= app_theme().px(170)
    place.leave_view.kinds.chosen.emit(TEXTS)
    assert table.columnWidth(2) >= table.horizontalHeader().sectionSizeHint(2)
    assert table.columnWidth(1) >= app_theme().px(170)


def test_a_chart_of_rounds_is_as_high_as_it_is_wide_so_that_its_rounds_are_named(
    set_up: Path, shown: Shown, audit: WorkshopFile
) -> None:
    place = shown(audit, COMPARE)
    place.window().resize(1280, 664)
    let_settle(place.window())
    canvas = place.compare_view.canvas
    assert canvas.width() > 780
    assert canvas.height() == canvas.heightForWidth(canvas.width())
