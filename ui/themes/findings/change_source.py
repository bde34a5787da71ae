"""A source from outside that was named already: it is named otherwise, or goes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts import findings
from core.counting.thread import figures_of_source, findings_resting_on_source
from core.model.finding import Source
from core.model.ids import SourceId
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.themes.findings.source_form import SourceForm
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import small, subheading
from ui.widgets.overlay import Overlay
from ui.widgets.typed_words import be_about


class ChangeSource(Overlay):
    """Shows one source as it is kept. What is typed stays with its source until it is entered."""

    def __init__(self, context: AuditContext, parent: QWidget) -> None:
        super().__init__(parent, width=760)
        self.setAccessibleName(tr("Change a source"))
        self._context = context
        self._forms: dict[SourceId, SourceForm] = {}
        self._source: Source | None = None
        self.used = small()
        self.remove = Button(tr("Remove it everywhere"), ButtonKind.LINK, size=Size.SMALL)
        self._place_of_form = QVBoxLayout()
        self._lay_out()
        self.remove.clicked.connect(self._on_remove)

    @property
    def form(self) -> SourceForm | None:
        """The form in front."""
        return self._forms.get(self._source.id) if self._source is not None else None

    def show_source(self, source: Source) -> None:
        """Come to the front with a source that is there."""
        now, form = self._context.session.now, self._forms.get(source.id)
        if form is None:
            form = self._forms[source.id] = self._made_for(source.id)
        form.show_questions(now.tool)
        if not form.is_changed:
            form.show_source(source)
        self._source = source
        for one in self._forms.values():
            one.setVisible(one is form)
        self.used.setText(_used_words(len(findings_resting_on_source(now, source.id))))
        self.open()

    def take_focus(self) -> None:
        """Put the focus on what it is called."""
        if self.form is not None:
            self.form.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the source as it was with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        close = Button(tr("Leave it as it was"), ButtonKind.QUIET, "Esc", Size.SMALL)
        close.clicked.connect(self._leave)
        top = QHBoxLayout()
        top.addWidget(subheading(tr("Change a source")))
        top.addWidget(self.used, 1)
        top.addWidget(self.remove)
        top.addWidget(close)
        self.column.addLayout(top)
        self.column.addLayout(self._place_of_form)

    def _made_for(self, source_id: SourceId) -> SourceForm:
        form = SourceForm(self)
        be_about(form, source_id)
        read_only = self._context.session.read_only
        for part in (form, self.remove):
            part.setEnabled(not read_only)
        form.given.connect(self._on_given)
        self._place_of_form.addWidget(form)
        return form

    def _leave(self) -> None:
        """Go, with the source as it was: what was typed is given up, and waits for nobody."""
        form, source = self.form, self._source
        if form is not None and source is not None:
            form.show_source(source)
        self.put_away()
        self._source = None

    def _on_given(self, source: Source) -> None:
        same = source == self._source
        if same or self._context.session.do(lambda file: findings.keep_source(file, source)):
            self._source = source
            self._leave()

    def _on_remove(self) -> None:
        source, session = self._source, self._context.session
        if source is None:
            return
        figures = figures_of_source(session.now, source.id)
        if session.do(lambda file: findings.remove_source(file, source, figures)):
            self._leave()
            self._forms.pop(source.id).deleteLater()


def _used_words(users: int) -> str:
    if not users:
        return tr("No finding rests on it.")
    if users == 1:
        return tr("1 finding rests on it.")
    return tr("{findings} rest on it.", findings=plural(users, "finding"))
