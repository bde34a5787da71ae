"""Taking in a whole day as an example gives it: details, agenda, people and what was walked."""

from dataclasses import dataclass, replace

from core.acts.bring_in import answered_with
from core.acts.prepare import end_of
from core.model.agenda import AgendaEntry, Visit
from core.model.audit import Audit, Participant, ParticipantCase
from core.model.case import Agency, AskFirst, Case
from core.model.changed import Changed
from core.model.draft.day import DayDraft, JudgedDraft, NoteDraft
from core.model.first_views import FirstRound, FirstView
from core.model.household import CasePerson, KeyDate
from core.model.ids import NEW, AgencyId, CaseId, JudgementId, MeetingId, StepId, ThemeId
from core.model.judgement import DifferingView, Judgement
from core.model.meeting import Meeting, MeetingCase
from core.model.note import Note
from core.model.steps import ProcessStep
from core.model.tool import Point, Tool
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.words import tr


def take_day(file: WorkshopFile, draft: DayDraft) -> Changed | None:
    """Take in a day, over the tool, cases and agencies that are there already."""
    with file.act(tr("bring in the day")) as act:
        held = file.get(Audit, 1) or draft.audit
        file.put(replace(draft.audit, tool_key=held.tool_key, tool_title=held.tool_title))
        _take_agencies(file, draft)
        names = _Names.read(file)
        _take_meetings(file, draft, names)
        for at, hypothesis in enumerate(draft.hypotheses):
            file.put(replace(hypothesis, position=at))
        _take_households(file, draft, names)
        _take_voices(file, draft, names)
        _take_steps(file, draft)
        _take_walked(file, draft, names)
    return act.news


def take_walked(file: WorkshopFile, draft: DayDraft) -> Changed | None:
    """Take in what was walked and heard, over a day that is there already."""
    with file.act(tr("bring in the day")) as act:
        _take_walked(file, draft, _Names.read(file))
    return act.news


def _take_agencies(file: WorkshopFile, draft: DayDraft) -> None:
    known = {agency.name: agency for agency in file.all(Agency)}
    for given in draft.agencies:
        agency = known.get(given.name) or Agency(given.name, position=end_of(file, Agency))
        file.put(replace(agency, short=given.short, contact=given.contact))


def _take_meetings(file: WorkshopFile, draft: DayDraft, names: "_Names") -> None:
    """Take in the meetings, with the agenda and the people of each."""
    for at, held in enumerate(draft.meetings):
        when = (held.kind, held.day, held.starts, held.finishes, held.venue)
        number = MeetingId(file.put(Meeting(held.title, MeetingId(NEW), at, *when)))
        names.meetings[held.title] = number
        for case in held.cases:
            file.put(MeetingCase(names.cases[case], meeting_id=number))
    for at, entry in enumerate(draft.agenda):
        row = AgendaEntry(entry.title, entry.kind, entry.starts, entry.minutes, position=at)
        file.put(replace(row, meeting_id=names.meeting(entry.meeting)))
    for at, person in enumerate(draft.participants):
        agency = names.agency(person.agency)
        own = Participant(person.role, position=at, agency_id=agency, present=person.present)
        own = replace(own, own_only=bool(person.cases))
        who = file.put(replace(own, meeting_id=names.meeting(person.meeting)))
        for case in person.cases:
            file.put(ParticipantCase(who, names.cases[case]))


def _take_walked(file: WorkshopFile, draft: DayDraft, names: "_Names") -> None:
    """Take in what was walked, each kind at once: an example has hundreds of judgements."""
    if draft.judged:
        first = file.put_new([_judgement(judged, names) for judged in draft.judged])
        views = [
            DifferingView(
                JudgementId(first + at), names.agencies[view.agency], kind=view.kind, note=view.note
            )
            for at, judged in enumerate(draft.judged)
            for view in judged.views
        ]
        if views:
            file.put_new(views)
        _take_first(file, draft, names)
    if draft.notes:
        file.put_new([_note(note, names) for note in draft.notes])
    for visit in draft.visits:
        at = names.meeting(visit.meeting)
        file.put(Visit(names.cases[visit.case], visit.began, visit.ended, meeting_id=at))


def _take_first(file: WorkshopFile, draft: DayDraft, names: "_Names") -> None:
    """Take in what the table said before it saw the returns, and when it saw them."""
    for reference in draft.asks_first:
        [case] = file.all(Case, "reference = ?", (reference,))
        file.put(replace(case, asks_first=AskFirst.YES))
    given = [(one, _judgement(one, names)) for one in draft.judged if one.revealed]
    for judged, at in given:
        words = {one.key: one.label for one in names.tool.answers_at(at.point)}
        for view in judged.first_views:
            first = FirstView(at.case_id, at.question_id, names.agencies[view.agency])
            said = words[view.answer] if view.answer else ""
            file.put(replace(first, item_id=at.item_id, answer=said, answer_key=view.answer))
        held = FirstRound(at.case_id, at.question_id, item_id=at.item_id)
        file.put(replace(held, revealed=judged.revealed))


def _take_households(file: WorkshopFile, draft: DayDraft, names: "_Names") -> None:
    for at, one in enumerate(draft.people):
        file.put(CasePerson(names.cases[one.case], one.role, NEW, at, one.age, one.note))
    for happened in draft.key_dates:
        case, agency = names.cases[happened.case], names.agency(happened.agency)
        file.put(KeyDate(case, happened.day, happened.text, agency_id=agency))


def _take_voices(file: WorkshopFile, draft: DayDraft, names: "_Names") -> None:
    for at, one in enumerate(draft.families):
        case = names.case(one.case)
        said = (one.means, one.asked_by, one.asked_on, one.consent, one.outcome)
        file.put(FamilyAsked(one.who, NEW, at, case, *said))
    for at, voice in enumerate(draft.voices):
        case, theme = names.case(voice.case), names.theme(voice.theme)
        by, means = voice.said_by, voice.means
        file.put(FamilyVoice(voice.text, NEW, at, case, theme, by, means, voice.verbatim))
    for at, meeting in enumerate(draft.observed):
        seen = (meeting.held_on, meeting.pathway, meeting.text, meeting.watched_by)
        file.put(MeetingObserved(meeting.title, NEW, at, *seen, names.theme(meeting.theme)))
    for at, talk in enumerate(draft.talks):
        agency, theme = names.agency(talk.agency), names.theme(talk.theme)
        file.put(LeaderTalk(talk.role, NEW, at, agency, talk.held_on, theme, talk.text))


def _take_steps(file: WorkshopFile, draft: DayDraft) -> None:
    known: dict[str, StepId] = {}
    for at, step in enumerate(draft.steps):
        after = known[step.after] if step.after else None
        row = ProcessStep(step.title, position=at, day=step.day, after_id=after)
        row = replace(row, working_days=step.working_days, owner=step.owner, done_on=step.done_on)
        known[step.title] = StepId(file.put(row))


def _judgement(judged: JudgedDraft, names: "_Names") -> Judgement:
    point = names.points[judged.point]
    judgement = Judgement(
        names.cases[judged.case],
        point.question_id,
        item_id=point.item_id,
        state=judged.state,
        reason=judged.reason,
        evidence=judged.evidence,
        settled_at=judged.settled_at,
        meeting_id=names.meeting(judged.meeting),
    )
    return answered_with(names.tool, judgement, judged.answer)


def _note(draft: NoteDraft, names: "_Names") -> Note:
    question = next((one for one in names.tool.questions if one.key == draft.question), None)
    theme = names.theme(draft.theme) or (question.theme_id if question else None)
    return Note(
        draft.kind,
        draft.text,
        case_id=names.case(draft.case),
        question_id=question.id if question else None,
        theme_id=theme,
        role=draft.role,
        agency_id=names.agency(draft.agency),
        verbatim=draft.verbatim,
        stance=draft.stance,
        said_at=draft.said_at,
        chosen=draft.chosen,
        for_whom=draft.for_whom,
        told=draft.told,
        told_at=draft.told_at,
        did=draft.did,
        carried=draft.carried,
        meeting_id=names.meeting(draft.meeting),
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """The numbers behind the names a day is written in; an empty name is nobody."""

    tool: Tool
    points: dict[str, Point]
    cases: dict[str, CaseId]
    agencies: dict[str, AgencyId]
    themes: dict[str, ThemeId]
    meetings: dict[str, MeetingId]

    @classmethod
    def read(cls, file: WorkshopFile) -> "_Names":
        tool = read_tool(file)
        return cls(
            tool,
            {tool.key_at(point): point for point in tool.points},
            {case.reference: case.id for case in file.all(Case)},
            {agency.name: agency.id for agency in file.all(Agency)},
            {theme.key: theme.id for theme in tool.themes},
            {held.title: held.id for held in file.all(Meeting)},
        )

    def case(self, name: str) -> CaseId | None:
        return self.cases[name] if name else None

    def agency(self, name: str) -> AgencyId | None:
        return self.agencies[name] if name else None

    def meeting(self, title: str) -> MeetingId | None:
        return self.meetings[title] if title else None

    def theme(self, key: str) -> ThemeId | None:
        return self.themes[key] if key else None
