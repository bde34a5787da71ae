"""What was taken while the file was away is done once it is back: nobody is asked then."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from core.acts import heard
from core.model.case import Case
from core.model.note import Note, NoteKind
from core.tables.hand_out import hand_out
from tests.small import small_audit
from tests.tables.steps import Clock
from ui.audit.outcome import ActOutcome
from ui.audit.session import WorkshopSession


def test_what_a_lost_file_did_not_take_is_not_asked_about_once_it_is_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    path, away = tmp_path / "main.casewalk", tmp_path / "away.casewalk"
    file = small_audit(path, Clock())
    case = file.all(Case)[0]
    table = tmp_path / "Table 1.casewalk"
    hand_out(file, table, "Table 1", [case.id], "maple anchor window tiger")
    session = WorkshopSession(file)
    note = Note(NoteKind.COMMENT, "said while it was away", case_id=case.id)
    path.rename(away)
    assert session.do(lambda one: heard.add_note(one, note)) is ActOutcome.QUEUED
    away.rename(path)
    assert session.catch_up()
    assert [one.text for one in session.now.notes] == ["said while it was away"]
    typed = Note(NoteKind.COMMENT, "typed as somebody leaves", case_id=case.id)
    with session.unasked():
        assert session.do(lambda one: heard.add_note(one, typed)) is ActOutcome.DONE
    again = Note(NoteKind.COMMENT, "and now", case_id=case.id)
    assert session.do(lambda one: heard.add_note(one, again)) is ActOutcome.REFUSED
    session.close()
