"""New rows are numbered in the file's own block, so that no number ever stands for two rows."""

import gzip
import shutil
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from core.model.clock import Clock
from core.model.fault import WorkshopError
from core.model.ids import NEW, NoteId
from core.model.judgement import Judgement
from core.model.note import Note, NoteKind
from core.queries.search import search
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.numbering import MAIN, NumberBlock, give_block, is_block
from core.store.schema import VERSION
from tests.conftest import NOON
from tests.rounds import rounds
from tests.small import case_id, contents, small_audit

ROOT = Path(__file__).parents[1]
HAND_OUTS, WITHIN = 1792, 32


def give(path: Path, block: NumberBlock) -> None:
    """Let the file at *path* count in another block."""
    db = connect(path, None)
    with db.atomic():
        give_block(db, block)
    db.close()


def note(words: str, number: int = NEW) -> Note:
    return Note(NoteKind.STRENGTH, words, NoteId(number))


def test_a_new_audit_counts_from_one(file: WorkshopFile) -> None:
    assert file.query("SELECT id, first, last FROM numbering") == [(1, *MAIN)]
    with file.act("hear"):
        assert [file.put(note("one")), file.put(note("two"))] == [1, 2]


PLACES = st.integers(1, HAND_OUTS)
INSIDE = st.integers(1, WITHIN)


@given(st.lists(st.tuples(PLACES, st.none() | INSIDE), min_size=2, max_size=6, unique=True))
def test_no_two_blocks_share_a_number_and_all_stay_below_what_a_window_can_count(
    places: list[tuple[int, int | None]],
) -> None:
    blocks = [MAIN]
    for place, inside in places:
        one = MAIN.handed_out(place)
        blocks.append(one if inside is None else one.handed_out(inside))
    blocks.sort()
    assert all(one.last < other.first for one, other in pairwise(blocks))
    assert all(is_block(one) and one.last < 1 << 31 for one in blocks)


@given(st.integers(-1, 1 << 32), st.integers(-1, 1 << 32) | st.sampled_from([1 << 14, 1 << 19]))
def test_what_nobody_was_handed_is_no_block(first: int, size: int) -> None:
    found = NumberBlock(first, first + size - 1)
    at = first - (1 << 28)
    place, rest = at // (1 << 20) + 1, at % (1 << 20)
    assume(found != MAIN)
    expected = False
    if 1 <= place <= HAND_OUTS:
        own = MAIN.handed_out(place)
        inside = (rest - (1 << 19)) // (1 << 14) + 1
        expected = found == own or (inside >= 1 and found == own.handed_out(inside))
    assert is_block(found) is expected


def test_there_are_so_many_hand_outs_and_no_more() -> None:
    last = MAIN.handed_out(HAND_OUTS)
    assert is_block(last.handed_out(WITHIN))
    for block, place in (
        (MAIN, HAND_OUTS + 1),
        (last, WITHIN + 1),
        (last.handed_out(1), 1),
    ):
        with pytest.raises(WorkshopError, match="can be handed out") as caught:
            block.handed_out(place)
        assert "" not in (caught.value.safe, caught.value.remedy)


@pytest.mark.parametrize("block", [MAIN, MAIN.handed_out(3), MAIN.handed_out(3).handed_out(2)])
def test_a_full_block_is_said_and_nothing_is_written(
    path: Path, file: WorkshopFile, block: NumberBlock
) -> None:
    file.close()
    if block != MAIN:
        give(path, block)
    db = connect(path, None)
    db.execute("INSERT INTO sqlite_sequence VALUES ('notes', ?)", (block.last - 2,))
    db.close()
    with WorkshopFile.open(path) as again:
        with again.act("hear"):
            assert again.put(note("one")) == block.last - 1
        before = contents(again)
        with pytest.raises(WorkshopError, match="cannot hold") as caught, again.act("hear"):
            again.put_new([note("two"), note("three")])
        assert "" not in (caught.value.safe, caught.value.remedy)
        assert contents(again) == before
        with again.act("hear"):
            assert again.put(note("two")) == block.last
        assert check(again) == []


def test_a_file_from_before_blocks_opens_with_all_it_held(tmp_path: Path, clock: Clock) -> None:
    """The file was written by the version that came before and is kept as it was."""
    path = tmp_path / "older.casewalk"
    with (
        gzip.open(ROOT / "data/older/version-6.casewalk.gz") as packed,
        path.open("wb") as target,
    ):
        shutil.copyfileobj(packed, target)
    with WorkshopFile.open(path, clock=clock) as file:
        assert file.query("PRAGMA user_version") == [(VERSION,)]
        assert file.query("SELECT first, last FROM numbering") == [MAIN]
        assert [len(file.all(Judgement)), len(file.all(Note))] == [1, 1]
        assert len(search(file, "march")) == 1
        assert file.undo() is None
        with file.act("hear"):
            assert file.put(note("and on it goes")) == 2
        assert case_id(file, "Child A") == 1
        assert check(file) == []


OURS = ("hear", "hear many", "bring", "forget")
WHO = st.sampled_from(["main", "one", "two", "inside one"])
BLOCKS = {
    "main": MAIN,
    "one": MAIN.handed_out(1),
    "two": MAIN.handed_out(2),
    "inside one": MAIN.handed_out(1).handed_out(1),
}


class FilesOfOneAudit(RuleBasedStateMachine):
    """A main file and what was handed out of it; rows go from any of them to any other."""

    @initialize()
    def hand_out(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.files: dict[str, WorkshopFile] = {}
        self.given: set[int] = set()
        with small_audit(Path(self.folder.name) / "made.casewalk", lambda: NOON) as file:
            for name in BLOCKS:
                file.copy_to(self.path(name))
        for name, block in BLOCKS.items():
            if block != MAIN:
                give(self.path(name), block)
            self.files[name] = WorkshopFile.open(self.path(name), clock=lambda: NOON)

    def path(self, name: str) -> Path:
        return Path(self.folder.name) / f"{name}.casewalk"

    def teardown(self) -> None:
        if hasattr(self, "files"):
            for file in self.files.values():
                assert check(file) == []
                file.close()
            self.folder.cleanup()

    def note_given(self, name: str, first: int, count: int) -> None:
        numbers = set(range(first, first + count))
        assert not numbers & self.given
        assert min(numbers) >= BLOCKS[name].first
        assert max(numbers) <= BLOCKS[name].last
        self.given |= numbers

    @rule(name=WHO)
    def hear(self, name: str) -> None:
        file = self.files[name]
        with file.act("hear"):
            self.note_given(name, file.put(note(name)), 1)

    @rule(name=WHO, count=st.sampled_from([2, 100]))
    def hear_many(self, name: str, count: int) -> None:
        file = self.files[name]
        with file.act("hear many"):
            self.note_given(name, file.put_new([note(name)] * count), count)

    @rule(name=WHO, few=st.booleans())
    def bring(self, name: str, few: bool) -> None:
        """Write the rows of all others into one file under the numbers they have."""
        file = self.files[name]
        have = {one.id for one in file.all(Note)}
        there = {one.id: one for other in self.files.values() for one in other.all(Note)}
        new = [one for number, one in there.items() if number not in have]
        with file.act("bring"):
            for one in new[-1:] if few else new:
                file.put(one)

    @rule(name=WHO, few=st.booleans())
    def forget(self, name: str, few: bool) -> None:
        file = self.files[name]
        notes = file.all(Note)
        if notes:
            with file.act("forget"):
                file.remove_all(notes[-1:] if few else notes)

    @rule(name=WHO, times=st.integers(1, 3), again=st.booleans())
    def take_back(self, name: str, times: int, again: bool) -> None:
        for _ in range(times):
            if self.files[name].undo_label in OURS:
                self.files[name].undo()
        for _ in range(times if again else 0):
            self.files[name].redo()

    @rule(name=WHO)
    def reopen(self, name: str) -> None:
        self.files[name].close()
        self.files[name] = WorkshopFile.open(self.path(name), clock=lambda: NOON)


TestFilesOfOneAudit = FilesOfOneAudit.TestCase
TestFilesOfOneAudit.settings = settings(
    max_examples=rounds(3),
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
