"""Reads what agencies sent back: their answers and comments, case by case."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from core.intake.collecting import RowCollector, RowsSeen, columns_of
from core.intake.comment_answers import CommentAnswers
from core.intake.dates import DateColumn
from core.intake.disk import NOTHING_IN
from core.intake.doubts import Reason, doubts_on_agency, doubts_on_return
from core.intake.flaws import row_words
from core.intake.grid import Grid, Row
from core.intake.matching.answers import waits_for_yes
from core.intake.matching.moved import MOST_MOVED
from core.intake.matching.row_fits import RowFits, may_be_others
from core.intake.matching.table import MatchedTable, matched
from core.intake.nil_words import NilWords, all_say_nil, nil_words, not_nil
from core.intake.others_words import KNOWN, NIL, SAYS_NIL, TICKS
from core.intake.rows import date_column, known_case
from core.intake.tables import read_grid
from core.intake.values import AnswerColumns, AnswerReader, answer_columns_in
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import KEPT, Certainty, Match, MatchKind, agreed_meaning
from core.model.draft.returns import DoubtKind, Draft, DraftKind, ReturnDraft, UnreadAnswer
from core.model.fault import Unreadable, shown
from core.model.names import NameIndex, normalised
from core.words import plural, tr

_LONGEST_ANSWER: Final = 6
"""In words."""
_MOST_WITH_CELLS: Final = 2_000
"""Rows held back: where they are more, no cell of theirs has to be moved, but the file mended."""
_KEPT: Final = f"{KEPT}: "
COLUMNS: Final = {
    "case": "case",
    "agency": "agency",
    "completed on": "completed",
    NIL: NIL,
    KNOWN: KNOWN,
}


@dataclass(frozen=True, slots=True)
class _Unread:
    """A cell that is no answer to its question, and why in a sentence."""

    item: str
    written: str
    why: str

    @property
    def is_prose(self) -> bool:
        return len(self.written.split()) > _LONGEST_ANSWER


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where everything stands: `answers` by item key, `comments` by question key."""

    named: dict[str, int]
    answers: dict[str, AnswerColumns]
    comments: dict[str, int]
    kept: dict[str, int]

    @property
    def used(self) -> set[int]:
        answers = (at for one in self.answers.values() for at in one.columns)
        texts = (*self.comments.values(), *self.kept.values())
        return {*self.named.values(), *answers, *texts}


def read_returns(path: Path, vocabulary: Vocabulary) -> Draft[ReturnDraft]:
    """Read returns; a row with an unknown case, agency, answer or date is held back.

    Raises Unreadable when the file cannot be read, a column is missing, or
    none of its columns is a question of the tool.
    """
    return returns_in(read_grid(path), vocabulary)


def returns_in(
    grid: Grid,
    vocabulary: Vocabulary,
    seen: RowsSeen | None = None,
    *,
    comments_alone: bool = False,
) -> Draft[ReturnDraft]:
    """Return the returns in a table; see read_returns.

    With *comments_alone* it may hold comments only: another sheet has the answers.
    """
    return returns_of(matched(grid, vocabulary), vocabulary, seen, comments_alone=comments_alone)


def returns_of(
    table: MatchedTable,
    vocabulary: Vocabulary,
    seen: RowsSeen | None = None,
    *,
    comments_alone: bool = False,
) -> Draft[ReturnDraft]:
    """Return the returns in a table whose headings are matched."""
    rows = _ReturnRows(table, vocabulary, seen, comments_alone)
    for place, row in enumerate(rows.grid.rows):
        rows.take(place, row)
    return rows.draft()


@dataclass
class _ReadRow:
    """A row while it is looked at: what it says, what is wrong with it, what cannot be read.

    What cannot be read waits alone where the rest of the row is sound. `nil` is how its words
    for "no record is held" were understood; `moved` says that cells stand under other headings.
    """

    row: Row
    place: int
    draft: ReturnDraft
    faults: list[str]
    unread: list[_Unread]
    nil: Match | None = None
    moved: bool = False
    misshapen: bool = False

    @property
    def is_sound(self) -> bool:
        return not (self.faults or self.misshapen)

    @property
    def nil_is_open(self) -> bool:
        return self.nil is not None and self.nil.certainty is Certainty.PROPOSED


class _ReturnRows:
    """Takes a table's rows one after the other; `draft` is what came of them."""

    def __init__(
        self,
        table: MatchedTable,
        vocabulary: Vocabulary,
        seen: RowsSeen | None,
        comments_alone: bool,
    ) -> None:
        self._table, self._vocabulary = table, vocabulary
        self._at = _columns(table.grid, vocabulary, comments_alone)
        self.grid, self._failed = _with_errors_as_answers(table.grid, self._at)
        self._collector = RowCollector[ReturnDraft](self.grid, DraftKind.RETURNS, seen)
        self._collector.name_unknown_columns(
            self._at.used, tr("among the questions of this audit tool")
        )
        self._collector.remark(_refused_words(table.matches, vocabulary))
        self._cases, self._agencies = vocabulary.case_names(), vocabulary.agency_names()
        self._dates = date_column(self.grid, self._at.named.get("completed"))
        self._readers = {
            key: AnswerReader(one, self.grid.rows, in_workbook=self.grid.in_workbook)
            for key, one in self._at.answers.items()
        }
        self._shifted = _Shifted(table, vocabulary)
        self._nils, self._comment_answers = NilWords(vocabulary), CommentAnswers(vocabulary)
        self._told: _Told = {}
        self._blank: list[int] = []
        self._repeated: list[int] = []
        self._with_cells = 0

    def draft(self) -> Draft[ReturnDraft]:
        """Return all that was taken, with what was noticed of the whole table."""
        self._collector.remark(_blank_words(self._blank))
        self._collector.remark(self._comment_answers.remarks())
        matches = (*self._table.matches, *self._nils.found, *self._comment_answers.found)
        return replace(self._collector.draft(), matches=matches, again=tuple(self._repeated))

    def take(self, place: int, row: Row) -> None:
        """Look at a row: it is taken, waits, is held back, is blank, or said before."""
        one = self._read(place, row)
        self._hold_back_what_moved(one)
        self._understand_nil(one)
        one.misshapen = bool(self._collector.shape_faults(row))
        if one.is_sound and not one.draft.says_something:
            self._blank.append(row.number)
            return
        if not one.is_sound:
            self._keep_cells(one)
        waits = self._waits_for(one)
        key = (normalised(one.draft.case), normalised(one.draft.agency))
        if one.is_sound and not (waits or one.nil_is_open):
            again = _seen_before(one.draft, key, row.number, self._vocabulary, self._told)
            if again:
                self._repeated.append(row.number)
                self._collector.remark((again,))
                return
        doubts, held = self._doubts(one, waits), _waiting_answers(one)
        called = _called(one.draft)
        self._collector.take(row, one.draft, key, called, one.faults, doubts, held)

    def _read(self, place: int, row: Row) -> _ReadRow:
        sound = _without(row, self.grid.flawed(row))
        names = (self._cases, self._agencies)
        draft, faults, unread = _return(
            sound, self._at, self._readers, self._vocabulary, names, self._dates
        )
        unread = [
            replace(
                one,
                why=self._failed.get((row.number, self._at.answers[one.item].whole), one.why),
            )
            for one in unread
        ]
        draft = replace(draft, unread={one.item: one.written for one in unread}, row=row.number)
        only_unread = unread and not draft.answers and not draft.comments
        if only_unread and all_say_nil(one.written for one in unread):
            draft, unread = replace(draft, unread={}), []
        return _ReadRow(row, place, draft, faults, unread)

    def _hold_back_what_moved(self, one: _ReadRow) -> None:
        """Hold the row back as a whole where what cannot be read cannot wait alone."""
        one.moved = _may_have_moved(one.draft, one.unread, self._vocabulary) or self._shifted(
            one.place, one.draft, one.unread
        )
        if one.moved or not _can_wait_alone(one.draft, one.unread):
            one.faults += (each.why for each in one.unread)
            one.faults += [_moved_words()] if one.moved and not one.unread else []
            one.unread = []

    def _understand_nil(self, one: _ReadRow) -> None:
        written = "" if one.faults or one.unread else nil_words(one.row, one.draft)
        if not written:
            return
        one.nil = self._nils.match(written, one.row.number)
        if one.nil is not None and one.nil.means:
            one.draft = replace(one.draft, nil=True, comments={})
        elif one.nil is not None:
            one.faults.append(not_nil(written))

    def _keep_cells(self, one: _ReadRow) -> None:
        """Keep the cells of a row that is held back, by which it is put right."""
        one.moved = one.moved or self._collector.has_cell_beyond(one.row)
        self._with_cells += 1
        few = self._with_cells <= _MOST_WITH_CELLS
        cells = self._table.cells(one.place) if few else ()
        one.draft = replace(one.draft, cells=cells, moved=one.moved)

    def _waits_for(self, one: _ReadRow) -> str:
        """Return what a row waits for in sentences; what a comment rules out is held back."""
        waits = self._table.waits_for(one.place)
        if not one.is_sound:
            return waits
        only_answers, refused = self._comment_answers.look(one.draft)
        one.faults += refused
        return " ".join(filter(None, (waits, only_answers)))

    def _doubts(self, one: _ReadRow, waits: str) -> list[Reason]:
        doubts: list[Reason] = [(DoubtKind.PROPOSED, waits)] if waits else []
        if one.nil is not None and one.nil_is_open:
            doubts.append((DoubtKind.PROPOSED, waits_for_yes((one.nil,))))
        if not one.faults:
            doubts += doubts_on_agency(one.draft.agency, self._agencies)
            doubts += doubts_on_return(one.draft, self._vocabulary)
            self._agencies.learn(one.draft.agency)
        return doubts


def _waiting_answers(one: _ReadRow) -> Iterator[tuple[UnreadAnswer, str]]:
    """Yield what cannot be read and waits alone, each with why."""
    draft = one.draft
    for each in one.unread:
        yield UnreadAnswer(draft.case, draft.agency, each.item, each.written), each.why


def _called(draft: ReturnDraft) -> str:
    return tr(
        "the return of “{shown}” for “{shown_2}”",
        shown=shown(draft.agency),
        shown_2=shown(draft.case),
    )


_Failed = dict[tuple[int, int | None], str]
"""What is said of formulas that failed, by row and column."""


def _with_errors_as_answers(grid: Grid, at: _Columns) -> tuple[Grid, _Failed]:
    """Return a table in which a formula that failed is only no answer to its question.

    Where the answers are some of a few it is then told as one that cannot be read.
    """
    chosen = {one.whole for one in at.answers.values() if one.choices.held.kind.one_of_some}
    failed: _Failed = {
        (number, one.column): one.what
        for number, found in grid.flaws.items()
        for one in found
        if one.error and one.column is not None and one.column in chosen
    }
    flaws = {
        number: [one for one in found if (number, one.column) not in failed]
        for number, found in grid.flaws.items()
    }
    return replace(grid, flaws=flaws), failed


def _blank_words(rows: Sequence[int]) -> Iterator[str]:
    """Yield what is said of rows that name a case and an agency and hold nothing else."""
    if len(rows) == 1:
        yield tr("{rows} holds no answer, so no return was made of it.", rows=row_words(rows))
    elif rows:
        yield tr("{rows} hold no answer, so no return was made of them.", rows=row_words(rows))


_Told = dict[tuple[str, str], tuple[str, int]]
"""What the rows before said, by case and agency: its fingerprint and its row."""


def _seen_before(
    draft: ReturnDraft, key: tuple[str, str], row: int, vocabulary: Vocabulary, told: _Told
) -> str:
    """Return what is said of a return that says only what is there; "" for any other."""
    fingerprint, earlier = told.setdefault(key, (draft.fingerprint, row))
    there = vocabulary.returned.get(key)
    if there is not None and there.is_same_as(draft.fingerprint):
        return tr(
            "Row {row} is the return of “{agency}” for “{reference}” that is there already: "
            "it counts once.",
            row=row,
            agency=shown(draft.agency),
            reference=shown(draft.case),
        )
    if earlier != row and fingerprint == draft.fingerprint:
        return tr("Row {row} is row {earlier} again: it counts once.", row=row, earlier=earlier)
    return ""


def _refused_words(matches: Iterable[Match], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what is said of columns that somebody said are nothing in the audit."""
    refused = [
        f"“{shown(one.written)}”"
        for one in matches
        if one.kind is MatchKind.COLUMN and agreed_meaning(vocabulary.agreed, one.key) == ""
    ]
    if refused:
        yield tr("Left out, as you said: {names}.", names=", ".join(refused))


def _can_wait_alone(draft: ReturnDraft, unread: Sequence[_Unread]) -> bool:
    """Return whether the rest of a row is worth having without the answers that are unread."""
    return len(unread) <= len(draft.answers)


def _may_have_moved(draft: ReturnDraft, unread: Sequence[_Unread], vocabulary: Vocabulary) -> bool:
    """Return whether a row's cells may have moved from under their headings.

    So it is where an answer cannot be read and is a sentence, or a comment is nothing but an
    answer of its question: what can be read of the row may be answers to other questions.
    """
    answers = _has_answer_for_comment(draft, vocabulary)
    return bool(unread) and (answers or any(one.is_prose for one in unread))


def _has_answer_for_comment(draft: ReturnDraft, vocabulary: Vocabulary) -> bool:
    """Return whether a comment is nothing but an answer of its question."""
    own = ((vocabulary.items.get(key), text) for key, text in draft.comments.items())
    return any(one is not None and one.find(text) is not None for one, text in own)


def _moved_words() -> str:
    return tr(
        "one of its comments is only an answer, and all of it fits as well with its cells moved: "
        "then its answers are others."
    )


class _Shifted:
    """Tells of a row whether its answers would be others if its cells were moved as they fit."""

    def __init__(self, table: MatchedTable, vocabulary: Vocabulary) -> None:
        self._written = table.written
        self._words = vocabulary

    @cached_property
    def _fits(self) -> RowFits:
        return RowFits(self._written.headings if self._written is not None else (), self._words)

    def __call__(self, place: int, draft: ReturnDraft, unread: Sequence[_Unread]) -> bool:
        """Return whether the row at a place may be one of these.

        It gives itself away by what cannot be read, or by a comment that is only an answer.
        """
        odd = _has_answer_for_comment(draft, self._words)
        if self._written is None or not (unread or odd):
            return False
        cells = self._written.rows[place].cells
        return may_be_others(self._fits, cells, MOST_MOVED, though_all_fits=odd)


def _without(row: Row, columns: Collection[int | None]) -> Row:
    """Return a row without the cells whose flaws are named already."""
    if not columns:
        return row
    cells = ("" if at in columns else cell for at, cell in enumerate(row.cells))
    return Row(row.number, tuple(cells))


def is_question(heading: str, vocabulary: Vocabulary) -> bool:
    """Return whether a heading, as compared, belongs to a question of the tool."""
    own = {*map(normalised, vocabulary.items), *vocabulary.of_parts()}
    return heading in own or heading in _comment_headings(vocabulary)


def _comment_headings(vocabulary: Vocabulary) -> dict[str, str]:
    return {normalised(tr("{key} comments", key=key)): key for key in vocabulary.comments}


def _columns(grid: Grid, vocabulary: Vocabulary, comments_alone: bool) -> _Columns:
    named = columns_of(grid, COLUMNS, {"case", "agency"})
    comments = _comment_headings(vocabulary)
    headings = list(enumerate(grid.plain_headings))
    found = _Columns(
        named,
        answer_columns_in(grid, vocabulary.items),
        {comments[heading]: at for at, heading in headings if heading in comments},
        {
            heading.removeprefix(_KEPT): at
            for at, heading in enumerate(grid.headings)
            if heading.startswith(_KEPT)
        },
    )
    if not (found.answers or (comments_alone and found.comments)):
        raise Unreadable(
            tr(
                "None of the columns of “{source}” is a question of this audit tool.",
                source=grid.source,
            ),
            NOTHING_IN,
            tr(
                "Check that the file belongs to this audit; "
                "the headings are the questions' numbers, such as 1a or 2."
            ),
        )
    return found


def _return(
    row: Row,
    at: _Columns,
    readers: Mapping[str, AnswerReader],
    vocabulary: Vocabulary,
    names: tuple[NameIndex, NameIndex],
    dates: DateColumn,
) -> tuple[ReturnDraft, list[str], list[_Unread]]:
    faults: list[str] = []
    cases, agencies = names
    case = known_case(row.at(at.named["case"]), cases, faults)
    agency = _agency(row.at(at.named["agency"]), vocabulary, agencies, faults)
    completed = dates.read(row.at(at.named.get("completed")), faults)
    answers: dict[str, str] = {}
    unread: list[_Unread] = []
    people = vocabulary.people.get(normalised(case), {})
    for key, reader in readers.items():
        wrong: list[str] = []
        answer = reader.read(row, wrong, people)
        unread += (_Unread(key, reader.written(row), why) for why in wrong)
        if answer:
            answers[key] = answer
    comments = {key: row.at(column) for key, column in at.comments.items() if row.at(column)}
    nil = normalised(row.at(at.named.get(NIL))) in TICKS
    known = normalised(row.at(at.named.get(KNOWN)))
    nil = nil or known in ("no", "n") or SAYS_NIL.fullmatch(known) is not None
    if nil and (answers or comments or unread):
        faults.append(nil_and_more(len(answers), len(comments)))
    kept = {heading: row.at(column) for heading, column in at.kept.items() if row.at(column)}
    draft = ReturnDraft(case, agency, completed, answers, comments, nil, kept=kept)
    return draft, faults, unread


def nil_and_more(answers: int, comments: int) -> str:
    """Say that a return says both that no record is held and what stands in it."""
    return tr(
        "it says that no record is held, and yet it holds {count} and {count_2}.",
        count=plural(answers, "answer"),
        count_2=plural(comments, "comment"),
    )


def _agency(written: str, vocabulary: Vocabulary, agencies: NameIndex, faults: list[str]) -> str:
    if not written:
        faults.append(tr("no agency is named."))
    found = agencies.find(written)
    if written and found is None and vocabulary.agencies:
        near = agencies.near(written)
        but = tr("; “{shown}” is one letter away", shown=shown(near)) if near else ""
        faults.append(
            tr("“{shown}” is not an agency of this audit{but}.", shown=shown(written), but=but)
        )
    return found or written
