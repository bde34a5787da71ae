"""Makes the documents off the window's thread: the same bytes that export will write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.documents.audience import why_closed
from core.documents.catalogue import compose, parts_in
from core.documents.own_numbers import numbers_now
from core.documents.own_parts import PartOffered, part_titles
from core.interpreter import responsive
from core.model.agenda import Visit
from core.model.audience import PANEL, Audience
from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.ids import CaseId
from core.model.own_document import START, FiguresOut
from core.model.progress import Progress
from core.model.snapshot import FullSnapshot
from core.pdf.preview import PageSize, bookmarks, pages
from core.pdf.typed import PlacedText
from core.pdf.writer import opening, written
from core.review.checks import checks
from core.review.figures import FiguresMoved, moved_since
from core.review.leaving import LookedThrough, Unsettled, looked_through
from core.review.remark import Remark
from core.review.settled import settled_in
from ui.audit.session import WorkshopSession
from ui.program.jobs import Job
from ui.report.gathering import Gathering, MakeFull
from ui.report.offered import described, offered

ELSEWHERE: Final = frozenset({Visit, FiguresOut})
"""Tables that no document rests on."""

_FIRST_PAGES: Final = 3
"""How many pages are shown before the others are made."""


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """One document as it will be written, and the size of each of its pages.

    Where it is not the `whole` document, it is its first pages before the others are made.
    Of the whole one its `parts` are known, on which page each `starts`, where the `texts` stand
    that somebody typed, what live numbers in the user's own words come to, and which figures
    `moved` since it last left.
    """

    key: str
    pdf: bytes
    sizes: tuple[PageSize, ...]
    whole: bool = True
    parts: tuple[PartOffered, ...] = ()
    starts: tuple[tuple[int, str], ...] = ()
    texts: tuple[PlacedText, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    moved: FiguresMoved | None = None

    def part_on(self, page: int) -> str:
        """Return the part that a page shows: the last to begin on it or before it."""
        return next((key for at, key in reversed(self.starts) if at <= page), START)


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in the audit as it was when the documents were begun.

    `described` says by its key of what each document is. For others than the panel, what is
    `left` to settle and what was `decided` is known. The audit itself is not kept: its answers
    would stay in memory as long as it is open.
    """

    audience: Audience
    described: Mapping[str, str]
    remarks: tuple[Remark, ...]
    left: tuple[Unsettled, ...]
    decided: tuple[Unsettled, ...]


class DocumentBuilder(QObject):
    """Makes every document anew when asked to and the audit has changed since.

    Signals:
        begun: the documents are being made.
        reviewed: what to look at is known; carries a `Review`.
        built: one document is there, or its first pages; carries a `BuiltDocument`.
        ended: every document is there.
    """

    begun = Signal()
    reviewed = Signal(object)
    built = Signal(object)
    ended = Signal()

    def __init__(self, session: WorkshopSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._opening = ""
        self._gathering = Gathering(session, self)
        self._gathering.gathered.connect(self._on_read)
        self._gathering.failed.connect(self._on_unread)
        self._waiting: list[str] = []
        self._audience = PANEL
        self._case_id: CaseId | None = None
        self._full: FullSnapshot | None = None
        self._made: dict[str, _Made] = {}
        self.stale = True
        session.changed.connect(self._on_changed)
        session.meeting_chosen.connect(self._on_meeting_chosen)

    @property
    def busy(self) -> bool:
        """Whether documents are being made."""
        return self._job is not None or self._gathering.running

    def write_for(self, audience: Audience) -> None:
        """Make the documents for another audience from now on."""
        self._audience, self.stale = audience, True

    def write_about(self, case_id: CaseId | None) -> None:
        """Make what is of one case alone about another from now on."""
        if case_id != self._case_id:
            self._case_id, self.stale = case_id, True

    def build(self, first: str, at_once: bool = False) -> None:
        """Make every document, *first* before the others, unless nothing changed.

        With *at_once* its first pages are shown before anything else is made.
        """
        if not self.stale:
            return
        self.stale = False
        self.stop()
        others = (
            found.key
            for found in offered(self._session.now)
            if found.key != first and not why_closed(found.key, self._audience)
        )
        self._waiting = [first, *others]
        self._opening = first if at_once else ""
        self.begun.emit()
        self._gathering.begin(case_id=self._case_id)

    def stop(self) -> None:
        """Make no more; what was begun is let go."""
        self._gathering.stop()
        if self._job is not None:
            self._job.done.disconnect()
            self._job.broke.disconnect()
            self._job.cancel()
            self._job = None
        self._waiting = []

    def _start(self, work: Callable[[Progress], object], then: Callable[[object], None]) -> None:
        self._job = job = Job(work)
        job.done.connect(then)
        job.broke.connect(self._on_broke)
        job.start()

    def _next(self) -> None:
        if self._full is None or not self._waiting:
            self._job = self._full = None
            self.ended.emit()
            return
        key, full = self._waiting.pop(0), self._full
        before = self._made.get(key)
        self._start(lambda progress: _build(key, full, before, progress), self._on_built)

    def _on_read(self, make: MakeFull) -> None:
        key, keys, audience = self._opening, tuple(self._waiting), self._audience
        self._start(lambda _progress: _gather(make, key, keys, audience), self._on_gathered)

    def _on_unread(self, _error: WorkshopError) -> None:
        self.stale = True
        self._waiting = []
        self.ended.emit()

    def _on_gathered(self, answer: object) -> None:
        if isinstance(answer, _Gathered):
            found = answer.found
            self._full = found.view
            if answer.opening is not None:
                self.built.emit(answer.opening)
            self._start(lambda _progress: _review(found), self._on_reviewed)

    def _on_reviewed(self, review: object) -> None:
        self.reviewed.emit(review)
        self._next()

    def _on_built(self, made: object) -> None:
        if isinstance(made, _Made):
            self._made[made.document.key] = made
            self.built.emit(made.document)
        self._next()

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        self._waiting = []
        self.ended.emit()
        raise error

    def _on_meeting_chosen(self) -> None:
        self.stale = True

    def _on_changed(self, news: Changed) -> None:
        if not news.kinds <= ELSEWHERE:
            self.stale = True


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Everything documents rest on, and the first pages of one where they were asked for."""

    found: LookedThrough
    opening: BuiltDocument | None


def _gather(make: MakeFull, key: str, keys: tuple[str, ...], audience: Audience) -> _Gathered:
    with responsive():
        read = make()
        found = looked_through(read, keys, audience, settled_in(read.now.decisions, audience))
        if not key:
            return _Gathered(found, None)
        pdf = opening(compose(key, found.view), _FIRST_PAGES)
        return _Gathered(found, BuiltDocument(key, pdf, pages(pdf), whole=False))


def _review(found: LookedThrough) -> Review:
    """Return what to look at; others than the panel have only what must be settled."""
    with responsive():
        full = found.view
        remarks = checks(full) if full.audience == PANEL else ()
        return Review(full.audience, described(full), remarks, found.left, found.decided)


@dataclass(frozen=True, slots=True)
class _Made:
    """A document, and a digest of what it says, by which the same need not be written again."""

    document: BuiltDocument
    digest: bytes


def _build(key: str, full: FullSnapshot, before: _Made | None, progress: Progress) -> _Made:
    with responsive():
        document = compose(key, full)
        digest = sha256(repr(document).encode()).digest()
        if before is not None and before.digest == digest:
            found = before.document
        else:
            made, titles = written(document, progress), part_titles(document)
            pdf = made.pdf
            starts = tuple((at, titles[said]) for at, said in bookmarks(pdf) if said in titles)
            found = BuiltDocument(key, pdf, pages(pdf), True, starts=starts, texts=made.texts)
        parts, numbers = parts_in(key, full), numbers_now(key, full)
        moved = moved_since(document, full)
        return _Made(replace(found, parts=parts, numbers=numbers, moved=moved), digest)
