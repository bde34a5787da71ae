"""Draws pages of a document one at a time, off the window's thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.pdf.preview import render, words
from ui.program.jobs import Job
from ui.report.builder import BuiltDocument


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of a paper, numbered from 0, at *scale* pixels a point; and what it says."""

    paper: BuiltDocument
    page: int
    scale: float
    image: QImage
    text: str


class PageDrawer(QObject):
    """Draws what is wanted now; what is no longer wanted is never begun.

    Signals:
        drawn: a page is there; carries a `PagePicture`.
    """

    drawn = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: list[tuple[BuiltDocument, int, float]] = []
        self._job: Job | None = None

    def want(self, paper: BuiltDocument, wanted: Sequence[tuple[int, float]]) -> None:
        """Draw these pages of *paper* at these scales, the first of them first."""
        self._wanted = [(paper, page, scale) for page, scale in wanted]
        if self._job is None:
            self._next()

    def _next(self) -> None:
        if not self._wanted:
            self._job = None
            return
        paper, page, scale = self._wanted.pop(0)
        self._job = job = Job(lambda _told: _draw(paper, page, scale))
        job.done.connect(self._on_done)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_done(self, drawn: object) -> None:
        self._job = None
        self.drawn.emit(drawn)
        if self._job is None:  # who was told may have wanted other pages
            self._next()

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        raise error


def _draw(paper: BuiltDocument, page: int, scale: float) -> PagePicture:
    found = render(paper.pdf, page, scale)
    shown = QImage(
        found.pixels, found.width, found.height, 4 * found.width, QImage.Format.Format_RGB32
    )
    # The copy owns its pixels; the picture's are gone when this ends.
    return PagePicture(paper, page, scale, shown.copy(), words(paper.pdf, page))
