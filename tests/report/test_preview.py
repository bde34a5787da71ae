"""The pages on screen are the pages of the very PDF that export writes."""

import gc
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import prepare, walk
from core.documents.catalogue import documents_of
from core.export.export import export
from core.model.case import Case
from core.model.snapshot import FullSnapshot
from core.pdf.preview import render, words
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.report.conftest import Open
from ui.program.jobs import wait_for_all
from ui.report.builder import BuiltDocument
from ui.report.page import ReportPage
from ui.report.pages_view import PagesView


def drawn(sheets: PagesView, page: int) -> bool:
    """Whether a page is drawn as sharp as it is shown."""
    sheet = sheets.sheets[page]
    sharp = sheet.width() * sheets.devicePixelRatioF()
    if sheet.image is None or not sheet.scale:  # none, or one from before
        return False
    return abs(sheet.image.width() - sharp) <= 1


def changed(qtbot: QtBot, page: ReportPage, case: Case) -> None:
    with qtbot.waitSignal(page.builder.ended):
        page.context.session.do(lambda file: prepare.keep_rows(file, "change a case", [case]))


def test_what_is_previewed_is_byte_for_byte_what_the_command_line_exports(
    cin: WorkshopFile, opened: Open, tmp_path: Path
) -> None:
    page = opened(cin)
    written = export(full(cin), ("summaries", "comments"), tmp_path)
    for key, path in zip(("summaries", "comments"), written, strict=True):
        page.documents.rows[key].words.click()
        paper = page.sheets.paper
        assert paper is not None
        assert paper.pdf == path.read_bytes()


def test_what_is_previewed_is_the_same_after_a_day_of_changes(
    qtbot: QtBot, cin: WorkshopFile, opened: Open, tmp_path: Path
) -> None:
    page = opened(cin)
    case = page.context.session.now.cases[3]
    point = page.context.session.now.tool.points[2]
    answer = page.context.session.now.tool.answers[0].id
    page.context.session.do(lambda file: walk.choose(file, case.id, point, answer))
    page.context.session.do(lambda file: walk.agree(file, case.id, point, answer))
    changed(qtbot, page, Case("Child Z", outline="Came to notice last week."))
    (path,) = export(full(cin), ("summaries",), tmp_path)
    assert page.sheets.paper is not None
    assert page.sheets.paper.pdf == path.read_bytes()


def test_a_page_on_screen_is_the_page_of_that_pdf(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    qtbot.waitUntil(lambda: drawn(page.sheets, 0))
    shown, paper = page.sheets.sheets[0], page.sheets.paper
    assert paper is not None
    assert shown.image is not None
    picture = render(paper.pdf, 0, shown.scale)
    assert (shown.image.width(), shown.image.height()) == (picture.width, picture.height)
    assert bytes(shown.image.constBits()) == picture.pixels


def test_pages_are_drawn_as_they_come_in_sight(
    alone: None, qtbot: QtBot, tier2: WorkshopFile, opened: Open
) -> None:
    page = opened(tier2)
    qtbot.waitUntil(lambda: drawn(page.sheets, 0))
    assert page.sheets.sheets[28].image is None
    QTest.keyClick(page.sheets, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: drawn(page.sheets, 28))
    assert page.sheets.sheets[0].image is None, "far pictures are let go"


def test_the_keyboard_goes_through_the_pages_and_says_where_it_is(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    sheets = page.sheets
    assert sheets.accessibleName() == "Page 1 of 8, case summaries"
    QTest.keyClick(sheets, Qt.Key.Key_PageDown)
    assert sheets.accessibleName() == "Page 2 of 8, case summaries"
    QTest.keyClick(sheets, Qt.Key.Key_End)
    assert sheets.accessibleName() == "Page 8 of 8, case summaries"
    qtbot.waitUntil(lambda: "Child H" in sheets.accessibleDescription())
    QTest.keyClick(sheets, Qt.Key.Key_Home)
    assert sheets.accessibleName() == "Page 1 of 8, case summaries"


def test_a_wider_window_shows_a_wider_page_and_stays_at_its_place(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    page.sheets.verticalScrollBar().setValue(page.sheets.sheets[4].y())
    before = page.sheets.sheets[4].width()
    page.window().resize(1700, 844)
    assert page.sheets.sheets[4].width() > before
    assert page.sheets.page == 4
    qtbot.waitUntil(lambda: drawn(page.sheets, 4))


def test_the_pages_follow_the_audit_while_the_stage_is_in_front(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    changed(qtbot, page, Case("Child Z"))
    assert len(page.sheets.sheets) == 9
    assert "9 pages" in page.documents.rows["summaries"].words.accessibleDescription()


def test_a_document_that_says_the_same_as_before_is_not_written_again(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    made: list[dict[str, bytes]] = [{}, {}]
    page.builder.built.connect(lambda one: made[-1].update({one.key: one.pdf}))
    changed(qtbot, page, Case("Child Y"))
    made.reverse()
    changed(qtbot, page, Case("Child Z"))
    after, before = made
    assert after.keys() == before.keys()
    same = {key for key, pdf in after.items() if pdf is before[key]}
    assert {"summaries", "report"}.isdisjoint(same)
    assert "comments" in same


def test_nothing_is_made_while_another_stage_is_in_front(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    page.leave()
    page.hide()
    with qtbot.assertNotEmitted(page.builder.begun, wait=400):
        page.context.session.do(
            lambda file: prepare.keep_rows(file, "add a case", [Case("Child Z")])
        )
    assert len(page.sheets.sheets) == 8
    page.show()
    with qtbot.waitSignal(page.builder.ended):
        page.arrive()
    assert len(page.sheets.sheets) == 9


def test_coming_back_to_an_unchanged_audit_makes_nothing_anew(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    with qtbot.assertNotEmitted(page.builder.begun):
        page.leave()
        page.arrive()


def test_the_marking_typed_here_stands_on_every_page(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    page.documents.marking.setPlainText("Official-sensitive: personal")
    with qtbot.waitSignal(page.builder.ended):
        page.leave()
    assert page.context.session.now.audit.marking == "Official-sensitive: personal"
    paper = page.sheets.paper
    assert paper is not None
    for at in range(len(paper.sizes)):
        assert "Official-sensitive: personal" in words(paper.pdf, at)


def test_an_empty_audit_says_what_is_needed_and_leads_there(
    qtbot: QtBot, empty: WorkshopFile, opened: Open
) -> None:
    page = opened(empty)
    assert page.middle.nothing.isVisible()
    assert not page.sheets.isVisible()
    assert not page.documents.export.isEnabled()
    with qtbot.waitSignal(page.context.requested) as wanted:
        page.middle.nothing.prepare.click()
    assert wanted.args == ["prepare"]


def test_the_first_case_brings_the_pages(qtbot: QtBot, empty: WorkshopFile, opened: Open) -> None:
    page = opened(empty)
    changed(qtbot, page, Case("Child A"))
    assert not page.middle.nothing.isVisible()
    assert page.sheets.accessibleName() == "Page 1 of 1, case summaries"
    assert page.documents.export.isEnabled()


def test_what_documents_rest_on_is_let_go_once_they_are_made(
    qtbot: QtBot, empty: WorkshopFile, opened: Open
) -> None:
    page = opened(empty)
    changed(qtbot, page, Case("Child A"))
    gc.collect()
    kept = [one for one in gc.get_objects() if type(one) is FullSnapshot]
    assert not [one for one in kept if one.now.cases == page.context.session.now.cases]


def test_the_stage_may_be_let_go_while_its_pages_are_being_made(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open
) -> None:
    page = opened(tier2)
    with qtbot.waitSignal(page.builder.reviewed):
        page.context.session.do(
            lambda file: prepare.keep_rows(file, "add a case", [Case("Case 30")])
        )
    assert page.builder.busy
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    assert wait_for_all(20_000)
    QApplication.processEvents()


def test_the_first_pages_are_shown_before_the_others_are_made(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open
) -> None:
    built: list[BuiltDocument] = []
    page = opened(tier2, lambda page: page.builder.built.connect(built.append))
    first, whole, *others = built
    assert [one.whole for one in built] == [False, *[True] * (len(built) - 1)]
    assert (first.key, whole.key) == ("summaries", "summaries")
    offered = [one.key for one in documents_of(snapshot(tier2))]
    assert [one.key for one in (whole, *others)] == [*offered, "data"]
    assert len(first.sizes) <= 5 < len(whole.sizes)
    for at in range(len(first.sizes)):
        number = f"Page {at + 1}"
        assert words(first.pdf, at) == words(whole.pdf, at).replace(
            f"{number} of {len(whole.sizes)}", number
        )
    assert page.sheets.paper is whole


def test_pages_shown_already_stay_until_all_are_made_anew(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open
) -> None:
    page = opened(tier2)
    built: list[BuiltDocument] = []
    page.builder.built.connect(built.append)
    changed(qtbot, page, Case("Case 30"))
    assert [one.whole for one in built] == [True] * (len(documents_of(snapshot(tier2))) + 1)
