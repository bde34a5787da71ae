"""Lists and returns as files give them: rows beside their problems."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Generic, TypeVar, cast

from core.model.case import Papers, RequestStatus
from core.model.draft.match import Certainty, Match
from core.model.fault import shown
from core.words import tr

R_co = TypeVar("R_co", covariant=True)


class DraftKind(StrEnum):
    """What the rows of a file are."""

    CASES = "cases"
    REQUESTS = "requests"
    RETURNS = "returns"
    JUDGEMENTS = "judgements"


class LaterRow(StrEnum):
    """What becomes of a row whose return an earlier row of its file has too."""

    SECOND = "kept beside the earlier one, as a second reader's"
    INSTEAD = "stands in the place of the earlier one, which waits"


@dataclass(frozen=True, slots=True)
class UnreadAnswer:
    """An answer that cannot be read, in a return whose rest can: whose it is, and its words."""

    case: str
    agency: str
    item: str
    written: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not come in; `row` is its line in the file, 0 for no line.

    `what` is a whole sentence naming the value and where it stands. With
    `in_headings` it is about columns and holds no row back; with `answer` it is
    about that answer alone. In a `form` there are no rows: `row` is its place in the file.
    `entry` is a return that is held back, as far as it can be read; `again` says that another
    row of its file is a return of the same agency for the same case, `second` that it is kept
    beside that one as a second reader's.
    """

    source: str
    row: int
    what: str
    in_headings: bool = False
    answer: UnreadAnswer | None = None
    form: bool = False
    entry: "ReturnDraft | None" = None
    again: bool = False
    second: bool = False

    @property
    def holds_row_back(self) -> bool:
        """Whether it is a row that does not come in, rather than a column, a sheet or an answer."""
        return self.row > 0 and not (self.in_headings or self.second) and self.answer is None

    @property
    def key(self) -> "RowKey":
        """What tells it from every other row held back of its file."""
        whose = (self.entry.case, self.entry.agency) if self.entry is not None else ("", "")
        return (self.source, self.row, *whose)

    @property
    def sentence(self) -> str:
        """The problem as it is read out; the headings hold no row back."""
        if self.second:
            return tr(
                "Row {row} of {shown} is kept beside the other, as a second reader's.",
                row=self.row,
                shown=shown(self.source),
            )
        if self.row == 0:
            return f"{shown(self.source)}: {self.what}"
        if self.form and self.answer is not None:
            return tr(
                "One answer in {shown} was held back: {what}",
                shown=shown(self.source),
                what=self.what,
            )
        if self.form:
            return tr("{shown} was held back: {what}", shown=shown(self.source), what=self.what)
        if self.in_headings:
            return tr(
                "Row {row} of {shown}: {what}",
                row=self.row,
                shown=shown(self.source),
                what=self.what,
            )
        if self.answer is not None:
            return tr(
                "One answer in row {row} of {shown} was held back: {what}",
                row=self.row,
                shown=shown(self.source),
                what=self.what,
            )
        return tr(
            "Row {row} of {shown} was held back: {what}",
            row=self.row,
            shown=shown(self.source),
            what=self.what,
        )


class DoubtKind(StrEnum):
    """Why a row that could come in may not be meant."""

    REPLACES = "replaces"
    DATE = "date"
    SPELLING = "spelling"
    UNASKED = "unasked"
    PROPOSED = "proposed"
    OTHER_AUDIT = "other audit"
    CHANGED = "changed form"


Cells = tuple[tuple[str, str], ...]
"""A row as it stands in its file: what each column means, or is headed, and its cell."""

RowKey = tuple[str, int, str, str]
"""The sheet, the row in it, the case and the agency: one row may hold a return of each agency."""


@dataclass(frozen=True, slots=True)
class Doubt(Generic[R_co]):
    """A row that comes in only when somebody says so: `entry` as it would come in.

    `what` says, in sentences, what makes it doubtful; `unread` are the answers that stay
    out even then.
    """

    source: str
    row: int
    what: str
    kinds: frozenset[DoubtKind]
    entry: R_co
    unread: tuple[Problem, ...] = ()
    form: bool = False

    @property
    def key(self) -> RowKey:
        """What tells it from every other row in doubt of its file."""
        entry = self.entry
        whose = (entry.case, entry.agency) if isinstance(entry, ReturnDraft) else ("", "")
        return (self.source, self.row, *whose)


@dataclass(frozen=True, slots=True)
class Draft(Generic[R_co]):
    """What one file, or one sheet of it, would bring in, and what it would not.

    `remarks` are whole sentences on what was noticed about the file without
    holding anything back; `doubts` wait for somebody's word, `matches` are what its own
    headings and words were read as. `digest` is of the file's bytes, and `again` are rows
    that say only what is there already. `forms` says that they are forms of our own.
    """

    source: str
    rows: tuple[R_co, ...] = ()
    problems: tuple[Problem, ...] = ()
    kind: DraftKind = DraftKind.RETURNS
    remarks: tuple[str, ...] = ()
    doubts: tuple[Doubt[R_co], ...] = ()
    matches: tuple[Match, ...] = ()
    digest: str = ""
    again: tuple[int, ...] = ()
    forms: bool = False

    @property
    def held_back(self) -> int:
        """How many rows are held back."""
        return sum(problem.holds_row_back for problem in self.problems)

    @property
    def of_forms(self) -> bool:
        """Whether it is forms of our own, and no rows of a table."""
        return (
            self.forms
            or any(one.form for one in self.problems)
            or any(one.form for one in self.doubts)
        )

    @property
    def kept_waiting(self) -> int:
        """How many returns would wait in the audit, held back as a whole."""
        return sum(one.entry is not None and not one.second for one in self.problems)

    @property
    def seconds(self) -> int:
        """How many returns are kept beside another of the file, as a second reader's."""
        return sum(problem.second for problem in self.problems)

    @property
    def unread_answers(self) -> int:
        """How many answers are held back whose row comes in."""
        return sum(problem.answer is not None for problem in self.problems)

    def followed_by(self, other: "Draft[object]") -> "Draft[object]":
        """Return this draft and *other*, of the same file and kind, as one."""
        return Draft(
            self.source,
            (*self.rows, *other.rows),
            (*self.problems, *other.problems),
            self.kind,
            (*self.remarks, *other.remarks),
            (*self.doubts, *other.doubts),
            (*self.matches, *other.matches),
            self.digest,
            (*self.again, *other.again),
            self.forms,
        )

    def accepting(
        self,
        kinds: Collection[DoubtKind],
        stands: Mapping[RowKey, bool] | None = None,
        later: Mapping[RowKey, LaterRow] = MappingProxyType({}),
    ) -> "Draft[R_co]":
        """Return the draft with the rows in that are doubtful only for *kinds*.

        *stands* says of a return that is there already, by its doubt's key, which of the two
        is to stand: the row's own, or (False) the one that is there, and the row is left out.
        *later* are rows that another of the file came before, and what becomes of them where
        that one comes in.
        """
        said = stands or {}
        open_doubts = [one for one in self.doubts if not _gives_way(one, said)]
        taken = [one for one in open_doubts if one.kinds <= {*kinds, *_settled(one, said)}]
        left = [one for one in open_doubts if one not in taken]
        rows = (*self.rows, *(doubt.entry for doubt in taken))
        enter = {(one.case, one.agency) for one in rows if isinstance(one, ReturnDraft)}
        second = {key for key, what in later.items() if what is LaterRow.SECOND}
        return replace(
            self,
            rows=rows,
            problems=(
                *(
                    replace(one, second=one.key in second and one.key[2:] in enter)
                    for one in self.problems
                ),
                *(problem for doubt in taken for problem in doubt.unread),
                *map(_waiting, left),
                *(_given_way(one) for one in self.doubts if _gives_way(one, said)),
            ),
            doubts=(),
            matches=_agreed(self.matches) if DoubtKind.PROPOSED in kinds else self.matches,
        )._with_later({key for key, what in later.items() if what is LaterRow.INSTEAD})

    def _with_later(self, keys: Collection[RowKey]) -> "Draft[R_co]":
        """Return the draft with some rows in the places of those that came before them."""
        found = {one.key[2:]: one for one in self.problems if one.again and one.key in keys}
        rows: list[R_co] = []
        problems = [one for one in self.problems if one not in found.values()]
        for row in self.rows:
            pair = (row.case, row.agency) if isinstance(row, ReturnDraft) else ("", "")
            instead = found.pop(pair, None)
            if instead is None or instead.entry is None or not isinstance(row, ReturnDraft):
                rows.append(row)
                continue
            rows.append(cast("R_co", instead.entry))
            problems = [
                one
                for one in problems
                if one.answer is None or (one.row, *_whose(one)) != (row.row, *pair)
            ]
            what = tr("row {row} stands in its place, as you said.", row=instead.row)
            problems.append(Problem(self.source, row.row, what, entry=row, again=True))
            problems += _unread_in(instead.entry, instead)
        return replace(self, rows=tuple(rows), problems=(*problems, *found.values()))


def _whose(problem: Problem) -> tuple[str, str]:
    return (problem.answer.case, problem.answer.agency) if problem.answer is not None else ("", "")


def _unread_in(entry: "ReturnDraft", held: Problem) -> list[Problem]:
    """Return what of a row that comes in after all cannot be read."""
    return [
        Problem(
            held.source,
            held.row,
            tr("“{written}” is no answer to question {key}.", written=shown(written), key=key),
            answer=UnreadAnswer(entry.case, entry.agency, key, written),
        )
        for key, written in entry.unread.items()
    ]


def _settled(doubt: Doubt[object], stands: Mapping[RowKey, bool]) -> frozenset[DoubtKind]:
    """Return of which of its doubts a row is freed by what was said of it alone."""
    return frozenset({DoubtKind.REPLACES}) if stands.get(doubt.key) else frozenset()


def _gives_way(doubt: Doubt[object], stands: Mapping[RowKey, bool]) -> bool:
    return DoubtKind.REPLACES in doubt.kinds and stands.get(doubt.key) is False


def _given_way(doubt: Doubt[object]) -> Problem:
    where = shown(doubt.source) if doubt.form else tr("row {row}", row=doubt.row)
    what = tr("{where} was left out, as you said: the return that is there stands.", where=where)
    return Problem(doubt.source, 0, what)


def _waiting(doubt: Doubt[object]) -> Problem:
    """Return a row that nobody said yes to as one held back."""
    entry = doubt.entry if isinstance(doubt.entry, ReturnDraft) else None
    return Problem(doubt.source, doubt.row, doubt.what, form=doubt.form, entry=entry)


def _agreed(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(
        replace(one, certainty=Certainty.AGREED) if one.certainty is Certainty.PROPOSED else one
        for one in matches
    )


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case as a file gives it; what it does not say is empty, `papers` None.

    `attributes` holds what further columns say, each with its heading.
    """

    reference: str
    age: str = ""
    sex: str = ""
    team: str = ""
    pathway: str = ""
    papers: Papers | None = None
    status_at_end: str = ""
    outline: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A request as a file gives it; dates are ISO or empty, a status not said is None.

    `due_in` are working days after `asked`, where that is how it is due; `chased` are days.
    `worked_with` is the word that the agency worked with the case, `not_worked_with` that it
    did not.
    """

    case: str
    agency: str
    asked: str = ""
    due: str = ""
    status: RequestStatus | None = None
    due_in: int | None = None
    means: str = ""
    chased: tuple[str, ...] = ()
    note: str = ""
    worked_with: bool = False
    not_worked_with: bool = False

    @property
    def only_worked_with(self) -> bool:
        """Whether it says that an agency worked with a case, or not, and of no request."""
        said = (self.asked, self.due, self.status, self.due_in, self.chased)
        return (self.worked_with or self.not_worked_with) and not any(said)


@dataclass(frozen=True, slots=True)
class ReturnDraft:
    """One return: answer keys by item key, comments by question key. Blanks are absent.

    A `nil` one says that the agency holds no record, and nothing else. `unread` is what
    stands at items where it is no answer; `row` is its line in the file, 0 for none.
    `known` are those the agency knew, and `role` who filled it in. `kept` are texts by the
    file's own headings, which are no question of the tool. `cells` are those of a row that is
    held back, to be put right; it may have `moved` from under its headings.
    """

    case: str
    agency: str
    completed: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    nil: bool = False
    unread: dict[str, str] = field(default_factory=dict)
    row: int = field(default=0, compare=False)
    known: tuple[str, ...] = ()
    role: str = ""
    kept: dict[str, str] = field(default_factory=dict)
    cells: Cells = field(default=(), compare=False)
    moved: bool = field(default=False, compare=False)

    @property
    def says_something(self) -> bool:
        """Whether it says more than whose it is."""
        texts = self.comments or self.unread or self.kept
        return bool(self.answers or texts or self.nil or self.completed or self.known)

    @property
    def fingerprint(self) -> str:
        """What two returns share that say the same."""
        texts = (self.answers, self.comments, self.unread)
        said = [self.completed, self.nil, *(sorted(one.items()) for one in texts)]
        if self.known or self.role:
            said += [self.known, self.role]
        if self.kept:
            said.append(sorted(self.kept.items()))
        return sha256(repr(said).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class JudgementDraft:
    """One agreed judgement: the point's key and the answer's key."""

    case: str
    point: str
    answer: str


AnyDraft = Draft[ReturnDraft] | Draft[RequestDraft] | Draft[CaseDraft] | Draft[JudgementDraft]
