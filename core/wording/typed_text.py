"""What a text is called that is written in where a page says it."""

from typing import Any, Final

from core.model.audit import Audit, Hypothesis
from core.model.case import Case
from core.model.concluded import action_numbers, finding_numbers, recommendation_numbers
from core.model.finding import Finding
from core.model.headed import HeadedText
from core.model.household import KeyDate
from core.model.ids import CaseId
from core.model.judgement import DifferingView, Judgement
from core.model.letter import LetterText
from core.model.note import Note
from core.model.own_document import DocumentPart
from core.model.plan import Action, Recommendation
from core.model.snapshot import Snapshot
from core.model.standard import Standard
from core.model.theme_hour import HourCard, HourGroup, ThemeHour
from core.model.typed_text import TypedText
from core.model.voices import FamilyVoice, LeaderTalk, MeetingObserved
from core.words import later, tr

_OF_FINDING: Final = {
    "text": later("Finding {number}"),
    "detail": later("What finding {number} says further"),
    "challenge": later("Challenge of finding {number}"),
    "call_to_act": later("What to do after finding {number}"),
    "reflection": later("Question of finding {number} to reflect on"),
}
_OF_ACTION: Final = {
    "text": later("Action {number}"),
    "measure": later("How action {number} will be known"),
    "done": later("What was done for action {number}"),
}
_OF_AUDIT: Final = {
    "subject": tr("What the audit looks at"),
    "terms": tr("What the audit is for"),
    "sample_note": later("How the {cases} were chosen"),
    "confidentiality": tr("Confidentiality statement"),
}
_ALONE: Final[dict[type[Any], str]] = {
    DocumentPart: tr("Your own words"),
    Hypothesis: tr("What was to be tested"),
    FamilyVoice: tr("What a family said"),
    MeetingObserved: tr("Meeting observed"),
    LeaderTalk: tr("Talk with a leader"),
    LetterText: tr("Words of the letters"),
    ThemeHour: tr("Question of the theme hour"),
    HourGroup: tr("Group of the theme hour"),
    HourCard: tr("Card of the theme hour"),
}


def text_name(now: Snapshot, typed: TypedText, row: Any) -> str:
    """Return what a text is, for whoever writes in it: "Challenge of finding 2"."""
    match row:
        case Finding():
            return tr(_OF_FINDING[typed.field], number=finding_numbers(now).get(row.id, ""))
        case Recommendation():
            numbers = recommendation_numbers(now)
            return tr("Recommendation {number}", number=numbers.get(row.id, ""))
        case Action():
            return tr(_OF_ACTION[typed.field], number=action_numbers(now).get(row.id, ""))
        case Audit():
            return tr(_OF_AUDIT[typed.field])
        case Standard():
            return tr("Standard {number}", number=row.number)
        case Note():
            return _of_case(now, row.kind.word, row.case_id)
        case Case():
            return _of_case(now, tr("Outline"), row.id)
        case KeyDate():
            return _of_case(now, tr("Key date"), row.case_id)
        case Hypothesis() if typed.field == "reason":
            return tr("Why this outcome")
    return _at_a_place(now, row) or _ALONE[type(row)]


def _at_a_place(now: Snapshot, row: Any) -> str:
    match row:
        case Judgement():
            key = now.tool.key_at(row.point)
            return _of_case(now, tr("Reason at {question}", question=key), row.case_id)
        case DifferingView():
            agency = now.agency.get(row.agency_id)
            name = now.short_name(agency) if agency is not None else ""
            return tr("Differing view of {agency}", agency=name)
        case HeadedText():
            return _of_case(now, tr("Text beside a question"), row.case_id)
    return ""


def _of_case(now: Snapshot, what: str, case_id: CaseId | None) -> str:
    case = now.case.get(case_id) if case_id is not None else None
    return tr("{what}, {reference}", what=what, reference=case.reference) if case else what
