"""What is heard is kept at once, can be re-filed, and a concern stays open until told."""

from dataclasses import replace

import pytest

from core.acts import heard, prepare
from core.documents.summaries import case_summaries
from core.model.case import Case
from core.model.fault import NotYet
from core.model.ids import CaseId
from core.model.note import Note, NoteCase, NoteKind
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.people import place
from core.wording.removal import loss_of
from tests.conftest import NOON
from tests.small import case_id


def only(file: WorkshopFile) -> Note:
    """Return the only note there is."""
    (note,) = file.all(Note)
    return note


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (NoteKind.STRENGTH, "keep a strength for Child A"),
        (NoteKind.IMPROVEMENT, "keep an improvement for Child A"),
        (NoteKind.OBSERVATION, "keep an observation for Child A"),
        (NoteKind.COMMENT, "keep a practitioner comment for Child A"),
        (NoteKind.CONCERN, "keep an immediate concern for Child A"),
    ],
)
def test_every_kind_is_kept_with_its_time_and_name(
    file: WorkshopFile, kind: NoteKind, label: str
) -> None:
    news = heard.add_note(file, Note(kind, "  said so \n", case_id=case_id(file, "Child A")))
    assert news is not None
    assert news.label == label
    assert (only(file).text, only(file).said_at) == ("said so", NOON.isoformat())


def test_no_words_are_no_note(file: WorkshopFile) -> None:
    with pytest.raises(NotYet):
        heard.add_note(file, Note(NoteKind.STRENGTH, " \n"))
    heard.add_note(file, Note(NoteKind.STRENGTH, "words"))
    with pytest.raises(NotYet, match="needs words"):
        heard.change_note(file, replace(only(file), text=""))
    assert only(file).text == "words"


def test_editing_is_one_step_and_refiling_moves_the_note(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.STRENGTH, "words", case_id=case_id(file, "Child A")))
    first = only(file)
    for text in ("words a", "words and more"):
        heard.change_note(file, replace(first, text=text))
    heard.change_note(file, replace(only(file), case_id=case_id(file, "Child B")))
    assert snapshot(file).notes_on(case_id(file, "Child A")) == ()
    file.undo()
    assert (only(file).text, only(file).case_id) == ("words and more", first.case_id)
    file.undo()
    assert only(file) == first


def test_a_note_of_several_cases_is_one_and_stands_under_each(
    file: WorkshopFile, case: CaseId
) -> None:
    heard.add_note(file, Note(NoteKind.IMPROVEMENT, "Nobody rang back", case_id=case))
    (note,), other = file.all(Note), case_id(file, "Child B")
    heard.share_note(file, note, other)
    now = snapshot(file)
    assert now.notes_on(case) == now.notes_on(other) == now.notes == (note,)
    assert place(now, note) == "Child A and Child B"
    assert full(file).now.cases_of_note(note) == (case, other)
    printed = [str(section) for section in case_summaries(full(file)).sections]
    assert [text.count("Nobody rang back") for text in printed] == [1, 1]
    heard.change_note(file, replace(note, case_id=other))
    assert snapshot(file).cases_of_note(file.all(Note)[0]) == (other,)
    file.undo()
    assert snapshot(file).cases_of_note(note) == (case, other)
    heard.share_note(file, note, other)
    assert not file.all(NoteCase)


def test_when_a_case_is_removed_what_it_shared_stays_with_the_other(
    file: WorkshopFile, case: CaseId
) -> None:
    other = case_id(file, "Child B")
    heard.add_note(file, Note(NoteKind.IMPROVEMENT, "Nobody rang back", case_id=case))
    heard.share_note(file, file.all(Note)[0], other)
    held = file.all(Case, "id = ?", (case,))
    assert "note" not in str(loss_of(snapshot(file), held))
    prepare.remove_rows(file, "remove a case", held)
    assert [one.case_id for one in file.all(Note)] == [other]
    file.undo()
    with file.act("a third case"):
        third = CaseId(file.put(Case("Child C")))
    heard.share_note(file, file.all(Note)[0], third)
    prepare.remove_rows(file, "remove two", file.all(Case, "id IN (?, ?)", (case, other)))
    assert [one.case_id for one in file.all(Note)] == [third], "with the one that is left"
    for _ in range(3):
        file.undo()
    assert snapshot(file).cases_of_note(file.all(Note)[0]) == (case, other)


def test_a_note_removed_comes_back(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.STRENGTH, "words"))
    note = only(file)
    heard.remove_note(file, note)
    assert file.all(Note) == []
    file.undo()
    assert only(file) == note


def test_a_concern_is_open_until_all_three_parts_are_there(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.CONCERN, "bruise not followed up"))
    for told, at, did in (("", "", ""), ("Team manager", "", ""), ("Team manager", "11:55", " ")):
        heard.pass_on(file, only(file), told, at, did)
        assert only(file).is_open
    assert len(snapshot(file).open_concerns()) == 1
    heard.pass_on(file, only(file), "Team manager", "11:55", "Called the duty team")
    assert not only(file).is_open
    file.undo()
    assert (only(file).told, only(file).told_at) == ("Team manager", "11:55")
    file.undo()
    file.undo()
    assert only(file).told == ""


def test_when_a_concern_was_passed_on_has_to_be_a_time(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.CONCERN, "bruise not followed up"))
    heard.pass_on(file, only(file), "Team manager", "1155", "")
    before = only(file)
    assert before.told_at == "11:55"
    with pytest.raises(NotYet, match="“25:99” is not a time"):
        heard.pass_on(file, before, "Team manager", "25:99", "Called")
    assert only(file) == before


def test_a_time_from_an_older_hand_stays_while_the_rest_is_recorded(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.CONCERN, "bruise not followed up", told_at="about noon"))
    heard.pass_on(file, only(file), "Team manager", "about noon", "Called")
    assert (only(file).told_at, only(file).is_open) == ("about noon", False)


def test_a_concern_carried_as_open_needs_a_reason(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.CONCERN, "bruise not followed up"))
    with pytest.raises(NotYet, match="needs a reason"):
        heard.carry(file, only(file), "  ")
    assert only(file).must_settle
    heard.carry(file, only(file), "The manager is called at four")
    assert only(file).is_open
    assert not only(file).must_settle


def test_a_comment_is_chosen_for_the_room_and_taken_from_it(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.COMMENT, "nobody rang back", role="Health visitor"))
    heard.choose_for_room(file, only(file), True)
    assert only(file).chosen
    assert heard.choose_for_room(file, only(file), True) is None
    heard.choose_for_room(file, only(file), False)
    assert not only(file).chosen


def test_a_note_keeps_the_time_it_brings_along(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.STRENGTH, "words", said_at="2014-04-09T09:41:00"))
    assert only(file).said_at == "2014-04-09T09:41:00"


def test_a_note_about_no_case_is_named_without_one(file: WorkshopFile) -> None:
    news = heard.add_note(file, Note(NoteKind.IMPROVEMENT, "words"))
    assert news is not None
    assert news.label == "keep an improvement"
    news = heard.change_note(file, replace(only(file), text="other words"))
    assert news is not None
    assert news.label == "change an improvement"
    news = heard.remove_note(file, only(file))
    assert news is not None
    assert news.label == "remove an improvement"


def test_each_note_edited_is_a_step_of_its_own(file: WorkshopFile) -> None:
    for words in ("one", "two"):
        heard.add_note(file, Note(NoteKind.STRENGTH, words))
    first, second = file.all(Note)
    heard.change_note(file, replace(first, text="one more"))
    heard.change_note(file, replace(second, text="two more"))
    file.undo()
    assert [note.text for note in file.all(Note)] == ["one more", "two"]


def test_a_concern_carried_can_be_taken_up_again(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.CONCERN, "bruise not followed up"))
    heard.carry(file, only(file), "  The manager is called at four \n")
    assert only(file).carried == "The manager is called at four"
    news = heard.reopen_concern(file, only(file))
    assert news is not None
    assert only(file).must_settle
    file.undo()
    assert not only(file).must_settle


WHOLE = Note(NoteKind.CONCERN, "bruise", told="Manager", told_at="12:05", did="Called")


@pytest.mark.parametrize(
    "lacking",
    [replace(WHOLE, told=""), replace(WHOLE, told_at=""), replace(WHOLE, did="")],
    ids=["who was told", "when", "what they did"],
)
def test_a_concern_is_open_while_one_part_is_missing(lacking: Note) -> None:
    assert not WHOLE.is_open
    assert lacking.is_open


def test_only_a_concern_is_ever_open() -> None:
    others = [Note(kind, "words") for kind in NoteKind if kind is not NoteKind.CONCERN]
    assert not any(note.is_open or note.must_settle for note in others)


def test_what_is_recorded_of_a_concern_is_tidied(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.CONCERN, "bruise not followed up"))
    heard.pass_on(file, only(file), "  Manager ", " 9.05 ", " Called\n")
    held = only(file)
    assert (held.told, held.told_at, held.did) == ("Manager", "09:05", "Called")


def test_the_recording_of_one_concern_is_one_step(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.CONCERN, "bruise not followed up"))
    before = only(file)
    for told in ("M", "Ma", "Manager"):
        heard.pass_on(file, only(file), told, "", "")
    file.undo()
    assert only(file) == before


def test_a_time_wiped_is_gone(file: WorkshopFile) -> None:
    heard.add_note(
        file, Note(NoteKind.CONCERN, "bruise", told="Manager", told_at="12:05", did="Rang")
    )
    heard.pass_on(file, only(file), "Manager", "", "Rang")
    assert only(file).told_at == ""
    assert only(file).is_open


def test_choosing_for_the_room_is_named_for_what_it_does(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.COMMENT, "nobody rang back"))
    labels = []
    for chosen in (True, False):
        news = heard.choose_for_room(file, only(file), chosen)
        assert news is not None
        labels.append(news.label)
    assert labels == ["choose a comment for the room", "keep a comment from the room"]
