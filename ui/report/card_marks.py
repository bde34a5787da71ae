"""Cards of what is to be settled, and their numbers on the pages: each leads to the other."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from core.pdf.places import MarkedPlace, Sought
from ui.report.builder import BuiltDocument
from ui.report.documents import DocumentsPanel
from ui.report.marks import PageMarks
from ui.report.middle import ReportMiddle
from ui.report.right_side import RightSide


class CardMarks(QObject):
    """Marks what the cards speak of on the document shown; *keys* are those there are now."""

    def __init__(
        self,
        documents: DocumentsPanel,
        middle: ReportMiddle,
        right: RightSide,
        keys: Callable[[], Collection[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._documents, self._middle, self._right = documents, middle, right
        self._sheets, self._remarks, self._keys = middle.sheets, right.remarks, keys
        self._marks = PageMarks(self)
        self._sought: tuple[Sought, ...] = ()
        self._pointed = 0
        self._remarks.numbered.connect(self._on_numbered)
        self._remarks.pointed.connect(self._on_pointed)
        self._marks.found.connect(self._on_found)
        self._sheets.mark_pressed.connect(self._on_pressed)

    @property
    def busy(self) -> bool:
        """Whether anything is sought."""
        return self._marks.busy

    def seek(self, paper: BuiltDocument) -> None:
        """Find what the cards speak of in a document."""
        self._marks.seek(paper, self._sought)

    def _on_numbered(self, wanted: tuple[Sought, ...]) -> None:
        self._sought = wanted
        if self._sheets.paper is not None:
            self.seek(self._sheets.paper)
        self._middle.bar.show_next(bool(wanted))

    def _on_found(self, paper: BuiltDocument, places: tuple[MarkedPlace, ...]) -> None:
        self._sheets.show_marks(paper, places)
        if self._pointed:
            self._sheets.go_to_mark(self._pointed)
            self._pointed = 0

    def _on_pointed(self, number: int) -> None:
        """Bring the place of a card in sight, in a document that prints it."""
        printed = [key for key in self._remarks.documents_of(number) if key in self._keys()]
        if printed and self._documents.shown not in printed:
            self._pointed = number
            self._documents.show_document(printed[0])
        elif not self._sheets.go_to_mark(number) and self.busy:
            self._pointed = number

    def _on_pressed(self, number: int) -> None:
        self._right.bring(self._remarks)
        self._remarks.go_to_number(number)
