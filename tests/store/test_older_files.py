"""Every file that a version of the program ever wrote opens, with all its past."""

from pathlib import Path

import pytest

from core.model.case import AnswerGiven, Case
from core.model.clock import Clock
from core.model.judgement import Judgement
from core.model.note import Note
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.schema import VERSION
from tests.older import older_file, older_versions
from tests.rounds import TIMES
from tests.small import contents


def test_there_is_a_file_of_every_version_before_this_one() -> None:
    missing = set(range(3, VERSION)) - set(older_versions())
    assert not missing, "check out the commit before the migration, then: python -m tests.older"


def tried() -> list[int]:
    """Return the newest six and every fourth before them: no file and no migration changes."""
    every = older_versions()
    return every if TIMES > 1 else [*every[:-6:4], *every[-6:]]


def user_version(path: Path) -> int:
    db = connect(path, None)
    (version,) = db.execute("PRAGMA user_version").fetchone()
    db.close()
    return int(version)


@pytest.mark.parametrize("version", tried())
def test_an_older_file_opens_and_each_of_its_moments_can_be_gone_back_to(
    tmp_path: Path, clock: Clock, version: int
) -> None:
    path = tmp_path / "older.casewalk"
    path.write_bytes(older_file(version))
    assert user_version(path) == version
    with WorkshopFile.open(path, clock=clock) as file:
        assert file.query("PRAGMA user_version") == [(VERSION,)]
        assert [one.reference for one in file.all(Case)] == ["Child A", "Child B"]
        assert check(file) == []
        now, judged = contents(file), len(file.all(Judgement))
        assert judged == 2
        moments = [one.id for one in file.past.moments()]
        ways = [file.past.way_back(moment) for moment in moments]
        assert not ways[-1].changes
        with file.act("go back"):
            file.write_changes(ways[0].changes)
        assert not [one for kind in (Case, Judgement, Note, AnswerGiven) for one in file.all(kind)]
        assert check(file) == []
        file.undo()
        assert contents(file) == now
