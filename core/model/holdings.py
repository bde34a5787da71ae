"""All that an audit holds on one case, as it lies there: for a person's right to know it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HoldingField:
    """One thing said in a row; `column` is what it is called in the file.

    `other` says that it names somebody by role or agency, and not the case.
    """

    column: str
    text: str
    other: bool = False


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """One row about the case, or one elsewhere that names it."""

    table: str
    fields: tuple[HoldingField, ...]


@dataclass(frozen=True, slots=True)
class CaseHoldings:
    """Rows about the case, rows elsewhere that name it, words not entered, and its history."""

    reference: str
    rows: tuple[HoldingRow, ...] = ()
    elsewhere: tuple[HoldingRow, ...] = ()
    drafts: tuple[str, ...] = ()
    acts: int = 0
