"""What the audit notes of the chosen case beside what every audit does; one line each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts.attributes import (
    add_attribute,
    remove_attribute,
    rename_attribute,
    set_attribute,
)
from core.model.case import Attribute, Case
from core.model.ids import AttributeId
from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.fields import LineField
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import small
from ui.widgets.title_field import TitleField


class CaseAttributes(QWidget):
    """A line for each attribute, kept as it is typed, and one that adds another."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case: Case | None = None
        self._shown: tuple[Attribute, ...] = ()
        self.lines: dict[AttributeId, LineField] = {}
        self.removing: dict[AttributeId, Button] = {}
        self.names: dict[AttributeId, TitleField] = {}
        self.renaming: dict[AttributeId, Button] = {}
        self.new = LineField(tr("Also note of each {case}"))
        self.new.setPlaceholderText(tr("such as ethnicity"))
        self.new.returnPressed.connect(self._on_new)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(small(tr("Also note of each {case}; Enter adds it")))
        column.addWidget(self.new)
        self.new.setReadOnly(context.session.read_only)

    def show_case(self, case: Case | None) -> None:
        """Show what is noted of a case; what was typed for the one before is kept first."""
        other = case is None or self._case is None or case.id != self._case.id
        if other:
            self.flush()
        self._case = case
        now = self._context.session.now
        if now.attributes != self._shown:
            self._build(now.attributes)
        noted = {one.id: value for one, value in now.attributes_of(case.id)} if case else {}
        for key, line in self.lines.items():
            if other:
                line.show_text(noted.get(key, ""))
            else:
                line.follow(noted.get(key, ""))

    def flush(self) -> None:
        """Keep what was typed since the last pause."""
        for line in tuple(self.lines.values()):
            line.flush()

    def _build(self, attributes: tuple[Attribute, ...]) -> None:
        clear_layout(self._rows)
        self._shown, self.lines, self.removing = attributes, {}, {}
        self.names, self.renaming = {}, {}
        read_only = self._context.session.read_only
        for attribute in attributes:
            line = LineField(attribute.name)
            line.setReadOnly(read_only)
            line.paused.connect(lambda text, one=attribute: self._on_typed(one, text))
            name = TitleField(tr("What “{name}” is called", name=attribute.name))
            name.hide()
            name.given.connect(lambda text, one=attribute: self._on_renamed(one, text))
            name.given_up.connect(lambda one=attribute: self._end_renaming(one))
            rename = Button(tr("Rename"), ButtonKind.LINK, size=Size.SMALL)
            rename.setAccessibleName(tr("Rename {name}", name=attribute.name))
            rename.setEnabled(not read_only)
            rename.clicked.connect(lambda _=False, one=attribute: self._on_rename(one))
            remove = Button(tr("No longer note this"), ButtonKind.LINK, size=Size.SMALL)
            remove.setAccessibleName(tr("No longer note {name}", name=attribute.name))
            remove.setEnabled(not read_only)
            remove.clicked.connect(lambda _=False, one=attribute: self._on_removed(one))
            self.lines[attribute.id], self.removing[attribute.id] = line, remove
            self.names[attribute.id], self.renaming[attribute.id] = name, rename
            ways = QWidget()
            flow = FlowLayout(ways, gap=12)
            flow.addWidget(rename)
            flow.addWidget(remove)
            self._rows.addWidget(name)
            for widget in (small(attribute.name), line, ways):
                self._rows.addWidget(widget)
                widget.show()  # at once, so that it can take the focus

    def _on_rename(self, attribute: Attribute) -> None:
        field = self.names[attribute.id]
        field.setText(attribute.name)
        field.show()
        field.selectAll()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_renamed(self, attribute: Attribute, name: str) -> None:
        session = self._context.session
        if name.strip() in ("", attribute.name):
            self._end_renaming(attribute)
        elif session.do(lambda file: rename_attribute(file, attribute, name)):
            self.lines[attribute.id].setFocus()

    def _end_renaming(self, attribute: Attribute) -> None:
        self.renaming[attribute.id].setFocus()
        self.names[attribute.id].hide()

    def _on_typed(self, attribute: Attribute, text: str) -> None:
        session, case = self._context.session, self._case
        line = self.lines.get(attribute.id)
        if case is None or case.id not in session.now.case or line is None:
            return
        if not session.do(lambda file: set_attribute(file, case, attribute, text), line):
            line.mark_unsaved()

    def _on_new(self) -> None:
        name = self.new.text().strip()
        if name and self._context.session.do(lambda file: add_attribute(file, name)):
            self.new.show_text("")
            added = self._context.session.now.attributes[-1].id
            if added in self.lines:
                self.lines[added].setFocus()

    def _on_removed(self, attribute: Attribute) -> None:
        self.new.setFocus()
        self._context.session.do(lambda file: remove_attribute(file, attribute))
