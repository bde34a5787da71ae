"""Words in a field that nothing keeps yet: in the file soon, and there again after an end.

Most fields are kept as they are typed, or have a draft of their own. Whatever is left
(a role that waits for its button, a number that is half typed) is seen to here, so that
no field loses more than a moment's typing.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from core.model.fault import WorkshopError
from core.model.sitting import DraftText, Place, draft_text, typed_in
from core.wording.drafts import FIELD, FieldDraft
from ui.audit.context import AuditContext
from ui.audit.field_text import Field, called, fields_on, put_in, text_in, typing_in
from ui.audit.resuming import belongs_to
from ui.audit.session_drafts import DraftKey
from ui.widgets.cell_delegate import CellLine
from ui.widgets.growing_text import GrowingText
from ui.widgets.typed_words import TypedWords, is_known, is_passing
from ui.widgets.typing_pause import TypingPause

if TYPE_CHECKING:
    from ui.audit.over_stages import OverStages
    from ui.audit.stages import Stages

_UNTIL_SHOWN: Final = 1_000
_LOOKS: Final = 120
"""Milliseconds between two looks whether a field came in sight for which words wait, and how
often that is; later a field is looked at as the keyboard comes to it."""


class FieldWords(QObject):
    """Follows the keyboard from field to field of one open audit."""

    def __init__(
        self, context: AuditContext, stages: "Stages", over: "OverStages", home: QWidget
    ) -> None:
        super().__init__(home)
        self._context, self._stages, self._over = context, stages, over
        self._field: Field | None = None
        self._key: DraftKey | None = None
        self._before: dict[Field, str] = {}
        self._kept: dict[Field, tuple[DraftKey, str]] = {}
        self._offered: dict[DraftKey, FieldDraft] = {}
        self._was_act = False
        self._in_sight: set[Field] = set()
        self._entered: set[Field] = set()
        self._pause = TypingPause(self)
        self._pause.over.connect(self._keep)
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._look_again)
        self._until_shown = QTimer(self, interval=_UNTIL_SHOWN)
        self._until_shown.timeout.connect(self._look_around)
        self._looks = 0
        context.session.changed.connect(self._on_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def restore(self) -> None:
        """Have what was typed stand where it was typed: in its field, once that is in sight."""
        session = self._context.session
        if session.read_only:
            return
        for one in session.drafts.all():
            held = typed_in(one.text, FieldDraft) if one.field.startswith(FIELD) else None
            if held is not None:
                self._offered[one.place, one.field] = held
        if self._offered:
            self._begin_to_look()
            self._look_around()

    # The field with the keyboard

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._context.session.is_closed:
            return
        self._leave()
        if isinstance(now, Field) and self._is_ours(now):
            self._field, self._key = now, self._key_of(now)
            if now not in self._before:
                self._before[now] = text_in(now)
            typing_in(now).connect(self._on_typed)
        self._look_soon()

    def _on_changed(self) -> None:
        self._was_act = True
        self._look_soon()

    def _look_soon(self) -> None:
        self._look.start()

    def _begin_to_look(self) -> None:
        self._looks = 0
        self._until_shown.start()

    def flush(self) -> None:
        """Keep what was typed a moment ago, and drop what was entered."""
        if self._pause.runs:
            self._pause.stop()
            self._keep()
        self._drop_entered()

    def _on_typed(self) -> None:
        if self._field is not None and not self._pause.runs:
            # By a key for another stage or case it is left only once that is in front.
            self._key = self._key_of(self._field) or self._key
        self._pause.typed()

    def _leave(self) -> None:
        field, self._field = self._field, None
        if field is None or not isValid(field):
            self._pause.stop()
            return
        typing_in(field).disconnect(self._on_typed)
        if self._pause.runs:
            self._keep_field(field)
        elif field in self._kept and self._has(field, text_in(field)):
            self._drop(field)  # entered by leaving it; a moment later it may be gone
        self._pause.stop()

    def _is_ours(self, field: Field) -> bool:
        """Return whether somebody's words may be lost in it: not what looks, or is a secret."""
        if field.isReadOnly() or is_passing(field) or self._context.session.read_only:
            return False
        if isinstance(field, CellLine) or field.objectName().startswith("qt_"):
            return False  # a table's cell has drafts of its own; a spin box is no field
        if isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal:
            return False
        return self._page_of(field) is not None

    def _page_of(self, field: Field) -> tuple[str, QWidget] | None:
        """Return the page it is on, and its name; what lies in a key file is none of ours."""
        front = self._stages.front
        if self._over.page is not None:
            over = self._over.safekeeping
            return None if over is None or not over.isAncestorOf(field) else ("safekeeping", over)
        if not front:
            return None
        page = self._stages.page(front)
        # What is Qt's own is asked of Qt alone: nothing of it is to be held on to from here.
        beside = isinstance(field, GrowingText) and belongs_to(field, page)
        return (front, page) if page.isAncestorOf(field) or beside else None

    # What stands in it

    def _keep(self) -> None:
        if self._field is not None and isValid(self._field):
            self._keep_field(self._field)

    def _keep_field(self, field: Field) -> None:
        session, text = self._context.session, text_in(field)
        if session.is_closed:
            return
        if self._has(field, text):
            self._drop(field)
            return
        key = self._kept[field][0] if field in self._kept else self._key or self._key_of(field)
        if key is not None:
            self._kept[field] = (key, text)
            self._entered.discard(field)
            self._in_sight.add(field)
            self._offered.pop(key, None)
            session.drafts.keep(*key, draft_text(FieldDraft(field.accessibleName(), text)))
            self._look_soon()  # a draft of its own may come a moment later

    def _has(self, field: Field, text: str) -> bool:
        """Return whether nothing of it would be lost."""
        if not text.strip() or is_known(field, text.strip()):
            return True
        if isinstance(field, TypedWords):
            return field.is_in_audit(text) or self._has_draft(text)
        return text == self._before.get(field, "") or self._has_draft(text)

    def _has_draft(self, text: str) -> bool:
        """Return whether the field has a draft of its own, alone or among other fields."""
        bare = text.strip()
        quoted = (draft_text(text), draft_text(bare))
        return any(
            one.text.strip() == bare or any(words in one.text for words in quoted)
            for one in self._drafts()
            if not one.field.startswith(FIELD)
        )

    def _drafts(self) -> list[DraftText]:
        """Return the words that were not entered; none while the file cannot be asked."""
        session = self._context.session
        if session.is_delayed or session.drafts.refusal is not None:
            return []
        try:
            return session.drafts.all()
        except WorkshopError:
            return []

    def _key_of(self, field: Field) -> DraftKey | None:
        found = self._page_of(field)
        if found is None:
            return None
        place, begins = self._key_on(found[0])
        return place, f"{begins}{called(field)}"

    def _key_on(self, page: str) -> DraftKey:
        """Return how the key of each field of a page begins."""
        case = self._context.cursor.case_id if page == "walk" else None
        return Place("fields", case), f"{FIELD} {page} "

    def _is_in_front(self, key: DraftKey) -> bool:
        """Return whether the page, and in Walk the case, of a field is what the room sees."""
        if self._over.page is None:
            page = self._stages.front
        else:
            page = "" if self._over.safekeeping is None else "safekeeping"
        place, begins = self._key_on(page)
        return key[0] == place and key[1].startswith(begins)

    def _look_again(self) -> None:
        """Drop what was entered or given up; put back what waits for a field now in sight."""
        if self._context.session.is_closed:
            return
        self._drop_entered()
        self._before = {one: was for one, was in self._before.items() if isValid(one)}
        if self._offered and self._field is not None:
            self._put_back(self._field)

    def _look_around(self) -> None:
        """Look at every field in sight; that is done after an end of the program only."""
        self._looks += 1
        if self._context.session.is_closed or not self._offered or self._looks > _LOOKS:
            self._until_shown.stop()
            return
        page = self._over.safekeeping or self._stages.currentWidget()
        for field in fields_on(page) if page is not None else []:
            if field.isVisible() and self._is_ours(field):
                self._put_back(field)

    def _drop_entered(self) -> None:
        self._find_entered()
        for field in [one for one in self._kept if self._is_over(one)]:
            if isValid(field) or field in self._entered:
                self._drop(field)
            else:
                self._offer_again(field)

    def _find_entered(self) -> None:
        """Find what an act took out of sight while its page stays: that entered its words."""
        seen = {one for one in self._kept if isValid(one) and one.isVisible()}
        if self._was_act:
            gone = self._in_sight & self._kept.keys() - seen
            self._entered |= {one for one in gone if self._is_in_front(self._kept[one][0])}
        self._in_sight, self._was_act = seen, False

    def _offer_again(self, field: Field) -> None:
        """Have words whose field was taken away wait for it to come again: they are in the file."""
        key, text = self._kept.pop(field)
        if any(key == other for other, _text in self._kept.values()):
            return  # typed on in the field that came in its place
        self._offered[key] = FieldDraft("", text)
        self._begin_to_look()

    def _is_over(self, field: Field) -> bool:
        """Return whether words that are kept were entered, or given up, or their field is gone."""
        if not isValid(field):
            return True
        if field is self._field and self._pause.runs:
            return False
        text = text_in(field)
        return text.strip() != self._kept[field][1].strip() or self._has(field, text)

    def _drop(self, field: Field) -> None:
        found = self._kept.pop(field, None)
        self._entered.discard(field)
        if found is not None:
            self._context.session.drafts.drop(*found[0])
        if isValid(field) and field in self._before:
            self._before[field] = text_in(field)

    def _put_back(self, field: Field) -> None:
        key = self._key_of(field)
        held = self._offered.pop(key, None) if key is not None else None
        if held is None or key is None:
            return
        text = text_in(field)
        self._before.setdefault(field, text)
        if text.strip() == held.text.strip():
            self._context.session.drafts.drop(*key)
        else:
            self._kept[field] = (key, held.text)
            put_in(field, held.text)
