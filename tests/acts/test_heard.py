"""What is heard is kept at once, can be re-filed, and a concern stays open until told."""

from dataclasses import replace

import pytest

from core.acts import heard
from core.model.fault import NotYet
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from core.store.reading import snapshot
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
    news = heard.hear(file, Note(kind, "  said so \n", case_id=case_id(file, "Child A")))
    assert news is not None
    assert news.label == label
    assert (only(file).text, only(file).said_at) == ("said so", NOON.isoformat())


def test_no_words_are_no_note(file: WorkshopFile) -> None:
    with pytest.raises(NotYet):
        heard.hear(file, Note(NoteKind.STRENGTH, " \n"))
    heard.hear(file, Note(NoteKind.STRENGTH, "words"))
    with pytest.raises(NotYet, match="needs words"):
        heard.change_note(file, replace(only(file), text=""))
    assert only(file).text == "words"


def test_editing_is_one_step_and_refiling_moves_the_note(file: WorkshopFile) -> None:
    heard.hear(file, Note(NoteKind.STRENGTH, "words", case_id=case_id(file, "Child A")))
    first = only(file)
    for text in ("words a", "words and more"):
        heard.change_note(file, replace(first, text=text))
    heard.change_note(file, replace(only(file), case_id=case_id(file, "Child B")))
    assert snapshot(file).notes_on(case_id(file, "Child A")) == ()
    file.undo()
    assert only(file) == first


def test_a_note_removed_comes_back(file: WorkshopFile) -> None:
    heard.hear(file, Note(NoteKind.STRENGTH, "words"))
    note = only(file)
    heard.forget_note(file, note)
    assert file.all(Note) == []
    file.undo()
    assert only(file) == note


def test_a_concern_is_open_until_all_three_parts_are_there(file: WorkshopFile) -> None:
    heard.hear(file, Note(NoteKind.CONCERN, "bruise not followed up"))
    for told, at, did in (("", "", ""), ("Team manager", "", ""), ("Team manager", "12:05", " ")):
        heard.pass_on(file, only(file), told, at, did)
        assert only(file).is_open
    assert len(snapshot(file).open_concerns()) == 1
    heard.pass_on(file, only(file), "Team manager", "12:05", "Called the duty team")
    assert not only(file).is_open
    file.undo()
    assert only(file).told == ""


def test_when_a_concern_was_passed_on_has_to_be_a_time(file: WorkshopFile) -> None:
    heard.hear(file, Note(NoteKind.CONCERN, "bruise not followed up"))
    heard.pass_on(file, only(file), "Team manager", "1205", "")
    before = only(file)
    assert before.told_at == "12:05"
    with pytest.raises(NotYet, match="“25:99” is not a time"):
        heard.pass_on(file, before, "Team manager", "25:99", "Called")
    assert only(file) == before


def test_a_time_from_an_older_hand_stays_while_the_rest_is_recorded(file: WorkshopFile) -> None:
    heard.hear(file, Note(NoteKind.CONCERN, "bruise not followed up", told_at="about noon"))
    heard.pass_on(file, only(file), "Team manager", "about noon", "Called")
    assert (only(file).told_at, only(file).is_open) == ("about noon", False)


def test_a_concern_carried_as_open_needs_a_reason(file: WorkshopFile) -> None:
    heard.hear(file, Note(NoteKind.CONCERN, "bruise not followed up"))
    with pytest.raises(NotYet, match="needs a reason"):
        heard.carry(file, only(file), "  ")
    assert only(file).must_settle
    heard.carry(file, only(file), "The manager is called at four")
    assert only(file).is_open
    assert not only(file).must_settle


def test_a_comment_is_chosen_for_the_room_and_taken_from_it(file: WorkshopFile) -> None:
    heard.hear(file, Note(NoteKind.COMMENT, "nobody rang back", role="Health visitor"))
    heard.choose_for_room(file, only(file), True)
    assert only(file).chosen
    assert heard.choose_for_room(file, only(file), True) is None
    heard.choose_for_room(file, only(file), False)
    assert not only(file).chosen
