"""What the room writes beside a question or theme, each text under its heading."""

from dataclasses import replace

from core.acts.meetings import meeting_here
from core.acts.walk import place_words
from core.model.case import Case
from core.model.changed import Changed
from core.model.headed import HeadedText, TextPlace
from core.model.ids import CaseId, MeetingId
from core.model.tool import Point
from core.store.file import WorkshopFile
from core.words import tr


def write_text(file: WorkshopFile, case_id: CaseId, place: TextPlace, text: str) -> Changed | None:
    """Keep a headed text as typed so far; the typing of one is one step of undo.

    Blanks alone are no text.
    """
    held = file.existing(HeadedText(case_id, place.heading, "", place.question_id, place.theme_id))
    if text == held.text or not (text.strip() or held.text):
        return None
    where = _where(file, case_id, place)
    label = tr("text beside {where}", where=where)
    with file.act(label, f"text {place.heading} {where}") as act:
        if text.strip():
            file.put(replace(held, text=text, meeting_id=meeting_here(file)))
        else:
            file.remove(held)
    return act.news


def set_text_meeting(
    file: WorkshopFile, case_id: CaseId, place: TextPlace, meeting_id: MeetingId | None
) -> Changed | None:
    """Say at which meeting a headed text was written, where it was noted wrong."""
    held = file.existing(HeadedText(case_id, place.heading, "", place.question_id, place.theme_id))
    if not held.id:
        return None
    where = _where(file, case_id, place)
    with file.act(tr("meeting of the text beside {where}", where=where)) as act:
        file.put(replace(held, meeting_id=meeting_id))
    return act.news


def _where(file: WorkshopFile, case_id: CaseId, place: TextPlace) -> str:
    """Return where a text stands without words that were typed: a label may be logged."""
    if place.question_id is not None:
        return place_words(file, case_id, Point(place.question_id))
    case = file.get(Case, case_id)
    if case is None:
        raise LookupError("no such case")
    return tr("a theme for {reference}", reference=case.reference)
