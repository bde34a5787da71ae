"""Files from before the sample: all they held is there, and a list can come in."""

import gzip
import shutil
from pathlib import Path

from core.model.clock import Clock
from core.model.judgement import Judgement
from core.model.note import Note
from core.queries.search import search
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.schema import VERSION
from tests.sample_lists import bring_in, draw

OLDER = Path(__file__).parents[1] / "data" / "older"


def test_a_file_from_before_the_sample_opens_with_all_it_held(tmp_path: Path, clock: Clock) -> None:
    """The file was written by the version that came before and is kept as it was."""
    path = tmp_path / "older.casewalk"
    with gzip.open(OLDER / "version-9.casewalk.gz") as packed, path.open("wb") as target:
        shutil.copyfileobj(packed, target)
    with WorkshopFile.open(path, clock=clock) as file:
        assert file.query("PRAGMA user_version") == [(VERSION,)]
        assert [len(file.all(Judgement)), len(file.all(Note))] == [1, 1]
        assert len(search(file, "march")) == 1
        assert file.undo() is None
        bring_in(file)
        assert draw(file).size == 8
        assert check(file) == []
