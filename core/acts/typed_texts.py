"""What somebody typed, written anew where a document says it: one act, wherever it is kept."""

from dataclasses import replace
from typing import Any, Final

from core.acts.findings import change_finding
from core.acts.headed import write_text
from core.acts.heard import change_note
from core.acts.hypotheses import settle_hypothesis
from core.acts.letters import set_letter_text
from core.acts.own_documents import is_part_there, write_own_words
from core.acts.plan import change_action, change_recommendation
from core.acts.prepare import keep_rows, set_audit
from core.acts.standards import keep_standards
from core.acts.theme_hour import change_card, change_hour, name_group
from core.acts.walk import give_reason, record_view
from core.model.audit import Audit, Hypothesis
from core.model.case import Agency, Case
from core.model.changed import Changed
from core.model.finding import Finding
from core.model.headed import HeadedText, TextPlace
from core.model.household import KeyDate
from core.model.ids import NEW
from core.model.judgement import DifferingView, Judgement
from core.model.letter import LetterText
from core.model.note import Note
from core.model.own_document import DocumentPart
from core.model.plan import Action, Recommendation
from core.model.standard import Standard
from core.model.theme_hour import HourCard, HourGroup, ThemeHour
from core.model.tool import Item, Question, Theme
from core.model.typed_text import TypedText
from core.model.voices import FamilyVoice, LeaderTalk, MeetingObserved
from core.store.file import WorkshopFile
from core.words import later, tr

_LISTED: Final = {
    Case: later("write the outline of {a case}"),
    KeyDate: tr("change a key date"),
    FamilyVoice: tr("change what a family said"),
    MeetingObserved: tr("change a meeting observed"),
    LeaderTalk: tr("change a talk with a leader"),
}
"""What changing one of a list is called."""


_GOES_WHEN_EMPTY: Final = (DocumentPart, HeadedText, Judgement, DifferingView, LetterText)
"""Rows that may be gone while nothing is typed in them, and come again with the next word."""


def row_of(file: WorkshopFile, typed: TypedText, before: Any = None) -> Any:
    """Return the row that holds a text; None where it is gone for good.

    One that went because it was empty is as it was *before*, without the words.
    """
    row = file.get(typed.kind, typed.id)
    if row is None and type(before) in _GOES_WHEN_EMPTY and _has_its_place(file, before):
        return file.existing(replace(before, id=NEW, **{typed.field: ""}))
    return row


def _has_its_place(file: WorkshopFile, row: Any) -> bool:
    """Return whether what a row stands beside is in the audit: its case, its question."""
    match row:
        case DocumentPart(part=part):
            return is_part_there(file, part)
        case LetterText():
            return True
        case DifferingView(judgement_id=number, agency_id=agency_id):
            beside: list[tuple[type[Any], int | None]] = [(Judgement, number), (Agency, agency_id)]
        case Judgement(case_id=case_id, question_id=question_id, item_id=item_id):
            beside = [(Case, case_id), (Question, question_id), (Item, item_id)]
        case HeadedText(case_id=case_id, question_id=question_id, theme_id=theme_id):
            beside = [(Case, case_id), (Question, question_id), (Theme, theme_id)]
    return all(number is None or file.get(kind, number) is not None for kind, number in beside)


def write_anew(
    file: WorkshopFile, typed: TypedText, words: str, before: Any = None
) -> Changed | None:
    """Keep other words of a text; typing that goes on is one step of undo.

    What each text refuses, it refuses here too: a note without words. *Before* is the
    row as it was when the writing began.
    """
    row = row_of(file, typed, before)
    if row is None or getattr(row, typed.field) == words:
        return None
    return _keep(file, replace(row, **{typed.field: words}), typed)


def _keep(file: WorkshopFile, row: Any, typed: TypedText) -> Changed | None:
    match row:
        case LetterText():
            return set_letter_text(file, row.part, row.text)
        case Finding():
            return change_finding(file, row)
        case Recommendation():
            return change_recommendation(file, row)
        case Action():
            return change_action(file, row)
        case Note():
            return change_note(file, row)
        case Audit():
            return set_audit(file, row)
        case Hypothesis():
            return settle_hypothesis(file, row)
        case Standard():
            return keep_standards(file, tr("change a standard"), [row], _merge(typed))
        case ThemeHour():
            return change_hour(file, row)
        case HourGroup():
            return name_group(file, row, row.title)
        case HourCard():
            return change_card(file, row, row.text)
        case Case() | KeyDate() | FamilyVoice() | MeetingObserved() | LeaderTalk():
            return keep_rows(file, tr(_LISTED[type(row)]), [row], _merge(typed))
    return _keep_found(file, row)


def _keep_found(file: WorkshopFile, row: Any) -> Changed | None:
    """Keep what is found again by what it stands beside."""
    match row:
        case DocumentPart(document=document, part=part):
            return write_own_words(file, document, part, row.words)
        case Judgement(case_id=case_id):
            return give_reason(file, case_id, row.point, row.reason)
        case HeadedText():
            place = TextPlace(row.heading, row.question_id, row.theme_id)
            return write_text(file, row.case_id, place, row.text)
        case DifferingView(judgement_id=number, agency_id=agency_id):
            held = file.get(Judgement, number)
            if held is None:
                return None
            return record_view(file, held.case_id, held.point, agency_id, note=row.note)
    raise LookupError(f"no act writes {type(row).__name__}")


def _merge(typed: TypedText) -> str:
    return f"{typed.kind.__name__.lower()} {typed.id} {typed.field}"
