"""The part that is a sheet and little more: agencies."""

from PySide6.QtWidgets import QWidget

from core.model.case import Agency
from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.agencies_as_one import AgenciesAsOne
from ui.prepare.columns import agencies_shape
from ui.prepare.part import PreparePart
from ui.prepare.table_editor import TableEditor, TableKind
from ui.widgets.labels import small

NO_AGENCIES = tr(
    "No agencies yet. They come in with a list of requests, or type the first one here. "
    "The short name heads narrow columns; also called is what files and forms call it, with "
    "semicolons between; the contact is a role, never a person."
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
        self.as_one = AgenciesAsOne(context)
        self.as_one.made.connect(self.begin)
        self.column.addWidget(self.as_one)

    def refresh(self) -> None:
        """Show the agencies."""
        self.sheet.refresh()
        self.as_one.refresh()

    def begin(self) -> None:
        """Go on in the sheet."""
        self.sheet.begin()

    def leave(self) -> None:
        """Keep an open cell."""
        self.sheet.leave()
