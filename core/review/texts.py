"""Every text that reaches a document, with the place where someone can put it right."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.model.ids import CaseId, NoteId
from core.model.note import Note, NoteKind
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Point
from core.wording.people import place


@dataclass(frozen=True, slots=True)
class DocumentText:
    """One text and where it stands: "Child D, question 5, reason"."""

    text: str
    place: str
    case_id: CaseId | None = None
    note_id: NoteId | None = None
    point: Point | None = None
    outline: bool = False


def texts(full: FullSnapshot) -> Iterator[DocumentText]:
    """Yield the texts of an audit that stand in its documents; empty ones are left out."""
    now = full.now
    for found in (*_audit(now), *_cases(now), *_judgements(now), *_notes(now)):
        if found.text.strip():
            yield found


def _audit(now: Snapshot) -> Iterator[DocumentText]:
    yield DocumentText(now.audit.title, "the audit's title")
    yield DocumentText(now.audit.partnership, "the partnership")
    yield DocumentText(now.audit.day, "the day")
    yield DocumentText(now.audit.marking, "the marking")
    for theme in now.tool.themes:
        yield DocumentText(theme.title, "a theme's title")
    for agency in now.agencies:
        yield DocumentText(agency.name, "an agency's name")
    for answer in now.tool.answers:
        yield DocumentText(answer.label, "an answer of the audit tool")
    for point in now.tool.points:
        where = f"question {now.tool.key_at(point)}"
        yield DocumentText(now.tool.short_at(point) or now.tool.text_at(point), where, point=point)
    for item in now.tool.items:
        yield DocumentText(item.short or item.text, f"question {item.key}")


def _cases(now: Snapshot) -> Iterator[DocumentText]:
    for case in now.cases:
        name = case.reference
        yield DocumentText(name, f"{name}, reference", case.id)
        yield DocumentText(case.outline, f"{name}, outline", case.id, outline=True)
        for field, text in (
            ("age", case.age),
            ("sex", case.sex),
            ("pathway", case.pathway),
            ("team", case.team),
            ("status at the end", case.status_at_end),
        ):
            yield DocumentText(text, f"{name}, {field}", case.id)


def _judgements(now: Snapshot) -> Iterator[DocumentText]:
    for judgement in now.judgements:
        case = now.case.get(judgement.case_id)
        if case is None:
            continue
        point = judgement.point
        where = f"{case.reference}, question {now.tool.key_at(point)}"
        yield DocumentText(judgement.reason, f"{where}, reason", case.id, point=point)
        for view in now.views_on(judgement):
            yield DocumentText(view.note, f"{where}, differing view", case.id, point=point)


def _notes(now: Snapshot) -> Iterator[DocumentText]:
    for note in now.notes:
        where = ", ".join(part for part in (place(now, note), note.kind.value) if part)
        for text in _of_note(note):
            yield DocumentText(text, where, note.case_id, note.id)


def _of_note(note: Note) -> tuple[str, ...]:
    if note.kind is NoteKind.COMMENT:
        return (note.text, note.role)
    if note.kind is NoteKind.CONCERN:
        return (note.text, note.for_whom, note.told, note.told_at, note.did, note.carried)
    return (note.text,)
