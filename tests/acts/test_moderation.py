"""An agency says otherwise than its return, one challenges another: both kept and counted."""

from dataclasses import replace

import pytest

from core.acts.heard import change_note
from core.acts.moderation import change_own_answer, note_challenge
from core.acts.tool_parts import remove_part
from core.counting.moderation import challenge_pairs, own_moves
from core.documents.audience import for_audience
from core.documents.report.counted import ReportCounts
from core.documents.report.limits import limits_blocks
from core.model.aside import AnswerAside
from core.model.audience import Audience, AudienceKind
from core.model.case import Agency
from core.model.changed_answer import ChangedAnswer
from core.model.fault import NotYet
from core.model.ids import AnswerId
from core.model.note import Note
from core.model.tool import Answer, Point, Question
from core.queries.documents import full
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.tables.make_one import make_one
from core.wording.moderation import (
    challenge_pairs_words,
    challenges_words,
    changed_words,
    heard_words,
    own_moved_words,
    own_movers_words,
    own_moves_words,
)
from tests.small import agency_id, case_id


def at(file: WorkshopFile) -> Point:
    return Point(file.all(Question, "key = '2'")[0].id)


def answer(file: WorkshopFile, key: str) -> AnswerId:
    question = file.all(Question, "key = '2'")[0]
    return file.all(Answer, "answer_set_id = ? AND key = ?", (question.answer_set_id, key))[0].id


def change(file: WorkshopFile, name: str, key: str | None) -> None:
    given = answer(file, key) if key else None
    change_own_answer(file, case_id(file, "Child A"), at(file), agency_id(file, name), given)


def test_what_a_return_said_is_kept_beside_what_its_agency_says_now(file: WorkshopFile) -> None:
    change(file, "Police", "not_applicable")
    change(file, "Police", "yes")
    change(file, "Health", "no")
    case = case_id(file, "Child A")
    found = own_moves(snapshot(file))
    assert (found.moved, found.better, found.worse) == (2, 1, 1)
    said = changed_words(snapshot(file), case, at(file))
    assert said == "Changed in the room: Police from No to Yes, Health from Yes to No."
    assert own_moves_words(snapshot(file)).startswith(
        "In the room agencies moved from 2 answers of their own (1 to a better answer, 1 to a"
    )
    assert "Police 1 (1 to a better answer)" in own_movers_words(snapshot(file))
    assert own_moves(snapshot(file), point=at(file)).moved == 2
    assert own_moved_words(own_moves(snapshot(file), agency_id(file, "Police"))) == (
        "In the room 1 agency's answer moved: 1 to a better answer"
    )
    assert file.undo_label == "own answer of Health at question 2 for Child A"
    change(file, "Health", "yes")  # as on its form again
    change(file, "Police", None)
    assert not file.all(ChangedAnswer)
    file.undo()
    assert [(one.before, one.answer) for one in file.all(ChangedAnswer)] == [("No", "Yes")]


def test_who_answered_nothing_has_nothing_to_change(file: WorkshopFile) -> None:
    with pytest.raises(NotYet, match="Schools answered nothing here"):
        change(file, "Schools", "yes")


def test_who_challenged_whom_is_a_note_that_may_do_without_words(file: WorkshopFile) -> None:
    health, police, schools = (agency_id(file, one) for one in ("Health", "Police", "Schools"))
    case = case_id(file, "Child A")
    note_challenge(file, case, at(file), schools, police)
    note_challenge(file, case, at(file), health, police)
    note_challenge(file, case, at(file), police, police)  # nobody challenges itself
    first = next(one for one in file.all(Note) if one.challenged_id)
    assert heard_words(snapshot(file), first) == "Schools challenged Police"
    change_note(file, replace(first, text="Why no strategy meeting?"))
    now = snapshot(file)
    assert heard_words(now, now.notes[-2]) == "Schools challenged Police: Why no strategy meeting?"
    assert challenges_words(now) == "Agencies challenged one another 2 times on 1 case."
    assert (
        challenge_pairs_words(now)
        == "Who challenged whom: Health to Police 1; Schools to Police 1."
    )
    agencies = {one.id: one for one in file.all(Agency)}
    make_one(file, agencies[schools], agencies[health])
    assert [(one.id, count) for one, _, count in challenge_pairs(snapshot(file))] == [(schools, 2)]
    file.undo()
    assert check(file) == []


@pytest.mark.parametrize("kind", [one for one in AudienceKind if one is not AudienceKind.PANEL])
def test_only_the_panel_reads_who_challenged_whom_and_on_what(
    file: WorkshopFile, kind: AudienceKind
) -> None:
    case, health, police = (
        case_id(file, "Child A"),
        agency_id(file, "Health"),
        agency_id(file, "Police"),
    )
    note_challenge(file, case, at(file), health, police)
    change_note(file, replace(snapshot(file).notes[-1], text="Zebrafinch"))
    everything = full(file)
    said = [line(block) for block in limits_blocks(ReportCounts(everything))]
    assert any("Who challenged whom: Health to Police 1." in words for words in said)
    theirs = for_audience(everything, Audience(kind, health))
    assert "Zebrafinch" not in str(theirs.now.notes)
    assert all(one.challenged_id is None for one in theirs.now.notes)
    told = [line(block) for block in limits_blocks(ReportCounts(theirs))]
    assert not any("Who challenged whom" in words for words in told)
    assert any("challenged one another" in words for words in told) is (kind is AudienceKind.BOARD)


def line(block: object) -> str:
    """Return what a block says, whatever it is."""
    return " ".join(str(one.text) for one in getattr(block, "words", ()))


def test_what_was_changed_at_a_question_that_goes_is_put_aside(file: WorkshopFile) -> None:
    change(file, "Police", "yes")
    remove_part(file, file.all(Question, "key = '2'")[0], confirmed=True)
    assert not file.all(ChangedAnswer)
    assert ("Said in the room: Was it overseen?", "Yes") in {
        (one.asked, one.words) for one in file.all(AnswerAside)
    }
    assert check(file) == []
