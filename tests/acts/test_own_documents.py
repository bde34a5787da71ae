"""What makes documents one's own, and what agencies correct in them."""

import pytest

from core.acts.own_documents import (
    as_shipped,
    keep_correction,
    keep_figures,
    leave_part_out,
    order_parts,
    take_own_number,
    write_own_words,
)
from core.model.fault import NotYet
from core.model.own_document import (
    Correction,
    CorrectionState,
    DocumentPart,
    FiguresOut,
    OwnNumber,
    own_numbers,
    parts_of,
)
from core.store.file import WorkshopFile
from tests.small import agency_id


def test_own_words_are_one_step_of_undo_and_go_when_they_are_emptied(file: WorkshopFile) -> None:
    write_own_words(file, "report", "found", "We looked")
    write_own_words(file, "report", "found", "We looked at eight plans.")
    assert [one.words for one in file.all(DocumentPart)] == ["We looked at eight plans."]
    write_own_words(file, "report", "found", "")
    assert file.all(DocumentPart) == []
    file.undo()
    assert file.all(DocumentPart) == []
    file.redo()
    assert file.all(DocumentPart) == []


def test_parts_left_out_and_moved_come_back_as_they_were_and_keep_their_words(
    file: WorkshopFile,
) -> None:
    write_own_words(file, "report", "limits", "Read with care.")
    leave_part_out(file, "report", "limits")
    order_parts(file, "report", ("limits", "found"))
    held = parts_of(file.all(DocumentPart), "report")
    assert held["limits"].left_out
    assert [held[key].position for key in ("limits", "found")] == [1, 2]
    as_shipped(file, "report")
    (kept,) = file.all(DocumentPart)
    assert (kept.part, kept.words, kept.left_out, kept.position) == (
        *("limits", "Read with care."),
        *(False, 0),
    )
    file.undo()
    assert parts_of(file.all(DocumentPart), "report") == held


def test_a_live_number_is_taken_anew_and_let_go_with_its_words(file: WorkshopFile) -> None:
    number = OwnNumber('{"counted":"returns"}', "71.4% (15 of 21)")
    write_own_words(file, "report", "found", "In 71.4% (15 of 21) it was so.", (number,))
    take_own_number(file, "report", "found", number, "66.7% (14 of 21)")
    (held,) = file.all(DocumentPart)
    assert held.words == "In 66.7% (14 of 21) it was so."
    assert [one.shown for one in own_numbers(held)] == ["66.7% (14 of 21)"]
    write_own_words(file, "report", "found", "In most it was so.")
    assert own_numbers(file.all(DocumentPart)[0]) == ()


def test_a_number_is_no_part_of_a_longer_one(file: WorkshopFile) -> None:
    few, most = OwnNumber("few", "1 of 12 cases"), OwnNumber("most", "11 of 12 cases")
    write_own_words(file, "report", "found", "11 of 12 cases met it, 1 of 12 cases did not.")
    write_own_words(file, "report", "found", "11 of 12 cases met it.", (few, most))
    (held,) = file.all(DocumentPart)
    assert own_numbers(held) == (most,)
    write_own_words(file, "report", "found", "11 of 12 cases did, 1 of 12 cases not.", (few, most))
    take_own_number(file, "report", "found", few, "2 of 12 cases")
    (held,) = file.all(DocumentPart)
    assert held.words == "11 of 12 cases did, 2 of 12 cases not."


def test_a_correction_says_something_and_is_refused_with_a_reason_only(
    file: WorkshopFile,
) -> None:
    police = agency_id(file, "Police")
    with pytest.raises(NotYet):
        keep_correction(file, Correction(police, "feedback", "1.2", " "))
    keep_correction(file, Correction(police, "feedback", "1.2", "It was May."))
    (held,) = file.all(Correction)
    with pytest.raises(NotYet):
        keep_correction(file, _answered(held, CorrectionState.NOT_ACCEPTED))
    keep_correction(file, _answered(held, CorrectionState.NOT_ACCEPTED, "The file says April."))
    assert file.all(Correction)[0].reason == "The file says April."


def _answered(one: Correction, state: CorrectionState, reason: str = "") -> Correction:
    return Correction(
        one.agency_id, one.document, one.paragraph, one.says, state, reason, id=one.id
    )


def test_figures_that_left_take_the_place_of_those_before(file: WorkshopFile) -> None:
    keep_figures(file, [FiguresOut("report", "panel", '{"a":"1"}')])
    keep_figures(file, [FiguresOut("report", "panel", '{"a":"2"}')])
    keep_figures(file, [FiguresOut("report", "board", '{"a":"2"}')])
    step = file.undo_step
    assert step is None or "figures" not in step.label
    assert [(one.audience, one.figures) for one in file.all(FiguresOut)] == [
        ("panel", '{"a":"2"}'),
        ("board", '{"a":"2"}'),
    ]
