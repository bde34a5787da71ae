"""The answers of one item of a paper, each with its key; left blank is told from not typed yet."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.model.bearing import Bearing
from core.model.tool import Answer
from core.words import tr
from ui.widgets.answer_button import AnswerButton
from ui.widgets.flow import FlowLayout

UNTYPED = -1
BLANK = 0


class PaperAnswer(QWidget):
    """One of some answers; its buttons are made when it is first opened.

    Signals:
        activated: another answer was chosen, or left blank.
    """

    activated = Signal()

    def __init__(self, name: str, answers: Sequence[Answer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._answers = name, tuple(answers)
        self._at = UNTYPED
        self._watching: QObject | None = None
        self.buttons: list[AnswerButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def count(self) -> int:
        """Return how many can be chosen, left blank among them."""
        return len(self._answers) + 1

    @property
    def is_typed(self) -> bool:
        """Whether it is answered or left blank."""
        return self._at != UNTYPED

    @property
    def is_blank(self) -> bool:
        """Whether the paper was left blank there."""
        return self._at == BLANK

    @property
    def shown(self) -> tuple[str, Bearing | None]:
        """The words of what is chosen, and its bearing; "" for nothing."""
        if self._at > BLANK:
            answer = self._answers[self._at - 1]
            return answer.label, answer.bearing
        return (tr("Left blank") if self.is_blank else ""), None

    def currentData(self) -> str:  # noqa: N802 - as of a list of choices
        """Return the key of the answer; "" where none is chosen."""
        return self._answers[self._at - 1].key if self._at > BLANK else ""

    def set_value(self, key: str) -> None:
        """Choose an answer by its key, without a signal; "" leaves it blank."""
        keys = [one.key for one in self._answers]
        self._choose(keys.index(key) + 1 if key in keys else BLANK)

    def forget(self) -> None:
        """Be as it was before anything was typed."""
        self._choose(UNTYPED)

    def setCurrentIndex(self, at: int) -> None:  # noqa: N802 - as of a list of choices
        """Choose by place; 0 is left blank."""
        self._choose(at)
        self.activated.emit()

    def watched_by(self, keys: QObject) -> None:
        """Let somebody see the keys first, of buttons that are made later too."""
        self._watching = keys
        self.installEventFilter(keys)
        for button in self.buttons:
            button.installEventFilter(keys)

    def open(self) -> None:
        """Make the buttons, where there are none yet."""
        if self.buttons:
            return
        row = QWidget()
        flow = FlowLayout(row, gap=10, line_gap=8)
        for at, one in enumerate(self._answers, 1):
            self.buttons.append(AnswerButton(one.label, at, one.bearing, str(at)))
        self.buttons.append(AnswerButton(tr("Left blank"), BLANK, None, "0", dashed=True))
        for at, button in enumerate(self.buttons, 1):
            button.set_close(True)
            button.setAccessibleName(f"{self._name}: {button.text()}")
            button.set_position(at, len(self.buttons))
            button.chosen.connect(self._on_chosen)
            if self._watching is not None:
                button.installEventFilter(self._watching)
            flow.addWidget(button)
        self._column.addWidget(row)
        self._show_chosen()

    def _choose(self, at: int) -> None:
        self._at = at
        self._show_chosen()

    def _show_chosen(self) -> None:
        if not self.buttons:
            return
        chosen = self.buttons[self._at - 1]  # the last one is left blank
        for button in self.buttons:
            button.setAutoExclusive(False)
            button.setChecked(button is chosen and self._at != UNTYPED)
            button.setAutoExclusive(True)
        self.setFocusProxy(chosen if self._at > BLANK else self.buttons[0])

    def _on_chosen(self, at: object) -> None:
        if isinstance(at, int):
            self.setCurrentIndex(at)
