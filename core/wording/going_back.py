"""What was different then, beside what is now, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.model.agenda import AgendaEntry, Visit
from core.model.audit import Audit, Participant, ParticipantCase
from core.model.case import (
    Agency,
    AnswerComment,
    AnswerGiven,
    Case,
    KeptText,
    Request,
    Return,
    WorkedWith,
)
from core.model.changed import RowChange
from core.model.changed_answer import ChangedAnswer
from core.model.coding import Code, CodeUse
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.finding import EvidenceNamed, Finding, Source
from core.model.first_views import FirstRound, FirstView
from core.model.hand_out import HandBack, HandOut, HandOutCase, KnownRow, TableDifference
from core.model.headed import HeadedText
from core.model.house_style import HousePart
from core.model.household import CasePerson, KeyDate
from core.model.judgement import DifferingView, Judgement, JudgementState
from core.model.layers import LayerJudgement
from core.model.leaving import LeavingDecision
from core.model.left_note import LeftNote
from core.model.meeting import Meeting, MeetingCase
from core.model.note import Note, NoteCase
from core.model.own_document import Correction, DocumentPart, FiguresOut
from core.model.parts import PartJudgement
from core.model.plan import Action, ActionEntry, Recommendation
from core.model.published import ProgrammeChoice, Published
from core.model.snapshot import Snapshot
from core.model.standard import Standard
from core.model.steps import DayOff, ProcessStep
from core.model.theme_hour import HourCard, HourGroup, HourVote, ThemeHour
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved, SpeakingTurns
from core.wording.judged import answer_words
from core.wording.moderation import heard_words
from core.words import later, plural, tr

LISTED: Final = 60
"""So many lines are listed; of more, each case's are counted."""

_OTHERS: Final[dict[type, tuple[str, str]]] = {
    DifferingView: (later("differing view"), later("differing views")),
    PartJudgement: (later("judgement of an own part"), later("judgements of own parts")),
    FirstView: (later("first view"), later("first views")),
    ChangedAnswer: (later("answer changed in the room"), later("answers changed in the room")),
    FirstRound: (later("round of first views"), later("rounds of first views")),
    LayerJudgement: (later("judgement of an earlier layer"), later("judgements of earlier layers")),
    HeadedText: (later("text under a heading"), later("texts under headings")),
    Request: (later("request"), later("requests")),
    SpeakingTurns: (later("count of who has spoken"), later("counts of who has spoken")),
    WorkedWith: (later("note of who worked with it"), later("notes of who worked with it")),
    ThemeHour: (later("question of the theme hour"), later("questions of the theme hour")),
    HourGroup: (later("group of the theme hour"), later("groups of the theme hour")),
    HourCard: (later("card of the theme hour"), later("cards of the theme hour")),
    HourVote: (later("point of the theme hour"), later("points of the theme hour")),
    Return: (later("return"), later("returns")),
    AnswerGiven: (later("answer in a return"), later("answers in returns")),
    AnswerComment: (later("comment in a return"), later("comments in returns")),
    KeptText: (later("text kept with a return"), later("texts kept with returns")),
    HandOut: (later("table that was handed {cases}"), later("tables that were handed {cases}")),
    HandOutCase: (later("{case} at a table"), later("{cases} at tables")),
    HandBack: (later("file that was taken back"), later("files that were taken back")),
    KnownRow: (later("entry as a table had it"), later("entries as tables had them")),
    TableDifference: (later("difference between files"), later("differences between files")),
    Agency: (later("agency"), later("agencies")),
    Participant: (later("participant"), later("participants")),
    ParticipantCase: (later("{case} of a participant"), later("{cases} of participants")),
    EarlierAudit: (later("earlier audit"), later("earlier audits")),
    EarlierCount: (later("count of an earlier audit"), later("counts of earlier audits")),
    LeavingDecision: (later("decision on what leaves"), later("decisions on what leaves")),
    Published: (later("version that was published"), later("versions that were published")),
    ProgrammeChoice: (later("choice of a programme"), later("choices of a programme")),
    DocumentPart: (later("own part of a document"), later("own parts of documents")),
    FiguresOut: (later("document whose figures left"), later("documents whose figures left")),
    HousePart: (later("part of the documents' look"), later("parts of the documents' look")),
    Correction: (later("correction from an agency"), later("corrections from agencies")),
    NoteCase: (later("further {case} of a note"), later("further {cases} of notes")),
    LeftNote: (later("note on the tool"), later("notes on the tool")),
    Standard: (later("standard"), later("standards")),
    Meeting: (later("meeting"), later("meetings")),
    MeetingCase: (later("{case} of a meeting"), later("{cases} of meetings")),
    AgendaEntry: (later("line of the agenda"), later("lines of the agenda")),
    Audit: (later("detail of the audit"), later("details of the audit")),
    CasePerson: (later("person of {a case}"), later("people of {cases}")),
    KeyDate: (later("key date"), later("key dates")),
    FamilyAsked: (later("family asked"), later("families asked")),
    FamilyVoice: (later("family voice"), later("family voices")),
    MeetingObserved: (later("meeting observed"), later("meetings observed")),
    LeaderTalk: (later("talk with leaders"), later("talks with leaders")),
    ProcessStep: (later("step of the process"), later("steps of the process")),
    DayOff: (later("day off"), later("days off")),
    Finding: (later("finding"), later("findings")),
    EvidenceNamed: (later("piece of evidence"), later("pieces of evidence")),
    Code: (later("code"), later("codes")),
    CodeUse: (later("use of a code"), later("uses of codes")),
    Source: (later("document or survey"), later("documents and surveys")),
    Recommendation: (later("recommendation"), later("recommendations")),
    Action: (later("action"), later("actions")),
    ActionEntry: (later("note on an action"), later("notes on actions")),
}
_OTHER: Final = (later("other entry"), later("other entries"))


@dataclass(frozen=True, slots=True)
class PastDifference:
    """One line: what it is about, how it was then and is now; `rows` are what it stands for.

    `states` are what the two begin with where they were settled or not; `changed` is when
    what is now was settled or heard, as far as that is known.
    """

    heading: str
    what: str
    then: str
    now: str
    rows: tuple[tuple[type, int], ...] = ()
    states: tuple[str, str] = ("", "")
    changed: str = ""


def differences(now: Snapshot, rows: Iterable[RowChange]) -> list[PastDifference]:
    """Return what was different, by case: judgements, what was heard, cases; the rest counted."""
    found = [one for one in rows if one.kind is not Visit]
    names = _names_of_cases(now, found)
    lines = [line for one in found if (line := _line(now, names, one)) is not None]
    order = {case.reference: at for at, case in enumerate(now.every_case)}
    lines.sort(key=lambda line: (order.get(line.heading, len(order)), line.heading))
    if len(lines) > LISTED:
        lines = _counted(lines)
    return [*lines, *_others(found)]


def tied_to(
    lines: Sequence[PastDifference], together: Iterable[frozenset[tuple[type, int]]]
) -> list[frozenset[int]]:
    """Return for each line, by their places, the lines that can only go back with it."""
    place = {row: at for at, line in enumerate(lines) for row in line.rows}
    joined = {at: frozenset((at,)) for at in range(len(lines))}
    for rows in together:
        tied = {place[row] for row in rows if row in place}
        whole = frozenset[int]().union(*(joined[at] for at in tied))
        joined |= dict.fromkeys(whole, whole)
    return [joined[at] for at in range(len(lines))]


def differ_words(count: int, when: str = "") -> str:
    """Return how much was different, in words; *when* is the time that is looked at."""
    if not count and when:
        return tr("Now is as it was at {when}", when=when)
    if not count:
        return tr("Now is as it was then")
    return (
        tr("{things} differ", things=plural(count, "thing")) if count > 1 else tr("1 thing differs")
    )


def _names_of_cases(now: Snapshot, rows: Sequence[RowChange]) -> dict[int, str]:
    names: dict[int, str] = {case.id: case.reference for case in now.cases}
    for one in rows:
        if one.kind is Case and one.after is not None:
            names.setdefault(one.id, one.after.reference)
    return names


def _line(now: Snapshot, names: dict[int, str], one: RowChange) -> PastDifference | None:
    said: Any = one.after if one.after is not None else one.before
    row = ((one.kind, one.id),)
    if one.kind is Judgement:
        key = now.tool.key_at(said.point) if said.point in now.tool.points else ""
        what = tr("question {key}", key=key) if key else tr("a question")
        sides = [(_state(now, side), _reason(side)) for side in (one.after, one.before)]
        then, here = (". ".join(filter(None, side)) for side in sides)
        heading, states = names.get(said.case_id, ""), (sides[0][0], sides[1][0])
        changed = "" if one.before is None else one.before.settled_at
        return PastDifference(heading, what, then, here, row, states, changed)
    if one.kind is Note:
        heading = names.get(said.case_id, "") or tr("The day as a whole")
        then, here = _heard(now, one.after), _heard(now, one.before)
        changed = "" if one.before is None else one.before.said_at
        return PastDifference(heading, said.kind.word, then, here, row, changed=changed)
    if one.kind is Case:
        words = tr("Its details were others") if one.before and one.after else ""
        there, absent = tr("There"), tr("Not there")
        then = words or (there if one.after else absent)
        here = tr("As they are now") if words else (there if one.before else absent)
        return PastDifference(names.get(one.id, ""), tr("the {case} itself"), then, here, row)
    return None


def _state(now: Snapshot, judgement: Judgement | None) -> str:
    if judgement is None:
        return tr("Open")
    words = answer_words(now, judgement)
    return tr("Not settled") if judgement.state is JudgementState.DRAFT or not words else words


def _reason(judgement: Judgement | None) -> str:
    return "" if judgement is None else " ".join(judgement.reason.split())


def _heard(now: Snapshot, note: Note | None) -> str:
    return " ".join(heard_words(now, note).split()) if note is not None else tr("Not there")


def _counted(lines: Sequence[PastDifference]) -> list[PastDifference]:
    rows: dict[str, list[tuple[type, int]]] = {}
    for line in lines:
        rows.setdefault(line.heading, []).extend(line.rows)
    return [
        PastDifference(heading, differ_words(len(found)), "", "", tuple(found))
        for heading, found in rows.items()
    ]


def _others(rows: Sequence[RowChange]) -> list[PastDifference]:
    found: dict[tuple[str, str], list[tuple[type, int]]] = {}
    for one in rows:
        if one.kind not in (Judgement, Note, Case):
            found.setdefault(_OTHERS.get(one.kind, _OTHER), []).append((one.kind, one.id))
    return [
        PastDifference(tr("Also"), plural(len(of), *map(tr, words)), "", "", tuple(of))
        for words, of in found.items()
    ]
