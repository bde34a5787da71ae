"""One finding as it is written: its kind, theme, statement and challenge; of a lesson more."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.model.finding import Finding, FindingKind
from core.model.ids import CaseId, FindingId, ThemeId
from core.model.snapshot import Snapshot
from core.wording.careful_reader.in_findings import FURTHER
from core.wording.careful_reader.mark import ReaderMark
from core.wording.findings import kind_word
from core.words import tr
from ui.program.actions import spec_of
from ui.theme import Sign, app_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import Chip, ChipLook, DropChip
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, heading, small
from ui.widgets.segmented import Option, Segmented
from ui.widgets.text_marks import TextMark, counted_anew, stretch, warned
from ui.widgets.title_field import TitleField

_FIELDS: Final = ("text", "challenge", "call_to_act", "reflection")
_LARGE: Final = 1.2


class FindingEditor(QWidget):
    """Shows one finding; every wish carries the finding as it is to be.

    Signals:
        field_typed: the typing paused; carries the finding and the field it was typed in.
        rewritten: its kind or theme was chosen; carries the finding.
        joined: other cases were chosen for a lesson; carries (finding, cases).
        removed: it should go; carries the finding.
        withdrawn: it should be withdrawn; carries (finding, reason).
        stepped: the one before (-1) or after (1) is wanted.
        pasted: words were pasted into one of its fields; carries them.
    """

    field_typed = Signal(object, object)
    rewritten = Signal(object)
    joined = Signal(object, object)
    removed = Signal(object)
    withdrawn = Signal(object, str)
    stepped = Signal(int)
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self.finding: Finding | None = None
        self._cases: dict[CaseId, str] = {}
        self._case_chips: list[Chip] = []
        self.title = heading()
        self.kind = Segmented(
            tr("What the finding is"), [Option(one, kind_word(one)) for one in FindingKind]
        )
        self.under = DropChip(tr("Theme"), look=ChipLook.OUTLINE)
        self.place = small()
        self.back = Button("", ButtonKind.SECONDARY, size=Size.SMALL, sign=Sign.BACK)
        self.on = Button("", ButtonKind.SECONDARY, size=Size.SMALL, sign=Sign.FORWARD)
        for button, name in ((self.back, "previous_case"), (self.on, "next_case")):
            words = tr("The finding before") if button is self.back else tr("The finding after")
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({spec_of(name).caps})")
        self.fields = {
            "text": GrowingText(
                tr("Statement"), least=2, most=9, hint=tr("What the evidence adds up to")
            ),
            "challenge": GrowingText(
                tr("Challenge to the board"), least=1, most=6, hint=tr("What has to be asked")
            ),
            "call_to_act": GrowingText(tr("Call to act"), least=1, most=4),
            "reflection": GrowingText(tr("Question to reflect on"), least=1, most=4),
        }
        self.remove_it = Button(tr("Remove"), ButtonKind.LINK, size=Size.SMALL)
        self.reason = TitleField(tr("Why it is withdrawn"), tr("Withdrawn, because…"))
        self.reason.hide()
        self._lay_out()
        self._connect()

    def show_finding(self, now: Snapshot, finding: Finding, number: int | None, place: str) -> None:
        """Show a finding, or what became of it; words on their way stay."""
        same = self.finding is not None and self.finding.id == finding.id
        if not same:
            self.flush()
            self.reason.hide()
        self.finding = finding
        named = tr("Finding {number}", number=number) if number else tr("Draft")
        self.title.setText(named)
        self.place.setText(place)
        self.kind.set_value(finding.kind)
        themes = [(one.id, one.title) for one in now.tool.themes]
        self.under.set_choices([(None, tr("No theme")), *themes])
        self.under.set_value(finding.theme_id)
        for name, field in self.fields.items():
            (field.follow if same else field.show_text)(getattr(finding, name))
        self._lesson.setVisible(finding.kind is FindingKind.LESSON)
        self._challenge.setVisible(finding.kind is not FindingKind.LESSON)
        if finding.kind is FindingKind.LESSON:
            self._show_cases(now, finding.id)
        words = tr("Withdraw, because…") if finding.number else tr("Remove")
        if finding.withdrawn:
            words = tr("Let it stand again")
        self.remove_it.setText(words)
        self.gone.setVisible(bool(finding.withdrawn))
        self.gone.setText(tr("Withdrawn: {reason}", reason=finding.withdrawn))

    def mark_words(self, shown: Collection[str], marks: Collection[ReaderMark]) -> None:
        """Tint the numbers that are counted anew, and underline the words pointed out."""
        field, found = self.fields["text"], list[TextMark]()
        for words in shown:
            at = field.document().find(words)
            while not at.isNull():
                found.append((at, counted_anew))
                at = field.document().find(words, at)
        read = self.finding is not None and field.toPlainText() == self.finding.text
        for mark in marks if read else ():  # what is being typed was not read yet
            found.append((stretch(field, mark.start, mark.end), warned))
        field.mark(found)

    def mark_further(self, marks: Collection[tuple[str, ReaderMark]]) -> None:
        """Underline the words pointed out beside the statement, each in its field."""
        for name in FURTHER:
            field = self.fields[name]
            read = self.finding is not None and field.toPlainText() == getattr(self.finding, name)
            said = [mark for at, mark in marks if at == name and read]
            field.mark([(stretch(field, it.start, it.end), warned) for it in said])

    def flush(self) -> None:
        """Keep what was typed."""
        for field in self.fields.values():
            field.flush()

    def focus_statement(self) -> None:
        """Put the cursor in the statement."""
        self.fields["text"].setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_unsaved(self, name: str) -> None:
        """What was typed in a field could not be kept."""
        self.fields[name].mark_unsaved()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(10)
        self._top.addWidget(self.title)
        choose = QWidget()
        line = FlowLayout(choose, gap=10, line_gap=6)
        line.addWidget(self.kind)
        line.addWidget(self.under)
        self._top.addWidget(choose, 1)
        steps = QHBoxLayout()
        steps.setSpacing(6)
        for way in (self.place, self.back, self.on):
            steps.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)
        steps.addStretch(1)
        self._top.addLayout(steps)
        self.gone = Label("", Text.SMALL_STRONG)
        self._challenge = _titled(tr("Challenge to the board"), self.fields["challenge"])
        self._lesson = QWidget()
        beside = QVBoxLayout(self._lesson)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(_titled(tr("Call to act"), self.fields["call_to_act"]))
        beside.addWidget(_titled(tr("Question to reflect on"), self.fields["reflection"]))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6, line_gap=6)
        beside.addWidget(_titled(tr("Joins"), self._chips))
        self.between = QVBoxLayout()
        self.between.setSpacing(8)
        foot = QHBoxLayout()
        foot.addWidget(self.remove_it)
        foot.addWidget(self.reason, 1)
        foot.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._top)
        column.addWidget(self.gone)
        column.addWidget(self.fields["text"])
        column.addLayout(self.between)
        for below in (self._challenge, self._lesson):
            column.addWidget(below)
        column.addLayout(foot)
        self._relay()

    def _connect(self) -> None:
        for name in _FIELDS:
            self.fields[name].paused.connect(self._on_paused)
            self.fields[name].pasted.connect(self.pasted)
        self.kind.chosen.connect(self._on_kind)
        self.under.chosen.connect(self._on_theme)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)
        self.remove_it.clicked.connect(self._on_remove)
        self.reason.given.connect(self._on_reason)
        self.reason.given_up.connect(self.reason.hide)
        self._theme.follow(self._relay)

    def _relay(self) -> None:
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if self._theme.scale > _LARGE else along)

    def _show_cases(self, now: Snapshot, finding_id: FindingId) -> None:
        joined = {one.case_id for one in now.finding_cases if one.finding_id == finding_id}
        cases = {case.id: case.reference for case in now.listed_cases}
        if cases != self._cases:
            self._cases = cases
            self._make_chips()
        for chip in self._case_chips:
            chip.setChecked(chip.value in joined)

    def _make_chips(self) -> None:
        """Have a chip for each case; shown together, as each alone would lay out the window."""
        is_shown = not self._chips.isHidden()
        self._chips.hide()
        clear_layout(self._flow)
        self._case_chips = []
        for case_id, reference in self._cases.items():
            chip = Chip(reference, case_id, ChipLook.OUTLINE)
            chip.setCheckable(True)
            chip.clicked.connect(self._on_case)
            self._flow.addWidget(chip)
            self._case_chips.append(chip)
        self._chips.setVisible(is_shown)

    def _joined(self) -> Collection[object]:
        return [chip.value for chip in self._case_chips if chip.isChecked()]

    def _on_paused(self, text: str) -> None:
        sender = self.sender()
        name = next((name for name, field in self.fields.items() if field is sender), None)
        if self.finding is not None and name is not None:
            typed: dict[str, Any] = {name: text}
            self.finding = replace(self.finding, **typed)
            self.field_typed.emit(self.finding, name)

    def _on_kind(self, value: object) -> None:
        if self.finding is not None and isinstance(value, FindingKind):
            self.flush()
            self.rewritten.emit(replace(self.finding, kind=value))

    def _on_theme(self, value: object) -> None:
        if self.finding is not None:
            self.flush()
            theme = ThemeId(value) if isinstance(value, int) else None
            self.rewritten.emit(replace(self.finding, theme_id=theme))

    def _on_case(self) -> None:
        if self.finding is not None:
            self.joined.emit(self.finding, self._joined())

    def _on_back(self) -> None:
        self.stepped.emit(-1)

    def _on_on(self) -> None:
        self.stepped.emit(1)

    def _on_remove(self) -> None:
        if self.finding is None:
            return
        if self.finding.withdrawn:
            self.withdrawn.emit(self.finding, "")
        elif self.finding.number:
            self.reason.clear()
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.removed.emit(self.finding)

    def _on_reason(self, reason: str) -> None:
        self.reason.hide()
        if self.finding is not None and reason.strip():
            self.withdrawn.emit(self.finding, reason)


def _titled(words: str, part: QWidget) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Label(words, Text.SMALL))
    column.addWidget(part)
    return held
