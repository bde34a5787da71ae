"""The bases of an audit are those its counts have, as a whole and by agency, team and pathway."""

from itertools import starmap
from pathlib import Path

import pytest

from core.acts import bring_in
from core.counting.cuts import AnswersGrouped
from core.examples import build_example
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.queries.cuts import answers_grouped
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.careful_reader.audit import audit_bases
from core.wording.careful_reader.known import AuditBases
from core.wording.careful_reader.read import read_carefully
from core.wording.numbers import Unit
from core.words import CASE, Audited, use_word
from tests.people import people_audit


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> AuditBases:
    path = tmp_path_factory.mktemp("bases") / "audit.casewalk"
    build_example("cin", path)
    with WorkshopFile.open(path) as file:
        by_agency = starmap(AnswersGrouped, answers_grouped(file, by_case=False, by_agency=True))
        by_case = starmap(AnswersGrouped, answers_grouped(file, by_case=True, by_agency=False))
        return audit_bases(snapshot(file), by_agency, by_case)


def test_the_audit_of_2014_has_its_printed_bases(found: AuditBases) -> None:
    assert {24, 23, 22, 21, 20, 19} <= found.bases[Unit.RETURNS]
    assert found.most(Unit.RETURNS) == 24
    assert found.most(Unit.CASES) == 8
    assert {37, 28} <= found.bases[Unit.REQUESTS]
    assert {"yes", "don't know"} <= found.answers
    assert max(found.others["families"]) == 8
    assert found.others["participants"] == {15}
    assert 0 not in {base for bases in found.bases.values() for base in bases}


def test_a_sentence_that_names_a_question_is_read_beside_its_own_counts(found: AuditBases) -> None:
    for wrong, words in (
        ("Question 5 is answered yes in 15 of 20 returns (75.0%).", "15 of 20"),
        ("Question 2 is met in 75.0% of returns.", "75.0%"),
        ("Overseen in supervision: 15 of 20 returns say yes.", "15 of 20"),
        ("All returns say yes to question 5.", "All returns"),
        ("1f is on the file in 13 of 24 returns.", "13 of 24"),
        ("Question 6 is settled yes in 7 of 8 cases.", "7 of 8"),
    ):
        assert [mark.words_in(wrong) for mark in read_carefully(wrong, found)] == [words], wrong


def test_of_some_returns_or_of_two_questions_a_sentence_is_believed(found: AuditBases) -> None:
    for right in (
        "Question 5 is answered yes in 14 of 23 returns, and no in 9.",
        "Question 2 is met in 66.7% of returns where it applies, 60.9% of all.",
        "Most returns say yes to question 5.",
        "Question 8 is answered yes or no by 10 of 24 returns.",
        "1f is on the file in 14 of 24 returns, and 1g in 13 of 24.",
        "Question 4: 10 of 12 returns say yes where the plan is on file.",
        "Questions 4 and 5 are answered yes in 15 of 20 and 14 of 23.",
        "In question 5, social care says yes in 15 of 20 returns.",
        "Question 5 was answered yes in 15 of 20 returns in the earlier audit.",
    ):
        assert not read_carefully(right, found), right


def test_where_each_child_is_asked_about_the_brothers_and_sisters_are_children_too(
    tmp_path: Path, clock: Clock
) -> None:
    said = {"1": "0=yes 1=no 2=yes"}
    with people_audit(tmp_path / "people.casewalk", clock) as file:
        drafts = [ReturnDraft("Child A", name, "", said, {}) for name in ("Health", "Police")]
        bring_in.take_returns(file, Draft("two.csv", tuple(drafts)))
        known = audit_bases(snapshot(file), (), ())
    use_word(Audited("child", "children"))
    try:
        assert not read_carefully("4 of 6 children were seen alone.", known)
        (mark,) = read_carefully("9 of 12 children were seen alone.", known)
        assert mark.words_in("9 of 12 children were seen alone.") == "9 of 12"
    finally:
        use_word(CASE)
