"""What a key file holds: lines and columns, each change a new value."""

import pytest

from core.model.fault import NotYet
from core.model.identities import (
    LONGEST_CELL,
    MOST_COLUMNS,
    Identities,
    Identity,
    KeyColumn,
    usual_columns,
)

NEW = Identities("", usual_columns(), (Identity("Child A", ("", "", "")),))


def test_lines_that_come_in_fill_the_empty_one_and_are_never_doubled() -> None:
    first = (Identity("child a", ("Zebedee Quill", " 1 May\n2012 ")), Identity("Child B"))
    found = NEW.with_lines(first)
    assert found.lines == (
        Identity("Child A", ("Zebedee Quill", "1 May 2012", "")),
        Identity("Child B", ("", "", "")),
    )
    assert found.with_lines(first) == found
    family = found.with_lines((Identity("Child A", ("Zora Quill",)),))
    assert [one.reference for one in family.lines] == ["Child A", "Child B", "Child A"]


def test_columns_come_and_go_with_their_cells_and_no_two_have_one_name() -> None:
    first = Identity("Child A", ("", "", "943 476 5919"))
    found = NEW.with_line(0, first).with_column(KeyColumn(" Police number ", "Police"))
    assert found.columns[3] == KeyColumn("Police number", "Police")
    assert found.without_column(0).lines[0].cells == ("", "943 476 5919", "")
    assert found.with_column_for(3, "").columns[3].agency == ""
    for name in ("", " ", "police  NUMBER"):
        with pytest.raises(NotYet):
            found.with_column(KeyColumn(name))
    for number in range(MOST_COLUMNS - 4):
        found = found.with_column(KeyColumn(f"Further {number}"))
    with pytest.raises(NotYet):
        found.with_column(KeyColumn("One more"))


def test_a_column_for_one_agency_goes_by_any_of_its_names() -> None:
    column = KeyColumn("Police number", "POLICE")
    assert column.is_for(("Northshire Police", "Police"))
    assert not column.is_for(("Schools", ""))
    assert KeyColumn("Name").is_for(("Schools", ""))


def test_a_cell_takes_what_finds_a_file_and_no_novel() -> None:
    with pytest.raises(NotYet):
        NEW.with_line(0, Identity("Child A", ("x" * (LONGEST_CELL + 1),)))
    assert NEW.with_line(None, Identity("Child A")).lines == (*NEW.lines, *NEW.lines)
