"""A part of Prepare that is several tables, one at a time."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.part import PreparePart
from ui.prepare.table_editor import TableEditor
from ui.widgets.segmented import Option, Segmented


class SheetsPart(PreparePart):
    """Holds the sheets by name, in their order, and the switch between them.

    Who derives from it places `which` and `stack`.
    """

    def __init__(
        self,
        context: AuditContext,
        sheets: Mapping[str, tuple[str, TableEditor[Any]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.sheets = {name: sheet for name, (_, sheet) in sheets.items()}
        self.which = Segmented(
            tr("Show"), [Option(name, words) for name, (words, _) in sheets.items()]
        )
        self.which.chosen.connect(self.show_sheet)
        self.stack = QStackedWidget()
        for sheet in self.sheets.values():
            self.stack.addWidget(sheet)

    @property
    def front_sheet(self) -> TableEditor[Any]:
        """The sheet that is shown."""
        return self.sheets[str(self.which.value)]

    @property
    def sheet_in_view(self) -> str:
        """The name of the sheet that is shown."""
        return str(self.which.value)

    def show_sheet_again(self, sheet: str) -> None:
        """Show the sheet that was in view."""
        if sheet in self.sheets:
            self.show_sheet(sheet)

    def show_sheet(self, which: str) -> None:
        """Show one of the sheets."""
        self.which.set_value(which)
        if self.front_sheet is not self.stack.currentWidget():
            self.context.change_part()
        self.stack.setCurrentWidget(self.front_sheet)

    def show_with(self, sheet: QWidget) -> None:
        """Show *sheet*, one of these."""
        self.show_sheet(next(which for which, one in self.sheets.items() if one is sheet))

    def show_row(self, which: str, row_id: int) -> None:
        """Put the cursor into a row of one of the sheets."""
        self.show_sheet(which)
        self.front_sheet.choose(row_id)
        self.begin()

    def refresh(self) -> None:
        """Show all of it as it stands."""
        for sheet in self.sheets.values():
            sheet.refresh()

    def begin(self) -> None:
        """Go on in the sheet that is shown."""
        self.front_sheet.begin()

    def leave(self) -> None:
        """Keep an open cell."""
        for sheet in self.sheets.values():
            sheet.leave()
