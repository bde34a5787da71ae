"""Words that are not entered yet are in the file all the same, and no act knows of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileGone, FileProblem, NotYet
from core.model.ids import CaseId, ItemId, QuestionId
from core.model.sitting import Place
from core.model.tool import Item, Question
from core.queries.documents import full
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from tests.rounds import rounds
from tests.small import case_id, contents, small_audit
from tests.store.conftest import PASSPHRASE
from tests.store.other import another_process, said
from tests.store.test_reserve import linux, overwrite, pull

both = pytest.mark.parametrize("passphrase", [None, PASSPHRASE])

HERE = Place("walk", CaseId(1), QuestionId(2), ItemId(3))
CANARY = "words nobody else may see"


def texts(file: WorkshopFile) -> list[str]:
    """Return what the drafts say, oldest first."""
    return [draft.text for draft in file.drafts.all()]


@both
def test_what_was_typed_is_there_when_the_audit_is_opened_again(
    path: Path, clock: Clock, passphrase: str | None
) -> None:
    with small_audit(path, clock, passphrase) as file:
        file.drafts.keep(HERE, "reason", "The plan w")
        file.drafts.keep(HERE, "reason", "The plan was clear")
        file.drafts.keep(HERE, "view of 2", "Health saw")
        file.drafts.keep(Place("prepare"), "a cell", "Child")
        file.drafts.keep(Place("prepare"), "a cell", " ")
        file.drafts.keep_place(HERE)
    with WorkshopFile.open(path, passphrase) as again:
        assert [(one.place, one.field, one.text, one.at) for one in again.drafts.all()] == [
            (HERE, "reason", "The plan was clear", clock().isoformat()),
            (HERE, "view of 2", "Health saw", clock().isoformat()),
        ]
        assert again.drafts.place == HERE
        again.drafts.drop(HERE, "reason")
        assert texts(again) == ["Health saw"]
        assert check(again) == []


def test_no_act_and_no_undo_knows_of_drafts(file: WorkshopFile) -> None:
    before, entries = contents(file), file.history()
    label = file.undo_label
    file.drafts.keep(HERE, "reason", "one")
    file.drafts.keep_place(HERE)
    assert (contents(file), file.history(), file.undo_label) == (before, entries, label)
    with file.act("add"):
        file.put(Case("Child C"))
    file.drafts.keep(HERE, "reason", "two")
    file.undo()
    assert contents(file) == before
    assert file.redo_label == "add"
    assert texts(file) == ["two"]
    assert check(file) == []


@settings(max_examples=rounds(6), suppress_health_check=list(HealthCheck))
@given(
    field=st.text(),
    text=st.text(st.characters(exclude_categories=())),
    number=st.integers(0, 1 << 40),
)
def test_every_text_and_field_comes_back_as_it_was(
    file: WorkshopFile, field: str, text: str, number: int
) -> None:
    place = Place("walk", CaseId(number) if number else None)
    file.drafts.keep(place, _writable(field), text)
    found = [(one.place, one.field, one.text) for one in file.drafts.all()]
    assert found == ([(place, _writable(field), _writable(text))] if text.strip() else [])
    file.drafts.drop(place, _writable(field))
    assert file.drafts.all() == []


def _writable(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def test_what_another_program_wrote_is_noticed_by_a_draft_too(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        file.drafts.keep(HERE, "reason", "one")
        file.drafts.keep(HERE, "reason", "two")
        other = connect(path, None)
        other.execute("DELETE FROM drafts")
        other.close()
        with pytest.raises(FileGone):
            file.drafts.keep(HERE, "reason", "three")
        file.go_on_in(path.with_name("kept.casewalk"))
        assert texts(file) == ["two"]


def test_entering_drops_the_draft_with_the_act_and_a_refusal_leaves_it(file: WorkshopFile) -> None:
    def add(reference: str) -> None:
        with file.drafts.entered(HERE, "cell"), file.act("add"):
            file.put(Case(reference))

    file.drafts.keep(HERE, "cell", "Child C")
    file.drafts.keep(HERE, "reason", "stays")
    with pytest.raises(Exception, match="UNIQUE"):
        add("Child A")
    assert texts(file) == ["Child C", "stays"]
    before = read_writes(file)
    add("Child C")
    assert texts(file) == ["stays"]
    assert read_writes(file) == before + 1, "one transaction: a kill leaves both or neither"
    file.undo()
    assert texts(file) == ["stays"]


def read_writes(file: WorkshopFile) -> int:
    """Return how many transactions this opening of the file has written."""
    return int(file.query("SELECT writes FROM sitting")[0][0])


def test_entering_what_is_there_already_drops_the_draft(file: WorkshopFile) -> None:
    file.drafts.keep(HERE, "cell", "Child A")
    with file.drafts.entered(HERE, "cell"), file.act("rename"):
        file.put(file.all(Case)[0])
    assert texts(file) == []
    file.drafts.keep(HERE, "cell", "Child A")
    with file.drafts.entered(HERE, "cell"):
        pass
    assert texts(file) == []


@linux
@both
@pytest.mark.parametrize("lose", [pull, overwrite])
def test_a_rescue_and_a_kept_copy_have_what_was_typed(
    path: Path, tmp_path: Path, clock: Clock, passphrase: str | None, lose: Callable[[Path], None]
) -> None:
    with small_audit(path, clock, passphrase) as file:
        file.make_reserve()
        file.drafts.keep(HERE, "dropped", "gone")
        file.drafts.keep(HERE, "reason", "one")
        file.drafts.drop(HERE, "dropped")
        file.drafts.keep(HERE, "reason", "two")
        file.drafts.keep_place(HERE)
        file.copy_to(tmp_path / "copy.casewalk")
        lose(path)
        with pytest.raises(FileProblem):
            file.drafts.keep(HERE, "reason", "three")
        file.go_on_in(tmp_path / "kept.casewalk")
        assert texts(file) == ["two"]
        file.drafts.keep(HERE, "reason", "three")
    for name, text in (("copy", "two"), ("kept", "three")):
        with WorkshopFile.open(tmp_path / f"{name}.casewalk", passphrase) as again:
            assert texts(again) == [text]
            assert again.drafts.place == HERE


@both
def test_what_was_typed_survives_a_kill(path: Path, clock: Clock, passphrase: str | None) -> None:
    small_audit(path, clock, passphrase).close()
    with another_process("type", path, passphrase or "") as other:
        assert said(other) == "writing"
        for at in range(12):
            assert said(other) == str(at)
        other.kill()
        assert other.stdout is not None
        acknowledged = 11 + len(other.stdout.readlines())
    with WorkshopFile.open(path, passphrase) as file:
        (draft,) = file.drafts.all()
        assert int(draft.text.removeprefix("typed ")) in (acknowledged, acknowledged + 1)
        kept = int(file.drafts.place.stage.removeprefix("stage"))
        assert kept in (acknowledged, acknowledged + 1)
        assert check(file) == []


def test_a_draft_goes_for_good_with_its_case_and_hides_with_its_question_or_item(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock) as file:
        child, other = case_id(file, "Child A"), case_id(file, "Child B")
        question, item = file.all(Question)[1], file.all(Item)[0]
        file.drafts.keep(Place("walk", child), "heard", CANARY)
        file.drafts.keep(Place("walk", other, question.id), "reason", "of the question")
        file.drafts.keep(Place("walk", other, None, item.id), "reason", "of the item")
        file.drafts.keep(Place("walk", other), "heard", "stays")
        file.drafts.keep_place(Place("walk", child))
        with file.act("remove"):
            file.remove(file.all(Case, "id = ?", (child,))[0])
        assert len(texts(file)) == 3
        assert file.drafts.place == Place("walk")
        with file.act("remove"):
            file.remove_all([question])
        with file.act("remove"):
            file.remove(item)
        assert texts(file) == ["stays"]
        file.undo()
        file.undo()
        assert set(texts(file)) == {"of the question", "of the item", "stays"}
    assert CANARY.encode() not in path.read_bytes()


def test_a_draft_goes_with_a_case_that_undo_or_redo_takes_away(file: WorkshopFile) -> None:
    with file.act("add many"):
        first = file.put_new([Case(f"Case {at}") for at in range(150)])
    file.drafts.keep(Place("walk", CaseId(first + 140)), "heard", "one")
    file.undo()
    assert texts(file) == []
    file.redo()
    with file.act("remove"):
        file.remove(file.all(Case)[0])
    file.undo()
    file.drafts.keep(Place("walk", file.all(Case)[0].id), "heard", "two")
    file.redo()
    assert texts(file) == []


def test_what_is_only_read_takes_no_drafts(path: Path, file: WorkshopFile) -> None:
    file.drafts.keep(HERE, "reason", "one")
    with WorkshopFile.open(path) as second:
        assert texts(second) == ["one"]
        with pytest.raises(FileProblem, match="for reading only"):
            second.drafts.keep(HERE, "reason", "two")
        with pytest.raises(FileProblem, match="for reading only"):
            second.drafts.keep_place(HERE)


def test_a_text_too_long_to_be_kept_is_said(file: WorkshopFile) -> None:
    with pytest.raises(NotYet, match="too long"):
        file.drafts.keep(HERE, "reason", "x" * 1_000_001)
    assert texts(file) == []


def test_drafts_that_no_program_of_ours_wrote_are_passed_over(path: Path, clock: Clock) -> None:
    small_audit(path, clock).close()
    db = connect(path, None)
    for place, text in (
        ("", "x"),
        ("walk 1 x 0 reason", "x"),
        ("walk 1 0 0 long", "x" * 1_000_001),
    ):
        db.execute("INSERT INTO drafts VALUES (?, ?, '')", (place, text))
    db.execute("INSERT INTO drafts VALUES ('walk 1 0 0 ours', 'ours', '')")
    db.close()
    with WorkshopFile.open(path) as file:
        assert texts(file) == ["ours"]


def test_what_is_composed_for_others_holds_no_draft(file: WorkshopFile) -> None:
    file.drafts.keep(HERE, "reason", CANARY)
    assert CANARY not in repr(full(file))
