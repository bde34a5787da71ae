"""What is to be settled, marked with its number on the pages: found off the window's thread."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from core.interpreter import responsive
from core.pdf.places import MarkedPlace, Sought, places_of
from core.review.remark import Remark
from ui.program.jobs import Job, while_there
from ui.report.builder import BuiltDocument


def sought(number: int, remark: Remark) -> Sought:
    """Return what marks a remark: its words, where they stand in what it quotes."""
    quoted = remark.text.partition("“")[2].partition("”")[0].strip("…")
    return Sought(number, remark.words, quoted)


class PageMarks(QObject):
    """Seeks in the document that is shown; a later wish takes the place of one before.

    Signals:
        found: carries the `BuiltDocument` and where its marks stand.
    """

    found = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._wanted: tuple[BuiltDocument, tuple[Sought, ...]] | None = None
        self._known: tuple[BuiltDocument, tuple[Sought, ...]] | None = None

    @property
    def busy(self) -> bool:
        """Whether anything is sought."""
        return self._job is not None

    def seek(self, paper: BuiltDocument, wanted: Sequence[Sought]) -> None:
        """Find where these stand in a document."""
        wish, known = (paper, tuple(wanted)), self._known
        if not paper.whole:
            return
        if known is not None and known[0] is paper and known[1] == wish[1]:
            return  # one made anew has no marks yet, though every word of it is the same
        self._known = self._wanted = wish
        if self._job is None:
            self._next()

    def _next(self) -> None:
        wish, self._wanted = self._wanted, None
        if wish is None:
            return
        paper, wanted = wish

        def work() -> tuple[MarkedPlace, ...]:
            with responsive():
                return places_of(paper.pdf, wanted) if wanted else ()

        self._job = job = Job(lambda _progress: work())
        job.done.connect(while_there(self, lambda places: self._on_done(paper, places)))
        job.broke.connect(while_there(self, self._on_broke))
        job.start()

    def _on_done(self, paper: BuiltDocument, places: tuple[MarkedPlace, ...]) -> None:
        self._job = None
        if self._wanted is None:
            self.found.emit(paper, places)
        self._next()

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        raise error


def by_page(places: Sequence[MarkedPlace]) -> Mapping[int, tuple[MarkedPlace, ...]]:
    """Return marks by the page they are on."""
    found: dict[int, tuple[MarkedPlace, ...]] = {}
    for one in places:
        found[one.page] = (*found.get(one.page, ()), one)
    return found
