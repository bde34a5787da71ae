"""The day on paper, for when the laptop fails: printed beforehand, typed in afterwards."""

from collections.abc import Iterator, Sequence
from typing import Final

from core.counting.conditions import asked_where
from core.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
)
from core.documents.heads import running_head
from core.documents.household import people
from core.documents.plain import Said, line, span
from core.documents.typed import as_typed, typed
from core.model.case import Case
from core.model.judgement import JudgementState
from core.model.note import NoteKind
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import AnswerKind, Point
from core.wording.asking import conditions_words
from core.wording.labels import sentence
from core.wording.people import facts
from core.words import plural, tr, word_for

_SPARE: Final = 4
"""Lines for people nobody expected, and for what is heard of a case."""


def on_paper(full: FullSnapshot) -> Document:
    """Compose agenda, sign-in sheet, outlines, and a record sheet for each case of the meeting."""
    now = full.now
    head = running_head(now.audit, tr("the day on paper"), now.here_day)
    about = tr(
        "If the laptop fails, the day goes on with these pages. Afterwards they are typed in: "
        "in Walk, one key an answer."
    )
    first = Section(tr("The day on paper"), about, tuple(_day(now)))
    cases = (_record(now, case) for case in now.listed_cases)
    return Document("on-paper", head, head, now.audit.marking, (first, *cases))


def on_paper_described(full: FullSnapshot) -> str:
    """Return how much is printed."""
    count = plural(len(full.now.listed_cases), tr("record sheet"), tr("record sheets"))
    return tr("agenda, sign-in sheet, {count}", count=count)


def holds_a_day(now: Snapshot) -> bool:
    """Return whether there is anything to judge on paper."""
    return bool(now.cases and now.tool.points)


def _day(now: Snapshot) -> Iterator[Block]:
    yield Heading(tr("Agenda"), "agenda")
    yield from agenda_blocks(now)
    if now.audit.confidentiality.strip():
        yield Heading(tr("To be read out first"), "confidentiality")
        yield Paragraph((as_typed(now.audit, "confidentiality"),))
    yield Heading(tr("Who is here"), "sign-in")
    yield line(tr("Sign here. Whoever joins by call is written down by the note-taker."))
    yield sign_in_table(now)


def agenda_blocks(now: Snapshot) -> Iterator[Block]:
    """Yield the parts of the agenda with their times."""
    agenda = now.here_agenda
    if agenda:
        rows = [(one.starts, one.title.strip(), _minutes(one.minutes)) for one in agenda]
        columns = ((tr("From"), 80.0), (tr("What"), 323.0), (tr("Minutes"), 100.0))
        yield _table(columns, rows)
    else:
        yield line(tr("No agenda was set."), TextLook.QUIET)


def _minutes(minutes: int) -> str:
    return str(minutes) if minutes else ""


def sign_in_table(now: Snapshot) -> Table:
    """Return a line for each who is expected, by role, and some for others: names are written."""
    agencies = now.agency
    rows: list[tuple[Said, ...]] = [
        (
            one.role.strip(),
            agencies[one.agency_id].name if one.agency_id in agencies else "",
            "",
            "",
        )
        for one in now.here_people
    ]
    rows += [("", "", "", "")] * _SPARE
    columns = (
        *((tr("Role"), 130.0), (tr("Agency"), 118.0)),
        *((tr("Name"), 135.0), (tr("Signature, or by call"), 120.0)),
    )
    return _table(columns, rows, least_lines=2)


def _record(now: Snapshot, case: Case) -> Section:
    return Section(case.reference, facts(now, case), tuple(_case(now, case)))


def _case(now: Snapshot, case: Case) -> Iterator[Block]:
    if case.outline.strip():
        yield Paragraph((typed(case, "outline", said=case.outline.strip()),))
    yield from people(now, case)
    yield Heading(tr("What the room says"), "record")
    columns = (
        *((tr("No."), 34.0), (tr("Question"), 150.0)),
        *((tr("Ring one"), 139.0), (tr("Why, and who saw it differently"), 180.0)),
    )
    rows = [_asked(now, case, point) for point in now.tool.points]
    yield _table(columns, rows, least_lines=3)
    yield Heading(tr("Heard in the room"), "heard")
    kinds = " · ".join(word_for(kind) for kind in (NoteKind.STRENGTH, NoteKind.IMPROVEMENT))
    heard = ((tr("Ring one"), 150.0), (tr("What was said"), 233.0), (tr("Who, by role"), 120.0))
    yield _table(heard, [(kinds, "", "")] * _SPARE, least_lines=2)
    yield line(
        tr(
            "An immediate concern does not wait. Told to: ____________________ at ______ "
            "They will: ____________________"
        )
    )


def _asked(now: Snapshot, case: Case, point: Point) -> tuple[Said, ...]:
    said = " ".join(filter(None, (_question(now, point), _only_where(now, case, point))))
    return now.tool.key_at(point), said, _answers(now, case, point), ""


def _question(now: Snapshot, point: Point) -> str:
    """Return what is asked; of a checklist judged as one its lines too, in short."""
    tool = now.tool
    question, lines = tool.question[point.question_id], tool.items_of(point.question_id)
    if not question.checklist:
        return tool.text_at(point)
    if point.item_id is not None:
        first = point.item_id == lines[0].id
        return " ".join((question.text, tool.text_at(point))) if first else tool.text_at(point)
    return " ".join((question.text, " · ".join(f"{one.key} {one.short}" for one in lines)))


def _only_where(now: Snapshot, case: Case, point: Point) -> str:
    """Return what a question depends on; nothing where it is always asked."""
    asked = asked_where(now, case.id, point)
    if asked is not None:
        words = conditions_words(now.tool, asked.conditions)
        return sentence(tr("Only where {condition}", condition=words))
    tie = now.tool.condition_of(point)
    if tie is None:
        return ""
    item, answer = tie
    return tr("Only where {condition} is {wanted}.", condition=item.key, wanted=answer.label)


def _answers(now: Snapshot, case: Case, point: Point) -> str:
    """Return the answers to ring, or what is to be written; then what else may become of it."""
    kind, held = now.tool.kind_at(point), now.tool.set_at(point)
    said = [one.label for one in now.tool.answers_at(point)]
    if not kind.from_some:
        unit = held.unit if held is not None and kind is AnswerKind.NUMBER else ""
        said = [f"{word_for(kind.of_one)}: ________ {unit}".strip()]
    if kind.for_each:
        said.append(tr("of each person"))
    if now.tool.question[point.question_id].each_agency:
        agencies = now.agencies_working_with(case.id)
        said += [f"{now.short_name(one)}: ________" for one in agencies]
    left = (JudgementState.NOT_AGREED, JudgementState.PARKED)
    return " · ".join((*said, *(word_for(state) for state in left)))


def _table(
    columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[Said]], *, least_lines: int = 1
) -> Table:
    """Return a table with room to write in, whose empty columns stay."""
    held = tuple(tuple((span(cell),) for cell in row) for row in rows)
    return Table(tuple(Column(*one) for one in columns), held, least_lines=least_lines)
