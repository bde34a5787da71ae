"""Words in a field that is entered by a key or a button: in the file soon, until they are."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from core.model.sitting import Place
from ui.audit.session import WorkshopSession
from ui.audit.session_drafts import DraftKey
from ui.widgets.growing_text import GrowingText
from ui.widgets.typing_pause import TypingPause


class WordsDraft(QObject):
    """Keeps what stands in one field as a draft; `kind` is one of `core.wording.drafts`."""

    def __init__(self, session: WorkshopSession, field: QLineEdit | GrowingText, kind: str) -> None:
        super().__init__(field)
        self._session, self._field, self._kind = session, field, kind
        self._key: DraftKey | None = None
        self._pause = TypingPause(self)
        self._pause.over.connect(self._keep)
        if isinstance(field, GrowingText):
            field.paused.connect(self._keep)
        else:
            field.textEdited.connect(self._pause.typed)

    def about(self, row: object = "", place: Place | None = None) -> None:
        """The field is about this row from here on; what was typed of it stands there again."""
        key = (place or Place(), f"{self._kind} {row}".strip())
        if key == self._key or self._session.is_closed:
            return
        self._key = key
        drafts = self._session.drafts.all()
        held = next((one.text for one in drafts if (one.place, one.field) == key), "")
        if held != self._text:
            self._put(held)

    def drop(self) -> None:
        """The words were entered, or given up."""
        self._pause.stop()
        if self._key is not None and not self._session.read_only:
            self._session.drafts.drop(*self._key)

    @property
    def _text(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _put(self, text: str) -> None:
        field = self._field
        field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)

    def _keep(self) -> None:
        self._pause.stop()
        if self._key is None or self._session.read_only:
            return
        if self._text.strip():
            self._session.drafts.keep(*self._key, self._text)
        else:
            self._session.drafts.drop(*self._key)
