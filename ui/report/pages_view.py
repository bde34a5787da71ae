"""The real pages on the desk: as wide as fits, drawn as they come in sight."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from core.pdf.places import MarkedPlace
from core.pdf.preview import PageSize
from core.pdf.typed import PlacedText
from core.words import tr
from ui.report.builder import BuiltDocument
from ui.report.drawing import PageDrawer, PagePicture
from ui.report.marks import by_page
from ui.report.page_view import PageView
from ui.theme import app_theme
from ui.widgets.roles import give_role

_MARGIN: Final = 24
_GAP: Final = 20
_WIDEST: Final = 880
_KEPT: Final = 4
"""How many pages out of sight keep their picture, before and after."""


class PagesView(QScrollArea):
    """The pages of one document, one below the other.

    PageUp and PageDown scroll, Home and End go to the first and the last page;
    Left and Right go through the texts that can be written in, Enter opens one.
    The name for screen readers is that of the page in the middle of the view.

    Signals:
        write_requested: F2, or a page was pressed twice: its part is to be written in;
            carries the page, from 0.
        mark_pressed: a mark was pressed; carries its number.
        text_pressed: a text is to be written in; carries the `PlacedText`.
        text_reached: the keyboard came to a text; carries the `PlacedText`.
        refitted: the pages have another size or place.
        page_changed: another page is in the middle, or the document is another; carries its name.
    """

    write_requested = Signal(int)
    page_changed = Signal(str)
    mark_pressed = Signal(int)
    text_pressed = Signal(object)
    text_reached = Signal(object)
    refitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._theme = app_theme(self)
        self._theme.follow(self._refit)
        self._paper: BuiltDocument | None = None
        self._title = ""
        self._marks: Mapping[int, tuple[MarkedPlace, ...]] = {}
        self._current = 0
        self._at: PlacedText | None = None
        self._at_name = ""
        self.can_write = True
        self.ground = QWidget()
        self.setWidget(self.ground)
        self.sheets: list[PageView] = []
        self.drawer = PageDrawer(self)
        self.drawer.drawn.connect(self._on_drawn)
        self._soon = QTimer(self, interval=30, singleShot=True)
        self._soon.timeout.connect(self._draw)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        give_role(self, QAccessible.Role.Document)
        self.setAccessibleName(tr("Pages"))

    @property
    def paper(self) -> BuiltDocument | None:
        """The document shown."""
        return self._paper

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        below = [at for at, sheet in enumerate(self.sheets) if sheet.y() <= middle]
        return below[-1] if below else 0

    def show_paper(self, paper: BuiltDocument, title: str) -> None:
        """Show a document: from its start, or where one was if it is the same made anew."""
        same = self._paper is not None and self._paper.key == paper.key
        self._paper, self._title = paper, title
        self._marks = {}
        while len(self.sheets) < len(paper.sizes):
            self.sheets.append(PageView(len(self.sheets) + 1, self.ground))
        for sheet in self.sheets[len(paper.sizes) :]:
            sheet.hide()
            sheet.deleteLater()
        del self.sheets[len(paper.sizes) :]
        for at, sheet in enumerate(self.sheets):
            sheet.scale = 0.0  # a picture of the same document stays until the new one is there
            if not same:
                sheet.forget()
            sheet.setAccessibleName(self._name(at))
            sheet.setAccessibleDescription("")
        self._arrange()
        self._place_marks()
        self._at = self._same_text(self._at) if same else None
        self._place_texts()
        if not same:
            self.verticalScrollBar().setValue(0)
        self._say_page()
        self._soon.start()

    def show_marks(self, paper: BuiltDocument, places: Sequence[MarkedPlace]) -> None:
        """Mark what is to be settled in a document, if it is still the one that is shown."""
        if paper is self._paper:
            self._marks = by_page(places)
            self._place_marks()

    def go_to_mark(self, number: int) -> bool:
        """Bring the first mark of that number in sight; return whether there is one."""
        self._current = number
        self._place_marks()
        for page, marks in self._marks.items():
            for one in marks:
                if one.number == number and page < len(self.sheets):
                    sheet = self.sheets[page]
                    down = one.boxes[0][1] / max(self._sizes[page].height, 1.0) * sheet.height()
                    above = self.viewport().height() // 3
                    self.verticalScrollBar().setValue(round(sheet.y() + down) - above)
                    return True
        return False

    # Texts that can be written in

    @property
    def at(self) -> PlacedText | None:
        """The text the keyboard is at."""
        return self._at

    def texts_on(self, page: int) -> tuple[PlacedText, ...]:
        """Return the texts of a page that can be written in."""
        held = self._paper.texts if self._paper is not None and self.can_write else ()
        return tuple(one for one in held if one.page == page)

    def reach(self, text: PlacedText | None, name: str = "") -> None:
        """Show that the keyboard is at a text, bring it in sight and say what it is."""
        self._at, self._at_name = text, name
        self._place_texts()
        if text is not None:
            frame = self.frame_of(text)
            self.ensureVisible(frame.center().x(), frame.top(), 0, 40)
            self.ensureVisible(frame.center().x(), frame.bottom(), 0, 40)
        self._say_page()

    def frame_of(self, text: PlacedText) -> QRect:
        """Return what is round a text, on the ground that all pages lie on."""
        sheet = self.sheets[text.page]
        return sheet.frame_of(text).translated(sheet.pos())

    def _same_text(self, text: PlacedText | None) -> PlacedText | None:
        """Return where the same text stands in the document made anew: near the same place."""
        if text is None or self._paper is None:
            return None
        same = [one for one in self._paper.texts if one.typed == text.typed]
        return min(same, key=lambda one: abs(one.page - text.page), default=None)

    def _place_texts(self) -> None:
        for at, sheet in enumerate(self.sheets):
            here = self._at if self._at is not None and self._at.page == at else None
            sheet.show_texts(self.texts_on(at), here)

    def _step(self, by: int) -> None:
        """Go to the text after or before the one the keyboard is at, or to the first in sight."""
        texts = [one for at in range(len(self.sheets)) for one in self.texts_on(at)]
        if self._at in texts:
            at = texts.index(self._at) + by
            reached = texts[at] if 0 <= at < len(texts) else None
        else:
            reached = self._first_in_sight()
        if reached is not None:
            self.text_reached.emit(reached)

    def _first_in_sight(self) -> PlacedText | None:
        top = self.verticalScrollBar().value()
        view = QRect(0, top, self.viewport().width(), self.viewport().height())
        for page in sorted(self._in_sight()):
            for one in self.texts_on(page):
                if view.contains(self.frame_of(one).topLeft()):
                    return one
        return None

    def write(self) -> None:
        """Write in the text the keyboard is at, or in the first in sight."""
        text = self._at if self._at is not None else self._first_in_sight()
        if text is not None:
            self.text_pressed.emit(text)

    @property
    def _sizes(self) -> Sequence[PageSize]:
        return self._paper.sizes if self._paper is not None else ()

    def _place_marks(self) -> None:
        for at, (sheet, size) in enumerate(zip(self.sheets, self._sizes, strict=False)):
            sheet.show_marks(self._marks.get(at, ()), self._current, size.width)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the card of a mark that was pressed; write in a text."""
        at = self.ground.mapFrom(self.viewport(), event.position().toPoint())
        for sheet in self.sheets:
            if sheet.geometry().contains(at):
                place = sheet.mapFrom(self.ground, at)
                if number := sheet.mark_at(place.x(), place.y()):
                    self.mark_pressed.emit(number)
                    return
                text = sheet.text_at(place.x(), place.y())
                if text is not None and event.button() == Qt.MouseButton.LeftButton:
                    self.text_pressed.emit(text)
                    return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages."""
        bar, held = self.verticalScrollBar(), event.modifiers()
        if held & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if self.sheets:
                self._step(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.sheets:
                self.write()
            case Qt.Key.Key_Escape if self._at is not None:
                self.reach(None)
            case Qt.Key.Key_F2 if self._at is not None:
                self.write()
            case Qt.Key.Key_F2 if self.sheets:
                self.write_requested.emit(self.page)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write in the part that was pressed twice."""
        at = self.ground.mapFrom(self.viewport(), event.position().toPoint())
        for page, sheet in enumerate(self.sheets):
            if sheet.geometry().contains(at):
                self.write_requested.emit(page)

    def event(self, event: QEvent) -> bool:
        """Draw anew on a display that is sharper, or less so."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._soon.start()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width."""
        super().resizeEvent(event)
        self._refit()

    def minimumSizeHint(self) -> QSize:
        """Return room for a narrow page."""
        return QSize(240, 120)

    def _refit(self) -> None:
        """Fit the width; stay at the same place of the same page."""
        bar, page = self.verticalScrollBar(), self.page
        before = self.sheets[page] if self.sheets else None
        part = (bar.value() - before.y()) / max(before.height(), 1) if before else 0.0
        self._arrange()
        if before is not None and bar.value() > 0:  # at the top, the gap above stays as it is
            bar.setValue(round(before.y() + part * before.height()))
        self._soon.start()
        self.refitted.emit()

    def _name(self, page: int) -> str:
        whole = self._paper is not None and self._paper.whole
        number = (
            tr("Page {number} of {count}", number=page + 1, count=len(self.sheets))
            if whole
            else tr("Page {number}", number=page + 1)
        )
        return f"{number}, {self._title.lower()}"

    def _fit(self) -> float:
        """Return how many px a point is, so that the widest page fits."""
        if self._paper is None:
            return 1.0
        widest = max(size.width for size in self._paper.sizes)
        room = min(self.viewport().width() - 2 * _MARGIN, self._theme.px(_WIDEST))
        return max(room, 160) / widest

    def _arrange(self) -> None:
        if self._paper is None:
            return
        fit, width, top = self._fit(), self.viewport().width(), _GAP
        for sheet, size in zip(self.sheets, self._paper.sizes, strict=True):
            wide, high = round(size.width * fit), round(size.height * fit)
            sheet.setGeometry((width - wide) // 2, top, wide, high)
            sheet.show()
            top += high + _GAP
        self.ground.resize(width, top)

    def _in_sight(self) -> list[int]:
        """Return the pages in sight, then their neighbours."""
        top = self.verticalScrollBar().value()
        view = QRect(0, top, self.viewport().width(), self.viewport().height())
        seen = [at for at, sheet in enumerate(self.sheets) if sheet.geometry().intersects(view)]
        if not seen:
            return []
        near = [at for at in (seen[-1] + 1, seen[0] - 1) if 0 <= at < len(self.sheets)]
        return [*seen, *near]

    def _draw(self) -> None:
        """Want what is in sight and not drawn as sharp as this; let far pictures go."""
        if self._paper is None:
            return
        seen = self._in_sight()
        sharp = self._fit() * self.devicePixelRatioF()
        wanted = [(at, sharp) for at in seen if abs(self.sheets[at].scale - sharp) > 1e-3]
        for at, sheet in enumerate(self.sheets):
            if seen and not min(seen) - _KEPT <= at <= max(seen) + _KEPT:
                sheet.forget()
        self.drawer.want(self._paper, wanted)

    def _on_scrolled(self) -> None:
        self._say_page()
        self._soon.start()

    def _on_drawn(self, drawn: PagePicture) -> None:
        if drawn.paper is not self._paper:
            return
        sheet = self.sheets[drawn.page]
        sheet.show_image(drawn.image, drawn.scale)
        sheet.setAccessibleDescription(drawn.text)
        self._say_page()

    def _say_page(self) -> None:
        if not self.sheets:
            return
        page = self.page
        said = self.sheets[page].accessibleDescription()
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.page_changed.emit(self._name(page))
        at = self._at
        name = f"{self._at_name}, {self._name(at.page)}" if at is not None else self._name(page)
        if name != self.accessibleName():
            self.setAccessibleName(name)
            if self.hasFocus():
                event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
                QAccessible.updateAccessibility(event)
