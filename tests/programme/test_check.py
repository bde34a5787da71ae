"""Every text passes a check before it leaves: what is of a case never does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.acts.leaving import settle
from core.model.audience import AudienceKind
from core.model.audit import Participant
from core.model.case import Agency, AnswerComment, Case
from core.model.clock import Clock
from core.model.ids import QuestionId, ReturnId
from core.model.snapshot import FullSnapshot
from core.programme.check import LeavingText, accepts, check_texts, leaves_out
from core.programme.own_words import WordsOfCases
from core.queries.documents import full
from core.review.texts import DocumentText
from core.store.file import WorkshopFile
from tests.small import small_audit

OUTLINE = "The family moved house twice while the plan was being written and nobody was told."
COMMENT = "Mother was not at home, again."


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with small_audit(tmp_path / "a.casewalk", clock) as file:
        fill(file)
        yield file


def fill(file: WorkshopFile) -> None:
    with file.act("fill"):
        file.put(Case("Linden 14", outline=OUTLINE, position=9))
        file.put(Participant("Chair", name="Ottoline Brambleby"))
        file.put(Agency("Hospital", contact="Named nurse Hortensia", mail="h@trust.test"))
        case, agency = file.all(Case)[0].id, file.all(Agency)[0].id
        question = QuestionId(file.query("SELECT id FROM questions LIMIT 1")[0][0])
        returned = ReturnId(file.query("SELECT id FROM returns LIMIT 1")[0][0])
        file.put(AnswerComment(returned, case, agency, question, COMMENT))


def read(file: WorkshopFile) -> FullSnapshot:
    return full(file, with_comments=True)


def leaving(text: str, *, may_stay: bool = True) -> LeavingText:
    return LeavingText(text, DocumentText("", "Finding 1", told=True), may_stay)


@pytest.mark.parametrize(
    "text",
    [
        "As in Linden 14, nothing was done.",
        "As in linden-14 nothing was done.",
        "As in LINDEN  14’s plan.",
        "Child A was seen late.",
        "The children’s plan, see child\u00a0a.",
        "Ottoline said it first.",
        "as brambleby said",
        "Ask the Named nurse Hortensia first.",
        "Write to H@trust.test.",
        f"We found: {OUTLINE}",
        "The  FAMILY moved house twice – while the plan was late.",
        f"One wrote “{COMMENT}”",
    ],
)
def test_what_is_of_a_case_or_a_person_stops_what_would_leave(
    file: WorkshopFile, text: str
) -> None:
    found = check_texts(read(file), [leaving(text)])
    assert found.left
    assert all(one.words.startswith("Finding 1") for one in found.left)


@pytest.mark.parametrize(
    "text",
    [
        "Plans are not shared in time with all who need them.",
        "Children are seen, and what they say is written down.",
        "The family moved house twice.",
        "Health and police met too late.",
    ],
)
def test_plain_words_pass(file: WorkshopFile, text: str) -> None:
    assert not check_texts(read(file), [leaving(text)]).left


def test_a_text_may_stay_here_and_then_nothing_of_it_is_left_to_settle(
    file: WorkshopFile,
) -> None:
    text = leaving("As in Linden 14, Ottoline said.")
    (first, *others) = check_texts(read(file), [text]).left
    assert others
    settle(file, leaves_out(first))
    found = check_texts(read(file), [text])
    assert (found.left, found.out) == ((), frozenset({text.text}))


def test_what_names_a_case_is_let_go_by_no_reason(file: WorkshopFile) -> None:
    text = leaving("As in Linden 14.", may_stay=False)
    one = check_texts(read(file), [text]).left[0]
    assert not one.may_accept
    settle(file, accepts(one, "It is a street."))
    settle(file, leaves_out(one))
    assert one in check_texts(read(file), [text]).left


def test_what_only_looks_like_a_name_is_let_go_with_a_reason(file: WorkshopFile) -> None:
    text = leaving("The Quillane way of working is known to all.")
    (one,) = check_texts(read(file), [text]).left
    assert one.may_accept
    settle(file, accepts(one, "It is a method."))
    assert not check_texts(read(file), [text]).left
    other = leaving("The Quillane family was late.")
    assert check_texts(read(file), [other]).left


def test_decisions_for_a_programme_hold_for_no_document(file: WorkshopFile) -> None:
    decision = leaves_out(check_texts(read(file), [leaving("As in Linden 14.")]).left[0])
    assert not any(decision.holds_for(kind) for kind in AudienceKind)


def test_seven_words_in_a_row_pass_and_eight_do_not(file: WorkshopFile) -> None:
    words = WordsOfCases(read(file))
    eight = " ".join(OUTLINE.split()[2:10])
    assert words.written_elsewhere(f"so {eight} so")
    assert not words.written_elsewhere(f"so {' '.join(eight.split()[:7])} so")


def test_the_same_words_in_two_texts_of_one_place_stop_both(file: WorkshopFile) -> None:
    one, two = leaving("Ottoline was late."), leaving("Later Ottoline was there.")
    found = check_texts(read(file), [one, two])
    assert {each.text.text for each in found.left} == {one.text, two.text}
