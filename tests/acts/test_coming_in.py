"""Returns typed and files brought in, over the audit of 2014."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.acts import bring_in, prepare
from core.examples import build_example
from core.files import EXAMPLES
from core.intake.batch import read_batch
from core.intake.file_reader import FileReader
from core.intake.vocabulary import vocabulary_of
from core.model.case import Agency, Case, RequestStatus, Return
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.queries.returns import return_contents, return_sizes
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.conftest import NOON


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is in the file of the children in need audit."""
    path = tmp_path_factory.mktemp("built") / "cin.casewalk"
    build_example("cin", path, clock=lambda: NOON)
    return path.read_bytes()


@pytest.fixture
def cin_file(built: bytes, tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """The children in need audit, open."""
    path = tmp_path / "cin.casewalk"
    path.write_bytes(built)
    with WorkshopFile.open(path, clock=clock) as file:
        yield file


def quiet(done: int, of: int) -> None:
    assert done <= of


def test_a_typed_return_goes_in_and_comes_out_again(cin_file: WorkshopFile) -> None:
    now = snapshot(cin_file)
    waiting = next(one for one in now.requests if one.status is RequestStatus.NO_RETURN)
    row = ReturnDraft(
        now.case[waiting.case_id].reference,
        now.agency[waiting.agency_id].name,
        answers={"1a": "yes", "3": "no"},
        comments={"3": "Hard to say."},
    )
    news = bring_in.type_return(cin_file, row)
    assert news is not None
    assert news.label == f"type in the return of {row.agency} for {row.case}"
    found = cin_file.all(
        Return, "case_id = ? AND agency_id = ?", (waiting.case_id, waiting.agency_id)
    )
    held = return_contents(cin_file, found[0].id)
    assert len(held.answers) == 2
    assert list(held.comments.values()) == ["Hard to say."]
    cin_file.undo()
    assert len(snapshot(cin_file).returns) == len(now.returns)


def test_returns_bring_their_agencies_where_there_are_none_yet(cin_file: WorkshopFile) -> None:
    prepare.remove_rows(cin_file, "start over", cin_file.all(Agency))
    bring_in.take_returns(
        cin_file, Draft("a.csv", (ReturnDraft("Child A", "Dentist", answers={"1a": "yes"}),))
    )
    assert [agency.name for agency in cin_file.all(Agency)] == ["Dentist"]


def test_a_folder_is_read_in_the_order_that_makes_sense(
    cin_file: WorkshopFile, tmp_path: Path
) -> None:
    prepare.remove_rows(cin_file, "start over", cin_file.all(Case))
    prepare.remove_rows(cin_file, "start over", cin_file.all(Agency))
    folder = tmp_path / "came back"
    folder.mkdir()
    for number, name in enumerate(("returns", "requests", "cases")):
        (folder / f"{number} {name}.csv").write_bytes(
            (EXAMPLES / "cin" / f"{name}.csv").read_bytes()
        )
    (folder / "form.pdf").write_bytes(b"%PDF-1.7")
    (folder / "photo.jpg").write_bytes(b"")
    words = vocabulary_of(snapshot(cin_file), return_sizes(cin_file), cin_file.clock().date())
    with FileReader() as reader:
        batch = read_batch([folder], words, reader, quiet)
    assert [draft.kind for draft in batch.drafts] == ["cases", "requests", "returns"]
    assert [len(draft.rows) for draft in batch.drafts] == [8, 37, 24]
    assert not any(draft.problems for draft in batch.drafts)
    assert [fault.happened for fault in batch.unread] == [
        "“form.pdf” is a PDF that cannot be read."
    ]
    assert batch.left == ("photo.jpg",)
