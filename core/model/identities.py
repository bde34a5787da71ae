"""Who the people behind an audit's references are, as its key file holds it: never in the audit."""

from dataclasses import dataclass, field, replace
from typing import Final

from core.model.fault import NotYet
from core.model.names import cleaned, normalised
from core.words import tr

MOST_COLUMNS: Final = 12
MOST_LINES: Final = 5_000
LONGEST_CELL: Final = 500
"""Letters of one cell: an address has about 80."""


@dataclass(frozen=True, slots=True)
class KeyColumn:
    """One thing that is known of each person; for one agency's sheet alone if `agency` names it."""

    name: str
    agency: str = ""

    def is_for(self, names: tuple[str, ...]) -> bool:
        """Return whether it goes on the sheet of an agency that is called so."""
        return not self.agency or normalised(self.agency) in map(normalised, names)


def usual_columns() -> tuple[KeyColumn, ...]:
    """Return what a new key file asks of each person."""
    return (KeyColumn(tr("Name")), KeyColumn(tr("Date of birth")), KeyColumn(tr("NHS number")))


@dataclass(frozen=True, slots=True)
class Identity:
    """One person: the audit's reference, and a cell for each column. Never told by a log."""

    reference: str = field(repr=False)
    cells: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of whoever it is yet."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Identities:
    """Everything that a key file holds; `audit_mark` says of which audit, where that has a mark.

    A reference may have several lines: a family is more than one person.
    """

    audit_mark: str = ""
    columns: tuple[KeyColumn, ...] = field(default=(), repr=False)
    lines: tuple[Identity, ...] = field(default=(), repr=False)

    def with_line(self, at: int | None, line: Identity) -> "Identities":
        """Return them with a line in the place of another, or as the last one for None.

        Raises NotYet for more than a cell, or a key file, takes.
        """
        whole = Identity(_cell(line.reference), self._padded(line.cells))
        before, after = (self.lines, ()) if at is None else (self.lines[:at], self.lines[at + 1 :])
        return self._assured((*before, whole, *after))

    def _assured(self, lines: tuple[Identity, ...]) -> "Identities":
        if len(lines) > MOST_LINES:
            raise _too_much(tr("A key file holds {most} lines at most.", most=MOST_LINES))
        return replace(self, lines=lines)

    def with_lines(self, lines: tuple[Identity, ...]) -> "Identities":
        """Return them with further lines; one that is there already, word for word, is not doubled.

        A line of a reference of which nothing was known yet gives way to the first that says
        something.
        """
        known = list(self.lines)
        for line in lines:
            whole = Identity(_cell(line.reference), self._padded(line.cells))
            same = [at for at, one in enumerate(known) if is_same(one.reference, whole.reference)]
            empty = [at for at in same if known[at].is_empty]
            if any(known[at].cells == whole.cells for at in same) or (same and whole.is_empty):
                continue
            if empty:
                known[empty[0]] = replace(whole, reference=known[empty[0]].reference)
            else:
                known.append(whole)
        return self._assured(tuple(known))

    def without_line(self, at: int) -> "Identities":
        """Return them without a line."""
        return replace(self, lines=(*self.lines[:at], *self.lines[at + 1 :]))

    def with_column(self, column: KeyColumn) -> "Identities":
        """Return them with a further column, empty in every line.

        Raises NotYet without a name, or for a name that is there already.
        """
        name = _cell(column.name)
        if not name or any(is_same(one.name, name) for one in self.columns):
            raise NotYet(
                tr("There is a column “{name}” already.", name=name) if name else _NO_NAME,
                tr("Nothing was changed."),
                tr("Give the new one another name."),
            )
        if len(self.columns) >= MOST_COLUMNS:
            raise _too_much(tr("A key file has {most} columns at most.", most=MOST_COLUMNS))
        lines = tuple(replace(one, cells=(*one.cells, "")) for one in self.lines)
        return replace(self, columns=(*self.columns, replace(column, name=name)), lines=lines)

    def with_column_for(self, at: int, agency: str) -> "Identities":
        """Return them with a column that goes on one agency's sheet alone, or on all with ""."""
        changed = replace(self.columns[at], agency=agency)
        return replace(self, columns=(*self.columns[:at], changed, *self.columns[at + 1 :]))

    def without_column(self, at: int) -> "Identities":
        """Return them without a column and all that stands in it."""
        lines = tuple(
            replace(one, cells=(*one.cells[:at], *one.cells[at + 1 :])) for one in self.lines
        )
        return replace(self, columns=(*self.columns[:at], *self.columns[at + 1 :]), lines=lines)

    def _padded(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        whole = tuple(map(_cell, cells[: len(self.columns)]))
        return (*whole, *("" for _ in range(len(self.columns) - len(whole))))


def is_same(one: str, other: str) -> bool:
    """Return whether two references, or two names of columns, are one however they are written."""
    return normalised(one) == normalised(other)


def _cell(text: str) -> str:
    whole = " ".join(cleaned(text).split())
    if len(whole) > LONGEST_CELL:
        raise _too_much(tr("That is longer than {most} letters.", most=LONGEST_CELL))
    return whole


_NO_NAME: Final = tr("A column needs a name.")


def _too_much(happened: str) -> NotYet:
    return NotYet(
        happened,
        tr("Nothing was changed."),
        tr("Keep only what an agency needs to find its own file."),
    )


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One person on an agency's sheet: the number of its form, the reference, what is known."""

    form: int
    reference: str = field(repr=False)
    cells: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class AgencySheet:
    """Those that one agency was asked about, and nobody else.

    `columns` are those that go to it; `unknown` are the references asked of it of which the
    key file says nothing.
    """

    agency: str
    columns: tuple[str, ...] = field(default=(), repr=False)
    lines: tuple[SheetLine, ...] = field(default=(), repr=False)
    unknown: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many references are on it."""
        return len({line.form for line in self.lines})
