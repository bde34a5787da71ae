"""How faults, news, notes and problems put themselves in words."""

from datetime import datetime

import pytest

from core.model.changed import Changed
from core.model.clock import short_time, system_clock, tidy_time
from core.model.draft.returns import Problem
from core.model.fault import FileGone, FileProblem, NotYet, Unreadable, WorkshopError, WrongKey
from core.model.judgement import DifferingView, Judgement
from core.model.note import Note, NoteKind, Stance, quoted
from core.model.tool import Theme


def test_a_fault_is_said_in_three_parts() -> None:
    fault = WorkshopError("It broke.", "Nothing was lost.", "Try again.")
    assert fault.sentences == "It broke. Nothing was lost. Try again."
    assert str(fault) == fault.happened == "It broke."


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("It broke.", "", "Try again."), "It broke. Try again."),
        (("It broke.", "Nothing was lost.", ""), "It broke. Nothing was lost."),
        (("It broke.", "", ""), "It broke."),
    ],
)
def test_a_part_with_nothing_to_say_leaves_no_gap(parts: tuple[str, str, str], said: str) -> None:
    assert WorkshopError(*parts).sentences == said


@pytest.mark.parametrize("kind", [NotYet, FileProblem, WrongKey, Unreadable])
def test_every_kind_of_fault_can_be_shown(kind: type[WorkshopError]) -> None:
    with pytest.raises(WorkshopError, match="It broke") as raised:
        raise kind("It broke.", "", "")
    assert raised.value.sentences == "It broke."


def test_a_file_that_is_gone_says_whether_the_last_words_are_in_it() -> None:
    fault = FileGone("It was moved.", "All is kept.", "Keep a copy.", saved=True)
    assert fault.saved
    assert fault.sentences == "It was moved. All is kept. Keep a copy."
    assert str(fault) == "It was moved."


def test_news_says_whether_a_kind_was_touched() -> None:
    news = Changed("keep a note", frozenset({Note, Theme}), datetime(2014, 4, 9))
    assert news.touches(Note)
    assert news.touches(Judgement, Theme)
    assert not news.touches(Judgement, DifferingView)
    assert not news.touches()


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (NoteKind.STRENGTH, "Strength"),
        (NoteKind.IMPROVEMENT, "Improvement"),
        (NoteKind.OBSERVATION, "Observation"),
        (NoteKind.COMMENT, "Comment"),
        (NoteKind.CONCERN, "Immediate concern"),
    ],
)
def test_every_kind_of_note_has_its_heading(kind: NoteKind, word: str) -> None:
    assert kind.word == word


def test_every_stance_has_words_and_none_has_no_words() -> None:
    assert [stance.word for stance in Stance] == [
        "",
        "A challenge",
        "What helps",
        "A suggestion",
    ]


def test_a_row_held_back_is_named_and_the_headings_hold_none_back() -> None:
    held = Problem("returns.csv", 3, "there is no case “Child Z”.")
    assert held.sentence == "Row 3 of returns.csv was held back: there is no case “Child Z”."
    noticed = Problem("returns.csv", 3, "the column “fax” is not known.", in_headings=True)
    assert noticed.sentence == "Row 3 of returns.csv: the column “fax” is not known."


def test_the_time_is_said_in_24_hours() -> None:
    assert short_time(datetime(2014, 4, 9, 9, 5, 59)) == "09:05"
    assert short_time(datetime(2014, 4, 9, 23, 0)) == "23:00"


def test_the_computers_clock_says_local_time_without_a_zone() -> None:
    assert system_clock().tzinfo is None
    assert abs(system_clock() - datetime.now()).total_seconds() < 60


@pytest.mark.parametrize("typed", ["1:2:3", "123:00", "x9:00", "9:x0", "12345", "-9:00", "9:60"])
def test_what_only_looks_like_a_time_is_none(typed: str) -> None:
    assert tidy_time(typed) is None


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        pytest.param("We wait", "“We wait”", id="without marks"),
        pytest.param(' "We wait." ', "“We wait.”", id="straight marks around it"),
        pytest.param("“ We wait. ”", "“We wait.”", id="space within the marks"),
        pytest.param("“We wait.", "“We wait.”", id="the second mark forgotten"),
        pytest.param('We wait."', "“We wait.”", id="the first mark forgotten"),
        pytest.param('He said "no"', '“He said "no"”', id="a quote at its end"),
        pytest.param("“No” is enough", "““No” is enough”", id="a quote at its start"),
        pytest.param("“Yes,” she said, “no.”", "“Yes,” she said, “no.”", id="a broken quote"),
    ],
)
def test_a_quote_has_its_own_marks_and_no_second_pair(typed: str, printed: str) -> None:
    assert quoted(typed) == printed


@pytest.mark.parametrize(
    ("kind", "verbatim", "words"),
    [
        (NoteKind.COMMENT, True, "“We wait”"),
        (NoteKind.COMMENT, False, "We wait"),
        pytest.param(NoteKind.STRENGTH, True, "We wait", id="only a comment is quoted"),
    ],
)
def test_a_note_is_in_quotation_marks_where_it_is_somebodys_own(
    kind: NoteKind, verbatim: bool, words: str
) -> None:
    assert Note(kind, "We wait", verbatim=verbatim).words == words
