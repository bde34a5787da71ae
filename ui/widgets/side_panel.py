"""A panel at the side that folds to a rail where the window is narrow or the text large."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.theme import app_theme
from ui.theme.grounds import lie_on
from ui.widgets.panel_side import PanelSide, ground_of
from ui.widgets.side_drawer import SideDrawer
from ui.widgets.side_rail import SideRail

_FIRST_UNDER: Final = (1280, 800)
"""Width and height of a window under which the panel that folds first does so."""


class SidePanel(QWidget):
    """Holds its content beside the page, or behind a rail that opens it over the page.

    The panel is made first, and what it holds is made in it: content made elsewhere
    would be styled once more, with everything in it, for each place it is moved to.
    So it stays in the panel when that folds, and goes to the drawer with the first opening.

    It folds by itself with the window's width and the text size; one that folds
    first does so with a little more room too, and in a low window; one that *folds_under*
    a width, in px of the window, in a narrower one. Folded,
    `reveal` opens it; Esc, or the focus going elsewhere, closes it again. What it holds
    may stand in a window of its own: then the rail, and `reveal`, bring that up.

    Signals:
        folded: it folded (True) or stands beside the page again (False).
    """

    folded = Signal(bool)

    def __init__(
        self,
        title: str,
        side: PanelSide,
        width: int = 250,
        keys: str = "",
        parent: QWidget | None = None,
        *,
        folds_first: bool = False,
        folds_under: int = 0,
    ) -> None:
        super().__init__(parent)
        self._content: QWidget | None = None
        self._side, self._width = side, width
        self._first_under = _FIRST_UNDER if folds_first else (folds_under, 0)
        self._is_folded = False
        self._bring_up: Callable[[], object] | None = None
        lie_on(self, ground_of(side))
        self._theme = app_theme(self)
        self._rail = SideRail(title, keys, self)
        self._rail.hide()
        self._rail.clicked.connect(self._on_rail)
        self._drawer = SideDrawer(self, side)
        self._drawer.left.connect(self.conceal)
        self.destroyed.connect(self._drawer.deleteLater)  # by then it lies in the window
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._rail)
        self._theme.changing.connect(self._on_changing)
        self._theme.follow(self._on_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._refold()

    def hold(self, content: QWidget) -> None:
        """Take what it shows, once; made with the panel as its parent."""
        self._content = content
        if self._is_folded:
            content.hide()
        else:
            self._row.addWidget(content)

    def give_away(self, bring_up: Callable[[], object]) -> QWidget:
        """Give up what it holds to a window of its own, which *bring_up* brings to the front."""
        content = self._content
        assert content is not None
        self._bring_up = bring_up
        self._drawer.hide()
        self._refold()
        return content

    def take_back(self) -> None:
        """Hold again what stood in a window of its own."""
        content, self._bring_up = self._content, None
        assert content is not None
        content.hide()
        self._is_folded = True  # it comes as out of a drawer
        self._refold()
        if self._is_folded:
            content.setParent(self)

    @property
    def is_folded(self) -> bool:
        """Whether only the rail is beside the page."""
        return self._is_folded

    @property
    def is_revealed(self) -> bool:
        """Whether the content can be seen."""
        return not self._is_folded or self._drawer.isVisible()

    def reveal(self) -> None:
        """Let the content be seen; over the page where the panel is folded."""
        if self._bring_up is not None:
            self._bring_up()
        elif self._is_folded:
            self._drawer.place()
            if self._content is not None and self._content.parentWidget() is not self._drawer:
                self._drawer.hold(self._content)
                self._content.show()
                self._theme.restyle()  # Qt brings old fonts back when a parent changes
                _lay_out_again(self._content)
            self._drawer.show()
            self._drawer.raise_()

    def conceal(self) -> None:
        """Close the drawer; the focus goes back to the rail if it was inside."""
        if self._drawer.isVisible():
            inside = self._drawer.isAncestorOf(QApplication.focusWidget() or self)
            self._drawer.hide()
            if inside:
                self._rail.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold and place with the window."""
        if watched is self.window() and event.type() == QEvent.Type.Resize:
            self._refold()
        return super().eventFilter(watched, event)

    def showEvent(self, _event: QShowEvent) -> None:
        """Begin to follow the window it is shown in."""
        self.window().installEventFilter(self)
        self._refold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the drawer along: the bar above may have grown with its text."""
        super().resizeEvent(event)
        if self._drawer.isVisible():
            self._drawer.place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Go with the page: the drawer lies over the window and would stay there alone."""
        super().hideEvent(event)
        if not event.spontaneous():  # a window put down comes back as it was
            self._drawer.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the drawer with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._drawer.isVisible():
            self.conceal()
            return
        super().keyPressEvent(event)

    def set_count(self, count: int | None) -> None:
        """Say on the rail how much the panel holds; None for nothing to be counted."""
        self._rail.set_count(count)

    def set_title(self, title: str, count: int | None = None) -> None:
        """Say on the rail what the panel holds now."""
        self._rail.setText(title)
        self._rail.setToolTip(title)
        self._rail.set_count(count)

    def _folds(self) -> bool:
        """Return whether there is no room beside the page; one panel gives way first."""
        if self._bring_up is not None:
            return True
        window = self.window()
        if not window.isVisible():  # of no size yet; to fold and unfold would style all twice
            return self._is_folded
        wide, high = self._first_under
        small = window.width() < wide or window.height() < high
        return small or self._theme.folds(window.width())

    def _refold(self) -> None:
        fold = self._folds()
        wide = min(round(self._width * max(1.0, self._theme.scale * 0.85)), 480)
        self._drawer.set_width(wide)
        self.setFixedWidth(self._rail.sizeHint().width() if fold else wide)
        if fold != self._is_folded:
            self._is_folded = fold
            focus = QApplication.focusWidget()
            self._move_content()
            if focus is not None and self._bring_up is None and self._holds(focus):
                self.reveal()  # whoever types here types on
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self.folded.emit(fold)

    def _on_changed(self) -> None:
        """Stand beside the page again once it has shrunk, which takes a turn of events."""
        self._drawer.update()
        if self._folds() == self._is_folded:
            self._refold()
        else:
            QTimer.singleShot(0, self, self._refold)

    def _on_changing(self) -> None:
        """Fold before the text grows, so that it never pushes the window wider."""
        if self._folds():
            self._refold()

    def _holds(self, widget: QWidget) -> bool:
        return self._content is not None and self._content.isAncestorOf(widget)

    def _move_content(self) -> None:
        self._drawer.hide()
        if self._content is not None and self._is_folded:
            self._row.removeWidget(self._content)
            self._content.hide()
        elif self._content is not None:
            self._take_room()
            moved = self._content.parentWidget() is not self
            self._row.addWidget(self._content)
            self._content.show()
            if moved:
                self._theme.restyle()
            _lay_out_again(self._content)
        self._rail.setVisible(self._is_folded)

    def _take_room(self) -> None:
        """Be as wide as it is from now on, so that nothing is laid out in the rail's width."""
        page = self.parentWidget()
        around = page.layout() if page is not None else None
        if around is not None:
            around.activate()

    def _on_rail(self) -> None:
        if self._drawer.isVisible():
            self.conceal()
            return
        self.reveal()
        if self._bring_up is not None:
            return
        if self._content is not None and self._content.focusProxy() is not None:
            self._content.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._drawer.focus_first()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Close behind the focus, unless it comes back: a row that opens loses it for a moment."""
        if new is not None and self._drawer.isVisible() and not self._is_inside(new):
            QTimer.singleShot(0, self, self._close_when_left)

    def _close_when_left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self._is_inside(focused):
            self._drawer.hide()

    def _is_inside(self, widget: QWidget) -> bool:
        return widget is self._rail or self._drawer.isAncestorOf(widget)

    @property
    def side(self) -> PanelSide:
        """Which side it stands at."""
        return self._side


def _lay_out_again(content: QWidget) -> None:
    """Have everything ask for its room: Qt forgets what changed out of sight."""
    for inside in content.findChildren(QWidget):
        inside.updateGeometry()
