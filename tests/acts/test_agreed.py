"""What was agreed of a form's words is kept, so that its next file asks for nothing twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts.bring_in import take
from core.intake.contents import contents_of
from core.intake.matching.row_moves import MoveKind, RowMove, moves_text, row_key
from core.intake.read import drafts_of
from core.intake.vocabulary import vocabulary_of
from core.model.agreed import AgreedWord
from core.model.case import Agency, Case
from core.model.clock import Clock
from core.model.draft.match import ROW_MOVED, Certainty, MatchKind
from core.model.draft.returns import AnyDraft, DoubtKind, ReturnDraft
from core.model.tool import Answer, Item, Question
from core.queries.returns import return_sizes
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.matching import proposals
from tests.small import small_audit

FIRST = (
    "ID,Which child is it about?,Your organisation,1a. Details,Was it overseen?,Anything to add?\n"
    "1,A,Health team,Yes.,Yess,Seen in May\n"
)
SECOND = FIRST.replace("1,A,", "2,A,").replace("in May", "in June")


@pytest.fixture
def empty(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """The small audit before anything came back."""
    with small_audit(tmp_path / "audit.casewalk", clock) as file:
        yield file


def read(file: WorkshopFile, folder: Path, text: str) -> AnyDraft:
    path = folder / "form.csv"
    path.write_text(text, "utf-8")
    words = vocabulary_of(snapshot(file), return_sizes(file), file.clock().date())
    (draft,) = drafts_of(contents_of(path), replace(words, returned={}, asked={}))
    return draft


def proposed(draft: AnyDraft) -> list[str]:
    return [one.written for one in draft.matches if one.certainty is Certainty.PROPOSED]


def test_the_second_file_of_a_form_has_nothing_to_decide(
    empty: WorkshopFile, tmp_path: Path
) -> None:
    first = read(empty, tmp_path, FIRST)
    assert first.rows == ()
    assert len(proposed(first)) >= 4
    take(empty, first.accepting({DoubtKind.PROPOSED}))
    second = read(empty, tmp_path, SECOND)
    assert (proposed(second), second.doubts, second.problems) == ([], (), ())
    (row,) = second.rows
    assert isinstance(row, ReturnDraft)
    assert (row.case, row.agency, row.answers) == ("Child A", "Health", {"1a": "yes", "2": "yes"})


def test_what_was_not_agreed_is_not_kept(empty: WorkshopFile, tmp_path: Path) -> None:
    take(empty, read(empty, tmp_path, FIRST).accepting(()))
    assert empty.all(AgreedWord) == []
    assert proposed(read(empty, tmp_path, SECOND)) == proposed(read(empty, tmp_path, FIRST))


def test_a_name_an_agency_was_known_by_is_one_of_its_other_names(
    empty: WorkshopFile, tmp_path: Path
) -> None:
    draft = read(empty, tmp_path, FIRST).accepting({DoubtKind.PROPOSED})
    take(empty, draft)
    take(empty, draft)
    (health,) = (one for one in empty.all(Agency) if one.name == "Health")
    assert health.other_names == ("Health team",)


def test_a_question_with_another_number_stays_the_one_that_was_meant(
    empty: WorkshopFile, tmp_path: Path
) -> None:
    take(empty, read(empty, tmp_path, FIRST).accepting({DoubtKind.PROPOSED}))
    (item,) = (one for one in empty.all(Item) if one.key == "2")
    (question,) = (one for one in empty.all(Question) if one.key == "2")
    with empty.act("another number"):
        empty.put(replace(item, key="9"))
        empty.put(replace(question, key="9"))
    (row,) = read(empty, tmp_path, SECOND).rows
    assert isinstance(row, ReturnDraft)
    assert row.answers == {"1a": "yes", "9": "yes"}
    assert row.comments == {"9": "Seen in June"}


def test_what_pointed_to_a_case_that_is_gone_is_no_longer_agreed(
    empty: WorkshopFile, tmp_path: Path
) -> None:
    take(empty, read(empty, tmp_path, FIRST).accepting({DoubtKind.PROPOSED}))
    (child,) = (one for one in empty.all(Case) if one.reference == "Child A")
    with empty.act("remove"):
        empty.remove(child)
    (word,) = empty.all(AgreedWord, "kind = 'case'")
    assert word.case_id is None
    (problem,) = read(empty, tmp_path, SECOND).problems
    assert "“A” is not a case in this audit." in problem.what


def test_one_undo_takes_the_returns_back_and_what_was_agreed(
    empty: WorkshopFile, tmp_path: Path
) -> None:
    take(empty, read(empty, tmp_path, FIRST).accepting({DoubtKind.PROPOSED}))
    assert {word.kind for word in empty.all(AgreedWord)} >= {MatchKind.COLUMN, MatchKind.CASE}
    empty.undo()
    assert empty.all(AgreedWord) == []
    assert all(agency.also == "" for agency in empty.all(Agency))


def test_a_word_agreed_at_one_question_holds_at_every_other_that_offers_the_same(
    empty: WorkshopFile, tmp_path: Path
) -> None:
    first = "Case,Agency,1a,2\nChild A,Health,Y,N\nChild B,Health,N,Yep\n"
    draft = read(empty, tmp_path, first)
    assert [one.partition(":")[0] for one in proposals(draft.matches)] == [
        "“Y” at question 1a as Yes",
        "“N” at 2 questions as No",
        "“Yep” at question 2 as Yes",
    ]
    take(empty, draft.accepting({DoubtKind.PROPOSED}))
    again = read(empty, tmp_path, "Case,Agency,1b,4a\nChild A,Police,Y,N\n")
    assert not again.doubts
    (row,) = again.rows
    assert isinstance(row, ReturnDraft)
    assert row.answers == {"1b": "yes", "4a": "no"}
    (item,) = (one for one in empty.all(Item) if one.key == "1a")
    no = next(one for one in empty.all(Answer) if one.key == "no")
    with empty.act("say otherwise there"):  # then nobody knows what it means at a third
        empty.put(AgreedWord(MatchKind.ANSWER, "yep", item_id=item.id, answer_id=no.id))
    assert proposed(read(empty, tmp_path, "Case,Agency,1b\nChild A,Police,Yep\n"))


def test_how_a_row_was_put_right_holds_for_that_row_of_that_file_and_goes_with_its_case(
    empty: WorkshopFile, tmp_path: Path
) -> None:
    moved_text = "Agency,Case,Note,1a,2,2 comments\nHealth,Child A,Yes,No,late\n"
    held = read(empty, tmp_path, moved_text)
    (problem,) = [one for one in held.problems if one.entry is not None]
    assert problem.entry is not None
    key = row_key(problem.entry.cells, problem.row)
    words = vocabulary_of(snapshot(empty), return_sizes(empty), empty.clock().date())
    said = replace(words, agreed={key: moves_text([RowMove(MoveKind.RIGHT, 2)])})
    (draft,) = drafts_of(contents_of(tmp_path / "form.csv"), said)
    take(empty, draft.accepting({DoubtKind.REPLACES}))
    (word,) = [one for one in empty.all(AgreedWord) if one.place == ROW_MOVED]
    (child,) = [one for one in empty.all(Case) if one.reference == "Child A"]
    assert (word.means, word.case_id) == ("right 2 1", child.id)
    again = read(empty, tmp_path, moved_text)
    assert not [one for one in again.problems if one.holds_row_back]
    other = read(empty, tmp_path, moved_text.replace("late", "early"))
    assert [one.row for one in other.problems if one.holds_row_back] == [2]
