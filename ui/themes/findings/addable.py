"""What can be added as evidence: lines are made of what is shown, not of all there is."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from core.counting.thread import EvidencePiece, pieces
from core.model.finding import EvidenceKind
from core.model.ids import QuestionId, ThemeId
from core.model.names import normalised
from core.model.progress import Progress
from core.model.snapshot import Snapshot
from core.queries.findings import CommentCells
from core.wording.findings import EvidenceWords
from core.words import plural, tr
from ui.themes.findings.evidence_read import CommentsUnder
from ui.themes.findings.evidence_target import Named
from ui.themes.lines import EvidenceRow

Said = EvidencePiece | CommentCells
_A_PART = 5_000
"""Pieces after which it is told how far the reading is."""


@dataclass(frozen=True, slots=True)
class PieceTexts:
    """Every piece that was said or written, beside its words as they are compared."""

    pieces: Sequence[Said]
    words: Sequence[str]

    def having(self, wanted: Sequence[str]) -> list[Said]:
        """Return what has all of some words."""
        places: Iterable[int] = range(len(self.words))
        for word in wanted:
            places = [at for at in places if word in self.words[at]]
        return [self.pieces[at] for at in places]


def piece_texts(
    now: Snapshot, theme_id: ThemeId | None, written: Sequence[CommentCells], progress: Progress
) -> PieceTexts:
    """Put all that was said or written under a theme as it is compared: work for a job."""
    judged, others = _apart(now, theme_id)
    every: list[Said] = [*judged, *written, *others]
    said, places, words = EvidenceWords(now, {}), _PlaceWords(now), list[str]()
    for at, one in enumerate(every):
        if at % _A_PART == 0:
            progress(at, len(every))
        if isinstance(one, EvidencePiece):
            told = said.of(one)
            words.append(normalised(f"{told.where} {told.text}"))
        else:
            words.append(f"{places.of(one)} {normalised(one[4])}")
    return PieceTexts(every, words)


@dataclass(frozen=True, slots=True)
class FoundLines:
    """How many lines were found, and each of them in turn, made where it is asked for."""

    count: int
    lines: Iterator[EvidenceRow]


class AddablePart(Protocol):
    """Lines that stand under one heading."""

    @property
    def title(self) -> str:
        """What stands over them."""

    @property
    def count(self) -> int:
        """How many there are."""

    def all(self) -> FoundLines:
        """Return every line."""

    def having(self, wanted: Sequence[str], said: PieceTexts) -> FoundLines:
        """Return the lines that have all of some words, compared as they are `normalised`."""


@dataclass(frozen=True, slots=True)
class MadeLines:
    """A few lines that are made already."""

    title: str
    rows: Sequence[EvidenceRow]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rows)

    def all(self) -> FoundLines:
        """Return every line."""
        return FoundLines(len(self.rows), iter(self.rows))

    def having(self, wanted: Sequence[str], _said: PieceTexts) -> FoundLines:
        """Return the lines that have all of some words."""
        found = [
            one
            for one in self.rows
            if all(word in normalised(f"{one.title} {one.text}") for word in wanted)
        ]
        return FoundLines(len(found), iter(found))


class WrittenLines:
    """What was said and written under a theme, but for what is *known* already."""

    title = tr("What was said and written")

    def __init__(
        self,
        now: Snapshot,
        theme_id: ThemeId | None,
        known: Collection[Named],
        comments: CommentsUnder,
    ) -> None:
        self._now, self._theme_id, self._comments = now, theme_id, comments
        self._known = {(kind, row_id) for kind, row_id, _ in known}
        self._judged, self._others = (
            [one for one in part if self._is_new(one)] for part in _apart(now, theme_id)
        )
        held = [row_id for kind, row_id in self._known if kind is EvidenceKind.COMMENT]
        written = comments.count(theme_id, without=held)
        self.count = len(self._judged) + written + len(self._others)

    def all(self) -> FoundLines:
        """Return every line; comments are read a question at a time."""
        return FoundLines(self.count, self._rows(self._each()))

    def having(self, wanted: Sequence[str], said: PieceTexts) -> FoundLines:
        """Return the lines that have all of some words."""
        found = [one for one in said.having(wanted) if self._is_new(one)]
        return FoundLines(len(found), self._rows(found))

    def _each(self) -> Iterator[Said]:
        yield from self._judged
        for question_id in self._comments.questions(self._theme_id):
            yield from filter(self._is_new, self._comments.at_question(question_id))
        yield from self._others

    def _is_new(self, one: Said) -> bool:
        if isinstance(one, EvidencePiece):
            return (one.kind, one.row_id) not in self._known
        return (EvidenceKind.COMMENT, one[0]) not in self._known

    def _rows(self, found: Iterable[Said]) -> Iterator[EvidenceRow]:
        texts: dict[int, str] = {}
        words, theme_of = EvidenceWords(self._now, texts), _theme_of(self._now)
        for one in found:
            piece = one
            if not isinstance(piece, EvidencePiece):
                texts[piece[0]] = piece[4]
                piece = _piece(piece, theme_of)
            told = words.of(piece)
            yield EvidenceRow(told.where, told.text, value=piece)


@dataclass(frozen=True, slots=True)
class Addable:
    """All that can be added of one theme, or of all."""

    parts: Sequence[AddablePart]

    def first(self, most: int) -> tuple[int, list[EvidenceRow]]:
        """Return how many lines there are, and the first of them under their headings."""
        return _listed([(part, part.all()) for part in self.parts], most)

    def having(
        self, wanted: Sequence[str], said: PieceTexts, most: int
    ) -> tuple[int, list[EvidenceRow]]:
        """Return the same of the lines that have all of some words."""
        return _listed([(part, part.having(wanted, said)) for part in self.parts], most)


def _listed(
    found: Iterable[tuple[AddablePart, FoundLines]], most: int
) -> tuple[int, list[EvidenceRow]]:
    lines, count = list[EvidenceRow](), 0
    for part, those in found:
        count += those.count
        if those.count and len(lines) < most:
            lines.append(EvidenceRow(_headed(part, those.count), heading=True))
            lines += islice(those.lines, most - len(lines))
    return count, lines


def _headed(part: AddablePart, found: int) -> str:
    """Return "What was said and written · 49 pieces", or of them how many are listed below."""
    every = plural(part.count, "piece")
    said = every if found == part.count else tr("{found} of {every}", found=found, every=every)
    return f"{part.title} · {said}"


def _apart(
    now: Snapshot, theme_id: ThemeId | None
) -> tuple[list[EvidencePiece], list[EvidencePiece]]:
    """Return the judgements of a theme, and all else that was said; no comments of returns."""
    every = [one for one in pieces(now) if theme_id in (None, one.theme_id)]
    judged = [one for one in every if one.kind is EvidenceKind.JUDGEMENT]
    return judged, every[len(judged) :]


def _theme_of(now: Snapshot) -> Mapping[QuestionId, ThemeId]:
    return {one.id: one.theme_id for one in now.tool.questions}


def _piece(one: CommentCells, theme_of: Mapping[QuestionId, ThemeId]) -> EvidencePiece:
    row_id, case_id, agency_id, question_id, _ = one
    at = (theme_of[question_id], case_id, question_id)
    return EvidencePiece(EvidenceKind.COMMENT, row_id, *at, agency_id)


class _PlaceWords:
    """Where comments were written and by whom, as it is compared; each name is put so once."""

    def __init__(self, now: Snapshot) -> None:
        self._agencies = {one.id: normalised(now.short_name(one)) for one in now.agencies}
        self._cases = {one.id: normalised(one.reference) for one in now.cases}
        self._questions = {
            one.id: normalised(tr("question {key}", key=one.key)) for one in now.tool.questions
        }

    def of(self, one: CommentCells) -> str:
        """Return a comment's place."""
        _, case_id, agency_id, question_id, _ = one
        agency, case = self._agencies.get(agency_id, ""), self._cases.get(case_id, "")
        return f"{agency} · {case} · {self._questions.get(question_id, '')}"
