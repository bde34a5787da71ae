"""The parts that are a sheet and little more: agencies, and people with the agenda."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from core.model.agenda import AgendaEntry
from core.model.audit import Participant
from core.model.case import Agency
from core.wording.readiness import PreparationPart
from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.columns import agencies_shape, agenda_shape, people_shape
from ui.prepare.part import PreparePart
from ui.prepare.table_editor import TableEditor, TableKind
from ui.widgets.labels import small
from ui.widgets.segmented import Option, Segmented

NO_AGENCIES = tr(
    "No agencies yet. They come in with a list of requests, or type the first one here. "
    "The short name heads narrow columns; also called is what files and forms call it, with "
    "semicolons between; the contact is a role, never a person."
)
NO_AGENDA = tr(
    "No agenda yet. Type when the day begins, how many minutes its first part takes and what it "
    "is: 09:30, 15, Welcome. Time of the kind “cases” is what the pace of the day is counted from."
)
NOBODY = tr(
    "Nobody on the list yet. Type the role and the agency of each who takes part. "
    "Names are for attendance only: they are never on the room screen or in a report."
)


class AgenciesPart(PreparePart):
    """Type, paste, order and remove agencies."""

    rests_on = frozenset({Agency})

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        kind = TableKind[Agency](
            "agency",
            "agencies",
            lambda agency: agency.name,
            lambda: context.session.now.agencies,
            ordered=True,
        )
        self.sheet = TableEditor[Agency](
            context, kind, agencies_shape(lambda: context.session.now), NO_AGENCIES
        )
        self.put_heading(tr("Agencies"))
        self.column.addWidget(
            small(tr("Removing an agency also removes its requests and returns."))
        )
        self.column.addWidget(self.sheet, 1)

    def refresh(self) -> None:
        """Show the agencies."""
        self.sheet.refresh()

    def begin(self) -> None:
        """Go on in the sheet."""
        self.sheet.begin()

    def leave(self) -> None:
        """Keep an open cell."""
        self.sheet.leave()


class DayPart(PreparePart):
    """People and agenda, one sheet at a time."""

    rests_on = frozenset({Participant, AgendaEntry, Agency})

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        session = context.session
        people = TableKind[Participant](
            "person",
            "people",
            lambda person: person.role or tr("a person"),
            lambda: session.now.participants,
            ordered=True,
        )
        entries = TableKind[AgendaEntry](
            tr("part of the agenda"),
            tr("parts of the agenda"),
            lambda entry: tr("“{entry}” on the agenda", entry=entry.title),
            lambda: session.now.agenda,
            ordered=True,
        )
        self.people = TableEditor[Participant](
            context, people, people_shape(lambda: session.now), NOBODY
        )
        self.agenda = TableEditor[AgendaEntry](context, entries, agenda_shape(), NO_AGENDA)
        self.which = Segmented(
            tr("Show"),
            [
                Option(PreparationPart.AGENDA, tr("Agenda")),
                Option(PreparationPart.PEOPLE, tr("People")),
            ],
        )
        self.which.chosen.connect(self.show_sheet)
        self.put_heading(tr("People and agenda")).addWidget(self.which)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.agenda)
        self._stack.addWidget(self.people)
        self.column.addWidget(self._stack, 1)

    def show_sheet(self, part: PreparationPart) -> None:
        """Show the agenda or the people."""
        self.which.set_value(part)
        sheet = self.people if part is PreparationPart.PEOPLE else self.agenda
        if sheet is not self._stack.currentWidget():
            self.context.change_part()
        self._stack.setCurrentWidget(sheet)

    def refresh(self) -> None:
        """Show both."""
        self.people.refresh()
        self.agenda.refresh()

    def begin(self) -> None:
        """Go on in the sheet that is shown."""
        (self.people if self._stack.currentWidget() is self.people else self.agenda).begin()

    def leave(self) -> None:
        """Keep an open cell."""
        self.people.leave()
        self.agenda.leave()
