"""An audit of the version before has room for what its tool no longer asks."""

import gzip
import shutil
from pathlib import Path

from core.acts.tool_parts import remove_part
from core.model.aside import AnswerAside, JudgementAside
from core.model.clock import Clock
from core.model.judgement import Judgement
from core.model.note import Note
from core.model.tool import Question
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.schema import VERSION

OLDER = Path(__file__).parents[1] / "data/older/version-7.casewalk.gz"


def test_an_audit_of_the_version_before_puts_aside_what_it_no_longer_asks(
    tmp_path: Path, clock: Clock
) -> None:
    """The file was written by the version that came before and is kept as it was."""
    path = tmp_path / "older.casewalk"
    with gzip.open(OLDER) as packed, path.open("wb") as target:
        shutil.copyfileobj(packed, target)
    with WorkshopFile.open(path, clock=clock) as file:
        assert file.query("PRAGMA user_version") == [(VERSION,)]
        assert [len(file.all(AnswerAside)), len(file.all(Judgement))] == [0, 1]
        question = next(one for one in file.all(Question) if one.key == "2")
        remove_part(file, question, confirmed=True)
        assert [len(file.all(AnswerAside)), len(file.all(JudgementAside))] == [3, 1]
        assert [note.text for note in file.all(Note)] == ["Heard in March"]
        assert check(file) == []
