"""Every text that reaches a document, with the place where someone can put it right."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.counting.drawn import current_sample
from core.documents.catalogue import heading_of
from core.model.ids import ActionId, CaseId, FindingId, NoteId, RecommendationId
from core.model.note import Note, NoteKind
from core.model.plan import Action, Recommendation
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Point
from core.wording.people import place
from core.words import tr, word_for


@dataclass(frozen=True, slots=True)
class DocumentText:
    """One text and where it stands: "Child D, question 5, reason".

    `told` is what somebody wrote in words of their own, about no case: a name may be in it all
    the same. What is neither is what something is called, and its words are the audit's own.
    `part_id` is the part of a document that the user's own words stand in.
    """

    text: str
    place: str
    case_id: CaseId | None = None
    note_id: NoteId | None = None
    point: Point | None = None
    outline: bool = False
    told: bool = False
    part_id: int | None = None
    finding_id: FindingId | None = None
    recommendation_id: RecommendationId | None = None
    action_id: ActionId | None = None

    @property
    def may_name(self) -> bool:
        """Whether it is about somebody, and no word of the audit's own."""
        return self.told or self.case_id is not None or self.note_id is not None


def texts(full: FullSnapshot) -> Iterator[DocumentText]:
    """Yield the texts of an audit that stand in its documents; empty ones are left out."""
    now = full.now
    for found in (
        *_audit(now),
        *_terms(now),
        *_process(now),
        *_sample(now),
        *_cases(now),
        *_households(now),
        *_judgements(now),
        *_parts_judged(now),
        *_headed(now),
        *return_comments(full),
        *_notes(now),
        *_families(now),
        *_others(now),
        *_findings(now),
        *_hours(now),
        *_plan(now),
        *_own(now),
    ):
        if found.text.strip():
            yield found


def _audit(now: Snapshot) -> Iterator[DocumentText]:
    yield DocumentText(now.audit.title, tr("the audit's title"), told=True)
    yield DocumentText(now.audit.partnership, tr("the partnership"))
    yield DocumentText(now.audit.day, tr("the day"))
    yield DocumentText(now.audit.marking, tr("the marking"), told=True)
    for theme in now.tool.themes:
        yield DocumentText(theme.title, tr("a theme's title"))
    for agency in now.agencies:
        for name in dict.fromkeys((agency.name, agency.short)):
            yield DocumentText(name, tr("an agency's name"))
    for answer in now.tool.answers:
        yield DocumentText(answer.label, tr("an answer of the audit tool"))
    for point in now.tool.points:
        where = tr("question {key_at}", key_at=now.tool.key_at(point))
        yield DocumentText(now.tool.short_at(point) or now.tool.text_at(point), where, point=point)
    for item in now.tool.items:
        yield DocumentText(item.short or item.text, tr("question {item}", item=item.key))
    yield from _asked_in_full(now)
    for key in (*(one.key for one in now.tool.questions), *(one.key for one in now.tool.items)):
        yield DocumentText(key, tr("the number of a question"))
    for question in now.tool.questions:
        yield DocumentText(question.cites, tr("question {item}", item=question.key))
    yield from _asked_only(now)


def _asked_only(now: Snapshot) -> Iterator[DocumentText]:
    """Yield the words of conditions, and of whom something is asked: the tool is printed whole."""
    for clause in now.tool.clauses:
        for words in (clause.attribute, clause.value):
            yield DocumentText(words, tr("a condition of the audit tool"))
    for one in now.tool.asked_of:
        yield DocumentText(one.agency, tr("of whom the audit tool asks something"))


def _asked_in_full(now: Snapshot) -> Iterator[DocumentText]:
    """Yield what is asked as it is asked, where it is called by something shorter elsewhere."""
    asked = [(one.key, one.short, one.text) for one in now.tool.questions]
    asked += [(one.key, one.short, one.text) for one in now.tool.items]
    for key, short, text in asked:
        if short and text != short:
            yield DocumentText(text, tr("question {item}", item=key))


def _terms(now: Snapshot) -> Iterator[DocumentText]:
    audit = now.audit
    for field, text in (
        (tr("what the audit is about"), audit.subject),
        (tr("the terms of reference"), audit.terms),
        (tr("the words on the sample"), audit.sample_note),
        (tr("the confidentiality statement"), audit.confidentiality),
        (tr("the tool's title"), audit.tool_title),
        (tr("the venue"), audit.venue),
        (tr("what the day is called"), audit.day_title),
        (tr("who holds the data"), audit.data_holder),
        *((tr("a day"), day) for day in (audit.looked_from, audit.looked_to, audit.kept_until)),
    ):
        yield DocumentText(text, field, told=True)
    for standard in now.tool.standards:
        for text in (standard.number, standard.text, standard.source):
            yield DocumentText(text, tr("a standard"))
    for earlier in now.earlier_audits:
        for text in (earlier.title, earlier.looked_at):
            yield DocumentText(text, tr("an earlier audit"), told=True)
    for count in now.earlier_counts:
        yield DocumentText(count.because, tr("why a figure is not compared"), told=True)
    for meeting in now.meetings:
        for text in (meeting.title, meeting.venue):
            yield DocumentText(text, tr("a meeting of the audit"), told=True)
    for one in now.hypotheses:
        yield DocumentText(one.text, tr("a hypothesis"), told=True)
        yield DocumentText(one.reason, tr("what became of a hypothesis"), told=True)
    for letter in now.letters:
        yield DocumentText(letter.text, tr("the letter to agencies"), told=True)
    for part in now.agenda:
        yield DocumentText(part.title, tr("a part of the agenda"), told=True)
    for person in now.participants:
        yield DocumentText(person.role, tr("a role on the list of people"), told=True)


def _process(now: Snapshot) -> Iterator[DocumentText]:
    for step in now.steps:
        where = tr("a step of the process")
        yield DocumentText(step.title, where, told=True)
        yield DocumentText(step.owner, where, told=True)
    for day in now.days_off:
        yield DocumentText(day.reason, tr("why a day is off"), told=True)


def _sample(now: Snapshot) -> Iterator[DocumentText]:
    sample = current_sample(now)
    if sample is None:
        return
    for drawn in now.draws:
        yield DocumentText(drawn.seed, tr("the seed of a draw"), told=True)
    for stratum in sample.strata:
        heading = sample.headings[stratum.column]
        yield DocumentText(
            f"{heading}: {stratum.value}", tr("what the sample is balanced by"), told=True
        )
    for line in sample.left_out:
        where = tr("sample, why line {number} was left out", number=line.line)
        yield DocumentText(line.reason, where, told=True)


def _cases(now: Snapshot) -> Iterator[DocumentText]:
    for case in now.cases:
        name = case.reference
        yield DocumentText(name, tr("{name}, reference", name=name), case.id)
        yield DocumentText(case.outline, tr("{name}, outline", name=name), case.id, outline=True)
        for field, text in (
            ("age", case.age),
            ("sex", case.sex),
            ("pathway", case.pathway),
            ("team", case.team),
            (tr("status at the end"), case.status_at_end),
        ):
            yield DocumentText(text, f"{name}, {field}", case.id)
        for attribute, value in now.attributes_of(case.id):
            yield DocumentText(value, f"{name}, {attribute.name}", case.id)
    for attribute in now.attributes:
        yield DocumentText(attribute.name, tr("what is noted of each {case}"))


def _households(now: Snapshot) -> Iterator[DocumentText]:
    for case in now.cases:
        where = tr("{name}, people in the {case}", name=case.reference)
        for person in now.people_of(case.id):
            for text in (person.role, person.age, person.note):
                yield DocumentText(text, where, case.id)
        for one in now.key_dates_of(case.id):
            yield DocumentText(one.text, tr("{name}, key dates", name=case.reference), case.id)


def _judgements(now: Snapshot) -> Iterator[DocumentText]:
    for judgement in now.judgements:
        case = now.case.get(judgement.case_id)
        if case is None:
            continue
        point = judgement.point
        where = tr(
            "{reference}, question {key_at}",
            reference=case.reference,
            key_at=now.tool.key_at(point),
        )
        yield DocumentText(
            judgement.reason, tr("{where}, reason", where=where), case.id, point=point
        )
        for earlier in now.earlier_layers(judgement):
            layer = tr("{where}, {layer}", where=where, layer=earlier.layer.value)
            yield DocumentText(earlier.reason, layer, case.id, point=point)
        for view in now.views_on(judgement):
            yield DocumentText(
                view.note, tr("{where}, differing view", where=where), case.id, point=point
            )


def _parts_judged(now: Snapshot) -> Iterator[DocumentText]:
    said = [one.answer for one in now.part_judgements]
    said += [one.answer for one in now.first_views if one.answer]
    said += [word for one in now.changed_answers for word in (one.before, one.answer) if word]
    for answer in dict.fromkeys(said):
        yield DocumentText(answer, tr("an answer of the audit tool"))


def _headed(now: Snapshot) -> Iterator[DocumentText]:
    for heading in dict.fromkeys(one.heading for one in now.headed_texts):
        yield DocumentText(heading, tr("a heading of the audit tool"))
    for one in now.headed_texts:
        case, point = now.case.get(one.case_id), now.tool.point_of(one.place)
        if case is not None:
            where = tr("{reference}, {heading}", reference=case.reference, heading=one.heading)
            yield DocumentText(one.text, where, case.id, point=point)


def return_comments(full: FullSnapshot) -> Iterator[DocumentText]:
    """Yield what agencies wrote beside their answers, of the case whose evaluation is printed."""
    now = full.now
    for one in full.comments:
        case, agency = now.case.get(one.case_id), now.agency.get(one.agency_id)
        question = now.tool.question.get(one.question_id)
        if case is not None and agency is not None and question is not None:
            where = tr(
                "{reference}, question {key}, {agency}",
                reference=case.reference,
                key=question.key,
                agency=agency.name,
            )
            yield DocumentText(one.text, where, case.id, point=Point(question.id))


def _notes(now: Snapshot) -> Iterator[DocumentText]:
    for note in now.notes:
        where = ", ".join(part for part in (place(now, note), word_for(note.kind)) if part)
        for text in _of_note(note):
            yield DocumentText(text, where, note.case_id, note.id)


def _of_note(note: Note) -> tuple[str, ...]:
    if note.kind is NoteKind.COMMENT:
        return (note.text, note.role)
    if note.kind is NoteKind.CONCERN:
        return (note.text, note.for_whom, note.told, note.told_at, note.did, note.carried)
    return (note.text,)


def _families(now: Snapshot) -> Iterator[DocumentText]:
    for voice in now.family_voices:
        where = _of_case(now, voice.case_id, tr("what a family said"))
        for text in (voice.text, voice.said_by, voice.means):
            yield DocumentText(text, where, voice.case_id, told=True)
    for asked in now.families_asked:
        where = _of_case(now, asked.case_id, tr("a family asked"))
        for text in (asked.who, asked.means, asked.asked_by, asked.consent):
            yield DocumentText(text, where, asked.case_id, told=True)


def _of_case(now: Snapshot, case_id: CaseId | None, what: str) -> str:
    case = now.case.get(case_id) if case_id is not None else None
    return f"{case.reference}, {what}" if case else what


def _others(now: Snapshot) -> Iterator[DocumentText]:
    for meeting in now.meetings_observed:
        for text in (meeting.title, meeting.pathway, meeting.watched_by, meeting.text):
            yield DocumentText(text, tr("a meeting observed"), told=True)
    for talk in now.leader_talks:
        for text in (talk.role, talk.text):
            yield DocumentText(text, tr("a talk with leaders"), told=True)


def _findings(now: Snapshot) -> Iterator[DocumentText]:
    for code in now.codes:
        yield DocumentText(code.name, tr("a code"))
    for one in now.findings:
        for text in (one.text, one.detail, one.challenge, one.call_to_act, one.reflection):
            yield DocumentText(text, tr("a finding"), told=True, finding_id=one.id)


def _hours(now: Snapshot) -> Iterator[DocumentText]:
    for hour in now.theme_hours:
        yield DocumentText(hour.question, tr("a question of the theme hour"), told=True)
    for group in now.hour_groups:
        yield DocumentText(group.title, tr("a group of the theme hour"), told=True)
    for card in now.hour_cards:
        yield DocumentText(card.text, tr("a card of the theme hour"), told=True)


def _plan(now: Snapshot) -> Iterator[DocumentText]:
    for one in now.recommendations:
        for text in (one.text, one.answered, one.answered_by, one.answered_on, one.withdrawn):
            where = tr("a recommendation")
            yield DocumentText(text, where, told=True, recommendation_id=one.id)
        yield from _came_from(one)
    roles = [owner.role for owner in now.recommendation_owners]
    for role in (*roles, *(owner.role for owner in now.action_owners)):
        yield DocumentText(role, tr("who owns what should change"), told=True)
    for action in now.actions:
        done = (action.done, action.shows, action.answer, action.withdrawn)
        for text in (action.text, action.measure, *done, action.proposed_by, action.accepted_by):
            where = tr("an action")
            yield DocumentText(text, where, action.case_id, told=True, action_id=action.id)
        yield from _came_from(action)
    for entry in now.action_entries:
        where = tr("what was noted of an action")
        for text in (entry.text, entry.role):
            yield DocumentText(text, where, told=True, action_id=entry.action_id)


def _came_from(step: Recommendation | Action) -> Iterator[DocumentText]:
    for text in (step.earlier, step.earlier_number):
        yield DocumentText(text, tr("an earlier audit"), told=True)


def _own(now: Snapshot) -> Iterator[DocumentText]:
    for part in now.document_parts:
        where = tr("your own words in “{title}”", title=heading_of(part.document))
        yield DocumentText(part.words, where, told=True, part_id=part.id)
    for one in now.corrections:
        for text in (one.paragraph, one.says, one.reason):
            yield DocumentText(text, tr("a correction from an agency"), told=True)
