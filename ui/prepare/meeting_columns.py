"""The columns of an audit's meetings, and of the cases that one of them goes through."""

from dataclasses import replace
from typing import Any

from core.counting.hours import ends_too_early
from core.model.case import Case
from core.model.clock import date_text
from core.model.ids import NEW, CaseId
from core.model.meeting import Meeting, MeetingCase, MeetingKind
from core.words import tr, word_for
from ui.prepare.columns import field
from ui.prepare.linked_columns import Reading, case_called, reference_of
from ui.prepare.words import typed_choice, typed_date, typed_time
from ui.widgets.table.shape import Misfit, RowShape, TableColumn


def meetings_shape(now: Reading) -> RowShape[Meeting]:
    """Return the sheet of meetings besides the audit's own day."""

    def title(row: Meeting, text: str) -> Meeting:
        if not text and row.id != NEW:
            raise Misfit(tr("A meeting needs its name."), tr("Type another, or remove it."))
        return replace(row, title=text, kind=_kind_meant(text) if row.id == NEW else row.kind)

    def kind(row: Meeting, text: str) -> Meeting:
        found = (
            typed_choice(text, MeetingKind, tr("a kind of meeting"))
            if text
            else _kind_meant(row.title)
        )
        return replace(row, kind=found)

    def timed(name: str) -> Any:
        def put(row: Meeting, text: str) -> Meeting:
            changed: dict[str, Any] = {name: typed_time(text)}
            found = replace(row, **changed)
            if ends_too_early(found.starts, found.finishes):
                raise Misfit(
                    tr(
                        "It would start at {starts} and finish at {finishes}.",
                        starts=found.starts,
                        finishes=found.finishes,
                    ),
                    tr("Write another time, or empty the other one first."),
                )
            return found

        return put

    return RowShape(
        (
            TableColumn(tr("Meeting"), lambda row: row.title, title, 26),
            TableColumn(
                tr("What for"), lambda row: word_for(row.kind), kind, 13, lambda: list(MeetingKind)
            ),
            TableColumn(
                tr("Day"),
                lambda row: date_text(row.day),
                lambda row, text: replace(row, day=typed_date(text)),
                15,
            ),
            TableColumn(tr("Starts"), lambda row: row.starts, timed("starts"), 8),
            TableColumn(tr("Finishes"), lambda row: row.finishes, timed("finishes"), 8),
            field(tr("Where"), "venue", 20),
        ),
        lambda: Meeting("", starts=now().audit.starts, finishes=now().audit.finishes),
        lambda row: "" if row.title else tr("a name"),
    )


def _kind_meant(title: str) -> MeetingKind:
    words = title.casefold()
    found = (kind for kind in MeetingKind if word_for(kind).casefold() in words)
    return next(found, MeetingKind.OTHER)


def meeting_cases_shape(now: Reading) -> RowShape[MeetingCase]:
    """Return the sheet of the cases that the meeting chosen goes through."""

    def case(row: MeetingCase, text: str) -> MeetingCase:
        if text:
            return replace(row, case_id=case_called(now(), text))
        if row.id != NEW:
            raise Misfit(tr("A line needs its {case}."), tr("Remove it, or write a reference."))
        return replace(row, case_id=CaseId(NEW))

    def of_case(show: Any) -> Any:
        def text(row: MeetingCase) -> str:
            found: Case | None = now().case.get(row.case_id)
            return "" if found is None else str(show(found))

        return text

    return RowShape(
        (
            TableColumn(
                tr("{Case}"),
                lambda row: reference_of(now(), row.case_id),
                case,
                14,
                lambda: [one.reference for one in now().every_case],
            ),
            TableColumn(tr("Pathway"), of_case(lambda one: one.pathway), None, 16),
            TableColumn(tr("Team"), of_case(lambda one: one.team), None, 14),
            TableColumn(
                tr("Minutes"),
                of_case(lambda one: "" if one.minutes is None else one.minutes),
                None,
                8,
            ),
        ),
        lambda: MeetingCase(CaseId(NEW)),
        lambda row: "" if row.case_id else tr("{a case}"),
    )
