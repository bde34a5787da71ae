"""The parts of the page at the end of a case: its mark, an open concern, what is left over."""

from collections import Counter

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.ids import NoteId
from core.model.judgement import Judgement, JudgementState
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.wording.case_end import left_over_words, parked_words
from core.words import tr, word_for
from ui.theme import Tone, app_theme
from ui.widgets.button import Button, ButtonKind, Size, TonedButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, Label, ParagraphText, Text
from ui.widgets.qt_answers import painted
from ui.widgets.tags import State, draw_state


class WalkedMark(QWidget):
    """A tick on its disc; only its outline where something is parked or not agreed."""

    def __init__(self) -> None:
        super().__init__()
        self._state = State.DONE
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self._restyle()

    def show_state(self, state: State) -> None:
        """Show how the case was left."""
        self._state = state
        self.update()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        wash, colours = self._theme.wash(Tone.GOOD), self._theme.colours
        marks = (wash.fill, wash.on_fill, colours.link, colours.secondary)
        draw_state(painter, QRectF(self.rect()), self._state, marks)
        painter.end()

    def _restyle(self) -> None:
        self.setFixedSize(self._theme.px(30), self._theme.px(30))
        self.update()


class EndConcernCard(Card):
    """A concern on this case that is not passed on; never its words.

    Signals:
        settle_requested: record who was told; carries the `NoteId`.
    """

    settle_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=8)
        self._first: NoteId | None = None
        self._words = Label("", Text.STRONG, Tone.BAD)
        self._record = TonedButton(tr("Record who was told"), Tone.BAD, size=Size.SMALL)
        row = QHBoxLayout()
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._record)
        self.column.addLayout(row)
        self.set_tone(Tone.BAD)
        self._record.clicked.connect(self._on_record)

    def show_concerns(self, concerns: list[Note]) -> None:
        """Say how many there are."""
        self._first = concerns[0].id if concerns else None
        count = len(concerns)
        said = (
            tr("An immediate concern was")
            if count == 1
            else tr("{count} immediate concerns were", count=count)
        )
        self._words.setText(tr("{said} raised here and not yet passed on.", said=said))
        self.setVisible(bool(concerns))

    def _on_record(self) -> None:
        if self._first is not None:
            self.settle_requested.emit(self._first)


class ParkedLinks(QWidget):
    """What is still parked once all cases are done, with a way there.

    Signals:
        chosen: a case was pressed; carries the first `Judgement` to come back to there.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=10, line_gap=4)
        self._links: list[Button] = []
        self._first: dict[Button, Judgement] = {}
        self._flow.addWidget(Label(tr("Still parked"), Text.SMALL_STRONG, wrap=False))

    @property
    def links(self) -> list[Button]:
        """The ways there."""
        return self._links

    def show_parked(self, now: Snapshot, parked: tuple[Judgement, ...]) -> None:
        """Name the cases that have something parked."""
        for link in self._links:
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links, self._first = [], {}
        counted = Counter(one.case_id for one in parked)
        for case_id, count in counted.items():
            link = Button(
                parked_words(now, case_id, count), ButtonKind.LINK, size=Size.SMALL, parent=self
            )
            self._first[link] = next(one for one in parked if one.case_id == case_id)
            link.clicked.connect(self._on_pressed)
            self._flow.addWidget(link)
            link.show()
            self._links.append(link)
        self.setVisible(bool(counted))

    def _on_pressed(self) -> None:
        link = self.sender()
        if isinstance(link, Button):
            self.chosen.emit(self._first[link])


class LeftOver(QWidget):
    """Not agreed and parked questions as dashed cards, or in one line where there is no height."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = [_DashedCard(), _DashedCard()]
        self._line = ElidedLabel("", Text.SMALL)
        self._close = False
        self._shown: list[tuple[str, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for card in self._cards:
            row.addWidget(card, 1)
        row.addWidget(self._line, 1)

    def show_judgements(self, now: Snapshot, left: list[Judgement]) -> None:
        """Show what is not agreed, then what is parked."""
        self._shown = []
        for state in (JudgementState.NOT_AGREED, JudgementState.PARKED):
            found = [one for one in left if one.state is state]
            if not found:
                continue
            word = word_for(state).capitalize()
            keys = ", ".join(now.tool.key_at(one.point) for one in found)
            title = tr(
                "{word} · question{number} {keys}",
                word=word,
                number="s" * (len(found) > 1),
                keys=keys,
            )
            said = [left_over_words(now, one) for one in found]
            self._shown.append((title, " ".join(part for part in said if part)))
        for card, shown in zip(self._cards, [*self._shown, ("", ""), ("", "")], strict=False):
            card.show_words(*shown)
        self._line.setText("   ".join(title for title, _ in self._shown))
        self._arrange()

    def set_close(self, close: bool) -> None:
        """Shrink to a line, or stand as cards."""
        if close != self._close:
            self._close = close
            self._arrange()

    def _arrange(self) -> None:
        for at, card in enumerate(self._cards):
            card.setVisible(at < len(self._shown) and not self._close)
        self._line.setVisible(bool(self._shown) and self._close)
        self.setVisible(bool(self._shown))


class _DashedCard(Card):
    def __init__(self) -> None:
        super().__init__(dashed=True, margin=14)
        self._title = ElidedLabel("", Text.SMALL_STRONG)
        self._words = ParagraphText("", Text.SMALL)
        self.column.setSpacing(4)
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)

    def show_words(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._words.setText(text if len(text) <= 240 else text[:239].rstrip() + "…")
        self._words.setVisible(bool(text))
