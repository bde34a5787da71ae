"""Export: one button, what has to be asked is asked in place, all files or none."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.documents.catalogue import Format, documents_of, file_name
from core.model.fault import WorkshopError
from core.model.snapshot import FullSnapshot
from core.pdf.preview import pages
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.words import use_word
from tests.report.conftest import Open
from ui.report.exporting import written_words
from ui.report.page import ReportPage

AUDIT = "Tier 2 workshop, Safeguarding children partnership, 2011-06-22"
SUMMARIES = f"{AUDIT}, case summaries.pdf"
COMMENTS = f"{AUDIT}, practitioner comments.pdf"


def offered(file: WorkshopFile) -> list[str]:
    """What an export of everything writes, by name."""
    now = snapshot(file)
    use_word(now.audit.audited)
    return sorted(
        file_name(one, FullSnapshot(now), Format.PDF)
        for one in documents_of(now)
        if not one.asked_for
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def exported(qtbot: QtBot, page: ReportPage) -> list[Path]:
    """Press the button and wait for the files; there is nothing to ask."""
    with qtbot.waitSignal(page.exporting.written) as written:
        page.documents.export.click()
    return list(written.args[0]) if written.args else []


def test_what_is_exported_is_byte_for_byte_what_was_previewed(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    page.run("export")
    with qtbot.waitSignal(page.exporting.written):
        pass
    full = FullSnapshot(snapshot(tier2))
    assert names(folder) == offered(tier2)
    for one in documents_of(full.now):
        if one.asked_for:
            continue
        page.documents.rows[one.key].words.click()
        assert page.sheets.paper is not None
        assert page.sheets.paper.pdf == (folder / file_name(one, full, Format.PDF)).read_bytes()


def test_success_is_said_quietly_with_the_way_to_the_folder(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    exported(qtbot, page)
    said = f"{len(offered(tier2))} documents are in “Audit papers”, read back and found whole."
    assert page.message.text == said
    button = page.message._button
    assert button.text() == "Open the folder"
    button.click()
    assert getattr(page, "opened_folders") == [folder]  # noqa: B009 - the page of these tests
    assert page.context.settings.now.export_folder == str(folder)


def test_documents_are_counted_as_they_were_ticked_and_their_files_where_there_are_more() -> None:
    files = [Path("papers") / name for name in ("plan.pdf", "plan.xlsx", "report.pdf")]
    said = "2 documents, 3 files are in “papers”, read back and found whole."
    assert written_words(files) == said
    assert written_words(files[1:2]) == "1 document is in “papers”, read back and found whole."


def test_the_folder_is_asked_for_where_it_was_last_time(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    exported(qtbot, page)
    chosen: list[Path] = []
    ReportPage.choose_folder(page, chosen.append)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.directory().absolutePath()) == folder
    dialog.reject()
    assert chosen == []


def test_only_what_is_ticked_leaves(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    for key, row in page.documents.rows.items():
        if key != "comments" and row.tick.isChecked():
            QTest.keyClick(row.tick, Qt.Key.Key_Space)
    assert page.documents.export.text() == "Export 1 document…"
    exported(qtbot, page)
    assert names(folder) == [COMMENTS]


def test_formats_are_chosen_once_said_at_each_document_and_remembered(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    panel = page.documents
    ticks = panel.formats.ticks
    assert panel.formats.chosen == (Format.PDF,)
    assert not ticks[Format.EXCEL].isVisible()
    for key, row in panel.rows.items():
        row.tick.setChecked(key in ("comments", "data"))
    assert ticks[Format.EXCEL].isVisible()
    for format in (Format.WORD, Format.HTML, Format.CSV, Format.JSON):
        QTest.keyClick(ticks[format], Qt.Key.Key_Space)
    said = panel.rows["comments"].words.accessibleDescription()
    assert said.startswith("PDF, Word and HTML, by theme")
    assert "Excel, CSV and JSON" in panel.rows["data"].words.accessibleDescription()
    exported(qtbot, page)
    assert [name.rpartition(", ")[2] for name in names(folder)] == [
        *("data workbook.json", "data workbook.xlsx", "data workbook.zip"),
        *("practitioner comments.docx", "practitioner comments.html"),
        "practitioner comments.pdf",
    ]
    assert page.context.settings.now.export_formats == "pdf,docx,html,xlsx,csv,json"
    page.documents.protection.field.field.setText("open sesame")
    with qtbot.waitSignal(page.context.fault) as fault:
        panel.export.click()
    assert "protects PDFs only" in str(fault.args)
    for format in (Format.PDF, Format.WORD, Format.HTML):
        ticks[format].setChecked(False)
    assert not panel.export.isEnabled()
    assert panel.export.toolTip() == "Tick what they are to be written as first."


def test_with_nothing_ticked_it_says_so(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    for row in page.documents.rows.values():
        row.tick.setChecked(False)
    assert not page.documents.export.isEnabled()
    with qtbot.waitSignal(page.context.notice_requested) as said:
        page.run("export")
    assert said.args == ["No document is ticked. Tick one, and export again."]
    assert names(folder) == []


def test_an_open_concern_is_settled_in_place_and_then_it_goes_on(
    qtbot: QtBot, cin: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(cin)
    assert page.sheets.paper is not None, "it does not block the preview"
    page.run("export")
    asking = page.middle.asking
    assert asking.isVisible()
    asking.go_on.click()
    assert asking.isVisible(), "it does not go on before"
    assert names(folder) == []
    form = asking.cards[0].form
    assert form.told.hasFocus()
    QTest.keyClicks(form.told, "Team manager")
    form.now.click()
    QTest.keyClicks(form.did, "Rebooked for Friday")
    with qtbot.waitSignal(page.exporting.written):
        asking.go_on.click()
    concern = next(note for note in page.context.session.now.notes if note.told == "Team manager")
    assert (concern.told_at, concern.did) == ("12:00", "Rebooked for Friday")
    assert names(folder) == offered(cin)
    assert not asking.isVisible()


def test_enter_in_the_last_field_of_the_last_concern_goes_on_with_the_export(
    qtbot: QtBot, cin: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(cin)
    page.run("export")
    form = page.middle.asking.cards[0].form
    QTest.keyClicks(form.told, "Team manager")
    form.now.click()
    QTest.keyClicks(form.did, "Rebooked for Friday")
    with qtbot.waitSignal(page.exporting.written):
        QTest.keyClick(form.did, Qt.Key.Key_Return)
    assert names(folder) == offered(cin)


def test_an_open_concern_may_be_carried_with_a_reason_only(
    qtbot: QtBot, cin: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(cin)
    page.run("export")
    form = page.middle.asking.cards[0].form
    with qtbot.waitSignal(page.context.session.refused):
        form.carry.click()
    assert names(folder) == []
    QTest.keyClicks(form.reason, "The team manager rings back on Monday")
    with qtbot.waitSignal(page.exporting.written):
        QTest.keyClick(form.reason, Qt.Key.Key_Return)
    assert names(folder) == offered(cin)
    (carried,) = page.context.session.now.open_concerns()
    assert carried.carried == "The team manager rings back on Monday"


def test_escape_puts_the_question_off_and_keeps_what_was_typed(
    qtbot: QtBot, cin: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(cin)
    page.run("export")
    form = page.middle.asking.cards[0].form
    form.reason.clear()  # a reason that was taken back is still offered here
    QTest.keyClicks(form.reason, "Rings back on Mon")
    QTest.keyClicks(form.told, "Team manager")
    QTest.keyClick(form.told, Qt.Key.Key_Escape)
    assert not page.middle.asking.isVisible()
    assert page.documents.export.hasFocus()
    assert [note.told for note in page.context.session.now.open_concerns()] == ["Team manager"]
    assert names(folder) == []
    page.run("export")
    assert page.middle.asking.cards[0].form.reason.toPlainText() == "Rings back on Mon"


def test_files_that_are_there_are_named_before_they_are_replaced(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    (folder / SUMMARIES).write_bytes(b"the last round's")
    page.documents.export.click()
    asking = page.middle.asking
    assert asking.words.text() == f"“{SUMMARIES}” is already in “Audit papers”. Replace it?"
    asking.ask_replace(list("abcdefgh"), folder)
    assert asking.words.text() == (
        "“a”, “b”, “c” and 5 others are already in “Audit papers”. Replace them?"
    )
    QTest.keyClick(asking.elsewhere, Qt.Key.Key_Escape)
    assert (folder / SUMMARIES).read_bytes() == b"the last round's"
    assert names(folder) == [SUMMARIES]
    page.documents.export.click()
    with qtbot.waitSignal(page.exporting.written):
        asking.replace.click()
    assert (folder / SUMMARIES).read_bytes().startswith(b"%PDF")


def test_another_folder_may_be_taken_instead(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path, tmp_path: Path
) -> None:
    page = opened(tier2)
    (folder / SUMMARIES).write_bytes(b"the last round's")
    page.documents.export.click()
    other = tmp_path / "Elsewhere"
    other.mkdir()
    setattr(page, "folder", other)  # noqa: B010 - the page of these tests
    with qtbot.waitSignal(page.exporting.written):
        page.middle.asking.elsewhere.click()
    assert (names(folder), names(other)) == ([SUMMARIES], offered(tier2))


def test_a_password_locks_the_files_and_is_kept_nowhere(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    import pikepdf
    import pytest

    page = opened(tier2)
    secret = "a lamp under the stairs"
    QTest.keyClicks(page.documents.protection.field.field, secret)
    for path in exported(qtbot, page):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path)
        with pikepdf.open(path, password=secret) as locked:
            assert locked.encryption.R == 6
            assert locked.encryption.bits == 256
        assert len(pages(path.read_bytes(), secret)) > 0
    for kept in (tier2.path.with_name("settings.json"), tier2.path):
        assert secret.encode() not in kept.read_bytes()


def test_a_password_typed_while_something_is_asked_counts(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    import pikepdf
    import pytest

    page = opened(tier2)
    (folder / SUMMARIES).write_bytes(b"the last round's")
    page.documents.export.click()
    QTest.keyClicks(page.documents.protection.field.field, "a lamp under the stairs")
    with qtbot.waitSignal(page.exporting.written):
        page.middle.asking.replace.click()
    for name in offered(tier2):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(folder / name)


def test_a_password_too_long_for_a_pdf_is_refused_in_words(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page, told = opened(tier2), list[WorkshopError]()
    page.context.fault.connect(told.append)
    page.documents.protection.field.field.setText("x" * 200)
    with qtbot.waitSignal(page.exporting.left):
        page.documents.export.click()
    assert told[0].happened == "The password is too long for a PDF."
    assert names(folder) == []


def test_a_marking_that_was_refused_stays_and_is_kept_on_leaving(
    tier2: WorkshopFile, opened: Open
) -> None:
    page = opened(tier2)
    page.context.session.busy_reason = WorkshopError("In use.", "Nothing was changed.", "Wait.")
    page.documents.marking.setPlainText("Only for the board")
    page.documents.marking.flush()
    page.context.session.busy_reason = None
    page.arrive()
    assert page.documents.marking.toPlainText() == "Only for the board"
    page.leave()
    assert page.context.session.now.audit.marking == "Only for the board"


def test_stopping_leaves_nothing_behind(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    page.documents.export.click()
    assert page.middle.asking.leave.text() == "Stop"
    with qtbot.waitSignal(page.exporting.stopped):
        page.middle.asking.leave.click()
    assert names(folder) == []
    assert page.documents.export.hasFocus()


def test_a_folder_that_is_gone_is_a_fault_in_three_parts(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    folder.rmdir()
    with qtbot.waitSignal(page.context.fault) as told:
        page.documents.export.click()
    assert told.args is not None
    fault = told.args[0]
    assert isinstance(fault, WorkshopError)
    assert fault.happened
    assert fault.safe
    assert fault.remedy
    assert not page.middle.asking.isVisible()


def test_an_empty_audit_exports_nothing_and_says_so(
    qtbot: QtBot, empty: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(empty)
    with qtbot.waitSignal(page.context.notice_requested) as said:
        page.run("export")
    assert said.args == ["There are no documents to export yet. Put in the cases first."]
    assert names(folder) == []
