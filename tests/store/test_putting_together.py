"""A damaged file without a copy: every row that comes of it is as it was, and none is made up."""

import os
import random
import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.model.finding import Finding
from core.model.note import Note, NoteKind
from core.model.progress import Cancelled
from core.model.readable import KindRead, ReadKind
from core.model.sitting import REMARK, Place, draft_text, typed_in
from core.store import patience
from core.store.checking import check
from core.store.cipher import connect, libraries
from core.store.file import WorkshopFile
from core.store.page_sums import PAGE
from core.store.putting_together import is_asked_for_a_key, put_together, readable
from core.store.readable import image_of, read_rows
from core.store.rebuilding import rebuilt
from core.store.recovery_key import RAW
from core.store.schema import VERSION
from core.store.torn_image import MOST_BYTES
from tests.damages import DAMAGES, Damage
from tests.older import older_file, older_versions
from tests.rounds import rounds
from tests.small import contents, small_audit

KEY = RAW.format("5a" * 32)
"""A key of its own: to make one of a passphrase takes a tenth of a second each time."""

Rows = dict[str, list[tuple[object, ...]]]
both = pytest.mark.parametrize("passphrase", [None, KEY], ids=["readable", "locked"])


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


def nothing(_done: int, _of: int) -> None:
    """Let it go on."""


@pytest.fixture
def whole(path: Path, clock: Clock, passphrase: str | None) -> Rows:
    """What is in an audit at *path* with some words in it, which keeps no copy of itself."""
    with small_audit(path, clock, passphrase) as file:
        with file.act("add cases"):
            file.put_new([Case(f"Child {at}", outline="words " * 20) for at in range(300)])
        for at in range(12):
            with file.act(f"keep remark {at}"):
                file.put(Note(NoteKind.STRENGTH, f"Remark {at} é " * (1 + 80 * at), case_id=None))
        return contents(file)


def wrong_rows(
    path: Path, passphrase: str | None, whole: Rows
) -> tuple[list[tuple[str, int]], list[tuple[str, int]], int] | None:
    """Return the rows that come and are not as they were: those vouched for, others; and how many.

    None where nothing can be read.
    """
    torn = read_rows(path, passphrase, nothing)
    if torn is None:
        return None
    vouched: list[tuple[str, int]] = []
    others: list[tuple[str, int]] = []
    came = 0
    with rebuilt(torn, "audit") as (db, _):
        for table, rows in whole.items():
            names = [column[1] for column in db.execute(f"PRAGMA table_info({table})")]
            known = {row[names.index("id")]: row for row in rows}
            for row in db.execute(f"SELECT * FROM {table}").fetchall():
                key = row[names.index("id")]
                came += 1
                if known.get(key) != row and not (table == "audit" and not torn.rows.get("audit")):
                    (vouched if torn.is_compared(table, key) else others).append((table, key))
    return vouched, others, came


@both
@pytest.mark.parametrize("damage", DAMAGES)
def test_every_row_that_comes_is_as_it_was_written(
    path: Path,
    passphrase: str | None,
    whole: Rows,
    damage: Damage,
) -> None:
    good, chance = path.read_bytes(), random.Random(2014)
    all_of_it = sum(map(len, whole.values()))
    came = []
    for _ in range(rounds(5)):
        path.write_bytes(damage(good, chance))
        found = wrong_rows(path, passphrase, whole)
        vouched, others, count = found or ([], [], 0)
        assert vouched == []
        assert passphrase is None or others == []
        came.append(count)
    assert max(came) > all_of_it // 2, "the most of it is there after some of this"


def test_what_a_plain_file_cannot_vouch_for_is_known_to_be_so(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        with file.act("add cases"):
            file.put_new([Case(f"Child {at}", outline="some words") for at in range(300)])
        whole = contents(file)
    good = path.read_bytes()
    bad = re.sub(b"(Child 250.{0,40}some w)o", rb"\1X", good)  # in its table, and in the search
    assert bad != good
    path.write_bytes(bad)
    found = wrong_rows(path, None, whole)
    assert found is not None
    vouched, others, _ = found
    assert vouched == []
    assert [table for table, _ in others] == ["cases"], "a wrong row would be seen if it came"
    read = readable(path, None)
    assert read is not None
    assert not read.all_compared
    (cases,) = (one for one in read.kinds if one.kind is ReadKind.CASES)
    assert cases.compared < cases.came
    assert cases.maybe_more


@both
def test_a_row_that_its_table_has_lost_comes_from_the_history(
    path: Path, passphrase: str | None, clock: Clock
) -> None:
    with small_audit(path, clock, passphrase) as file:
        with file.act("keep remark"):
            file.put(Note(NoteKind.STRENGTH, "brindlesnap"))
        whole = contents(file)
        ((page,),) = file.query("SELECT rootpage FROM sqlite_schema WHERE name = 'notes'")
    good = path.read_bytes()
    path.write_bytes(good[: (page - 1) * PAGE] + bytes(PAGE) + good[page * PAGE :])
    found = readable(path, passphrase)
    assert found is not None
    restored = put_together(found, clock)
    assert restored.aside.read_bytes() == path.with_name(restored.aside.name).read_bytes()
    with restored.file as file:
        assert contents(file) == whole
        assert check(file) == []
        assert file.undo_step is None
        assert file.history()[-1].label == "put together what could be read of the damaged file"
        with file.act("go on"):
            file.put(Note(NoteKind.STRENGTH, "after it"))


@both
def test_the_first_page_is_not_needed_but_for_its_salt(
    path: Path, passphrase: str | None, whole: Rows, clock: Clock
) -> None:
    good = path.read_bytes()
    path.write_bytes(good[:16] + bytes(PAGE - 16) + good[PAGE:])
    damaged = path.read_bytes()
    found = readable(path, passphrase)
    assert found is not None
    restored = put_together(found, clock)
    assert restored.aside.read_bytes() == damaged
    with restored.file as file:
        assert contents(file) == whole


def test_a_wrong_passphrase_is_told_from_damage(path: Path, clock: Clock) -> None:
    small_audit(path, clock, KEY).close()
    assert readable(path, RAW.format("00" * 32)) is None
    assert readable(path, None) is None
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    assert readable(path, KEY) is None, "without its salt no key is made"


def test_what_is_known_to_be_missing_is_counted_and_what_is_not_is_said(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock, KEY) as file:
        with file.act("add remarks"):
            file.put_new([Note(NoteKind.STRENGTH, f"Remark {at} " * 9) for at in range(400)])
        leaves = file.query("SELECT count(*) FROM notes WHERE id <= 40")
        assert leaves == [(40,)]
        ((root,),) = file.query("SELECT rootpage FROM sqlite_schema WHERE name = 'notes'")
    good = path.read_bytes()
    lost: list[KindRead] = []
    for page in range(len(good) // PAGE - 8, len(good) // PAGE):
        path.write_bytes(good[: (page - 1) * PAGE] + bytes(PAGE) + good[page * PAGE :])
        found = readable(path, KEY)
        assert found is not None
        lost += [one for one in found.kinds if one.kind is ReadKind.REMARKS and one.missing]
    assert lost, f"a page of them was among these; their table begins on {root}"
    for one in lost:
        assert one.came + one.missing == 400
        assert one.maybe_more
        assert one.compared == one.came


def test_a_case_that_was_erased_does_not_come_back_and_its_mark_stays(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock, KEY) as file:
        case = file.all(Case)[0]
        with file.act("say something"):
            file.put(Note(NoteKind.STRENGTH, "brindlesnap", case_id=case.id))
        assert file.own_copies is not None
        file.erase_case(case.id, "chair")
        pages = file.query(
            "SELECT rootpage FROM sqlite_schema WHERE name IN ('erased_cases', 'cases')"
        )
        for copy in file.own_copies.folder.copies():
            file.own_copies.folder.path_of(copy).unlink()
    good = path.read_bytes()
    for (page,) in pages:
        path.write_bytes(good[: (page - 1) * PAGE] + bytes(PAGE) + good[page * PAGE :])
        found = readable(path, KEY)
        assert found is not None
        assert found.torn.erased == {case.id}
        restored = put_together(found, clock)
        with restored.file as file:
            assert file.erased_cases() == [case.id]
            assert case.id not in [one.id for one in file.all(Case)]
            assert "brindlesnap" not in str(contents(file))
        restored.aside.unlink()


def test_a_file_of_an_older_version_is_brought_up_to_date_in_the_new_one(
    path: Path, clock: Clock
) -> None:
    for version in older_versions()[-20:-1:12]:
        good = older_file(version)
        path.write_bytes(good)
        with WorkshopFile.open(path, None, clock) as file:
            whole = {table: len(rows) for table, rows in contents(file).items()}
        path.write_bytes(good[:16] + bytes(PAGE - 16) + good[PAGE:])
        found = readable(path, None)
        assert found is not None
        assert found.torn.version == version < VERSION
        with put_together(found, clock).file as file:
            assert {table: len(rows) for table, rows in contents(file).items()} == whole
            assert check(file) == []


def test_pages_that_are_as_they_were_earlier_are_not_vouched_for_by_their_checksum(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock, KEY) as file:
        key = remark(file, "Nobody rang the school")
        before = path.read_bytes()
        with file.act("say it otherwise"):
            file.put(replace(file.all(Note)[0], text="The school was rung twice"))
        ((page,),) = file.query("SELECT rootpage FROM sqlite_schema WHERE name = 'notes'")
    good = path.read_bytes()
    at = slice((page - 1) * PAGE, page * PAGE)
    path.write_bytes(good[: at.start] + before[at] + good[at.stop :])
    found = readable(path, KEY)
    assert found is not None
    assert found.torn.has_older_pages
    assert not found.all_compared
    assert not found.torn.is_compared("notes", key)
    with put_together(found, clock).file as file:
        assert file.all(Note) == [], "neither what the table has nor what the history has"
        assert check(file) == []


def test_it_says_what_is_not_known_of_the_audit_itself(path: Path, clock: Clock) -> None:
    with small_audit(path, clock, KEY) as file:
        roots = file.query(
            "SELECT name, rootpage FROM sqlite_schema WHERE name IN "
            "('audit', 'numbering', 'erased_cases')"
        )
    good = path.read_bytes()
    known = []
    for _, page in sorted(roots):
        path.write_bytes(good[: (page - 1) * PAGE] + bytes(PAGE) + good[page * PAGE :])
        found = readable(path, KEY)
        assert found is not None
        known.append((found.has_title, found.knows_erased, found.has_name))
        with put_together(found, clock).file as file:
            assert check(file) == []
    assert known == [(True, True, True), (True, False, True), (True, True, False)]


def test_it_can_be_stopped_and_leaves_nothing(path: Path, clock: Clock) -> None:
    small_audit(path, clock, KEY).close()
    before, calls = path.read_bytes(), [0]

    def stop(_done: int, _of: int) -> None:
        calls[0] += 1
        if calls[0] > 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        readable(path, KEY, stop)
    found = readable(path, KEY)
    assert found is not None
    with pytest.raises(Cancelled):
        put_together(found, clock, None, stop_at_once)
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["audit.casewalk", "profile"]


def stop_at_once(_done: int, _of: int) -> None:
    """Stop it."""
    raise Cancelled


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
@pytest.mark.parametrize("at", ["fill", "put_over", "sync_folder"])
def test_a_kill_in_the_midst_leaves_the_damaged_file_or_the_new_one_where_it_lies(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    small_audit(path, clock, KEY).close()
    damaged = path.read_bytes()
    path.write_bytes(damaged := damaged[:16] + bytes(PAGE - 16) + damaged[PAGE:])
    found = readable(path, KEY)
    assert found is not None

    def die(*_: object) -> None:
        os._exit(9)

    child = os.fork()
    if not child:
        if at != "fill":
            monkeypatch.setattr(f"core.store.copying.{at}", die)
        put_together(found, clock, None, die if at == "fill" else nothing)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    asides = list(path.parent.glob("audit, damaged*.casewalk"))
    assert [one.read_bytes() for one in asides] == ([] if at == "fill" else [damaged])
    if at == "sync_folder":
        WorkshopFile.open(path, KEY, clock).close()
    else:
        assert path.read_bytes() == damaged
        again = readable(path, KEY)
        assert again is not None
        put_together(again, clock).file.close()


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_a_full_disk_is_told_and_not_taken_for_a_wrong_passphrase(path: Path, clock: Clock) -> None:
    import resource  # limits the size of any file, as a full disk does

    small_audit(path, clock, KEY).close()
    good = path.read_bytes()
    path.write_bytes(good[:16] + bytes(PAGE - 16) + good[PAGE:])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(FileProblem, match="cannot be looked through here"):
            readable(path, KEY)
        assert readable(path, RAW.format("00" * 32)) is None
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [one.name for one in path.parent.glob("audit*")] == [path.name]


def test_a_line_that_breaks_off_comes_as_a_draft(path: Path, clock: Clock) -> None:
    with small_audit(path, clock, KEY) as file, file.act("keep a remark"):
        key = file.put(Note(NoteKind.STRENGTH, "Never told who else was in the plan"))
    db = connect(path, KEY)
    db.execute("UPDATE acts SET changes = substr(changes, 1, 80) WHERE label = 'keep a remark'")
    db.execute("DELETE FROM notes WHERE id = ?", (key,))
    db.close()
    found = readable(path, KEY)
    assert found is not None
    assert [(table, number) for table, number, _ in found.torn.cut] == [("notes", key)]
    with put_together(found, clock).file as file:
        assert file.all(Note) == []
        (draft,) = file.drafts.all()
        note = typed_in(draft.text, Note)
        assert note is not None
        assert "Never told who else was in the plan".startswith(note.text)
        assert len(note.text) > 5
        assert check(file) == []


def remark(file: WorkshopFile, text: str) -> int:
    """Keep a remark in an act of its own, called as it."""
    with file.act(text):
        return file.put(Note(NoteKind.STRENGTH, text))


def cut_off(path: Path, *labels: str, until: int) -> None:
    """Cut entries off after some of their letters, and lose the rows they wrote."""
    db = connect(path, KEY)
    for label in labels:
        db.execute(
            "UPDATE acts SET changes = substr(changes, 1, ?) WHERE label = ?", (until, label)
        )
        db.execute("DELETE FROM notes WHERE text = ?", (label,))
    db.close()


def test_a_line_that_breaks_off_takes_the_place_of_nothing_that_was_typed(
    path: Path, clock: Clock
) -> None:
    said = ("Never told who else was in the plan", "Nobody rang the school before that")
    with small_audit(path, clock, KEY) as file:
        for text in said:
            remark(file, text)
        half = Note(NoteKind.STRENGTH, "Half typed")
        file.drafts.keep(Place("walk"), REMARK, draft_text(half))
    cut_off(path, *said, until=80)
    found = readable(path, KEY)
    assert found is not None
    with put_together(found, clock).file as file:
        (draft,) = file.drafts.all()
        note = typed_in(draft.text, Note)
        assert note is not None
        first, *others = note.text.split("\n")
        assert first == "Half typed"
        assert len(others) == len(said)
        assert all(whole.startswith(one) for whole, one in zip(said, others, strict=True))


def test_a_line_that_breaks_off_and_was_taken_back_or_removed_does_not_come(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock, KEY) as file:
        key = remark(file, "It was removed by whoever said it")
        with file.act("remove a remark"):
            file.remove(file.all(Note, "id = ?", (key,))[0])
        remark(file, "It was taken back at once, it seems")
        file.undo()
    cut_off(path, "It was removed by whoever said it", until=80)
    cut_off(path, "It was taken back at once, it seems", until=80)
    found = readable(path, KEY)
    assert found is not None
    assert found.torn.cut == []


def test_words_that_are_left_of_others_can_be_read_and_come_in_nowhere(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock, KEY) as file, file.act("add a finding"):
        file.put(Finding("Plans do not say who tells the school what was agreed"))
    db = connect(path, KEY)
    db.execute("UPDATE acts SET changes = substr(changes, 1, 90) WHERE label = 'add a finding'")
    db.execute("DELETE FROM findings")
    db.close()
    found = readable(path, KEY)
    assert found is not None
    (words,) = found.torn.words_left
    assert "Plans do not say who tells the school what was agreed".startswith(words)
    assert len(words) > 5
    with put_together(found, clock).file as file:
        assert file.all(Finding) == []
        assert file.drafts.all() == []


def test_of_a_file_too_large_for_the_memory_nothing_is_read(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_audit(path, clock, None).close()
    with path.open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("all of it was read"))
    assert readable(path, None) is None
    assert not is_asked_for_a_key(path, None)


@both
def test_what_a_disk_failed_to_read_once_is_read_all_the_same(
    path: Path, passphrase: str | None, whole: Rows
) -> None:
    good = path.read_bytes()
    path.write_bytes(good[:16] + bytes(PAGE - 16) + good[PAGE:])
    image = path.with_name(path.name + ".torn.part")
    tried: list[bytes] = []

    def fails_once(_done: int, of: int) -> None:
        if of or len(tried) > 1:
            return
        now = image.read_bytes()
        image.write_bytes(tried[0] if tried else now[:PAGE] + bytes(len(now) - PAGE))
        tried.append(now)

    torn = read_rows(path, passphrase, fails_once)
    assert len(tried) > 1
    assert torn is not None
    came = {name: len(rows) for name, rows in torn.rows.items() if name in whole}
    assert came == {name: len(rows) for name, rows in whole.items()}
    assert not torn.partly & set(whole)


def test_all_that_is_asked_of_a_damaged_file_has_one_limit_however_often_it_is_opened(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "_STEPS", 10_000)
    monkeypatch.setattr(patience, "_ALTOGETHER", 20)
    small_audit(path, clock).close()
    long = "WITH n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5000) SELECT max(x) FROM n"
    dbapi, _ = libraries()
    with image_of(path, None) as image:
        assert image is not None
        for _ in range(2):
            with closing(image.anew()) as again:
                assert again.execute(long).fetchone() == (5_000,)
        with closing(image.anew()) as again, pytest.raises(dbapi.OperationalError):
            again.execute(long).fetchone()
