"""Each agency's own part is judged before the one judgement for all, and counted in parts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.acts import prepare, walk
from core.acts.parts import judge_part
from core.acts.tool import take_tool
from core.acts.tool_parts import remove_part
from core.cli.counts import counts_table, counts_text
from core.counting.collation import Base
from core.counting.grading import parts_apart
from core.counting.parts import part_counts
from core.documents.summaries import case_summaries
from core.intake.tool import read_tool
from core.model.aside import AnswerAside
from core.model.case import Agency, Case
from core.model.clock import Clock
from core.model.fault import Unreadable
from core.model.parts import PartJudgement
from core.model.tool import Answer, Point, Question
from core.queries.documents import full
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.grades import unsupported_words
from core.wording.parts import parts_words
from tests.intake.test_other_audits import FOLDER, other_audit
from tests.small import agency_id, case_id


@pytest.fixture
def graded(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """Auditors of three agencies grade their own part."""
    with WorkshopFile.create(tmp_path / "own.casewalk", clock=clock) as file:
        take_tool(file, other_audit("family-sexual-abuse"))
        prepare.keep_rows(file, "add", [Case("Child A")])
        names = ("School", "Police", "Health")
        prepare.keep_rows(file, "add", [Agency(name) for name in names])
        yield file


def at(file: WorkshopFile) -> Point:
    return Point(file.all(Question, "key = '5'")[0].id)


def judge(file: WorkshopFile, agency: str, key: str) -> None:
    question = file.all(Question, "key = '5'")[0]
    known = file.all(Answer, "answer_set_id = ? AND key = ?", (question.answer_set_id, key))
    answer = known[0].id if known else None
    judge_part(file, case_id(file, "Child A"), at(file), agency_id(file, agency), answer)


def test_each_part_has_its_answer_and_one_undo_takes_it_back(graded: WorkshopFile) -> None:
    judge(graded, "School", "good")
    judge(graded, "Police", "inadequate")
    said = parts_words(snapshot(graded), case_id(graded, "Child A"), at(graded))
    assert said == "Own parts: School Good, Police Inadequate"
    assert graded.undo_label == "own part of Police at question 5 for Child A"
    graded.undo()
    assert len(graded.all(PartJudgement)) == 1
    judge(graded, "School", "")
    assert graded.all(PartJudgement) == []
    assert check(graded) == []


def test_the_unit_is_parts_and_they_are_printed_without_a_judgement_for_all(
    graded: WorkshopFile,
) -> None:
    judge(graded, "School", "good")
    judge(graded, "Police", "good")
    judge(graded, "Health", "inadequate")
    now = snapshot(graded)
    counted = {answer.key: count for answer, count in part_counts(now, at(graded)) if count}
    assert counted == {"good": 2, "inadequate": 1}
    assert "3 agencies' own parts: Good 2 · Inadequate 1" in counts_text(now, {}, Base.ALL)
    told = counts_table(now, {})["own parts"]
    assert isinstance(told, dict)
    assert told["5"]["good"] == 2
    assert now.judgements == ()


def test_parts_are_printed_with_the_case(graded: WorkshopFile) -> None:
    judge(graded, "School", "good")
    tool = snapshot(graded).tool
    first = tool.points[0]
    walk.agree(graded, case_id(graded, "Child A"), first, tool.answers_at(first)[0].id)
    assert "Own parts: School Good." in repr(case_summaries(full(graded)))


def test_a_question_that_goes_puts_the_parts_aside(graded: WorkshopFile) -> None:
    judge(graded, "School", "good")
    remove_part(graded, graded.all(Question, "key = '5'")[0], confirmed=True)
    (aside,) = graded.all(AnswerAside)
    assert (aside.key, aside.words) == ("5", "Good")
    assert graded.all(PartJudgement) == []


def test_an_agency_that_goes_takes_its_part(graded: WorkshopFile) -> None:
    judge(graded, "School", "good")
    prepare.remove_rows(graded, "remove", graded.all(Agency, "name = ?", ("School",)))
    assert graded.all(PartJudgement) == []
    graded.undo()
    assert len(graded.all(PartJudgement)) == 1


def test_words_are_no_judgement_of_a_part(tmp_path: Path) -> None:
    text = (FOLDER / "quality-of-a-review.toml").read_text(encoding="utf-8")
    path = tmp_path / "own.toml"
    path.write_text(text.replace('answers = "words"', 'answers = "words"\neach_agency = true', 1))
    with pytest.raises(Unreadable, match="its answer is not one of some"):
        read_tool(path)


def test_an_overall_that_no_part_supports_is_known(graded: WorkshopFile) -> None:
    case, point = case_id(graded, "Child A"), at(graded)
    question = graded.all(Question, "key = '5'")[0]
    answers = graded.all(Answer, "answer_set_id = ?", (question.answer_set_id,))
    number = {one.key: one.id for one in answers}
    assert not parts_apart(snapshot(graded), case, point, number["inadequate"]), "no part yet"
    judge(graded, "School", "good")
    judge(graded, "Police", "good")
    now = snapshot(graded)
    apart = parts_apart(now, case, point, number["inadequate"])
    assert [one.key for one in apart] == ["good", "good"]
    assert unsupported_words(now.tool.answer[number["inadequate"]], apart) == (
        "No part is “Inadequate”, nor do they lie around it: Good. Agree once more to leave it so."
    )
    assert not parts_apart(now, case, point, number["good"])
    judge(graded, "Health", "inadequate")
    assert not parts_apart(snapshot(graded), case, point, number["inadequate"])
