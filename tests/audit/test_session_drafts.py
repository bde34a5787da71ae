"""What is typed and not entered is in the file soon, and waits while the file takes nothing."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from core.acts import heard
from core.model.changed import Changed
from core.model.clock import Clock
from core.model.fault import FileGone, NotYet, WorkshopError
from core.model.ids import CaseId, QuestionId
from core.model.note import Note, NoteKind
from core.model.progress import Progress
from core.model.sitting import Place
from core.store.file import WorkshopFile
from tests.small import small_audit
from ui.audit.outcome import ActOutcome
from ui.audit.session import WorkshopSession

posix = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved on Windows")

HERE = Place("walk", CaseId(1), QuestionId(2))
HEARD = (HERE, "heard")
REASON = NotYet("Notes are coming in.", "The audit is as it was.", "Wait a moment.")


class Audit:
    """A session on a small audit, and what it told."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.session = WorkshopSession(small_audit(path, clock, "a key"))
        self.changed: list[Changed] = []
        self.refused: list[WorkshopError] = []
        self.gone: list[FileGone] = []
        self.session.changed.connect(self.changed.append)
        self.session.refused.connect(self.refused.append)
        self.session.gone.connect(self.gone.append)

    def waits(self) -> bool:
        """Return whether the session has words that the file does not have."""
        return self.session.drafts.are_waiting

    def texts(self) -> list[str]:
        """Return what the drafts in the file say."""
        return [draft.text for draft in self.session.drafts.all()]


@pytest.fixture
def audit(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Audit]:
    audit = Audit(tmp_path / "audit.casewalk", clock)
    yield audit
    if not audit.session.is_closed:
        audit.session.close()


def hear(words: str) -> "partial[Changed | None]":
    """Return the act of entering what was heard."""
    return partial(heard.add_note, note=Note(NoteKind.STRENGTH, words))


def test_what_was_typed_is_offered_when_the_audit_is_opened_again(audit: Audit) -> None:
    label = audit.session.undo_label
    assert audit.session.drafts.keep(HERE, "heard", "Health sa")
    assert audit.session.drafts.keep(HERE, "heard", "Health saw it")
    assert audit.session.drafts.keep(HERE, "reason", "thrown away")
    assert audit.session.drafts.drop(HERE, "reason")
    assert (audit.changed, audit.session.undo_label) == ([], label)
    audit.session.close()
    with WorkshopFile.open(audit.path, "a key") as file:
        again = WorkshopSession(file)
        (draft,) = again.drafts.all()
        assert (draft.place, draft.field, draft.text) == (*HEARD, "Health saw it")


def test_words_go_from_the_drafts_when_they_are_entered_and_stay_when_refused(audit: Audit) -> None:
    audit.session.drafts.keep(*HEARD, "Health saw it")
    assert not audit.session.do(hear(" "), entered=HEARD)
    assert audit.texts() == ["Health saw it"]
    assert audit.session.do(hear("Health saw it"), entered=HEARD)
    assert audit.texts() == []


@posix
def test_a_file_that_is_gone_is_told_once_and_the_copy_has_what_was_typed(
    audit: Audit, tmp_path: Path, qtbot: QtBot
) -> None:
    audit.path.rename(tmp_path / "elsewhere.casewalk")
    for words in ("H", "He", "Health"):
        assert not audit.session.drafts.keep(*HEARD, words)
        assert not audit.session.drafts.keep(HERE, "reason", words)
    assert len(audit.gone) == 1
    assert audit.waits()
    assert audit.session.do(hear("Health"), entered=HEARD) is ActOutcome.QUEUED
    job = audit.session.keep_copy(tmp_path / "kept.casewalk", REASON)
    assert job is not None
    with qtbot.waitSignal(job.done):
        pass
    assert not audit.waits()
    assert audit.texts() == ["Health"]
    assert [note.text for note in audit.session.now.notes] == ["Health"]


def test_what_is_typed_during_a_long_act_is_kept_after_it(audit: Audit, qtbot: QtBot) -> None:
    begun, go_on = Event(), Event()

    def slow(file: WorkshopFile, progress: Progress) -> Changed | None:
        with file.act("hear") as act:
            file.put(Note(NoteKind.STRENGTH, "slowly"))
            begun.set()
            assert go_on.wait(20)
        return act.news

    job = audit.session.do_in_background(slow, REASON)
    assert job is not None
    assert begun.wait(10)
    assert not audit.session.drafts.keep(*HEARD, "meanwhile")
    audit.session.drafts.keep_place(HERE)
    assert audit.refused == []
    with qtbot.waitSignal(job.done):
        go_on.set()
    assert audit.texts() == ["meanwhile"]
    assert audit.session.drafts.place() == HERE


def test_a_full_disk_is_told_once_and_what_was_typed_is_kept_when_there_is_room(
    audit: Audit,
) -> None:
    session = audit.session
    pages = session.read(lambda file: file.query("PRAGMA page_count")[0][0])
    session.read(lambda file: file.query(f"PRAGMA max_page_count = {pages}"))
    long = "words " * 20_000
    for more in ("a", "b", "c"):
        assert not session.drafts.keep(*HEARD, long + more)
    assert [error.happened for error in audit.refused] == [
        "The disk is full, so this was not saved."
    ]
    session.read(lambda file: file.query("PRAGMA max_page_count = 1000000"))
    assert session.drafts.keep(*HEARD, long + "d")
    assert audit.texts() == [long + "d"]
    session.read(lambda file: file.query(f"PRAGMA max_page_count = {pages}"))
    session.drafts.keep(HERE, "reason", long * 2)
    assert len(audit.refused) == 2


def test_a_text_that_is_too_long_holds_up_no_other(audit: Audit) -> None:
    assert not audit.session.drafts.keep(*HEARD, "x" * 1_000_001)
    assert audit.session.drafts.keep(HERE, "reason", "short")
    assert audit.texts() == ["short"]
    assert len(audit.refused) == 1


def test_the_place_is_kept_soon_and_not_at_every_move(audit: Audit, qtbot: QtBot) -> None:
    def writes() -> int:
        return audit.session.read(lambda file: int(file.query("SELECT writes FROM sitting")[0][0]))

    audit.session.drafts.keep(*HEARD, "begun")
    before = writes()
    for question in range(1, 40):
        audit.session.drafts.keep_place(Place("walk", CaseId(1), QuestionId(question % 3 + 1)))
    assert writes() == before
    qtbot.waitUntil(lambda: audit.session.drafts.place() == Place("walk", CaseId(1), QuestionId(1)))
    assert writes() == before + 1
    audit.session.drafts.keep_place(HERE)
    audit.session.close()
    with WorkshopFile.open(audit.path, "a key") as file:
        assert file.drafts.place == HERE


def test_the_place_is_kept_with_an_act_that_comes_sooner(audit: Audit) -> None:
    audit.session.drafts.keep_place(HERE)
    assert audit.session.do(hear("Health")) is ActOutcome.DONE
    assert audit.session.drafts.place() == HERE
    other = Place("walk", CaseId(1), QuestionId(1))
    audit.session.drafts.keep_place(other)
    audit.session.undo()
    assert audit.session.drafts.place() == other


def test_what_is_only_read_keeps_nothing_and_says_nothing(audit: Audit) -> None:
    with WorkshopFile.open(audit.path, "a key") as file:
        second = WorkshopSession(file)
        refused: list[WorkshopError] = []
        second.refused.connect(refused.append)
        assert not second.drafts.keep(*HEARD, "words")
        assert refused == []
        assert second.drafts.all() == []


def test_what_a_field_says_as_it_goes_with_its_audit_asks_nothing_of_the_closed_file(
    audit: Audit,
) -> None:
    audit.session.drafts.keep(*HEARD, "Health")
    audit.session.close()
    assert not audit.session.drafts.keep(*HEARD, "Health saw")
    with WorkshopFile.open(audit.path, "a key") as file:
        assert [draft.text for draft in file.drafts.all()] == ["Health"]
