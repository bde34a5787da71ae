"""The columns of every sheet in Prepare: cases, agencies, requests, people and the agenda."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Hypothesis, Outcome
from core.model.case import Agency, Case, Papers, Request, RequestStatus
from core.model.clock import date_text
from core.model.fault import shown
from core.model.ids import NEW, AgencyId, CaseId
from core.model.mail import addresses_in
from core.model.standard import Standard
from core.words import tr, word_for
from ui.prepare.agenda_words import kind_meant, typed_kind
from ui.prepare.linked_columns import (
    Reading,
    agency_called,
    agency_name,
    case_called,
    is_called,
    reference_of,
)
from ui.prepare.words import (
    to_time,
    typed_age,
    typed_choice,
    typed_date,
    typed_dates,
    typed_due,
    typed_minutes,
    typed_time,
)
from ui.widgets.table.shape import Misfit, RowShape, TableColumn

R = TypeVar("R")


def field(title: str, name: str, wide: int = 14, known: Callable[[], Sequence[str]] = tuple) -> Any:
    """Return a column of plain text for the dataclass field *name*."""

    def put(row: R, text: str) -> R:
        return replace(row, **{name: text})  # type: ignore[type-var]  # every row is a dataclass

    return TableColumn(title, lambda row: str(getattr(row, name)), put, wide, known)


def cases_shape(now: Reading) -> RowShape[Case]:
    """Return the sheet of cases."""

    def used(name: str) -> Callable[[], Sequence[str]]:
        return lambda: sorted({getattr(case, name) for case in now().cases} - {""})

    def age(case: Case, text: str) -> Case:
        return replace(case, age=typed_age(text))

    def minutes(case: Case, text: str) -> Case:
        return replace(case, minutes=typed_minutes(text) if text else None)

    def papers(case: Case, text: str) -> Case:
        found = typed_choice(text, Papers) if text else Papers.COMPLETE
        return replace(case, papers=found)

    return RowShape(
        (
            TableColumn(tr("{Case}"), lambda case: case.reference, _reference, 10),
            TableColumn(tr("Age"), lambda case: case.age, age, 6),
            field(tr("Sex"), "sex", 5),
            field(tr("Team"), "team", 9, used("team")),
            field(tr("Pathway"), "pathway", 14, used("pathway")),
            TableColumn(
                tr("Papers"),
                lambda case: word_for(case.papers),
                papers,
                10,
                lambda: list(Papers),
                closed=True,
                turns=True,
            ),
            TableColumn(
                tr("Minutes"),
                lambda case: "" if case.minutes is None else str(case.minutes),
                minutes,
                8,
            ),
            field(tr("Status at end"), "status_at_end", 13, used("status_at_end")),
            field(tr("Outline"), "outline", 40),
        ),
        lambda: Case(""),
        lambda case: "" if case.reference else tr("a reference"),
        (tr("{Case}"), tr("{a case}")),
    )


def _reference(case: Case, text: str) -> Case:
    if not text and case.id != NEW:
        raise Misfit(
            tr("{A case} needs its reference."), tr("Type another one, or remove the {case}.")
        )
    return replace(case, reference=text)


def agencies_shape(now: Reading) -> RowShape[Agency]:
    """Return the sheet of agencies."""

    def short(agency: Agency, text: str) -> Agency:
        others = [one for one in now().agencies if one.id != agency.id]
        same = next((one for one in others if text and is_called(one, text)), None)
        if same is not None:
            raise Misfit(
                tr(
                    "“{name}” is called “{shown}” already.",
                    name=shown(same.name),
                    shown=shown(text),
                ),
                tr("Type another short name, so that the two never read alike."),
            )
        return replace(agency, short=text)

    def also(agency: Agency, text: str) -> Agency:
        typed = replace(agency, also=text)
        for name in typed.other_names:
            others = (one for one in now().agencies if one.id != agency.id)
            same = next((one for one in others if is_called(one, name, also=True)), None)
            if same is not None:
                raise Misfit(
                    tr(
                        "“{name}” is called “{shown}” already.",
                        name=shown(same.name),
                        shown=shown(name),
                    ),
                    tr("Type another name, so that files never mean both."),
                )
        return replace(agency, also="; ".join(typed.other_names))

    return RowShape(
        (
            TableColumn(tr("Agency"), lambda agency: agency.name, _name, 28),
            TableColumn(tr("Short name"), lambda agency: agency.short, short, 16),
            TableColumn(tr("Also called"), lambda agency: agency.also, also, 22),
            field(tr("Contact (a role)"), "contact", 28),
            TableColumn(tr("Mail"), lambda agency: agency.mail, _mail, 22),
        ),
        lambda: Agency(""),
        lambda agency: "" if agency.name else tr("a name"),
        (tr("Agency"), tr("an agency")),
    )


def _mail(agency: Agency, text: str) -> Agency:
    for part in text.split(";"):
        if part.strip() and not addresses_in(part):
            raise Misfit(
                tr("“{shown}” is not a mail address.", shown=shown(part.strip())),
                tr("Type it as role@agency.gov.uk; of several, semicolons stand between."),
            )
    return replace(agency, mail=text)


def _name(agency: Agency, text: str) -> Agency:
    if not text and agency.id != NEW:
        raise Misfit(tr("An agency needs its name."), tr("Type another one, or remove the agency."))
    return replace(agency, name=text)


def requests_shape(now: Reading) -> RowShape[Request]:
    """Return the sheet of requests."""
    return RowShape(
        (
            _requested_case(now),
            _requested_agency(now),
            _date(now, tr("Asked"), "asked"),
            _date(now, tr("Due"), "due"),
            TableColumn(
                tr("Status"),
                lambda row: word_for(row.status),
                _with_status,
                24,
                lambda: list(RequestStatus),
            ),
            field(tr("By what means"), "means", 14),
            TableColumn(
                tr("Chased"),
                lambda row: "; ".join(map(date_text, row.chased_on)),
                lambda row, text: replace(row, chased=typed_dates(text)),
                15,
            ),
            field(tr("Note"), "note", 20),
        ),
        lambda: Request(CaseId(NEW), AgencyId(NEW)),
        _lacking_in_request,
    )


def _requested_case(now: Reading) -> TableColumn[Request]:
    def put(row: Request, text: str) -> Request:
        return replace(row, case_id=case_called(now(), text))

    return TableColumn(
        tr("{Case}"),
        lambda row: reference_of(now(), row.case_id),
        put,
        12,
        lambda: [one.reference for one in now().cases],
    )


def _requested_agency(now: Reading) -> TableColumn[Request]:
    def put(row: Request, text: str) -> Request:
        found = agency_called(now(), text)
        if found is None:
            raise Misfit(
                tr("“{shown}” is not an agency of this audit.", shown=shown(text)),
                tr("Write its name."),
            )
        return replace(row, agency_id=found.id)

    return TableColumn(
        tr("Agency"),
        lambda row: agency_name(now(), row.agency_id),
        put,
        22,
        lambda: [one.name for one in now().agencies],
    )


def _with_status(row: Request, text: str) -> Request:
    wanted = text or RequestStatus.WAITING
    return replace(row, status=typed_choice(wanted, RequestStatus, tr("where a request stands")))


def _lacking_in_request(row: Request) -> str:
    if not row.case_id:
        return tr("{a case}")
    return "" if row.agency_id else tr("an agency")


def _date(now: Reading, title: str, name: str) -> TableColumn[Request]:
    """Return a column of dates; what is due may be typed as "10 working days" after asking."""

    def put(row: Request, text: str) -> Request:
        due = typed_due(text, row.asked, now().tool.calendar) if name == "due" else typed_date(text)
        found: dict[str, Any] = {name: due}
        changed = replace(row, **found)
        if name in ("asked", "due") and changed.asked and changed.due < changed.asked:
            _refuse_due_before_asked(changed)
        return changed

    return TableColumn(title, lambda row: date_text(getattr(row, name)), put, 15)


def _refuse_due_before_asked(row: Request) -> None:
    if row.due:
        raise Misfit(
            tr(
                "It would be due on {due}, before it was asked for on {asked}.",
                due=date_text(row.due),
                asked=date_text(row.asked),
            ),
            tr("Put the other date right first, or type another one."),
        )


def agenda_shape() -> RowShape[AgendaEntry]:
    """Return the sheet of the day."""

    def starts(row: AgendaEntry, text: str) -> AgendaEntry:
        return replace(row, starts=typed_time(text))

    def minutes(row: AgendaEntry, text: str) -> AgendaEntry:
        return replace(row, minutes=typed_minutes(text))

    def kind(row: AgendaEntry, text: str) -> AgendaEntry:
        return replace(row, kind=typed_kind(text))

    def title(row: AgendaEntry, text: str) -> AgendaEntry:
        # Only a new row takes its kind from its title: a kind that is kept was seen, or chosen.
        kind = (kind_meant(text) if row.id == NEW else None) or row.kind
        return replace(row, title=text, kind=kind)

    return RowShape(
        (
            TableColumn(tr("Starts"), lambda row: row.starts, starts, 8),
            TableColumn(
                tr("Minutes"), lambda row: str(row.minutes) if row.minutes else "", minutes, 8
            ),
            TableColumn(tr("What"), lambda row: row.title, title, 44),
            TableColumn(
                tr("Kind"), lambda row: word_for(row.kind), kind, 12, lambda: list(AgendaKind)
            ),
            TableColumn(tr("Until"), lambda row: to_time(row.starts, row.minutes), None, 8),
        ),
        lambda: AgendaEntry("", AgendaKind.CASES, "", 0),
        _lacking_in_entry,
    )


def _lacking_in_entry(row: AgendaEntry) -> str:
    if not row.starts:
        return tr("a time to start")
    if not row.minutes:
        return tr("its minutes")
    return "" if row.title else tr("what it is")


def hypotheses_shape() -> RowShape[Hypothesis]:
    """Return the sheet of hypotheses, with what the audit made of each."""

    def outcome(row: Hypothesis, text: str) -> Hypothesis:
        found = typed_choice(text or Outcome.OPEN, Outcome, tr("what became of a hypothesis"))
        return replace(row, outcome=found)

    return RowShape(
        (
            field(tr("Hypothesis"), "text", 48),
            TableColumn(
                tr("What became of it"),
                lambda row: "" if row.outcome is Outcome.OPEN else word_for(row.outcome),
                outcome,
                16,
                lambda: list(Outcome),
            ),
            field(tr("Why"), "reason", 36),
        ),
        lambda: Hypothesis(""),
        lambda row: "" if row.text else tr("its words"),
    )


def standards_shape() -> RowShape[Standard]:
    """Return the sheet of standards and thresholds."""

    def number(row: Standard, text: str) -> Standard:
        if ";" in text:
            raise Misfit(
                tr("A number has no semicolon in it: it stands between numbers cited."),
                tr("Type it without."),
            )
        if not text and row.id != NEW:
            raise Misfit(tr("A standard needs its number."), tr("Type another, or remove it."))
        return replace(row, number=text)

    return RowShape(
        (
            TableColumn(tr("Number"), lambda row: row.number, number, 10),
            field(tr("Standard or threshold"), "text", 60),
            field(tr("Where it stands"), "source", 24),
        ),
        lambda: Standard("", ""),
        _lacking_in_standard,
        (tr("Number"), tr("a standard")),
    )


def _lacking_in_standard(row: Standard) -> str:
    if not row.number:
        return tr("its number")
    return "" if row.text else tr("its words")
