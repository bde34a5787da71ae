"""The texts a tool asks for at a question: a chip a heading, and a field for the open one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.headed import TextPlace
from core.model.ids import CaseId, MeetingId
from core.words import tr
from ui.widgets.chip import Chip, ChipLook, DropChip
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import bring_into_sight


class HeadedTexts(QWidget):
    """One stop a heading; pressing one opens its words below, pressing it again closes them.

    Signals:
        written: the typing paused; carries (case, place, text), so that words typed for one
            question can never be kept under another.
        meeting_requested: it was written at another meeting; carries (case, place,
            `MeetingId` or None).
    """

    written = Signal(object, object, str)
    meeting_requested = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: CaseId | None = None
        self._texts: dict[TextPlace, str] = {}
        self._written_at: dict[TextPlace, MeetingId | None] = {}
        self._meetings: Sequence[tuple[MeetingId | None, str]] = ()
        self._open: TextPlace | None = None
        self._chips: list[Chip] = []
        self._top = QWidget()
        self._flow = FlowLayout(self._top, gap=8, line_gap=6)
        self._flow.addWidget(Label(tr("Also written here"), Text.SMALL, wrap=False))
        self.words = GrowingText("", least=2, most=5)
        self.words.hide()
        self.words.paused.connect(self._on_paused)
        self.words.escaped.connect(self._on_escaped)
        self._heading = Label("", Text.SMALL_STRONG, wrap=False)
        self._heading.hide()
        self.meeting = DropChip(
            tr("Meeting it was written at"), look=ChipLook.OUTLINE, prefix=tr("Meeting: ")
        )
        self.meeting.hide()
        self.meeting.chosen.connect(self._on_meeting)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.meeting, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._top)
        column.addLayout(row)
        self.hide()

    def show_texts(
        self,
        case_id: CaseId,
        places: Sequence[TextPlace],
        texts: Mapping[TextPlace, str],
        written_at: Mapping[TextPlace, MeetingId | None],
        meetings: Sequence[tuple[MeetingId | None, str]],
    ) -> None:
        """Show what is written at a question; without headings nothing is shown at all.

        At which of several *meetings* a text was *written* can be put right.
        """
        self._written_at, self._meetings = dict(written_at), meetings
        same = case_id == self._case and list(places) == list(self._texts)
        before = {place for place, text in self._texts.items() if text.strip()}
        self._case = case_id
        self._texts = {place: texts.get(place, "") for place in places}
        self.setVisible(bool(places))
        if not same:
            self.open_text(None)
        if not places:
            return  # the chips stay for the next question that asks for words
        if not same or before != {place for place, text in self._texts.items() if text.strip()}:
            self._show_chips()
        if self._open is not None:
            self.words.follow(self._texts[self._open])
        self._show_meeting()

    def open_text(self, place: TextPlace | None) -> None:
        """Open the words under one heading, or close them with None."""
        self._open = place
        self.words.setVisible(place is not None)
        self._heading.setVisible(place is not None)
        self._show_meeting()
        if place is None:
            self.words.show_text("")
            return
        self._heading.setText(f"{place.heading}:")
        self.words.setAccessibleName(place.heading)
        self.words.set_hint(place.heading)
        self.words.show_text(self._texts.get(place, ""))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_words)

    def flush(self) -> None:
        """Keep what was typed, under the heading it was typed for."""
        self.words.flush()

    def _show_meeting(self) -> None:
        """Say at which meeting the open text was written; where there is but one day, nothing."""
        place = self._open
        known = place in self._written_at and bool(self._meetings)
        self.meeting.setVisible(known)
        if known and place is not None:
            self.meeting.set_choices(self._meetings)
            self.meeting.set_value(self._written_at[place])

    def _on_meeting(self, meeting_id: MeetingId | None) -> None:
        if self._case is not None and self._open is not None:
            self.meeting_requested.emit(self._case, self._open, meeting_id)

    def _show_words(self) -> None:
        bring_into_sight(self.words)

    def _show_chips(self) -> None:
        """Say on the chips what there is to write; they are made once and shown anew."""
        while len(self._chips) < len(self._texts):
            chip = Chip("", None, ChipLook.ADD, parent=self._top)
            chip.clicked.connect(self._on_chip)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        for chip, (place, text) in zip(self._chips, self._texts.items(), strict=False):
            is_written = bool(text.strip())
            chip.value = place
            chip.setText(place.heading)
            chip.show_look(ChipLook.TINT if is_written else ChipLook.ADD)
            chip.setAccessibleName(
                tr("{heading}, written", heading=place.heading)
                if is_written
                else tr("{heading}, nothing written yet", heading=place.heading)
            )
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(self._texts))

    def _on_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and isinstance(chip.value, TextPlace):
            place = chip.value
            self.flush()
            self.open_text(None if self._open == place else place)

    def _on_paused(self, text: str) -> None:
        if self._case is not None and self._open is not None:
            self.written.emit(self._case, self._open, text)

    def _on_escaped(self) -> None:
        opened = self._open
        self.open_text(None)
        for chip in self._chips:
            if chip.value == opened:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
