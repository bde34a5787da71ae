"""Case summaries: one case a page, what was agreed, why, and what was heard."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.counting.asking import not_asked
from core.counting.conditions import passed_over
from core.counting.grading import worked_out
from core.counting.headed import texts_in_order
from core.counting.moderation import challenges
from core.counting.returns_summary import ReturnsSummary
from core.documents.blocks import (
    FIXED,
    AnswerPill,
    Block,
    Cell,
    Column,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.concerns import concern_box
from core.documents.heads import running_head
from core.documents.household import family_words, key_dates, people
from core.documents.typed import differing_spans, typed
from core.model.case import Case
from core.model.grading import Working
from core.model.headed import HeadedText
from core.model.judgement import EvidenceSeen, Judgement, JudgementState, Together
from core.model.note import Note, NoteKind
from core.model.own_document import case_part
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Point
from core.wording.asking import point_condition
from core.wording.first_views import first_counts_words
from core.wording.grades import override_words, points_words
from core.wording.headed import headed_where
from core.wording.labels import sentence
from core.wording.layers import earlier_words
from core.wording.meetings import at_words, settled_at_words, taken_words
from core.wording.moderation import changed_words, heard_words
from core.wording.parts import parts_words
from core.wording.people import facts, said_by
from core.wording.returns import case_returns_words, case_status_text
from core.wording.values import answer_in_full
from core.words import tr

_HEADINGS = (
    (NoteKind.STRENGTH, tr("Strengths")),
    (NoteKind.IMPROVEMENT, tr("Areas to improve")),
    (NoteKind.OBSERVATION, tr("Observations")),
)

_EVIDENCE = {
    EvidenceSeen.COMPLETE: "",
    EvidenceSeen.PARTIAL: tr("Judged on partial evidence."),
    EvidenceSeen.TOO_LITTLE: tr("Too little evidence was seen."),
}


def case_summaries(full: FullSnapshot) -> Document:
    """Compose the case summaries of an audit, or of the meeting it is looked at from."""
    now = full.now
    cases = summarised(now)
    apart = not_asked(now, full.answers, full.values)
    returns = ReturnsSummary(now.tool, full.answers, full.values, apart)
    foot = _foot(len(cases))
    sections = [
        Section(
            *(case.reference, facts(now, case), tuple(_blocks(now, case, returns)), foot),
            case_part(case.id),
        )
        for case in cases
    ]
    if not sections:
        empty = Paragraph((TextSpan(tr("This audit has no {cases} yet.")),))
        sections.append(Section(tr("{Case} summaries"), "", (empty,), ""))
    head = running_head(now.audit, _called(now), now.here_day)
    return Document("summaries", head, head, now.audit.marking, tuple(sections))


def summarised(now: Snapshot) -> tuple[Case, ...]:
    """Return whose summaries are printed: every case, or those of a further meeting."""
    return now.cases if now.here is None else now.listed_cases


def _called(now: Snapshot) -> str:
    if now.here is None:
        return tr("{case} summaries")
    return tr("{case} summaries, {meeting}", meeting=now.here.title)


def _foot(cases: int) -> str:
    which = tr("The only {case}") if cases == 1 else tr("One {case} of {count}", count=cases)
    return tr("{which}. Not to be read as general practice.", which=which)


def _blocks(now: Snapshot, case: Case, returns: ReturnsSummary) -> Iterator[Block]:
    yield from about_case(now, case, returns)
    yield from judged_and_heard(now, case, returns)


def about_case(now: Snapshot, case: Case, returns: ReturnsSummary) -> Iterator[Block]:
    """Yield what a case is: its outline, its people, what came of it, its key dates."""
    if case.outline.strip():
        yield Paragraph((typed(case, "outline", said=case.outline.strip()),))
    taken = taken_words(now, case.id)
    if taken:
        yield Paragraph((TextSpan(taken, TextLook.QUIET),))
    yield from people(now, case)
    where = case_status_text(now, case, returns.answering(case.id))
    if where:
        yield Paragraph((TextSpan(where, TextLook.QUIET),))
    yield from key_dates(now, case)


def judged_and_heard(
    now: Snapshot, case: Case, returns: ReturnsSummary | None = None
) -> Iterator[Block]:
    """Yield what the room agreed, beside how *returns* divide where given, and what it heard."""
    yield from _agreed(now, case, returns)
    yield from _headed(now, case)
    notes = now.notes_on(case.id)
    for kind, heading in _HEADINGS:
        found = tuple(
            (typed(note, "text", said=note.text.strip()),) for note in notes if note.kind is kind
        )
        if found:
            yield Heading(heading, kind.name.lower())
            yield Entries(found)
    yield from _challenged(now, notes)
    yield from _heard(now, case, [note for note in notes if note.kind is NoteKind.COMMENT])
    yield from _concerns(now, [note for note in notes if note.kind is NoteKind.CONCERN])


def _agreed(now: Snapshot, case: Case, returns: ReturnsSummary | None) -> Iterator[Block]:
    yield Heading(tr("What the room agreed"), "agreed")
    judged = bool(now.judgements_of(case.id))
    together = settled_at_words(now, case.id)
    if together:
        yield Paragraph((TextSpan(together, TextLook.QUIET),))
    with_returns = returns is not None and _has_returns_column(now, case, returns)
    usable = returns.usable(case.id) if returns is not None else 0
    columns = [Column(tr("Question"), 109)]
    if with_returns:
        columns.append(Column(tr("Returns"), 85))
    if judged:
        columns += [Column(tr("Agreed"), 77), Column(tr("Why"), 232)]
    else:
        yield Paragraph((TextSpan(_not_judged(usable)),))
    if judged or usable:
        shown = returns if with_returns else None
        yield Table(
            tuple(columns),
            tuple(_row(now, case, point, shown, judged=judged) for point in now.tool.points),
        )


def _headed(now: Snapshot, case: Case) -> Iterator[Block]:
    """Yield what was written beside questions, under the headings it was written under."""
    found = texts_in_order(now, case.id)
    if not found:
        return
    yield Heading(tr("Beside the questions"), "beside")
    columns = (Column(tr("Question"), 109), Column(tr("Heading"), 110), Column(tr("Text"), 284))
    rows = [
        (
            (TextSpan(headed_where(now, point) if at == 0 else ""),),
            (TextSpan(one.heading),),
            _written(now, one),
        )
        for point, texts in found
        for at, one in enumerate(texts)
    ]
    yield Table(columns, tuple(rows))


def _written(now: Snapshot, one: HeadedText) -> Words:
    """Return a text, with the meeting it was written at where that is not said of the whole."""
    said, settled = typed(one, "text"), now.judgements_of(one.case_id)
    whole = {held.meeting_id for held in settled if held.settled_at} == {one.meeting_id}
    at = "" if whole else at_words(now, one.meeting_id)
    return (said, TextSpan(tr(" Written at {at}.", at=at), TextLook.QUIET)) if at else (said,)


def _has_returns_column(now: Snapshot, case: Case, returns: ReturnsSummary) -> bool:
    """Return whether what came back is told: not where no agency was asked about the case."""
    return bool(returns.usable(case.id)) or (returns.any and bool(now.requests_for(case.id)))


def _not_judged(usable: int) -> str:
    quoted = tr("The room has not judged this {case}.")
    return tr("{quoted} What the agencies answered is below.", quoted=quoted) if usable else quoted


def _row(
    now: Snapshot, case: Case, point: Point, returned: ReturnsSummary | None, *, judged: bool
) -> tuple[Cell, ...]:
    tool = now.tool
    cells: list[Cell] = [
        (TextSpan(f"{tool.key_at(point)} {tool.short_at(point) or tool.text_at(point)}"),)
    ]
    if returned is not None:
        cells.append((TextSpan(case_returns_words(returned, case.id, point)),))
    if judged:
        judgement = now.judgement(case.id, point)
        told = (sentence(parts_words(now, case.id, point)), changed_words(now, case.id, point))
        parts = " ".join(filter(None, told))
        own = (TextSpan(parts, TextLook.QUIET),) if parts and judgement is None else ()
        if passed_over(now, case.id, point):
            condition, _ = point_condition(now, case.id, point, asked=True)
            cells += [_quiet(tr("Not asked")), _quiet(sentence(condition))]
        else:
            cells += [_verdict(now, judgement), _why(now, judgement) or own]
    return tuple(cells)


def _quiet(text: str) -> Words:
    return (TextSpan(text, TextLook.QUIET),)


def _verdict(now: Snapshot, judgement: Judgement | None) -> Cell:
    state = judgement.state if judgement else JudgementState.NOT_REACHED
    answer_id = judgement.answer_id if judgement else None
    answer = now.tool.answer.get(answer_id) if answer_id is not None else None
    said = answer_in_full(now.tool, judgement) if judgement is not None and not answer else ""
    match state:
        case JudgementState.AGREED if said:
            return (TextSpan(said),)
        case JudgementState.DRAFT if said:
            return (TextSpan(tr("{said} (draft)", said=said), TextLook.QUIET),)
        case JudgementState.AGREED if answer:
            return AnswerPill(answer.label, answer.bearing)
        case JudgementState.DRAFT if answer:
            return AnswerPill(answer.label, answer.bearing, provisional=True, note="draft")
        case JudgementState.NOT_AGREED:
            return AnswerPill(tr("Not agreed"))
        case JudgementState.PARKED:
            return AnswerPill(tr("Parked"))
        case _:
            return _quiet(tr("Not reached"))


def _why(now: Snapshot, judgement: Judgement | None) -> Words:
    if judgement is None:
        return ()
    words = [typed(judgement, "reason")]
    words += differing_spans(now, judgement, TextLook.ITALIC)
    if judgement.settled_at and not settled_at_words(now, judgement.case_id):
        at = at_words(now, judgement.meeting_id)
        words.append(TextSpan(tr("Settled at {at}.", at=at) if at else "", TextLook.QUIET))
    if judgement.together is Together.ADOPTED:
        words.append(TextSpan(tr("Adopted together."), TextLook.QUIET))
    first = first_counts_words(now, judgement.case_id, judgement.point)
    words.append(TextSpan(first, TextLook.QUIET))
    changed = changed_words(now, judgement.case_id, judgement.point)
    words.append(TextSpan(changed, TextLook.QUIET))
    words.append(TextSpan(_EVIDENCE[judgement.evidence], TextLook.QUIET))
    words.append(TextSpan(sentence(override_words(now, judgement)), TextLook.QUIET))
    words.append(TextSpan(_points(now, judgement), TextLook.QUIET))
    own = sentence(parts_words(now, judgement.case_id, judgement.point))
    words.append(TextSpan(own, TextLook.QUIET))
    words += [TextSpan(said, TextLook.QUIET) for said in earlier_words(now, judgement)]
    found = [word for word in words if word.text]
    spaced = [replace(word, text=f"{word.text} ") for word in found[:-1]]
    return (*spaced, *found[-1:])


def _points(now: Snapshot, judgement: Judgement) -> str:
    found = worked_out(now, judgement.case_id, judgement.point)
    reckoned = found is not None and found.working is Working.POINTS
    return sentence(points_words(found.points)) if found is not None and reckoned else ""


def _heard(now: Snapshot, case: Case, comments: Sequence[Note]) -> Iterator[Block]:
    """Yield what the family and practitioners said, under one heading: a page is soon full."""
    family = family_words(now, case)
    if not family and not comments:
        return
    if not family:
        yield Heading(tr("Heard from practitioners"), "heard")
    elif comments:
        yield Heading(tr("Heard from the family and practitioners"), "heard")
    else:
        yield Heading(tr("Heard from the family"), "heard")
    yield Entries((*family, *(quoted(now, note) for note in comments)), bullets=False)


def quoted(now: Snapshot, note: Note) -> Words:
    """Return a practitioner comment: a quote in italics, a summary upright, then by whom."""
    words = (
        typed(note, "text", TextLook.ITALIC, note.words) if note.verbatim else typed(note, "text")
    )
    by = said_by(now, note)
    return (words, TextSpan(f" ({by})")) if by else (words,)


def _challenged(now: Snapshot, notes: Sequence[Note]) -> Iterator[Block]:
    """Yield who challenged whom on a case, with what was said of it."""
    found = challenges(notes)
    if found:
        yield Heading(tr("Challenges in the room"), "challenges")
        yield Entries(tuple(_challenge(now, note) for note in found))


def _challenge(now: Snapshot, note: Note) -> Words:
    key = now.tool.key_of(note.question_id, note.item_id)
    at = tr(", question {key}", key=key) if key else ""
    who = f"{heard_words(now, replace(note, text=''))}{at}"
    if not note.text.strip():
        return (TextSpan(sentence(who)),)
    return (TextSpan(f"{who}: "), typed(note, "text", said=note.text.strip()))


def _concerns(now: Snapshot, concerns: Sequence[Note]) -> Iterator[Block]:
    if not concerns:
        yield Paragraph(
            (TextSpan(tr("No immediate concern was raised on this {case}."), TextLook.QUIET),)
        )
        return
    title = tr("Immediate concern") if len(concerns) == 1 else tr("Immediate concerns")
    yield Heading(title, FIXED)
    for note in concerns:
        yield concern_box(now, note)
