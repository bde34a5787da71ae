"""What moderates a room: an agency that says otherwise than its return, one that challenges."""

from dataclasses import replace

from core.acts.meetings import meeting_here
from core.acts.walk import place_words
from core.model.case import Agency, AnswerGiven
from core.model.changed import Changed
from core.model.changed_answer import ChangedAnswer
from core.model.fault import NotYet
from core.model.ids import AgencyId, AnswerId, CaseId
from core.model.note import Note, NoteKind
from core.model.tool import Answer, Item, Point
from core.store.file import WorkshopFile
from core.words import tr


def change_own_answer(
    file: WorkshopFile,
    case_id: CaseId,
    point: Point,
    agency_id: AgencyId,
    answer_id: AnswerId | None,
) -> Changed | None:
    """Keep what an agency says now beside what its return said; None is: as on its form.

    What is kept as said before stays the same however often it is changed. Raises NotYet for
    an agency whose return answers nothing there.
    """
    agency = file.get(Agency, agency_id)
    held = file.existing(
        ChangedAnswer(case_id, point.question_id, agency_id, item_id=point.item_id)
    )
    before = _on_the_form(file, case_id, point, agency_id)
    answer = file.get(Answer, answer_id) if answer_id is not None else None
    if agency is None:
        return None
    if before is None and not held.id:
        raise NotYet(
            tr("{agency} answered nothing here on its form.", agency=agency.name),
            tr("Nothing was changed."),
            tr("There is nothing it could change: note what it says as something heard."),
        )
    if before is not None and not held.id:
        held = replace(held, before=before.label, before_key=before.key)
    as_before = answer is None or answer.key == held.before_key
    given = replace(held, answer=answer.label, answer_key=answer.key) if answer else held
    if (as_before and not held.id) or (not as_before and given == held):
        return None
    place = place_words(file, case_id, point)
    label = tr("own answer of {agency} at {place}", agency=agency.name, place=place)
    with file.act(label) as act:
        if as_before:
            file.remove(held)
        else:
            file.put(replace(given, changed_at=file.clock().isoformat(timespec="seconds")))
    return act.news


def note_challenge(
    file: WorkshopFile, case_id: CaseId, point: Point | None, whose: AgencyId, whom: AgencyId
) -> Changed | None:
    """Keep that an agency challenged another on a case, at a question; words may follow."""
    agency, other = file.get(Agency, whose), file.get(Agency, whom)
    if agency is None or other is None or whose == whom:
        return None
    note = Note(
        NoteKind.CHALLENGE,
        "",
        case_id=case_id,
        question_id=point.question_id if point is not None else None,
        item_id=point.item_id if point is not None else None,
        agency_id=whose,
        challenged_id=whom,
        said_at=file.clock().isoformat(timespec="seconds"),
        meeting_id=meeting_here(file),
    )
    label = tr(
        "keep that {agency} challenged {other} on {place}",
        agency=agency.name,
        other=other.name,
        place=place_words(file, case_id, point) if point is not None else "",
    ).removesuffix(" ")
    with file.act(label) as act:
        file.put(note)
    return act.news


def _on_the_form(
    file: WorkshopFile, case_id: CaseId, point: Point, agency_id: AgencyId
) -> Answer | None:
    """Return what the agency's return answers at a point; nothing of a checklist as a whole."""
    where, asked = "question_id = ?", point.question_id
    items = file.all(Item, where, (asked,))
    found = [one for one in items if point.item_id in (None, one.id)]
    if len(found) != 1:
        return None
    given = file.all(
        AnswerGiven,
        "case_id = ? AND agency_id = ? AND item_id = ?",
        (case_id, agency_id, found[0].id),
    )
    return file.get(Answer, given[0].answer_id) if given else None
