"""What can be wrong with a file is said in three sentences, with the file untouched."""

import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.files import PROGRAM
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileProblem, WrongKey
from core.model.kept_copy import CopyReason
from core.queries.search import search
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.finding_tables import BEFORE_THEM, FINDING_TABLES
from core.store.journal import inflated
from core.store.schema import SINCE_8
from core.store.shape import shape_of
from tests.keys import AS_SHIPPED, FEW, derive_keys_in
from tests.small import small_audit
from tests.store.conftest import PASSPHRASE


def whole(fault: FileProblem) -> bool:
    """Return whether all three sentences are there."""
    return all(part.endswith(".") for part in (fault.happened, fault.safe, fault.remedy))


def test_a_locked_file_opens_with_its_passphrase_in_either_spelling(
    path: Path, clock: Clock
) -> None:
    small_audit(path, clock, unicodedata.normalize("NFC", PASSPHRASE)).close()
    with WorkshopFile.open(path, unicodedata.normalize("NFD", PASSPHRASE)) as file:
        assert [case.reference for case in file.all(Case)] == ["Child A", "Child B"]


@pytest.mark.parametrize("passphrase", ["'", "'; --", "a\0b", "half \ud83e", " ", "e\u0301" * 900])
def test_any_passphrase_that_can_be_typed_opens_its_file(
    path: Path, clock: Clock, passphrase: str
) -> None:
    small_audit(path, clock, passphrase).close()
    with WorkshopFile.open(path, passphrase) as file:
        assert len(file.all(Case)) == 2
    with pytest.raises(WrongKey):
        WorkshopFile.open(path, passphrase + "x")


def test_the_program_takes_a_key_through_all_its_rounds(path: Path) -> None:
    """The tests take theirs through few, so the program is asked in a process of its own."""
    code = "import sys; WorkshopFile.create(Path(sys.argv[1]), sys.argv[2]).close()"
    imports = "from pathlib import Path; from core.store.file import WorkshopFile; "
    words = (sys.executable, "-c", imports + code, str(path), PASSPHRASE)
    subprocess.run(words, cwd=PROGRAM, check=True)
    with pytest.raises(WrongKey):
        WorkshopFile.open(path, PASSPHRASE)
    derive_keys_in(AS_SHIPPED)
    try:
        with WorkshopFile.open(path, PASSPHRASE) as file:
            assert file.all(Case) == []
    finally:
        derive_keys_in(FEW)


def test_a_plain_file_opens_whatever_passphrase_is_given(path: Path, clock: Clock) -> None:
    small_audit(path, clock).close()
    with WorkshopFile.open(path, "not needed") as file:
        assert len(file.all(Case)) == 2


def test_a_wrong_passphrase_names_all_it_may_be(path: Path, clock: Clock) -> None:
    small_audit(path, clock, PASSPHRASE).close()
    before = path.read_bytes()
    with pytest.raises(WrongKey) as caught:
        WorkshopFile.open(path, PASSPHRASE + "!")
    for word in ("passphrase is wrong", "damaged", "not a Casewalk audit"):
        assert word in caught.value.remedy
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_locked_file_asks_for_its_passphrase(path: Path, clock: Clock) -> None:
    small_audit(path, clock, PASSPHRASE).close()
    with pytest.raises(WrongKey, match="locked with a passphrase"):
        WorkshopFile.open(path)


def _text(path: Path) -> None:
    path.write_text("Minutes of the meeting\n" * 300)


def _empty(path: Path) -> None:
    path.touch()


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _other_database(path: Path) -> None:
    path.touch()
    db = connect(path, None)
    db.execute("CREATE TABLE songs (id INTEGER)")
    db.close()


def _cut_short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 40)


def _header_only(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(_text, id="a text file"),
        pytest.param(_empty, id="an empty file"),
        pytest.param(_folder, id="a folder"),
        pytest.param(_pipe, id="a pipe", marks=pytest.mark.skipif(os.name == "nt", reason="POSIX")),
        pytest.param(_other_database, id="another program's database"),
        pytest.param(_cut_short, id="a file cut short"),
        pytest.param(_header_only, id="garbage behind a right start"),
    ],
)
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_what_is_not_an_audit_is_refused_and_left_alone(
    path: Path, make: Callable[[Path], None], passphrase: str | None
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(FileProblem) as caught:
        WorkshopFile.open(path, passphrase)
    assert whole(caught.value)
    assert path.name in caught.value.happened
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def _pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20)


def _workbook(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)


def _old_workbook(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000))


def _short_csv(path: Path) -> None:
    path.write_text("case,agency\nChild A,Café\n", encoding="utf-8")


def _windows_csv(path: Path) -> None:
    path.write_bytes("case;agency\r\nChild A;Café\r\n".encode("cp1252") * 40)


def _unicode_text(path: Path) -> None:
    path.write_text("case\tagency\nChild A\tCafé\n", encoding="utf-16")


@pytest.mark.parametrize(
    "make",
    [
        *(_text, _empty, _other_database, _pdf, _workbook),
        *(_old_workbook, _short_csv, _windows_csv, _unicode_text),
    ],
)
def test_what_is_certainly_no_audit_is_not_asked_for_a_passphrase(
    path: Path, make: Callable[[Path], None]
) -> None:
    make(path)
    with pytest.raises(FileProblem, match="is not a Casewalk audit") as caught:
        WorkshopFile.open(path)
    assert not isinstance(caught.value, WrongKey)


def test_what_may_be_a_locked_audit_is_asked_for_its_passphrase(path: Path) -> None:
    for bytes_ in (bytes(range(128, 144)), os.urandom(8192), b"%PD" + bytes(range(250))):
        path.write_bytes(bytes_)
        with pytest.raises(WrongKey):
            WorkshopFile.open(path)


def test_a_missing_file_is_not_made(path: Path) -> None:
    with pytest.raises(FileProblem, match="is not there"):
        WorkshopFile.open(path, PASSPHRASE)
    assert list(path.parent.iterdir()) == []


def test_a_file_that_is_there_is_not_made_anew(path: Path, clock: Clock) -> None:
    small_audit(path, clock).close()
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="already"):
        WorkshopFile.create(path)
    assert path.read_bytes() == before


def test_a_new_file_needs_a_folder_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="cannot be kept"):
        WorkshopFile.create(tmp_path / "gone" / "audit.casewalk")


def test_a_new_file_that_cannot_be_locked_leaves_nothing_behind(path: Path) -> None:
    lock = path.with_name(path.name + ".lock")
    lock.mkdir()
    with pytest.raises(FileProblem, match="cannot be made") as caught:
        WorkshopFile.create(path)
    assert whole(caught.value)
    assert list(path.parent.iterdir()) == [lock]


def test_a_file_of_a_newer_version_is_refused(path: Path, clock: Clock) -> None:
    small_audit(path, clock).close()
    db = connect(path, None)
    db.execute("PRAGMA user_version = 999")
    db.close()
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="newer version") as caught:
        WorkshopFile.open(path)
    assert whole(caught.value)
    assert path.read_bytes() == before


def make_older(path: Path, passphrase: str | None = None) -> None:
    """Take a file back to before it could be searched."""
    db = connect(path, passphrase)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    for index in ("answers_given_to", "answer_comments_to"):
        db.execute(f"DROP INDEX {index}")
    packed = db.execute("SELECT id, changes, packed FROM acts WHERE packed IS NOT NULL").fetchall()
    for key, text, data in packed:
        db.execute("UPDATE acts SET changes = ? WHERE id = ?", (inflated(text, data), key))
    db.execute("ALTER TABLE acts DROP COLUMN packed")
    for table in ("found", "sitting", "drafts", "numbering", "answers_aside", "judgements_aside"):
        db.execute(f"DROP TABLE {table}")
    for column in ("item_id", "challenged_id"):
        db.execute(f"ALTER TABLE notes DROP COLUMN {column}")
    for statement in FINDING_TABLES.split(";"):
        if "CREATE TABLE" in statement:
            db.execute(f"DROP TABLE {statement.split()[2]}")
    earlier = {row[1]: row[3] for row in shape_of(23).schema if row[0] == "table"}
    for table in reversed(BEFORE_THEM):
        db.execute(earlier[table])
    for table in (
        *("publications", "programme_choices"),
        *("house_parts", "corrections", "figures_out", "document_parts", "code_uses", "codes"),
        *("table_differences", "known_rows", "hand_backs", "hand_out_cases", "hand_outs"),
        *("first_views", "first_rounds", "changed_answers"),
        "kept_texts",
        *("hour_votes", "hour_cards", "hour_groups", "theme_hours"),
        *("speaking_turns", "participant_cases", "note_cases", "worked_with", "leaving_decisions"),
        *("hypothesis_evidence", "left_notes"),
        *("earlier_counts", "earlier_audits"),
    ):
        db.execute(f"DROP TABLE {table}")
    db.execute(earlier["earlier_counts"])
    db.execute("DROP TABLE standards")
    db.execute("ALTER TABLE questions DROP COLUMN cites")
    for table in ("agenda", "participants", "judgements", "layer_judgements", "notes", "visits"):
        db.execute(f"ALTER TABLE {table} DROP COLUMN meeting_id")
    db.execute("ALTER TABLE cases DROP COLUMN minutes_more")
    for column in ("own_only", "by_call"):
        db.execute(f"ALTER TABLE participants DROP COLUMN {column}")
    for table in ("meeting_cases", "meetings"):
        db.execute(f"DROP TABLE {table}")
    db.execute("ALTER TABLE audit DROP COLUMN day_title")
    db.execute("DROP TABLE agreed_words")
    db.execute("DROP TABLE waiting_answers")
    db.execute("DROP TABLE letter_texts")
    for table, columns in (
        ("agencies", ("mail", "sent_as")),
        ("audit", ("asks_known", "asks_role", "by_portal")),
        ("returns", ("known", "role")),
    ):
        for column in columns:
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    db.execute("DROP TABLE returns_aside")
    db.execute("ALTER TABLE returns DROP COLUMN fingerprint")
    for column in ("sha256", "file_kind"):
        db.execute(f"ALTER TABLE brought_in DROP COLUMN {column}")
    for table in ("access_log", "erased_cases"):
        db.execute(f"DROP TABLE {table}")
    db.execute("ALTER TABLE agencies DROP COLUMN also")
    db.execute("DROP TABLE part_judgements")
    db.execute("ALTER TABLE questions DROP COLUMN each_agency")
    db.execute("ALTER TABLE questions DROP COLUMN always_discussed")
    db.execute("ALTER TABLE judgements DROP COLUMN together")
    db.execute("ALTER TABLE cases DROP COLUMN asks_first")
    for column in (
        *("in_one_list", "counts_turns", "prints_turns", "asks_first"),
        *("has_theme_hour", "signs_minutes", "shows_minutes"),
        *("moderates", "strengths_first", "colours_last"),
    ):
        db.execute(f"ALTER TABLE audit DROP COLUMN {column}")
    db.execute("DROP TABLE layer_judgements")
    db.execute("ALTER TABLE questions DROP COLUMN layers")
    db.execute("ALTER TABLE judgements DROP COLUMN layer")
    db.execute("DROP TABLE headed_texts")
    for table in ("themes", "questions"):
        db.execute(f"ALTER TABLE {table} DROP COLUMN texts")
    for table in (
        "case_people",
        "key_dates",
        "families_asked",
        "leader_talks",
        "process_steps",
        "days_off",
    ):
        db.execute(f"DROP TABLE {table}")
    for column in ("nation", "share_words", "prints_intervals", "mark", "edition"):
        db.execute(f"ALTER TABLE audit DROP COLUMN {column}")
    for column in ("watched_by", "theme_id"):
        db.execute(f"ALTER TABLE meetings_observed DROP COLUMN {column}")
    for table in ("clauses", "asked_of", "comment_rules", "grade_meanings"):
        db.execute(f"DROP TABLE {table}")
    db.execute("ALTER TABLE questions DROP COLUMN room_only")
    for table, columns in (("answers", ("band", "points")), ("questions", ("grades", "working"))):
        for column in columns:
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    db.execute("DROP TABLE values_given")
    db.execute("ALTER TABLE judgements DROP COLUMN value")
    for column in ("kind", "unit", "target", "working_days", "least", "most"):
        db.execute(f"ALTER TABLE answer_sets DROP COLUMN {column}")
    for table in (
        "case_attributes",
        "attributes",
        "drawn_lines",
        "drawn_strata",
        "sample_draws",
        "sample_quotas",
    ):
        db.execute(f"DROP TABLE {table}")
    for table in ("sample_columns", "sample_lists", "eligible"):
        db.execute(f"DROP TABLE {table}")
    db.execute(next(row[3] for row in shape_of(2).schema if row[:2] == ("table", "eligible")))
    for column in SINCE_8:
        db.execute(f"ALTER TABLE audit DROP COLUMN {column}")
    db.execute("DELETE FROM _sqlite_migrations WHERE name > 'm003'")
    db.execute("PRAGMA user_version = 2")
    db.close()


def test_an_older_file_is_brought_up_to_date_and_its_history_closed(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock) as file:
        labels = [entry.label for entry in file.history()]
        file.undo()
        assert file.undo_label
        assert file.redo_label
        file.redo()
    make_older(path)
    with WorkshopFile.open(path) as file:
        assert (file.undo_label, file.redo_label) == ("", "")
        assert file.undo() is None
        assert [entry.label for entry in file.history()] == labels
        assert {entry.state for entry in file.history()} == {"closed"}
        assert [hit.words for hit in search(file, "child a")] == ["\x01Child\x02 \x01A\x02"]
        assert check(file) == []


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(path: Path, clock: Clock) -> None:
    small_audit(path, clock, PASSPHRASE).close()
    make_older(path, PASSPHRASE)
    before = path.read_bytes()
    with WorkshopFile.open(path, PASSPHRASE) as file:
        assert path.read_bytes() != before
        assert file.own_copies is not None
        folder = file.own_copies.folder
        (copy,) = folder.copies()
        assert copy.reason is CopyReason.OLDER
        assert folder.path_of(copy).read_bytes() == before


def test_an_older_file_without_a_passphrase_is_copied_beside_itself(
    path: Path, clock: Clock
) -> None:
    """Nobody chose that readable copies lie anywhere else."""
    small_audit(path, clock).close()
    make_older(path)
    before = path.read_bytes()
    with WorkshopFile.open(path) as file:
        assert file.own_copies is not None
        assert file.own_copies.folder.copies() == []
    beside = path.with_name("audit, before Casewalk was updated.casewalk")
    assert beside.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == sorted([path.name, beside.name])


def test_an_older_file_that_cannot_be_written_says_so(path: Path, clock: Clock) -> None:
    small_audit(path, clock).close()
    make_older(path)
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="older version"):
        WorkshopFile.open(path, read_only=True)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_opens_for_reading(path: Path, clock: Clock) -> None:
    small_audit(path, clock).close()
    path.with_name(path.name + ".lock").mkdir()
    with WorkshopFile.open(path) as file:
        assert file.read_only
        assert len(file.all(Case)) == 2
        assert file.why_read_only is not None
        with pytest.raises(FileProblem, match="reading only"), file.act("try"):
            file.put(Case("Child C"))
        with pytest.raises(FileProblem, match="reading only"):
            file.undo()


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_a_link_and_the_file_share_one_lock(path: Path, tmp_path: Path, clock: Clock) -> None:
    link = tmp_path / "link.casewalk"
    link.symlink_to(path)
    with small_audit(path, clock), WorkshopFile.open(link) as second:
        assert second.read_only


def test_a_file_can_be_moved_while_it_is_closed(path: Path, tmp_path: Path, clock: Clock) -> None:
    small_audit(path, clock, PASSPHRASE).close()
    odd = "" if os.name == "nt" else "?"  # no name there
    elsewhere = tmp_path / f"Fälle ‘2014’ #3{odd}%20.casewalk"
    shutil.move(path, elsewhere)
    with WorkshopFile.open(elsewhere, PASSPHRASE) as file:
        assert not file.read_only
        assert check(file) == []


def test_the_passphrase_is_shown_nowhere(path: Path, clock: Clock) -> None:
    import pickle

    with small_audit(path, clock, PASSPHRASE) as file:
        assert PASSPHRASE not in repr(file)
        with pytest.raises(TypeError):
            pickle.dumps(file)


@contextmanager
def nobody(folder: Path) -> Iterator[None]:
    """Be someone who may read and write only what everybody may, even where root runs this."""
    if os.name == "nt":
        pytest.skip("POSIX")
    for one in (folder, *folder.parents):
        if one.stat().st_uid == os.geteuid():
            one.chmod(one.stat().st_mode | 0o055)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_file_that_may_not_be_written_opens_for_reading_and_says_so(
    path: Path, clock: Clock, passphrase: str | None
) -> None:
    small_audit(path, clock, passphrase).close()
    path.chmod(0o444)
    path.parent.chmod(0o777)
    with nobody(path.parent), WorkshopFile.open(path, passphrase) as file:
        assert file.read_only
        assert file.why_read_only is not None
        assert file.why_read_only.happened == "This audit is open for reading only."
        assert len(file.all(Case)) == 2
        with pytest.raises(FileProblem, match="reading only"), file.act("try"):
            file.put(Case("Child C"))
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("length", [234, 241, 246, 255, 300])
def test_a_name_too_long_for_what_lies_beside_it_is_refused_before_anything_is_written(
    path: Path, length: int
) -> None:
    place = path.with_name("x" * (length - len(".casewalk")) + ".casewalk")
    if length <= 242:
        with WorkshopFile.create(place) as file, file.act("add"):
            file.put(Case("Child C"))
            file_names = {one.name for one in place.parent.iterdir()}
        assert f"{place.name}.lock" in file_names
        return
    with pytest.raises(FileProblem) as caught:
        WorkshopFile.create(place)
    assert caught.value.remedy == "Choose a shorter name."
    assert not list(place.parent.iterdir())


def test_a_place_too_many_folders_deep_is_refused_in_words(path: Path) -> None:
    folder = path.parent
    while len(str(folder)) < 600:
        folder /= "f" * 50
    folder.mkdir(parents=True)
    place = folder / path.name
    with pytest.raises(FileProblem, match="too many folders deep"):
        WorkshopFile.create(place)
    assert not list(folder.iterdir())
    with WorkshopFile.create(path) as file:
        for copying in (file.copy_to, file.go_on_in):
            with pytest.raises(FileProblem, match="too many folders deep"):
                copying(place)
    if os.name == "nt":
        return  # what lies there already is opened: the database takes longer paths
    path.rename(place)
    with pytest.raises(FileProblem) as caught:
        WorkshopFile.open(place)
    assert whole(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_no_handle_left_is_a_sentence_too(path: Path, clock: Clock) -> None:
    """With few files to open left, whichever opening fails: one message, nothing left."""
    import resource

    small_audit(path, clock).close()
    before, limits = path.read_bytes(), resource.getrlimit(resource.RLIMIT_NOFILE)
    probe = os.dup(0)
    os.close(probe)
    outcomes = set()
    for more in range(1, 8):
        resource.setrlimit(resource.RLIMIT_NOFILE, (probe + more, limits[1]))
        try:
            WorkshopFile.open(path).close()
            outcomes.add("opened")
        except FileProblem as fault:
            outcomes.add("refused" if whole(fault) else "refused without a word")
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert outcomes == {"opened", "refused"}
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_links_that_go_round_in_a_circle_are_a_sentence(path: Path) -> None:
    other = path.with_name("other.casewalk")
    path.symlink_to(other)
    other.symlink_to(path)
    for opening in (WorkshopFile.open, WorkshopFile.create):
        with pytest.raises(FileProblem) as caught:
            opening(path)
        assert whole(caught.value)
