"""A sheet of data: what it is called and holds, and what each of its columns is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from core.counting.asking import NotAsked, not_asked
from core.model.ids import AgencyId, CaseId, ItemId, JudgementId, QuestionId, ThemeId
from core.model.judgement import Judgement
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Tool
from core.wording.meetings import at_words
from core.words import tr, word_for

V = TypeVar("V")
DataCell = str | int | float | None


class DataSource:
    """The audit that sheets are filled from; rows are named, never numbered as the file does."""

    def __init__(self, full: FullSnapshot) -> None:
        self.full = full
        self.now: Snapshot = full.now
        self.tool: Tool = full.now.tool

    def case(self, case_id: CaseId | None) -> str:
        """Return a case's reference."""
        found = self.now.case.get(case_id) if case_id is not None else None
        return found.reference if found else ""

    def agency(self, agency_id: AgencyId | None) -> str:
        """Return an agency's name."""
        found = self.now.agency.get(agency_id) if agency_id is not None else None
        return found.name if found else ""

    def key(self, question_id: QuestionId | None, item_id: ItemId | None = None) -> str:
        """Return the number of a question, or of an item of a checklist."""
        return self.tool.key_of(question_id, item_id) if question_id is not None else ""

    def item_key(self, item_id: ItemId) -> str:
        """Return the number of what an agency answered."""
        found = self.tool.item.get(item_id)
        return found.key if found else ""

    def theme(self, theme_id: ThemeId | None) -> str:
        """Return a theme's title."""
        found = self.tool.theme.get(theme_id) if theme_id is not None else None
        return found.title if found else ""

    @cached_property
    def apart(self) -> NotAsked:
        """What was not asked of some returns."""
        return not_asked(self.now, self.full.answers, self.full.values)

    @cached_property
    def judgement(self) -> dict[JudgementId, Judgement]:
        """Judgements by number."""
        return {one.id: one for one in self.now.judgements}

    def rows_of(self, table: str, kind: Callable[..., V]) -> Iterator[V]:
        """Yield what only the whole audit has; nothing where that was not read."""
        found = self.full.whole.tables.get(table) if self.full.whole else None
        if found is not None:
            for row in found.rows:
                yield kind(**dict(zip(found.columns, row, strict=True)))


@dataclass(frozen=True, slots=True)
class DataColumn(Generic[V]):
    """A column: its heading, what it is, and its cell for one value."""

    heading: str
    meaning: str
    cell: Callable[[DataSource, V], DataCell]


@dataclass(frozen=True, slots=True)
class DataSheet(Generic[V]):
    """A sheet: `key` names its CSV file, `values` are what it has a row for.

    One that is `whole_only` is filled only where the whole audit was read.
    """

    key: str
    title: str
    about: str
    values: Callable[[DataSource], Iterable[V]]
    columns: tuple[DataColumn[V], ...]
    whole_only: bool = False

    def rows(self, source: DataSource) -> Iterator[tuple[DataCell, ...]]:
        """Yield the rows, each with a cell for every column."""
        cells = [column.cell for column in self.columns]
        for value in self.values(source):
            yield tuple(cell(source, value) for cell in cells)


AnySheet = DataSheet[Any]


def column(
    heading: str, meaning: str, cell: Callable[[DataSource, Any], DataCell]
) -> DataColumn[Any]:
    """Return a column of any sheet."""
    return DataColumn(heading, meaning, cell)


def case_column() -> DataColumn[Any]:
    """Return the column of the case a row is about."""
    meaning = tr("The reference of the {case} it is about; empty where it is about none.")
    return column(tr("{Case}"), meaning, lambda source, one: source.case(one.case_id))


def agency_column(meaning: str) -> DataColumn[Any]:
    """Return the column of the agency a row is of."""
    return column(tr("Agency"), meaning, lambda source, one: source.agency(one.agency_id))


def theme_column() -> DataColumn[Any]:
    """Return the column of the theme a row is filed under."""
    meaning = tr("The theme it is filed under.")
    return column(tr("Theme"), meaning, lambda source, one: source.theme(one.theme_id))


def question_column() -> DataColumn[Any]:
    """Return the column of the question a row is about."""
    meaning = tr("The number of the question, or of the line of a checklist, it is about.")
    return column(
        tr("Question"), meaning, lambda source, one: source.key(one.question_id, one.item_id)
    )


def item_column() -> DataColumn[Any]:
    """Return the column of what an agency was asked."""
    meaning = tr("The number of the question, or of the line of a checklist.")
    return column(tr("Question"), meaning, lambda source, one: source.item_key(one.item_id))


def meeting_column() -> DataColumn[Any]:
    """Return the column of the meeting a row is of."""
    meaning = tr("The meeting it was at; empty where the audit has one day only.")
    return column(tr("Meeting"), meaning, lambda source, one: at_words(source.now, one.meeting_id))


def field(heading: str, meaning: str, name: str) -> DataColumn[Any]:
    """Return a column of what stands in a value under that name."""
    return column(heading, meaning, lambda _, one: getattr(one, name))


def yes_no(heading: str, meaning: str, name: str) -> DataColumn[Any]:
    """Return a column that says yes or no."""
    return column(heading, meaning, lambda _, one: tr("yes") if getattr(one, name) else tr("no"))


def state(heading: str, meaning: str, name: str) -> DataColumn[Any]:
    """Return a column of one word of some."""
    return column(heading, meaning, lambda _, one: word_for(getattr(one, name)))
