"""What is typed at an action and not entered yet: in the file, and there again after an end."""

from PySide6.QtCore import QObject

from core.model.ids import ActionId
from core.model.sitting import Place, draft_text, typed_in
from core.wording.drafts import STEP, StepWords
from ui.audit.session import WorkshopSession
from ui.themes.plan.unentered_words import UnenteredWords


class StepDrafts(QObject):
    """Keeps what the fields of each action hold until it is noted, closed or emptied."""

    def __init__(self, session: WorkshopSession, unentered: UnenteredWords) -> None:
        super().__init__(unentered)
        self._session = session
        unentered.go_on_with(self._kept())
        unentered.words_typed.connect(self._on_typed)

    def _kept(self) -> dict[ActionId, StepWords]:
        found: dict[ActionId, StepWords] = {}
        for draft in self._session.drafts.all():
            kind, _, number = draft.field.partition(" ")
            words = typed_in(draft.text, StepWords) if kind == STEP else None
            if words is not None and number.isdecimal():
                found[ActionId(int(number))] = words
        return found

    def _on_typed(self, action_id: ActionId, words: StepWords) -> None:
        if not self._session.read_only and not self._session.is_closed:
            text = draft_text(words) if words.any else ""
            self._session.drafts.keep(Place("themes"), f"{STEP} {action_id}", text)
