"""What a form asks before its questions, to be typed in: the nil tick, who was known, a role."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.audit import Audit
from core.model.form import NOBODY
from core.wording.form import known_choices, known_label, nil_spoken, role_label
from core.words import tr
from ui.prepare.fields import LineField
from ui.widgets.choice import CheckBox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import small


@dataclass(frozen=True, slots=True)
class FirstTicked:
    """What stands there: `known` may hold nobody, which is a nil."""

    nil: bool = False
    known: tuple[str, ...] = ()
    role: str = ""

    @property
    def is_nil(self) -> bool:
        """Whether the agency holds no record, by either tick."""
        return self.nil or NOBODY in self.known

    @property
    def people(self) -> tuple[str, ...]:
        """Those the agency knew."""
        return tuple(one for one in self.known if one != NOBODY)


class FirstTicks(QWidget):
    """The ticks; those of people and the role only where the audit asks for them.

    Signals:
        ticked: something was ticked or typed.
    """

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nil = CheckBox(nil_spoken())
        self.nil.setAccessibleName(tr("{words}: a nil return, key N", words=nil_spoken()))
        self.boxes = {who: CheckBox(said) for who, said in known_choices()}
        self.role = LineField(role_label())
        self._known_label, self._role_label = small(known_label()), small(role_label())
        self._people = QWidget()
        flow = FlowLayout(self._people, gap=14, line_gap=4)
        for who, box in self.boxes.items():
            box.setAccessibleName(f"{known_label()} {dict(known_choices())[who]}")
            box.clicked.connect(self._on_ticked)
            flow.addWidget(box)
        self.nil.clicked.connect(self._on_ticked)
        self.role.paused.connect(self._on_ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._role_label, self.role, self.nil, self._known_label, self._people):
            column.addWidget(widget)

    def show_audit(self, audit: Audit) -> None:
        """Ask what this audit asks, nothing of it ticked."""
        for widget in (self._known_label, self._people):
            widget.setVisible(audit.asks_known)
        for widget in (self._role_label, self.role):
            widget.setVisible(audit.asks_role)
        self.show_ticked(FirstTicked())

    def show_ticked(self, ticked: FirstTicked) -> None:
        """Show what was ticked before."""
        self.nil.setChecked(ticked.nil)
        for who, box in self.boxes.items():
            box.setChecked(who in ticked.known)
        self.role.show_text(ticked.role)

    @property
    def now(self) -> FirstTicked:
        """What stands there."""
        known = tuple(who for who, box in self.boxes.items() if box.isChecked())
        return FirstTicked(self.nil.isChecked(), known, self.role.text().strip())

    def _on_ticked(self, _on: object) -> None:
        self.ticked.emit()
