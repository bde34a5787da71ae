"""A damaged file: its newest good copy takes its place, and nothing is overwritten."""

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from core.model.beyond import BrokenEntry
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.model.finding import Finding
from core.model.ids import CaseId
from core.model.judgement import Judgement, JudgementState
from core.model.kept_copy import CopyReason, PlainCopies
from core.model.note import Note, NoteKind
from core.model.sitting import CHANGE, REMARK, Place, typed_in
from core.model.tool import Question
from core.store.checking import check
from core.store.cipher import connect
from core.store.damaged import restore, salvage, salvage_from
from core.store.file import WorkshopFile
from core.store.journal import inflated
from core.store.putting_together import readable
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE
from ui.walk.revisions import Revision

Rows = dict[str, list[tuple[object, ...]]]
both = pytest.mark.parametrize("passphrase", [None, PASSPHRASE])


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "audits"
    found.mkdir()
    return found


def hear(file: WorkshopFile, words: str) -> None:
    with file.act(f"keep “{words}”"):
        file.put(Note(NoteKind.STRENGTH, words))


def copied(path: Path, clock: Clock, passphrase: str | None) -> Rows:
    """Make an audit, keep a copy of it, go on in it; return what was in the copy."""
    with small_audit(path, clock, passphrase) as file:
        assert file.own_copies is not None
        if passphrase is None:
            file.own_copies.choose(PlainCopies.KEEP)
        hear(file, "in the copy")
        assert file.own_copies.keep(CopyReason.MINUTES)
        kept = contents(file)
        hear(file, "beyond it")
        hear(file, "taken back")
        file.undo()
        with file.act("add cases"):
            file.put_new([Case(f"Child {at}") for at in range(120)])
        return kept


def spoil_head(path: Path) -> None:
    with path.open("rb+") as file:
        file.write(os.urandom(4096))


def spoil_returns(path: Path, passphrase: str | None, case: int = 1) -> None:
    """Damage what is read at opening; the history can still be read."""
    db = connect(path, passphrase)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("UPDATE cases SET papers = 'none of ours' WHERE id = ?", (case,))
    db.close()


@both
def test_what_was_done_after_the_copy_comes_along_where_it_can_be_read(
    folder: Path, clock: Clock, passphrase: str | None
) -> None:
    path = folder / "audit.casewalk"
    kept = copied(path, clock, passphrase)
    with WorkshopFile.open(path, passphrase) as file:
        now = contents(file)
    spoil_returns(path, passphrase)
    damaged = path.read_bytes()
    found = salvage(path, passphrase)
    assert found is not None
    assert [one.line.label for one in found.beyond.read] == [
        "keep “beyond it”",
        "keep “taken back”",
        "Taken back: keep “taken back”.",
        "add cases",
    ]
    assert path.read_bytes() == damaged  # looking changes nothing
    restored = restore(found, clock)
    assert restored.taken == 4
    aside = restored.aside
    with restored.file as file:
        assert contents(file) == now
        assert check(file) == []
        file.undo()
        assert contents(file) == kept
    assert aside.read_bytes() == damaged
    assert aside.name == "audit, damaged 9 April 2014 12.00.casewalk"


def test_what_lies_beyond_is_read_though_a_readable_file_has_lost_its_beginning(
    folder: Path, clock: Clock
) -> None:
    path = folder / "audit.casewalk"
    copied(path, clock, None)
    with WorkshopFile.open(path) as file:
        now = contents(file)
    spoil_head(path)
    found = salvage(path, None)
    assert found is not None
    with restore(found, clock).file as file:
        assert contents(file) == now


@both
def test_where_nothing_can_be_read_the_copy_alone_is_offered(
    folder: Path, clock: Clock, passphrase: str | None
) -> None:
    path = folder / "audit.casewalk"
    kept = copied(path, clock, passphrase)
    path.write_bytes(os.urandom(path.stat().st_size))
    damaged = path.read_bytes()
    found = salvage(path, passphrase)
    if passphrase is None:  # without its mark it is taken for a locked file
        found = found or salvage(path, "anything")
    assert found is not None
    assert found.beyond.read == ()
    restored = restore(found, clock)
    with restored.file as file:
        assert contents(file) == kept
    assert restored.aside.read_bytes() == damaged


def test_a_wrong_passphrase_is_told_from_damage(folder: Path, clock: Clock) -> None:
    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    assert salvage(path, "wrong") is None


def test_a_damaged_copy_is_passed_over_for_the_one_before(folder: Path, clock: Clock) -> None:
    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    with WorkshopFile.open(path, PASSPHRASE) as file:
        assert file.own_copies is not None
        newest = file.own_copies.keep(CopyReason.MINUTES)
        assert newest is not None
        spoil_head(file.own_copies.folder.path_of(newest))
    spoil_head(path)
    found = salvage(path, PASSPHRASE)
    assert found is not None
    assert found.copy.sequence == newest.sequence - 1


def test_a_damaged_file_kept_before_is_not_overwritten(folder: Path, clock: Clock) -> None:
    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    asides = []
    for _ in range(3):
        spoil_head(path)
        found = salvage(path, PASSPHRASE)
        assert found is not None
        restored = restore(found, clock, None)
        restored.file.close()
        asides.append(restored.aside.name)
    assert len(set(asides)) == 3
    assert {one.name for one in folder.iterdir()} == {"audit.casewalk", *asides}


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_where_the_copy_cannot_be_put_there_all_is_as_it_was(folder: Path, clock: Clock) -> None:
    import resource

    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    spoil_head(path)
    damaged = path.read_bytes()
    found = salvage(path, PASSPHRASE)
    assert found is not None
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(FileProblem):
            restore(found, clock)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == damaged
    assert [one.name for one in folder.iterdir()] == ["audit.casewalk"]


def test_a_file_that_is_open_elsewhere_is_left_alone(folder: Path, clock: Clock) -> None:
    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    with WorkshopFile.open(path, PASSPHRASE):
        found = salvage(path, PASSPHRASE)
        assert found is not None
        with pytest.raises(FileProblem, match="is open in another window"):
            restore(found, clock)
    assert [one.name for one in folder.iterdir()] == ["audit.casewalk"]


@both
def test_each_entry_can_be_left_out_and_what_rests_on_it_goes_with_it(
    folder: Path, clock: Clock, passphrase: str | None
) -> None:
    path = folder / "audit.casewalk"
    with small_audit(path, clock, passphrase) as file:
        assert file.own_copies is not None
        if passphrase is None:
            file.own_copies.choose(PlainCopies.KEEP)
        assert file.own_copies.keep(CopyReason.MINUTES)
        with file.act("add a case"):
            case = CaseId(file.put(Case("Child Z")))
        hear(file, "of the day")
        with file.act("hear of the case"):
            file.put(Note(NoteKind.STRENGTH, "of the case", case_id=case))
        file.drafts.keep(Place("walk", case), "heard", "half typed")
    spoil_returns(path, passphrase)
    found = salvage(path, passphrase)
    assert found is not None
    read = [one.line for one in found.beyond.read]
    assert [(one.label, one.case, one.text) for one in read] == [
        ("add a case", "Child Z", ""),
        ("keep “of the day”", "", "of the day"),
        ("hear of the case", "Child Z", "of the case"),
        ("Typed and not entered", "Child Z", "half typed"),
    ]
    assert [sorted(one.rests_on) for one in read] == [[], [], [0], [0]]
    restored = restore(found, clock, [0])
    with restored.file as file:
        assert restored.taken == 1
        assert [note.text for note in file.all(Note)] == ["of the day"]
        assert file.drafts.all() == []


def test_an_entry_that_cannot_be_read_is_named_and_the_others_come(
    folder: Path, clock: Clock
) -> None:
    path = folder / "audit.casewalk"
    with small_audit(path, clock, PASSPHRASE) as file:
        assert file.own_copies is not None
        assert file.own_copies.keep(CopyReason.MINUTES)
        for words in ("one", "two", "three"):
            hear(file, words)
    db = connect(path, PASSPHRASE)
    db.execute("UPDATE acts SET changes = '', packed = x'78da00' WHERE label = 'keep “two”'")
    db.execute("UPDATE cases SET papers = 'none of ours' WHERE id = 1")
    db.close()
    found = salvage(path, PASSPHRASE)
    assert found is not None
    assert [one.line.text for one in found.beyond.read] == ["one", "three"]
    assert found.beyond.broken == (BrokenEntry("keep “two”"),)


def test_a_row_that_was_brought_in_and_taken_out_again_hides_nothing(
    folder: Path, clock: Clock
) -> None:
    path = folder / "audit.casewalk"
    with small_audit(path, clock, PASSPHRASE) as file:
        assert file.own_copies is not None
        assert file.own_copies.keep(CopyReason.MINUTES)
        with file.act("add cases"):
            first = file.put_new([Case(f"Child {at}") for at in range(120)])
        with file.act("remove one"):
            file.remove(file.all(Case, "id = ?", (first + 5,))[0])
        with file.act("name one"):
            file.put(replace(file.all(Case, "id = ?", (first + 7,))[0], reference="Child N"))
        now = contents(file)
    spoil_returns(path, PASSPHRASE)
    found = salvage(path, PASSPHRASE)
    assert found is not None
    assert [one.line.label for one in found.beyond.read] == ["add cases", "remove one", "name one"]
    restored = restore(found, clock)
    with restored.file as file:
        assert contents(file) == now


def test_a_copy_from_before_a_case_was_erased_does_not_bring_it_back(
    folder: Path, clock: Clock
) -> None:
    path, by_hand = folder / "audit.casewalk", folder / "by hand.casewalk"
    with small_audit(path, clock, PASSPHRASE) as file:
        with file.act("say something"):
            case = file.all(Case)[0]
            file.put(Note(NoteKind.STRENGTH, "brindlesnap", case_id=case.id))
        file.copy_to(by_hand)
        file.erase_case(case.id, "chair")
        hear(file, "after it")
    spoil_returns(path, PASSPHRASE, 2)
    found = salvage(path, PASSPHRASE)
    assert found is not None
    found = salvage_from(path, PASSPHRASE, by_hand)
    restored = restore(found, clock)
    with restored.file as file:
        assert [one.text for one in file.all(Note)] == ["after it"]
        assert [one.reference for one in file.all(Case)] == ["Child B"]
        assert file.erased_cases() == [case.id]
        history = file.query("SELECT label, changes, packed FROM acts")
        assert "brindlesnap" not in str([(a, inflated(b, c)) for a, b, c in history])
        assert check(file) == []
        assert file.own_copies is not None
        (copy,) = file.own_copies.folder.copies()
        assert copy.reason is CopyReason.ERASED, "no copy from before is left either"
        file.undo()
        assert file.all(Note) == []
        assert len(file.all(Case)) == 1


@pytest.mark.parametrize("marked", [2, 0])
def test_a_mark_that_is_damaged_erases_no_other_case_and_no_copy(
    folder: Path, clock: Clock, marked: int
) -> None:
    path = folder / "audit.casewalk"
    with small_audit(path, clock) as file:
        assert file.own_copies is not None
        file.own_copies.choose(PlainCopies.KEEP)
        file.erase_case(file.all(Case)[0].id, "chair")
        copies = file.own_copies.folder.copies()
        hear(file, "after it")
    db = connect(path, None)
    db.execute("UPDATE erased_cases SET id = ?", (marked,))
    db.close()
    spoil_returns(path, None, 2)
    found = salvage(path, None)
    assert found is not None
    with restore(found, clock).file as file:
        assert [one.reference for one in file.all(Case)] == ["Child B"]
        assert file.erased_cases() == [1]
        assert file.own_copies is not None
        assert set(copies) <= set(file.own_copies.folder.copies())
    read = readable(path, None)
    assert read is None or read.torn.erased == {1}


def test_a_copy_says_what_was_done_last_and_how_much_older_it_is(folder: Path) -> None:
    path, at = folder / "audit.casewalk", [datetime(2014, 4, 9, 11, 39)]
    with small_audit(path, lambda: at[0], PASSPHRASE) as file:
        hear(file, "one")
        at[0] = datetime(2014, 4, 9, 11, 40)
        assert file.own_copies is not None
        assert file.own_copies.keep(CopyReason.MINUTES)
        for minute in (42, 44):
            at[0] = datetime(2014, 4, 9, 11, minute)
            hear(file, f"at {minute}")
    spoil_returns(path, PASSPHRASE)
    found = salvage(path, PASSPHRASE)
    assert found is not None
    assert found.last == ("2014-04-09T11:39:00", "keep “one”")
    assert found.minutes_older == 4


def cut(path: Path, label: str, until: str) -> None:
    """Cut an entry's journal off after some words, and lose the rows that it wrote."""
    db = connect(path, PASSPHRASE)
    (text,) = db.execute("SELECT changes FROM acts WHERE label = ?", (label,)).fetchone()
    left = text[: text.rindex(until) + len(until)]
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("UPDATE acts SET changes = ? WHERE label = ?", (left, label))
    for table in ("judgements", "notes"):
        db.execute(f"DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})")
    db.execute("UPDATE cases SET papers = 'none of ours' WHERE id = 1")
    db.close()


def test_a_judgement_that_breaks_off_comes_open_and_never_as_agreed(
    folder: Path, clock: Clock
) -> None:
    path = folder / "audit.casewalk"
    with small_audit(path, clock, PASSPHRASE) as file:
        assert file.own_copies is not None
        assert file.own_copies.keep(CopyReason.MINUTES)
        case, question = file.all(Case)[0].id, file.all(Question)[1].id
        with file.act("park question 2 for Child A"):
            reason = "The plan says nothing on it. Await the minutes."
            file.put(Judgement(case, question, state=JudgementState.PARKED, reason=reason))
    cut(path, "park question 2 for Child A", "Await the")
    found = salvage(path, PASSPHRASE)
    assert found is not None
    (one,) = found.beyond.read
    assert (one.line.case, one.line.text) == ("Child A", "The plan says nothing on it. Await the")
    assert one.line.breaks_off
    restored = restore(found, clock)
    with restored.file as file:
        (judgement,) = file.all(Judgement)
        assert (judgement.case_id, judgement.question_id) == (case, question)
        assert judgement.state is JudgementState.NOT_REACHED
        assert judgement.reason == "The plan says nothing on it. Await the"
        assert judgement.settled_at == ""
        assert check(file) == []
        file.undo()
        assert file.all(Judgement) == []


def test_what_was_to_be_agreed_otherwise_and_breaks_off_is_a_change_that_is_begun(
    folder: Path, clock: Clock
) -> None:
    path = folder / "audit.casewalk"
    with small_audit(path, clock, PASSPHRASE) as file:
        assert file.own_copies is not None
        case, question = file.all(Case)[0].id, file.all(Question)[1].id
        with file.act("agree question 2"):
            held = Judgement(case, question, state=JudgementState.PARKED, reason="Nobody knows")
            file.put(held)
        assert file.own_copies.keep(CopyReason.MINUTES)
        (held,) = file.all(Judgement)
        with file.act("change question 2"):
            file.put(replace(held, reason="Somebody knows after all"))
    cut(path, "change question 2", "Somebody knows")
    found = salvage(path, PASSPHRASE)
    assert found is not None
    restored = restore(found, clock)
    with restored.file as file:
        assert file.all(Judgement) == [held], "what was agreed stands"
        (draft,) = file.drafts.all()
        assert (draft.place, draft.field) == (Place("walk", case, question), CHANGE)
        begun = typed_in(draft.text, Revision)
        assert begun is not None
        assert begun.before == held
        assert begun.draft.reason == "Somebody knows"


def test_a_remark_that_breaks_off_is_one_that_is_being_typed(folder: Path, clock: Clock) -> None:
    path = folder / "audit.casewalk"
    with small_audit(path, clock, PASSPHRASE) as file:
        assert file.own_copies is not None
        assert file.own_copies.keep(CopyReason.MINUTES)
        hear(file, "Family service had never been told who else was in the plan")
    cut(path, "keep “Family service had never been told who else was in the plan”", "who else")
    found = salvage(path, PASSPHRASE)
    assert found is not None
    restored = restore(found, clock)
    with restored.file as file:
        assert file.all(Note) == []
        (draft,) = file.drafts.all()
        assert draft.field == REMARK
        note = typed_in(draft.text, Note)
        assert note is not None
        assert note.text == "Family service had never been told who else"


def test_what_is_left_of_a_finding_that_breaks_off_can_be_read(folder: Path, clock: Clock) -> None:
    path = folder / "audit.casewalk"
    with small_audit(path, clock, PASSPHRASE) as file:
        assert file.own_copies is not None
        assert file.own_copies.keep(CopyReason.MINUTES)
        with file.act("add a finding"):
            file.put(Finding("Plans do not say who tells the school what was agreed"))
    cut(path, "add a finding", "who tells the school")
    db = connect(path, PASSPHRASE)
    db.execute("DELETE FROM findings")
    db.close()
    found = salvage(path, PASSPHRASE)
    assert found is not None
    (one,) = found.beyond.broken
    assert one == BrokenEntry("add a finding", "Plans do not say who tells the school")
    assert found.beyond.read == ()


def test_what_lies_beyond_is_read_where_nothing_can_be_written_beside_the_file(
    folder: Path, clock: Clock
) -> None:
    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    spoil_returns(path, PASSPHRASE)
    (folder / "audit.casewalk.torn.part").mkdir()
    found = salvage(path, PASSPHRASE)
    assert found is not None
    assert len(found.beyond.read) == 4


def test_a_page_that_is_gone_from_a_locked_file_stops_nothing_else(
    folder: Path, clock: Clock
) -> None:
    path = folder / "audit.casewalk"
    with small_audit(path, clock, PASSPHRASE) as file:
        assert file.own_copies is not None
        assert file.own_copies.keep(CopyReason.MINUTES)
        hear(file, "before it")
        hear(file, "a long one " * 1000)
        hear(file, "after it")
        ((root,),) = file.query("SELECT rootpage FROM sqlite_schema WHERE name = 'cases'")
    good = path.read_bytes()
    path.write_bytes(good[: (root - 1) * 4096] + os.urandom(4096) + good[root * 4096 :])
    found = salvage(path, PASSPHRASE)
    assert found is not None
    assert [one.line.text[:10] for one in found.beyond.read] == [
        *("before it", "a long one", "after it")
    ]
