"""Why something typed is not taken as a date: the same words wherever one is typed."""

from datetime import datetime

import pytest

from core.intake.dates import DateColumn
from core.model.concern import told_at
from core.model.dates import iso_date
from core.model.fault import NotYet
from core.wording.dates import no_date


@pytest.mark.parametrize("written", ["31 July 9999", "2200-01-01", "5/3/1066", "12 May 1899"])
def test_a_year_no_audit_has_to_do_with_is_said_so(written: str) -> None:
    assert iso_date(written) is None
    said = f"“{written}” is too far away. The year is between 1900 and 2199."
    assert " ".join(no_date(written)) == said
    faults: list[str] = []
    assert DateColumn([(2, written)]).read(written, faults) == ""
    assert faults == [said]
    with pytest.raises(NotYet):
        told_at(written, "2014-04-09T10:00", datetime(2014, 4, 9, 12, 0))


@pytest.mark.parametrize("written", ["soon", "31/2/2014", "31/2/9999", "9999"])
def test_what_is_no_date_in_any_year_is_no_date(written: str) -> None:
    assert no_date(written)[0] == f"“{written}” is not a date."


def test_the_last_day_an_audit_can_name_is_a_date() -> None:
    assert iso_date("31/12/2199") == "2199-12-31"
    assert iso_date("1/1/1900") == "1900-01-01"
