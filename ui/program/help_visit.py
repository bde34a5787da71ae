"""The help page, looked at from anywhere and left for where one was."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from ui.help.page import HelpPage


class HelpVisit(QObject):
    """Brings the page to the front of a stack; made when it is first asked for."""

    def __init__(self, stack: QStackedWidget, window: QWidget) -> None:
        super().__init__(window)
        self._stack, self._window = stack, window
        self._before: QWidget | None = None
        self._focus: QWidget | None = None
        self._page = HelpPage()
        self._page.left.connect(self.leave)
        stack.addWidget(self._page)

    @property
    def is_shown(self) -> bool:
        """Whether the page is in front."""
        return self._stack.currentWidget() is self._page

    def look_for(self) -> None:
        """Stand where one types what one looks for."""
        self._page.look_for()

    def show(self, section: str, heading: str = "") -> None:
        """Bring a section to the front, and what stands under one of its headings to the top."""
        if self._stack.currentWidget() is not self._page:
            self._before = self._stack.currentWidget()
            self._focus = self._window.focusWidget()
        self._stack.setCurrentWidget(self._page)
        self._page.show_section(section, heading)

    def return_to(self, page: QWidget) -> None:
        """Leave it for *page*: the one it was asked for on is out of sight or gone."""
        self._before, self._focus = page, None

    def leave(self) -> None:
        """Go back to where one was."""
        before, focus = self._before, self._focus
        self._before = self._focus = None  # else a page of an audit would outlive the audit
        if before is not None:
            self._stack.setCurrentWidget(before)
        if focus is not None and isValid(focus):  # the page it was on may be gone
            focus.setFocus()
