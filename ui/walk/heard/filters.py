"""Which of the notes are listed: of this case or all, by kind, by theme."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.counting.moderation import challenges
from core.model.ids import CaseId, ThemeId
from core.model.note import Note, NoteKind
from core.model.snapshot import Snapshot
from core.words import tr
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """What is to be listed; None stands for all."""

    this_case: bool = False
    kind: NoteKind | None = None
    theme_id: ThemeId | None = None

    def lets_in(self, now: Snapshot, note: Note, here: CaseId | None) -> bool:
        """Return whether a note is listed while the room is at case *here*."""
        return (
            (not self.this_case or here in (now.cases_of_note(note) or (None,)))
            and self.kind in (None, note.kind)
            and self.theme_id in (None, note.theme_id)
        )


class NoteFilterBar(QWidget):
    """Three chips above the list.

    Signals:
        changed: something else is wanted; carries the `NoteFilter`.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outline = ChipLook.OUTLINE
        self.case = DropChip(
            tr("{Cases}"), ((False, tr("All {cases}")), (True, tr("This {case}"))), outline
        )
        self.kind = DropChip(tr("Kinds"), _kinds(with_challenges=False), outline)
        self.theme = DropChip(tr("Themes"), ((None, tr("All themes")),), outline)
        row = FlowLayout(self, gap=6, line_gap=6)
        for chip in (self.case, self.kind, self.theme):
            row.addWidget(chip)
            chip.chosen.connect(self._on_chosen)

    @property
    def filter(self) -> NoteFilter:
        """What is to be listed."""
        kind, theme = self.kind.value, self.theme.value
        return NoteFilter(
            self.case.value is True,
            kind if isinstance(kind, NoteKind) else None,
            ThemeId(theme) if isinstance(theme, int) else None,
        )

    def show_audit(self, now: Snapshot) -> None:
        """Offer the themes of the audit, and challenges where it has or notes any."""
        self.kind.set_choices(
            _kinds(with_challenges=now.audit.moderates or bool(challenges(now.notes)))
        )
        themes: list[tuple[object, str]] = [(theme.id, theme.title) for theme in now.tool.themes]
        self.theme.set_choices([(None, tr("All themes")), *themes])

    def show_all(self) -> None:
        """Let every note in."""
        for chip in (self.kind, self.theme):
            chip.set_value(None)
        self.case.set_value(False)

    def _on_chosen(self) -> None:
        self.changed.emit(self.filter)


def _kinds(*, with_challenges: bool) -> list[tuple[NoteKind | None, str]]:
    offered = (kind for kind in NoteKind if with_challenges or kind is not NoteKind.CHALLENGE)
    return [(None, tr("All kinds")), *((kind, f"{kind.word}s") for kind in offered)]
