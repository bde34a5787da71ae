"""Heard: strengths, improvements, observations and concerns by theme, each leading to its place."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from core.acts import heard
from core.counting.thread import EvidencePiece
from core.model.case import Agency, Case
from core.model.finding import EvidenceKind
from core.model.ids import CaseId, NoteId, ThemeId
from core.model.note import Note, NoteCase, NoteKind
from core.model.snapshot import Snapshot
from core.model.tool import Question, Theme
from core.wording.moderation import heard_words
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.themes.filters import Filters
from ui.themes.lines import EvidenceRow
from ui.themes.listed_view import ListedView
from ui.themes.notes import about, by_theme, narrowed, place_of, theme_choices, theme_title
from ui.themes.view_switch import ViewSwitch
from ui.widgets.also_of import AlsoOf
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import KIND_MARKS
from ui.widgets.segmented import Option

_ALL: Final = "all"
_PLURAL: Final = (
    (NoteKind.STRENGTH, tr("Strengths")),
    (NoteKind.IMPROVEMENT, tr("Improvements")),
    (NoteKind.OBSERVATION, tr("Observations")),
    (NoteKind.CONCERN, tr("Concerns")),
)


class HeardView(ListedView):
    """What was heard beside the comments; a line leads to where it was said."""

    rests_on = frozenset({Note, NoteCase, Theme, Question, Case, Agency})
    by_agency = True
    by_meeting = True

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("What was heard"), parent)
        options = [Option(_ALL, tr("All")), *(Option(kind, word) for kind, word in _PLURAL)]
        self.kinds = ViewSwitch(tr("Kind"), options)
        self.file_under = DropChip(tr("Theme"), look=ChipLook.OUTLINE, prefix=tr("Theme: "))
        self.also = AlsoOf(ChipLook.OUTLINE)
        top = QWidget()
        line = FlowLayout(top, gap=12)
        line.addWidget(self.kinds)
        line.addWidget(self.file_under)
        line.addWidget(self.also)
        self.lay_out(top)
        self.kinds.chosen.connect(self._on_kind)
        self.lines.entered_line.connect(self._on_entered)
        self.lines.at_changed.connect(self._show_theme)
        self.also.chosen.connect(self._on_shared)
        self.file_under.chosen.connect(self._on_filed)

    def refresh(self, filters: Filters) -> None:
        """Show what was heard as it stands."""
        self.filters = filters
        now = filters.seen(self.context.session.now)
        there = [note for note in now.notes if note.kind is not NoteKind.COMMENT]
        notes = narrowed(now, there, filters.theme_id, filters.agency_id)
        kind = self.kinds.value
        shown = [note for note in notes if kind in (_ALL, note.kind)]
        self.show_lines(_lines(now, shown))
        self.kinds.setVisible(bool(there))
        if not shown:
            self._say_nothing(bool(there))
        self._show_theme()

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme chosen, or that of the line the keyboard is at."""
        note = self._note()
        own = self.context.session.now.theme_of_note(note) if note is not None else None
        return self.filters.theme_id or own

    def piece_in_view(self) -> EvidencePiece | None:
        """Return the remark the keyboard is at."""
        note = self._note()
        if note is None or note.kind is NoteKind.CHALLENGE:  # who said it to whom is for the panel
            return None
        return EvidencePiece(
            EvidenceKind.NOTE, note.id, self.context.session.now.theme_of_note(note)
        )

    def _say_nothing(self, others: bool) -> None:
        if others:
            self.nothing.say(
                tr("Nothing of this kind here yet"),
                tr(
                    "Nothing heard so far fits this kind, theme and agency. "
                    "Choose All for the rest."
                ),
            )
        else:
            self.nothing.say(
                tr("Nothing has been heard yet"),
                tr("Press Ctrl+K anywhere, type what was said, choose its kind and press Enter."),
            )

    def _note(self) -> Note | None:
        at = self.lines.at
        wanted = at.value if at is not None else None
        return next((note for note in self.context.session.now.notes if note.id == wanted), None)

    def _show_theme(self) -> None:
        note = self._note()
        self.file_under.setVisible(note is not None and bool(self.lines.lines))
        if note is None:
            self.also.hide()
        else:
            now = self.context.session.now
            self.also.show_note(now, note)
            self.file_under.set_choices(theme_choices(now, note))
            self.file_under.set_value(now.theme_of_note(note))

    def _on_kind(self) -> None:
        self.refresh(self.filters)

    def _on_entered(self, value: object) -> None:
        note = self._note()
        if note is None or note.id != value:
            return
        place = place_of(self.context.session.now, note)
        if place is None:
            self.context.give_notice(
                tr("This was said about the day as a whole, not about one {case}.")
            )
        else:
            self.visit_requested.emit(place)

    def _on_shared(self, case_id: CaseId) -> None:
        note = self._note()
        if note is not None:
            self.context.session.do(lambda file: heard.share_note(file, note, case_id))

    def _on_filed(self, value: object) -> None:
        note = self._note()
        if note is not None:
            filed = replace(note, theme_id=ThemeId(value) if isinstance(value, int) else None)
            self.context.session.do(lambda file: heard.change_note(file, filed))


def _lines(now: Snapshot, notes: list[Note]) -> list[EvidenceRow]:
    found: list[EvidenceRow] = []
    for theme_id, held in by_theme(now, notes).items():
        counted = plural(len(held), "note")
        found.append(EvidenceRow(f"{theme_title(now, theme_id)} · {counted}", heading=True))
        found += [_line(now, note) for note in held]
    return found


def _line(now: Snapshot, note: Note) -> EvidenceRow:
    mark = KIND_MARKS[note.kind]
    open_ = tr("not yet passed on") if note.must_settle else ""
    small = " · ".join(part for part in (note.kind.word, open_, about(now, note)) if part)
    return EvidenceRow("", heard_words(now, note), small, mark.sign, mark.tone, NoteId(note.id))
