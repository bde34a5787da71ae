"""A name or a question of a million letters is refused, and one in a file is shown cut."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts.prepare import keep_rows
from core.model.case import Agency, Case
from core.model.clock import Clock
from core.model.fault import NotYet
from core.model.tool import Question
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.one_lines import LINE, WORDING
from core.store.reading import snapshot
from tests.kinds import kinds_audit

NAME = "Very long " * 90_000


@pytest.fixture
def path(tmp_path: Path, clock: Clock) -> Path:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        return file.path


def spoil(path: Path) -> None:
    with closing(connect(path, None)) as db:
        db.execute("UPDATE cases SET reference = ? || id", (NAME,))
        db.execute("UPDATE agencies SET name = ? || id", (NAME,))
        db.execute("UPDATE questions SET text = ?", (NAME,))
        db.execute("UPDATE acts SET label = ?", (NAME,))


def kept(path: Path, of: str) -> list[str]:
    with closing(connect(path, None, read_only=True)) as db:
        return [text for (text,) in db.execute(of).fetchall()]


def test_what_a_file_has_is_read_cut_with_an_ellipsis(path: Path) -> None:
    spoil(path)
    with WorkshopFile.open(path) as file:
        now = snapshot(file)
        assert [len(one.reference) for one in now.cases] == [LINE, LINE]
        assert {one.text[-1] for one in now.tool.questions} == {"…"}
        assert {len(one.text) for one in now.tool.questions} == {WORDING}
        assert len(file.undo_label) <= LINE
        assert all(len(one.label) <= LINE for one in file.history())


def test_it_stays_whole_whatever_else_of_its_row_is_changed(path: Path) -> None:
    spoil(path)
    with WorkshopFile.open(path) as file:
        first, second = file.all(Case)
        keep_rows(file, "change the age", [replace(first, age="7")])
        with file.act("move both"):
            file.put_all([replace(one, team="North") for one in file.all(Case)])
        assert file.get(Case, second.id) == replace(second, team="North")
        assert kept(path, "SELECT reference FROM cases ORDER BY id") == [
            f"{NAME}{first.id}",
            f"{NAME}{second.id}",
        ]
        keep_rows(file, "call it another name", [replace(first, reference="Child Z")])
        assert kept(path, "SELECT reference FROM cases ORDER BY id")[0] == "Child Z"
        file.undo()
        assert kept(path, "SELECT reference FROM cases ORDER BY id")[0] == f"{NAME}{first.id}"
        assert file.get(Case, first.id) is not None


def test_what_is_typed_longer_than_a_line_is_refused_and_nothing_of_its_act_is_kept(
    path: Path,
) -> None:
    with WorkshopFile.open(path) as file:
        before = kept(path, "SELECT name FROM agencies")
        with pytest.raises(NotYet) as refused:
            keep_rows(file, "add agencies", [Agency("Fire"), Agency("x" * (LINE + 1))])
        fault = refused.value
        assert fault.happened.endswith("has 1,001 letters, which no line has room for.")
        assert fault.safe == "The audit is as it was."
        assert "at most 1,000 letters, a question 5,000" in fault.remedy
        assert kept(path, "SELECT name FROM agencies") == before
        (question, *_) = file.all(Question)
        with pytest.raises(NotYet), file.act("ask"):
            file.put(replace(question, text="x" * (WORDING + 1)))
        with file.act("ask"):
            file.put(replace(question, text="x" * WORDING, guidance="x" * 100_000))
        assert file.undo_label == "ask"
        assert check(file) == []
