"""The dark side of the start screen: the name, what it is for, and what it promises."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.words import later, tr
from ui.theme import BODY, DISPLAY, HEADING, FontWeight, app_theme
from ui.theme.grounds import Ground, lie_on

_PURPOSE = later(
    "Walk a room through every {case} and every question, agree what you find, "
    "and leave with the report."
)
_PROMISE = tr("Works without a network. Nothing leaves this computer unless you export it.")
_WIDE_MOST = 560


class StartBanner(QWidget):
    """Stands at the left of a wide window, and lies along the top of a narrow one."""

    def __init__(self, parent: QWidget | None = None, says_purpose: bool = True) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._folded = False
        self._name = _OnShade("Casewalk")
        self._purpose = _OnShade(tr(_PURPOSE))
        if not says_purpose:
            self._purpose.hide()
        self._promise = _OnShade(_PROMISE, quiet=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._name)
        self._column.addWidget(self._purpose)
        self._column.addStretch(1)
        self._column.addWidget(self._promise)
        self._theme.follow(self._restyle)
        self._restyle()

    def promise(self, words: str) -> None:
        """Promise something else at the foot."""
        self._promise.setText(words)

    def fold(self, folded: bool) -> None:
        """Lie along the top, or stand at the left."""
        if folded != self._folded:
            self._folded = folded
            self._restyle()

    def _restyle(self) -> None:
        folded = self._folded
        lie_on(self, Ground.SHADE_ABOVE if folded else Ground.SHADE)
        side, top = (32, 20) if folded else (64, 104)
        self._column.setContentsMargins(side, top, side, 20 if folded else 104)
        self._column.setSpacing(6 if folded else 22)
        self._name.dress(HEADING if folded else DISPLAY, FontWeight.BOLD)
        self._purpose.dress(BODY if folded else 22)
        self._promise.dress(BODY)
        self._promise.setVisible(not folded)
        fixed = QSizePolicy.Policy.Fixed
        free = QSizePolicy.Policy.Expanding
        self.setSizePolicy(free, fixed if folded else free)
        self.setMaximumWidth(16777215 if folded else _WIDE_MOST)


class _OnShade(QLabel):
    """Words on the dark side, always wrapped."""

    def __init__(self, text: str, quiet: bool = False) -> None:
        super().__init__(text)
        self._quiet = quiet
        self._theme = app_theme(self)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)

    def dress(self, size: float, weight: FontWeight = FontWeight.REGULAR) -> None:
        """Set size, weight and colour."""
        self.setFont(self._theme.font(size, weight))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._ink())
        self.setPalette(palette)

    def _ink(self) -> QColor:
        colours = self._theme.colours
        return colours.on_shade_quiet if self._quiet else colours.on_shade
