"""The form for a new audit: its title, its tool, where to keep it, and a passphrase or none."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.files import is_folder
from core.intake.shipped import shipped_tools
from core.model.fault import NotYet, Unreadable, WorkshopError
from core.words import later, tr
from ui.program.files import ask_to_keep, ask_to_open, documents
from ui.program.opening import NewAudit
from ui.start.recent_labels import ENDING
from ui.theme import Tone, app_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.choice import Choice
from ui.widgets.composed import ComposedLine
from ui.widgets.field_entry import FieldEntry
from ui.widgets.labels import Label, Text, heading
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.segmented import Option, Segmented

_OWN: Final = tr("own tool")
_USUAL: Final = "general-case-audit"
_TOOL_FILES: Final = tr("Audit tools (*.toml)")
_OPEN_TO_ALL: Final = later(
    "Without a passphrase, anyone who comes by the file can read every {case} in it: a lost "
    "memory stick or a misdirected e-mail is enough. Choose this only where the disk itself "
    "is protected."
)


class NewAuditForm(QWidget):
    """Filled in from top to bottom; Enter goes on, and what is wrong is said in place.

    Signals:
        planned: all is well; carries a `NewAudit`.
        left: Esc or Back: nothing was made.
    """

    planned = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _Line()
        self.tool = Choice(tr("Audit tool"))
        self.own_tool: Path | None = None
        self.path = _Line()
        self.browse = Button(tr("Browse…"))
        self.browse.setAccessibleName(tr("Browse for where to keep it"))
        options = (Option(True, tr("With a passphrase")), Option(False, tr("Without one")))
        self.locking = Segmented(tr("Whether it is locked"), options)
        self.secret = NewPassphrase()
        self.make = Button(tr("Make the audit"), ButtonKind.PRIMARY, size=Size.LARGE)
        self.back = Button(tr("Back"), ButtonKind.QUIET, "Esc", Size.LARGE)
        self.title_entry = FieldEntry(
            tr("Title"), self.title, hint=tr("As it will stand on the report.")
        )
        self.tool_entry = FieldEntry(tr("Audit tool"), self.tool)
        self.path_entry = FieldEntry(tr("Where to keep it"), self.path, self.browse)
        self.locking_entry = FieldEntry(tr("Lock the file"), self.locking)
        self._warning = Label(tr(_OPEN_TO_ALL), Text.BODY, Tone.WARN)
        self._path_typed = False
        self._lay_out()
        self._connect()
        self.start_anew()

    @property
    def warning(self) -> str:
        """What is said about a file without a passphrase; empty with one."""
        return "" if self._warning.isHidden() else self._warning.text()

    def start_anew(self) -> None:
        """Empty every field."""
        self._path_typed = False
        self.own_tool = None
        self.title.clear()
        self._offer_tools()
        self.locking.set_value(True)
        self.secret.clear()
        self._show_locking()
        self._suggest_path()
        self.set_busy(False)

    def take_focus(self) -> None:
        """Stand in the first field."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """Wait while it is being made."""
        self.make.setEnabled(not busy)
        self.make.setText(tr("Making it…") if busy else tr("Make the audit"))

    def refuse(self, fault: WorkshopError) -> None:
        """Say beside the entry that it comes from why nothing was made."""
        self.set_busy(False)
        entry = self.tool_entry if isinstance(fault, Unreadable) else self.path_entry
        entry.refuse(fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addWidget(self.make)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(heading(tr("New audit")))
        column.addWidget(self.title_entry)
        column.addWidget(self.tool_entry)
        column.addWidget(self.path_entry)
        column.addWidget(self.locking_entry)
        column.addWidget(self.secret)
        column.addWidget(self._warning)
        column.addSpacing(4)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.title.textChanged.connect(self._on_title_changed)
        self.path.textEdited.connect(self._on_path_edited)
        self.browse.clicked.connect(self._on_browse)
        self.tool.activated.connect(self._on_tool_chosen)
        self.locking.chosen.connect(self._show_locking)
        self.make.clicked.connect(self._on_make)
        self.back.clicked.connect(self._on_back)
        for line in (self.title, self.path):
            line.returnPressed.connect(self._on_make)
        self.secret.submitted.connect(self._on_make)
        self.secret.escaped.connect(self._on_back)

    # What is asked

    def _offer_tools(self) -> None:
        self.tool.clear()
        for name, title in shipped_tools().items():
            self.tool.addItem(title, name)
        self.tool.addItem(tr("An empty tool, to be made in the window"), "")
        own = self.own_tool
        self.tool.addItem(
            tr("From a file: {own}", own=own.name) if own else tr("From a file of your own…"), _OWN
        )
        self.tool.set_value(_OWN if own else _USUAL)

    def _on_tool_chosen(self) -> None:
        self.tool_entry.settle()
        if self.tool.currentData() == _OWN:
            dialog = ask_to_open(
                self, tr("Choose an audit tool"), documents(), self.use_tool, _TOOL_FILES
            )
            dialog.rejected.connect(self._on_no_own_tool)

    def use_tool(self, chosen: Path) -> None:
        """Take a tool from a file of one's own."""
        self.own_tool = chosen
        self._offer_tools()

    def _on_no_own_tool(self) -> None:
        if self.own_tool is None:
            self.tool.set_value(_USUAL)

    def _on_browse(self) -> None:
        suggested = Path(self.path.text())
        ask_to_keep(self, tr("Where to keep the audit"), suggested, self._on_browsed, replace=False)

    def _on_browsed(self, chosen: Path) -> None:
        self._path_typed = True
        self.path.setText(str(chosen))
        self.path_entry.settle()

    def _on_title_changed(self) -> None:
        self.title_entry.settle()
        if not self._path_typed:
            self._suggest_path()

    def _on_path_edited(self) -> None:
        self._path_typed = True
        self.path_entry.settle()

    def _suggest_path(self) -> None:
        self.path.setText(str(documents() / f"{file_name(self.title.text())}{ENDING}"))

    def _show_locking(self) -> None:
        locked = self.locking.value is True
        self.secret.setVisible(locked)
        self._warning.setVisible(not locked)

    # What is answered

    def _on_make(self) -> None:
        if not self.make.isEnabled():
            return
        refused = self._refused()
        if refused is not None:
            entry, fault = refused
            entry.refuse(fault)
            return
        if self.locking.value is True and self.secret.is_refused(
            tr("Nothing was made yet."), tr("Type one, or choose “Without one” above.")
        ):
            return
        plan = self._plan()
        self.set_busy(True)
        self.planned.emit(plan)

    def _refused(self) -> tuple[FieldEntry, NotYet] | None:
        """Return the first entry that cannot stay as it is, and why."""
        nothing = tr("Nothing was made yet.")
        if not self.title.text().strip():
            return self.title_entry, NotYet(tr("The audit has no title."), nothing, tr("Type one."))
        if not self.path.text().strip():
            return self.path_entry, NotYet(
                tr("The audit has no place."), nothing, tr("Type or browse.")
            )
        return None

    def _plan(self) -> NewAudit:
        path = placed(self.path.text().strip(), self.title.text())
        tool = str(self.own_tool) if self.tool.currentData() == _OWN else self.tool.currentData()
        passphrase = self.secret.text if self.locking.value is True else None
        return NewAudit(self.title.text().strip(), str(tool), path, passphrase)

    def _on_back(self) -> None:
        self.secret.clear()
        self.left.emit()


def placed(typed: str, title: str) -> Path:
    """Return where an audit is to be kept, from what was typed for it.

    A folder that is there gets a file named after the title; what names no
    folder at all lies where documents do.
    """
    path = Path(typed)
    if typed == "~" or typed.startswith(("~/", "~\\")):  # "~audit" is a name, nobody's home
        with suppress(RuntimeError):  # who has no home
            path = path.expanduser()
    path = documents() / path
    if is_folder(path):
        return path / f"{file_name(title)}{ENDING}"
    return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)


def file_name(title: str) -> str:
    """Return a file name made from a title: small letters and digits with hyphens."""
    kept = "".join(letter if letter.isalnum() else " " for letter in title.lower())
    return "-".join(kept.split())[:60].rstrip("-") or "audit"


class _Line(ComposedLine):
    """One line, as high and as large as the theme asks."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font())
        self.setMinimumHeight(max(40, self.fontMetrics().height() + 16))
