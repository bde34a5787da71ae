"""When somebody was told: any usual way of writing it, on any day, and never in the future."""

from datetime import date, datetime

import pytest

from core.model.clock import moment_of
from core.model.concern import told_at
from core.model.fault import NotYet
from core.model.note import Note, NoteKind
from core.wording.people import passed_on, told_when

TODAY = date(2014, 4, 10)
NOW = datetime(2014, 4, 10, 9, 40, 20)
RAISED = "2014-04-09T11:32:00"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2:15 pm", "2014-04-10T14:15"),
        ("9.30am", "2014-04-10T09:30"),
        ("945", "2014-04-10T09:45"),
        ("10 April 2014, 9:30", "2014-04-10T09:30"),
        ("9:30, 10 April 2014", "2014-04-10T09:30"),
        ("9th April at 2.15pm", "2014-04-09T14:15"),
        ("9 Apr 16:05", "2014-04-09T16:05"),
        ("10/4/2014 9.30", "2014-04-10T09:30"),
        ("9:30 10/4/2014", "2014-04-10T09:30"),
        ("2014-04-10T09:30", "2014-04-10T09:30"),
        ("2014-04-10 09:30", "2014-04-10T09:30"),
        ("yesterday 16:00", "2014-04-09T16:00"),
        ("31 December 10:00", "2013-12-31T10:00"),
        ("9 April 2014", "2014-04-09"),
        ("soon", None),
        ("25:99", None),
        ("31 April 10:00", None),
        ("9" * 5000 + ":00", None),
    ],
)
def test_a_moment_is_understood_however_it_is_written(typed: str, meant: str | None) -> None:
    assert moment_of(typed, TODAY) == meant


def test_on_the_day_it_was_raised_the_time_alone_is_kept_else_the_day_with_it() -> None:
    assert told_at("2:15 pm, 9 April", RAISED, NOW) == "14:15"
    assert told_at("9.30", RAISED, NOW) == "2014-04-10T09:30"
    assert told_at("00:20", RAISED, NOW) == "2014-04-10T00:20"


@pytest.mark.parametrize("typed", ["13:50", "9:46", "11 April 2014, 9:00", "11/4/2014"])
def test_nobody_was_told_in_the_future(typed: str) -> None:
    with pytest.raises(NotYet, match="is still to come"):
        told_at(typed, RAISED, NOW)


@pytest.mark.parametrize(
    ("kept", "words", "printed"),
    [
        ("14:15", "14:15", "at 14:15"),
        ("2014-04-10T00:20", "10 April 2014, 00:20", "on 10 April 2014 at 00:20"),
        ("2014-04-10", "10 April 2014", "on 10 April 2014"),
    ],
)
def test_the_day_is_said_where_it_was_another(kept: str, words: str, printed: str) -> None:
    note = Note(
        NoteKind.CONCERN, "Bruise", said_at=RAISED, told="The manager", told_at=kept, did="Rang"
    )
    assert told_when(note) == words
    assert passed_on(note, "2014-04-09") == f"Passed to The manager {printed}; Rang."


def test_a_concern_raised_on_another_day_is_printed_with_that_day() -> None:
    note = Note(
        NoteKind.CONCERN, "Bruise", said_at=RAISED, told="Police", told_at="12:05", did="Rang"
    )
    assert passed_on(note, "2014-04-02") == "Passed to Police on 9 April 2014 at 12:05; Rang."
