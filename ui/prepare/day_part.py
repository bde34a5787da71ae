"""People and agenda of a meeting; where the audit has several, its cases and the others too."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from core.acts.case_order import order_cases
from core.acts.meetings import invite_again, remove_meetings
from core.acts.prepare import set_audit
from core.counting.case_order import CaseOrder, cases_in_order
from core.model.agenda import AgendaEntry
from core.model.audit import Audit, Participant, ParticipantCase
from core.model.case import Agency, Case
from core.model.changed import Changed
from core.model.ids import MeetingId
from core.model.meeting import Meeting, MeetingCase
from core.model.snapshot import Snapshot
from core.queries.returns import given_to
from core.queries.search import Hit
from core.wording.invitation import invitation_words
from core.wording.meetings import cases_of_meeting_words, meetings_offered
from core.wording.pathways import grouped_by
from core.wording.readiness import PreparationPart
from core.wording.removal import Loss, loss_of
from core.words import later, tr
from ui.audit.context import AuditContext
from ui.audit.meeting_choice import MeetingChoice
from ui.audit.session import Act
from ui.prepare.columns import agenda_shape
from ui.prepare.fields import LineField
from ui.prepare.linked_columns import reference_of
from ui.prepare.meeting_columns import meeting_cases_shape, meetings_shape
from ui.prepare.part import PreparePart
from ui.prepare.people_rows import PeopleKind, PersonRow, people_shape
from ui.prepare.table_editor import TableEditor, TableKind
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.labels import Label, Text, small
from ui.widgets.segmented import Option, Segmented

NO_AGENDA: Final = tr(
    "No agenda yet. Type when the day begins, how many minutes its first part takes and what it "
    "is: 09:30, 15, Welcome. The pace of the day is worked out from its parts of the kind “cases”."
)
NOBODY: Final = tr(
    "Nobody on the list yet. Type the role and the agency of each who takes part. "
    "Names are for attendance only: they are never on the room screen or in a report."
)
NO_CASES: Final = later(
    "No {case} is named here, so all are gone through. Type or paste references, and it is those "
    "only."
)
NO_MEETINGS: Final = later(
    "The audit has its own day and no other meeting. Type the name of the next one, such as "
    "Practitioners or Feedback, and its day: it then has an agenda, people and {cases} of its own."
)

_FIRST: Final = PreparationPart.AGENDA

R = TypeVar("R")


class _OfMeeting(TableKind[R]):
    """Rows of the meeting chosen: what is new belongs to it."""

    def __init__(self, context: AuditContext, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        self._context = context

    def keep(self, label: str, rows: Any) -> Act:
        """Return the act that keeps rows, new ones in the meeting that is looked at."""
        here = self._context.session.now.here_id
        return super().keep(
            label, [row if row.id else replace(row, meeting_id=here) for row in rows]
        )


class _Meetings(TableKind[Meeting]):
    """The meetings themselves, which take what is theirs along."""

    def __init__(self, context: AuditContext) -> None:
        session = context.session
        super().__init__(
            "meeting",
            "meetings",
            lambda one: tr("the meeting “{title}”", title=one.title),
            lambda: session.now.meetings,
            ordered=True,
        )
        self._context = context

    def remove(self, label: str, rows: Any) -> Act:
        """Return the act that takes meetings away, and what is theirs."""
        return lambda file: remove_meetings(file, label, rows)

    def loss(self, rows: Any) -> Loss | None:
        """Return what goes with them."""
        return loss_of(self._context.session.now, rows)


class DayPart(PreparePart):
    """The sheets of a meeting, one at a time, and which meeting it is."""

    rests_on = frozenset(
        {Participant, ParticipantCase, AgendaEntry, Agency, Meeting, MeetingCase, Case, Audit}
    )

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sheets = _sheets(context)
        self.agenda = self.sheets[PreparationPart.AGENDA]
        self.people = self.sheets[PreparationPart.PEOPLE]
        self.cases = self.sheets[PreparationPart.MEETING_CASES]
        self.meetings = self.sheets[PreparationPart.MEETINGS]
        self._several = False
        self.which = Segmented(tr("Show"), _offered(several=False))
        self.which.chosen.connect(self.show_sheet)
        self.another = Button(tr("Another meeting of the audit…"), ButtonKind.LINK, size=Size.SMALL)
        self.another.clicked.connect(self._on_another)
        self.another.setEnabled(not context.session.read_only)
        self.meeting = MeetingChoice(context, self)
        self.taken = small()
        heading = self.put_heading(tr("People and agenda"), self.meeting)
        heading.addWidget(self.another)
        self.column.addWidget(self._below_heading())
        self._stack = QStackedWidget()
        for sheet in self.sheets.values():
            self._stack.addWidget(sheet)
        self.column.addWidget(self.taken)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self._below_meetings())
        context.session.meeting_chosen.connect(self._on_meeting_chosen)
        self._show_around(PreparationPart.AGENDA)

    def show_sheet(self, part: PreparationPart) -> None:
        """Show the agenda, the people, the cases of the meeting or the meetings."""
        if part is PreparationPart.MEETINGS:
            self._offer_several()
        sheet = self.sheets.get(part, self.agenda)
        self.which.set_value(part)
        if sheet is not self._stack.currentWidget():
            self.context.change_part()
        self._stack.setCurrentWidget(sheet)
        self._show_around(part)

    def part_of(self, sheet: QWidget) -> PreparationPart:
        """Return what one of the sheets is called."""
        return next(part for part, one in self.sheets.items() if one is sheet)

    def open_found(self, hit: Hit) -> None:
        """Put the cursor into the meeting that the search found."""
        self.show_sheet(PreparationPart.MEETINGS)
        self.meetings.choose(hit.row_id)
        self.begin()

    def refresh(self) -> None:
        """Show all of it."""
        now = self.context.session.now
        if now.meetings:
            self._offer_several()
        self.own_title.follow(now.audit.day_title)
        for sheet in self.sheets.values():
            sheet.refresh()
        self._show_around(self._front)

    def begin(self) -> None:
        """Go on in the sheet that is shown."""
        self.sheets[self._front].begin()

    def leave(self) -> None:
        """Keep an open cell, and the name of the audit's own day."""
        self.own_title.flush()
        for sheet in self.sheets.values():
            sheet.leave()

    @property
    def _front(self) -> PreparationPart:
        shown = self._stack.currentWidget()
        return next((part for part, one in self.sheets.items() if one is shown), _FIRST)

    def _below_heading(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.which)
        row.addStretch(1)
        self.order = DropChip(
            tr("Order of the {cases}"),
            look=ChipLook.OUTLINE,
            prompt=tr("Order the {cases}…"),
        )
        self.order.chosen.connect(self._on_order)
        self.invitation = Button(tr("Copy the invitation"), ButtonKind.LINK, size=Size.SMALL)
        self.invitation.clicked.connect(self._on_invitation)
        row.addWidget(self.order)
        row.addWidget(self.invitation)
        self.again = Button(tr("Invite those who came before"), ButtonKind.LINK, size=Size.SMALL)
        self.again.clicked.connect(self._on_invite_again)
        row.addWidget(self.again)
        return line

    def _below_meetings(self) -> QWidget:
        """Return the line in which the audit's own day gets its name among the meetings."""
        self.own = QWidget()
        row = QHBoxLayout(self.own)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.own_title = LineField(tr("What the audit's own day is called"))
        self.own_title.setPlaceholderText(tr("The day"))
        self.own_title.paused.connect(self._on_own_title)
        self.own_title.setReadOnly(self.context.session.read_only)
        row.addWidget(Label(tr("What the audit's own day is called"), Text.SMALL, wrap=False))
        row.addWidget(self.own_title, 1)
        row.addStretch(2)
        return self.own

    def _offer_several(self) -> None:
        """Offer cases and meetings too; once offered they stay while the page does."""
        if self._several:
            return
        self._several = True
        front = self._front
        self.which.set_options(_offered(several=True))
        self.which.set_value(front)

    def _show_around(self, part: PreparationPart) -> None:
        """Show what stands beside the sheet in front."""
        now = self.context.session.now
        self.own.setVisible(part is PreparationPart.MEETINGS)
        self.taken.setVisible(part is PreparationPart.MEETING_CASES and bool(now.cases))
        self.taken.setText(cases_of_meeting_words(now))
        several = len(now.cases) > 1 and not self.context.session.read_only
        self.order.set_choices([(one, words(now)) for one, words in ORDERS.items()])
        self.order.setVisible(several and part is PreparationPart.AGENDA)
        self.invitation.setVisible(part is PreparationPart.PEOPLE and bool(now.here_people))
        whose = self._invited_before()
        shown = part is PreparationPart.PEOPLE and whose is not None and not now.here_people
        self.again.setVisible(shown and not self.context.session.read_only)
        if whose is not None:
            self.again.setText(tr("Invite those of “{title}”", title=whose[1]))

    def _invited_before(self) -> tuple[MeetingId | None, str] | None:
        """Return the meeting whose people may come again; None where none has any."""
        now = self.context.session.now
        listed = {one.meeting_id for one in now.participants}
        others = (one for one in meetings_offered(now) if one[0] != now.here_id)
        return next((one for one in others if one[0] in listed), None)

    def _on_meeting_chosen(self) -> None:
        self.stale = True
        if self.isVisible():
            self.arrive()

    def _on_another(self) -> None:
        self.part_requested.emit(PreparationPart.MEETINGS)

    def _on_own_title(self, text: str) -> None:
        audit = replace(self.context.session.now.audit, day_title=text)
        if not self.do(lambda file: set_audit(file, audit), self.own_title):
            self.own_title.mark_unsaved()

    def _on_order(self, order: object) -> None:
        """Put the cases in another order; undo puts them back."""
        session = self.context.session
        items = {item.id for item in session.now.tool.items}
        answers, values = session.read(lambda file: given_to(file, items))
        wanted = CaseOrder(str(order))
        listed = cases_in_order(session.now, answers, wanted, values)
        in_one_list = wanted is not CaseOrder.GROUP
        if self.do(lambda file: order_cases(file, listed, in_one_list=in_one_list)):
            first = session.now.listed_cases[0].reference
            self.context.give_notice(
                tr("The {cases} are in another order; {first} is first.", first=first)
            )

    def _on_invitation(self) -> None:
        """Put the invitation of the person chosen on the clipboard."""
        now, row = self.context.session.now, self.people.current
        known = isinstance(row, PersonRow) and row.id
        person = row.person if known and row is not None else now.here_people[0]
        QGuiApplication.clipboard().setText(invitation_words(now, person))
        who = person.role.strip() or tr("a person")
        self.context.give_notice(
            tr("The invitation of “{who}” is on the clipboard: paste it into a mail.", who=who)
        )

    def _on_invite_again(self) -> None:
        whose, here = self._invited_before(), self.context.session.now.here_id
        if whose is not None:
            other = whose[0]

            def invite(file: Any) -> Changed | None:
                return invite_again(file, here, other)

            self.do(invite)
            self.people.begin()


ORDERS: Final[dict[CaseOrder, Callable[[Snapshot], str]]] = {
    CaseOrder.GROUP: lambda now: tr("By {grouped_by}", grouped_by=grouped_by(now)),
    CaseOrder.APART: lambda _: tr("Where agencies differ most first"),
    CaseOrder.STRENGTHS: lambda _: tr("Strengths first"),
}
"""The orders that are offered, in words."""


def _offered(*, several: bool) -> list[Option]:
    named = [(PreparationPart.AGENDA, tr("Agenda")), (PreparationPart.PEOPLE, tr("People"))]
    if several:
        named += [
            (PreparationPart.MEETING_CASES, tr("{Cases} gone through")),
            (PreparationPart.MEETINGS, tr("Meetings of the audit")),
        ]
    return [Option(part, words) for part, words in named]


def _sheets(context: AuditContext) -> dict[PreparationPart, TableEditor[Any]]:
    session = context.session
    people = PeopleKind(context)
    entries = _OfMeeting[AgendaEntry](
        context,
        tr("part of the agenda"),
        tr("parts of the agenda"),
        lambda entry: tr("“{entry}” on the agenda", entry=entry.title),
        lambda: session.now.here_agenda,
        ordered=True,
    )
    cases = _OfMeeting[MeetingCase](
        context,
        tr("{case} of the meeting"),
        tr("{cases} of the meeting"),
        lambda one: tr(
            "{reference} of the meeting", reference=reference_of(session.now, one.case_id)
        ),
        lambda: session.now.here_named,
    )
    meetings, here = _Meetings(context), lambda: session.now
    return {
        PreparationPart.AGENDA: TableEditor(context, entries, agenda_shape(), NO_AGENDA),
        PreparationPart.PEOPLE: TableEditor(context, people, people_shape(here), NOBODY),
        PreparationPart.MEETING_CASES: TableEditor(
            context, cases, meeting_cases_shape(here), tr(NO_CASES)
        ),
        PreparationPart.MEETINGS: TableEditor(
            context, meetings, meetings_shape(here), tr(NO_MEETINGS)
        ),
    }
